//! A session that ends while a form is open: what was typed is still there after signing in.

use http::Method;
use serde_json::Value;
use usher_domain::session::IDLE_FOR;
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, Page, Setup, TestApp};

/// What Grace types into Add User. Hardly anybody is called that, but it must come back as it was.
const NAME: &str = "<script>\"&amp;' 👩‍🚀";

const TYPED: [(&str, &str); 7] = [
    ("once", "01a20e12-0000-7000-8000-000000000000"),
    ("first_name", NAME),
    ("last_name", "Lovelace"),
    ("email", ADA),
    ("language", "en"),
    ("role", "user"),
    ("send_welcome_email", "on"),
];

/// Grace opened Add User, went for lunch, and comes back after her session has ended.
async fn late(usher: &TestApp) -> (Browser, Page) {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(GRACE, GOOD_PASSWORD).await.status, 303);
    let csrf = browser.csrf().await;
    usher.clock.advance(IDLE_FOR);
    let mut fields = TYPED.to_vec();
    fields.push(("csrf", &csrf));
    let page = browser.submit("/users", &fields).await;
    assert_eq!((page.status.as_u16(), &*page.heading_of("again")), (401, "Sign in again"));
    (browser, page)
}

trait Again {
    fn heading_of(&self, id: &str) -> String;
}

impl Again for Page {
    fn heading_of(&self, id: &str) -> String {
        let mark = format!("<h1 id=\"sign-in-{id}-heading\">");
        let (_, rest) = self.html.split_once(&mark).unwrap_or_default();
        rest.split_once("</h1>").unwrap_or_default().0.to_owned()
    }
}

/// Fills in the form of a page: what is hidden in it, and what is typed.
fn filled<'a>(
    hidden: &'a [(String, String)],
    typed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let hidden = hidden.iter().filter(|(name, _)| name != "language");
    hidden.map(|(name, value)| (&**name, &**value)).chain(typed.iter().copied()).collect()
}

async fn users(usher: &TestApp) -> Vec<Value> {
    usher.get("/v1/users").await["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_was_typed_is_kept_over_a_sign_in_and_sent_once() {
    let usher = TestApp::start().await;
    let (mut browser, page) = late(&usher).await;
    assert_eq!(page.headers["www-authenticate"], "Bearer");
    assert!(!page.html.contains("<script>\""), "{}", page.html);
    assert_eq!(users(&usher).await.len(), 1, "nothing is done before somebody signs in");

    // A wrong password first, then one that is no address: nothing is lost.
    let mut hidden = page.hidden();
    for (email, password, status, alert) in
        [(GRACE, "wrong", 401, "do not go together"), ("grace", GOOD_PASSWORD, 422, "Email: ")]
    {
        let fields = filled(&hidden, &[("email", email), ("password", password)]);
        let page = browser.submit("/sign-in", &fields).await;
        assert_eq!(page.status, status);
        assert!(page.html.contains(alert) && page.html.contains(&format!("value=\"{email}\"")));
        assert!(!page.html.contains(GOOD_PASSWORD));
        assert_eq!(page.heading_of("again"), "Sign in again");
        hidden = page.hidden();
    }

    let fields = filled(&hidden, &[("email", GRACE), ("password", GOOD_PASSWORD)]);
    let page = browser.submit("/sign-in", &fields).await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "You are signed in again"));
    assert!(page.html.contains("action=\"/users\""));
    assert_eq!(users(&usher).await.len(), 1, "it is sent by whoever typed it");
    let hidden = page.hidden();
    for (name, value) in TYPED {
        let kept = hidden.iter().filter(|(it, _)| it == name);
        assert_eq!(kept.map(|(_, value)| &**value).collect::<Vec<_>>(), [value], "{name}");
    }

    let fields: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
    let page = browser.submit("/users", &fields).await;
    assert_eq!(page.status, 303, "{}", page.html);
    let again = browser.submit("/users", &fields).await;
    assert_eq!((again.status.as_u16(), again.location()), (303, page.location()));
    let found = users(&usher).await;
    assert_eq!((found.len(), &found[0]["first_name"]), (2, &Value::from(NAME)));
    usher.settle().await;
    usher.take_mails();
    usher.finish().await;
}

