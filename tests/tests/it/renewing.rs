//! An expired link: its holder asks for a new one, and somebody who may gives it.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, body};

use crate::chat_notices::Chat;

/// Somebody is added, and their invite expires: their id and their link.
async fn expired(usher: &TestApp, key: &str, body: &Value) -> (String, String) {
    let (status, answer) = usher.try_add(key, body).await;
    assert_eq!(status, 201, "{answer}");
    usher.deliver().await;
    let link = usher.mail_to(body["email"].as_str().unwrap()).link();
    usher.take_events();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    (answer["user"]["id"].as_str().unwrap().to_owned(), link)
}

/// Presses the one button of the expired page, and reads what it says.
async fn ask(usher: &TestApp, link: &str) -> String {
    let page = usher.submit(&format!("{link}/renew"), &[]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "We have passed it on"));
    page.html
}

async fn requested_at(usher: &TestApp, id: &str) -> Value {
    usher.get(&format!("/v1/users/{id}")).await["renewal_requested_at"].clone()
}

/// Who got a mail, sorted.
fn told(usher: &TestApp) -> Vec<String> {
    let mails = usher.take_mails();
    for mail in &mails {
        assert_eq!(mail.subject(), "Ada Lovelace asks for a new link");
    }
    let mut to: Vec<String> = mails.into_iter().flat_map(|mail| mail.0.to).collect();
    to.sort_unstable();
    to
}

#[tokio::test]
async fn the_inviter_is_told_once_and_nobody_else_gets_a_mail() {
    let usher = TestApp::start().await;
    let (id, link) = expired(&usher, usher.key(), &ada()).await;
    let before = usher.get(&format!("/v1/users/{id}")).await;
    for method in [Method::GET, Method::HEAD] {
        assert_eq!(usher.browse(method.clone(), &link).await.status, 410);
        assert_eq!(usher.browse(method, &format!("{link}/renew")).await.status, 405);
    }
    let page = usher.open(&link).await;
    assert_eq!(page.heading(), "This invite has expired");
    assert!(page.html.contains("/renew\"") && page.html.contains("Ask for a new link"));
    assert_eq!(usher.get(&format!("/v1/users/{id}")).await, before, "looking changes nothing");

    let first = ask(&usher, &link).await;
    assert_eq!(requested_at(&usher, &id).await, json!(usher.clock.now().to_string()));
    usher.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(ask(&usher, &link).await, first, "asked again, the same page");
    usher.deliver().await;
    let mail = usher.mail_to("grace@example.com");
    assert_eq!(mail.subject(), "Ada Lovelace asks for a new link");
    assert!(mail.text().contains("usher resend ada@example.com"), "{}", mail.text());
    assert!(mail.text().contains(&format!("/v1/users/{id}/invite")));
    assert!(!mail.text().contains("can no longer do it"));
    assert_eq!(usher.take_events(), ["InviteRenewalRequested"]);
    let timeline = usher.get(&format!("/v1/users/{id}/timeline")).await;
    assert_eq!(timeline["items"][0]["kind"], "renewal_requested");
    assert_eq!(timeline["items"][0]["data"], json!({ "generation": 1 }));
    assert_eq!(timeline["items"][0]["actor"]["id"], json!(id));
    assert_eq!(usher.open(&link).await.status, 410, "the link stays dead");
    usher.finish().await;
}

