//! User Management in the portal: what is done with users, one by one and several at once.

use http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, Page, TestApp, ada, body};

use crate::{
    approving::house,
    mail_events::{mailed, of},
    managing::{act, path},
};

/// A form as a browser would send it.
#[derive(Debug, Clone)]
struct Filled {
    action: String,
    fields: Vec<(String, String)>,
}

impl Filled {
    /// The form of a page that is sent to a path which ends so.
    fn of(page: &Page, action: &str) -> Self {
        let (sent_to, inside) = forms(&page.html)
            .into_iter()
            .find(|(to, _)| to.ends_with(action))
            .unwrap_or_else(|| panic!("no form is sent to {action}: {}", page.html));
        Self { action: sent_to, fields: fields(&inside) }
    }

    /// The same with something else in a field.
    fn with(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.fields.retain(|(field, _)| field != name);
        form.and(name, value)
    }

    /// The same with another field, or another value of one.
    fn and(&self, name: &str, value: &str) -> Self {
        let mut form = self.clone();
        form.fields.push((name.to_owned(), value.to_owned()));
        form
    }

    fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    async fn send(&self, browser: &mut Browser) -> Page {
        let fields: Vec<(&str, &str)> =
            self.fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        browser.submit(&self.action, &fields).await
    }
}

/// The forms of a page: where each is sent, and what stands in it.
fn forms(html: &str) -> Vec<(String, String)> {
    let form = |part: &str| {
        let (tag, rest) = part.split_once('>')?;
        let inside = rest.split_once("</form>").map_or(rest, |(inside, _)| inside);
        Some((attribute(tag, "action")?, inside.to_owned()))
    };
    html.split("<form ").skip(1).filter_map(form).collect()
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for part in html.split('<') {
        let tag = part.split_once('>').map_or(part, |(tag, _)| tag);
        if tag.starts_with("input ") {
            let boxed = tag.contains("type=\"checkbox\"");
            if let Some(name) =
                attribute(tag, "name").filter(|_| !boxed || tag.ends_with(" checked"))
            {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("select ") {
            fields.push((attribute(tag, "name").unwrap(), String::new()));
        } else if tag.starts_with("option ") && tag.ends_with(" selected") {
            fields.last_mut().unwrap().1 = attribute(tag, "value").unwrap();
        }
    }
    fields
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).or_else(|| {
        tag.split_once(&format!("{name}=\"")).filter(|(before, _)| before.is_empty())
    })?;
    Some(unescape(rest.split_once('"')?.0))
}

fn unescape(text: &str) -> String {
    let entities =
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (code, sign)| text.replace(code, sign))
}

/// A browser in which somebody has signed in.
async fn signed_in(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, StatusCode::SEE_OTHER);
    browser
}

/// Opens what a form led on to, and tells the page.
async fn led_to(browser: &mut Browser, page: &Page, path: &str) -> Page {
    assert_eq!((page.status.as_u16(), page.location()), (303, path), "{}", page.html);
    browser.open(path).await
}

fn tells(page: &Page, text: &str) {
    assert!(unescape(&page.html).contains(text), "{text}: {}", page.html);
}

fn hides(page: &Page, text: &str) {
    assert!(!page.html.contains(text), "{text}: {}", page.html);
}

fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

async fn ask(browser: &mut Browser, user: &Value, deed: &str) -> Filled {
    let page = browser.open(&format!("/users/{}/{deed}", id(user))).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    Filled::of(&page, &format!("/{deed}"))
}

async fn now(usher: &TestApp, user: &Value) -> Value {
    usher.get(&path(user, "")).await
}

