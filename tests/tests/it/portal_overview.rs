//! The overview: figures, charts, and what needs attention, each with its remedy.

use http::Method;
use jiff::SignedDuration;
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, MailFault, Page, TestApp, ada, body};

use crate::{
    approving::{ask, house},
    portal_user::{assert_says, at_a_browser, field, look},
};

/// The section of that name, which must be there.
fn section<'h>(html: &'h str, id: &str) -> &'h str {
    let (_, rest) = html.split_once(&format!("id=\"attention-{id}\"")).unwrap();
    rest.split_once("</section>").unwrap().0
}

fn has_section(html: &str, id: &str) -> bool {
    html.contains(&format!("id=\"attention-{id}\""))
}

#[tokio::test]
async fn a_fresh_usher_says_what_to_do_first() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    assert_says(
        &html,
        &["<h1>Overview</h1>", "Nobody is here but you", "/users/new", "All is well"],
    );
    assert!(!html.contains("<svg"), "there is nothing to draw");
    usher.finish().await;
}

#[tokio::test]
async fn the_numbers_are_drawn_and_stand_in_tables() {
    let usher = TestApp::start().await;
    for n in 0..3 {
        usher.add(&body(&format!("ada{n}@example.com"))).await;
    }
    usher.deliver().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_hours(3));
    let link = usher.mail_to("ada0@example.com").link();
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.settle().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    // Grace herself counts, too.
    assert_says(&html, &["<dt>Added</dt><dd><strong>4</strong>", "<dt>Accepted</dt>"]);
    assert_says(&html, &["<dt>Time to accept</dt>", "<dt>Bounce rate</dt><dd><strong>0%</strong>"]);
    assert_says(&html, &["role=\"img\" aria-labelledby=\"chart-title chart-says\"", "<desc"]);
    assert_says(&html, &["added: 4, accepted: 2", "the week of Nov 23: 4"]);
    assert_says(&html, &["Numbers as a table", "<td>4</td>"]);
    // The policy allows no inline style, and no script.
    assert!(!html.contains("style=\"") && !html.contains("<style"));
    assert_eq!(html.matches("datetime=\"2026-").count(), 12, "a row a week");
    let longer = look(&mut grace, "/?weeks=26").await;
    assert_says(&longer, &["weeks=26\" aria-current=\"page\""]);
    let nonsense = look(&mut grace, "/?weeks=-1").await;
    assert_says(&nonsense, &["weeks=12\" aria-current=\"page\""]);
    usher.finish().await;
}

#[tokio::test]
async fn mails_that_did_not_arrive_stand_with_the_reason_and_the_remedy() {
    let usher = TestApp::start().await;
    let mut hostile = body("bounce@simulator.amazonses.com");
    hostile["first_name"] = "<script>alert(1)</script>".into();
    hostile["last_name"] = "👩‍🚀".repeat(30).into();
    usher.add(&hostile).await;
    usher.deliver().await;
    usher.faults.mail([MailFault::Refuse]);
    usher.add(&ada()).await;
    usher.settle().await;
    usher.mail_news().await;
    usher.settle().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    let mails = section(&html, "mails");
    assert_says(mails, &["Ada Lovelace", "badge failed", "Mail not sent", "/resend\"", "Resend"]);
    assert_says(
        mails,
        &["badge bounced", "there is no such mailbox", "/edit?back=/", "Check the address"],
    );
    assert!(!html.contains("<script>alert"), "a name stays text");
    let all = look(&mut grace, "/attention/mails").await;
    assert_says(&all, &["<h1>Mail did not arrive</h1>", "Ada Lovelace"]);
    usher.finish().await;
}

