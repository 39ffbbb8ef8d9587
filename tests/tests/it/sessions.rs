//! Sessions: how long they last, what they may do, and how they end.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ADA, Browser, GOOD_PASSWORD, GRACE, NEW_PASSWORD, TestApp, ada, answer};

use crate::managing::{act, patch, path};

async fn signed_in(usher: &TestApp, email: &str) -> Browser {
    let mut browser = usher.browser();
    browser.headers = vec![("user-agent", "Mozilla/5.0 (X11; Linux) Firefox/140.0".into())];
    assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, 303);
    browser
}

/// The status and code of a look at who one is.
async fn me(browser: &mut Browser) -> (u16, Value) {
    let (status, answer) = browser.call(Method::GET, "/v1/me").await;
    (status, answer["code"].clone())
}

#[tokio::test]
async fn a_session_ends_after_12_hours_without_use() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    // Used every eleven hours it goes on.
    for _ in 0..4 {
        usher.clock.advance(SignedDuration::from_hours(11));
        assert_eq!(me(&mut browser).await.0, 200);
    }
    usher.clock.advance(SignedDuration::from_hours(12) - SignedDuration::from_millis(1));
    assert_eq!(me(&mut browser).await.0, 200);
    usher.clock.advance(SignedDuration::from_hours(12));
    assert_eq!(me(&mut browser).await, (401, json!("session_ended")));
    let page = browser.open("/account").await;
    assert_eq!(page.location(), "/sign-in?next=%2Faccount");
    usher.finish().await;
}

#[tokio::test]
async fn a_page_that_looks_for_news_by_itself_keeps_nobody_signed_in() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    browser.headers = vec![("usher-by-itself", "1".to_owned())];
    for _ in 0..12 {
        assert_eq!(browser.open("/users").await.status, 200);
        usher.clock.advance(SignedDuration::from_hours(1));
    }
    assert_eq!(browser.open("/users").await.status, 303);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_session_ends_after_30_days_however_much_it_is_used() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    let begun = usher.clock.now();
    for _ in 0..71 {
        usher.clock.advance(SignedDuration::from_hours(10));
        assert_eq!(me(&mut browser).await.0, 200);
    }
    usher.clock.set(begun + SignedDuration::from_hours(30 * 24) - SignedDuration::from_millis(1));
    assert_eq!(me(&mut browser).await.0, 200);
    usher.clock.advance(SignedDuration::from_millis(1));
    assert_eq!(me(&mut browser).await.0, 401);
    usher.finish().await;
}

#[tokio::test]
async fn a_request_costs_one_call_and_its_use_is_noted_every_five_minutes() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    let calls = async |browser: &mut Browser| {
        usher.app.refresh().await.unwrap();
        usher.faults.take_table_calls();
        assert_eq!(me(browser).await.0, 200);
        usher.faults.take_table_calls()
    };
    assert_eq!(calls(&mut browser).await, ["BatchGetItem"]);
    usher.clock.advance(SignedDuration::from_mins(5));
    assert_eq!(calls(&mut browser).await, ["BatchGetItem", "UpdateItem"]);
    usher.clock.advance(SignedDuration::from_mins(4));
    assert_eq!(calls(&mut browser).await, ["BatchGetItem"]);
    usher.finish().await;
}