// -- adding ------------------------------------------------------------------------------------

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
        if name != "once" {
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

// -- the list and its menus -----------------------------------------------------------------------

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

// -- editing -----------------------------------------------------------------------------------

#[tokio::test]
async fn a_user_is_edited() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = grace.open(&format!("/users/{}/edit?back=/users%3Fq%3Dada", id(&user))).await;
    let form = Filled::of(&page, "/edit");
    assert_eq!((form.value("first_name"), form.value("role")), ("Ada", "user"));
    usher.settle().await;
    usher.clock.advance(SignedDuration::from_mins(2));
    let form =
        form.with("last_name", " King ").with("language", "fr").with("email", "ada@king.example");
    let answer = form.send(&mut grace).await;
    let page = led_to(&mut grace, &answer, "/users?q=ada").await;
    tells(&page, "Ada King was changed.");
    tells(&page, "A new invite goes to ada@king.example.");
    let user = now(&usher, &user).await;
    assert_eq!((&user["last_name"], &user["language"]), (&json!("King"), &json!("fr")));
    assert_eq!(user["email"], "ada@king.example");

    // Nothing was touched: nothing is asked of anybody.
    let form = ask(&mut grace, &user, "edit").await;
    let answer = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &answer, "/users").await, "There was nothing to change.");
    assert_eq!(now(&usher, &user).await["version"], user["version"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_change_stands_beside_its_field() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.member("bob@example.com", "user").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let blank = ask(&mut grace, &user, "edit").await;
    let form = blank
        .with("first_name", "")
        .with("last_name", &"x".repeat(300))
        .with("email", "nowhere")
        .with("language", "tlh")
        .with("role", "king of <b>");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["first_name", "last_name", "email", "language", "role"] {
        tells(&page, &format!("id=\"{field}-problem\""));
    }
    let kept = Filled::of(&page, "/edit");
    for (name, value) in &form.fields {
        if name != "once" {
            assert_eq!(kept.value(name), value, "{name}");
        }
    }
    let page = blank.with("email", "BOB@example.com").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "id=\"email-problem\">A user with this email exists already.");
    let page = blank.with("role", "nobody-has-it").send(&mut grace).await;
    tells(&page, "id=\"role-problem\"");
    // Of a member the address stays as it is.
    let bob = usher.get("/v1/users?q=bob").await["items"][0].clone();
    let form = ask(&mut grace, &bob, "edit").await;
    assert!(!form.fields.iter().any(|(name, _)| name == "email"));
    let page = form.and("email", "eve@example.com").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(now(&usher, &bob).await["email"], "bob@example.com");
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_two_tabs_the_second_is_told_who_won_and_what_stands_now() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.member("heidi@example.com", "super_admin").await;
    let (mut first, mut second) =
        (signed_in(&usher, "heidi@example.com").await, signed_in(&usher, GRACE).await);
    let (ours, theirs) =
        (ask(&mut second, &user, "edit").await, ask(&mut first, &user, "edit").await);
    let won = theirs.with("last_name", "Byron").with("language", "de").send(&mut first).await;
    assert_eq!(won.status, StatusCode::SEE_OTHER);

    let page = ours.with("last_name", "King").send(&mut second).await;
    assert_eq!(page.status, StatusCode::PRECONDITION_FAILED);
    // Whoever was added by the harness is called Ada Lovelace, Heidi too.
    tells(&page, "Ada Lovelace changed this person while you were typing");
    tells(&page, "Now: <bdi>Byron</bdi>");
    tells(&page, "Just changed. It was: <bdi>English</bdi>");
    let form = Filled::of(&page, "/edit");
    assert_eq!((form.value("last_name"), form.value("language")), ("King", "de"));
    assert_eq!(now(&usher, &user).await["last_name"], "Byron", "nothing was saved yet");

    // Once more is on purpose. What nobody touched here stays as the other made it.
    assert_eq!(form.send(&mut second).await.status, StatusCode::SEE_OTHER);
    let user = now(&usher, &user).await;
    assert_eq!((&user["last_name"], &user["language"]), (&json!("King"), &json!("de")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_that_arrives_meanwhile_is_nobody_who_won() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await;
    usher.deliver().await;
    assert_ne!(now(&usher, &user).await["version"], user["version"]);
    assert_eq!(form.with("first_name", "Augusta").send(&mut grace).await.status, 303);
    assert_eq!(now(&usher, &user).await["first_name"], "Augusta");
    // A form without its version changes nothing unseen, either.
    let forged =
        ask(&mut grace, &user, "edit").await.with("version", "x").with("was.role", "admin");
    let page = forged.with("first_name", "Eve").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::PRECONDITION_FAILED);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_role_that_needs_approval_is_said_to_wait() {
    let house = house().await;
    let usher = &house.usher;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(usher, GRACE).await;
    let form = ask(&mut grace, &user, "edit").await;
    let answer = form.with("role", "ops").send(&mut grace).await;
    let page = led_to(&mut grace, &answer, "/users").await;
    tells(&page, "This waits for approval by a second person.");
    assert_eq!(now(usher, &user).await["role"], "user");
    // Somebody added with that role has no link before, either.
    let (_, asked) =
        usher.try_add(usher.key(), &crate::approving::with_role("eve@example.com", "ops")).await;
    let page = grace.open(&format!("/users/{}/link", id(&asked["user"]))).await;
    let page = led_to(&mut grace, &page, "/users").await;
    tells(&page, "This cannot be done with Ada Lovelace (status: Waits for approval)");
    house.usher.finish_unread().await;
}

// -- one by one --------------------------------------------------------------------------------

#[tokio::test]
async fn an_invite_is_resent_from_the_list_and_back_to_it() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let list = grace.open("/users?q=ada&status=invited&added=x").await;
    let form = Filled::of(&list, &format!("{}/resend", id(&user)));
    assert_eq!(form.value("back"), "/users?q=ada&status=invited");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    let page = led_to(&mut grace, &page, "/users?q=ada&status=invited").await;
    tells(&page, "A new invite to Ada Lovelace is on its way.");
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    // The same form once more is the same invite; a new one comes too soon.
    assert_eq!(form.send(&mut grace).await.status, StatusCode::SEE_OTHER);
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    let page = ask(&mut grace, &user, "resend").await.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    tells(&page, "Too many tries. Wait");
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_address_that_mail_came_back_from_is_asked_about_before_it_is_mailed() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, ADA).await;
    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    usher.clock.advance(SignedDuration::from_mins(2));
    let user = usher.get("/v1/users?q=ada").await["items"][0].clone();
    let mut grace = signed_in(&usher, GRACE).await;
    let form = Filled::of(&grace.open("/users?q=ada").await, "/resend");
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "came back or was reported as spam");
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 1);
    let again = Filled::of(&page, "/resend");
    assert_eq!((again.value("force"), again.value("back")), ("", "/users?q=ada"));
    let page = again.with("force", "on").send(&mut grace).await;
    led_to(&mut grace, &page, "/users?q=ada").await;
    assert_eq!(now(&usher, &user).await["invite"]["generation"], 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_link_is_shown_to_be_handed_over_and_the_timeline_tells() {
    let usher = TestApp::start().await;
    let mut quiet = ada();
    quiet["send_welcome_email"] = json!(false);
    let user = usher.add(&quiet).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = Filled::of(&grace.open("/users").await, &format!("{}/link", id(&user)));
    ask(&mut grace, &user, "link").await;
    assert_eq!(
        now(&usher, &user).await["status"],
        "added",
        "to look at the question changes nothing"
    );
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    let input = page.html.split('<').find(|tag| tag.contains("id=\"invite-link\"")).unwrap();
    let link = attribute(input, "value").unwrap();
    tells(&page, "Whoever has this link can join");
    tells(&page, "It works until");
    assert!(input.contains("readonly"));
    assert_eq!(page.headers["cache-control"], "no-store");
    let timeline = usher.get(&path(&user, "/timeline")).await;
    assert_eq!(timeline["items"][0]["kind"], "link_copied");
    assert_eq!(timeline["items"][0]["actor"]["id"], json!(usher.admin.to_string()));
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, StatusCode::OK);
    // Who has joined has none any more.
    let page = form.send(&mut grace).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    tells(&page, "This user has no invite to link to.");
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_invite_is_revoked_after_a_question() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let form = ask(&mut grace, &user, "revoke").await;
    assert_eq!(now(&usher, &user).await["status"], "invited", "nothing is done by asking");
    let page = form.with("reason", &"x".repeat(2000)).send(&mut grace).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    tells(&page, "id=\"reason-problem\"");
    assert_eq!(Filled::of(&page, "/revoke").value("reason").len(), 2000);
    let page = form.with("reason", "Left before she came").send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "The invite of Ada Lovelace was revoked.");
    let timeline = usher.get(&path(&user, "/timeline")).await;
    assert_eq!(timeline["items"][0]["data"]["reason"], "Left before she came");
    // A page that is old by now says so.
    let page = grace.open(&format!("/users/{}/revoke", id(&user))).await;
    tells(&led_to(&mut grace, &page, "/users").await, "(status: Revoked)");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_member_is_deactivated_and_let_in_again() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "user").await;
    let mut grace = signed_in(&usher, GRACE).await;
    let page = ask(&mut grace, &bob, "deactivate").await.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace was deactivated.");
    assert_eq!(now(&usher, &bob).await["status"], "deactivated");
    let page = ask(&mut grace, &bob, "reactivate").await.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace can sign in again.");
    assert_eq!(now(&usher, &bob).await["status"], "active");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_person_is_deleted_by_typing_their_address() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let own = format!("/users/{}", id(&user));
    let page = grace.open(&format!("{own}/delete?back={own}")).await;
    let form = Filled::of(&page, "/delete");
    for typed in ["", "ada", "bob@example.com", "ada@example.com.evil.example"] {
        let page = form.with("email", typed).send(&mut grace).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        tells(&page, "id=\"email-problem\">This is not the address of this person.");
        assert_eq!(Filled::of(&page, "/delete").value("email"), typed);
    }
    assert_eq!(now(&usher, &user).await["status"], "invited");
    // However an address is written; and their own page is gone with them.
    let form = form.with("email", " ADA@Example.com ");
    let page = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "Ada Lovelace was deleted.");
    let page = form.send(&mut grace).await;
    tells(&led_to(&mut grace, &page, "/users").await, "This person is not here any more.");
    usher.finish_unread().await;
}

