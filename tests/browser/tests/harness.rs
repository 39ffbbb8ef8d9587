//! The harness itself: it does what it says, and finds what it is there to find.

use std::{panic::AssertUnwindSafe, time::Duration};

use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    response::Html,
    routing::get,
};
use futures_util::FutureExt;
use thirtyfour::Key;
use tokio::net::TcpListener;
use url::Url;

use crate::support::{Browser, Way};

const FINE: &str = r#"
<h1>Everything</h1>
<form>
<p><label for="name">Name</label> <input id="name" value="before" aria-describedby="hint"><span id="hint">As in the passport</span></p>
<p><label>Language <select><option>English</option><option>Deutsch</option></select></label></p>
<p><label><input type="checkbox" id="welcome"> Send a mail</label></p>
<p><label>A file <input type="file"></label></p>
</form>
<table><tbody>
<tr><th scope="row">Ada</th><td><label>Note <input></label> <label><input type="checkbox"> Pick</label></td><td><a href="/ada">Edit</a></td></tr>
<tr><th scope="row">Grace</th><td><label>Note <input></label></td><td><a href="/grace">Edit</a></td></tr>
</tbody></table>
<dialog id="sure" aria-labelledby="ask"><h2 id="ask">Really?</h2><form method="dialog"><button>Edit</button></form></dialog>
"#;

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>A page</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"icon\" href=\"data:,\"><style>html {{ background: Canvas }}</style></head><body><main>{body}</main></body></html>"
    )
}

/// Some pages, and where they are.
async fn site(pages: &'static [(&'static str, &'static str)]) -> Url {
    let mut router = Router::new();
    for (path, body) in pages {
        let mut headers = HeaderMap::new();
        if *path == "/policy" {
            headers.insert("content-security-policy", "img-src 'none'".parse().unwrap());
        }
        router = router.route(path, get(async move || (headers, Html(page(body)))));
    }
    let missing = async || (StatusCode::NOT_FOUND, Html(page("<h1>Not here</h1>")));
    let router = router.fallback(missing);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url.parse().unwrap()
}

/// What a test would fail with.
async fn failure(of: impl Future<Output = ()>) -> String {
    let panic = AssertUnwindSafe(of).catch_unwind().await.expect_err("it fails");
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap()
}

#[tokio::test]
async fn what_a_person_does_is_done() {
    for scripts in [true, false] {
        let pages =
            &[("/", FINE), ("/ada", "<h1>Page of Ada</h1>"), ("/grace", "<h1>Page of Grace</h1>")];
        let browser = Browser::start(&site(pages).await, Way { scripts, ..Way::default() }).await;
        browser.open("/").await;
        assert_eq!(browser.value("Name").await, "before");
        for text in ["Ada", "日本語 שלום", "👩‍🚀 <script>", ""] {
            browser.fill("Name", text).await;
            assert_eq!(browser.value("Name").await, text);
        }
        browser.sees_beside("Name", "As in the passport").await;
        browser.choose("Language", "Deutsch").await;
        assert_eq!(browser.value("Language").await, "Deutsch");
        browser.tick("Send a mail").await;
        browser.tick("Send a mail").await;
        assert_eq!(browser.value("Send a mail").await, "true");
        browser.untick("Send a mail").await;
        assert_eq!(browser.value("Send a mail").await, "false");
        browser.tick_in("Ada", "Pick").await;
        let file = tempfile::NamedTempFile::new().unwrap();
        browser.attach("A file", file.path()).await;
        assert_ne!(browser.value("A file").await, "");
        browser.fill_in("Grace", "Note", "hers").await;
        browser.sees_in("Grace", "Edit").await;
        browser.fill("Name", "").await;
        browser.keys("xyz").await;
        browser.keys(Key::Tab).await;
        assert_eq!(browser.focused().await, "Language");

        browser.press_in("Grace", "Edit").await;
        browser.sees("Page of Grace").await;
        browser.sees_no("Page of Ada").await;
        browser.back().await;
        browser.is_at("/").await;
        browser.press_in("Ada", "Edit").await;
        browser.leaves("/").await;
        browser.reload().await;
        browser.sees("Page of Ada").await;
        browser.open_in_new_tab("/grace").await;
        browser.sees("Page of Grace").await;
        browser.to_tab(0).await;
        browser.sees("Page of Ada").await;
        browser.nothing_went_wrong().await;
        browser.end().await;
    }
}

