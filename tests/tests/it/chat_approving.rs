//! Approval by a second person, in chat.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_domain::ChatPlatform;
use usher_tests::{
    ADA, BOTH, Chat, EVE, GOOD_PASSWORD, GRACE_IN_CHAT as GRACE, HEIDI, Seen, TestApp, Way, body,
};

use crate::{
    approving::{House, approve, ask, define, house},
    managing::read,
};

const HEIDIS: &str = "heidi@example.com";
const LINE: &str = "ada@example.com Ada Lovelace role:ops";

/// Grace, and Heidi, who linked her own account on a platform and may do as much. `ops` is marked.
async fn scene(way: Way, on: ChatPlatform) -> Chat {
    let chat = Chat::linked_by(way).await;
    chat.usher.member(HEIDIS, "super_admin").await;
    Box::pin(chat.link_oneself(on, HEIDI, HEIDIS)).await;
    define(&chat.usher, "ops", &["users:read", "app:calling"], true).await;
    chat
}

/// Grace asks, and whoever may decide is told: what Heidi got.
async fn asks(chat: &Chat, on: ChatPlatform) -> Seen {
    chat.types(on, GRACE, LINE).await;
    chat.sees(on, GRACE, "waits for approval.").await;
    chat.keeps(1).await;
    chat.ring().await;
    let request = chat.is_told(on, HEIDI, "asks to add").await;
    assert!(request.says("Approve") && request.says("Decline"), "{}", request.text);
    assert!(request.says("Ada Lovelace") && request.says("ops"), "{}", request.text);
    request
}

async fn has_mail(usher: &TestApp) -> bool {
    usher.deliver().await;
    usher.take_mails().iter().any(|mail| mail.0.to[0] == ADA)
}