// -- several at once ---------------------------------------------------------------------------

async fn people(usher: &TestApp, count: usize) -> Vec<Value> {
    let mut people = Vec::new();
    for number in 0..count {
        people.push(usher.add(&body(&format!("p{number}@example.com"))).await);
    }
    people
}

#[tokio::test]
async fn several_are_asked_about_and_told_of_one_by_one() {
    let usher = TestApp::start().await;
    let bob = usher.member("bob@example.com", "user").await;
    let users = people(&usher, 3).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users?role=user").await, "/users/bulk");
    assert_eq!(bar.value("back"), "/users?role=user");
    let chosen = users.iter().chain([&bob]).fold(bar, |bar, user| bar.and("ids", id(user)));
    let chosen = chosen.and("ids", "nobody").and("ids", "..").and("ids", id(&bob));

    let page = chosen.and("do", "revoke").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    tells(&page, "Chosen: 3");
    tells(&page, "Left out");
    tells(&page, "bob@example.com");
    assert_eq!(now(&usher, &users[0]).await["status"], "invited", "it is asked first");
    let sure = Filled::of(&page, "/users/bulk");
    // One of them has joined meanwhile.
    usher.deliver().await;
    let link = usher.mail_to("p1@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    let page = sure.send(&mut grace).await;
    tells(&page, "Done for 2 of 3");
    assert_eq!(page.html.matches("Invite revoked").count(), 2);
    tells(&page, "This cannot be done while the user is active.");
    assert_eq!(now(&usher, &users[0]).await["status"], "revoked");
    tells(&page, "href=\"/users?role=user\"");
    // Once more is the same once more.
    let version = now(&usher, &users[0]).await["version"].clone();
    tells(&sure.send(&mut grace).await, "Done for 2 of 3");
    assert_eq!(now(&usher, &users[0]).await["version"], version);
    usher.finish_unread().await;
}

#[tokio::test]
async fn several_are_resent_or_given_another_role() {
    let usher = TestApp::start().await;
    let users = people(&usher, 2).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users").await, "/users/bulk");
    let chosen = users.iter().fold(bar, |bar, user| bar.and("ids", id(user)));
    let page = chosen.with("role", "admin").and("do", "role").send(&mut grace).await;
    tells(&page, "Give them the role admin?");
    let page = Filled::of(&page, "/users/bulk").send(&mut grace).await;
    tells(&page, "Done for 2 of 2");
    assert_eq!(now(&usher, &users[1]).await["role"], "admin");

    let page = chosen.and("do", "resend").send(&mut grace).await;
    let sure = Filled::of(&page, "/users/bulk");
    tells(&sure.send(&mut grace).await, "Done for 2 of 2");
    assert_eq!(now(&usher, &users[0]).await["invite"]["generation"], 2);

    // A role that nobody has is refused for each.
    let page = chosen.with("role", "<b>king").and("do", "role").send(&mut grace).await;
    let page = Filled::of(&page, "/users/bulk").send(&mut grace).await;
    tells(&page, "Done for 0 of 2");
    hides(&page, "<b>king");
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_makes_no_sense_for_several_is_said() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let mut grace = signed_in(&usher, GRACE).await;
    let bar = Filled::of(&grace.open("/users").await, "/users/bulk");
    let one = bar.and("ids", id(&user));
    let many = (0..101).fold(bar.clone(), |bar, one| bar.and("ids", &format!("id-{one}")));
    for (form, text) in [
        (bar.and("do", "revoke"), "Tick at least one person first."),
        (many.and("do", "resend"), "At most 100 people at once."),
        (one.and("do", "role"), "Choose the new role first."),
        (one.and("do", "erase"), "Choose what to do."),
        (one, "Choose what to do."),
    ] {
        let page = form.send(&mut grace).await;
        tells(&led_to(&mut grace, &page, "/users").await, text);
    }
    let many = (0..100).fold(bar, |bar, one| bar.and("ids", &format!("id-{one}")));
    let page = many.and("do", "revoke").send(&mut grace).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.html.matches("Nobody any more").count(), 100);
    usher.finish_unread().await;
}

// -- who may not ---------------------------------------------------------------------------------

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
