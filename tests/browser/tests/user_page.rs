//! The page of one user: who they are, how far their invite has come, what happened, and what can be done.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, ada, answer};

use crate::{
    support::{Browser, with_and_without_scripts, with_scripts},
    team::{MARKUP, emoji, joins, person, renames},
};

const BOUNCES: &str = "bounce@simulator.amazonses.com";

/// Grace at the page of a user.
async fn at_the_page(browser: &Browser, user: &Value) {
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    browser.open(&format!("/users/{}", user["id"].as_str().unwrap())).await;
}

/// Alan has joined, is signed in twice, and has a chat account.
async fn alan(usher: &TestApp) -> Value {
    let mut alan = person("Alan", "Turing", "alan@example.com");
    alan["role"] = "admin".into();
    let alan = joins(usher, &alan).await;
    usher.signed_in("alan@example.com").await;
    usher.link_chat("slack:T024BE7LD:U024BE7LH", alan["id"].as_str().unwrap()).await;
    usher.settle().await;
    alan
}

#[tokio::test]
async fn a_member_is_looked_at_signed_out_renamed_and_deactivated() {
    with_and_without_scripts(async |usher, browser| {
        let alan = alan(usher).await;
        at_the_page(browser, &alan).await;
        browser.sees_in("Profile", "invite people").await;
        browser.sees_in("Profile", "Grace Hopper").await;
        browser.sees_in("Delivery", "Queued").await;
        browser.sees_in("Delivery", "Delivered").await;
        browser.sees_in("Delivery", "Accepted").await;
        browser.sees_in("What happened", "Accepted the invite").await;
        browser.sees_in("What happened", "Added with the role admin").await;
        browser.looks("user").await;

        usher.clock.advance(SignedDuration::from_mins(1));
        browser.press("Sign out everywhere").await;
        browser.sees("They are signed out everywhere.").await;
        browser.sees_no("Where they are signed in").await;
        browser.sees_in("What happened", "Ended all sessions").await;

        browser.press("Edit").await;
        browser.fill("Last Name", "King").await;
        browser.press("Save").await;
        browser.sees("Alan King was changed.").await;
        browser.sees_in("What happened", "Last Name Turing King").await;

        browser.press("Deactivate").await;
        browser.sees("Deactivate this member?").await;
        browser.press("Deactivate").await;
        browser.sees("Alan King was deactivated.").await;
        browser.sees("Reactivate").await;
        browser.looks("user-deactivated").await;

        browser.press("More").await;
        browser.press("Delete").await;
        browser.fill("Type", "alan@example.com").await;
        browser.press("Delete for good").await;
        browser.sees("Alan King was deleted.").await;
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_came_back_is_told_in_plain_words_and_can_be_sent_all_the_same() {
    with_and_without_scripts(async |usher, browser| {
        let user = usher.add(&person("Ada", "Lovelace", BOUNCES)).await;
        usher.deliver().await;
        usher.mail_news().await;
        at_the_page(browser, &user).await;
        browser.sees_in("Delivery", "Came back").await;
        browser.sees_in("Delivery", "there is no such mailbox").await;
        browser.sees_in("Delivery", "Check the address.").await;
        browser.sees_in("What happened", "The mail came back").await;
        browser.looks("user-bounced").await;
        browser.press("More").await;
        browser.looks("user-menu").await;

        browser.press("Resend").await;
        browser.sees("Earlier mail to this address came back").await;
        browser.looks("user-resend-refused").await;
        browser.tick("Mail this address all the same").await;
        browser.press("Resend invite").await;
        browser.sees("A new invite to Ada Lovelace is on its way.").await;
        browser.sees_in("What happened", "Invited again; older links ended").await;
        browser.sees_in("Delivery", "Sent (not yet)").await;
        browser.looks("user-resent").await;

        browser.press("Copy link").await;
        browser.sees("Whoever has this link can join in this person’s place").await;
        browser.press("Done").await;
        browser.sees_in("What happened", "Invited again; older links ended").await;
    })
    .await;
}

#[tokio::test]
async fn news_of_the_mail_comes_while_somebody_looks() {
    with_scripts(async |usher, browser| {
        let user = usher.add(&ada()).await;
        at_the_page(browser, &user).await;
        browser.sees_in("Delivery", "Sent (not yet)").await;
        usher.deliver().await;
        browser.sees_no("Sent (not yet)").await;
        usher.mail_news().await;
        browser.sees_no("Delivered (not yet)").await;
        browser.sees("Accepted (not yet)").await;
        // What is done from there is done with the user as they are by now.
        browser.press("Resend").await;
        browser.sees("A new invite to Ada Lovelace is on its way.").await;
    })
    .await;
}

#[tokio::test]
async fn whatever_people_typed_stays_text_and_makes_no_page_wider() {
    with_and_without_scripts(async |usher, browser| {
        let role = json!({
            "name": "desk",
            "permissions": ["users:read"],
            "description": format!("<img src=x onerror=alert(1)> {}", "x".repeat(150)),
        });
        let made = answer(usher.call(Method::POST, "/v1/roles").json(&role)).await;
        assert_eq!(made.0, 201, "{made:?}");
        let mut eve = person(MARKUP, &emoji(), ADA);
        eve["role"] = "desk".into();
        let user = usher.add(&eve).await;
        at_the_page(browser, &user).await;
        browser.sees(&format!("{MARKUP} {}", emoji())).await;
        browser.sees("<img src=x onerror=alert(1)>").await;
        browser.looks("user-odd-name").await;

        renames(usher, &user, "Evil\u{202e}nimda", MARKUP).await;
        browser.reload().await;
        browser.sees(&format!("Evil\u{202e}nimda {MARKUP}")).await;
        browser.press("More").await;
        browser.press("Delete").await;
        browser.sees("Delete this person?").await;
        browser.looks("user-odd-name-delete").await;
    })
    .await;
}
