//! User Management in the portal: who is added, what the list offers, and to whom.

use http::{Method, StatusCode};
use serde_json::{Value, json};
use usher_tests::{ADA, Browser, Filled, GOOD_PASSWORD, GRACE, Page, TestApp, ada, unescape};

use crate::{
    mail_events::{mailed, of},
    managing::{act, path},
};

/// A browser in which somebody has signed in.
pub async fn signed_in(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, StatusCode::SEE_OTHER);
    browser
}

/// Opens what a form led on to, and tells the page.
pub async fn led_to(browser: &mut Browser, page: &Page, path: &str) -> Page {
    assert_eq!((page.status.as_u16(), page.location()), (303, path), "{}", page.html);
    browser.open(path).await
}

pub fn tells(page: &Page, text: &str) {
    assert!(unescape(&page.html).contains(text), "{text}: {}", page.html);
}

pub fn hides(page: &Page, text: &str) {
    assert!(!page.html.contains(text), "{text}: {}", page.html);
}

pub fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

pub async fn ask(browser: &mut Browser, user: &Value, deed: &str) -> Filled {
    let page = browser.open(&format!("/users/{}/{deed}", id(user))).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    Filled::of(&page, &format!("/{deed}"))
}

pub async fn now(usher: &TestApp, user: &Value) -> Value {
    usher.get(&path(user, "")).await
}

#[tokio::test]
async fn whoever_is_added_stands_on_top_and_is_told_of() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = Filled::of(&grace.open("/users/new").await, "/users");
    let form = form.with("first_name", "Ada").with("last_name", "Lovelace").with("email", ADA);
    let answer = form.send(&mut grace).await;
    let page = grace.open(answer.location()).await;
    tells(&page, "User was successfully added.");
    let rows: Vec<&str> = page.html.split("<tr>").collect();
    assert!(rows[2].contains("ada@example.com"), "{}", page.html);
    // It is told once.
    let location = answer.location().to_owned();
    hides(&grace.open(&location).await, "User was successfully added.");
    // The same form again adds nobody else.
    assert_eq!(form.send(&mut grace).await.location(), location);
    assert_eq!(usher.get("/v1/users").await["items"].as_array().unwrap().len(), 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn every_field_that_is_wrong_says_so_beside_what_was_typed() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let blank = Filled::of(&grace.open("/users/new").await, "/users");
    let (long, address) = ("ä".repeat(300), "see https://evil.example now");
    let form = blank
        .with("first_name", &long)
        .with("last_name", address)
        .with("email", "ada at example")
        .with("language", "tlh")
        .with("role", "<script>king</script>");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["first_name", "last_name", "email", "language", "role"] {
        tells(&page, &format!("id=\"{field}-problem\""));
        tells(&page, &format!("aria-describedby=\"{field}-problem\""));
    }
    let kept = Filled::of(&page, "/users");
    for (name, value) in &form.fields {
        if !matches!(name.as_str(), "once" | "csrf") {
            assert_eq!(kept.value(name), value, "{name}");
        }
    }
    hides(&page, "<script>king");
    // Nothing typed at all.
    let page = blank.with("send_welcome_email", "").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    tells(&page, "is required");
    // What turns the text around it is no name.
    let turned = blank.with("first_name", "Ada\u{202E}").with("last_name", "L").with("email", ADA);
    let page = turned.send(&mut grace).await;
    tells(&page, "id=\"first_name-problem\"");
    hides(&page, "id=\"last_name-problem\"");
    usher.finish().await;
}

