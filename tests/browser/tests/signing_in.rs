//! Signing in.

use usher_tests::{GOOD_PASSWORD, GRACE};

use crate::support::with_and_without_scripts;

#[tokio::test]
async fn a_wrong_password_is_said_and_the_right_one_leads_in() {
    with_and_without_scripts(async |_, browser| {
        browser.open("/").await;
        browser.is_at("/sign-in").await;
        browser.looks("sign-in").await;

        browser.fill("Email", GRACE).await;
        browser.fill("Password", "not this one").await;
        browser.press("Sign in").await;
        browser.sees("do not go together").await;
        browser.looks("sign-in-refused").await;
        assert_eq!(browser.value("Email").await, GRACE);

        browser.fill("Password", GOOD_PASSWORD).await;
        browser.press("Sign in").await;
        browser.is_at("/").await;
        browser.sees("Needs attention").await;
    })
    .await;
}
