//! Cards in chat that announce a user, and change in place for a while.

use std::collections::BTreeMap;

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ada, body};

use crate::chat_notices::{Chat, GRACE, HANDLE, open_notices, pair, text};

#[tokio::test]
async fn a_card_follows_its_user_from_the_mail_to_the_acceptance() {
    let chat = Chat::start().await;
    let user = chat.announced(&ada()).await;
    assert_eq!(chat.take().await, Vec::<Value>::new(), "the card shows all there is");

    chat.usher.deliver().await;
    let sent = chat.take_one().await;
    assert_eq!(sent["account"], GRACE);
    assert_eq!((&sent["kind"], &sent["event"]), (&json!("card"), &json!("mail_sent")));
    assert_eq!(sent["user"]["id"], user["id"]);
    assert_eq!(sent["user"]["invite"]["mail"]["state"], "sent");
    assert_eq!((&sent["language"], &sent["approval"]), (&json!("en"), &Value::Null));
    assert_eq!(sent["card"]["handle"], HANDLE);
    assert_eq!(sent["card"]["posted_version"], 1);
    chat.told(&sent).await;

    chat.news().await;
    let delivered = chat.take_one().await;
    assert_eq!(delivered["event"], "mail_delivered");
    assert_eq!(delivered["card"]["posted_version"], sent["user"]["version"]);
    chat.told(&delivered).await;

    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    let accepted = chat.take_one().await;
    assert_eq!((&accepted["kind"], &accepted["event"]), (&json!("card"), &json!("accepted")));
    assert_eq!(accepted["user"]["status"], "active");
    chat.told(&accepted).await;
    assert_eq!(open_notices(&chat.usher), 0, "the card tells it, so there is no message besides");
    chat.finish().await;
}