#[tokio::test]
async fn whoever_else_signs_in_there_does_not_send_it() {
    let usher = TestApp::start().await;
    usher.member("bob@example.com", "user").await;
    let (mut browser, page) = late(&usher).await;
    let hidden = page.hidden();
    let fields = filled(&hidden, &[("email", "bob@example.com"), ("password", GOOD_PASSWORD)]);
    let page = browser.submit("/sign-in", &fields).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/"));
    assert_eq!(browser.open("/account").await.status, 200, "Bob is signed in");
    assert_eq!(users(&usher).await.len(), 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn another_site_plants_no_form() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    let planted =
        [("resume", "/users"), ("kept.email", ADA), ("email", GRACE), ("password", GOOD_PASSWORD)];
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        browser.headers = vec![(name, value.to_owned())];
        for (path, fields) in [("/users", &TYPED[..]), ("/sign-in", &planted[..])] {
            let page = browser.submit(path, fields).await;
            assert_eq!(page.status, 403, "{path} {name}: {value}");
            assert!(!page.html.contains(ADA) && !page.html.contains("kept."));
            assert!(browser.cookies.is_empty());
        }
    }
    // A link cannot plant one either.
    browser.headers.clear();
    let page = browser.open("/sign-in?resume=%2Fusers&kept.email=ada%40example.com").await;
    assert!(page.status == 200 && !page.html.contains("kept.") && !page.html.contains(ADA));
    usher.finish().await;
}

#[tokio::test]
async fn what_waits_is_sent_to_usher_alone() {
    let usher = TestApp::start().await;
    for elsewhere in [
        "https://evil.example/users",
        "//evil.example/users",
        "/\\evil.example",
        "/..//evil.example",
        "javascript:alert(1)",
        "users",
        "",
    ] {
        let mut browser = usher.browser();
        let fields = [
            ("resume", elsewhere),
            ("kept.email", ADA),
            ("email", GRACE),
            ("password", GOOD_PASSWORD),
        ];
        let page = browser.submit("/sign-in", &fields).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, "/"), "{elsewhere:?}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn of_a_form_that_is_too_long_no_part_is_kept() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    // Many fields are kept, each of them.
    let ids: Vec<String> = (0..700).map(|number| format!("id-{number:033}")).collect();
    let many: Vec<(&str, &str)> = ids.iter().map(|id| ("ids", id.as_str())).collect();
    let page = browser.submit("/users?x=y", &many).await;
    assert_eq!((page.status.as_u16(), &*page.heading_of("again")), (401, "Sign in again"));
    let hidden = page.hidden();
    assert_eq!(hidden.iter().filter(|(name, _)| name == "kept.ids").count(), 700);
    let fields = filled(&hidden, &[("email", GRACE), ("password", GOOD_PASSWORD)]);
    let page = browser.submit("/sign-in", &fields).await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "You are signed in again"));
    assert!(page.html.contains("action=\"/users?x=y\""));
    assert_eq!(page.hidden().iter().filter(|(name, _)| name == "ids").count(), 700);

    // One that could not be sent together with a password is not kept, and nobody is told that it was.
    let mut browser = usher.browser();
    let long = "x".repeat(60_000);
    let page = browser.submit("/users", &[("first_name", &long)]).await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (401, "Your session has ended"));
    assert!(page.html.contains("was too much to be kept") && page.html.len() < 10_000);
    let page = browser.submit("/users", &[("first_name", &"x".repeat(70_000))]).await;
    assert_eq!(page.status, 413);
    usher.finish().await;
}

#[tokio::test]
async fn behind_a_path_the_form_is_sent_below_it() {
    let usher = TestApp::with(Setup { base_path: "/team/", ..Setup::default() }).await;
    let page = usher.browser().submit("/users", &TYPED).await;
    assert_eq!(page.status, 401);
    assert!(page.html.contains("name=\"resume\" value=\"/team/users\""), "{}", page.html);
    usher.finish().await;
}

#[tokio::test]
async fn a_script_whose_session_ended_comes_back_to_its_page() {
    let usher = TestApp::start().await;
    let browser = usher.browser();
    for (at, next) in [
        (usher.base_url.join("/users?q=ada").unwrap().to_string(), "%2Fusers%3Fq%3Dada"),
        ("https://evil.example/users".to_owned(), "%2Fusers"),
        ("nonsense".to_owned(), ""),
    ] {
        let request = browser.request(Method::GET, "/users?q=b");
        let request = request.header("hx-request", "true").header("hx-current-url", at);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["hx-redirect"], format!("/sign-in?next={next}"));
    }
    usher.finish().await;
}
