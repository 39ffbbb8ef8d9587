//! The organization's settings in the portal, and its logo.

use http::Method;
use serde_json::{Value, json};
use usher_tests::{Browser, GOOD_PASSWORD, GRACE, Page, TestApp, ada, answer};

/// Somebody who is signed in at a browser.
pub async fn signed_in(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, 303);
    browser
}

/// The value of a hidden field of a page.
pub fn hidden(page: &Page, name: &str) -> String {
    let (_, rest) = page.html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Fills in the form of a page and sends it to `path`.
pub async fn send(
    browser: &mut Browser,
    (form, path): (&str, &str),
    fields: &[(&str, &str)],
) -> Page {
    let page = browser.open(form).await;
    assert_eq!(page.status, 200, "{}", page.html);
    send_from(browser, (&page, path), fields).await
}

/// Sends the form of a page that is open, whatever happened since.
pub async fn send_from(
    browser: &mut Browser,
    (page, path): (&Page, &str),
    fields: &[(&str, &str)],
) -> Page {
    let (csrf, once) = (hidden(page, "csrf"), hidden(page, "once"));
    let mut all = vec![("csrf", csrf.as_str()), ("once", once.as_str())];
    let version = page.html.contains("name=\"version\"").then(|| hidden(page, "version"));
    all.extend(version.as_deref().map(|version| ("version", version)));
    all.extend(fields);
    browser.submit(path, &all).await
}

/// The page that a form leads on to.
pub async fn follow(browser: &mut Browser, page: &Page) -> Page {
    assert_eq!(page.status, 303, "{}", page.html);
    let next = browser.open(page.location()).await;
    assert_eq!(next.status, 200, "{}", next.html);
    next
}

pub const SCRIPT: &str = "<script>alert(1)</script>";
pub const ESCAPED: &str = "&#60;script&#62;alert(1)&#60;/script&#62;";

const SETTINGS: (&str, &str) = ("/settings", "/settings");

async fn save(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    send(browser, SETTINGS, fields).await
}

#[tokio::test]
async fn what_is_typed_is_what_holds() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let saved = save(
        &mut grace,
        &[
            ("organization", "  Globex \u{1f389}"),
            ("invite_lifetime", "36"),
            ("invite_lifetime_unit", "h"),
            ("reminder_days", "1, 3"),
            ("allowed_mail_domains", "example.com\r\nBÜCHER.example\r\n"),
            ("mail_sender_name", "Globex"),
            ("mail_sender", "hello@example.com"),
            ("welcome_sentence.de", "Wir freuen\r\nuns!"),
        ],
    )
    .await;
    let page = follow(&mut grace, &saved).await;
    assert!(page.html.contains("The settings are saved."), "{}", page.html);
    for shown in
        ["value=\"36\"", "value=\"3, 1\"", ">Wir freuen uns!</textarea>", "Globex \u{1f389}"]
    {
        assert!(page.html.contains(shown), "{shown} in {}", page.html);
    }
    let settings = json!({
        "organization": "Globex \u{1f389}",
        "invite_lifetime": "36h",
        "reminder_days": [3, 1],
        "allowed_mail_domains": ["example.com", "xn--bcher-kva.example"],
        "mail_sender": "Globex <hello@example.com>",
        "welcome_sentence": { "de": "Wir freuen uns!" },
        "logo": null,
        "version": 1,
    });
    assert_eq!(usher.get("/v1/settings").await, settings);

    // An emptied field is the operator's again; emptied lists are empty.
    let saved = save(
        &mut grace,
        &[("organization", ""), ("reminder_days", ""), ("welcome_sentence.de", "")],
    )
    .await;
    follow(&mut grace, &saved).await;
    let settings = usher.get("/v1/settings").await;
    assert_eq!(settings["organization"], "Acme");
    assert_eq!(settings["reminder_days"], json!([]));
    assert_eq!(settings["welcome_sentence"], json!({}));
    assert_eq!(settings["invite_lifetime"], "36h", "what a form does not hold stays");
    usher.finish().await;
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = save(
        &mut grace,
        &[
            ("organization", "\u{202e}evil"),
            ("invite_lifetime", "90"),
            ("invite_lifetime_unit", "d"),
            ("reminder_days", "soon"),
            ("allowed_mail_domains", SCRIPT),
            ("mail_sender_name", "Globex"),
            ("mail_sender", "hello@elsewhere.example"),
            ("welcome_sentence.en", "See https://evil.example"),
            ("welcome_sentence.de", "Hallo!"),
        ],
    )
    .await;
    assert_eq!(page.status, 422);
    for problem in [
        "organization-problem",
        "invite_lifetime-problem",
        "reminder_days-problem",
        "allowed_mail_domains-problem",
        "mail_sender-problem",
        "welcome_sentence.en-problem",
    ] {
        assert!(page.html.contains(&format!("id=\"{problem}\"")), "{problem}: {}", page.html);
    }
    assert!(!page.html.contains("welcome_sentence.de-problem"));
    for kept in [ESCAPED, "hello@elsewhere.example", ">Hallo!</textarea>", "value=\"soon\""] {
        assert!(page.html.contains(kept), "{kept}: {}", page.html);
    }
    assert!(!page.html.contains(SCRIPT));
    assert_eq!(usher.get("/v1/settings").await["version"], 0);
    usher.finish().await;
}