async fn is_approved(way: Way, on: ChatPlatform) {
    let chat = scene(way, on).await;
    let request = asks(&chat, on).await;
    assert_eq!(chat.user(ADA).await["status"], "pending_approval");
    assert!(!has_mail(&chat.usher).await);
    chat.presses(on, HEIDI, &request, "Approve").await;
    chat.becomes(on, HEIDI, &request, "You approved this.").await;
    chat.ring().await;
    chat.is_told(on, GRACE, "What you asked for was approved.").await;
    let link = chat.usher.mail_to(ADA).link();
    assert_eq!(chat.usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    assert_eq!(chat.user(ADA).await["role"], "ops");
    chat.finish().await;
}

#[tokio::test]
async fn a_second_person_is_asked_by_a_message_and_approves_with_its_button() {
    for on in BOTH {
        Box::pin(is_approved(Way::HTTP, on)).await;
    }
}

#[tokio::test]
async fn over_sockets_a_second_person_approves() {
    for on in BOTH {
        Box::pin(is_approved(Way::Sockets, on)).await;
    }
}

#[tokio::test]
async fn the_card_of_who_waits_becomes_that_of_who_is_invited() {
    for on in BOTH {
        let chat = scene(Way::HTTP, on).await;
        let request = asks(&chat, on).await;
        // In Slack the card is a direct message; beside it there is a note where it is.
        let card = chat.sees(on, GRACE, "If nobody decides by").await;
        chat.presses(on, HEIDI, &request, "Approve").await;
        chat.ring().await;
        chat.ring().await;
        let invited = chat.becomes(on, GRACE, &card, "Copy link").await;
        assert!(!invited.says("waits for approval"), "{}", invited.text);
        chat.finish().await;
    }
}

#[tokio::test]
async fn whoever_asked_and_a_stranger_cannot_approve() {
    for on in BOTH {
        let chat = scene(Way::HTTP, on).await;
        define(&chat.usher, "helper", &["users:read", "users:invite"], false).await;
        let eve = chat.usher.member("eve@example.com", "helper").await;
        chat.link(EVE, eve["id"].as_str().unwrap()).await;
        let other = chat.usher.member("mallory@example.com", "user").await;
        asks(&chat, on).await;
        for (who, refusal) in [(GRACE, "whoever asked"), (EVE, "a stranger")] {
            chat.types(on, who, "approvals").await;
            let waiting = chat.sees(on, who, "Waiting for approval").await;
            chat.presses(on, who, &waiting, "Approve").await;
            let all = chat.all(on, who);
            let refused = all.last().unwrap();
            assert!(!refused.says("You approved this."), "{on:?} {refusal}: {}", refused.text);
            assert!(refused.says("Nothing was changed."), "{on:?} {refusal}: {}", refused.text);
            assert_eq!(chat.user(ADA).await["status"], "pending_approval", "{refusal}");
        }
        // Somebody who may nothing does not even see what waits.
        chat.link(EVE, other["id"].as_str().unwrap()).await;
        chat.types(on, EVE, "approvals").await;
        chat.sees(on, EVE, "You may not do this in Usher.").await;
        assert!(!has_mail(&chat.usher).await);
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_second_person_declines_and_says_why() {
    for on in BOTH {
        let chat = scene(Way::HTTP, on).await;
        let request = asks(&chat, on).await;
        chat.presses(on, HEIDI, &request, "Decline").await;
        chat.fills_in(on, HEIDI, &[("reason", "Not before March")]).await;
        chat.sees(on, HEIDI, "You declined this.").await;
        chat.ring().await;
        let told = chat.is_told(on, GRACE, "What you asked for was declined.").await;
        assert!(told.says("Not before March"), "{}", told.text);
        // Too late to change one's mind.
        chat.presses(on, HEIDI, &request, "Approve").await;
        chat.becomes(on, HEIDI, &request, "This was declined.").await;
        assert!(!has_mail(&chat.usher).await);
        chat.finish().await;
    }
}

#[tokio::test]
async fn what_nobody_decides_lapses_after_three_days() {
    for on in BOTH {
        let chat = scene(Way::HTTP, on).await;
        let request = asks(&chat, on).await;
        chat.usher.clock.advance(SignedDuration::from_hours(72));
        chat.usher.clean_up().await;
        chat.ring().await;
        chat.is_told(on, GRACE, "What you asked for lapsed: nobody decided in time.").await;
        chat.presses(on, HEIDI, &request, "Approve").await;
        chat.becomes(on, HEIDI, &request, "This lapsed").await;
        assert!(!has_mail(&chat.usher).await);
        chat.finish().await;
    }
}

#[tokio::test]
async fn where_nobody_could_approve_that_is_said_at_once() {
    for on in BOTH {
        let chat = Chat::linked().await;
        define(&chat.usher, "ops", &["users:read", "app:calling"], true).await;
        chat.types(on, GRACE, LINE).await;
        let all = chat.sees(on, GRACE, "Nothing was changed.").await;
        assert!(all.says("needs approval, and nobody else"), "{}", all.text);
        assert_eq!(chat.count().await, 1);
        chat.finish().await;
    }
}

// -- one person who poses as two ---------------------------------------------------------------

async fn approve_for(usher: &TestApp, bot: &usher_tests::BotKey, id: &str) -> (u16, Value) {
    let call =
        usher.call_for(bot, "slack:T1:U1", Method::POST, &format!("/v1/approvals/{id}/approve"));
    let answer = read(call).await;
    (answer.status, answer.body["code"].clone())
}

#[tokio::test]
async fn an_account_that_whoever_asked_linked_to_a_second_person_cannot_approve() {
    let House { usher, heidi, second } = house().await;
    let bot = usher.bot_key(&["slack:T1"]).await;
    // Grace's own account, said to be Heidi's.
    usher.link_chat("slack:T1:U1", heidi["id"].as_str().unwrap()).await;
    let (id, _) = ask(&usher, usher.key(), ADA, "ops").await;
    assert_eq!(approve_for(&usher, &bot, &id).await, (403, json!("person_required")));
    let path = format!("/v1/approvals/{id}/decline");
    let declined = read(usher.call_for(&bot, "slack:T1:U1", Method::POST, &path)).await;
    assert_eq!(declined.code(), (403, "person_required"));
    // Heidi herself can.
    assert_eq!(approve(&usher, &second, &id).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_account_that_somebody_else_linked_asks_for_nothing_that_takes_two() {
    let House { usher, heidi, .. } = house().await;
    let bot = usher.bot_key(&["slack:T1"]).await;
    // Grace's own account, said to be Heidi's: Grace would ask as Heidi, and approve as herself.
    usher.link_chat("slack:T1:U1", heidi["id"].as_str().unwrap()).await;
    let mut person = body(ADA);
    person["role"] = "ops".into();
    let call = usher.call_for(&bot, "slack:T1:U1", Method::POST, "/v1/users").json(&person);
    assert_eq!(read(call).await.code(), (403, "person_required"));
    let file = "first_name,last_name,email,role\nAda,Lovelace,ada@example.com,ops\n";
    let call = usher.call_for(&bot, "slack:T1:U1", Method::POST, "/v1/imports");
    let import = read(call.header("content-type", "text/csv").body(file)).await;
    assert_eq!(import.status, 201);
    let path = format!("/v1/imports/{}/commit", import.body["import"]["id"].as_str().unwrap());
    let commit = usher.call_for(&bot, "slack:T1:U1", Method::POST, &path);
    let commit = commit.json(&json!({ "hash": import.body["import"]["hash"] }));
    assert_eq!(read(commit).await.code(), (403, "person_required"));
    // What takes one person only, the account may.
    let call = usher.call_for(&bot, "slack:T1:U1", Method::POST, "/v1/users").json(&body(ADA));
    assert_eq!(read(call).await.status, 201);
    usher.finish_unread().await;
}
