//! The pages on the wire: how small they are, and the headers that protect them.

use std::{collections::BTreeSet, io::Read};

use http::{HeaderMap, Method};
use serde_json::json;
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, Setup, TestApp};

/// The most that the list of 50 users may take on the wire.
const LIST_LIMIT: usize = 40_000;

/// An answer as it travelled, and what it says.
struct Packed {
    headers: HeaderMap,
    bytes: usize,
    text: String,
}

async fn packed(browser: &Browser, path: &str, accept: &str) -> Packed {
    let request = browser.request(Method::GET, path).header("accept-encoding", accept);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    let headers = answer.headers().clone();
    let bytes = answer.bytes().await.unwrap();
    let mut text = String::new();
    match headers.get("content-encoding").map(|name| name.to_str().unwrap()) {
        None => text = String::from_utf8(bytes.to_vec()).unwrap(),
        Some("br") => {
            brotli::Decompressor::new(&*bytes, 4096).read_to_string(&mut text).map(drop).unwrap();
        }
        other => {
            assert_eq!(other, Some("gzip"), "nobody asked for it");
            flate2::read::GzDecoder::new(&*bytes).read_to_string(&mut text).map(drop).unwrap();
        }
    }
    Packed { headers, bytes: bytes.len(), text }
}

async fn signed_in(usher: &TestApp) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(GRACE, GOOD_PASSWORD).await.status, 303);
    browser
}

/// The addresses of the style sheets and scripts of a page.
fn parts(page: &str) -> Vec<String> {
    let after = |mark: &str| {
        let parts = page.split(mark).skip(1);
        parts.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    [after("<link rel=\"stylesheet\" href=\""), after("<script src=\"")].concat()
}

#[tokio::test]
async fn the_list_of_fifty_users_is_small_on_the_wire() {
    let usher = TestApp::start().await;
    for number in 0..50 {
        let language = ["en", "de", "he", "ja"][number % 4];
        let person = json!({
            "first_name": format!("Ada Number{}", number * 7919 % 1000),
            "last_name": format!("Lovelace{}", number * 104_729 % 10_000),
            "email": format!("person-{}@example.com", number * 15_485_863_usize),
            "language": language,
            "role": "user",
        });
        usher.add(&person).await;
    }
    let browser = signed_in(&usher).await;
    let plain = packed(&browser, "/users", "identity").await;
    assert_eq!(plain.text.matches("<th scope=\"row\">").count(), 50);
    assert!(plain.headers.get("content-encoding").is_none());
    let brotli = packed(&browser, "/users", "gzip, deflate, br, zstd").await;
    let gzip = packed(&browser, "/users", "gzip").await;
    println!(
        "a list of 50 users: {} bytes, with gzip {}, with Brotli {}",
        plain.bytes, gzip.bytes, brotli.bytes
    );
    for (packed, name) in [(&brotli, "br"), (&gzip, "gzip")] {
        assert_eq!(packed.headers["content-encoding"], name);
        assert_eq!(packed.headers["content-length"], packed.bytes.to_string());
        assert_eq!(packed.headers["vary"], "accept-encoding");
        assert_eq!(packed.text.matches("<th scope=\"row\">").count(), 50);
        assert!(packed.bytes < LIST_LIMIT, "{name}: {}", packed.bytes);
    }

    // The first visit asks for the page, one style sheet and one script.
    let parts = parts(&plain.text);
    assert_eq!(parts.len(), 2, "{parts:?}");
    let mut first_visit = brotli.bytes;
    for part in &parts {
        let part = packed(&browser, part, "br").await;
        assert_eq!(part.headers["content-encoding"], "br");
        first_visit += part.bytes;
    }
    println!("the first visit: {first_visit} bytes with Brotli");
    usher.finish_unread().await;
}

#[tokio::test]
async fn texts_are_packed_for_whoever_can_unpack_them() {
    let usher = TestApp::start().await;
    let browser = signed_in(&usher).await;
    for path in ["/account", "/openapi.json", "/docs", "/sign-in?next=%2Fv1%2Fme"] {
        let path = if path.starts_with("/sign-in") { "/forgot" } else { path };
        let plain = packed(&browser, path, "identity").await;
        assert_eq!(plain.headers["vary"], "accept-encoding", "{path}");
        for (accept, name) in [("br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.1", "gzip")] {
            let packed = packed(&browser, path, accept).await;
            assert_eq!(packed.headers["content-encoding"], name, "{path}");
            assert!(packed.bytes < plain.bytes / 2, "{path}: {} {}", packed.bytes, plain.bytes);
            assert_eq!(packed.headers["content-type"], plain.headers["content-type"]);
        }
    }
    // What is short travels as it is.
    let me = packed(&browser, "/healthz", "br").await;
    assert!(me.headers.get("content-encoding").is_none());
    usher.finish().await;
}

#[tokio::test]
async fn styles_and_scripts_are_packed_and_kept_for_good() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher).await;
    let page = browser.open("/users").await;
    for part in parts(&page.html) {
        let plain = packed(&browser, &part, "identity").await;
        for accept in ["br", "gzip"] {
            let answer = packed(&browser, &part, accept).await;
            assert_eq!(answer.headers["content-encoding"], accept);
            assert_eq!(answer.headers["vary"], "accept-encoding");
            assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
            assert!(answer.text == plain.text && answer.bytes < plain.bytes / 2);
        }
    }
    usher.finish().await;
}

