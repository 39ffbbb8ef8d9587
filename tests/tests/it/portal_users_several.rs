//! What is done with several users at once in the portal.

use http::StatusCode;
use serde_json::Value;
use usher_tests::{Filled, GOOD_PASSWORD, GRACE, TestApp, ada, body};

use crate::portal_users::{hides, id, led_to, now, signed_in, tells};

async fn people(usher: &TestApp, count: usize) -> Vec<Value> {
    let mut people = Vec::new();
    for number in 0..count {
        people.push(usher.add(&body(&format!("p{number}@example.com"))).await);
    }
    people
}

#[tokio::test]
async fn several_are_asked_about_and_told_of_one_by_one() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "user").await;
    let users = people(&usher, 3).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users?role=user").await, "/users/bulk");
    assert_eq!(bar.value("back"), "/users?role=user");
    let chosen = users.iter().chain([&bob]).fold(bar, |bar, user| bar.and("ids", id(user)));
    let chosen = chosen.and("ids", "nobody").and("ids", "..").and("ids", id(&bob));

    let page = chosen.and("do", "revoke").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    tells(&page, "Chosen: 3");
    tells(&page, "Left out");
    tells(&page, "bob@example.com");
    assert_eq!(now(&usher, &users[0]).await["status"], "invited", "it is asked first");
    let sure = Filled::of(&page, "/users/bulk");
    // One of them has joined meanwhile.
    usher.deliver().await;
    let link = usher.mail_to("p1@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    let page = sure.send(&mut grace).await;
    tells(&page, "Done for 2 of 3");
    assert_eq!(page.html.matches("Invite revoked").count(), 2);
    tells(&page, "This cannot be done while the user is active.");
    assert_eq!(now(&usher, &users[0]).await["status"], "revoked");
    tells(&page, "href=\"/users?role=user\"");
    // Once more is the same once more.
    let version = now(&usher, &users[0]).await["version"].clone();
    tells(&sure.send(&mut grace).await, "Done for 2 of 3");
    assert_eq!(now(&usher, &users[0]).await["version"], version);
    usher.finish_unread().await;
}

#[tokio::test]
async fn several_are_resent_or_given_another_role() {
    let usher = TestApp::start().await;
    let users = people(&usher, 2).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users").await, "/users/bulk");
    let chosen = users.iter().fold(bar, |bar, user| bar.and("ids", id(user)));
    let page = chosen.with("role", "admin").and("do", "role").send(&mut grace).await;
    tells(&page, "Give them the role admin?");
    let page = Filled::of(&page, "/users/bulk").send(&mut grace).await;
    tells(&page, "Done for 2 of 2");
    assert_eq!(now(&usher, &users[1]).await["role"], "admin");

    let page = chosen.and("do", "resend").send(&mut grace).await;
    let sure = Filled::of(&page, "/users/bulk");
    tells(&sure.send(&mut grace).await, "Done for 2 of 2");
    assert_eq!(now(&usher, &users[0]).await["invite"]["generation"], 2);

    // A role that nobody has is refused for each.
    let page = chosen.with("role", "<b>king").and("do", "role").send(&mut grace).await;
    let page = Filled::of(&page, "/users/bulk").send(&mut grace).await;
    tells(&page, "Done for 0 of 2");
    hides(&page, "<b>king");
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_makes_no_sense_for_several_is_said() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users").await, "/users/bulk");
    let one = bar.and("ids", id(&user));
    let many = (0..101).fold(bar.clone(), |bar, one| bar.and("ids", &format!("id-{one}")));
    for (form, text) in [
        (bar.and("do", "revoke"), "Tick at least one person first."),
        (many.and("do", "resend"), "At most 100 people at once."),
        (one.and("do", "role"), "Choose the new role first."),
        (one.and("do", "erase"), "Choose what to do."),
        (one, "Choose what to do."),
    ] {
        let page = form.send(&mut grace).await;
        tells(&led_to(&mut grace, &page, "/users").await, text);
    }
    let many = (0..100).fold(bar, |bar, one| bar.and("ids", &format!("id-{one}")));
    let page = many.and("do", "revoke").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.html.matches("Nobody any more").count(), 100);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whatever_a_form_names_is_no_failure_of_ours() {
    let usher = TestApp::start().await;
    let [user] = people(&usher, 1).await.try_into().unwrap();
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users").await, "/users/bulk");
    let sure = bar.with("once", "\u{1}\u{7f} é").and("do", "revoke").and("confirmed", "on");
    let strange = ["\n", "\u{0}", "\t..", "é", &"x".repeat(500)].map(str::to_owned);
    let chosen = strange.iter().fold(sure, |bar, strange| bar.and("ids", strange));
    let page = chosen.and("ids", id(&user)).send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    assert_eq!(now(&usher, &user).await["status"], "revoked");
    let path = format!("/users/{}%0A/sessions/end", id(&user));
    let end = Filled::of(&grace.open("/users").await, "/users/bulk");
    let csrf = end.value("csrf").to_owned();
    assert_eq!(grace.submit(&path, &[("csrf", &csrf)]).await.status, StatusCode::NOT_FOUND);
    usher.finish_unread().await;
}
