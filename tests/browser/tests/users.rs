//! User Management: the list, and what is done from it.

use serde_json::{Value, json};
use thirtyfour::Key;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, TestApp, ada, body};

use crate::support::{Browser, with_and_without_scripts, with_scripts};

const HEDY: &str = "hedy@example.com";

async fn add(usher: &TestApp, first: &str, last: &str, email: &str) -> Value {
    let mut person = body(email);
    person["first_name"] = first.into();
    person["last_name"] = last.into();
    usher.add(&person).await
}

/// Grace at a list with a member and two invited.
async fn at_the_list(usher: &TestApp, browser: &Browser) {
    usher.member("alan@example.com", "admin").await;
    add(usher, "Hedy", "Lamarr", HEDY).await;
    usher.add(&ada()).await;
    usher.deliver().await;
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    browser.open("/users").await;
}

/// Opens what can be done with somebody, and presses one of it.
async fn act(browser: &Browser, name: &str, deed: &str) {
    browser.press(&format!("Actions for {name}")).await;
    browser.press_in(name, deed).await;
}

#[tokio::test]
async fn the_list_is_searched_and_narrowed() {
    with_and_without_scripts(async |usher, browser| {
        at_the_list(usher, browser).await;
        browser.looks("users").await;
        browser.choose("Status", "Member").await;
        if !browser.runs_scripts() {
            browser.press("Show").await;
        }
        browser.sees_no(HEDY).await;
        browser.sees("alan@example.com").await;
        browser.choose("Status", "Any status").await;
        browser.fill("Search by name or email", "lamarr").await;
        if !browser.runs_scripts() {
            browser.press("Show").await;
        }
        browser.sees_no("alan@example.com").await;
        browser.sees(HEDY).await;
        assert_eq!(browser.value("Search by name or email").await, "lamarr");
        browser.open("/users?q=nobody").await;
        browser.sees("Nobody matches.").await;
        browser.looks("users-none-found").await;
    })
    .await;
}

#[tokio::test]
async fn keys_lead_to_the_search_and_to_a_new_user() {
    with_scripts(async |usher, browser| {
        at_the_list(usher, browser).await;
        browser.keys("/").await;
        assert_eq!(browser.focused().await, "Search by name or email");
        // While something is typed, a key is a letter.
        browser.keys("n").await;
        assert_eq!(browser.value("Search by name or email").await, "n");
        browser.open("/users").await;
        browser.keys("n").await;
        browser.sees("Send welcome email with password setup link").await;
        assert_eq!(browser.focused().await, "First Name");
        browser.keys(Key::Escape).await;
        browser.sees_no("Send welcome email with password setup link").await;
        // Whoever closes a pop-up is where they were.
        assert_eq!(browser.focused().await, "Add User");
    })
    .await;
}

#[tokio::test]
async fn what_can_be_done_with_an_invite_is_done_from_its_row() {
    with_and_without_scripts(async |usher, browser| {
        at_the_list(usher, browser).await;
        usher.take_mails();
        browser.press("Actions for Hedy Lamarr").await;
        browser.looks("users-menu").await;
        browser.press_in("Hedy Lamarr", "Resend invite").await;
        browser.sees("A new invite to Hedy Lamarr is on its way.").await;
        usher.deliver().await;
        assert_eq!(usher.take_mails().len(), 1);

        act(browser, "Hedy Lamarr", "Copy link").await;
        browser.sees("Whoever has this link can join in this person’s place").await;
        browser.looks("link").await;
        assert!(browser.value("Link").await.contains("/accept/"));
        if browser.runs_scripts() {
            browser.press("Copy").await;
            browser.sees("Copied").await;
        }
        browser.press("Done").await;

        act(browser, "Hedy Lamarr", "Edit").await;
        browser.sees("Edit Hedy Lamarr").await;
        browser.looks("edit-user").await;
        browser.fill("Last Name", "Kiesler").await;
        browser.press("Save").await;
        browser.sees("Hedy Kiesler was changed.").await;

        act(browser, "Hedy Kiesler", "Revoke invite").await;
        browser.sees("Revoke the invite?").await;
        browser.looks("revoke").await;
        browser.fill("Reason", "Wrong address").await;
        browser.press("Revoke invite").await;
        browser.sees("The invite of Hedy Kiesler was revoked.").await;
        browser.sees_in(HEDY, "Revoked").await;

        act(browser, "Hedy Kiesler", "Delete").await;
        browser.sees("Delete this person?").await;
        browser.looks("delete").await;
        browser.fill("Type", "hedy").await;
        browser.press("Delete for good").await;
        browser.sees("This is not the address of this person.").await;
        browser.fill("Type", HEDY).await;
        browser.press("Delete for good").await;
        browser.sees("Hedy Kiesler was deleted.").await;
        browser.sees_no(HEDY).await;
    })
    .await;
}

