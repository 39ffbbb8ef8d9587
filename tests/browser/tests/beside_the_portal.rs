//! Pages beside the portal: the reference of the API, and the mailbox.

use usher_tests::{ADA, ada};

use crate::support::{with_and_without_scripts, with_scripts};

#[tokio::test]
async fn the_reference_of_the_api_can_be_read() {
    // It has none, and is long.
    with_scripts(async |_, browser| {
        browser.open("/docs").await;
        browser.sees("API reference").await;
        browser.looks("docs").await;
    })
    .await;
}

#[tokio::test]
async fn the_mailbox_shows_what_was_sent() {
    with_and_without_scripts(async |usher, browser| {
        usher.add(&ada()).await;
        usher.deliver().await;
        browser.open("/_dev/mail").await;
        browser.looks("mailbox").await;
        browser.press(ADA).await;
        browser.sees("Headers").await;
        browser.looks("mailbox-mail").await;
        browser.press("Text").await;
        browser.sees("Hello Ada").await;
    })
    .await;
}
