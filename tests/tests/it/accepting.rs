//! The invitee's side.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_domain::Keyring;
use usher_tests::{GOOD_PASSWORD, Setup, TestApp, ada};

/// Ada is added; her link.
async fn invited(usher: &TestApp) -> String {
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.take_events();
    usher.mail_to("ada@example.com").link()
}

async fn status_of_ada(usher: &TestApp) -> Value {
    usher.get("/v1/users?q=ada@").await["items"][0]["status"].clone()
}

#[tokio::test]
async fn looking_changes_nothing_even_for_a_scanner_that_presses_buttons() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let before = usher.get("/v1/users?q=ada@").await;
    for method in [Method::HEAD, Method::GET, Method::GET] {
        assert_eq!(usher.browse(method, &link).await.status, 200);
    }
    // Buttons pressed without anything filled in.
    assert_eq!(usher.submit(&link, &[]).await.status, 422);
    assert_eq!(usher.submit(&format!("{link}/not-me"), &[]).await.status, 422);
    assert_eq!(usher.submit(&format!("{link}/renew"), &[]).await.status, 200);
    assert_eq!(usher.browse(Method::DELETE, &link).await.status, 405);
    assert_eq!(usher.get("/v1/users?q=ada@").await, before);
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_30_concurrent_acceptances_one_succeeds() {
    let usher = std::sync::Arc::new(TestApp::start().await);
    let link = invited(&usher).await;
    let mut accepts = JoinSet::new();
    for n in 0..30 {
        let (usher, link) = (std::sync::Arc::clone(&usher), link.clone());
        accepts.spawn(async move {
            usher.accept(&link, &format!("{GOOD_PASSWORD} {n}")).await.status.as_u16()
        });
    }
    let mut outcomes = accepts.join_all().await;
    outcomes.sort_unstable();
    assert_eq!(outcomes[0], 200);
    assert!(outcomes[1..].iter().all(|status| *status == 410), "{outcomes:?}");
    let usher = std::sync::Arc::into_inner(usher).unwrap();
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 2, "one notice to each");
    assert_eq!(usher.take_events(), ["UserAccepted"]);
    usher.finish().await;
}

#[tokio::test]
async fn problems_stand_beside_the_field_and_the_link_lives_on() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let page = usher.accept(&link, "too short").await;
    assert_eq!(page.status, 422);
    assert!(page.html.contains("id=\"password-problem\">Password: needs at least 15 characters"));
    let page = usher.accept(&link, "aaaaaaaaaaaaaaaaaaaa").await;
    assert!(page.html.contains("too easy to guess: it repeats itself"));
    let page = usher.accept(&link, "ada@example.com").await;
    assert!(page.html.contains("made of your own name, email or organization"), "{}", page.html);
    let fields = [("password", GOOD_PASSWORD), ("password_again", "something else altogether")];
    let page = usher.submit(&link, &fields).await;
    assert!(page.html.contains("id=\"again-problem\">Password: is not the same in both fields"));
    assert!(!page.html.contains("correct horse"), "no password comes back");
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_invite_ends_at_the_exact_instant_whether_or_not_anybody_cleaned_up() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    usher.clock.advance(SignedDuration::from_hours(7 * 24) - SignedDuration::from_millis(1));
    assert_eq!(usher.open(&link).await.status, 200);
    assert_eq!(status_of_ada(&usher).await, "invited");
    usher.clock.advance(SignedDuration::from_millis(1));
    assert_eq!(usher.open(&link).await.status, 410);
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 410);
    assert_eq!(status_of_ada(&usher).await, "expired");
    usher.finish().await;
}

#[tokio::test]
async fn a_used_link_leads_to_sign_in_and_sets_no_password() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    usher.accept(&link, GOOD_PASSWORD).await;
    let page = usher.open(&link).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (410, "You have joined already"));
    assert_eq!(usher.accept(&link, "another password altogether").await.status, 410);
    let page = usher.submit(&format!("{link}/not-me"), &[("confirm", "yes")]).await;
    assert_eq!(page.status, 410);
    assert_eq!(status_of_ada(&usher).await, "active");
    usher.finish_unread().await;
}

#[tokio::test]
async fn not_meant_for_me_ends_the_invite_and_tells_the_inviter() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let page = usher.submit(&format!("{link}/not-me"), &[("confirm", "yes")]).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "The invite has ended"));
    assert_eq!(usher.open(&link).await.status, 404);
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 404);
    assert_eq!(status_of_ada(&usher).await, "revoked");
    usher.deliver().await;
    let notice = usher.mail_to("grace@example.com");
    assert_eq!(notice.subject(), "Your invite for Ada Lovelace reached the wrong person");
    assert_eq!(usher.take_events(), ["InviteDeclined"]);
    usher.finish().await;
}