#[tokio::test]
async fn a_member_is_deactivated_and_comes_back() {
    with_and_without_scripts(async |usher, browser| {
        let mut alan = body("alan@example.com");
        (alan["first_name"], alan["last_name"]) = (json!("Alan"), json!("Turing"));
        usher.add(&alan).await;
        usher.deliver().await;
        let link = usher.mail_to("alan@example.com").link();
        assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/users").await;
        act(browser, "Alan Turing", "Deactivate").await;
        browser.sees("Deactivate this member?").await;
        browser.looks("deactivate").await;
        browser.press("Deactivate").await;
        browser.sees("Alan Turing was deactivated.").await;
        browser.sees_in("alan@example.com", "Deactivated").await;
        act(browser, "Alan Turing", "Reactivate").await;
        browser.press("Reactivate").await;
        browser.sees("Alan Turing can sign in again.").await;
    })
    .await;
}

#[tokio::test]
async fn several_at_once_are_resent_given_a_role_and_revoked() {
    with_and_without_scripts(async |usher, browser| {
        at_the_list(usher, browser).await;
        usher.take_mails();
        let choose_both = async || {
            browser.tick_in(ADA, "Choose Ada Lovelace").await;
            browser.tick_in(HEDY, "Choose Hedy Lamarr").await;
        };
        usher.settle().await;
        choose_both().await;
        browser.press("Resend invite").await;
        browser.sees("Resend these invites?").await;
        browser.looks("several").await;
        browser.press("Resend invites").await;
        browser.sees("Done for 2 of 2").await;
        browser.looks("several-done").await;
        usher.deliver().await;
        assert_eq!(usher.take_mails().len(), 2);

        browser.press("Back to the list").await;
        choose_both().await;
        browser.choose("New role", "admin").await;
        browser.press("Change role").await;
        browser.press("Change role").await;
        browser.sees("Role is now admin").await;
        browser.press("Back to the list").await;
        browser.sees_in(HEDY, "admin").await;

        choose_both().await;
        browser.press("Revoke invite").await;
        browser.press("Revoke invites").await;
        browser.sees("Done for 2 of 2").await;
        browser.press("Back to the list").await;
        browser.sees_in(ADA, "Revoked").await;
    })
    .await;
}

#[tokio::test]
async fn of_two_tabs_that_edit_one_user_the_later_is_told_who_was_first() {
    with_and_without_scripts(async |usher, browser| {
        at_the_list(usher, browser).await;
        act(browser, "Hedy Lamarr", "Edit").await;
        browser.fill("First Name", "Hedwig").await;

        browser.open_in_new_tab("/users").await;
        act(browser, "Hedy Lamarr", "Edit").await;
        browser.fill("Last Name", "Kiesler").await;
        browser.press("Save").await;
        browser.sees("Hedy Kiesler was changed.").await;

        browser.to_tab(0).await;
        browser.press("Save").await;
        browser.sees("changed this person while you were typing").await;
        browser.looks("edit-overtaken").await;
        assert_eq!(browser.value("First Name").await, "Hedwig");
        browser.press("Save").await;
        browser.sees("was changed.").await;
        browser.sees_in(HEDY, "Hedwig").await;
    })
    .await;
}

#[tokio::test]
async fn more_than_a_page_is_shown_page_by_page() {
    with_and_without_scripts(async |usher, browser| {
        for number in 1..=51 {
            add(usher, "Ada", &format!("Lovelace {number}"), &format!("ada{number}@example.com"))
                .await;
        }
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/users").await;
        browser.sees("ada51@example.com").await;
        assert_eq!(browser.count("tbody tr").await, 50);
        if browser.runs_scripts() {
            browser.press("Show more").await;
            browser.sees(GRACE).await;
            assert_eq!(browser.count("tbody tr").await, 52);
        } else {
            browser.press("Next page").await;
            browser.sees(GRACE).await;
            assert_eq!(browser.count("tbody tr").await, 2);
            browser.press("First page").await;
            browser.sees("ada51@example.com").await;
        }
    })
    .await;
}

#[tokio::test]
async fn whatever_somebody_is_called_stays_text_and_in_its_place() {
    with_and_without_scripts(async |usher, browser| {
        let emoji = "👩‍🚀".repeat(33);
        for (number, name) in
            ["<script>alert(1)</script>", "\u{202e}gnikam elbuorT", &emoji, "{{7*7}}&lt;b&gt;"]
                .into_iter()
                .enumerate()
        {
            let person = json!({
                "first_name": name, "last_name": "Doe", "email": format!("doe{number}@example.com"),
                "language": "en", "role": "user",
            });
            let (status, answer) = usher.try_add(usher.key(), &person).await;
            assert!(status == 201 || status == 422, "{answer}");
        }
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/users").await;
        browser.sees("<script>alert(1)</script> Doe").await;
        browser.sees("{{7*7}}&lt;b&gt; Doe").await;
        browser.looks("users-hostile").await;
        browser.press("Actions for <script>alert(1)</script> Doe").await;
        browser.press_in("<script>alert(1)</script> Doe", "Edit").await;
        assert_eq!(browser.value("First Name").await, "<script>alert(1)</script>");
    })
    .await;
}
