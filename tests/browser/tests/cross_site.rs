//! What another site tries with somebody's session.

use axum::{Router, response::Html, routing::get};
use tokio::net::TcpListener;
use url::Url;
use usher_tests::{GOOD_PASSWORD, GRACE};

use crate::support::with_and_without_scripts;

/// A site whose form adds a super admin to the Usher at `usher`, if whoever presses it is signed in there. It is
/// on the same host, so that the browser sends the cookie along.
async fn foreign_site(usher: &Url) -> Url {
    let hidden = [
        ("first_name", "Eve"),
        ("last_name", "Evil"),
        ("email", "eve@example.com"),
        ("language", "en"),
        ("role", "super_admin"),
        ("once", "01a20e12-0000-7000-8000-000000000000"),
        ("csrf", ""),
    ]
    .map(|(name, value)| format!("<input type=hidden name={name} value='{value}'>"));
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Prizes</title>\
         <meta name=viewport content='width=device-width'><link rel=icon href='data:,'></head><body><main>\
         <h1>Prizes</h1><form method=post action='{usher}users'>{}<button>Win a prize</button></form></main></body></html>",
        hidden.concat()
    );
    let router = Router::new().route("/", get(async move || Html(page)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url.parse().unwrap()
}

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        let elsewhere = foreign_site(&usher.base_url).await;
        browser.open(elsewhere.as_str()).await;
        browser.press("Win a prize").await;
        browser.sees("Please start again").await;
        assert_eq!(usher.get("/v1/users").await["items"].as_array().unwrap().len(), 1);
        // Whoever looks on goes on as before.
        browser.open("/users").await;
        browser.sees(GRACE).await;
        // The other site is what was asked for elsewhere, and nothing else went wrong.
        let wrong = browser.what_went_wrong().await;
        assert!(wrong.iter().all(|one| one.contains(elsewhere.as_str())), "{wrong:?}");
        assert!(!wrong.is_empty());
    })
    .await;
}
