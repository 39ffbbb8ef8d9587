//! The audit trail: what happened, narrowed to what one looks for.

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, ada, answer};

use crate::{
    support::{Browser, with_and_without_scripts},
    team::{MARKUP, emoji, joins, person},
};

/// Grace at the trail of a day on which this and that happened.
async fn at_the_trail(usher: &TestApp, browser: &Browser) {
    joins(usher, &person("Alan", "Turing", "alan@example.com")).await;
    usher.clock.advance(SignedDuration::from_mins(10));
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_mins(10));
    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    let change = json!({ "last_name": "King", "language": "de" });
    assert_eq!(answer(usher.call(Method::PATCH, &path).json(&change)).await.0, 200);
    usher.define_role("front-desk", &["users:read", "app:calling"]).await;
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    browser.press_in("Main", "Audit").await;
}

#[tokio::test]
async fn the_trail_is_read_and_narrowed_to_one_person() {
    with_and_without_scripts(async |usher, browser| {
        at_the_trail(usher, browser).await;
        browser.sees_in("Ada King", "Lovelace").await;
        browser.sees("Made the role").await;
        browser.looks("audit").await;
        assert_eq!(browser.count("a[download][href^='/audit.csv']").await, 1);
        browser.press("How do I know that nobody changed this?").await;
        browser.sees("usher audit verify").await;

        browser.press_in("Ada King", "Narrow by this").await;
        browser.looks("audit-menu").await;
        browser.press_in("Ada King", "Only what happened to the same").await;
        browser.sees("About: User Ada King").await;
        browser.sees_no("Made the role").await;
        browser.sees("The mail was delivered").await;
        browser.looks("audit-narrowed").await;
        assert_eq!(browser.count("a[download][href*='subject=user']").await, 1);
        browser.press("Take away: About: User Ada King").await;
        browser.sees("Made the role").await;

        browser.choose("What", "Signed in").await;
        browser.fill("Name or email", "alan@example.com").await;
        browser.choose("This person", "They did it").await;
        browser.press("Show").await;
        browser.sees("Nothing matches.").await;
        browser.looks("audit-none-found").await;
        browser.fill("Name or email", GRACE).await;
        browser.press("Show").await;
        browser.sees_in("Signed in", "Grace Hopper").await;
        assert_eq!(browser.value("What").await, "Signed in");
        browser.press("Show everything").await;
        browser.sees("Made the role").await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_said_beside_its_field() {
    with_and_without_scripts(async |usher, browser| {
        at_the_trail(usher, browser).await;
        browser.fill("Name or email", MARKUP).await;
        browser.press("Show").await;
        browser.sees_beside("Name or email", "matches nobody").await;
        assert_eq!(browser.value("Name or email").await, MARKUP);
        browser.open("/audit?from=2026-02-01&to=2026-01-01").await;
        browser.sees_beside("To", "is before the first day").await;
        browser.looks("audit-refused").await;
        browser.open("/audit?from=2020-01-01&to=2020-01-31").await;
        browser.sees("Nothing matches.").await;
        assert_eq!(browser.value("From").await, "2020-01-01");
    })
    .await;
}

#[tokio::test]
async fn odd_names_stay_text_in_the_trail() {
    with_and_without_scripts(async |usher, browser| {
        let user = usher.add(&person(MARKUP, &emoji(), ADA)).await;
        let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
        let reason = json!({ "reason": format!("{MARKUP} {}", "x".repeat(150)) });
        let revoked = answer(usher.call(Method::DELETE, &path).json(&reason)).await;
        assert!(revoked.0 < 300, "{revoked:?}");
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/audit").await;
        browser.sees_in("Revoked the invite", &format!("{MARKUP} {}", emoji())).await;
        browser.looks("audit-odd-names").await;
        browser.press_in("Revoked the invite", "Narrow by this").await;
        browser.press_in("Revoked the invite", "Only what happened to the same").await;
        browser.sees(&format!("About: User {MARKUP}")).await;
        browser.looks("audit-odd-names-narrowed").await;
    })
    .await;
}