#[tokio::test]
async fn forged_cut_and_foreign_links_are_all_the_same_404() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let foreign =
        TestApp::with(Setup { keyring: Keyring::new(1, &[43; 32]).unwrap(), ..Setup::default() })
            .await;
    let theirs = invited(&foreign).await;
    let token = link.rsplit_once('/').unwrap().1;
    let their_token = theirs.rsplit_once('/').unwrap().1;
    let mut flipped = token.to_owned().into_bytes();
    flipped[40] = if flipped[40] == b'A' { b'B' } else { b'A' };
    let flipped = String::from_utf8(flipped).unwrap();
    let wrong = usher.open(&link.replace(token, "nonsense")).await;
    assert_eq!(wrong.status, 404);
    for token in [&token[..50], &flipped, their_token, "%00", "%F0%9F%98%80", &"x".repeat(4000)] {
        let page =
            usher.open(usher.base_url.join(&format!("/accept/{token}")).unwrap().as_ref()).await;
        assert_eq!((page.status.as_u16(), &page.html), (404, &wrong.html), "{token}");
        let body = json!({ "token": token, "password": GOOD_PASSWORD });
        let call = usher.call_without_key(Method::POST, "/v1/invites/accept").json(&body);
        assert_eq!(call.send().await.unwrap().status(), 404);
    }
    let spanish = usher.open_in("es", &link.replace(token, "nonsense")).await;
    assert!(spanish.html.contains("lang=\"es\""));
    usher.finish().await;
    foreign.finish().await;
}

#[tokio::test]
async fn a_rotated_key_leaves_older_links_alive() {
    let both = Keyring::new(2, &[2; 32]).unwrap().also_verifying(1, &[42; 32]).unwrap();
    let usher = TestApp::with(Setup { keyring: both, ..Setup::default() }).await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    // The same invite under the key that has stopped signing: as it was mailed before the rotation.
    let id: usher_domain::UserId = user["id"].as_str().unwrap().parse().unwrap();
    let found = usher.app.directory.find_user(id).await.unwrap().unwrap();
    let old = usher_domain::Invite { kid: 1, ..found.invite.unwrap() };
    let old = usher.app.invite_link(id, &old).unwrap();
    assert_ne!(old, link);
    assert_eq!(usher.open(&old).await.status, 200);
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn programs_accept_by_json_and_are_told_why_not() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let token = link.rsplit_once('/').unwrap().1;
    let accept = async |password: &str| {
        let body = json!({ "token": token, "password": password });
        let call = usher.call_without_key(Method::POST, "/v1/invites/accept").json(&body);
        let response = call.send().await.unwrap();
        (response.status().as_u16(), response.json::<Value>().await.unwrap())
    };
    let (status, problem) = accept("short").await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("password_too_short")));
    let (status, answer) = accept(GOOD_PASSWORD).await;
    assert_eq!((status, &answer["user"]["status"]), (200, &json!("active")));
    assert_eq!(answer["message"], "You're in.");
    let (status, problem) = accept(GOOD_PASSWORD).await;
    assert_eq!((status, &problem["code"]), (410, &json!("invite_already_accepted")));
    let (status, problem) = accept("short").await;
    let said = (status, &problem["errors"][0]["code"]);
    assert_eq!(said, (422, &json!("password_too_short")), "whatever became of the link");
    usher.finish_unread().await;
}

#[tokio::test]
async fn pages_ask_nothing_of_others_and_let_nobody_frame_them() {
    let usher = TestApp::start().await;
    let link = invited(&usher).await;
    let page = usher.open(&link).await;
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    for directive in
        ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]
    {
        assert!(policy.contains(directive), "{policy}");
    }
    assert!(!policy.contains("unsafe"));
    assert_eq!(page.headers["referrer-policy"], "same-origin");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(
        !page.html.contains("<script>")
            && !page.html.contains("style=")
            && !page.html.contains("onclick")
    );
    for (attribute, ending) in [("href=\"", "css"), ("src=\"", "js")] {
        let asset = page
            .html
            .split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .find(|path| path.ends_with(ending))
            .unwrap();
        let asset = usher.open(usher.base_url.join(asset).unwrap().as_str()).await;
        assert_eq!(asset.status, 200);
        assert!(asset.headers["cache-control"].to_str().unwrap().contains("immutable"));
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_hostile_name_stays_text_on_the_page_and_in_the_mail() {
    let usher = TestApp::start().await;
    let mut body = ada();
    body["first_name"] = "<script>alert(1)</script>".into();
    body["last_name"] = "\"><img src=x onerror=alert(1)>".into();
    usher.add(&body).await;
    usher.deliver().await;
    usher.take_events();
    let mail = usher.mail_to("ada@example.com");
    assert!(!mail.html().contains("<script") && !mail.html().contains("<img"));
    let page = usher.open(&mail.link()).await;
    assert!(!page.html.contains("<script>alert") && !page.html.contains("<img"));
    usher.finish().await;
}

#[tokio::test]
async fn below_a_path_of_a_proxy_forms_and_assets_stay_below_it() {
    let usher = TestApp::with(Setup { base_path: "/team/", ..Setup::default() }).await;
    let link = invited(&usher).await;
    let here = link.replace("/team/", "/");
    assert_ne!(link, here);
    let page = usher.open(&here).await;
    assert_eq!(page.status, 200);
    let leads: Vec<&str> = ["action=\"", "href=\"/", "src=\""]
        .iter()
        .flat_map(|attribute| page.html.split(attribute).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(leads.len(), 5, "{leads:?}");
    assert!(
        leads.iter().all(|path| path.trim_start_matches('/').starts_with("team/")),
        "{leads:?}"
    );
    usher.finish().await;
}
