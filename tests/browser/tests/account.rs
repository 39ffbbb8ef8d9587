//! One's own account, and linking a chat account to it.

use usher_tests::{GOOD_PASSWORD, GRACE, NEW_PASSWORD};

use crate::support::{Browser, Way, with_and_without_scripts};

#[tokio::test]
async fn the_account_page_changes_the_password_and_ends_other_sessions() {
    with_and_without_scripts(async |usher, browser| {
        let other = Browser::start(&usher.base_url, Way::default()).await;
        other.sign_in(GRACE, GOOD_PASSWORD).await;

        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/account").await;
        browser.sees("Where you are signed in").await;
        browser.looks("account").await;

        browser.fill("Current password", "not this one").await;
        browser.fill("New password", NEW_PASSWORD).await;
        browser.fill("New password, once more", NEW_PASSWORD).await;
        browser.press("Change password").await;
        browser.sees_beside("Current password", "Current password:").await;

        browser.fill("Current password", GOOD_PASSWORD).await;
        browser.fill("New password", NEW_PASSWORD).await;
        browser.fill("New password, once more", NEW_PASSWORD).await;
        browser.press("Change password").await;
        browser.sees("Your password is changed").await;

        other.open("/account").await;
        other.is_at("/sign-in").await;
        other.nothing_went_wrong().await;
        other.end().await;
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_out_is_asked_to_sign_in() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/account").await;
        browser.press_in("Grace Hopper", "Sign out").await;
        browser.is_at("/sign-in").await;
        browser.open("/account").await;
        browser.is_at("/sign-in").await;
    })
    .await;
}

#[tokio::test]
async fn a_chat_account_is_linked_by_the_page_behind_the_bots_link() {
    with_and_without_scripts(async |usher, browser| {
        let bot = usher.bot_key(&["slack:T1"]).await;
        let link = usher.ask_to_link(&bot, "slack:T1:U1").await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open(&link).await;
        browser.sees("Link a Slack account").await;
        browser.looks("chat-link").await;
        browser.press("Show me the digits").await;
        browser.sees("One more step").await;
        browser.looks("chat-digits").await;
    })
    .await;
}