#[tokio::test]
async fn a_pop_up_keeps_the_rest_of_the_page_out_of_reach() {
    let browser = Browser::start(&site(&[("/", FINE)]).await, Way::default()).await;
    browser.open("/").await;
    browser.script("document.getElementById('sure').showModal();", &[]).await;
    browser.sees("Really?").await;
    browser.press("Edit").await;
    browser.sees_no("Really?").await;
    browser.is_at("/").await;
    browser.end().await;
}

#[tokio::test]
async fn without_scripts_none_runs() {
    let pages = &[(
        "/",
        "<h1>Quiet</h1><script>document.querySelector('h1').textContent = 'Loud'</script>",
    )];
    let url = site(pages).await;
    for (scripts, heading) in [(true, "Loud"), (false, "Quiet")] {
        let browser = Browser::start(&url, Way { scripts, ..Way::default() }).await;
        browser.open("/").await;
        browser.sees(heading).await;
        browser.end().await;
    }
}

#[tokio::test]
async fn a_page_that_not_everybody_can_use_is_refused_in_light_and_dark_and_with_and_without_scripts()
 {
    const PALE: &str = "<style>@media (prefers-color-scheme: dark) { p { color: #222 } }</style><h1>A page</h1><p>Pale in the dark</p>";
    const WIDE: &str = "<h1>A page</h1><p style='width: 500px'>Wide</p>";
    let url =
        site(&[("/pale", PALE), ("/nameless", "<h1>A page</h1><input>"), ("/wide", WIDE)]).await;
    for scripts in [true, false] {
        let browser = Browser::start(&url, Way { scripts, ..Way::default() }).await;
        if scripts {
            let told = failure(browser.open("/pale")).await;
            assert!(
                told.contains("/pale (dark, 1280 px)") && told.contains("color-contrast"),
                "{told}"
            );
        }
        let told = failure(browser.open("/nameless")).await;
        assert!(told.contains("\"label\""), "{told}");
        browser.open("/wide").await;
        let told = failure(browser.looks("wide")).await;
        assert!(told.contains("at 320 px, pixels of /wide that stick out"), "{told}");
        browser.end().await;
    }
}

#[tokio::test]
async fn a_page_knows_whether_whoever_looks_prefers_dark_pages() {
    const PAGE: &str = "<style>b { display: none } @media (prefers-color-scheme: dark) { b { display: block } }</style>\
                <h1>A page</h1><b>in the dark</b>";
    let browser = Browser::start(&site(&[("/", PAGE)]).await, Way::default()).await;
    browser.open("/").await;
    browser.dark().await;
    assert_eq!(browser.text().await, "A page in the dark");
    browser.light().await;
    assert_eq!(browser.text().await, "A page");
    browser.end().await;
}

#[tokio::test]
async fn what_goes_wrong_behind_a_page_is_told() {
    let pages = &[
        ("/error", "<h1>Error</h1><script>undefined.nothing</script>"),
        ("/missing", "<h1>Missing</h1><img src='/no-such.png' alt='None'>"),
        ("/elsewhere", "<h1>Elsewhere</h1><img src='http://example.com/a.png' alt='None'>"),
        ("/policy", "<h1>Policy</h1><img src='/a.png' alt='None'>"),
    ];
    let browser = Browser::start(&site(pages).await, Way::default()).await;
    for (path, wrong) in [
        ("/error", "the console: SEVERE"),
        ("/missing", "404 for"),
        ("/elsewhere", "a request to another origin: http://example.com/a.png"),
        ("/policy", "Content Security Policy"),
    ] {
        browser.open(path).await;
        let told = browser.what_went_wrong().await.join("\n");
        assert!(told.contains(wrong), "{path}: {told}");
    }
    browser.nothing_went_wrong().await;
    browser.open("/no-such-page").await;
    browser.nothing_went_wrong().await;
    browser.end().await;
}

#[tokio::test]
async fn what_is_not_there_is_said_with_what_is() {
    let mut browser = Browser::start(&site(&[("/", FINE)]).await, Way::default()).await;
    browser.limit = Duration::from_millis(100);
    browser.open("/").await;
    let told = failure(browser.press("Edit")).await;
    assert!(told.contains("2 of the name “Edit” among"), "{told}");
    let told = failure(browser.sees("Nobody")).await;
    assert!(told.contains("“Nobody” is not there. At / is: Everything"), "{told}");
    browser.end().await;
}
