//! The overview: how invites fare, and what needs attention, each with its remedy.

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use usher_tests::{GOOD_PASSWORD, GRACE, MailFault, TestApp, answer};

use crate::{
    support::{Browser, with_and_without_scripts},
    team::{MARKUP, emoji, joins, person},
};

const BOUNCES: &str = "bounce@simulator.amazonses.com";

/// Some weeks of invites: most are accepted, one a week is not.
async fn weeks(usher: &TestApp) {
    for (week, people) in [2, 4, 3, 5].into_iter().enumerate() {
        let emails: Vec<_> = (0..people).map(|n| format!("ada{week}.{n}@example.com")).collect();
        for email in &emails {
            usher.add(&person("Ada", "Lovelace", email)).await;
        }
        usher.deliver().await;
        usher.mail_news().await;
        usher.clock.advance(SignedDuration::from_hours(5));
        for email in &emails[1..] {
            let link = usher.mail_to(email).link();
            assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
        }
        usher.settle().await;
        usher.clock.advance(SignedDuration::from_hours(7 * 24));
        usher.clean_up().await;
    }
}

/// One of each that needs attention, at the end of some weeks.
async fn a_busy_house(usher: &TestApp) {
    // A reminder would be one more mail that the mail service refuses.
    let change = json!({ "reminder_days": [] });
    let set = answer(usher.call(Method::PATCH, "/v1/settings").json(&change)).await;
    assert_eq!(set.0, 200, "{set:?}");
    let mut heidi = person("Heidi", "Keppler", "heidi@example.com");
    heidi["role"] = "super_admin".into();
    let heidi = joins(usher, &heidi).await;
    let heidis_key = usher.key_of(&heidi, "super_admin").await.shown;
    let role = json!({ "name": "ops", "permissions": ["users:read"], "needs_approval": true });
    assert_eq!(answer(usher.call(Method::POST, "/v1/roles").json(&role)).await.0, 201);
    weeks(usher).await;

    usher.add(&person("Rosalind", "Franklin", "rosalind@example.com")).await;
    usher.deliver().await;
    usher.mail_news().await;
    let late = usher.mail_to("rosalind@example.com").link();
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.add(&person("Hedy", "Lamarr", "hedy@example.com")).await;
    usher.settle().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_hours(4 * 24));

    // Two that wait are each refused eight times.
    usher.add(&person("Annie", "Easley", "annie@example.com")).await;
    usher.add(&person("Mary", "Jackson", "mary@example.com")).await;
    usher.faults.mail([MailFault::Throttle; 8]);
    usher.set_aside_mails().await;
    usher.submit(&format!("{late}/renew"), &[]).await;
    usher.settle().await;

    usher.add(&person(MARKUP, &emoji(), BOUNCES)).await;
    usher.settle().await;
    usher.faults.mail([MailFault::Refuse]);
    usher.add(&person("Dorothy", "Vaughan", "dorothy@example.com")).await;
    usher.settle().await;
    usher.mail_news().await;
    let mut katherine = person("Katherine", "Johnson", "katherine@example.com");
    katherine["role"] = "ops".into();
    assert_eq!(usher.try_add(&heidis_key, &katherine).await.0, 202);
    usher.settle().await;
}

/// Presses what helps somebody, and is back at the overview with what was done. Whoever stands in two lists has a
/// button of that name in one of them.
async fn helps(browser: &Browser, name: &str, remedy: &str, told: &str) {
    browser.press(&format!("{remedy} : {name}")).await;
    browser.sees(told).await;
    browser.is_at("/").await;
}

#[tokio::test]
async fn a_fresh_usher_says_what_to_do_first() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press_in("Main", "Overview").await;
        browser.sees("Nobody is here but you yet.").await;
        browser.sees("All is well").await;
        browser.looks("overview-fresh").await;
        browser.press("Add User").await;
        browser.sees("Send welcome email with password setup link").await;
    })
    .await;
}

