//! The whole way: from an admin who signs in to a new member of the team.

use jiff::SignedDuration;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE};

use crate::support::{Browser, with_and_without_scripts};

/// The box that ends the form, by which it is told from the switch of languages.
const WELCOME: &str = "Send welcome email with password setup link";

/// Fills in Add User for Ada, but for sending the form.
pub async fn type_ada(browser: &Browser) {
    browser.press("Add User").await;
    browser.sees(WELCOME).await;
    browser.fill("First Name", "Ada").await;
    browser.fill("Last Name", "Lovelace").await;
    browser.fill("Email", ADA).await;
    browser.choose_in(WELCOME, "Language", "English").await;
    browser.choose("Role", "user").await;
}

#[tokio::test]
async fn an_admin_adds_a_user_who_sets_a_password_by_the_mail_and_stands_among_the_team() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press("User Management").await;
        browser.sees("grace@example.com").await;
        type_ada(browser).await;
        assert_eq!(browser.value(WELCOME).await, "true");
        browser.looks("add-user").await;
        browser.press("Add user").await;
        browser.sees("User was successfully added.").await;
        browser.sees_in(ADA, "Invited").await;
        let list = browser.text().await;
        assert!(list.find(ADA) < list.find(GRACE), "the new row is on top: {list}");
        browser.looks("user-added").await;

        usher.deliver().await;
        let adas = browser.another().await;
        adas.open("/_dev/mail").await;
        adas.press(ADA).await;
        adas.sees("Headers").await;
        adas.open(&usher.mail_to(ADA).link()).await;
        adas.sees("Welcome, Ada").await;
        adas.fill("Password", GOOD_PASSWORD).await;
        adas.fill("Password, once more", GOOD_PASSWORD).await;
        adas.press("Set password and join").await;
        adas.sees("You're in").await;
        adas.nothing_went_wrong().await;
        adas.end().await;

        browser.press("Team Members").await;
        browser.sees_in(ADA, "Ada Lovelace").await;
        browser.press("User Management").await;
        browser.sees_in(ADA, "Member").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_new_user_stands_beside_its_field_and_what_was_typed_stays() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        type_ada(browser).await;
        browser.fill("First Name", "").await;
        browser.fill("Email", "ada at example").await;
        browser.untick(WELCOME).await;
        browser.press("Add user").await;
        browser.sees("Not quite yet").await;
        browser.looks("add-user-refused").await;
        browser.sees_beside("First Name", "is required").await;
        browser.sees_beside("Email", "has no domain").await;
        assert_eq!(browser.value("Last Name").await, "Lovelace");
        assert_eq!(browser.value("Email").await, "ada at example");
        assert_eq!(browser.value(WELCOME).await, "false");

        browser.fill("First Name", "Ada").await;
        browser.fill("Email", GRACE).await;
        browser.press("Add user").await;
        browser.sees_beside("Email", "exists already").await;
        browser.fill("Email", ADA).await;
        browser.press("Add user").await;
        browser.sees("User was successfully added.").await;
        browser.sees_in(ADA, "Added").await;
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_while_a_form_is_open_loses_nothing_of_it() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        type_ada(browser).await;
        usher.clock.advance(SignedDuration::from_hours(24 * 30));
        browser.press("Add user").await;
        browser.sees("What you typed is kept").await;
        browser.looks("sign-in-again").await;
        browser.fill("Email", GRACE).await;
        browser.fill("Password", "not this one").await;
        browser.press("Sign in").await;
        browser.sees("do not go together").await;
        browser.fill("Password", GOOD_PASSWORD).await;
        browser.press("Sign in").await;
        // Where scripts run, the form was never left, and goes as soon as it may.
        if !browser.runs_scripts() {
            browser.sees("What you typed is still there").await;
            browser.press("Send it now").await;
        }
        browser.sees("User was successfully added.").await;
        browser.sees_in(ADA, "Ada Lovelace").await;
        usher.deliver().await;
        assert_eq!(usher.take_mails().len(), 1);
    })
    .await;
}
