//! Signing in and out.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ADA, GOOD_PASSWORD, GRACE, Setup, TestApp, ada, answer};

use crate::managing::act;

/// Ada has joined, and nothing is left unread.
async fn with_ada() -> TestApp {
    let usher = TestApp::start().await;
    usher.member(ADA, "user").await;
    usher
}

async fn sign_in(usher: &TestApp, email: &str, password: &str) -> (u16, Value) {
    let body = json!({ "email": email, "password": password });
    let call = usher.call_without_key(Method::POST, "/v1/session").json(&body);
    answer(call).await
}

#[tokio::test]
async fn a_program_signs_in_asks_who_it_is_and_signs_out() {
    let usher = with_ada().await;
    let (status, answer) = sign_in(&usher, " Ada@Example.com ", GOOD_PASSWORD).await;
    assert_eq!(status, 201);
    assert_eq!(answer["user"]["email"], ADA);
    assert_eq!(answer["permissions"], json!(["app:calling", "app:messaging"]));
    assert_eq!(answer["expires_at"], "2026-12-23T09:00:00Z");
    let token = answer["token"].as_str().unwrap();
    assert!(token.starts_with("default."));

    let me = usher.call_with(token, Method::GET, "/v1/me").send().await.unwrap();
    let me: Value = me.json().await.unwrap();
    assert_eq!((&me["role"], &me["user"]["email"]), (&json!("user"), &json!(ADA)));
    assert_eq!(me["permissions"], answer["permissions"]);
    assert_eq!((&me["session"]["current"], &me["key"]), (&json!(true), &json!(null)));
    assert!(me.get("csrf_token").is_none(), "nothing to send back without a cookie");

    // No token of a form is asked for where no browser sends a cookie by itself.
    let out = usher.call_with(token, Method::DELETE, "/v1/session").send().await.unwrap();
    assert_eq!(out.status(), 204);
    let me = usher.call_with(token, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(me.status(), 401);
    assert_eq!(me.json::<Value>().await.unwrap()["code"], "session_ended");
    usher.finish().await;
}

#[tokio::test]
async fn signing_in_costs_one_argon2_and_four_calls_of_the_table() {
    let usher = with_ada().await;
    let count = async |email: &str, password: &str| {
        let before = usher.app.argon2_runs();
        usher.faults.take_table_calls();
        let (status, _) = sign_in(&usher, email, password).await;
        (status, usher.app.argon2_runs() - before, usher.faults.take_table_calls())
    };
    let four = ["TransactWriteItems", "GetItem", "BatchGetItem", "TransactWriteItems"];
    let (status, argon2, calls) = count(ADA, GOOD_PASSWORD).await;
    assert_eq!((status, argon2, calls), (201, 1, four.map(str::to_owned).to_vec()));
    // Known or not, with a password or without: the same work.
    usher.add(&usher_tests::body("bob@example.com")).await;
    for email in [ADA, "bob@example.com", "nobody@example.com"] {
        let (status, argon2, calls) = count(email, "wrong").await;
        assert_eq!(
            (status, argon2, calls),
            (401, 1, four[..3].iter().map(|&one| one.to_owned()).collect())
        );
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn every_reason_not_to_let_somebody_in_sounds_the_same() {
    let usher = with_ada().await;
    let bob = usher.add(&usher_tests::body("bob@example.com")).await;
    usher.settle().await;
    let without_id = |(status, mut answer): (u16, Value)| {
        answer.as_object_mut().unwrap().remove("request_id");
        (status, answer)
    };
    let wrong = without_id(sign_in(&usher, ADA, "wrong").await);
    assert_eq!((wrong.0, &wrong.1["code"]), (401, &json!("sign_in_failed")));
    assert_eq!(without_id(sign_in(&usher, "nobody@example.com", GOOD_PASSWORD).await), wrong);
    assert_eq!(without_id(sign_in(&usher, "bob@example.com", GOOD_PASSWORD).await), wrong);
    let ada = usher.get("/v1/users?q=ada@").await["items"][0].clone();
    act(&usher, Method::POST, &ada, "/deactivate").await.user();
    assert_eq!(without_id(sign_in(&usher, ADA, GOOD_PASSWORD).await), wrong);
    assert_eq!(bob["status"], "invited");
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_no_email_or_no_password_is_told_by_field() {
    let usher = TestApp::start().await;
    let (status, problem) = sign_in(&usher, "ada", "").await;
    assert_eq!(status, 422);
    let fields: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|e| &e["field"]).collect();
    assert_eq!(fields, ["email", "password"]);
    usher.finish().await;
}

#[tokio::test]
async fn after_five_wrong_tries_each_waits_longer_than_the_one_before() {
    let usher = with_ada().await;
    for _ in 0..5 {
        assert_eq!(sign_in(&usher, ADA, "wrong").await.0, 401);
    }
    let response = usher
        .call_without_key(Method::POST, "/v1/session")
        .json(&json!({ "email": ADA, "password": GOOD_PASSWORD }));
    let response = response.send().await.unwrap();
    assert_eq!(response.status(), 429, "not even with the right one");
    assert_eq!(response.headers()["retry-after"], "30");
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(sign_in(&usher, ADA, "wrong").await.0, 401);
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(sign_in(&usher, ADA, GOOD_PASSWORD).await.0, 429);
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(sign_in(&usher, ADA, GOOD_PASSWORD).await.0, 201);
    // The counting begins anew.
    for _ in 0..5 {
        assert_eq!(sign_in(&usher, ADA, "wrong").await.0, 401);
    }
    assert_eq!(sign_in(&usher, ADA, "wrong").await.0, 429);
    usher.finish().await;
}

#[tokio::test]
async fn an_address_that_nobody_has_waits_as_one_that_somebody_has() {
    let usher = TestApp::start().await;
    for _ in 0..5 {
        assert_eq!(sign_in(&usher, "nobody@example.com", "wrong").await.0, 401);
    }
    assert_eq!(sign_in(&usher, "nobody@example.com", "wrong").await.0, 429);
    usher.finish().await;
}

#[tokio::test]
async fn a_stranger_locks_nobody_out_of_a_browser_that_they_have_used() {
    let usher = with_ada().await;
    let mut own = usher.browser();
    assert_eq!(own.sign_in(ADA, GOOD_PASSWORD).await.status, 303);
    assert!(own.cookies.contains_key("usher_device"));
    for _ in 0..5 {
        sign_in(&usher, ADA, "wrong").await;
    }
    assert_eq!(sign_in(&usher, ADA, GOOD_PASSWORD).await.0, 429);
    own.cookies.remove("usher_session");
    assert_eq!(own.sign_in(ADA, GOOD_PASSWORD).await.status, 303);
    // Its own failures count, apart.
    for _ in 0..5 {
        assert_eq!(own.sign_in(ADA, "wrong").await.status, 401);
    }
    assert_eq!(own.sign_in(ADA, GOOD_PASSWORD).await.status, 429);
    // A device is known to the account that it signed in to, and to no other.
    assert_eq!(own.sign_in(GRACE, "wrong").await.status, 401);
    usher.finish().await;
}

#[tokio::test]
async fn one_source_waits_whatever_accounts_it_tries() {
    let usher = TestApp::start().await;
    for n in 0..50 {
        assert_eq!(sign_in(&usher, &format!("u{n}@example.com"), "wrong").await.0, 401);
    }
    assert_eq!(sign_in(&usher, "one-more@example.com", "wrong").await.0, 429);
    usher.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(sign_in(&usher, "one-more@example.com", "wrong").await.0, 401);
    usher.finish().await;
}

#[tokio::test]
async fn a_browser_gets_a_cookie_that_no_script_and_no_other_site_sees() {
    let usher = with_ada().await;
    let mut browser = usher.browser();
    let page = browser.open("/sign-in").await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, "Sign in to Acme"));
    assert!(page.html.contains("autocomplete=\"username\""));
    assert!(page.html.contains("autocomplete=\"current-password\""));
    let page = browser.sign_in(ADA, GOOD_PASSWORD).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/"));
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(cookies.len(), 2);
    for (cookie, begins) in cookies.iter().zip(["usher_session=default.", "usher_device="]) {
        assert!(cookie.starts_with(begins), "{cookie}");
        assert!(cookie.contains("; HttpOnly; SameSite=Lax; Path=/; Max-Age="), "{cookie}");
        assert!(!cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
    }
    let page = browser.open("/account").await;
    assert_eq!(page.heading(), "Your account");
    assert!(page.html.contains("<bdi>Ada Lovelace</bdi>"));
    assert!(page.html.contains("make calls") && !page.html.contains("invite people"));
    assert_eq!(browser.open("/sign-in?next=%2Fv1%2Fme").await.location(), "/v1/me");
    usher.finish().await;
}

#[tokio::test]
async fn with_tls_the_cookie_is_bound_to_its_host() {
    let usher =
        TestApp::with(Setup { base_url: Some("https://usher.example/"), ..Setup::default() }).await;
    let page = usher.browser().sign_in(GRACE, GOOD_PASSWORD).await;
    assert_eq!(page.status, 303);
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-usher_session=default."), "{cookie}");
    assert!(cookie.contains("; HttpOnly; SameSite=Lax; Secure; Path=/;"), "{cookie}");
    let device = page.headers.get_all("set-cookie").iter().nth(1).unwrap().to_str().unwrap();
    assert!(device.starts_with("__Host-usher_device="), "{device}");
    assert!(device.contains("; HttpOnly; SameSite=Lax; Secure; Path=/;"), "{device}");
    // The plain name, which any site of a neighbour could have set, counts for nothing.
    let mut browser = usher.browser();
    let value = cookie.split_once('=').unwrap().1.split(';').next().unwrap().to_owned();
    browser.cookies.insert("usher_session".into(), value.clone());
    assert_eq!(browser.call(Method::GET, "/v1/me").await.0, 401);
    browser.cookies = [("__Host-usher_session".into(), value)].into();
    assert_eq!(browser.call(Method::GET, "/v1/me").await.0, 200);
    // By its device cookie, and by no other, she is let in past the tries of strangers.
    let value = device.split_once('=').unwrap().1.split(';').next().unwrap();
    for _ in 0..6 {
        usher.browser().sign_in(GRACE, "wrong").await;
    }
    for (name, status) in [("usher_device", 429), ("__Host-usher_device", 303)] {
        let mut own = usher.browser();
        own.cookies.insert(name.into(), value.to_owned());
        assert_eq!(own.sign_in(GRACE, GOOD_PASSWORD).await.status, status, "{name}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn after_signing_in_one_stays_on_the_same_origin() {
    let usher = with_ada().await;
    for (next, location) in [
        ("/v1/me?a=b", "/v1/me?a=b"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/..//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ] {
        let fields = [("email", ADA), ("password", GOOD_PASSWORD), ("next", next)];
        let page = usher.browser().submit("/sign-in", &fields).await;
        assert_eq!((page.status.as_u16(), page.location()), (303, location), "{next:?}");
    }
    let page = usher.browser().open("/sign-in?next=%2F%2Fevil.example").await;
    assert!(page.html.contains("name=\"next\" value=\"/\""));
    let page = usher.browser().open("/account").await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/sign-in?next=%2Faccount"));
    usher.finish().await;
}

#[tokio::test]
async fn a_wrong_password_shows_the_form_again_with_the_address_and_without_the_password() {
    let usher = with_ada().await;
    let mut browser = usher.browser();
    browser.headers = vec![("accept-language", "en".into())];
    let page = browser.sign_in(ADA, "my secret guess").await;
    assert_eq!(page.status, 401);
    assert!(
        page.html.contains("do not go together") && page.html.contains("value=\"ada@example.com\"")
    );
    assert!(!page.html.contains("my secret guess"));
    let page = browser.sign_in("<script>", "x").await;
    assert_eq!(page.status, 422);
    assert!(!page.html.contains("<script>\""));
    assert!(page.html.contains("has no domain"));
    for _ in 0..4 {
        browser.sign_in(ADA, "wrong").await;
    }
    let page = browser.sign_in(ADA, "wrong").await;
    assert_eq!(page.status, 429);
    assert_eq!(page.headers["retry-after"], "30");
    assert!(page.html.contains("Wait 30 seconds"));
    usher.finish().await;
}

#[tokio::test]
async fn another_site_signs_nobody_in() {
    let usher = with_ada().await;
    let ours = usher.base_url.origin().ascii_serialization();
    for (name, value, status) in [
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("origin", &*ours, 303),
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "same-origin", 303),
        ("sec-fetch-site", "none", 303),
    ] {
        let mut browser = usher.browser();
        browser.headers = vec![(name, value.to_owned())];
        let page = browser.sign_in(ADA, GOOD_PASSWORD).await;
        assert_eq!(page.status, status, "{name}: {value}");
        assert_eq!(browser.cookies.is_empty(), status == 403);
        let page = browser.submit("/forgot", &[("email", "x")]).await;
        assert_eq!(page.status == 403, status == 403);
        let body = json!({ "email": ADA, "password": GOOD_PASSWORD });
        let (answer, problem) =
            browser.answer(browser.request(Method::POST, "/v1/session").json(&body)).await;
        assert_eq!(answer == 403, status == 403);
        assert!(status != 403 || problem["code"] == "csrf");
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_session_that_was_presented_ends_when_another_begins() {
    let usher = with_ada().await;
    let mut victim = usher.browser();
    victim.sign_in(GRACE, GOOD_PASSWORD).await;
    let planted = victim.cookies["usher_session"].clone();
    victim.sign_in(ADA, GOOD_PASSWORD).await;
    assert_ne!(victim.cookies["usher_session"], planted);
    let me = usher.call_with(&planted, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(me.status(), 401);
    assert_eq!(victim.call(Method::GET, "/v1/me").await.1["user"]["email"], ADA);
    usher.finish().await;
}

#[tokio::test]
async fn who_accepts_by_the_page_is_signed_in_and_by_json_is_not() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.take_events();
    let link = usher.mail_to(ADA).link();
    let mut browser = usher.browser();
    browser.sign_in(GRACE, GOOD_PASSWORD).await;
    let planted = browser.cookies["usher_session"].clone();
    let fields = [("password", GOOD_PASSWORD), ("password_again", GOOD_PASSWORD)];
    let page = browser.submit(&link, &fields).await;
    assert_eq!(page.heading(), "You&#39;re in");
    assert!(page.html.contains("href=\"/account\""));
    assert_eq!(browser.call(Method::GET, "/v1/me").await.1["user"]["email"], ADA);
    let old = usher.call_with(&planted, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(old.status(), 401);
    let page = browser.open(&link).await;
    assert!(
        page.html.contains("You have joined already") && page.html.contains("href=\"/sign-in\"")
    );

    usher.add(&usher_tests::body("bob@example.com")).await;
    usher.deliver().await;
    let link = usher.mail_to("bob@example.com").link();
    let body = json!({ "token": link.rsplit_once('/').unwrap().1, "password": GOOD_PASSWORD });
    let call = usher.call_without_key(Method::POST, "/v1/invites/accept").json(&body);
    let response = call.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(!response.headers().contains_key("set-cookie"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_password_kept_the_old_way_is_kept_anew_when_it_is_typed() {
    let usher = with_ada().await;
    let id = usher.get("/v1/users?q=ada@").await["items"][0]["id"].as_str().unwrap().to_owned();
    let pk = format!("default#USER#{id}");
    let old = usher_tests::weaker_hash(GOOD_PASSWORD);
    usher.set_raw(&pk, "CREDENTIAL", "password", &old).await;
    assert_eq!(sign_in(&usher, ADA, "wrong").await.0, 401);
    assert_eq!(usher.get_raw(&pk, "CREDENTIAL", "password").await.unwrap(), old);
    assert_eq!(sign_in(&usher, ADA, GOOD_PASSWORD).await.0, 201);
    let new = usher.get_raw(&pk, "CREDENTIAL", "password").await.unwrap();
    assert!(new.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{new}");
    assert_eq!(sign_in(&usher, ADA, GOOD_PASSWORD).await.0, 201);
    usher.finish().await;
}

#[tokio::test]
async fn signing_in_and_out_stands_in_the_timeline() {
    let usher = with_ada().await;
    let mut browser = usher.browser();
    browser.sign_in(ADA, GOOD_PASSWORD).await;
    let csrf = browser.csrf().await;
    let page = browser.submit("/sign-out", &[("csrf", &csrf)]).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/sign-in"));
    assert!(!browser.cookies.contains_key("usher_session"));
    assert!(browser.cookies.contains_key("usher_device"));
    let id = usher.get("/v1/users?q=ada@").await["items"][0]["id"].as_str().unwrap().to_owned();
    let timeline = usher.get(&format!("/v1/users/{id}/timeline")).await;
    let kinds: Vec<_> = timeline["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["signed_out", "signed_in", "accepted", "mail_sent", "added"]);
    usher.finish().await;
}

#[tokio::test]
async fn who_tries_to_accept_again_and_again_has_to_wait() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.deliver().await;
    usher.take_events();
    let link = usher.mail_to(ADA).link();
    for _ in 0..30 {
        assert_eq!(usher.accept(&link, "too short").await.status, 422);
    }
    let page = usher.accept(&link, GOOD_PASSWORD).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (429, "Too many tries"));
    assert!(page.headers.contains_key("retry-after"));
    usher.clock.advance(SignedDuration::from_mins(10));
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}
