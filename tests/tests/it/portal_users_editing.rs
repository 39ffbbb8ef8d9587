//! Users are edited in the portal, by one person and by two at once.

use http::StatusCode;
use jiff::SignedDuration;
use serde_json::json;
use usher_tests::{Filled, GRACE, TestApp, ada};

use crate::{
    approving::house,
    portal_users::{ask, id, led_to, now, signed_in, tells},
};

#[tokio::test]
async fn a_user_is_edited() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = grace.open(&format!("/users/{}/edit?back=/users%3Fq%3Dada", id(&user))).await;
    let form = Filled::of(&page, "/edit");
    assert_eq!((form.value("first_name"), form.value("role")), ("Ada", "user"));
    usher.settle().await;
    usher.clock.advance(SignedDuration::from_mins(2));
    let form =
        form.with("last_name", " King ").with("language", "fr").with("email", "ada@king.example");
    let answer = form.send(&mut grace).await;
    let page = led_to(&mut grace, &answer, "/users?q=ada").await;
    tells(&page, "Ada King was changed.");
    tells(&page, "A new invite goes to ada@king.example.");
    let user = now(&usher, &user).await;
    assert_eq!((&user["last_name"], &user["language"]), (&json!("King"), &json!("fr")));
    assert_eq!(user["email"], "ada@king.example");

    // Nothing was touched: nothing is asked of anybody.
    let form = ask(&mut grace, &user, "edit").await;
    let answer = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &answer, "/users").await, "There was nothing to change.");
    assert_eq!(now(&usher, &user).await["version"], user["version"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_change_stands_beside_its_field() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.member("bob@example.com", "user").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let blank = ask(&mut grace, &user, "edit").await;
    let form = blank
        .with("first_name", "")
        .with("last_name", &"x".repeat(300))
        .with("email", "nowhere")
        .with("language", "tlh")
        .with("role", "king of <b>");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["first_name", "last_name", "email", "language", "role"] {
        tells(&page, &format!("id=\"{field}-problem\""));
    }
    let kept = Filled::of(&page, "/edit");
    for (name, value) in &form.fields {
        if !matches!(name.as_str(), "once" | "csrf") {
            assert_eq!(kept.value(name), value, "{name}");
        }
    }
    let page = blank.with("email", "BOB@example.com").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "id=\"email-problem\">A user with this email exists already.");
    let page = blank.with("role", "nobody-has-it").send(&mut grace).await;
    tells(&page, "id=\"role-problem\"");
    // Of a member the address stays as it is.
    let bob = usher.get("/v1/users?q=bob").await["items"][0].clone();
    let form = ask(&mut grace, &bob, "edit").await;
    assert!(!form.fields.iter().any(|(name, _)| name == "email"));
    let page = form.and("email", "eve@example.com").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(now(&usher, &bob).await["email"], "bob@example.com");
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_two_tabs_the_second_is_told_who_won_and_what_stands_now() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.member("heidi@example.com", "super_admin").await;
    let (mut first, mut second) =
        (signed_in(&usher, "heidi@example.com").await, signed_in(&usher, GRACE).await);
    let (ours, theirs) =
        (ask(&mut second, &user, "edit").await, ask(&mut first, &user, "edit").await);
    let won = theirs.with("last_name", "Byron").with("language", "de").send(&mut first).await;
    assert_eq!(won.status, StatusCode::SEE_OTHER);

    let page = ours.with("last_name", "King").send(&mut second).await;
    assert_eq!(page.status, StatusCode::PRECONDITION_FAILED);
    // Whoever was added by the harness is called Ada Lovelace, Heidi too.
    tells(&page, "Ada Lovelace changed this person while you were typing");
    tells(&page, "Now: <bdi>Byron</bdi>");
    tells(&page, "Just changed. It was: <bdi>English</bdi>");
    let form = Filled::of(&page, "/edit");
    assert_eq!((form.value("last_name"), form.value("language")), ("King", "de"));
    assert_eq!(now(&usher, &user).await["last_name"], "Byron", "nothing was saved yet");

    // Once more is on purpose. What nobody touched here stays as the other made it.
    assert_eq!(form.send(&mut second).await.status, StatusCode::SEE_OTHER);
    let user = now(&usher, &user).await;
    assert_eq!((&user["last_name"], &user["language"]), (&json!("King"), &json!("de")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_that_arrives_meanwhile_is_nobody_who_won() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await;
    usher.deliver().await;
    assert_ne!(now(&usher, &user).await["version"], user["version"]);
    assert_eq!(form.with("first_name", "Augusta").send(&mut grace).await.status, 303);
    assert_eq!(now(&usher, &user).await["first_name"], "Augusta");
    // A form without its version changes nothing unseen, either.
    let forged =
        ask(&mut grace, &user, "edit").await.with("version", "x").with("was.role", "admin");
    let page = forged.with("first_name", "Eve").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::PRECONDITION_FAILED);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_role_that_needs_approval_is_said_to_wait() {
    let house = house().await;
    let usher = &house.usher;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await;
    let answer = form.with("role", "ops").send(&mut grace).await;
    let page = led_to(&mut grace, &answer, "/users").await;
    tells(&page, "This waits for approval by a second person.");
    assert_eq!(now(usher, &user).await["role"], "user");
    // Somebody added with that role has no link before, either.
    let (_, asked) =
        usher.try_add(usher.key(), &crate::approving::with_role("eve@example.com", "ops")).await;
    let page = grace.open(&format!("/users/{}/link", id(&asked["user"]))).await;
    let page = led_to(&mut grace, &page, "/users").await;
    tells(&page, "This cannot be done with Ada Lovelace (status: Waits for approval)");
    house.usher.finish_unread().await;
}
