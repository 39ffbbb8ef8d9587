//! Files, hashes and callers that an import does not take: a clear problem, and nothing half done.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::TestApp;

use crate::importing::{check, people, send};

/// Sends a file that cannot be used, and tells field, code and detail of what is wrong.
async fn refused(usher: &TestApp, csv: impl Into<Vec<u8>>) -> Vec<(String, String, String)> {
    let (status, problem) = send(usher, usher.key(), "/v1/imports", csv).await;
    assert_eq!((status, &problem["code"]), (422, &json!("invalid")), "{problem}");
    let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    let told = |error: &Value| (text(error, "field"), text(error, "code"), text(error, "detail"));
    problem["errors"].as_array().unwrap().iter().map(told).collect()
}

async fn nothing_happened(usher: TestApp) {
    assert_eq!(usher.get("/v1/imports").await["items"], json!([]));
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_with_the_place() {
    let usher = TestApp::start().await;
    let utf16: Vec<u8> = "\u{FEFF}first_name".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let open =
        "first_name,last_name,email\nA,B,a@example.com\nC,\"D,c@example.com\nE,F,e@example.com\n";
    for (csv, code, detail) in [
        (b"first_name,last_name,email\nJos\xe9,B,a@example.com".to_vec(), "not_utf8", "byte 30"),
        (utf16, "not_text", "UTF-16"),
        (b"first_name,last_name,email\nA\0,B,a@example.com".to_vec(), "not_text", "no text"),
        (open.into(), "quote_never_closes", "line 3"),
        (b"first_name,last_name,email\n".to_vec(), "no_rows", "no rows"),
        (Vec::new(), "no_rows", "no rows"),
        (people(10_001).into(), "too_many_rows", "10000"),
    ] {
        let errors = refused(&usher, csv).await;
        assert_eq!(errors.len(), 1, "{errors:?}");
        let (field, got, told) = &errors[0];
        assert_eq!((field.as_str(), got.as_str()), ("file", code));
        assert!(told.contains(detail), "{told}");
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn a_header_that_does_not_fit_names_its_columns() {
    let usher = TestApp::start().await;
    let errors = refused(&usher, "first_name,nickname,email,Email\nA,B,C,D\n").await;
    let told: Vec<_> =
        errors.iter().map(|(field, code, _)| (field.as_str(), code.as_str())).collect();
    let expected = [
        ("nickname", "unknown_column"),
        ("Email", "column_twice"),
        ("last_name", "missing_column"),
    ];
    assert_eq!(told, expected);
    nothing_happened(usher).await;
}

#[tokio::test]
async fn a_row_too_long_is_one_bad_row() {
    let usher = TestApp::start().await;
    let csv = format!("{}{},B,long@example.com\n", people(1), "x".repeat(5000));
    let import = check(&usher, &csv).await;
    assert_eq!(import["counts"], json!({ "new": 1, "invalid": 1 }));
    let path = format!("/v1/imports/{}/rows?verdict=invalid", import["id"].as_str().unwrap());
    let row = usher.get(&path).await["items"][0].clone();
    assert_eq!(row["errors"][0]["code"], "row_too_long");
    assert_eq!(row["reason"], "row: is longer than 4096 bytes");
    usher.finish().await;
}

#[tokio::test]
async fn ten_thousand_rows_are_looked_at_in_one_request_and_four_megabytes_are_the_limit() {
    let usher = TestApp::start().await;
    let import = check(&usher, &people(10_000)).await;
    assert_eq!(import["counts"], json!({ "new": 10_000 }));
    let large = format!("{}{}", people(1), " ".repeat(4 * 1024 * 1024));
    let (status, problem) = send(&usher, usher.key(), "/v1/imports", large).await;
    assert_eq!((status, &problem["code"]), (413, &json!("body_too_large")));
    usher.finish().await;
}

#[tokio::test]
async fn what_is_no_csv_and_what_is_asked_wrongly_is_refused() {
    let usher = TestApp::start().await;
    let call = usher.call(Method::POST, "/v1/imports").json(&json!({}));
    let response = call.send().await.unwrap();
    assert_eq!(response.status(), 415);
    assert_eq!(response.json::<Value>().await.unwrap()["code"], "csv_expected");
    for (query, field, code) in [
        ("role=on%20call", "role", "unknown_role"),
        ("role=emperor", "role", "unknown_role"),
        ("language=tlh", "language", "unknown_language"),
        ("send_welcome_email=maybe", "send_welcome_email", "wrong_type"),
        ("force=true", "force", "unknown_field"),
    ] {
        let path = format!("/v1/imports?{query}");
        let (status, problem) = send(&usher, usher.key(), &path, people(1)).await;
        assert_eq!(status, 422, "{query}");
        let error = &problem["errors"][0];
        assert_eq!((&error["field"], &error["code"]), (&json!(field), &json!(code)));
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn an_import_is_its_makers_and_of_those_who_manage_users() {
    let usher = TestApp::start().await;
    usher.define_role("inviter", &["users:invite", "app:calling", "app:messaging"]).await;
    let (mine, theirs) =
        (usher.new_key("inviter").await.shown, usher.new_key("inviter").await.shown);
    let nobody = usher.new_key("user").await.shown;
    let (status, answer) = send(&usher, &mine, "/v1/imports", people(1)).await;
    assert_eq!(status, 201, "{answer}");
    let path = format!("/v1/imports/{}", answer["import"]["id"].as_str().unwrap());
    let hash = json!({ "hash": answer["import"]["hash"] });
    for (key, status) in
        [(&mine, 200), (&theirs, 404), (&nobody, 403), (&usher.key().to_owned(), 200)]
    {
        for path in [path.clone(), format!("{path}/rows")] {
            let got = usher.call_with(key, Method::GET, &path).send().await.unwrap().status();
            assert_eq!(got, status, "{path}");
        }
    }
    for (key, status) in [(&theirs, 404), (&nobody, 403)] {
        let commit = usher.call_with(key, Method::POST, &format!("{path}/commit")).json(&hash);
        assert_eq!(commit.send().await.unwrap().status(), status);
        let cancel = usher.call_with(key, Method::DELETE, &path);
        assert_eq!(cancel.send().await.unwrap().status(), status);
    }
    let list = usher.call_with(&theirs, Method::GET, "/v1/imports").send().await.unwrap();
    assert_eq!(list.json::<Value>().await.unwrap()["items"], json!([]));
    assert_eq!(send(&usher, &nobody, "/v1/imports", people(1)).await.0, 403);
    assert_eq!(usher.get("/v1/imports").await["items"].as_array().unwrap().len(), 1);
    usher.finish().await;
}

#[tokio::test]
async fn a_commit_names_what_was_looked_at_and_comes_in_time() {
    let usher = TestApp::start().await;
    let import = check(&usher, &people(1)).await;
    let path = format!("/v1/imports/{}/commit", import["id"].as_str().unwrap());
    for (body, status, code) in [
        (json!({ "hash": "another" }), 409, "import_changed"),
        (json!({}), 422, "invalid"),
        (json!({ "hash": import["hash"], "force": true }), 422, "invalid"),
    ] {
        let response = usher.call(Method::POST, &path).json(&body).send().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.json::<Value>().await.unwrap()["code"], code);
    }
    usher.clock.advance(SignedDuration::from_hours(7 * 24));
    let body = json!({ "hash": import["hash"] });
    let response = usher.call(Method::POST, &path).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 404);
    for id in ["nothing", "01930000-0000-7000-8000-000000000000"] {
        let path = format!("/v1/imports/{id}");
        assert_eq!(usher.call(Method::GET, &path).send().await.unwrap().status(), 404);
    }
    nothing_happened(usher).await;
}

#[tokio::test]
async fn one_verdict_is_known_and_another_is_not() {
    let usher = TestApp::start().await;
    let import = check(&usher, &people(1)).await;
    let path = format!("/v1/imports/{}/rows?verdict=nice", import["id"].as_str().unwrap());
    let response = usher.call(Method::GET, &path).send().await.unwrap();
    assert_eq!(response.status(), 422);
    let problem: Value = response.json().await.unwrap();
    assert_eq!(problem["errors"][0]["code"], "unknown_verdict");
    usher.finish().await;
}

#[tokio::test]
async fn a_file_sent_twice_under_one_key_is_one_import() {
    let usher = TestApp::start().await;
    let call = || {
        let call = usher.call(Method::POST, "/v1/imports").header("content-type", "text/csv");
        call.header("Idempotency-Key", "k1").body(people(150)).send()
    };
    let first: Value = call().await.unwrap().json().await.unwrap();
    let again: Value = call().await.unwrap().json().await.unwrap();
    assert_eq!(first, again);
    assert_eq!(usher.get("/v1/imports").await["items"].as_array().unwrap().len(), 1);
    usher.finish().await;
}
