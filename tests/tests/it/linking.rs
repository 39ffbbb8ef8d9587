//! Linking a chat account to oneself: asked for in chat, confirmed in the browser, closed in chat.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher::cli::verify_audit;
use usher_tests::{BotKey, Browser, GOOD_PASSWORD, TestApp};

const U1: &str = "slack:T1:U1";
const ATTACKER: &str = "slack:T1:UEVIL";
const ADA: &str = "ada@example.com";
const GRACE: &str = "grace@example.com";

fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

/// A bot, an admin, and her browser, in which she has just signed in.
pub async fn scene(usher: &TestApp) -> (BotKey, Value, Browser) {
    let bot = usher.bot_key(&["slack:T1", "discord:*"]).await;
    let admin = usher.member(ADA, "admin").await;
    (bot, admin, usher.signed_in(ADA).await)
}

/// The status of a look at the users on behalf of an account, and what went wrong.
async fn look(usher: &TestApp, bot: &BotKey, account: &str) -> (u16, String) {
    let call = usher.call_for(bot, account, Method::GET, "/v1/users");
    let response = call.send().await.unwrap();
    let status = response.status().as_u16();
    let answer: Value = response.json().await.unwrap();
    (status, answer["code"].as_str().unwrap_or_default().to_owned())
}

fn not_linked() -> (u16, String) {
    (403, "not_linked".to_owned())
}

/// What is wrong with the one field that is.
fn problem(answer: &Value) -> &str {
    answer["errors"][0]["code"].as_str().unwrap_or_default()
}

