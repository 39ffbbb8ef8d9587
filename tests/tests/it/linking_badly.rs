//! Linking a chat account: what comes in between, and who may not.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{BotKey, GOOD_PASSWORD, TableFault, TestApp};

use crate::{linking::scene, managing::act};

const U1: &str = "slack:T1:U1";
const ADA: &str = "ada@example.com";

async fn works(usher: &TestApp, bot: &BotKey, account: &str) -> bool {
    let call = usher.call_for(bot, account, Method::GET, "/v1/users");
    call.send().await.unwrap().status() == 200
}

#[tokio::test]
async fn a_password_that_is_changed_in_between_ends_the_request() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    assert_eq!(browser.change_password("seven quiet lakes under snow").await.status, 303);
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    assert!(!works(&usher, &bot, U1).await);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_is_shut_out_or_signed_out_everywhere_in_between_links_nothing() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    usher.clock.advance(SignedDuration::from_secs(1));
    act(&usher, Method::DELETE, &admin, "/sessions").await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 410);
    let mut browser = usher.signed_in(ADA).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    usher.clock.advance(SignedDuration::from_secs(1));
    act(&usher, Method::POST, &admin, "/deactivate").await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 410);
    act(&usher, Method::POST, &admin, "/reactivate").await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 410, "the sessions had ended");
    assert!(!works(&usher, &bot, U1).await);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_changes_the_password_elsewhere_while_it_is_typed_signs_in_first() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    usher.clock.advance(SignedDuration::from_mins(6));
    let link = usher.ask_to_link(&bot, U1).await;
    let mut elsewhere = usher.signed_in(ADA).await;
    // The try is counted first, then the right password is noted.
    usher.faults.table([TableFault::None, TableFault::Wait]);
    let meanwhile = async {
        usher.faults.transaction_waits().await;
        assert_eq!(elsewhere.change_password("seven quiet lakes under snow").await.status, 303);
        usher.faults.go_on();
    };
    let (page, ()) = tokio::join!(browser.confirm_link(&link, GOOD_PASSWORD), meanwhile);
    assert_eq!(page.status, 303, "{}", page.html);
    assert!(page.location().starts_with("/sign-in?next=%2Fchat-link%2F"), "{}", page.location());
    assert!(!works(&usher, &bot, U1).await);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_is_erased_in_between_links_nothing() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    act(&usher, Method::DELETE, &admin, "").await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 410);
    assert!(!works(&usher, &bot, U1).await);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_account_that_is_somebody_elses_moves_and_both_are_told() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let bob = usher.member("bob@example.com", "admin").await;
    usher.link_chat(U1, bob["id"].as_str().unwrap()).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let page = browser.open(&link).await;
    assert!(page.html.contains("linked to somebody else") && !page.html.contains("bob"));
    let digits = browser.digits(&link).await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 200);
    let me = usher.call_for(&bot, U1, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(me.json::<Value>().await.unwrap()["user"]["id"], admin["id"]);
    usher.deliver().await;
    assert!(usher.mail_to(ADA).subject().contains("was linked to you"));
    assert!(usher.mail_to("bob@example.com").subject().contains("no longer linked"));
    let of_bob = usher.get(&format!("/v1/chat-links?user={}", bob["id"].as_str().unwrap())).await;
    assert_eq!(of_bob["items"], json!([]));
    let timeline = usher.get(&format!("/v1/users/{}/timeline", bob["id"].as_str().unwrap())).await;
    assert_eq!(timeline["items"][0]["kind"], "chat_unlinked");
    assert_eq!(timeline["items"][0]["actor"]["id"], admin["id"]);
    // One's own can be linked anew, and stays one.
    let link = usher.ask_to_link(&bot, U1).await;
    assert!(browser.open(&link).await.html.contains("linked to you already"));
    let digits = browser.digits(&link).await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 200);
    let path = format!("/v1/chat-links?user={}", admin["id"].as_str().unwrap());
    assert_eq!(usher.get(&path).await["items"].as_array().unwrap().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_name_stays_text_however_it_is_made() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    let long = "x".repeat(5000);
    for (name, shown) in [
        ("<script>alert(1)</script>", "&#60;script&#62;alert(1)&#60;/script&#62;"),
        ("\u{202e}nimda\u{0}\r\n", "nimda"),
        (&*long, &"x".repeat(80)),
        ("\u{200b}\u{202e}", "(no name)"),
        ("", "(no name)"),
        ("{{ 7*7 }} { $platform }", "{{ 7*7 }} { $platform }"),
    ] {
        usher.clock.advance(SignedDuration::from_mins(3));
        let (status, answer) = usher.try_to_ask(&bot, U1, name).await;
        assert_eq!(status, 201, "{answer}");
        let url: url::Url = answer["url"].as_str().unwrap().parse().unwrap();
        let page = browser.open(url.path()).await;
        assert!(page.html.contains(&format!("<bdi>{shown}</bdi>")), "{shown} {}", page.html);
        assert!(!page.html.contains("<script>") && !page.html.contains('\u{202e}'));
        assert!(!page.html.contains(&"x".repeat(81)));
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn codes_are_held_back_by_account_and_workspace() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*"]).await;
    for _ in 0..5 {
        usher.ask_to_link(&bot, U1).await;
    }
    let (status, answer) = usher.try_to_ask(&bot, U1, "ada").await;
    assert_eq!((status, &answer["code"]), (429, &json!("too_many_requests")));
    // The others of the workspace go on, up to a limit of their own.
    let mut asked = 5;
    while usher.try_to_ask(&bot, &format!("slack:T1:V{asked}"), "ada").await.0 == 201 {
        asked += 1;
        assert!(asked <= 200);
    }
    assert_eq!(asked, 200);
    assert_eq!(usher.try_to_ask(&bot, "slack:T2:U1", "ada").await.0, 201);
    usher.clock.advance(SignedDuration::from_mins(10));
    usher.ask_to_link(&bot, U1).await;
    usher.finish().await;
}

#[tokio::test]
async fn only_a_bot_asks_and_only_for_the_workspaces_that_it_serves() {
    let usher = TestApp::start().await;
    let (bot, _, _) = scene(&usher).await;
    let (status, answer) = usher.try_to_ask(&bot, "slack:T2:U1", "ada").await;
    assert_eq!((status, &answer["code"]), (403, &json!("workspace_not_served")));
    let (status, answer) = usher.type_digits(&bot, "slack:T2:U1", "123456").await;
    assert_eq!((status, &answer["code"]), (403, &json!("workspace_not_served")));
    let (status, answer) = usher.type_digits(&bot, U1, "123456").await;
    assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    let code = |call: reqwest::RequestBuilder, body: Value| async move {
        let response = call.json(&body).send().await.unwrap();
        let status = response.status().as_u16();
        let answer: Value = response.json().await.unwrap();
        let field = answer["errors"][0]["field"].as_str().unwrap_or_default().to_owned();
        (status, answer["code"].as_str().unwrap().to_owned(), field)
    };
    let of = |status: u16, code: &str, field: &str| (status, code.to_owned(), field.to_owned());
    let ask = json!({ "account": U1, "display_name": "ada" });
    let codes = "/v1/chat-links/codes";
    let call = usher.call(Method::POST, codes);
    assert_eq!(code(call, ask.clone()).await, of(403, "bot_required", ""));
    // Who speaks for one account does not ask for another.
    let call = usher.call_for(&bot, "slack:T1:U2", Method::POST, codes);
    assert_eq!(code(call, ask.clone()).await, of(403, "on_behalf_not_allowed", ""));
    // The digits are an account's: without one there is nothing to compare them with.
    let confirm = "/v1/chat-links/confirm";
    let call = usher.call_with(&bot.secret, Method::POST, confirm);
    let digits = json!({ "digits": "123456" });
    assert_eq!(code(call, digits).await, of(422, "invalid", "Usher-On-Behalf-Of"));
    for (path, body, field) in [
        (codes, json!({ "account": "slack:T1", "display_name": "ada" }), "account"),
        (codes, json!({ "account": U1 }), "display_name"),
        (codes, json!({ "account": U1, "display_name": 1 }), "display_name"),
        (
            codes,
            json!({ "account": U1, "display_name": "a", "workspace_name": [] }),
            "workspace_name",
        ),
        (codes, json!({ "account": U1, "display_name": "a", "language": "xx" }), "language"),
        (codes, json!({ "account": U1, "display_name": "a", "user": "x" }), "user"),
        (confirm, json!({ "digits": 123_456 }), "digits"),
        (confirm, json!({ "digits": "12345" }), "digits"),
        (confirm, json!({}), "digits"),
    ] {
        let call = usher.call_for(&bot, U1, Method::POST, path);
        assert_eq!(code(call, body).await, of(422, "invalid", field));
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_repeated_in_chat_gets_the_first_answer() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let ask = || {
        let call = usher.call_with(&bot.secret, Method::POST, "/v1/chat-links/codes");
        let call = call.header("idempotency-key", "interaction-1");
        call.json(&json!({ "account": U1, "display_name": "ada" }))
    };
    let read = async |call: reqwest::RequestBuilder| {
        let response = call.send().await.unwrap();
        (response.status().as_u16(), response.json::<Value>().await.unwrap())
    };
    let (status, first) = read(ask()).await;
    assert_eq!(status, 201);
    let url: url::Url = first["url"].as_str().unwrap().parse().unwrap();
    let digits = browser.digits(url.path()).await;
    assert_eq!(read(ask()).await, (201, first));
    let confirm = |digits: &str| {
        let call = usher.call_for(&bot, U1, Method::POST, "/v1/chat-links/confirm");
        call.header("idempotency-key", "interaction-2").json(&json!({ "digits": digits }))
    };
    // The repetition is of an account that is linked by now, and gets the answer all the same.
    let (status, linked) = read(confirm(&digits)).await;
    assert_eq!((status, &linked["user"]["id"]), (200, &admin["id"]));
    assert_eq!(read(confirm(&digits)).await, (200, linked));
    assert_eq!(read(confirm("000000")).await.0, 422);
    usher.deliver().await;
    usher.mail_to(ADA);
    usher.finish_unread().await;
}