#[tokio::test]
async fn links_about_to_end_and_those_who_ask_for_a_new_one_are_told_of() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to(ADA).link();
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    assert!(!has_section(&html, "expiring") && !has_section(&html, "renewals"));

    usher.clock.advance(SignedDuration::from_hours(6 * 24));
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    assert_says(section(&html, "expiring"), &["Ada Lovelace", "Ends", "November 30", "/resend\""]);

    usher.clock.advance(SignedDuration::from_hours(2 * 24));
    usher.submit(&format!("{link}/renew"), &[]).await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    assert!(!has_section(&html, "expiring"));
    assert_says(section(&html, "renewals"), &["Ada Lovelace", "Asked", "Send new link"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_waits_for_approval_leads_to_where_one_decides() {
    let house = house().await;
    let (id, _) = ask(&house.usher, house.usher.key(), ADA, "ops").await;
    let mut heidi = at_a_browser(&house.usher, "heidi@example.com").await;
    let html = look(&mut heidi, "/").await;
    let waits = section(&html, "approvals");
    assert_says(waits, &["Ada Lovelace", "asked by Grace Hopper", "Lapses"]);
    assert_says(waits, &[&format!("href=\"/approvals/{id}\">Decide")]);
    house.usher.finish_unread().await;
}

/// Sends the form that retries or lets go what the page shows.
async fn press(browser: &mut Browser, html: &str, what: &str) -> Page {
    let (before, _) = html.split_once(&format!("/{what}\"")).unwrap();
    let action = format!("{}/{what}", before.rsplit_once('"').unwrap().1);
    let (csrf, once) = (field(html, "csrf"), field(html, "once"));
    browser.submit(&action, &[("csrf", &*csrf), ("once", &*once), ("back", "/")]).await
}

#[tokio::test]
async fn what_could_not_be_sent_is_tried_again_with_one_press() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.set_aside_mails().await;
    usher.settle().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/").await;
    let dead = section(&html, "deliveries");
    assert_says(
        dead,
        &["Ada Lovelace", "The invite", "tries: 8", "TooManyRequestsException", "Since"],
    );
    assert!(!dead.contains('@'));

    // Another site's form, and one without the token, change nothing.
    let (action, _) = dead.split_once("/retry\"").unwrap();
    let action = format!("{}/retry", action.rsplit_once('"').unwrap().1);
    assert_eq!(grace.submit(&action, &[("once", "x")]).await.status, 403);
    let csrf = field(&html, "csrf");
    let foreign = grace.request(Method::POST, &action).header("origin", "https://evil.example");
    assert_eq!(grace.send(foreign.form(&[("csrf", &*csrf)])).await.status, 403);
    assert_eq!(usher.get("/v1/outbox/dead").await["items"].as_array().unwrap().len(), 1);

    let done = press(&mut grace, &html, "retry").await;
    assert_eq!((done.status.as_u16(), done.location()), (303, "/"));
    let again = press(&mut grace, &html, "retry").await;
    assert_eq!(again.status, 303, "the same form sent twice");
    usher.deliver().await;
    usher.mail_to(ADA);
    let html = look(&mut grace, "/").await;
    assert_says(&html, &["It is tried again."]);
    assert!(!has_section(&html, "deliveries"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_somebody_else_has_seen_to_is_told() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.set_aside_mails().await;
    usher.settle().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let html = look(&mut grace, "/attention/deliveries").await;
    assert_says(&html, &["Let it go for good"]);
    let id = usher.get("/v1/outbox/dead").await["items"][0]["id"].clone();
    usher.client().give_up_dead_entry(id.as_str().unwrap()).await.unwrap();
    assert_eq!(press(&mut grace, &html, "let-go").await.status, 303);
    let html = look(&mut grace, "/attention/deliveries").await;
    assert_says(&html, &["Somebody has seen to this already", "There is nothing here any more"]);
    usher.finish().await;
}

#[tokio::test]
async fn who_may_see_no_users_is_led_to_their_account() {
    let usher = TestApp::start().await;
    usher.member("bob@example.com", "user").await;
    let mut bob = at_a_browser(&usher, "bob@example.com").await;
    let page = bob.open("/").await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/account"));
    assert_eq!(bob.open("/attention/mails").await.status, 403);
    usher.finish().await;
}

#[tokio::test]
async fn who_may_only_look_sees_no_deliveries_and_no_remedy() {
    let usher = TestApp::start().await;
    usher.define_role("viewer", &["users:read"]).await;
    usher.member("vera@example.com", "viewer").await;
    usher.faults.mail([MailFault::Refuse]);
    usher.add(&ada()).await;
    usher.settle().await;
    usher.add(&body("second@example.com")).await;
    usher.set_aside_mails().await;
    usher.settle().await;
    let mut vera = at_a_browser(&usher, "vera@example.com").await;
    let html = look(&mut vera, "/").await;
    assert!(!has_section(&html, "deliveries"));
    let mails = section(&html, "mails");
    assert!(mails.contains("Ada Lovelace") && !mails.contains("<form"), "{mails}");
    assert_eq!(vera.open("/attention/deliveries").await.status, 403);
    assert_eq!(vera.open("/attention/nonsense").await.status, 404);
    usher.finish().await;
}

#[tokio::test]
async fn a_cursor_of_yesterday_is_told_so() {
    let usher = TestApp::start().await;
    let mut grace = at_a_browser(&usher, GRACE).await;
    let page = grace.open("/attention/mails?cursor=yesterday").await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("is not a cursor"), "{}", page.html);
    let nobody = usher.browser().open("/").await;
    assert_eq!(nobody.status, 303, "whoever is not signed in is led to sign in");
    assert_eq!(nobody.location(), "/sign-in?next=%2F");
    usher.finish().await;
}