#[tokio::test]
async fn a_new_link_goes_to_the_stored_address_and_closes_the_request() {
    let usher = TestApp::start().await;
    let (id, link) = expired(&usher, usher.key(), &ada()).await;
    ask(&usher, &link).await;
    usher.deliver().await;
    usher.mail_to("grace@example.com");
    // Clean-up writes the expiry down, and the request stays open.
    assert_eq!(usher.clean_up().await, 1);
    assert_ne!(requested_at(&usher, &id).await, json!(null));
    let user = usher.add(&ada()).await;
    assert_eq!((&user["id"], &user["renewal_requested_at"]), (&json!(id), &json!(null)));
    usher.deliver().await;
    let new = usher.mail_to("ada@example.com").link();
    let page = usher.submit(&format!("{link}/renew"), &[]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "A newer mail was sent"));

    // The next one expires, too, and can be asked for anew.
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    assert_eq!(requested_at(&usher, &id).await, json!(null));
    ask(&usher, &new).await;
    usher.deliver().await;
    usher.mail_to("grace@example.com");
    usher.add(&ada()).await;
    usher.deliver().await;
    let newest = usher.mail_to("ada@example.com").link();
    assert_eq!(usher.accept(&newest, GOOD_PASSWORD).await.status, 200);
    assert_eq!(requested_at(&usher, &id).await, json!(null));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_link_that_still_works_leads_to_its_form() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    let page = usher.submit(&format!("{link}/renew"), &[]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Welcome, Ada"));
    assert_eq!(requested_at(&usher, user["id"].as_str().unwrap()).await, json!(null));
    let forged = link.replace("/accept/", "/accept/A");
    assert_eq!(usher.submit(&format!("{forged}/renew"), &[]).await.status, 404);
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn of_many_who_press_at_once_one_request_comes() {
    let usher = TestApp::start().await;
    let (_, link) = expired(&usher, usher.key(), &ada()).await;
    let address = format!("{link}/renew");
    let presses: JoinSet<_> =
        (0..10).map(|_| usher.call_without_key(Method::POST, &address).send()).collect();
    for answer in presses.join_all().await {
        assert_eq!(answer.unwrap().status(), 200);
    }
    usher.deliver().await;
    assert_eq!(told(&usher), ["grace@example.com"]);
    assert_eq!(usher.take_events(), ["InviteRenewalRequested"]);
    usher.finish().await;
}

#[tokio::test]
async fn where_no_person_invited_all_who_could_are_told() {
    let usher = TestApp::start().await;
    usher.define_role("reader", &["users:read", "app:calling", "app:messaging"]).await;
    usher.define_role("desk", &["users:invite", "app:calling", "app:messaging"]).await;
    usher.member("admin@example.com", "admin").await;
    usher.member("reader@example.com", "reader").await;
    usher.member("desk@example.com", "desk").await;
    usher.member("user@example.com", "user").await;
    let mut waiting = body("waiting@example.com");
    (waiting["role"], waiting["send_welcome_email"]) = ("admin".into(), false.into());
    usher.add(&waiting).await;

    let key = usher.new_key("super_admin").await.shown;
    let (id, link) = expired(&usher, &key, &ada()).await;
    ask(&usher, &link).await;
    usher.deliver().await;
    let mails = usher.take_mails();
    assert!(
        mails.iter().all(|mail| mail.text().contains("whoever invited them can no longer do it"))
    );
    let mut to: Vec<String> = mails.into_iter().flat_map(|mail| mail.0.to).collect();
    to.sort_unstable();
    assert_eq!(to, ["admin@example.com", "desk@example.com", "grace@example.com"]);
    assert_ne!(requested_at(&usher, &id).await, json!(null));

    // Whoever is to have more than they may give does not concern them.
    let mut boss = ada();
    (boss["email"], boss["role"]) = ("boss@example.com".into(), "super_admin".into());
    let (_, link) = expired(&usher, &key, &boss).await;
    ask(&usher, &link).await;
    usher.deliver().await;
    assert_eq!(told(&usher), ["grace@example.com"]);
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn where_the_inviter_can_no_longer_do_it_others_are_told_and_the_page_is_the_same() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "admin").await;
    let key = usher.key_of(&bob, "admin").await;
    let mut pages = Vec::new();
    for (n, (attribute, value)) in
        [("role", "user"), ("status", "deactivated"), ("role", "gone")].into_iter().enumerate()
    {
        let email = format!("ada{n}@example.com");
        let (_, link) = expired(&usher, &key.shown, &body(&email)).await;
        // What a demotion or a deactivation writes.
        let item = format!("default#USER#{}", bob["id"].as_str().unwrap());
        usher.set_raw(&item, "USER", attribute, value).await;
        pages.push(ask(&usher, &link).await);
        usher.deliver().await;
        assert_eq!(told(&usher), ["grace@example.com"]);
        usher.set_raw(&item, "USER", "role", "admin").await;
        usher.set_raw(&item, "USER", "status", "active").await;
    }
    let (_, link) = expired(&usher, &key.shown, &body("ada9@example.com")).await;
    pages.push(ask(&usher, &link).await);
    usher.deliver().await;
    assert_eq!(told(&usher), ["bob@example.com"], "in his right again, he is told himself");
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_request_that_was_answered_meanwhile_bothers_nobody() {
    let usher = TestApp::start().await;
    let key = usher.new_key("super_admin").await.shown;
    let (_, link) = expired(&usher, &key, &ada()).await;
    ask(&usher, &link).await;
    // The request has become notices, which have not left yet.
    usher.deliver.sweep().await.unwrap();
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn twenty_requests_an_hour_come_from_one_place_and_the_rest_sees_the_same_page() {
    let usher = TestApp::start().await;
    let mut links = Vec::new();
    for n in 0..21 {
        usher.add(&body(&format!("ada{n}@example.com"))).await;
        usher.deliver().await;
        links.push(usher.mail_to(&format!("ada{n}@example.com")).link());
    }
    usher.take_events();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    let mut pages = Vec::new();
    for link in &links {
        pages.push(ask(&usher, link).await);
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 20);
    usher.clock.advance(SignedDuration::from_hours(1));
    ask(&usher, &links[20]).await;
    usher.deliver().await;
    assert_eq!(told(&usher), ["grace@example.com"]);
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_command_in_a_mail_is_safe_to_paste() {
    let usher = TestApp::start().await;
    let (id, link) = expired(&usher, usher.key(), &body("a`reboot`@example.com")).await;
    ask(&usher, &link).await;
    usher.deliver().await;
    let mail = usher.mail_to("grace@example.com");
    assert!(mail.text().contains(&format!("usher resend {id}")), "{}", mail.text());
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn those_who_are_asked_in_the_inviters_place_are_told_in_chat_too() {
    let chat = Chat::start().await;
    let usher = &chat.usher;
    let boss = usher.member("boss@example.com", "admin").await["id"].as_str().unwrap().to_owned();
    chat.tell_all().await;
    usher.link_chat("slack:T1:U7", &boss).await;
    let call = usher.call_for(&chat.bot, "slack:T1:U7", Method::POST, "/v1/users").json(&ada());
    assert_eq!(call.send().await.unwrap().status(), 201);
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    let call = usher.call(Method::PATCH, &format!("/v1/users/{boss}"));
    assert_eq!(call.json(&json!({ "role": "user" })).send().await.unwrap().status(), 200);
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    ask(usher, &link).await;
    usher.deliver().await;
    let notice = chat.take_one().await;
    assert_eq!(notice["account"], crate::chat_notices::GRACE);
    assert_eq!(
        (&notice["kind"], &notice["event"]),
        (&json!("message"), &json!("renewal_requested"))
    );
    chat.told(&notice).await;
    chat.finish().await;
}