#[tokio::test]
async fn a_role_counts_as_it_is_at_each_request() {
    let usher = TestApp::start().await;
    let user = usher.member(ADA, "admin").await;
    let mut browser = signed_in(&usher, ADA).await;
    assert_eq!(browser.call(Method::GET, "/v1/users").await.0, 200);
    patch(&usher, &user, &json!({ "role": "user" })).await.user();
    let (status, problem) = browser.call(Method::GET, "/v1/users").await;
    assert_eq!((status, &problem["code"]), (403, &json!("permission_missing")));
    let (_, me) = browser.call(Method::GET, "/v1/me").await;
    assert_eq!(me["permissions"], json!(["app:calling", "app:messaging"]));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_deactivated_user_is_out_at_once_and_comes_back_without_their_sessions() {
    let usher = TestApp::start().await;
    let user = usher.member(ADA, "admin").await;
    let mut browser = signed_in(&usher, ADA).await;
    assert_eq!(me(&mut browser).await.0, 200);
    usher.clock.advance(SignedDuration::from_millis(1));
    act(&usher, Method::POST, &user, "/deactivate").await.user();
    assert_eq!(me(&mut browser).await, (401, json!("session_ended")));
    assert_eq!(usher.browser().sign_in(ADA, GOOD_PASSWORD).await.status, 401);
    usher.clock.advance(SignedDuration::from_secs(1));
    act(&usher, Method::POST, &user, "/reactivate").await.user();
    assert_eq!(me(&mut browser).await, (401, json!("session_ended")));
    let mut browser = signed_in(&usher, ADA).await;
    assert_eq!(me(&mut browser).await.0, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_erased_user_is_out_at_once() {
    let usher = TestApp::start().await;
    let user = usher.member(ADA, "admin").await;
    let mut browser = signed_in(&usher, ADA).await;
    assert_eq!(act(&usher, Method::DELETE, &user, "").await.status, 204);
    assert_eq!(me(&mut browser).await, (401, json!("session_ended")));
    usher.deliver().await;
    assert_eq!(me(&mut browser).await, (401, json!("session_ended")));
    assert_eq!(usher.browser().sign_in(ADA, GOOD_PASSWORD).await.status, 401);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_change_by_cookie_needs_the_token_of_the_session() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    let csrf =
        browser.call(Method::GET, "/v1/me").await.1["csrf_token"].as_str().unwrap().to_owned();
    let foreign = signed_in(&usher, GRACE).await.csrf().await;
    let ours = usher.base_url.origin().ascii_serialization();
    for (token, origin, status) in [
        (None, None, 403),
        (Some("nonsense"), None, 403),
        (Some(&*foreign), None, 403),
        (Some(&*csrf), Some("https://evil.example"), 403),
        (Some(&*csrf), Some("null"), 403),
        (Some(&*csrf), Some(&*ours), 201),
    ] {
        let mut request = browser.request(Method::POST, "/v1/users").json(&ada());
        if let Some(token) = token {
            request = request.header("X-CSRF-Token", token);
        }
        if let Some(origin) = origin {
            request = request.header("Origin", origin);
        }
        let (answer, body) = browser.answer(request).await;
        assert_eq!(answer, status, "{token:?} {origin:?}");
        assert!(status == 201 || body["code"] == "csrf");
    }
    usher.deliver().await;
    let mail = usher.mail_to(ADA);
    assert_eq!(mail.subject(), "Grace Hopper invited you to Acme");
    let user = usher.get("/v1/users?q=ada@").await["items"][0].clone();
    assert_eq!(user["invited_by"], json!({ "type": "user", "id": usher.admin.to_string() }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_form_without_the_token_changes_nothing() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    for path in ["/sign-out", "/account/password", "/account/sessions/0000000000000000/end"] {
        let page = browser.submit(path, &[("csrf", "wrong")]).await;
        assert_eq!(
            (page.status.as_u16(), page.heading().as_str()),
            (403, "Please start again"),
            "{path}"
        );
    }
    assert_eq!(me(&mut browser).await.0, 200);
    usher.finish().await;
}

#[tokio::test]
async fn nobodys_body_is_read_before_it_is_known_whose_it_is() {
    let usher = TestApp::start().await;
    let address = usher.base_url.socket_addrs(|| None).unwrap().remove(0);
    for key in ["", "authorization: Bearer usher_1_2", "authorization: Bearer default.x.y"] {
        let status = tokio::task::spawn_blocking(move || status_without_body(address, key));
        assert_eq!(&status.await.unwrap(), b"HTTP/1.1 401", "{key}");
    }
    usher.finish().await;
}

/// What is answered to a call whose body is announced and never sent: nothing to whoever waits for
/// it.
fn status_without_body(address: SocketAddr, key: &str) -> [u8; 12] {
    let mut connection = TcpStream::connect(address).unwrap();
    connection.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    let mut head = vec!["POST /v1/users HTTP/1.1", "host: localhost", "idempotency-key: k1"];
    head.extend(["content-type: application/json", "content-length: 5242880"]);
    head.extend(Some(key).filter(|key| !key.is_empty()));
    connection.write_all(format!("{}\r\n\r\n", head.join("\r\n")).as_bytes()).unwrap();
    let mut status = [0; 12];
    connection.read_exact(&mut status).unwrap();
    status
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let usher = TestApp::start().await;
    let mut laptop = signed_in(&usher, GRACE).await;
    usher.clock.advance(SignedDuration::from_mins(1));
    let mut phone = signed_in(&usher, GRACE).await;
    let (_, list) = laptop.call(Method::GET, "/v1/sessions").await;
    let items = list["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 3, "with the one that began when she accepted");
    assert_eq!(items.iter().filter(|one| one["current"] == true).count(), 1);
    assert_eq!(items[0]["user_agent"], "Mozilla/5.0 (X11; Linux) Firefox/140.0");
    assert_eq!(items[0]["ip"], "127.0.0.1");
    let id = items[0]["id"].as_str().unwrap();

    let csrf = laptop.csrf().await;
    let delete = |id: &str| format!("/v1/sessions/{id}");
    let request = laptop.request(Method::DELETE, &delete(id)).header("X-CSRF-Token", &csrf);
    assert_eq!(laptop.answer(request).await.0, 204);
    assert_eq!(me(&mut phone).await.0, 401);
    assert_eq!(me(&mut laptop).await.0, 200);
    for gone in [id, "0000000000000000", "nonsense", "SESSION%23"] {
        let request = laptop.request(Method::DELETE, &delete(gone)).header("X-CSRF-Token", &csrf);
        assert_eq!(laptop.answer(request).await.0, 404, "{gone}");
    }
    // The same by the page's button.
    let mut tablet = signed_in(&usher, GRACE).await;
    let page = laptop.open("/account").await;
    assert!(page.html.contains("Firefox · Linux") && page.html.contains("This one"));
    let (_, list) = tablet.call(Method::GET, "/v1/sessions").await;
    let own = list["items"].as_array().unwrap().iter().find(|one| one["current"] == true).unwrap();
    let path = format!("/account/sessions/{}/end", own["id"].as_str().unwrap());
    assert!(page.html.contains(&path));
    assert_eq!(laptop.submit(&path, &[("csrf", &csrf)]).await.location(), "/account");
    assert_eq!(me(&mut tablet).await.0, 401);
    usher.finish().await;
}

#[tokio::test]
async fn an_admin_sees_and_ends_the_sessions_of_those_they_may_manage() {
    let usher = TestApp::start().await;
    let user = usher.member(ADA, "user").await;
    usher.member("bob@example.com", "admin").await;
    let mut ada = signed_in(&usher, ADA).await;
    let mut bob = signed_in(&usher, "bob@example.com").await;
    let path = path(&user, "/sessions");
    let (status, list) = bob.call(Method::GET, &path).await;
    assert_eq!((status, list["items"].as_array().unwrap().len()), (200, 2));
    assert_eq!(ada.call(Method::GET, &path).await.0, 403, "not even their own this way");
    let above = format!("/v1/users/{}/sessions", usher.admin);
    let (status, problem) = bob.call(Method::GET, &above).await;
    assert_eq!((status, &problem["code"]), (403, &json!("role_exceeds_caller")));
    let csrf = bob.csrf().await;
    let request = bob.request(Method::DELETE, &above).header("X-CSRF-Token", &csrf);
    assert_eq!(bob.answer(request).await.0, 403);

    usher.clock.advance(SignedDuration::from_millis(1));
    let request = bob.request(Method::DELETE, &path).header("X-CSRF-Token", &csrf);
    assert_eq!(bob.answer(request).await.0, 204);
    assert_eq!(me(&mut ada).await.0, 401);
    assert_eq!(bob.call(Method::GET, &path).await.1["items"], json!([]));
    let (_, timeline) = bob
        .call(Method::GET, &format!("/v1/users/{}/timeline", user["id"].as_str().unwrap()))
        .await;
    let newest = &timeline["items"][0];
    assert_eq!(
        (&newest["kind"], &newest["actor"]["name"]),
        (&json!("sessions_ended"), &json!("Ada Lovelace"))
    );
    usher.finish().await;
}

#[tokio::test]
async fn another_password_ends_the_other_sessions_and_goes_on_in_a_new_one() {
    let usher = TestApp::start().await;
    let mut other = signed_in(&usher, GRACE).await;
    let mut browser = signed_in(&usher, GRACE).await;
    usher.clock.advance(SignedDuration::from_secs(1));
    let before = browser.cookies["usher_session"].clone();
    let csrf = browser.csrf().await;
    let change = |current: &str, new: &str| {
        let body = json!({ "current_password": current, "new_password": new });
        browser.request(Method::POST, "/v1/me/password").header("X-CSRF-Token", &csrf).json(&body)
    };
    let (wrong, weak, right) = (
        change("wrong", NEW_PASSWORD),
        change(GOOD_PASSWORD, "short"),
        change(GOOD_PASSWORD, NEW_PASSWORD),
    );
    let (status, problem) = browser.answer(wrong).await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("password_wrong")));
    let (status, problem) = browser.answer(weak).await;
    assert_eq!((status, &problem["errors"][0]["field"]), (422, &json!("new_password")));
    let (status, session) = browser.answer(right).await;
    assert_eq!(status, 200);
    assert_eq!(browser.cookies["usher_session"], session["token"].as_str().unwrap());
    assert_ne!(browser.cookies["usher_session"], before);
    assert_eq!(me(&mut browser).await.0, 200);
    assert_eq!(me(&mut other).await.0, 401);
    let old = usher.call_with(&before, Method::GET, "/v1/me").send().await.unwrap();
    assert_eq!(old.status(), 401);
    assert_eq!(usher.browser().sign_in(GRACE, NEW_PASSWORD).await.status, 303);
    usher.deliver().await;
    assert_eq!(usher.mail_to(GRACE).subject(), "Your password for Acme was set");
    usher.finish().await;
}

#[tokio::test]
async fn a_session_by_the_old_password_ends_though_it_began_after_the_new_one_was_set() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    let token = browser.cookies["usher_session"].clone();
    // The clock of whoever signs them in goes ahead of that of whoever sets the password.
    usher.clock.advance(SignedDuration::from_secs(2));
    let mut other = signed_in(&usher, GRACE).await;
    usher.clock.set(usher.clock.now() - SignedDuration::from_secs(2));
    let body = json!({ "current_password": GOOD_PASSWORD, "new_password": NEW_PASSWORD });
    let call = usher.call_with(&token, Method::POST, "/v1/me/password").json(&body);
    let new: Value = call.send().await.unwrap().json().await.unwrap();
    usher.clock.advance(SignedDuration::from_secs(2));
    assert_eq!(me(&mut other).await.0, 401);
    assert_eq!(me(&mut browser).await.0, 401);
    let new = new["token"].as_str().unwrap();
    let sessions = usher.call_with(new, Method::GET, "/v1/sessions").send().await.unwrap();
    let sessions: Value = sessions.json().await.unwrap();
    assert_eq!(sessions["items"].as_array().map(Vec::len), Some(1), "{sessions}");
    usher.deliver().await;
    usher.mail_to(GRACE);
    usher.finish().await;
}

#[tokio::test]
async fn the_account_page_changes_the_password_and_says_what_is_wrong() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    usher.clock.advance(SignedDuration::from_secs(1));
    let csrf = browser.csrf().await;
    let fields = |current, new, again| {
        [
            ("csrf", csrf.clone()),
            ("current_password", current),
            ("password", new),
            ("password_again", again),
        ]
    };
    let submit = async |browser: &mut Browser, fields: [(&str, String); 4]| {
        let request = browser.request(Method::POST, "/account/password").form(&fields);
        browser.send(request).await
    };
    let good = || GOOD_PASSWORD.to_owned();
    let new = || NEW_PASSWORD.to_owned();
    let page = submit(&mut browser, fields("wrong".into(), new(), new())).await;
    assert_eq!(page.status, 422);
    assert!(
        page.html.contains("id=\"current-problem\">Current password: is not your current password")
    );
    let page = submit(&mut browser, fields(good(), new(), good())).await;
    assert!(page.html.contains("id=\"again-problem\""));
    let page = submit(&mut browser, fields(good(), "short".into(), "short".into())).await;
    assert!(page.html.contains("id=\"password-problem\""));
    let page = submit(&mut browser, fields(good(), new(), new())).await;
    assert_eq!((page.status.as_u16(), page.location()), (303, "/account?changed"));
    let page = browser.open("/account?changed").await;
    assert!(page.html.contains("Your password is changed."));
    usher.deliver().await;
    usher.mail_to(GRACE);
    usher.finish().await;
}

#[tokio::test]
async fn who_found_a_browser_open_cannot_try_passwords_without_end() {
    let usher = TestApp::start().await;
    let mut browser = signed_in(&usher, GRACE).await;
    let token = browser.cookies["usher_session"].clone();
    let body = json!({ "current_password": "wrong", "new_password": NEW_PASSWORD });
    for _ in 0..5 {
        let call = usher.call_with(&token, Method::POST, "/v1/me/password").json(&body);
        assert_eq!(call.send().await.unwrap().status(), 422);
    }
    let call = usher.call_with(&token, Method::POST, "/v1/me/password").json(&body);
    let response = call.send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["retry-after"]),
        (429, &"30".parse().unwrap())
    );
    assert_eq!(me(&mut browser).await.0, 200);
    usher.finish().await;
}

