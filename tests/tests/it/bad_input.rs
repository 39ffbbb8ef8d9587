//! Whatever is sent: a clear 4xx, nothing written, nothing sent.

use http::{Method, StatusCode};
use serde_json::{Value, json};
use usher_tests::{TestApp, ada};

async fn problem(response: reqwest::Response) -> (u16, Value) {
    let media_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    let status = response.status().as_u16();
    assert_eq!(media_type, "application/problem+json", "{status}");
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["status"], status);
    assert_eq!(problem["type"], format!("urn:usher:problem:{}", problem["code"].as_str().unwrap()));
    assert!(!problem["detail"].as_str().unwrap().is_empty());
    (status, problem)
}

async fn nothing_happened(usher: TestApp) {
    assert_eq!(usher.get("/v1/users").await["items"].as_array().unwrap().len(), 1);
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn every_bad_field_is_named_with_its_code() {
    let usher = TestApp::start().await;
    for (field, value, code) in [
        ("first_name", json!(null), "required"),
        ("first_name", json!(""), "required"),
        ("first_name", json!("a".repeat(300)), "too_long"),
        ("first_name", json!("A\u{0}da"), "control_characters"),
        ("first_name", json!("A\u{202e}da"), "control_characters"),
        ("first_name", json!("Win at https://evil.example"), "contains_url"),
        ("last_name", json!("evil.com"), "contains_url"),
        ("last_name", json!(7), "wrong_type"),
        ("last_name", json!(["x"]), "wrong_type"),
        ("email", json!("ada"), "email_domain_missing"),
        ("email", json!("ada@"), "email_domain_missing"),
        ("email", json!("a b@example.com"), "email_malformed"),
        ("email", json!("ädä@example.com"), "email_local_not_ascii"),
        ("email", json!("a@example.com\r\nBcc: b@example.com"), "control_characters"),
        ("language", json!("tlh"), "unknown_language"),
        ("role", json!("emperor"), "unknown_role"),
        ("role", json!("<b>"), "unknown_role"),
        ("send_welcome_email", json!("yes"), "wrong_type"),
        ("send_welcome_email", json!(null), "wrong_type"),
        ("password", json!("x"), "unknown_field"),
    ] {
        let mut body = ada();
        body[field] = value.clone();
        let (status, answer) = usher.try_add(usher.key(), &body).await;
        assert_eq!(status, 422, "{field} {value}");
        let errors = answer["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 1, "{answer}");
        assert_eq!(
            (&errors[0]["field"], &errors[0]["code"]),
            (&json!(field), &json!(code)),
            "{value}"
        );
    }
    let (_, answer) = usher.try_add(usher.key(), &json!({ "role": "Emperor", "nick": 1 })).await;
    let fields: Vec<_> =
        answer["errors"].as_array().unwrap().iter().map(|error| error["field"].clone()).collect();
    assert_eq!(fields, ["first_name", "last_name", "email", "language", "role", "nick"]);
    nothing_happened(usher).await;
}

#[tokio::test]
async fn bodies_that_are_no_json_object_are_refused() {
    let usher = TestApp::start().await;
    let long = format!("{{\"first_name\":\"{}\"}}", "a".repeat(70_000));
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    for (body, media_type, status, code) in [
        ("{", "application/json", 400, "malformed_json"),
        ("", "application/json", 400, "malformed_json"),
        ("\u{feff}{}", "application/json", 400, "malformed_json"),
        (deep.as_str(), "application/json", 400, "malformed_json"),
        ("[]", "application/json", 422, "invalid"),
        ("null", "application/json", 422, "invalid"),
        ("{}", "text/plain", 415, "unsupported_media_type"),
        (long.as_str(), "application/json", 413, "body_too_large"),
    ] {
        let call = usher.call(Method::POST, "/v1/users").header("content-type", media_type);
        let (got, answer) = problem(call.body(body.to_owned()).send().await.unwrap()).await;
        assert_eq!((got, &answer["code"]), (status, &json!(code)), "{body:.40}");
    }
    let invalid_utf8 =
        usher.call(Method::POST, "/v1/users").header("content-type", "application/json");
    let response = invalid_utf8.body(b"{\"first_name\":\"\xff\"}".to_vec()).send().await.unwrap();
    assert_eq!(problem(response).await.0, 400);
    nothing_happened(usher).await;
}

#[tokio::test]
async fn queries_are_judged_like_bodies() {
    let usher = TestApp::start().await;
    for (query, field, code) in [
        ("limit=0", "limit", "out_of_range"),
        ("limit=101", "limit", "out_of_range"),
        ("limit=ten", "limit", "out_of_range"),
        ("limit=-1", "limit", "out_of_range"),
        ("status=gone", "status", "unknown_status"),
        ("role=%3Cb%3E", "role", "unknown_role"),
        ("sort=name", "sort", "unknown_field"),
    ] {
        let response = usher.call(Method::GET, &format!("/v1/users?{query}")).send().await.unwrap();
        let (status, answer) = problem(response).await;
        assert_eq!(status, 422, "{query}");
        let error = &answer["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)), "{query}");
    }
    let long = format!("/v1/users?q={}", "a".repeat(201));
    assert_eq!(problem(usher.call(Method::GET, &long).send().await.unwrap()).await.0, 422);
    nothing_happened(usher).await;
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let usher = TestApp::start().await;
    for (method, path, status, code) in [
        (Method::GET, "/v1/nothing", 404, "not_found"),
        (Method::GET, "/v1/users/nobody", 404, "not_found"),
        (Method::GET, "/v1/users/01930000-0000-7000-8000-000000000000", 404, "not_found"),
        (Method::GET, "/v1/users/01930000-0000-7000-8000-000000000000/timeline", 404, "not_found"),
        (Method::GET, "/v1/users/01930000-0000-7000-8000-000000000000/invite", 404, "not_found"),
        (Method::GET, "/v1/users/%FF%FE", 404, "not_found"),
        (Method::GET, "/assets/../secrets.json", 404, "not_found"),
        (Method::DELETE, "/v1/users", 405, "method_not_allowed"),
        (Method::POST, "/v1/languages", 405, "method_not_allowed"),
    ] {
        let (got, answer) = problem(usher.call(method, path).send().await.unwrap()).await;
        assert_eq!((got, &answer["code"]), (status, &json!(code)), "{path}");
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn a_form_of_the_wrong_kind_or_size_gets_a_page() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.take_events();
    let link = usher.mail_to("ada@example.com").link();
    let long = "a".repeat(70_000);
    let page = usher.accept(&link, &long).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.html.contains("<h1>"));
    let page =
        usher.submit(&link, &[("password", "\u{0}\u{1}\u{2}"), ("password_again", "x")]).await;
    assert_eq!(page.status, 422);
    assert_eq!(usher.open(&link).await.status, 200);
    usher.finish().await;
}
