//! What is done with a user in the portal.

use http::StatusCode;
use jiff::SignedDuration;
use serde_json::json;
use usher_tests::{ADA, Filled, GOOD_PASSWORD, GRACE, TestApp, ada, attribute};

use crate::{
    mail_events::{mailed, of},
    managing::path,
    portal_users::{ask, id, led_to, now, signed_in, tells},
};

#[tokio::test]
async fn an_invite_is_resent_from_the_list_and_back_to_it() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let list = grace.open("/users?q=ada&status=invited&added=x").await;
    let form = Filled::of(&list, &format!("{}/resend", id(&user)));
    assert_eq!(form.value("back"), "/users?q=ada&status=invited");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    let page = led_to(&mut grace, &page, "/users?q=ada&status=invited").await;
    tells(&page, "A new invite to Ada Lovelace is on its way.");
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    // The same form once more is the same invite; a new one comes too soon.
    assert_eq!(form.send(&mut grace).await.status, StatusCode::SEE_OTHER);
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    let page = ask(&mut grace, &user, "resend").await.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    tells(&page, "Too many tries. Wait");
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_address_that_mail_came_back_from_is_asked_about_before_it_is_mailed() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, ADA).await;
    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    usher.clock.advance(SignedDuration::from_mins(2));
    let user = usher.get("/v1/users?q=ada").await["items"][0].clone();
    let mut grace = signed_in(&usher, GRACE).await;
    let form = Filled::of(&grace.open("/users?q=ada").await, "/resend");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "came back or was reported as spam");
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 1);
    let again = Filled::of(&page, "/resend");
    assert_eq!((again.value("force"), again.value("back")), ("", "/users?q=ada"));
    let page = again.with("force", "on").send(&mut grace).await;
    led_to(&mut grace, &page, "/users?q=ada").await;
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_link_is_shown_to_be_handed_over_and_the_timeline_tells() {
    let usher = TestApp::start().await;
    let mut quiet = ada();
    quiet["send_welcome_email"] = json!(false);
    let user = usher.add(&quiet).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = Filled::of(&grace.open("/users").await, &format!("{}/link", id(&user)));
    ask(&mut grace, &user, "link").await;
    assert_eq!(
        now(&usher, &user).await["status"],
        "added",
        "to look at the question changes nothing"
    );
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    let input = page.html.split('<').find(|tag| tag.contains("id=\"invite-link\"")).unwrap();
    let link = attribute(input, "value").unwrap();
    tells(&page, "Whoever has this link can join");
    tells(&page, "It works until");
    assert!(input.contains("readonly"));
    assert_eq!(page.headers["cache-control"], "no-store");
    let timeline = usher.get(&path(&user, "/timeline")).await;
    assert_eq!(timeline["items"][0]["kind"], "link_copied");
    assert_eq!(timeline["items"][0]["actor"]["id"], json!(usher.admin.to_string()));
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, StatusCode::OK);
    // Who has joined has none any more.
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "This user has no invite to link to.");
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_invite_is_revoked_after_a_question() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "revoke").await;
    assert_eq!(now(&usher, &user).await["status"], "invited", "nothing is done by asking");
    let page = form.with("reason", &"x".repeat(2000)).send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    tells(&page, "id=\"reason-problem\"");
    assert_eq!(Filled::of(&page, "/revoke").value("reason").len(), 2000);
    let page = form.with("reason", "Left before she came").send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "The invite of Ada Lovelace was revoked.");
    let timeline = usher.get(&path(&user, "/timeline")).await;
    assert_eq!(timeline["items"][0]["data"]["reason"], "Left before she came");
    // A page that is old by now says so.
    let page = grace.open(&format!("/users/{}/revoke", id(&user))).await;
    tells(&led_to(&mut grace, &page, "/users").await, "(status: Revoked)");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_member_is_deactivated_and_let_in_again() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "user").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = ask(&mut grace, &bob, "deactivate").await.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace was deactivated.");
    assert_eq!(now(&usher, &bob).await["status"], "deactivated");
    let page = ask(&mut grace, &bob, "reactivate").await.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace can sign in again.");
    assert_eq!(now(&usher, &bob).await["status"], "active");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_person_is_deleted_by_typing_their_address() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let own = format!("/users/{}", id(&user));
    let page = grace.open(&format!("{own}/delete?back={own}")).await;
    let form = Filled::of(&page, "/delete");
    for typed in ["", "ada", "bob@example.com", "ada@example.com.evil.example"] {
        let page = form.with("email", typed).send(&mut grace).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        tells(&page, "id=\"email-problem\">This is not the address of this person.");
        assert_eq!(Filled::of(&page, "/delete").value("email"), typed);
    }
    assert_eq!(now(&usher, &user).await["status"], "invited");
    // However an address is written; and their own page is gone with them.
    let form = form.with("email", " ADA@Example.com ");
    let page = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace was deleted.");
    let page = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "This person is not here any more.");
    usher.finish_unread().await;
}
