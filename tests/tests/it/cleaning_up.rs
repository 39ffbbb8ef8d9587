//! Invites that end by themselves.

use jiff::SignedDuration;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, body};

#[tokio::test]
async fn what_nobody_accepts_expires_at_the_exact_instant_and_once() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.clock.advance(SignedDuration::from_hours(7 * 24) - SignedDuration::from_millis(1));
    assert_eq!(usher.clean_up().await, 0);
    usher.clock.advance(SignedDuration::from_millis(1));
    let (one, two) = tokio::join!(usher.clean_up(), usher.clean_up());
    assert_eq!(one + two, 1, "two runs at once do it once");
    assert_eq!(usher.clean_up().await, 0);
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["InviteExpired"]);
    let id = user["id"].as_str().unwrap();
    let timeline = usher.get(&format!("/v1/users/{id}/timeline")).await;
    assert_eq!(timeline["items"][0]["kind"], "expired");
    assert_eq!(timeline["items"][0]["actor"]["type"], "system");
    usher.finish().await;
}

#[tokio::test]
async fn only_what_is_due_is_touched() {
    let usher = TestApp::start().await;
    for n in 0..120 {
        let mut body = body(&format!("early{n}@example.com"));
        body["send_welcome_email"] = (n != 0).into();
        usher.add(&body).await;
    }
    usher.deliver().await;
    let link = usher.take_mails()[0].link();
    usher.accept(&link, GOOD_PASSWORD).await;
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.add(&body("late@example.com")).await;
    usher.clock.advance(SignedDuration::from_hours(6 * 24));
    assert_eq!(
        usher.clean_up().await,
        118,
        "not the one without a mail, the accepted and the late one"
    );
    assert_eq!(
        usher.get("/v1/users?status=invited").await["items"][0]["email"],
        "late@example.com"
    );
    usher.finish_unread().await;
}
