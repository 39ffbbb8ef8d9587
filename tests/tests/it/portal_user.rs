//! The page of one user, and the list of the team.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{Browser, GOOD_PASSWORD, GRACE, Page, TestApp, ada, body};

use crate::managing::{act, patch};

/// Somebody at a browser, signed in.
pub async fn at_a_browser(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, 303);
    browser
}

/// A page of the portal, which must be there.
pub async fn look(browser: &mut Browser, path: &str) -> String {
    let page = browser.open(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.html);
    page.html
}

/// The path of a user's page.
pub fn page_of(user: &Value) -> String {
    format!("/users/{}", user["id"].as_str().unwrap())
}

/// The value of the first field of that name in a page.
pub fn field(html: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Whether each of these stands in the page, in this order.
#[track_caller]
pub fn assert_says(html: &str, told: &[&str]) {
    let mut rest = html;
    for one in told {
        assert!(rest.contains(one), "{one} is missing: {html}");
        rest = rest.split_once(one).unwrap().1;
    }
}

/// What the page says of the way of the invite.
fn way(html: &str) -> &str {
    let (_, rest) = html.split_once("id=\"delivery\"").unwrap();
    rest.split_once("</section>").unwrap().0
}

/// The part of the page that tells what happened.
fn entries(html: &str) -> &str {
    html.split_once("id=\"entries\"").unwrap().1
}

async fn by_htmx(browser: &mut Browser, path: &str) -> Page {
    let request = browser.request(Method::GET, path).header("hx-request", "true");
    browser.send(request).await
}

#[tokio::test]
async fn a_page_tells_who_somebody_is_and_how_far_their_invite_has_come() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = page_of(&user);
    let queued = look(&mut grace, &page).await;
    assert_says(
        &queued,
        &["<h1><bdi>Ada Lovelace</bdi></h1>", "ada@example.com", "badge invited\">Invited<"],
    );
    assert_says(&queued, &["English", "<bdi>user</bdi>", "make calls", "Grace Hopper"]);
    assert_says(&queued, &["through API key", "Link ends"]);
    assert_says(way(&queued), &["well", "Queued", "todo", "Sent", "Delivered", "Accepted"]);
    assert!(way(&queued).contains("hx-trigger=\"every 3s\""));

    // The page asks for news, and gets none before there is some.
    let news = field(&queued, "csrf").len();
    assert!(news > 10, "a token");
    let (_, rest) = queued.split_once("hx-get=\"/users").unwrap();
    let news = format!("/users{}", rest.split_once('"').unwrap().0);
    assert_eq!(by_htmx(&mut grace, &news).await.status, 204);
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    let sent = by_htmx(&mut grace, &news).await;
    assert_eq!(sent.status, 200);
    assert_says(way(&sent.html), &["Queued", "well", "Sent", "todo", "Delivered"]);
    usher.mail_news().await;
    let delivered = look(&mut grace, &page).await;
    assert_says(way(&delivered), &["Queued", "Sent", "well", "Delivered", "todo", "Accepted"]);
    assert!(!way(&delivered).contains("hx-get"), "nothing is on its way any more");

    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    let accepted = look(&mut grace, &page).await;
    assert_says(way(&accepted), &["Queued", "Sent", "Delivered", "well", "Accepted"]);
    assert!(!way(&accepted).contains("todo"));
    assert_says(&accepted, &["badge active\">Member<", "Joined"]);
    assert_says(
        entries(&accepted),
        &[
            "Accepted the invite",
            "The mail was delivered",
            "The mail was sent",
            "Added with the role <bdi>user</bdi>",
        ],
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_that_came_back_is_told_in_plain_words_with_what_helps() {
    let usher = TestApp::start().await;
    let user = usher.add(&body("bounce@simulator.amazonses.com")).await;
    usher.deliver().await;
    usher.mail_news().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = look(&mut grace, &page_of(&user)).await;
    let told = ["wrong", "Came back", "there is no such mailbox", "Check the address."];
    assert_says(way(&page), &told);
    assert_says(entries(&page), &["The mail came back", "there is no such mailbox"]);
    assert!(page.contains("badge bounced"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_way_is_that_of_the_newest_invite() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_hours(24 * 30));
    usher.clean_up().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let expired = look(&mut grace, &page_of(&user)).await;
    assert_says(way(&expired), &["Delivered", "late", "Expired"]);
    assert_says(&expired, &["badge expired", "Link ended"]);
    assert_eq!(act(&usher, Method::POST, &user, "/invite").await.status, 200);
    let again = look(&mut grace, &page_of(&user)).await;
    assert_says(way(&again), &["Queued", "todo", "Sent"]);
    assert!(!way(&again).contains("Expired"));
    assert_says(entries(&again), &["Invited again", "The invite expired", "Added with the role"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn whatever_people_typed_stays_text() {
    let usher = TestApp::start().await;
    let emoji = "😀".repeat(100);
    let role = json!({
        "name": "desk",
        "permissions": ["users:read"],
        "description": "<img src=x onerror=alert(1)> \" onmouseover='x'",
    });
    let made = crate::managing::read(usher.call(Method::POST, "/v1/roles").json(&role)).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let person = json!({
        "first_name": "<script>alert(1)</script>",
        "last_name": emoji,
        "email": "eve@example.com",
        "language": "he",
        "role": "desk",
    });
    let user = usher.add(&person).await;
    let id = user["id"].as_str().unwrap();
    let pk = format!("default#USER#{id}");
    // What no form takes may lie there since before.
    patch(&usher, &user, &json!({ "first_name": "<b>Eve</b>" })).await;
    usher.set_raw(&pk, "USER", "last_name", "Evil\u{202E}nimda").await;
    let newest = usher.get(&format!("/v1/users/{id}/timeline")).await["items"][0].clone();
    let newest = newest["id"].as_str().unwrap();
    usher.set_raw(&pk, &format!("AT#{newest}"), "kind", "<i>of_tomorrow").await;

    let mut grace = at_a_browser(&usher, GRACE).await;
    for path in [format!("/users/{id}"), "/users".to_owned(), "/team".to_owned()] {
        let html = look(&mut grace, &path).await;
        for markup in ["<script>alert", "<b>Eve", "<img src=x", "<i>of"] {
            assert!(!html.contains(markup), "{path}: {markup}");
        }
        for (_, rest) in html.match_indices('\u{202E}').map(|(at, _)| html.split_at(at)) {
            let (inside, _) = rest.split_once('<').unwrap();
            assert!(inside.contains("nimda"), "{inside}");
        }
    }
    let page = look(&mut grace, &format!("/users/{id}")).await;
    assert_says(&page, &["<h1><bdi>&#60;b&#62;Eve&#60;/b&#62; Evil\u{202E}nimda</bdi></h1>"]);
    assert_says(&page, &["<bdi>&#60;img src=x onerror"]);
    assert_says(entries(&page), &["<code>&#60;i&#62;of_tomorrow</code>"]);
    let shown = format!("<bdi>{emoji}</bdi>");
    assert!(!page.contains(&shown), "the name was changed behind the back of the trail");
    usher.finish_unread().await;
}

#[tokio::test]
async fn changes_are_told_from_old_to_new_page_by_page() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    for n in 0..25 {
        usher.clock.advance(SignedDuration::from_secs(1));
        let change = json!({ "last_name": format!("Name{n}"), "language": if n == 24 { "de" } else { "en" } });
        assert_eq!(patch(&usher, &user, &change).await.status, 200);
    }
    let mut grace = at_a_browser(&usher, GRACE).await;
    let first = look(&mut grace, &page_of(&user)).await;
    let change =
        ["Changed", "Last Name", "<del><bdi>Name23</bdi></del>", "<ins><bdi>Name24</bdi></ins>"];
    assert_says(entries(&first), &change);
    assert_says(entries(&first), &["English", "Deutsch", "Grace Hopper", "through API key"]);
    assert!(!entries(&first).contains("Added with the role"));
    let (_, rest) = first.split_once("?cursor=").unwrap();
    let cursor = rest.split_once('#').unwrap().0;
    let next = look(&mut grace, &format!("{}?cursor={cursor}", page_of(&user))).await;
    assert_says(entries(&next), &["<ins><bdi>Name0</bdi></ins>", "Added with the role"]);
    assert_says(way(&next), &["Queued", "Sent"]);
    assert!(entries(&next).contains("First page"));

    for cursor in ["gone", &format!("{cursor}x"), "%00"] {
        let page = grace.open(&format!("{}?cursor={cursor}", page_of(&user))).await;
        assert_eq!((page.status.as_u16(), &*page.heading()), (422, "That did not work"));
        assert!(page.html.contains("is not a cursor of this list"));
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_may_only_look_is_offered_nothing_to_change() {
    let usher = TestApp::start().await;
    usher.define_role("reader", &["users:read"]).await;
    let bob = usher.member("bob@example.com", "user").await;
    usher.member("rita@example.com", "reader").await;
    at_a_browser(&usher, "bob@example.com").await;
    let mut rita = at_a_browser(&usher, "rita@example.com").await;
    let page = look(&mut rita, &page_of(&bob)).await;
    for offered in ["/edit", "/resend", "/deactivate", "/delete", "/sessions/end", "Last used"] {
        assert!(!page.contains(offered), "{offered}");
    }
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = look(&mut grace, &page_of(&bob)).await;
    let path = page_of(&bob);
    for offered in ["edit", "deactivate", "delete"] {
        assert!(page.contains(&format!("href=\"{path}/{offered}?back=")), "{offered}");
    }
    assert!(!page.contains(&format!("{path}/resend")), "nobody invites a member");
    // A form of hers does nothing, though it comes from a page of ours.
    let before = sessions(&usher, &bob).await;
    let csrf = rita.csrf().await;
    let done = rita.submit(&format!("{path}/sessions/end"), &[("csrf", &csrf)]).await;
    assert_eq!(done.status, 403);
    assert_eq!(sessions(&usher, &bob).await, before);
    usher.finish_unread().await;
}

async fn sessions(usher: &TestApp, user: &Value) -> usize {
    let sessions = usher.get(&format!("/v1{}/sessions", page_of(user))).await;
    sessions["items"].as_array().unwrap().len()
}

#[tokio::test]
async fn every_session_of_somebody_is_ended_by_a_form_of_ours_alone() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "user").await;
    at_a_browser(&usher, "bob@example.com").await;
    at_a_browser(&usher, "bob@example.com").await;
    usher.link_chat("slack:T1:U1", bob["id"].as_str().unwrap()).await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let path = page_of(&bob);
    let page = look(&mut grace, &path).await;
    assert_says(&page, &["Where they are signed in", "Last used", "Sign out everywhere"]);
    assert_says(&page, &["Chat accounts", "Slack", "U1", "T1"]);
    let end = format!("{path}/sessions/end");
    let csrf = field(&page, "csrf");

    assert_eq!(grace.submit(&end, &[("csrf", "guessed")]).await.status, 403);
    assert_eq!(grace.submit(&end, &[]).await.status, 403);
    grace.headers.push(("origin", "https://evil.example".to_owned()));
    assert_eq!(grace.submit(&end, &[("csrf", &csrf)]).await.status, 403);
    grace.headers.clear();
    // Whoever accepts is signed in, too.
    assert_eq!(sessions(&usher, &bob).await, 3);

    usher.clock.advance(SignedDuration::from_secs(1));
    let once = field(&page, "once");
    let done = grace.submit(&end, &[("csrf", &csrf), ("once", &once)]).await;
    assert_eq!((done.status.as_u16(), done.location()), (303, &*path));
    assert_eq!(sessions(&usher, &bob).await, 0);
    let after = look(&mut grace, &path).await;
    assert_says(&after, &["They are signed out everywhere.", "Ended all sessions"]);
    assert!(!after.contains("Where they are signed in"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_page_is_in_the_language_of_whoever_looks() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let me = json!({ "id": usher.admin.to_string() });
    assert_eq!(patch(&usher, &me, &json!({ "language": "he" })).await.status, 200);
    let mut grace = at_a_browser(&usher, GRACE).await;
    for path in [page_of(&user), "/team".to_owned(), "/approvals".to_owned()] {
        let html = look(&mut grace, &path).await;
        assert_says(&html, &["lang=\"he\" dir=\"rtl\""]);
        // A sentence that is missing would show its name.
        for id in ["delivery-", "happening-", "user-", "approval-", "approvals-", "via-", "team-"] {
            assert!(!html.contains(&format!(">{id}")), "{path}: {id}");
        }
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_team_is_listed_with_the_latest_first_and_searched() {
    let usher = TestApp::start().await;
    usher.member("bob@example.com", "user").await;
    usher.clock.advance(SignedDuration::from_hours(1));
    usher.add(&body("never@example.com")).await;
    usher.member("zoe@example.com", "admin").await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let team = look(&mut grace, "/team").await;
    assert_says(&team, &["<h1>Team Members</h1>", "zoe@example.com", "admin", "bob@example.com"]);
    assert_says(&team, &["aria-current=\"page\">Team Members"]);
    assert!(!team.contains("never@example.com"));
    let found = look(&mut grace, "/team?q=zoe%40").await;
    assert!(found.contains("zoe@example.com") && !found.contains("bob@example.com"));
    let none = look(&mut grace, "/team?q=%3Cscript%3E").await;
    assert_says(&none, &["value=\"&#60;script&#62;\"", "Nobody matches."]);
    let stale = grace.open("/team?cursor=yesterday").await;
    assert_eq!(stale.status, 422);

    let mut bob = at_a_browser(&usher, "bob@example.com").await;
    assert_eq!(bob.open("/team").await.status, 403);
    usher.finish_unread().await;
}