#[tokio::test]
async fn whatever_needs_attention_is_seen_to_by_the_button_beside_it() {
    with_and_without_scripts(async |usher, browser| {
        a_busy_house(usher).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press_in("Main", "Overview").await;
        browser.sees_in("Links about to end", "Hedy Lamarr").await;
        browser.sees_in("Asks for a new link", "Rosalind Franklin").await;
        browser.sees_in("Mail did not arrive", &format!("{MARKUP} {}", emoji())).await;
        browser.sees_in("Mail did not arrive", "there is no such mailbox").await;
        browser.sees_in("Could not be sent", "Annie Easley").await;
        browser.sees_in("Waits for approval", "asked by Heidi").await;
        browser.looks("overview").await;

        browser.press_in(BOUNCES, "Check the address").await;
        browser.fill("First Name", "Ada").await;
        browser.fill("Last Name", "Lovelace").await;
        browser.fill("Email", "ada@example.com").await;
        browser.press("Save").await;
        browser.sees("A new invite goes to ada@example.com.").await;
        browser.is_at("/").await;
        let sent = |name: &str| format!("A new invite to {name} is on its way.");
        helps(browser, "Dorothy Vaughan", "Resend", &sent("Dorothy Vaughan")).await;
        helps(browser, "Hedy Lamarr", "Resend", &sent("Hedy Lamarr")).await;
        helps(browser, "Rosalind Franklin", "Send new link", &sent("Rosalind Franklin")).await;
        helps(browser, "Annie Easley", "Try again", "It is tried again.").await;
        browser.press("Let go : Mary Jackson").await;
        browser.looks("overview-let-go").await;
        helps(browser, "Mary Jackson", "Let it go for good", "It will not be sent.").await;
        helps(browser, "Mary Jackson", "Resend", &sent("Mary Jackson")).await;
        browser.press_in("Katherine Johnson", "Decide").await;
        browser.sees("Request for approval").await;
        browser.press("Approve").await;
        browser.sees("You approved this.").await;

        usher.deliver().await;
        browser.open("/").await;
        browser.sees("All is well: nothing needs attention right now.").await;
        let mut to: Vec<_> = usher.take_mails().into_iter().flat_map(|mail| mail.0.to).collect();
        to.sort_unstable();
        to.retain(|to| to != "heidi@example.com" && to != GRACE);
        let names = ["ada", "annie", "dorothy", "hedy", "katherine", "mary", "rosalind"];
        assert_eq!(to, names.map(|name| format!("{name}@example.com")));
    })
    .await;
}

#[tokio::test]
async fn the_numbers_are_drawn_and_can_be_read_as_a_table() {
    with_and_without_scripts(async |usher, browser| {
        weeks(usher).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/").await;
        browser.sees_in("The way in", "Accepted").await;
        browser.press("Numbers as a table").await;
        browser.sees("Week of").await;
        browser.looks("overview-numbers").await;
        browser.press("26 weeks").await;
        browser.sees_in("The way in", "Accepted").await;
        browser.looks("overview-half-a-year").await;
    })
    .await;
}

#[tokio::test]
async fn a_long_list_of_what_needs_attention_has_a_page_of_its_own() {
    with_and_without_scripts(async |usher, browser| {
        joins(usher, &person("Alan", "Turing", "alan@example.com")).await;
        for n in 0..5 {
            let email = format!("bounce+{n}@simulator.amazonses.com");
            usher.add(&person("Ada", &format!("Number{n}"), &email)).await;
        }
        usher.settle().await;
        usher.mail_news().await;
        usher.settle().await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/").await;
        browser.press("See all").await;
        for n in 0..5 {
            browser.sees_in(&format!("Ada Number{n}"), "there is no such mailbox").await;
        }
        browser.looks("attention").await;
        browser.press("Back to the overview").await;
        browser.is_at("/").await;
    })
    .await;
}