#[tokio::test]
async fn whatever_changes_a_user_changes_their_card() {
    let chat = Chat::start().await;
    let user = chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.tell_all().await;
    let path = format!("/v1/users/{}", text(&user["id"]));
    let change = json!({ "last_name": "Byron" });
    let steps: [(Method, String, Option<Value>, &str); 3] = [
        (Method::PATCH, path.clone(), Some(change), "changed"),
        (Method::POST, format!("{path}/invite"), None, "resent"),
        (Method::DELETE, format!("{path}/invite"), None, "revoked"),
    ];
    for (method, path, body, event) in steps {
        chat.usher.clock.advance(SignedDuration::from_secs(61));
        let call = chat.usher.call(method, &path);
        let call = if let Some(body) = body { call.json(&body) } else { call };
        assert_eq!(call.send().await.unwrap().status(), 200);
        // The resent mail is one more change, and comes together with it.
        while chat.usher.deliver.sweep().await.unwrap() > 0 && event != "resent" {}
        assert_eq!(chat.tell_all().await, [pair("card", event)]);
        chat.usher.deliver().await;
        chat.tell_all().await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn what_happens_before_a_card_is_taken_comes_together_in_one_notice() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.news().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(open_notices(&chat.usher), 1);
    let notice = chat.take_one().await;
    assert_eq!(
        (&notice["event"], &notice["user"]["status"]),
        (&json!("accepted"), &json!("active"))
    );
    chat.told(&notice).await;
    assert_eq!(chat.take().await, Vec::<Value>::new());
    chat.finish().await;
}

#[tokio::test]
async fn what_happens_while_a_notice_is_out_makes_it_due_again() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let sent = chat.take_one().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(chat.take().await, Vec::<Value>::new(), "it is out still");
    chat.told(&sent).await;
    let accepted = chat.take_one().await;
    assert_eq!((&accepted["id"], &accepted["event"]), (&sent["id"], &json!("accepted")));
    assert_eq!(accepted["card"]["posted_version"], sent["user"]["version"]);
    chat.told(&accepted).await;
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn a_card_of_an_older_version_is_due_at_once() {
    let chat = Chat::start().await;
    let user = chat.invite(&ada()).await;
    chat.usher.deliver().await;
    chat.keep_card(&user).await;
    let notice = chat.take_one().await;
    assert_eq!((&notice["kind"], &notice["event"]), (&json!("card"), &json!("changed")));
    assert_eq!(notice["user"]["invite"]["mail"]["state"], "sent");
    chat.told(&notice).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_card_that_is_registered_amid_the_news_misses_none_of_it() {
    let chat = Chat::start().await;
    for n in 0..12 {
        let user = chat.invite(&body(&format!("ada{n}@example.com"))).await;
        let ((), swept) = tokio::join!(chat.keep_card(&user), chat.usher.deliver.sweep());
        swept.unwrap();
    }
    chat.usher.deliver().await;
    let mut shown = BTreeMap::new();
    for _ in 0..4 {
        for notice in chat.take().await {
            shown.insert(text(&notice["user"]["id"]), notice["user"]["version"].clone());
            chat.told(&notice).await;
        }
    }
    assert_eq!(shown.len(), 12, "each card has come to show the mail that was sent");
    assert!(shown.values().all(|version| *version == 2), "{shown:?}");
    chat.finish().await;
}

#[tokio::test]
async fn the_last_card_of_an_account_takes_the_place_of_the_one_before() {
    let chat = Chat::start().await;
    let user = chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let until = chat.usher.clock.now() + SignedDuration::from_mins(30);
    let card = json!({ "handle": "another", "until": until, "version": user["version"] });
    assert_eq!(chat.put_card(GRACE, &user, &card).await.status(), 204);
    let notice = chat.take_one().await;
    assert_eq!(notice["card"]["handle"], "another");
    chat.told(&notice).await;
    assert_eq!(open_notices(&chat.usher), 0, "the older one's notice is gone");
    chat.finish().await;
}

#[tokio::test]
async fn after_the_cards_time_the_inviter_gets_a_message_if_it_is_worth_one() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.tell_all().await;
    // The card's time is over before the next news.
    chat.usher.clock.advance(SignedDuration::from_mins(15));
    chat.news().await;
    assert_eq!(chat.take().await, Vec::<Value>::new(), "delivered is not worth a message");
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "accepted")]);
    chat.finish().await;
}

#[tokio::test]
async fn a_cards_time_may_end_before_its_notice_is_taken() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.announced(&body("sent@example.com")).await;
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    chat.usher.clock.advance(SignedDuration::from_mins(15));
    let notice = chat.take_one().await;
    assert_eq!((&notice["kind"], &notice["event"]), (&json!("message"), &json!("accepted")));
    assert_eq!(notice["card"], Value::Null);
    chat.told(&notice).await;
    assert_eq!(open_notices(&chat.usher), 0, "that a mail was sent came to nothing");
    chat.finish().await;
}

#[tokio::test]
async fn a_card_that_cannot_be_changed_becomes_a_message() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    let card = chat.take_one().await;
    assert_eq!(card["kind"], "card");
    assert_eq!(chat.done_as(&chat.bot, &card, "undeliverable").await, 204);
    assert_eq!(chat.tell_all().await, [pair("message", "accepted")]);
    assert_eq!(open_notices(&chat.usher), 0);
    assert!(!chat.usher.whole_table().contains("CARD#"), "nobody tries that card again");
    chat.finish().await;
}

