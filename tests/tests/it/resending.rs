//! Invites that are sent again or withdrawn.

use std::sync::Arc;

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use tokio::task::JoinSet;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, body};

use crate::managing::{act, latest, path, read};

#[tokio::test]
async fn a_resent_invite_is_a_new_link_with_a_new_end() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let old = usher.mail_to("ada@example.com").link();
    usher.clock.advance(SignedDuration::from_hours(24));
    let answer = act(&usher, Method::POST, &user, "/invite").await;
    let invite = &answer.user()["invite"];
    assert_eq!(invite["generation"], 2);
    assert_ne!(invite["expires_at"], user["invite"]["expires_at"]);
    usher.deliver().await;
    let mail = usher.mail_to("ada@example.com");
    assert!(mail.text().contains("newest link"));
    assert_eq!(usher.open(&old).await.status, 410);
    assert_eq!(latest(&usher, &user).await["kind"], "mail_sent");
    assert_eq!(usher.take_events(), ["InviteResent", "InviteSent", "InviteSent", "UserAdded"]);
    assert_eq!(usher.accept(&mail.link(), GOOD_PASSWORD).await.status, 200);
    let member = act(&usher, Method::POST, &user, "/invite").await;
    assert_eq!(member.code(), (409, "wrong_status"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_was_added_quietly_or_expired_or_revoked_can_be_invited_by_a_resend() {
    let usher = TestApp::start().await;
    let mut quiet = body("quiet@example.com");
    quiet["send_welcome_email"] = false.into();
    let quiet = usher.add(&quiet).await;
    let revoked = usher.add(&body("revoked@example.com")).await;
    let expired = usher.add(&body("expired@example.com")).await;
    usher.settle().await;
    act(&usher, Method::DELETE, &revoked, "/invite").await.user();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.clean_up().await;
    usher.settle().await;
    for user in [&quiet, &revoked, &expired] {
        let answer = act(&usher, Method::POST, user, "/invite").await;
        assert_eq!(answer.user()["status"], "invited");
        usher.deliver().await;
        let link = usher.mail_to(user["email"].as_str().unwrap()).link();
        assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
        usher.settle().await;
    }
    usher.finish().await;
}

#[tokio::test]
async fn an_address_is_mailed_once_a_minute_and_ten_times_a_day() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    // So that ten of them fit into one day of the counter, whatever the time.
    usher.clock.advance(SignedDuration::from_hours(15));
    act(&usher, Method::POST, &user, "/invite").await.user();
    let again = act(&usher, Method::POST, &user, "/invite").await;
    assert_eq!((again.code(), again.retry_after), ((429, "too_many_requests"), Some(60)));
    // It is the address that is spared, not the user: another spelling or user helps nobody.
    act(&usher, Method::DELETE, &user, "").await;
    let other = usher.add(&body("ADA@example.com")).await;
    assert_eq!(act(&usher, Method::POST, &other, "/invite").await.status, 429);
    for _ in 0..9 {
        usher.clock.advance(SignedDuration::from_secs(60));
        act(&usher, Method::POST, &other, "/invite").await.user();
    }
    usher.clock.advance(SignedDuration::from_secs(60));
    let eleventh = act(&usher, Method::POST, &other, "/invite").await;
    assert_eq!(eleventh.status, 429);
    assert!(eleventh.retry_after.unwrap() > 3600);
    assert_eq!(usher.get(&path(&other, "")).await["invite"]["generation"], 10);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_is_revoked_and_added_again_is_mailed_no_more_often_than_by_a_resend() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    // So that ten of them fit into one day of the counter, whatever the time.
    usher.clock.advance(SignedDuration::from_hours(15));
    let add_again = || read(usher.call(Method::POST, "/v1/users").json(&ada()));
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    assert_eq!(add_again().await.status, 201);
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    let again = add_again().await;
    assert_eq!((again.code(), again.retry_after), ((429, "too_many_requests"), Some(60)));
    assert_eq!(act(&usher, Method::POST, &user, "/invite").await.status, 429);
    // Nothing was half done; and what mails nobody has no limit.
    assert_eq!(act(&usher, Method::GET, &user, "").await.body["status"], "revoked");
    let mut quiet = body("ada@example.com");
    quiet["send_welcome_email"] = false.into();
    assert_eq!(usher.try_add(usher.key(), &quiet).await.0, 201);
    for _ in 0..9 {
        act(&usher, Method::DELETE, &user, "/invite").await;
        usher.clock.advance(SignedDuration::from_secs(60));
        assert_eq!(act(&usher, Method::POST, &user, "/invite").await.status, 200);
    }
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    usher.clock.advance(SignedDuration::from_secs(60));
    let eleventh = add_again().await;
    assert_eq!(eleventh.status, 429);
    assert!(eleventh.retry_after.unwrap() > 3600);
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_resends_at_once_one_mails() {
    let usher = Arc::new(TestApp::start().await);
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        let (usher, user) = (Arc::clone(&usher), user.clone());
        calls.spawn(async move { act(&usher, Method::POST, &user, "/invite").await.status });
    }
    let mut statuses = calls.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!(statuses[1..].iter().all(|status| *status == 429), "{statuses:?}");
    let usher = Arc::into_inner(usher).unwrap();
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_revoked_invite_opens_nothing_and_the_timeline_tells_why() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    let call = usher.call(Method::DELETE, &path(&user, "/invite"));
    let answer = read(call.json(&json!({ "reason": " joined another team " }))).await;
    assert_eq!(answer.user()["status"], "revoked");
    assert_eq!(usher.open(&link).await.status, 404);
    let entry = latest(&usher, &user).await;
    assert_eq!(
        (&entry["kind"], &entry["data"]["reason"]),
        (&json!("revoked"), &json!("joined another team"))
    );
    let again = act(&usher, Method::DELETE, &user, "/invite").await;
    assert_eq!(again.code(), (409, "wrong_status"));
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["InviteRevoked", "InviteSent", "UserAdded"]);

    act(&usher, Method::POST, &user, "/invite").await.user();
    act(&usher, Method::DELETE, &user, "/invite?reason=typo").await.user();
    assert_eq!(latest(&usher, &user).await["data"]["reason"], "typo");
    let long = format!("/invite?reason={}", "x".repeat(501));
    assert_eq!(
        act(&usher, Method::DELETE, &user, &long).await.body["errors"][0]["code"],
        "too_long"
    );
    // The mail of the invite that was withdrawn at once is never sent.
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    usher.take_events();
    usher.finish().await;
}
