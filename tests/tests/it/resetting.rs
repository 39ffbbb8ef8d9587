//! Forgotten passwords.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_functions::deliver::Pace;
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, NEW_PASSWORD, TestApp, ada, answer, body};

use crate::managing::act;

async fn ask(usher: &TestApp, email: &str) -> (u16, Value) {
    let call = usher.call_without_key(Method::POST, "/v1/password-resets");
    answer(call.json(&json!({ "email": email }))).await
}

/// Grace asks for a new password; the link that she gets.
async fn link(usher: &TestApp) -> String {
    assert_eq!(ask(usher, GRACE).await.0, 202);
    usher.deliver().await;
    usher.mail_to(GRACE).link()
}

async fn set(usher: &TestApp, link: &str, password: &str) -> u16 {
    let fields = [("password", password), ("password_again", password)];
    usher.submit(link, &fields).await.status.as_u16()
}

async fn confirm(usher: &TestApp, link: &str, password: &str) -> (u16, Value) {
    let body = json!({ "token": link.rsplit_once('/').unwrap().1, "password": password });
    let call = usher.call_without_key(Method::POST, "/v1/password-resets/confirm").json(&body);
    answer(call).await
}

/// Long enough to be judged, and easy to guess.
const GUESSABLE: &str = "passwordpassword";

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_a_link_and_nobody_is_signed_in_by_it() {
    let usher = TestApp::start().await;
    let mut old = usher.browser();
    old.sign_in(GRACE, GOOD_PASSWORD).await;
    usher.clock.advance(SignedDuration::from_mins(1));

    let mut browser = usher.browser();
    let page = browser.open("/forgot").await;
    assert!(page.html.contains("autocomplete=\"username\""));
    let page = browser.submit("/forgot", &[("email", GRACE)]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Look into your mailbox"));
    usher.deliver().await;
    let mail = usher.mail_to(GRACE);
    assert_eq!(mail.subject(), "A new password for Acme");
    assert!(
        mail.text().contains("until Monday, November 23, 2026 at 9:16\u{202f}AM UTC"),
        "{}",
        mail.text()
    );
    let page = browser.open(&mail.link()).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Choose a new password"));
    assert!(page.html.contains("value=\"grace@example.com\""));
    let fields = [("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)];
    let page = browser.submit(&mail.link(), &fields).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Your new password is set"));
    assert!(page.html.contains("href=\"/sign-in\""));
    assert!(!browser.cookies.contains_key("usher_session"), "they sign in themselves");
    assert!(browser.cookies.contains_key("usher_device"));

    assert_eq!(old.call(Method::GET, "/v1/me").await.0, 401, "every session has ended");
    assert_eq!(usher.browser().sign_in(GRACE, GOOD_PASSWORD).await.status, 401);
    assert_eq!(browser.sign_in(GRACE, NEW_PASSWORD).await.status, 303);
    assert_eq!(browser.call(Method::GET, "/v1/me").await.0, 200);
    usher.deliver().await;
    assert_eq!(usher.mail_to(GRACE).subject(), "Your password for Acme was set");
    usher.finish().await;
}

#[tokio::test]
async fn a_link_works_once_and_for_15_minutes() {
    let usher = TestApp::start().await;
    let first = link(&usher).await;
    usher.clock.advance(SignedDuration::from_mins(15) - SignedDuration::from_millis(1));
    assert_eq!(usher.open(&first).await.status, 200);
    usher.clock.advance(SignedDuration::from_millis(1));
    let page = usher.open(&first).await;
    assert_eq!(
        (page.status.as_u16(), page.heading().as_str()),
        (410, "This link does not work any more")
    );
    assert!(page.html.contains("href=\"/forgot\""));
    assert_eq!(set(&usher, &first, NEW_PASSWORD).await, 410);
    assert_eq!(usher.browser().sign_in(GRACE, GOOD_PASSWORD).await.status, 303);

    let (second, third) = (link(&usher).await, link(&usher).await);
    usher.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(set(&usher, &second, NEW_PASSWORD).await, 200);
    for spent in [&second, &third] {
        assert_eq!(usher.open(spent).await.status, 410, "of one password, one link");
        assert_eq!(set(&usher, spent, "another password altogether").await, 410);
        let (status, problem) = confirm(&usher, spent, "another password altogether").await;
        assert_eq!((status, &problem["code"]), (410, &json!("reset_ended")));
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_many_uses_of_a_link_at_once_one_sets_the_password() {
    let usher = std::sync::Arc::new(TestApp::start().await);
    let link = link(&usher).await;
    usher.clock.advance(SignedDuration::from_secs(1));
    let mut uses = tokio::task::JoinSet::new();
    for n in 0..8 {
        let (usher, link) = (std::sync::Arc::clone(&usher), link.clone());
        uses.spawn(async move { set(&usher, &link, &format!("{NEW_PASSWORD} {n}")).await });
    }
    let mut outcomes = uses.join_all().await;
    outcomes.sort_unstable();
    assert_eq!(outcomes, [200, 410, 410, 410, 410, 410, 410, 410]);
    std::sync::Arc::into_inner(usher).unwrap().finish_unread().await;
}

#[tokio::test]
async fn programs_set_a_password_by_json_and_are_told_why_not() {
    let usher = TestApp::start().await;
    let link = link(&usher).await;
    let (status, problem) = confirm(&usher, &link, "short").await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("password_too_short")));
    usher.clock.advance(SignedDuration::from_secs(1));
    let (status, answer) = confirm(&usher, &link, NEW_PASSWORD).await;
    assert_eq!(
        (status, &answer["message"]),
        (200, &json!("Your new password is set. Sign in with it."))
    );
    let (status, problem) = confirm(&usher, &link, "short").await;
    let said = (status, &problem["errors"][0]["code"]);
    assert_eq!(said, (422, &json!("password_too_short")), "whatever became of the link");
    usher.finish_unread().await;
}

#[tokio::test]
async fn looking_at_the_link_changes_nothing() {
    let usher = TestApp::start().await;
    let link = link(&usher).await;
    let before = usher.get("/v1/users").await;
    for method in [Method::HEAD, Method::GET, Method::GET] {
        assert_eq!(usher.browse(method, &link).await.status, 200);
    }
    assert_eq!(usher.submit(&link, &[]).await.status, 422, "a button pressed by a scanner");
    assert_eq!(usher.get("/v1/users").await, before);
    assert_eq!(usher.browser().sign_in(GRACE, GOOD_PASSWORD).await.status, 303);
    assert_eq!(set(&usher, &link, NEW_PASSWORD).await, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_is_no_active_member_gets_the_same_answer_and_no_mail() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    let mut eve = body("eve@example.com");
    eve["send_welcome_email"] = false.into();
    usher.add(&eve).await;
    let left = usher.member("left@example.com", "user").await;
    act(&usher, Method::POST, &left, "/deactivate").await.user();
    usher.settle().await;

    let known = ask(&usher, GRACE).await;
    assert_eq!(known.0, 202);
    usher.deliver().await;
    usher.mail_to(GRACE);
    for email in ["ada@example.com", "eve@example.com", "left@example.com", "nobody@example.com"] {
        assert_eq!(ask(&usher, email).await, known, "{email}");
    }
    usher.deliver().await;
    assert!(usher.take_mails().is_empty());
    usher.finish().await;
}

#[tokio::test]
async fn the_work_before_the_answer_is_the_same_for_every_address() {
    let usher = TestApp::start().await;
    for email in [GRACE, "nobody@example.com"] {
        usher.faults.take_table_calls();
        assert_eq!(ask(&usher, email).await.0, 202);
        assert_eq!(usher.faults.take_table_calls(), ["TransactWriteItems", "TransactWriteItems"]);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_deactivated_member_cannot_use_a_link_that_they_have() {
    let usher = TestApp::start().await;
    let ada = usher.member(ADA, "user").await;
    assert_eq!(ask(&usher, ADA).await.0, 202);
    usher.deliver().await;
    let link = usher.mail_to(ADA).link();
    assert_eq!(usher.open(&link).await.status, 200);
    act(&usher, Method::POST, &ada, "/deactivate").await.user();
    assert_eq!(usher.open(&link).await.status, 410);
    assert_eq!(set(&usher, &link, NEW_PASSWORD).await, 410);
    usher.finish_unread().await;
}

#[tokio::test]
async fn forged_cut_and_foreign_links_are_all_the_same_page() {
    let usher = TestApp::start().await;
    let link = link(&usher).await;
    let token = link.rsplit_once('/').unwrap().1;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let invite = usher.mail_to("ada@example.com").link();
    let wrong = usher.open(&link.replace(token, "nonsense")).await;
    assert_eq!(wrong.status, 410);
    for other in [&token[..60], invite.rsplit_once('/').unwrap().1, "%00", &"x".repeat(3000)] {
        let page = usher.open(&link.replace(token, other)).await;
        assert_eq!((page.status.as_u16(), &page.html), (410, &wrong.html));
        assert_eq!(confirm(&usher, &format!("/{other}"), NEW_PASSWORD).await.0, 410);
    }
    assert_eq!(user["status"], "invited");
    usher.finish_unread().await;
}

/// The same from another source. Only on Linux is all of 127.0.0.0/8 this machine.
#[cfg(target_os = "linux")]
async fn ask_from(usher: &TestApp, source: [u8; 4], email: &str) -> u16 {
    let client =
        reqwest::Client::builder().no_proxy().local_address(std::net::IpAddr::from(source));
    let url = usher.base_url.join("/v1/password-resets").unwrap();
    let call = client.build().unwrap().post(url).json(&json!({ "email": email }));
    call.send().await.unwrap().status().as_u16()
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn strangers_keep_nobody_from_their_link_for_longer_than_minutes() {
    let usher = TestApp::start().await;
    // A stranger asks whenever they may: after three of theirs, theirs send nothing.
    for _ in 0..6 {
        for _ in 0..2 {
            assert_eq!(ask(&usher, GRACE).await.0, 202);
        }
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_mins(1));
    }
    assert_eq!(usher.take_mails().len(), 3);
    usher.clock.advance(SignedDuration::from_mins(4));
    assert_eq!(ask(&usher, GRACE).await.0, 202);
    usher.deliver().await;
    assert!(usher.take_mails().is_empty());
    assert_eq!(ask_from(&usher, [127, 0, 0, 2], GRACE).await, 202);
    usher.deliver().await;
    assert_eq!(set(&usher, &usher.mail_to(GRACE).link(), NEW_PASSWORD).await, 200);
    // Nor do many strangers at once fill the mailbox.
    for n in 3..9 {
        assert_eq!(ask_from(&usher, [127, 0, 0, n], GRACE).await, 202);
    }
    usher.deliver().await;
    let asked = usher.take_mails();
    let links = asked.iter().filter(|mail| mail.subject() == "A new password for Acme");
    assert_eq!(links.count(), 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_link_is_not_tried_without_end() {
    let usher = TestApp::start().await;
    let first = link(&usher).await;
    for _ in 0..29 {
        assert_eq!(confirm(&usher, &first, GUESSABLE).await.0, 422);
    }
    // What succeeds is no try too many.
    assert_eq!(set(&usher, &first, NEW_PASSWORD).await, 200);
    usher.deliver().await;
    usher.take_mails();
    let second = link(&usher).await;
    assert_eq!(set(&usher, &second, GUESSABLE).await, 422);
    for _ in 0..2 {
        let (status, problem) = confirm(&usher, &second, GOOD_PASSWORD).await;
        assert_eq!((status, &problem["code"]), (429, &json!("too_many_requests")));
    }
    let fields = [("password", GOOD_PASSWORD), ("password_again", GOOD_PASSWORD)];
    let page = usher.submit(&second, &fields).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (429, "Too many tries"));
    usher.clock.advance(SignedDuration::from_mins(10));
    assert_eq!(set(&usher, &second, GOOD_PASSWORD).await, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_asks_for_unknown_addresses_holds_up_nobodys_mail() {
    let usher = TestApp::start().await;
    for n in 0..19 {
        assert_eq!(ask(&usher, &format!("u{n}@example.com")).await.0, 202);
    }
    assert_eq!(ask(&usher, GRACE).await.0, 202);
    let slow = usher.deliver.clone().with_pace(Pace::per_second(1));
    let sweep = tokio::time::timeout(std::time::Duration::from_secs(10), slow.sweep());
    assert_eq!(sweep.await.expect("no turn for who gets no mail").unwrap(), 20);
    usher.mail_to(GRACE);
    usher.finish().await;
}

#[tokio::test]
async fn an_address_that_asked_is_not_kept_for_ever() {
    let usher = TestApp::start().await;
    let guard = format!("default#EMAIL#{GRACE}");
    let id = usher.get_raw(&guard, "EMAIL", "user").await.unwrap();
    ask(&usher, GRACE).await;
    // The table tells nothing of use about her for days.
    usher.set_raw(&guard, "EMAIL", "user", "nobody").await;
    for _ in 0..9 {
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_hours(7));
    }
    usher.set_raw(&guard, "EMAIL", "user", &id).await;
    assert_eq!(usher.app.directory.count_entries().await.unwrap(), 0);
    assert!(usher.app.directory.dead_entries(100, None).await.unwrap().items.is_empty());
    usher.finish().await;
}

#[tokio::test]
async fn asking_too_often_is_answered_alike_and_sends_no_more_mail() {
    let usher = TestApp::start().await;
    for _ in 0..5 {
        assert_eq!(ask(&usher, GRACE).await.0, 202);
    }
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 3);
    // One source may ask 20 times an hour, whomever it asks for.
    for n in 5..20 {
        assert_eq!(ask(&usher, &format!("u{n}@example.com")).await.0, 202);
    }
    let (status, problem) = ask(&usher, "one-more@example.com").await;
    assert_eq!((status, &problem["code"]), (429, &json!("too_many_requests")));
    usher.clock.advance(SignedDuration::from_hours(1));
    assert_eq!(ask(&usher, GRACE).await.0, 202);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_that_comes_too_late_is_not_sent() {
    let usher = TestApp::start().await;
    ask(&usher, GRACE).await;
    usher.clock.advance(SignedDuration::from_mins(15));
    usher.deliver().await;
    assert!(usher.take_mails().is_empty());
    usher.finish().await;
}

#[tokio::test]
async fn the_mail_and_the_page_speak_the_members_language() {
    let usher = TestApp::start().await;
    let pk = format!("default#USER#{}", usher.admin);
    usher.set_raw(&pk, "USER", "language", "es").await;
    ask(&usher, GRACE).await;
    usher.deliver().await;
    let mail = usher.mail_to(GRACE);
    assert_eq!(mail.header("Content-Language"), Some("es"));
    let page = usher.open_in("de", &mail.link()).await;
    assert!(page.html.contains("lang=\"es\""));
    let page = usher.open_in("de", usher.base_url.join("/forgot").unwrap().as_str()).await;
    assert!(page.html.contains("lang=\"de\""));
    usher.finish().await;
}

#[tokio::test]
async fn what_is_no_email_is_told() {
    let usher = TestApp::start().await;
    let (status, problem) = ask(&usher, "ada").await;
    assert_eq!((status, &problem["errors"][0]["field"]), (422, &json!("email")));
    let page = usher.browser().submit("/forgot", &[("email", "ada")]).await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"email-problem\""));
    usher.finish().await;
}
