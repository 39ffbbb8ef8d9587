//! Pages beside the portal: the reference of the API, and the mailbox.

use usher_tests::{ADA, ada, body};

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

#[tokio::test]
async fn a_mail_appears_in_the_mailbox_by_itself_and_is_found() {
    with_scripts(async |usher, browser| {
        browser.open("/_dev/mail").await;
        browser.sees_no(ADA).await;
        usher.add(&ada()).await;
        usher.deliver().await;
        browser.sees(ADA).await;
        browser.looks("mailbox-news").await;
    })
    .await;
}

#[tokio::test]
async fn a_mail_is_found_by_its_words() {
    with_and_without_scripts(async |usher, browser| {
        usher.add(&ada()).await;
        usher.add(&body("hedy@example.com")).await;
        usher.deliver().await;
        browser.open("/_dev/mail").await;
        browser.fill("Search in all mails", "hedy").await;
        browser.press("Search").await;
        browser.sees_no(ADA).await;
        browser.press("hedy@example.com").await;
        browser.press("Headers").await;
        browser.sees("Tag generation").await;
        browser.looks("mailbox-headers").await;
        browser.press("Source").await;
        browser.sees("multipart/alternative").await;
    })
    .await;
}
