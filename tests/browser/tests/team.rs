//! Team Members: who has joined, the latest first.

use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{GOOD_PASSWORD, GRACE, TestApp};

use crate::support::with_and_without_scripts;

/// What people may be called who mean no good: it stays text, and makes no page wider.
pub const MARKUP: &str = "<script>alert(1)</script>";

/// As many as a name may hold, in one word.
pub fn emoji() -> String {
    "😀".repeat(100)
}

/// The body of a call that adds somebody of that name.
pub fn person(first: &str, last: &str, email: &str) -> Value {
    json!({
        "first_name": first,
        "last_name": last,
        "email": email,
        "language": "en",
        "role": "user",
    })
}

/// Somebody is added, and accepts; the mails of that are nobody's concern.
pub async fn joins(usher: &TestApp, person: &Value) -> Value {
    let user = usher.add(person).await;
    usher.deliver().await;
    usher.mail_news().await;
    let link = usher.mail_to(person["email"].as_str().unwrap()).link();
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.settle().await;
    user
}

/// The table gets names that no form takes, as an older version may have left them.
pub async fn renames(usher: &TestApp, user: &Value, first: &str, last: &str) {
    let pk = format!("default#USER#{}", user["id"].as_str().unwrap());
    usher.set_raw(&pk, "USER", "first_name", first).await;
    usher.set_raw(&pk, "USER", "last_name", last).await;
}

#[tokio::test]
async fn whoever_joined_last_is_on_top_and_anybody_is_found() {
    with_and_without_scripts(async |usher, browser| {
        joins(usher, &person("Alan", "Turing", "alan@example.com")).await;
        usher.clock.advance(SignedDuration::from_hours(30));
        joins(usher, &person("Hedy", "Lamarr", "hedy@example.com")).await;
        usher.add(&person("Katherine", "Johnson", "katherine@example.com")).await;

        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press_in("Main", "Team Members").await;
        browser.sees_in("hedy@example.com", "Tuesday, November 24, 2026").await;
        browser.looks("team").await;
        let team = browser.text().await;
        let place = |email| team.find(email).unwrap_or_else(|| panic!("{email} in {team}"));
        assert!(place("hedy@example.com") < place("alan@example.com"));
        assert!(place("alan@example.com") < place(GRACE));
        assert!(!team.contains("Katherine"), "whoever is only invited is no member: {team}");

        let search = async |text: &str| {
            browser.fill("Search by name or email", text).await;
            if !browser.runs_scripts() {
                browser.press("Show").await;
            }
        };
        search("turing").await;
        browser.sees_no("hedy@example.com").await;
        browser.sees("alan@example.com").await;
        search("nobody at all").await;
        browser.sees("Nobody matches.").await;
        browser.looks("team-none-found").await;
        search("").await;
        browser.sees("hedy@example.com").await;

        browser.press("Alan Turing").await;
        browser.sees("What happened").await;
    })
    .await;
}

#[tokio::test]
async fn members_of_odd_names_stand_in_the_list_as_they_are_called() {
    with_and_without_scripts(async |usher, browser| {
        let user = joins(usher, &person("A", "B", "eve@example.com")).await;
        renames(usher, &user, MARKUP, "Evil\u{202e}nimda").await;
        joins(usher, &person("Mary", &emoji(), "mary@example.com")).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/team").await;
        browser.sees_in("eve@example.com", "<script>alert(1)</script> Evil\u{202e}nimda").await;
        browser.sees_in("mary@example.com", &emoji()).await;
        browser.looks("team-odd-names").await;
    })
    .await;
}