/// Six other digits.
fn other_than(digits: &str) -> String {
    let number: u32 = digits.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

#[tokio::test]
async fn an_account_is_linked_once_it_typed_the_digits_that_the_person_was_shown() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:T1"]).await;
    let admin = usher.member(ADA, "admin").await;
    let link = usher.ask_to_link(&bot, U1).await;
    let mut browser = usher.browser();
    // Whoever is not signed in signs in first, and is led back.
    let page = browser.open(&link).await;
    let next: String = url::form_urlencoded::byte_serialize(link.as_bytes()).collect();
    assert_eq!(page.location(), format!("/sign-in?next={next}"));
    let fields = [("email", ADA), ("password", GOOD_PASSWORD), ("next", &*link)];
    assert_eq!(browser.submit("/sign-in", &fields).await.location(), link);
    let page = browser.open(&link).await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "Link a Slack account"));
    for told in ["Acme (T1)", ">ada<", ">U1<", "Asked", "Ada Lovelace", "invite people"] {
        assert!(page.html.contains(told), "{told}");
    }
    // What a role allows beyond users is nothing that can be done in chat.
    assert!(!page.html.contains("make calls") && !page.html.contains("name=\"password\""));
    let page = browser.confirm_link(&link, "").await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "One more step"));
    let digits = page.digits();
    assert!(page.html.contains(&format!("/usher confirm {digits}")));
    // Nothing is linked yet.
    assert_eq!(look(&usher, &bot, U1).await, not_linked());
    assert!(!usher.whole_table().contains(&digits));
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["user"]["id"], admin["id"]);
    assert_eq!(
        answer["message"],
        "Your Slack account is now linked to Ada Lovelace (ada@example.com)."
    );
    assert_eq!(look(&usher, &bot, U1).await.0, 200);
    // Neither link nor digits work again.
    assert_eq!(browser.open(&link).await.status, 410);
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_and_the_timeline_tell_what_was_linked() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 200);
    usher.deliver().await;
    let mail = usher.mail_to(ADA);
    assert_eq!(mail.subject(), "A Slack account was linked to you at Acme");
    assert!(mail.text().contains("ada (U1), in Acme (T1)"), "{}", mail.text());
    assert!(mail.text().contains(&format!("{}account", usher.base_url)));
    let timeline = usher.get(&format!("/v1/users/{}/timeline", id(&admin))).await;
    let entry = &timeline["items"][0];
    assert_eq!(
        (&entry["kind"], &entry["data"]),
        (&json!("chat_linked"), &json!({ "account": U1 }))
    );
    let actor = &entry["actor"];
    assert_eq!(actor["id"], admin["id"]);
    assert_eq!((&actor["via_key"], &actor["via_chat"]), (&json!(bot.id), &json!("slack")));
    usher.clock.advance(SignedDuration::from_mins(5) + SignedDuration::from_secs(2));
    usher.clean_up().await;
    verify_audit(&usher.client(), None).await.unwrap();
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_admin_who_is_tricked_into_confirming_gives_the_attacker_nothing() {
    let usher = TestApp::start().await;
    let (bot, _, mut admin) = scene(&usher).await;
    // The attacker asks for a link from their own account, and talks the admin into pressing the button.
    let link = usher.ask_to_link(&bot, ATTACKER).await;
    let digits = admin.digits(&link).await;
    // The admin sees the digits; the attacker does not, and is not linked.
    assert_eq!(look(&usher, &bot, ATTACKER).await, not_linked());
    // The admin, who wonders, types them in her own account: they mean nothing there.
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    // Nor do they after she asked for a link of her own.
    usher.ask_to_link(&bot, U1).await;
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!((status, problem(&answer)), (422, "digits_wrong"));
    assert_eq!(look(&usher, &bot, U1).await, not_linked());
    // The attacker opens the link too: signed in as themselves, it could only link to themselves.
    usher.member("eve@example.com", "user").await;
    let mut eve = usher.signed_in("eve@example.com").await;
    let own = eve.digits(&link).await;
    assert_ne!(own, digits);
    let (status, answer) = usher.type_digits(&bot, ATTACKER, &own).await;
    assert_eq!((status, answer["user"]["email"].as_str()), (200, Some("eve@example.com")));
    assert_eq!(look(&usher, &bot, ATTACKER).await, (403, "permission_missing".to_owned()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_attacker_who_guesses_has_five_tries_a_request() {
    let usher = TestApp::start().await;
    let (bot, _, mut admin) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, ATTACKER).await;
    // Before anybody confirmed there is nothing to guess, and nothing is counted.
    for _ in 0..6 {
        let (status, answer) = usher.type_digits(&bot, ATTACKER, "123456").await;
        assert_eq!((status, problem(&answer)), (422, "digits_wrong"));
    }
    let digits = admin.digits(&link).await;
    let wrong = other_than(&digits);
    for left in [4, 3, 2, 1] {
        let (status, answer) = usher.type_digits(&bot, ATTACKER, &wrong).await;
        assert_eq!((status, problem(&answer)), (422, "digits_wrong"));
        let detail = answer["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.ends_with(&left.to_string()), "{detail}");
    }
    // Who presses the button again gets other digits, and no more tries.
    let again = admin.digits(&link).await;
    let (status, _) = usher.type_digits(&bot, ATTACKER, &other_than(&again)).await;
    assert_eq!(status, 410);
    for digits in [&digits, &again] {
        let (status, answer) = usher.type_digits(&bot, ATTACKER, digits).await;
        assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    }
    assert_eq!(admin.open(&link).await.status, 410);
    assert_eq!(look(&usher, &bot, ATTACKER).await, not_linked());
    usher.finish_unread().await;
}

#[tokio::test]
async fn guesses_at_once_are_counted_before_they_are_compared() {
    let usher = TestApp::start().await;
    let (bot, _, mut admin) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, ATTACKER).await;
    let digits = admin.digits(&link).await;
    let wrong = other_than(&digits);
    let mut guesses = JoinSet::new();
    for _ in 0..12 {
        let call = usher.call_for(&bot, ATTACKER, Method::POST, "/v1/chat-links/confirm");
        let call = call.json(&json!({ "digits": wrong }));
        guesses.spawn(async move { call.send().await.unwrap().status().as_u16() });
    }
    let mut statuses = Vec::new();
    while let Some(status) = guesses.join_next().await {
        statuses.push(status.unwrap());
    }
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 4, "{statuses:?}");
    assert_eq!(usher.type_digits(&bot, ATTACKER, &digits).await.0, 410);
    usher.finish_unread().await;
}

#[tokio::test]
async fn right_digits_that_are_typed_twice_at_once_link_once() {
    let usher = TestApp::start().await;
    let (bot, admin, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&link).await;
    let (one, two) =
        tokio::join!(usher.type_digits(&bot, U1, &digits), usher.type_digits(&bot, U1, &digits));
    let mut statuses = [one.0, two.0];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200, "{one:?} {two:?}");
    assert!(statuses[1] != 200, "{one:?} {two:?}");
    usher.deliver().await;
    usher.mail_to(ADA);
    let links = usher.get(&format!("/v1/chat-links?user={}", id(&admin))).await;
    assert_eq!(links["items"].as_array().unwrap().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_request_ends_after_ten_minutes_and_with_the_next_one() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    let old = usher.ask_to_link(&bot, U1).await;
    let digits = browser.digits(&old).await;
    let new = usher.ask_to_link(&bot, U1).await;
    assert_eq!(browser.open(&old).await.status, 410);
    assert_eq!(browser.confirm_link(&old, "").await.status, 410);
    // The digits of the older request are none of the newer.
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 422);
    let digits = browser.digits(&new).await;
    usher.clock.advance(SignedDuration::from_mins(10) - SignedDuration::from_millis(1));
    assert_eq!(browser.open(&new).await.status, 200);
    for forged in ["/chat-link/x", "/chat-link/%FF", &format!("{new}A"), &new[..new.len() - 1]] {
        assert_eq!(browser.open(forged).await.status, 410, "{forged}");
        assert_eq!(usher.browser().open(forged).await.status, 410, "{forged}");
    }
    usher.clock.advance(SignedDuration::from_millis(1));
    assert_eq!(browser.open(&new).await.status, 410);
    assert_eq!(browser.confirm_link(&new, GOOD_PASSWORD).await.status, 410);
    let (status, answer) = usher.type_digits(&bot, U1, &digits).await;
    assert_eq!((status, &answer["code"]), (410, &json!("link_code_ended")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn looking_changes_nothing_and_no_other_page_can_press_the_button() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    let before = usher.whole_table();
    assert_eq!(browser.open(&link).await.status, 200);
    assert_eq!(browser.send(browser.request(Method::HEAD, &link)).await.status, 200);
    assert_eq!(usher.browser().open(&link).await.status, 303);
    for fields in [vec![], vec![("csrf", "x")], vec![("csrf", ""), ("password", GOOD_PASSWORD)]] {
        let page = browser.submit(&link, &fields).await;
        assert_eq!((page.status.as_u16(), &*page.heading()), (403, "Please start again"));
    }
    let csrf = browser.csrf().await;
    let foreign = browser.request(Method::POST, &link).header("origin", "https://evil.example");
    let page = browser.send(foreign.form(&[("csrf", &csrf)])).await;
    assert_eq!(page.status, 403);
    // Nor does a session of somebody else help whoever knows their own token.
    let mut grace = usher.signed_in(GRACE).await;
    assert_eq!(grace.submit(&link, &[("csrf", &csrf)]).await.status, 403);
    // A sign-in is all that was written.
    let after = usher.whole_table();
    assert!(before.lines().all(|item| after.contains(item) || !item.contains("#CHAT#")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_password_is_asked_for_again_after_five_minutes() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    let link = usher.ask_to_link(&bot, U1).await;
    usher.clock.advance(SignedDuration::from_mins(5) - SignedDuration::from_millis(1));
    assert!(!browser.open(&link).await.html.contains("name=\"password\""));
    usher.clock.advance(SignedDuration::from_millis(1));
    assert!(browser.open(&link).await.html.contains("name=\"password\""));
    for (password, told) in [("", "is required"), ("wrong", "is not your current password")] {
        let page = browser.confirm_link(&link, password).await;
        assert_eq!(page.status, 422);
        assert!(page.html.contains(told), "{}", page.html);
        assert!(!page.html.contains("class=\"digits\""));
    }
    let page = browser.confirm_link(&link, GOOD_PASSWORD).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.digits().len(), 6);
    // It is remembered for as long again.
    usher.clock.advance(SignedDuration::from_mins(4));
    let next = usher.ask_to_link(&bot, "discord:1:2").await;
    assert!(!browser.open(&next).await.html.contains("name=\"password\""));
    assert_eq!(browser.digits(&next).await.len(), 6);
    // Another session of the same person knows nothing of it.
    let mut other = usher.signed_in(ADA).await;
    usher.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(browser.confirm_link(&next, GOOD_PASSWORD).await.status, 200);
    assert!(other.open(&next).await.html.contains("name=\"password\""));
    usher.finish_unread().await;
}

#[tokio::test]
async fn wrong_passwords_cost_what_they_cost_at_sign_in() {
    let usher = TestApp::start().await;
    let (bot, _, mut browser) = scene(&usher).await;
    usher.clock.advance(SignedDuration::from_mins(6));
    let link = usher.ask_to_link(&bot, U1).await;
    for _ in 0..5 {
        assert_eq!(browser.confirm_link(&link, "wrong").await.status, 422);
    }
    let page = browser.confirm_link(&link, GOOD_PASSWORD).await;
    assert_eq!(page.status, 429);
    assert!(page.headers.contains_key("retry-after"));
    // The same counter: at the sign-in page of this browser nothing more can be tried, either.
    assert_eq!(browser.sign_in(ADA, GOOD_PASSWORD).await.status, 429);
    usher.clock.advance(SignedDuration::from_secs(31));
    assert_eq!(browser.confirm_link(&link, GOOD_PASSWORD).await.status, 200);
    // And the count begins anew.
    let next = usher.ask_to_link(&bot, "discord:1:2").await;
    usher.clock.advance(SignedDuration::from_mins(6));
    for _ in 0..4 {
        assert_eq!(browser.confirm_link(&next, "wrong").await.status, 422);
    }
    assert_eq!(browser.confirm_link(&next, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}
