//! Where one part of the API meets another.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_domain::Language;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, answer, body};

use crate::importing::check;

/// Adds somebody whose mail comes back, and tells their path.
async fn bounced(usher: &TestApp, email: &str) -> String {
    let user = usher.add(&body(email)).await;
    usher.deliver().await;
    usher.mail_news().await;
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_mins(2));
    format!("/v1/users/{}", user["id"].as_str().unwrap())
}

#[tokio::test]
async fn an_address_that_bounced_is_not_mailed_again_unless_an_admin_insists() {
    let usher = TestApp::start().await;
    let path = bounced(&usher, "bounce@simulator.amazonses.com").await;
    let invite = format!("{path}/invite");
    let (status, problem) = answer(usher.call(Method::POST, &invite).json(&json!({}))).await;
    assert_eq!((status, &problem["code"]), (409, &"address_suppressed".into()));
    let (status, answer) =
        answer(usher.call(Method::POST, &invite).json(&json!({ "force": true }))).await;
    assert_eq!((status, &answer["user"]["invite"]["mail"]["state"]), (200, &"queued".into()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_is_moved_to_an_address_that_bounced_unless_an_admin_insists() {
    let usher = TestApp::start().await;
    let email = "bounce@simulator.amazonses.com";
    let old = bounced(&usher, email).await;
    let (status, _) =
        answer(usher.call(Method::PATCH, &old).json(&json!({ "email": "right@example.com" })))
            .await;
    assert_eq!(status, 200);
    let ada = usher.add(&ada()).await;
    let path = format!("/v1/users/{}", ada["id"].as_str().unwrap());
    let (status, problem) =
        answer(usher.call(Method::PATCH, &path).json(&json!({ "email": email }))).await;
    assert_eq!((status, &problem["code"]), (409, &"address_suppressed".into()));
    let forced = json!({ "email": email, "force": true });
    let (status, answer) = answer(usher.call(Method::PATCH, &path).json(&forced)).await;
    assert_eq!((status, &answer["user"]["email"]), (200, &email.into()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_reason_is_told_in_every_direction_of_writing() {
    let usher = TestApp::start().await;
    usher.add(&body("complaint@simulator.amazonses.com")).await;
    usher.deliver().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    let add = usher.call(Method::POST, "/v1/users").header("accept-language", "he");
    let response = add.json(&body("complaint@simulator.amazonses.com")).send().await.unwrap();
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["reason"], "complained");
    let detail = problem["detail"].as_str().unwrap();
    let bounced = "חזר";
    assert!(!detail.contains(bounced), "{detail}");
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_request_for_a_new_link_is_granted_by_a_resend_to_the_stored_address() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.submit(&format!("{link}/renew"), &[]).await;
    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    assert!(usher.get(&path).await["renewal_requested_at"].is_string());
    let (status, answer) =
        answer(usher.call(Method::POST, &format!("{path}/invite")).json(&json!({}))).await;
    assert_eq!((status, &answer["user"]["renewal_requested_at"]), (200, &Value::Null));
    usher.deliver().await;
    assert_ne!(usher.mail_to("ada@example.com").link(), link);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_link_on_another_site_copies_no_invite() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
    let mut browser = usher.browser();
    browser.sign_in("grace@example.com", GOOD_PASSWORD).await;
    let (status, problem) = browser.call(Method::GET, &path).await;
    assert_eq!((status, &problem["code"]), (403, &"csrf".into()));
    let token = browser.csrf().await;
    let request = browser.request(Method::GET, &path).header("x-csrf-token", token);
    assert_eq!(browser.answer(request).await.0, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_bare_address_leads_to_the_sign_in_and_back() {
    let usher = TestApp::start().await;
    let mut browser = usher.browser();
    let page = browser.open("/").await;
    assert_eq!(page.headers["location"], "/sign-in?next=%2F");
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_takes_only_the_domains_that_the_organization_allows() {
    let usher = TestApp::start().await;
    let domains = json!({ "allowed_mail_domains": ["example.com"] });
    let (status, _) = answer(usher.call(Method::PATCH, "/v1/settings").json(&domains)).await;
    assert_eq!(status, 200);
    let csv = "first_name,last_name,email\nAda,L,ada@example.com\nEve,E,eve@example.org\n";
    let import = check(&usher, csv).await;
    let path = format!("/v1/imports/{}/rows?verdict=invalid", import["id"].as_str().unwrap());
    let rows = usher.get(&path).await;
    let told = rows["items"][0].to_string();
    assert_eq!(rows["items"].as_array().unwrap().len(), 1);
    assert!(told.contains("email_domain_not_allowed"), "{told}");
    for language in Language::ALL {
        let call = usher.call(Method::GET, &path).header("accept-language", language.tag());
        let (_, rows) = answer(call).await;
        let detail = rows["items"][0]["errors"][0]["detail"].as_str().unwrap();
        assert!(detail.chars().count() > 15 && !detail.contains(['{', '$', ':', '：']), "{detail}");
    }
    usher.finish_unread().await;
}