#[tokio::test]
async fn a_hostile_name_stays_text_on_every_page() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let emoji = "\u{1f600}".repeat(50);
    for name in [SCRIPT, &emoji] {
        let saved = save(&mut grace, &[("organization", name)]).await;
        follow(&mut grace, &saved).await;
        let shown = name.replace('<', "&#60;").replace('>', "&#62;");
        for path in ["/settings", "/roles", "/keys", "/chat-accounts"] {
            let page = grace.open(path).await;
            assert!(page.html.contains(&shown) && !page.html.contains(SCRIPT), "{path}");
        }
        let door = usher.browser().open("/sign-in").await;
        assert!(door.html.contains(&shown) && !door.html.contains(SCRIPT));
    }
    usher.finish().await;
}

#[tokio::test]
async fn of_two_tabs_the_first_wins_and_the_second_is_told() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let (one, other) = (grace.open("/settings").await, grace.open("/settings").await);
    let saved = send_from(&mut grace, (&one, "/settings"), &[("organization", "First")]).await;
    assert_eq!(saved.status, 303);
    let fields = [("organization", "Second"), ("reminder_days", "5")];
    let page = send_from(&mut grace, (&other, "/settings"), &fields).await;
    assert_eq!(page.status, 412);
    assert!(page.html.contains("Somebody else changed the settings meanwhile"), "{}", page.html);
    assert!(page.html.contains("value=\"Second\"") && page.html.contains("value=\"5\""));
    assert!(page.html.contains("<dt>Organization</dt><dd><bdi>First</bdi>"), "{}", page.html);
    assert_eq!(usher.get("/v1/settings").await["organization"], "First");
    // Sent once more, it counts.
    let saved = send_from(&mut grace, (&page, "/settings"), &fields).await;
    assert_eq!(saved.status, 303);
    assert_eq!(usher.get("/v1/settings").await["organization"], "Second");
    usher.finish().await;
}

