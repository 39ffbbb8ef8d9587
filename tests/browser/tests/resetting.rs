//! A forgotten password.

use usher_tests::{GRACE, NEW_PASSWORD};

use crate::support::with_and_without_scripts;

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_the_link_in_a_mail() {
    with_and_without_scripts(async |usher, browser| {
        browser.open("/sign-in").await;
        browser.press("Forgot your password?").await;
        browser.sees("A new password").await;
        browser.looks("forgot").await;
        browser.fill("Email", GRACE).await;
        browser.press("Send me a link").await;
        browser.sees("Look into your mailbox").await;
        browser.looks("forgot-sent").await;

        usher.deliver().await;
        let link = usher.mail_to(GRACE).link();
        browser.open(&link).await;
        browser.sees("Choose a new password").await;
        browser.looks("reset").await;
        browser.fill("New password", NEW_PASSWORD).await;
        browser.fill("New password, once more", NEW_PASSWORD).await;
        browser.press("Set password").await;
        browser.sees("Your new password is set").await;

        browser.open(&link).await;
        browser.sees("This link does not work any more").await;
        browser.looks("reset-ended").await;
        browser.sign_in(GRACE, NEW_PASSWORD).await;
        browser.open("/account").await;
        browser.sees("Grace Hopper").await;
    })
    .await;
}