#[tokio::test]
async fn an_address_that_is_taken_or_came_back_is_said_beside_it() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, ADA).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let blank = Filled::of(&grace.open("/users/new").await, "/users");
    let form =
        blank.with("first_name", "Ada").with("last_name", "King").with("email", "ADA@example.com");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "id=\"email-problem\">A user with this email exists already.");
    assert_eq!(Filled::of(&page, "/users").value("last_name"), "King");

    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    let user = usher.get("/v1/users?q=ada").await["items"][0].clone();
    act(&usher, Method::DELETE, &user, "/invite").await;
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "came back or was reported as spam");
    hides(&page, "“force”");
    let again = Filled::of(&page, "/users");
    assert_eq!(again.value("force"), "", "nobody ticks it but the reader");
    let answer = again.with("force", "on").send(&mut grace).await;
    assert!(answer.location().starts_with("/users?added="), "{}", answer.html);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_menu_has_what_can_be_done() {
    let usher = TestApp::start().await;
    let invited = usher.add(&ada()).await;
    let member = usher.member("bob@example.com", "user").await;
    usher.define_role("looker", &["users:read"]).await;
    usher.define_role("host", &["users:read", "users:invite"]).await;
    usher.member("looker@example.com", "looker").await;
    usher.member("host@example.com", "host").await;

    let mut grace = signed_in(&usher, GRACE).await;
    let page = grace.open("/users").await;
    tells(&page, "aria-label=\"Actions for Ada Lovelace\"");
    let offers = |page: &Page, user: &Value, deed: &str| {
        page.html.contains(&format!("/users/{}/{deed}", id(user)))
    };
    for (deed, of_invited, of_member) in [
        ("edit", true, true),
        ("resend", true, false),
        ("link", true, false),
        ("revoke", true, false),
        ("deactivate", false, true),
        ("reactivate", false, false),
        ("delete", true, true),
    ] {
        assert_eq!(offers(&page, &invited, deed), of_invited, "{deed} of who is invited");
        assert_eq!(offers(&page, &member, deed), of_member, "{deed} of a member");
    }
    let own = json!({ "id": usher.admin.to_string() });
    assert!(offers(&page, &own, "edit") && !offers(&page, &own, "delete"));
    assert!(!offers(&page, &own, "deactivate"));

    let mut looker = signed_in(&usher, "looker@example.com").await;
    let page = looker.open("/users").await;
    for nothing in ["name=\"ids\"", "id=\"bulk\"", "Actions for", "/users/new"] {
        hides(&page, nothing);
    }
    let mut host = signed_in(&usher, "host@example.com").await;
    let page = host.open("/users").await;
    assert!(offers(&page, &invited, "resend") && !offers(&page, &invited, "link"));
    assert!(!offers(&page, &member, "edit") && !offers(&page, &member, "delete"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn lists_are_told_short_days_and_hostile_names_stay_text() {
    let usher = TestApp::start().await;
    let mut evil = ada();
    evil["first_name"] = json!("<script>alert(1)</script>");
    evil["last_name"] = json!("😀".repeat(100));
    let user = usher.add(&evil).await;
    let mut grace = signed_in(&usher, GRACE).await;
    for path in [
        "/users".to_owned(),
        format!("/users/{}/edit", id(&user)),
        format!("/users/{}/delete", id(&user)),
    ] {
        let page = grace.open(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        hides(&page, "<script>alert");
        tells(&page, "<script>alert(1)</script>");
    }
    let page = grace.open("/users").await;
    tells(&page, "title=\"Monday, November 23, 2026 at 9:00\u{202F}AM UTC\">Nov 23, 2026</time>");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_cursor_of_yesterday_and_an_id_of_nobody_are_told_kindly() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = grace.open("/users?cursor=yesterday").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    tells(&page, "role=\"alert\"");
    for who in ["nobody", "01930000-0000-7000-8000-000000000000", "%FF"] {
        for deed in ["edit", "resend", "link", "revoke", "deactivate", "reactivate", "delete"] {
            let page = grace.open(&format!("/users/{who}/{deed}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{who} {deed}");
            tells(&page, "Nothing is there");
        }
    }
    assert_eq!(grace.open("/users/bulk").await.location(), "/users");
    usher.finish().await;
}

const DEEDS: [&str; 7] = ["edit", "resend", "link", "revoke", "deactivate", "reactivate", "delete"];

#[tokio::test]
async fn no_other_site_and_no_form_without_its_token_changes_anything() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let before = now(&usher, &user).await;
    let mut fields = vec![
        ("first_name", "Eve"),
        ("email", ADA),
        ("version", "1"),
        ("do", "revoke"),
        ("confirmed", "on"),
        ("ids", id(&user)),
    ];
    let mut paths: Vec<String> =
        DEEDS.iter().map(|deed| path(&user, &format!("/{deed}"))).collect();
    paths = paths.iter().map(|path| path.replace("/v1/", "/")).collect();
    paths.extend(["/users".to_owned(), "/users/bulk".to_owned()]);
    for path in &paths {
        let page = grace.submit(path, &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} without a token");
    }
    fields.push(("csrf", &csrf));
    grace.headers.push(("origin", "https://evil.example".to_owned()));
    for path in &paths {
        let page = grace.submit(path, &fields).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} from elsewhere");
    }
    assert_eq!(now(&usher, &user).await, before);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_may_only_look_changes_nothing() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let bob = usher.member("bob@example.com", "user").await;
    usher.define_role("looker", &["users:read"]).await;
    usher.member("looker@example.com", "looker").await;
    let mut looker = signed_in(&usher, "looker@example.com").await;
    let csrf = looker.csrf().await;
    let (before, bob_before) = (now(&usher, &user).await, now(&usher, &bob).await);
    for who in [&user, &bob] {
        for deed in DEEDS {
            let path = format!("/users/{}/{deed}", id(who));
            let page = looker.open(&path).await;
            let page = led_to(&mut looker, &page, "/users").await;
            tells(&page, "or your role does not allow it");
            let email = who["email"].as_str().unwrap();
            let fields = [("csrf", &*csrf), ("first_name", "Eve"), ("email", email)];
            let page = looker.submit(&path, &fields).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
            tells(&page, "role=\"alert\"");
        }
    }
    let fields = [("csrf", &*csrf), ("ids", id(&user)), ("do", "revoke"), ("confirmed", "on")];
    tells(&looker.submit("/users/bulk", &fields).await, "Done for 0 of 1");
    assert_eq!((now(&usher, &user).await, now(&usher, &bob).await), (before, bob_before));
    // Whoever may not even look is told nothing of anybody.
    let mut bob = signed_in(&usher, "bob@example.com").await;
    let page = bob.open(&format!("/users/{}/edit", id(&user))).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    hides(&page, ADA);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_form_leads_back_to_pages_of_ours_alone() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await;
    for (name, back) in [
        ("A", "https://evil.example/"),
        ("B", "//evil.example"),
        ("C", "/\\evil.example"),
        ("D", "javascript:alert(1)"),
    ] {
        let page = ask(&mut grace, &user, "edit").await.with("first_name", name).with("back", back);
        let page = page.send(&mut grace).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, "/users"), "{back}");
        let page = grace.open(&format!("/users/{}/revoke?back={back}", id(&user))).await;
        hides(&page, "evil");
        hides(&page, "javascript:");
    }
    assert_eq!(form.value("back"), "/users");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_script_is_answered_with_where_to_go() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "revoke").await;
    grace.headers.push(("hx-request", "true".to_owned()));
    let page = form.send(&mut grace).await;
    assert_eq!(
        (page.status.as_u16(), &page.headers["hx-redirect"]),
        (200, &"/users".parse().unwrap())
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_session_that_ends_while_somebody_types_takes_nothing_with_it() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await.with("first_name", "Augusta");
    grace.cookies.retain(|name, _| !name.contains("session"));
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    let again = Filled::of(&page, "/sign-in").with("email", GRACE).with("password", GOOD_PASSWORD);
    let page = again.send(&mut grace).await;
    let resumed = Filled::of(&page, "/edit");
    assert_eq!(resumed.value("first_name"), "Augusta");
    assert_eq!(resumed.send(&mut grace).await.status, StatusCode::SEE_OTHER);
    assert_eq!(now(&usher, &user).await["first_name"], "Augusta");
    usher.finish_unread().await;
}