/// Whoever can have a signed-in browser ask for pages that show what they want, and sees how long the
/// answers are, learns nothing from how well they are packed.
#[tokio::test]
async fn pages_that_another_site_has_a_browser_ask_for_are_not_packed() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher).await;
    let plain = packed(&browser, "/users?q=x", "identity").await.bytes;
    for (site, small) in
        [("cross-site", false), ("same-site", false), ("same-origin", true), ("none", true)]
    {
        browser.headers = vec![("sec-fetch-site", site.into())];
        let answer = packed(&browser, "/users?q=x", "br").await;
        assert_eq!(answer.headers.get("content-encoding").is_some(), small, "{site}");
        assert_eq!(answer.bytes < plain / 2, small, "{site}");
    }
    // Nobody's pages have no secrets.
    browser.cookies.clear();
    browser.headers = vec![("sec-fetch-site", "cross-site".into())];
    let answer = packed(&browser, "/forgot", "br").await;
    assert_eq!(answer.headers["content-encoding"], "br");
    usher.finish().await;
}

#[tokio::test]
async fn a_pages_token_looks_different_each_time_and_holds_each_time() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher).await;
    let mut tokens = BTreeSet::new();
    for _ in 0..3 {
        tokens.insert(browser.csrf().await);
        let (_, me) = browser.call(Method::GET, "/v1/me").await;
        tokens.insert(me["csrf_token"].as_str().unwrap().to_owned());
    }
    assert_eq!(tokens.len(), 6, "{tokens:?}");
    for (number, token) in tokens.iter().enumerate() {
        let request = browser.request(Method::POST, "/v1/users").header("x-csrf-token", token);
        let email = format!("{number}{ADA}");
        assert_eq!(browser.answer(request.json(&usher_tests::body(&email))).await.0, 201);
        let page =
            browser.submit("/account/sessions/0123456789abcdef/end", &[("csrf", token)]).await;
        assert_eq!(page.status, 303);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn pages_are_protected_by_their_headers() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher).await;
    for path in ["/account", "/users", "/users/new", "/forgot", "/accept/x", "/docs", "/nowhere"] {
        browser.headers = vec![("accept", "text/html".into())];
        let page = browser.open(path).await;
        let header = |name: &str| page.headers[name].to_str().unwrap().to_owned();
        let policy = header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(header("permissions-policy").contains("camera=()"), "{path}");
        assert_eq!(header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        // The reference of the API tells nothing of anybody.
        let kept = if path == "/docs" { "public, max-age=300" } else { "no-store" };
        assert_eq!(header("cache-control"), kept, "{path}");
        assert!(page.headers.get("strict-transport-security").is_none(), "there is no TLS here");
        // Nothing runs or is styled inline, and nothing is asked for beside what is linked.
        for inline in ["<style", " style=", "<script>", " onclick=", "javascript:"] {
            assert!(!page.html.contains(inline), "{path}: {inline}");
        }
        assert!(page.html.contains("<link rel=\"icon\" href=\"data:,\">"), "{path}");
        assert!(parts(&page.html).iter().all(|part| part.starts_with("/assets/")), "{path}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn where_there_is_tls_browsers_are_held_to_it() {
    let setup = Setup { base_url: Some("https://usher.example/"), ..Setup::default() };
    let usher = TestApp::with(setup).await;
    for path in ["/sign-in", "/v1/me", "/nowhere", "/healthz"] {
        let page = usher.browser().open(path).await;
        assert_eq!(page.headers["strict-transport-security"], "max-age=31536000", "{path}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_browser_that_asks_for_what_takes_forms_only_gets_a_page() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    browser.headers = vec![("accept", "text/html,*/*;q=0.8".into())];
    let page = browser.open("/sign-out").await;
    assert_eq!((page.status.as_u16(), &page.headers["allow"]), (405, &"POST".parse().unwrap()));
    assert!(page.html.contains("<h1>"), "{}", page.html);
    browser.headers.clear();
    let page = browser.open("/sign-out").await;
    assert_eq!(page.headers["content-type"], "application/problem+json");
    usher.finish().await;
}

#[tokio::test]
async fn whoever_may_see_no_users_is_led_to_their_account() {
    let usher = TestApp::start().await;
    usher.member(ADA, "user").await;
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(ADA, GOOD_PASSWORD).await.location(), "/");
    assert_eq!(browser.open("/").await.location(), "/account");
    let page = browser.open("/account").await;
    assert_eq!((page.status.as_u16(), &*page.heading()), (200, "Your account"));
    assert!(
        page.html.contains("<body class=\"portal\">") && !page.html.contains("href=\"/users\"")
    );
    let mut browser = signed_in(&usher).await;
    let page = browser.open("/account").await;
    assert!(page.html.contains("href=\"/users\""));
    usher.finish().await;
}