#[tokio::test]
async fn a_card_says_what_is_wrong_with_it() {
    let chat = Chat::start().await;
    let user = chat.invite(&ada()).await;
    let soon = chat.usher.clock.now() + SignedDuration::from_mins(15);
    let far = chat.usher.clock.now() + SignedDuration::from_mins(61);
    let wrong = [
        (json!({ "handle": "x", "until": soon }), "version", "required"),
        (json!({ "handle": "x", "until": soon, "version": 9 }), "version", "out_of_range"),
        (json!({ "handle": "x", "until": soon, "version": 0 }), "version", "out_of_range"),
        (json!({ "handle": "x", "until": far, "version": 1 }), "until", "too_far_ahead"),
        (
            json!({ "handle": "x", "until": "2020-01-01T00:00:00Z", "version": 1 }),
            "until",
            "not_in_future",
        ),
        (json!({ "handle": "x", "until": "soon", "version": 1 }), "until", "instant_malformed"),
        (json!({ "handle": "", "until": soon, "version": 1 }), "handle", "required"),
        (
            json!({ "handle": "é".repeat(1001), "until": soon, "version": 1 }),
            "handle",
            "too_many_bytes",
        ),
        (
            json!({ "handle": "x", "until": soon, "version": 1, "colour": 1 }),
            "colour",
            "unknown_field",
        ),
    ];
    for (card, field, code) in wrong {
        let response = chat.put_card(GRACE, &user, &card).await;
        assert_eq!(response.status(), 422, "{card}");
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["errors"][0]["field"], field, "{problem}");
        assert_eq!(problem["errors"][0]["code"], code, "{problem}");
    }
    let nobody = json!({ "id": "01930000-0000-7000-8000-000000000000" });
    let card = json!({ "handle": "x", "until": soon, "version": 1 });
    assert_eq!(chat.put_card(GRACE, &nobody, &card).await.status(), 404);
    assert_eq!(chat.put_card("slack:T1:U2", &user, &card).await.status(), 403, "not linked");
    let longest = json!({ "handle": "é".repeat(1000), "until": soon, "version": 1 });
    assert_eq!(chat.put_card(GRACE, &user, &longest).await.status(), 204);
    chat.finish().await;
}

#[tokio::test]
async fn the_handle_of_a_card_is_sealed_and_told_once() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    assert!(chat.usher.whole_table().contains("CARD#"));
    assert!(!chat.usher.whole_table().contains("very-secret"));
    chat.usher.deliver().await;
    let path = "/v1/chat-notices/take";
    let take = || {
        let call = chat.usher.call_with(&chat.bot.secret, Method::POST, path);
        call.header("idempotency-key", "once").send()
    };
    let first: Value = take().await.unwrap().json().await.unwrap();
    assert_eq!(first["items"][0]["card"]["handle"], HANDLE);
    assert_eq!(take().await.unwrap().status(), 409, "the answer is kept nowhere");
    assert!(!chat.usher.whole_table().contains("very-secret"));
    chat.told(&first["items"][0]).await;
    chat.finish().await;
}

#[tokio::test]
async fn what_the_card_told_is_not_told_again_by_a_message() {
    let chat = Chat::start().await;
    let user = chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    let accepted = chat.take_one().await;
    assert_eq!(accepted["event"], "accepted");
    let path = format!("/v1/users/{}", text(&user["id"]));
    let call = chat.usher.call(Method::PATCH, &path).json(&json!({ "last_name": "Byron" }));
    assert_eq!(call.send().await.unwrap().status(), 200);
    chat.usher.deliver().await;
    chat.told(&accepted).await;
    chat.usher.clock.advance(SignedDuration::from_mins(15));
    assert_eq!(chat.take().await, Vec::<Value>::new());
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn a_card_in_an_account_that_is_linked_no_more_keeps_no_message_from_another_account() {
    let chat = Chat::start().await;
    let other = "slack:T1:U2";
    chat.usher.link_chat(other, &chat.usher.admin.to_string()).await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.news().await;
    chat.tell_all().await;
    let call = chat.usher.call(Method::DELETE, &format!("/v1/chat-links/{GRACE}"));
    assert!(call.send().await.unwrap().status().is_success());
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    let notice = chat.take_one().await;
    assert_eq!((&notice["kind"], &notice["event"]), (&json!("message"), &json!("accepted")));
    assert_eq!(notice["account"], other);
    chat.told(&notice).await;
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}
