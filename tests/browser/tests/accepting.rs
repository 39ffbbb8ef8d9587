//! The invitee's side: from the mail to a password.

use jiff::SignedDuration;
use usher_tests::{ADA, GOOD_PASSWORD, TestApp, ada};

use crate::support::with_and_without_scripts;

/// Ada is invited: the link in her mail.
async fn invited(usher: &TestApp) -> String {
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.mail_to(ADA).link()
}

#[tokio::test]
async fn whoever_is_invited_opens_the_mail_sets_a_password_and_signs_in() {
    with_and_without_scripts(async |usher, browser| {
        browser.open(&invited(usher).await).await;
        browser.sees("Welcome, Ada").await;
        browser.looks("accept").await;
        assert_eq!(browser.value("Email").await, ADA);

        browser.fill("Password", "password").await;
        browser.fill("Password, once more", "something else").await;
        browser.press("Set password and join").await;
        browser.sees("Not quite yet").await;
        browser.sees_beside("Password, once more", "is not the same in both fields").await;
        browser.looks("accept-refused").await;

        browser.fill("Password", GOOD_PASSWORD).await;
        browser.fill("Password, once more", GOOD_PASSWORD).await;
        browser.press("Set password and join").await;
        browser.sees("You're in").await;
        browser.looks("accepted").await;

        browser.open("/account").await;
        browser.press_in("Ada Lovelace", "Sign out").await;
        browser.sign_in(ADA, GOOD_PASSWORD).await;
        browser.open("/account").await;
        browser.sees("Ada Lovelace").await;
    })
    .await;
}

#[tokio::test]
async fn an_invite_that_was_not_meant_for_somebody_is_ended_by_a_ticked_box() {
    with_and_without_scripts(async |usher, browser| {
        let link = invited(usher).await;
        browser.open(&link).await;
        browser.press("This wasn't meant for me").await;
        browser.tick("Yes, this invite was not meant for me").await;
        browser.press("End this invite").await;
        browser.sees("The invite has ended").await;

        browser.open(&link).await;
        browser.sees("This link does not work").await;
        browser.looks("link-does-not-work").await;
    })
    .await;
}

#[tokio::test]
async fn an_expired_invite_says_so_and_can_be_asked_for_again() {
    with_and_without_scripts(async |usher, browser| {
        let link = invited(usher).await;
        usher.clock.advance(SignedDuration::from_hours(24 * 30));
        browser.open(&link).await;
        browser.sees("This invite has expired").await;
        browser.looks("accept-expired").await;
        browser.press("Ask for a new link").await;
        browser.sees("We have passed it on").await;
    })
    .await;
}

#[tokio::test]
async fn the_password_is_shown_to_whoever_wants_to_see_it() {
    crate::support::with_scripts(async |usher, browser| {
        browser.open(&invited(usher).await).await;
        browser.fill("Password", GOOD_PASSWORD).await;
        assert_eq!(browser.count("#password[type=password]").await, 1);
        browser.press("Show").await;
        assert_eq!(browser.count("#password[type=text]").await, 1);
        browser.press("Hide").await;
        assert_eq!(browser.count("#password[type=password]").await, 1);
    })
    .await;
}