#[tokio::test]
async fn who_may_not_change_them_only_looks_at_most() {
    let usher = TestApp::start().await;
    usher.member("admin@example.com", "admin").await;
    usher.member("user@example.com", "user").await;
    let mut admin = signed_in(&usher, "admin@example.com").await;
    let page = admin.open("/settings").await;
    assert!(page.html.contains("<fieldset class=\"plain\" disabled>"), "{}", page.html);
    assert!(!page.html.contains("href=\"/settings\""), "the menu does not lead there");
    let refused = send_from(&mut admin, (&page, "/settings"), &[("organization", "Mine")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("settings:manage"), "{}", refused.html);
    let mut user = signed_in(&usher, "user@example.com").await;
    for path in ["/settings", "/settings/preview/en", "/roles", "/keys", "/chat-accounts"] {
        assert_eq!(user.open(path).await.status, 403, "{path}");
    }
    assert_eq!(usher.get("/v1/settings").await["version"], 0);
    usher.finish().await;
}

#[tokio::test]
async fn another_site_changes_nothing() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let paths = [
        "/settings",
        "/settings/logo/remove",
        "/settings/preview/en",
        "/roles",
        "/roles/admin/edit",
        "/roles/admin/delete",
        "/keys",
        "/chat-accounts/slack:T1:U1/unlink",
    ];
    for path in paths {
        let without = grace.submit(path, &[("name", "evil"), ("organization", "Evil")]).await;
        assert_eq!(without.status, 403, "{path}");
        grace.headers.push(("origin", "https://evil.example".to_owned()));
        let foreign = grace.submit(path, &[("csrf", &csrf), ("organization", "Evil")]).await;
        assert_eq!(foreign.status, 403, "{path}");
        grace.headers.clear();
    }
    assert_eq!(upload(&mut grace, "x", &png(1, 1)).await.status, 403);
    assert_eq!(usher.get("/v1/settings").await["version"], 0);
    usher.finish().await;
}

#[tokio::test]
async fn the_welcome_mail_is_shown_as_typed_in_a_page_that_may_do_nothing() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let settings = grace.open("/settings").await;
    let policy = settings.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.ends_with("frame-src 'self'") && policy.contains("default-src 'none'"));
    for language in ["en", "es", "fr", "pt-BR", "de", "it", "he", "ja"] {
        let path = format!("/settings/preview/{language}");
        let letter = grace.open(&path).await;
        assert_eq!(letter.status, 200, "{}", letter.html);
        let policy = letter.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.ends_with("; sandbox"), "{policy}");
        assert!(letter.html.contains("Grace Hopper"), "{}", letter.html);

        let own = format!("welcome_sentence.{language}");
        let fields = [("organization", SCRIPT), (own.as_str(), "Bring a <b>pen</b>!")];
        let letter = send(&mut grace, ("/settings", &path), &fields).await;
        assert_eq!(letter.status, 200);
        assert!(letter.html.contains("pen") && !letter.html.contains("<b>pen"), "{}", letter.html);
        assert!(!letter.html.contains("<script"), "{}", letter.html);
    }
    assert_eq!(grace.open("/settings/preview/xx").await.status, 404);
    let wrong = [("welcome_sentence.en", "https://evil.example")];
    let said = send(&mut grace, ("/settings", "/settings/preview/en"), &wrong).await;
    assert!(said.html.contains("must not hold an internet address"), "{}", said.html);
    assert_eq!(usher.get("/v1/settings").await["version"], 0);
    usher.finish().await;
}

// -- the logo ----------------------------------------------------------------------------------

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes
}

