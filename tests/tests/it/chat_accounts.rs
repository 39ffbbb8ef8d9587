//! The chat accounts of people: listed, set by an admin, unlinked, and gone with their person.

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use usher_tests::{BotKey, TestApp, answer};

use crate::managing::act;

const U1: &str = "slack:T1:U1";
const U2: &str = "discord:7:U2";
const ADA: &str = "ada@example.com";

fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

async fn code(call: RequestBuilder) -> (u16, String) {
    let (status, answer) = answer(call).await;
    (status, answer["code"].as_str().unwrap_or_default().to_owned())
}

fn put(usher: &TestApp, key: &str, account: &str, user: &str) -> RequestBuilder {
    let call = usher.call_with(key, Method::PUT, &format!("/v1/chat-links/{account}"));
    call.json(&json!({ "user_id": user }))
}

fn unlink(usher: &TestApp, key: &str, account: &str) -> RequestBuilder {
    usher.call_with(key, Method::DELETE, &format!("/v1/chat-links/{account}"))
}

async fn linked(usher: &TestApp, bot: &BotKey, account: &str) -> bool {
    let call = usher.call_for(bot, account, Method::GET, "/v1/me");
    match code(call).await {
        (200, _) => true,
        refused => {
            assert_eq!(refused, (403, "not_linked".to_owned()));
            false
        }
    }
}

