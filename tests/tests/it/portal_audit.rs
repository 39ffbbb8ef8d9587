//! The audit trail as a page and as a file.

use http::Method;
use serde_json::json;
use usher_tests::{ADA, GRACE, TestApp, ada, answer, body};

use crate::portal_user::{assert_says, at_a_browser, look};

/// The entries of a page, without what surrounds them.
fn trail(html: &str) -> &str {
    let (_, rest) = html.split_once("id=\"list\"").unwrap();
    rest.split_once("</section>").unwrap().0
}

fn count(html: &str) -> usize {
    trail(html).matches("class=\"about\"").count()
}

#[tokio::test]
async fn the_trail_is_told_in_words_with_the_way_to_whom_it_is_about() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/audit").await;
    let id = user["id"].as_str().unwrap();
    assert_says(
        trail(&html),
        &["Grace Hopper", "Signed in", "Ada Lovelace", "The mail was sent", "Usher"],
    );
    assert_says(
        trail(&html),
        &[&format!("href=\"/users/{id}\""), "Added with the role", "127.0.0.1"],
    );
    assert_says(&html, &["usher audit verify", "5000"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn it_is_narrowed_by_what_by_whom_and_by_when() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.add(&body("eve@example.com")).await;
    usher.deliver().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/audit?action=mail_sent&from=&to=&person=&part=about").await;
    assert_eq!(count(&html), 2);
    assert_says(&html, &["value=\"mail_sent\" selected"]);
    let html = look(&mut grace, "/audit?person=ada@example.com&part=about").await;
    assert_eq!(count(&html), 2, "added and mailed");
    let html = look(&mut grace, "/audit?person=grace&part=by&action=signed_in").await;
    assert_eq!(count(&html), 1);
    let html = look(&mut grace, "/audit?actor=system&action=mail_sent").await;
    assert_eq!(count(&html), 2);
    assert_says(&html, &["By: Usher", "href=\"/audit?action=mail_sent\""]);
    let html = look(&mut grace, "/audit?from=2020-01-01&to=2020-01-31").await;
    assert_says(&html, &["Nothing matches"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_cannot_be_looked_for_is_said_beside_the_field_and_kept() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.add(&body("eve@example.com")).await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let cases = [
        ("person=%3Cscript%3E", "matches nobody"),
        ("person=lovelace", "matches several people"),
        ("from=yesterday", "is not a day"),
        ("from=2026-02-01&to=2026-01-01", "is before the first day"),
        ("from=2020-01-01&to=2026-01-01", "takes in more than"),
        ("action=%00", "is not a list of kinds"),
        ("cursor=yesterday", "is not a cursor"),
    ];
    for (query, told) in cases {
        let page = grace.open(&format!("/audit?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(page.html.contains(told), "{query}: {}", page.html);
        assert!(!page.html.contains("<script>\""), "{query}");
    }
    let page = grace.open("/audit?person=%3Cscript%3E").await;
    assert!(page.html.contains("value=\"&#60;script&#62;\""), "{}", page.html);
    let long = "x".repeat(500);
    assert_eq!(grace.open(&format!("/audit?person={long}")).await.status, 422);
    usher.finish_unread().await;
}

#[tokio::test]
async fn its_pages_follow_each_other() {
    let usher = TestApp::start().await;
    for n in 0..60 {
        let mut person = body(&format!("ada{n}@example.com"));
        person["send_welcome_email"] = false.into();
        usher.add(&person).await;
    }
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/audit?action=added").await;
    assert_eq!(count(&html), 50);
    let (before, _) = html.split_once("\" rel=\"next\"").unwrap();
    let next = before.rsplit_once("href=\"").unwrap().1.replace("&#38;", "&").replace("&amp;", "&");
    let html = look(&mut grace, &next).await;
    assert!((10..=11).contains(&count(&html)), "{}", count(&html));
    assert_says(&html, &["First page"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_file_holds_what_the_filter_matches_and_no_cell_acts() {
    let usher = TestApp::start().await;
    let mut hostile = body(ADA);
    hostile["first_name"] = "=SUM(A1)".into();
    let user = usher.add(&hostile).await;
    let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
    let call = usher.call(Method::DELETE, &path).json(&json!({ "reason": "=1+1, \"really\"" }));
    assert!(answer(call).await.0 < 300);
    usher.add(&body("eve@example.com")).await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = grace.open(&format!("/audit?user={}", user["id"].as_str().unwrap())).await;
    let (_, rest) = page.html.split_once("href=\"/audit.csv").unwrap();
    let file = format!("/audit.csv{}", rest.split_once('"').unwrap().0);
    let file = grace.open(&file).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"audit.csv\"");
    let lines: Vec<&str> = file.html.lines().collect();
    assert!(lines[0].starts_with("at,what,kind,subject,subject_name,"), "{}", lines[0]);
    assert_eq!(lines.len(), 3, "{}", file.html);
    assert!(
        lines[1].contains("revoked") && lines[1].contains("'=SUM(A1) Lovelace"),
        "{}",
        lines[1]
    );
    assert!(lines[2].contains("Added with the role user"), "{}", lines[2]);
    assert!(!file.html.contains(",=") && !file.html.contains("eve@"), "{}", file.html);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_may_not_read_it_is_told_so() {
    let usher = TestApp::start().await;
    usher.member("bob@example.com", "user").await;
    let mut bob = at_a_browser(&usher, "bob@example.com").await;
    for path in ["/audit", "/audit.csv"] {
        let page = bob.open(path).await;
        assert_eq!(page.status, 403, "{path}");
        assert!(page.html.contains("audit:read"), "{}", page.html);
    }
    usher.finish().await;
}

#[tokio::test]
async fn what_was_erased_is_told_of_no_more() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    assert!(answer(usher.call(Method::DELETE, &path)).await.0 < 300);
    usher.settle().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/audit?action=added").await;
    assert!(!html.contains("Lovelace") && !html.contains("ada@"), "{html}");
    assert_says(
        trail(&html),
        &["somebody who is gone", "Added", "What it told went with the person"],
    );
    usher.finish_unread().await;
}
