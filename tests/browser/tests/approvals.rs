//! Approval by a second person.

use http::Method;
use serde_json::{Value, json};
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, answer, body};

use crate::support::with_and_without_scripts;

const BOB: &str = "bob@example.com";
const HEIDI: &str = "heidi@example.com";

/// Heidi may do as much as Grace, and whoever is to get the role `ops` needs the approval of both.
async fn house(usher: &TestApp) {
    let mut heidi = body(HEIDI);
    (heidi["first_name"], heidi["last_name"]) = (json!("Heidi"), json!("Klum"));
    heidi["role"] = json!("super_admin");
    usher.add(&heidi).await;
    usher.deliver().await;
    assert_eq!(usher.accept(&usher.mail_to(HEIDI).link(), GOOD_PASSWORD).await.status, 200);
    let ops = json!({
        "name": "ops", "permissions": ["users:read", "app:calling"], "needs_approval": true,
    });
    let (status, problem) = answer(usher.call(Method::POST, "/v1/roles").json(&ops)).await;
    assert_eq!(status, 201, "{problem}");
}

/// Grace asks for somebody to be added with the role `ops`.
async fn ask(usher: &TestApp, first: &str, last: &str, email: &str) {
    let mut person: Value = body(email);
    (person["first_name"], person["last_name"]) = (first.into(), last.into());
    person["role"] = json!("ops");
    assert_eq!(usher.try_add(usher.key(), &person).await.0, 202);
}

#[tokio::test]
async fn whoever_is_added_with_a_marked_role_is_invited_once_a_second_person_agrees() {
    with_and_without_scripts(async |usher, browser| {
        house(usher).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/users").await;
        browser.press("Add User").await;
        browser.fill("First Name", "Ada").await;
        browser.fill("Last Name", "Lovelace").await;
        browser.fill("Email", ADA).await;
        browser.choose("Role", "ops").await;
        browser.press("Add user").await;
        browser.sees("This waits for approval by a second person.").await;
        browser.press("Approvals").await;
        browser.sees("You asked for this yourself, so somebody else decides.").await;
        browser.looks("approvals-own").await;

        let heidis = browser.another().await;
        heidis.sign_in(HEIDI, GOOD_PASSWORD).await;
        heidis.press("Approvals").await;
        heidis.sees("Grace Hopper asks to add Ada Lovelace").await;
        heidis.looks("approvals").await;
        heidis.press("Details").await;
        heidis.sees("Request for approval").await;
        heidis.looks("approval").await;
        heidis.press("Approve").await;
        heidis.sees("You approved this.").await;
        heidis.looks("approval-approved").await;
        heidis.nothing_went_wrong().await;
        heidis.end().await;

        usher.deliver().await;
        browser.open(&usher.mail_to(ADA).link()).await;
        browser.sees("Welcome, Ada").await;
    })
    .await;
}

#[tokio::test]
async fn a_request_is_declined_with_a_reason_or_called_off() {
    with_and_without_scripts(async |usher, browser| {
        house(usher).await;
        ask(usher, "Ada", "Lovelace", ADA).await;
        ask(usher, "Bob", "<script>alert(1)</script>", BOB).await;
        browser.sign_in(HEIDI, GOOD_PASSWORD).await;
        browser.open("/approvals").await;
        browser.sees("asks to add Bob <script>alert(1)</script>").await;
        browser.press_in(ADA, "Decline").await;
        browser.sees("Whoever asked will read it. You can leave it empty.").await;
        browser.looks("decline").await;
        let long = "x".repeat(600);
        browser.fill("Reason", &long).await;
        browser.press("Decline").await;
        browser.sees_beside("Reason", "is longer than").await;
        browser.looks("decline-refused").await;
        assert_eq!(browser.value("Reason").await, long);
        browser.fill("Reason", "<img src=x> leaves in May").await;
        browser.press("Decline").await;
        browser.sees("You declined this.").await;
        browser.sees("The reason: <img src=x> leaves in May").await;
        browser.looks("approvals-decided").await;
        browser.press("Declined").await;
        browser.sees_no(BOB).await;
        browser.press("Lapsed").await;
        browser.sees("There are none of these.").await;
        browser.looks("approvals-none").await;

        let graces = browser.another().await;
        graces.sign_in(GRACE, GOOD_PASSWORD).await;
        graces.open("/approvals").await;
        graces.press_in(BOB, "Call it off").await;
        graces.sees("Nothing is changed.").await;
        graces.looks("call-off").await;
        graces.press("Yes, call it off").await;
        graces.sees("The request was called off.").await;
        graces.sees("Nothing waits for approval.").await;
        graces.nothing_went_wrong().await;
        graces.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_role_shows_what_it_would_allow() {
    with_and_without_scripts(async |usher, browser| {
        house(usher).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/roles/ops").await;
        browser.press("Change").await;
        browser.untick("make calls").await;
        browser.tick("send messages").await;
        browser.press("Save").await;
        browser.sees("This waits for approval by a second person.").await;

        let heidis = browser.another().await;
        heidis.sign_in(HEIDI, GOOD_PASSWORD).await;
        heidis.open("/approvals").await;
        heidis.sees("asks to change what the role ops allows").await;
        heidis.sees("send messages").await;
        heidis.looks("approval-of-role").await;
        heidis.press("Approve").await;
        heidis.sees("You approved this.").await;
        heidis.open("/roles/ops").await;
        heidis.sees("send messages").await;
        heidis.nothing_went_wrong().await;
        heidis.end().await;
    })
    .await;
}