#[tokio::test]
async fn a_new_password_is_not_judged_without_end() {
    let usher = TestApp::start().await;
    let browser = signed_in(&usher, GRACE).await;
    let token = browser.cookies["usher_session"].clone();
    let change = async |new: &str| {
        let body = json!({ "current_password": GOOD_PASSWORD, "new_password": new });
        let call = usher.call_with(&token, Method::POST, "/v1/me/password").json(&body);
        call.send().await.unwrap().status().as_u16()
    };
    for _ in 0..5 {
        assert_eq!(change("passwordpassword").await, 422);
    }
    assert_eq!(change("passwordpassword").await, 429);
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(change(NEW_PASSWORD).await, 200);
    usher.deliver().await;
    usher.mail_to(GRACE);
    usher.finish().await;
}

#[tokio::test]
async fn a_key_is_told_what_it_is_and_has_no_sessions() {
    let usher = TestApp::start().await;
    let me = usher.get("/v1/me").await;
    assert_eq!(
        (&me["role"], &me["user"], &me["session"]),
        (&json!("super_admin"), &json!(null), &json!(null))
    );
    assert_eq!(me["key"]["name"], "bootstrap");
    assert_eq!(me["key"]["creator"]["name"], "Grace Hopper");
    assert_eq!(me["permissions"].as_array().unwrap().len(), 10);
    for (method, path) in [
        (Method::GET, "/v1/sessions"),
        (Method::DELETE, "/v1/sessions/0000000000000000"),
        (Method::DELETE, "/v1/session"),
    ] {
        let response = usher.call(method, path).send().await.unwrap();
        assert_eq!(response.status(), 403, "{path}");
        assert_eq!(response.json::<Value>().await.unwrap()["code"], "session_required");
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_key_does_no_more_than_its_creator_and_ends_with_them() {
    let usher = TestApp::start().await;
    let user = usher.member(ADA, "admin").await;
    let key = usher.key_of(&user, "super_admin").await;
    let me = async || {
        // Believed for half a minute.
        usher.clock.advance(SignedDuration::from_secs(30));
        let (status, me) = answer(usher.call_with(&key.shown, Method::GET, "/v1/me")).await;
        (status, me["permissions"].clone())
    };
    let (status, permissions) = me().await;
    assert_eq!(
        (status, permissions.as_array().unwrap().len()),
        (200, 7),
        "an admin's, not all ten"
    );
    patch(&usher, &user, &json!({ "role": "user" })).await.user();
    assert_eq!(me().await, (200, json!(["app:calling", "app:messaging"])));
    act(&usher, Method::POST, &user, "/deactivate").await.user();
    assert_eq!(me().await.0, 401);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_session_cookie_that_is_none_is_refused_and_a_page_still_opens() {
    let usher = TestApp::start().await;
    for value in ["x", "default.x.y", "\"", &"a.".repeat(2000)] {
        let mut browser = usher.browser();
        browser.cookies.insert("usher_session".into(), value.to_owned());
        assert_eq!(me(&mut browser).await, (401, json!("session_ended")), "{value}");
        assert_eq!(browser.open("/sign-in").await.status, 200);
        assert_eq!(browser.sign_in(GRACE, GOOD_PASSWORD).await.status, 303);
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_typed_client_signs_in_and_out() {
    use usher_client::{Client, SecretString};
    let usher = TestApp::start().await;
    let nobody = Client::new(usher.base_url.clone(), None).unwrap();
    let signed_in = nobody.sign_in(GRACE, &SecretString::from(GOOD_PASSWORD)).await.unwrap();
    assert!(!format!("{signed_in:?}").contains("default."));
    let client = Client::new(usher.base_url.clone(), Some(signed_in.token)).unwrap();
    let me = client.me().await.unwrap();
    assert_eq!(me.user.unwrap().email, GRACE);
    let sessions = client.sessions().await.unwrap();
    assert_eq!(sessions.len(), 2);
    let other = sessions.iter().find(|session| !session.current).unwrap();
    client.end_session(&other.id).await.unwrap();
    assert_eq!(client.user_sessions(&usher.admin.to_string()).await.unwrap().len(), 1);
    usher.clock.advance(SignedDuration::from_secs(1));
    let (old, new) = (SecretString::from(GOOD_PASSWORD), SecretString::from(NEW_PASSWORD));
    let session = client.change_password(&old, &new).await.unwrap();
    let client = Client::new(usher.base_url.clone(), Some(session.token)).unwrap();
    client.sign_out().await.unwrap();
    assert!(client.me().await.is_err());
    nobody.request_password_reset(GRACE).await.unwrap();
    usher.deliver().await;
    usher.take_mails();
    usher.finish().await;
}
