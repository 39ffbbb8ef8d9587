//! Requests for approval, as the portal shows them and as people decide there.

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use usher_tests::{Browser, GRACE, Page};

use crate::{
    approving::{House, approval, approve, ask, decline, define, house, mark, status},
    managing::{patch, read},
    portal_user::{assert_says, at_a_browser, field, look, page_of},
};

const HEIDI: &str = "heidi@example.com";

/// Sends a form of a request's page, as the page has it.
async fn press(browser: &mut Browser, id: &str, what: &str, more: &[(&str, &str)]) -> Page {
    let page = look(browser, &format!("/approvals/{id}")).await;
    let csrf = field(&page, "csrf");
    let fields = [&[("csrf", &*csrf), ("once", what)], more].concat();
    browser.submit(&format!("/approvals/{id}/{what}"), &fields).await
}

/// What the next page tells after a form.
async fn told(browser: &mut Browser, page: &Page) -> String {
    assert_eq!(page.status, 303, "{}", page.html);
    look(browser, page.location()).await
}

#[tokio::test]
async fn the_mail_leads_to_the_page_where_somebody_else_approves() {
    let House { usher, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.deliver().await;
    let mail = usher.mail_to(HEIDI);
    let (_, path) = mail.text().split_once("Look at it and decide:\n").unwrap();
    let path = path.split_once('\n').unwrap().0;
    assert!(path.ends_with(&format!("/approvals/{id}")), "{path}");

    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let page = look(&mut heidi, path).await;
    assert_says(&page, &["Waiting", "<bdi>Grace Hopper</bdi> asks to add <bdi>Ada Lovelace</bdi>"]);
    assert_says(&page, &["ada@example.com", "<bdi>ops</bdi>", "through API key", "Lapses"]);
    assert_says(&page, &["/approve\"", "Approve", "/decline?", "Decline"]);
    let done = press(&mut heidi, &id, "approve", &[]).await;
    assert_eq!(done.location(), format!("/approvals/{id}"));
    let after = told(&mut heidi, &done).await;
    assert_says(
        &after,
        &["You approved this.", "Approved", "Heidi", "Ended"].map(|it| {
            // Heidi is called as everybody whom the tests add.
            if it == "Heidi" { "Ada Lovelace" } else { it }
        }),
    );
    assert!(!after.contains("/approve\""));
    assert_eq!(status(&usher, &user).await, "invited");
    // The same form once more, by a button that was pressed twice.
    let csrf = field(&after, "csrf");
    let fields = [("csrf", &*csrf), ("once", "approve")];
    let again = heidi.submit(&format!("/approvals/{id}/approve"), &fields).await;
    assert_says(&told(&mut heidi, &again).await, &["class=\"done\"", "You approved this."]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_request_is_declined_with_a_reason_that_stays_text() {
    let House { usher, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let form = look(&mut heidi, &format!("/approvals/{id}/decline")).await;
    assert_says(&form, &["id=\"pop-up\"", "Decline this request", "name=\"reason\""]);
    let long = format!("<script>{}", "x".repeat(600));
    let refused = press(&mut heidi, &id, "decline", &[("reason", &long)]).await;
    assert_eq!(refused.status, 422);
    assert_says(&refused.html, &["id=\"pop-up\"", "aria-invalid=\"true\"", "reason-problem"]);
    assert!(refused.html.contains(&format!("&#60;script&#62;{}", "x".repeat(600))));
    let turned = press(&mut heidi, &id, "decline", &[("reason", "\u{202E}on")]).await;
    assert_eq!(turned.status, 422);
    assert_eq!(approval(&usher, &id).await["state"], "pending");

    let reason = "<img src=x> leaves in May";
    let done =
        press(&mut heidi, &id, "decline", &[("reason", reason), ("back", "/approvals")]).await;
    assert_eq!(done.location(), "/approvals");
    let after = told(&mut heidi, &done).await;
    let why = "The reason: <bdi>&#60;img src=x&#62; leaves in May</bdi>";
    assert_says(
        &after,
        &["You declined this.", "Nothing waits", "Decided lately", "Declined", why],
    );
    assert!(!after.contains("<img src=x"));
    assert_eq!(status(&usher, &user).await, "revoked");
    assert_says(
        &look(&mut heidi, &page_of(&user)).await,
        &["Declined: <bdi>add with the role ops", why],
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn one_calls_off_what_one_asked_for_and_decides_on_nothing_of_ones_own() {
    let House { usher, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = look(&mut grace, &format!("/approvals/{id}")).await;
    assert_says(&page, &["somebody else decides", "/cancel?"]);
    assert!(!page.contains("/approve\"") && !page.contains("/decline"));
    for what in ["approve", "decline"] {
        let refused = press(&mut grace, &id, what, &[]).await;
        let after = told(&mut grace, &refused).await;
        assert_says(&after, &["class=\"alert\"", "somebody else must decide"]);
    }
    let waits = look(&mut grace, &page_of(&user)).await;
    assert_says(&waits, &["This waits for approval", "/cancel?back=%2Fusers%2F"]);
    assert_says(&waits, &["Nothing is sent before somebody else has approved."]);
    let form = look(&mut grace, &format!("/approvals/{id}/cancel?back={}", page_of(&user))).await;
    assert_says(&form, &["id=\"pop-up\"", "Yes, call it off"]);
    let done = press(&mut grace, &id, "cancel", &[("back", &page_of(&user))]).await;
    assert_eq!(done.location(), page_of(&user));
    let after = told(&mut grace, &done).await;
    assert_says(&after, &["The request was called off.", "badge revoked"]);
    assert_eq!(approval(&usher, &id).await["state"], "cancelled");
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_has_moved_on_meanwhile_is_told_on_the_page_as_it_is_now() {
    let House { usher, second, .. } = house().await;
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    // Decided by somebody else.
    let (id, _) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    decline(&usher, &second, &id, None).await;
    let late = press(&mut heidi, &id, "approve", &[]).await;
    assert_says(&told(&mut heidi, &late).await, &["class=\"alert\"", "decided", "Declined"]);
    // Whoever asked has lost the right.
    let judy = usher.member("judy@example.com", "admin").await;
    let judys = usher.key_of(&judy, "admin").await.shown;
    define(&usher, "calls", &["app:calling"], true).await;
    let (id, _) = ask(&usher, &judys, "bob@example.com", "calls").await;
    patch(&usher, &judy, &json!({ "role": "user" })).await;
    let void = press(&mut heidi, &id, "approve", &[]).await;
    let after = told(&mut heidi, &void).await;
    let sentence = "Whoever asked may not do this any more.";
    assert_says(&after, &["class=\"alert\"", "cancelled", "Called off", sentence]);
    // Nobody decided in time.
    let (id, _) = ask(&usher, usher.key(), "carl@example.com", "ops").await;
    usher.clock.advance(SignedDuration::from_hours(73));
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let lapsed = look(&mut heidi, &format!("/approvals/{id}")).await;
    assert!(lapsed.contains("badge expired\">Lapsed<") && !lapsed.contains("/approve\""));
    let late = press(&mut heidi, &id, "approve", &[]).await;
    assert_says(&told(&mut heidi, &late).await, &["class=\"alert\"", "lapsed"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_change_of_a_role_shows_what_it_would_allow() {
    let House { usher, .. } = house().await;
    let change = json!({ "permissions": ["users:read", "app:messaging"], "description": "<b>x" });
    let asked = read(usher.call(Method::PATCH, "/v1/roles/ops").json(&change)).await;
    assert_eq!(asked.status, 202, "{}", asked.body);
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let list = look(&mut heidi, "/approvals").await;
    assert_says(&list, &["asks to change what the role <bdi>ops</bdi> allows"]);
    assert_says(&list, &["Allows", "make calls", "send messages", "&#60;b&#62;x"]);
    let id = asked.body["approval"]["id"].as_str().unwrap();
    let done = press(&mut heidi, id, "approve", &[]).await;
    told(&mut heidi, &done).await;
    let roles = usher.get("/v1/roles").await;
    assert!(roles["items"].as_array().unwrap().iter().any(|role| role["description"] == "<b>x"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn requests_are_listed_by_state() {
    let House { usher, second, .. } = house().await;
    let (first, _) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    let (_, _) = ask(&usher, usher.key(), "bob@example.com", "ops").await;
    assert_eq!(approve(&usher, &second, &first).await.status, 200);
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let all = look(&mut heidi, "/approvals").await;
    assert_says(
        &all,
        &["<h1>Approvals</h1>", "bob@example.com", "Decided lately", "ada@example.com"],
    );
    let approved = look(&mut heidi, "/approvals?state=approved").await;
    assert!(approved.contains("ada@example.com") && !approved.contains("bob@example.com"));
    let lapsed = look(&mut heidi, "/approvals?state=lapsed").await;
    assert_says(&lapsed, &["There are none of these."]);
    for query in ["state=%3Cscript%3E", "cursor=yesterday"] {
        let page = heidi.open(&format!("/approvals?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(!page.html.contains("<script>"), "{query}");
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn other_sites_and_those_without_the_right_decide_nothing() {
    let House { usher, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.define_role("reader", &["users:read"]).await;
    usher.member("rita@example.com", "reader").await;
    usher.member("bob@example.com", "user").await;
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let csrf = heidi.csrf().await;
    for what in ["approve", "decline", "cancel"] {
        let path = format!("/approvals/{id}/{what}");
        assert_eq!(heidi.submit(&path, &[]).await.status, 403, "{what}");
        heidi.headers.push(("origin", "https://evil.example".to_owned()));
        assert_eq!(heidi.submit(&path, &[("csrf", &csrf)]).await.status, 403, "{what}");
        heidi.headers.clear();
    }
    // Whoever only reads sees it and is refused.
    let mut rita = at_a_browser(&usher, "rita@example.com").await;
    let page = look(&mut rita, &format!("/approvals/{id}")).await;
    assert!(!page.contains("/approve\"") && !page.contains("/cancel?"));
    for what in ["approve", "decline", "cancel"] {
        let refused = press(&mut rita, &id, what, &[("back", "//evil.example")]).await;
        assert_eq!(refused.location(), format!("/approvals/{id}"));
        assert_says(&told(&mut rita, &refused).await, &["class=\"alert\"", "users:invite"]);
    }
    let mut bob = at_a_browser(&usher, "bob@example.com").await;
    for path in ["/approvals".to_owned(), format!("/approvals/{id}")] {
        assert_eq!(bob.open(&path).await.status, 403, "{path}");
    }
    assert!(!bob.open("/account").await.html.contains("/approvals"));
    let mut nobody = usher.browser();
    let asked = nobody.open(&format!("/approvals/{id}")).await;
    assert_eq!(asked.location(), format!("/sign-in?next=%2Fapprovals%2F{id}"));
    assert_eq!(approval(&usher, &id).await["state"], "pending");
    assert_eq!(status(&usher, &user).await, "pending_approval");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_role_of_a_hostile_name_is_none_and_a_mark_waits_for_a_second_person() {
    let House { usher, .. } = house().await;
    for name in ["<script>", "ops\u{202E}", "😀", "a\"b", ".."] {
        let role = json!({ "name": name, "permissions": ["users:read"] });
        let refused = read(usher.call(Method::POST, "/v1/roles").json(&role)).await;
        assert_eq!(refused.status, 422, "{name}");
    }
    let asked = mark(&usher, usher.key(), "ops", false).await.body;
    let id = asked["approval"]["id"].as_str().unwrap();
    let mut heidi = at_a_browser(&usher, HEIDI).await;
    let page = look(&mut heidi, &format!("/approvals/{id}")).await;
    assert_says(
        &page,
        &["Needs approval", "<del><bdi>yes</bdi></del>", "<ins><bdi>no</bdi></ins>"],
    );
    usher.finish_unread().await;
}