#[tokio::test]
async fn an_admin_links_an_account_and_its_person_is_told() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*"]).await;
    let ada = usher.member(ADA, "admin").await;
    let (status, put_there) = answer(put(&usher, usher.key(), U1, id(&ada))).await;
    assert_eq!(status, 200, "{put_there}");
    let link = &put_there["link"];
    assert_eq!(
        link,
        &json!({ "account": U1, "platform": "slack", "workspace": "T1", "workspace_name": null,
            "display_name": null, "user_id": ada["id"], "linked_at": usher.clock.now().to_string(),
            "linked_by": link["linked_by"] })
    );
    assert_eq!(link["linked_by"]["id"], usher.admin.to_string());
    assert!(linked(&usher, &bot, U1).await);
    usher.deliver().await;
    let mail = usher.mail_to(ADA);
    assert!(mail.text().contains("U1, in T1"), "{}", mail.text());
    // To link it again changes nothing.
    assert_eq!(answer(put(&usher, usher.key(), U1, id(&ada))).await.1, put_there);
    let timeline = usher.get(&format!("/v1/users/{}/timeline", id(&ada))).await;
    assert_eq!(timeline["items"][0]["kind"], "chat_linked");
    assert_ne!(timeline["items"][1]["kind"], "chat_linked");
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_links_an_account_to_or_from_somebody_who_may_do_more() {
    let usher = TestApp::start().await;
    let ada = usher.member(ADA, "admin").await;
    let key = usher.key_of(&ada, "admin").await.shown;
    let (bob, grace) = (usher.member("bob@example.com", "user").await, usher.admin.to_string());
    let above = (403, "role_exceeds_caller".to_owned());
    assert_eq!(code(put(&usher, &key, U1, &grace)).await, above);
    assert_eq!(answer(put(&usher, &key, U1, id(&bob))).await.0, 200);
    usher.link_chat(U2, &grace).await;
    assert_eq!(code(put(&usher, &key, U2, id(&bob))).await, above);
    assert_eq!(code(unlink(&usher, &key, U2)).await, above);
    // A role that was defined here counts as much: it may do one thing that an admin may not.
    usher.define_role("keeper", &["keys:manage"]).await;
    let keeper = usher.member("keeper@example.com", "keeper").await;
    assert_eq!(code(put(&usher, &key, "slack:T1:U3", id(&keeper))).await, above);
    let lesser = usher.key_of(&bob, "user").await.shown;
    let missing = (403, "permission_missing".to_owned());
    assert_eq!(code(put(&usher, &lesser, U1, id(&bob))).await, missing);
    // A key is no person: what belongs to its maker is not its own.
    assert_eq!(code(unlink(&usher, &lesser, U1)).await, missing);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_cannot_be_linked_is_told() {
    let usher = TestApp::start().await;
    let ada = usher.member(ADA, "admin").await;
    let invited = usher.add(&usher_tests::body("new@example.com")).await;
    for (account, user, expected) in [
        ("slack:T1", id(&ada), (422, "account")),
        ("irc:T1:U1", id(&ada), (422, "account")),
        ("%FF", id(&ada), (422, "account")),
        (U1, "nobody", (422, "user_id")),
        (U1, "01930000-0000-7000-8000-000000000000", (422, "user_id")),
    ] {
        let (status, answer) = answer(put(&usher, usher.key(), account, user)).await;
        let field = answer["errors"][0]["field"].as_str().unwrap_or_default();
        assert_eq!((status, field), expected, "{account} {user}");
    }
    let wrong_status = (409, "wrong_status".to_owned());
    assert_eq!(code(put(&usher, usher.key(), U1, id(&invited))).await, wrong_status);
    act(&usher, Method::POST, &ada, "/deactivate").await;
    assert_eq!(code(put(&usher, usher.key(), U1, id(&ada))).await, wrong_status);
    assert_eq!(code(unlink(&usher, usher.key(), U1)).await, (404, "not_found".to_owned()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn in_chat_nobody_links_accounts_but_everybody_unlinks_their_own() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*"]).await;
    let bob = usher.member("bob@example.com", "user").await;
    let ada = usher.member(ADA, "admin").await;
    usher.link_chat(U1, id(&ada)).await;
    usher.link_chat("slack:T1:UB", id(&bob)).await;
    let path = "/v1/chat-links/slack:T1:U9";
    let call = usher.call_for(&bot, U1, Method::PUT, path).json(&json!({ "user_id": ada["id"] }));
    assert_eq!(code(call).await, (403, "on_behalf_not_allowed".to_owned()));
    // Bob may manage nobody, but his account is his.
    let own = "/v1/chat-links/slack:T1:UB";
    let others =
        usher.call_for(&bot, "slack:T1:UB", Method::DELETE, &format!("/v1/chat-links/{U1}"));
    assert_eq!(code(others).await, (403, "permission_missing".to_owned()));
    let (_, list) =
        answer(usher.call_for(&bot, "slack:T1:UB", Method::GET, "/v1/chat-links")).await;
    assert_eq!(list["items"][0]["account"], "slack:T1:UB");
    assert_eq!(answer(usher.call_for(&bot, "slack:T1:UB", Method::DELETE, own)).await.0, 204);
    assert!(!linked(&usher, &bot, "slack:T1:UB").await && linked(&usher, &bot, U1).await);
    usher.deliver().await;
    assert!(usher.mail_to("bob@example.com").subject().contains("no longer linked"));
    let timeline = usher.get(&format!("/v1/users/{}/timeline", id(&bob))).await;
    assert_eq!(timeline["items"][0]["kind"], "chat_unlinked");
    assert_eq!(timeline["items"][0]["actor"]["via_chat"], "slack");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_person_sees_their_accounts_and_unlinks_them_with_a_button() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*", "discord:*"]).await;
    let bob = usher.member("bob@example.com", "user").await;
    let mut browser = usher.signed_in("bob@example.com").await;
    assert!(!browser.open("/account").await.html.contains("Chat accounts"));
    usher.link_chat(U1, id(&bob)).await;
    usher.link_chat(U2, id(&bob)).await;
    usher.link_chat("slack:T1:UG", &usher.admin.to_string()).await;
    let page = browser.open("/account").await;
    assert!(page.html.contains("Chat accounts") && page.html.contains("Discord"));
    assert!(!page.html.contains("UG"));
    let (status, list) = browser.call(Method::GET, "/v1/chat-links").await;
    let accounts: Vec<&Value> =
        list["items"].as_array().unwrap().iter().map(|link| &link["account"]).collect();
    assert_eq!((status, accounts), (200, vec![&json!(U2), &json!(U1)]));
    let of_others = format!("/v1/chat-links?user={}", usher.admin);
    assert_eq!(browser.call(Method::GET, &of_others).await.0, 403);
    let button = format!("/account/chat-links/{U1}/unlink");
    assert_eq!(browser.submit(&button, &[("csrf", "x")]).await.status, 403);
    assert!(linked(&usher, &bot, U1).await);
    let csrf = browser.csrf().await;
    // Of somebody else's nothing becomes.
    let theirs = "/account/chat-links/slack:T1:UG/unlink";
    assert_eq!(browser.submit(theirs, &[("csrf", &csrf)]).await.status, 303);
    assert!(linked(&usher, &bot, "slack:T1:UG").await);
    let page = browser.submit(&button, &[("csrf", &csrf)]).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/account"));
    assert!(!linked(&usher, &bot, U1).await && linked(&usher, &bot, U2).await);
    // By the API, too.
    let delete = browser.request(Method::DELETE, &format!("/v1/chat-links/{U2}"));
    assert_eq!(browser.answer(delete.header("x-csrf-token", csrf)).await.0, 204);
    assert!(!linked(&usher, &bot, U2).await);
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_accounts_of_a_person_go_with_them_and_are_free() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*", "discord:*"]).await;
    let ada = usher.member(ADA, "admin").await;
    usher.link_chat(U1, id(&ada)).await;
    usher.link_chat(U2, id(&ada)).await;
    usher.ask_to_link(&bot, "slack:T1:U3").await;
    act(&usher, Method::DELETE, &ada, "").await;
    assert!(!linked(&usher, &bot, U1).await);
    usher.deliver().await;
    let left: Vec<String> =
        usher.every_item().into_iter().filter(|item| item.contains(U2)).collect();
    assert_eq!(left, Vec::<String>::new());
    assert!(!usher.whole_table().contains(&format!("CHAT#{U1}")));
    // Somebody else gets it, and what is erased later does not take it away.
    let bob = usher.member("bob@example.com", "user").await;
    usher.link_chat(U1, id(&bob)).await;
    usher.deliver().await;
    assert!(linked(&usher, &bot, U1).await);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_account_that_moved_on_stays_with_its_new_person_when_the_old_one_is_erased() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:*"]).await;
    let ada = usher.member(ADA, "admin").await;
    let bob = usher.member("bob@example.com", "user").await;
    usher.link_chat(U1, id(&ada)).await;
    // Ada is gone, but what is left of her is not erased yet.
    act(&usher, Method::DELETE, &ada, "").await;
    assert_eq!(answer(put(&usher, usher.key(), U1, id(&bob))).await.0, 200);
    usher.deliver().await;
    assert!(linked(&usher, &bot, U1).await);
    assert!(!usher.whole_table().contains(&format!("default#USER#{}\",\"sk\":\"CHAT", id(&ada))));
    usher.finish_unread().await;
}