/// Sends the form with a file, as a browser does.
async fn upload(browser: &mut Browser, csrf: &str, file: &[u8]) -> Page {
    let head = format!(
        "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--x\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"logo.png\"\r\n\
         content-type: image/png\r\n\r\n"
    );
    let body = [head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
    let request = browser.request(Method::POST, "/settings/logo");
    let request = request.header("content-type", "multipart/form-data; boundary=x").body(body);
    browser.send(request).await
}

/// Where the logo is by the API.
async fn logo(usher: &TestApp) -> Value {
    usher.get("/v1/settings").await["logo"].clone()
}

#[tokio::test]
async fn a_logo_is_shown_on_every_page_until_it_is_removed() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let done = upload(&mut grace, &csrf, &png(64, 32)).await;
    let page = follow(&mut grace, &done).await;
    assert!(page.html.contains("The logo is set."), "{}", page.html);
    let address = logo(&usher).await.as_str().unwrap().to_owned();
    let path = address.strip_prefix(usher.base_url.as_str()).unwrap().to_owned();
    assert!(page.html.contains(&format!("src=\"/{path}\"")), "{}", page.html);
    let door = usher.browser().open("/sign-in").await;
    assert!(door.html.contains(&format!("src=\"/{path}\"")), "{}", door.html);

    let response = usher.call_without_key(Method::GET, &format!("/{path}")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "image/png");
    assert_eq!(response.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert_eq!(response.bytes().await.unwrap(), png(64, 32));

    // Another picture has another address, and the older one is gone.
    assert_eq!(upload(&mut grace, &csrf, &png(64, 33)).await.status, 303);
    assert_ne!(logo(&usher).await, json!(address));
    let old = usher.call_without_key(Method::GET, &format!("/{path}")).send().await.unwrap();
    assert_eq!(old.status(), 404);
    assert_eq!(old.headers()["cache-control"], "no-store");

    let removed = send(&mut grace, ("/settings", "/settings/logo/remove"), &[]).await;
    let page = follow(&mut grace, &removed).await;
    assert!(page.html.contains("No logo yet.") && !page.html.contains("/logo/"), "{}", page.html);
    assert_eq!(logo(&usher).await, Value::Null);
    usher.finish().await;
}

#[tokio::test]
async fn what_is_no_small_picture_is_refused_beside_the_field() {
    let usher = TestApp::start().await;
    let mut grace = signed_in(&usher, GRACE).await;
    let csrf = grace.csrf().await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let mut large = png(1, 1);
    large.resize(33 * 1024, 0);
    let wrong: [(&[u8], &str); 4] = [
        (svg, "is no PNG, JPEG or WebP picture"),
        (&png(513, 1), "is wider or higher than 512 pixels"),
        (&large, "This file is larger than 32 KB."),
        (b"", "Choose a picture first."),
    ];
    for (file, problem) in wrong {
        let page = upload(&mut grace, &csrf, file).await;
        assert_eq!(page.status, 422, "{problem}: {}", page.html);
        assert!(page.html.contains(problem), "{problem}: {}", page.html);
        assert!(page.html.contains("value=\"Acme\""), "the rest of the page is there");
    }
    assert_eq!(logo(&usher).await, Value::Null);

    // By the API, too.
    let put = |media_type: &str, body: &[u8]| {
        let call = usher.call(Method::PUT, "/v1/settings/logo").body(body.to_vec());
        answer(call.header("content-type", media_type))
    };
    assert_eq!(put("image/svg+xml", svg).await.0, 415);
    let (status, problem) = put("image/png", svg).await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("picture_malformed")));
    assert_eq!(put("image/png", &large).await.0, 413);
    assert_eq!(put("image/jpeg", &png(1, 1)).await.0, 200, "its bytes say what it is");
    assert_eq!(logo(&usher).await.as_str().unwrap().rsplit_once('.').unwrap().1, "png");
    for name in ["x.png", "%2f%2e", "AAAAAAAAAAAAAAAAAAAAAAAA.png", "settings"] {
        let call = usher.call_without_key(Method::GET, &format!("/logo/{name}"));
        assert_eq!(call.send().await.unwrap().status(), 404, "{name}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_logo_is_set_in_the_version_that_was_seen_and_told_in_the_trail() {
    let usher = TestApp::start().await;
    let client = usher.client();
    let settings = client.set_logo("image/png", png(2, 2), Some(0)).await.unwrap();
    assert_eq!(settings.version, 1);
    assert_eq!(client.set_logo("image/png", png(2, 2), None).await.unwrap().version, 1);
    let error = client.set_logo("image/png", png(3, 3), Some(0)).await.unwrap_err();
    assert_eq!(error.code(), Some("version_mismatch"));
    let error = client.remove_logo(Some(0)).await.unwrap_err();
    assert_eq!(error.code(), Some("version_mismatch"));
    // A change of something else leaves it.
    let change = json!({ "organization": "Globex" });
    let (status, changed) = answer(usher.call(Method::PATCH, "/v1/settings").json(&change)).await;
    assert_eq!((status, changed["logo"].is_string()), (200, true));
    client.remove_logo(Some(2)).await.unwrap();
    client.remove_logo(None).await.unwrap();
    assert_eq!(client.settings().await.unwrap().version, 3);
    let trail = usher.get("/v1/audit?subject=settings").await;
    let told = serde_json::to_string(&trail["items"]).unwrap();
    assert_eq!(told.matches("\"logo\"").count(), 2, "{told}");
    // The mails of invites go on as before.
    usher.add(&ada()).await;
    usher.finish_unread().await;
}
