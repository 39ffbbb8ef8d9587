//! Managing people: what is changed of them, and by whom.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_client::UserChange;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, body};

pub struct Answer {
    pub status: u16,
    pub etag: Option<String>,
    pub retry_after: Option<u64>,
    pub body: Value,
}

impl Answer {
    pub fn code(&self) -> (u16, &str) {
        (self.status, self.body["code"].as_str().unwrap_or_default())
    }

    pub fn user(&self) -> &Value {
        assert_eq!(self.status, 200, "{}", self.body);
        &self.body["user"]
    }
}

pub async fn read(call: reqwest::RequestBuilder) -> Answer {
    let response = call.send().await.unwrap();
    let header = |name: &str| Some(response.headers().get(name)?.to_str().unwrap().to_owned());
    Answer {
        status: response.status().as_u16(),
        etag: header("etag"),
        retry_after: header("retry-after").map(|seconds| seconds.parse().unwrap()),
        body: serde_json::from_str(&response.text().await.unwrap()).unwrap_or_default(),
    }
}

pub fn path(user: &Value, rest: &str) -> String {
    format!("/v1/users/{}{rest}", user["id"].as_str().unwrap())
}

pub async fn patch(usher: &TestApp, user: &Value, change: &Value) -> Answer {
    read(usher.call(Method::PATCH, &path(user, "")).json(change)).await
}

pub async fn act(usher: &TestApp, method: Method, user: &Value, rest: &str) -> Answer {
    read(usher.call(method, &path(user, rest))).await
}

pub async fn act_with(
    usher: &TestApp,
    key: &str,
    method: Method,
    user: &Value,
    rest: &str,
) -> Answer {
    read(usher.call_with(key, method, &path(user, rest))).await
}

pub async fn add_with_role(usher: &TestApp, email: &str, role: &str) -> Value {
    let mut person = body(email);
    person["role"] = role.into();
    usher.add(&person).await
}

pub async fn latest(usher: &TestApp, user: &Value) -> Value {
    usher.get(&path(user, "/timeline")).await["items"][0].clone()
}

#[tokio::test]
async fn what_is_given_changes_and_the_search_follows() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let change = json!({ "last_name": "King", "language": "de" });
    let answer = patch(&usher, &user, &change).await;
    let changed = answer.user();
    assert_eq!((&changed["first_name"], &changed["last_name"]), (&json!("Ada"), &json!("King")));
    assert_eq!((&changed["language"], &changed["email"]), (&json!("de"), &user["email"]));
    assert_eq!(answer.etag, Some(format!("\"{}\"", changed["version"])));
    assert_eq!(usher.get("/v1/users?q=lovelace").await["items"], json!([]));
    assert_eq!(usher.get("/v1/users?q=king+ada").await["items"][0]["id"], user["id"]);
    let entry = latest(&usher, &user).await;
    assert_eq!(entry["kind"], "changed");
    let told = json!([
        { "field": "last_name", "old": "Lovelace", "new": "King" },
        { "field": "language", "old": "en", "new": "de" },
    ]);
    assert_eq!(entry["data"]["changes"], told);
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["UserChanged"]);
    usher.finish().await;
}

#[tokio::test]
async fn a_change_to_what_is_so_already_writes_nothing() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let before = usher.get(&path(&user, "")).await;
    for change in [json!({}), json!({ "first_name": " Ada ", "email": "ada@example.com" })] {
        assert_eq!(patch(&usher, &user, &change).await.user()["version"], before["version"]);
    }
    assert_eq!(latest(&usher, &user).await["kind"], "mail_sent");
    usher.finish().await;
}

#[tokio::test]
async fn what_cannot_be_used_is_told_at_once_and_nothing_is_half_done() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let change = json!({
        "first_name": "", "last_name": null, "email": "nobody", "role": "king", "status": "active",
    });
    let answer = patch(&usher, &user, &change).await;
    assert_eq!(answer.code(), (422, "invalid"));
    let codes: Vec<_> =
        answer.body["errors"].as_array().unwrap().iter().map(|error| &error["code"]).collect();
    assert_eq!(codes, ["required", "wrong_type", "email_domain_missing", "unknown_field"]);
    let answer = patch(&usher, &user, &json!({ "last_name": "King", "role": "king" })).await;
    assert_eq!(answer.body["errors"][0]["code"], "unknown_role");
    assert_eq!(usher.get(&path(&user, "")).await["last_name"], "Lovelace");
    for id in ["nobody", "00000000-0000-7000-8000-000000000000"] {
        let nobody = json!({ "id": id });
        assert_eq!(patch(&usher, &nobody, &json!({})).await.code(), (404, "not_found"));
        for (method, rest) in calls() {
            assert_eq!(act(&usher, method, &nobody, rest).await.code(), (404, "not_found"));
        }
    }
    let odd = usher.call(Method::POST, &path(&user, "/invite")).body("hello");
    assert_eq!(read(odd).await.code(), (415, "unsupported_media_type"));
    usher.finish().await;
}

/// Every operation but PATCH.
fn calls() -> [(Method, &'static str); 5] {
    [
        (Method::POST, "/invite"),
        (Method::DELETE, "/invite"),
        (Method::POST, "/deactivate"),
        (Method::POST, "/reactivate"),
        (Method::DELETE, ""),
    ]
}

#[tokio::test]
async fn a_new_address_gets_one_new_link_and_the_old_one_ends() {
    let usher = TestApp::start().await;
    let user = usher.add(&body("ada@exmaple.com")).await;
    usher.deliver().await;
    let old = usher.mail_to("ada@exmaple.com").link();
    let answer = patch(&usher, &user, &json!({ "email": "ada@example.com" })).await;
    let invite = &answer.user()["invite"];
    assert_eq!((&invite["generation"], &invite["mail"]["state"]), (&json!(2), &json!("queued")));
    usher.deliver().await;
    let new = usher.mail_to("ada@example.com").link();
    assert_eq!(usher.take_events(), ["InviteSent", "InviteSent", "UserAdded", "UserChanged"]);

    assert_eq!(usher.open(&old).await.status, 410);
    assert_eq!(usher.get("/v1/users?q=ada@exm").await["items"], json!([]));
    assert_eq!(usher.get("/v1/users?q=ada@exa").await["items"][0]["id"], user["id"]);
    // The old address is free, and the new one is held.
    assert_eq!(usher.try_add(usher.key(), &body("ada@example.com")).await.0, 409);
    assert_eq!(usher.try_add(usher.key(), &body("ada@exmaple.com")).await.0, 201);
    assert_eq!(usher.accept(&new, GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_mail_that_has_not_left_yet_never_goes_to_the_old_address() {
    let usher = TestApp::start().await;
    let user = usher.add(&body("ada@exmaple.com")).await;
    patch(&usher, &user, &json!({ "email": "ada@example.com" })).await.user();
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_spelling_of_the_same_mailbox_needs_no_new_link() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let answer = patch(&usher, &user, &json!({ "email": "Ada@Example.com" })).await;
    assert_eq!(answer.user()["email"], "Ada@Example.com");
    assert_eq!(answer.user()["invite"]["generation"], 1);
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["UserChanged"]);
    usher.finish().await;
}

#[tokio::test]
async fn an_address_that_somebody_holds_stays_theirs() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let answer = patch(&usher, &user, &json!({ "email": "Grace@Example.com" })).await;
    assert_eq!(answer.code(), (409, "email_taken"));
    assert_eq!(usher.get(&path(&user, "")).await["email"], "ada@example.com");
    usher.finish().await;
}

#[tokio::test]
async fn a_members_address_is_not_changed_for_them() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "user").await;
    let answer = patch(&usher, &user, &json!({ "email": "eve@example.com" })).await;
    assert_eq!(answer.code(), (409, "wrong_status"));
    usher.finish().await;
}

#[tokio::test]
async fn an_ended_invite_stays_ended_under_a_new_address() {
    let usher = TestApp::start().await;
    let user = usher.add(&body("ada@exmaple.com")).await;
    usher.deliver().await;
    let old = usher.mail_to("ada@exmaple.com").link();
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    let answer = patch(&usher, &user, &json!({ "email": "ada@example.com" })).await;
    assert_eq!(answer.user()["status"], "expired");
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    // Whoever reads the old mailbox gets nothing out of its link any more.
    usher.submit(&format!("{old}/renew"), &[]).await;
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    act(&usher, Method::POST, &user, "/invite").await.user();
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_role_changes_with_its_members_list_and_within_the_callers_own_rights() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "user").await;
    let boss = usher.member("boss@example.com", "super_admin").await;
    let admin = usher.new_key("admin").await.shown;
    let as_admin = |user: &Value, change: Value| {
        read(usher.call_with(&admin, Method::PATCH, &path(user, "")).json(&change))
    };
    as_admin(&user, json!({ "role": "admin" })).await.user();
    assert_eq!(usher.get("/v1/users?role=admin").await["items"][0]["id"], user["id"]);
    let grant = as_admin(&user, json!({ "role": "super_admin" })).await;
    assert_eq!(grant.code(), (403, "role_exceeds_caller"));
    let touch = as_admin(&boss, json!({ "last_name": "King" })).await;
    assert_eq!(touch.code(), (403, "role_exceeds_caller"));
    for (method, rest) in calls() {
        let touch = act_with(&usher, &admin, method, &boss, rest).await;
        assert_eq!(touch.code(), (403, "role_exceeds_caller"), "{rest}");
    }
    as_admin(&user, json!({ "role": "user" })).await.user();
    assert_eq!(usher.get("/v1/users?role=admin").await["items"], json!([]));
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_may_not_manage_changes_nothing() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let key = usher.new_key("user").await.shown;
    for (method, rest) in calls() {
        let answer = act_with(&usher, &key, method, &user, rest).await;
        assert_eq!(answer.code(), (403, "permission_missing"), "{rest}");
    }
    let call = usher.call_with(&key, Method::PATCH, &path(&user, "")).json(&json!({}));
    assert_eq!(read(call).await.code(), (403, "permission_missing"));
    usher.finish().await;
}

#[tokio::test]
async fn of_two_admins_who_saw_the_same_version_one_changes() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
    let seen = usher.get(&path(&user, "")).await["version"].as_u64().unwrap();
    let change = |field: &str, name: &str, version: Option<u64>| {
        let call = usher.call(Method::PATCH, &path(&user, "")).json(&json!({ field: name }));
        read(match version {
            Some(version) => call.header("if-match", format!("\"{version}\"")),
            None => call,
        })
    };
    let (one, other) = tokio::join!(
        change("first_name", "Augusta", Some(seen)),
        change("last_name", "King", Some(seen)),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    assert_eq!(change("last_name", "Byron", Some(seen)).await.code(), (412, "version_mismatch"));
    // Who names no version changes what there is, and loses nothing of the other's.
    let (one, other) =
        tokio::join!(change("first_name", "Ada", None), change("last_name", "King", None));
    assert_eq!((one.status, other.status), (200, 200));
    let now = usher.get(&path(&user, "")).await;
    assert_eq!((&now["first_name"], &now["last_name"]), (&json!("Ada"), &json!("King")));
    for (method, rest) in calls() {
        let call = usher.call(method, &path(&user, rest)).header("if-match", "\"1\"");
        assert_eq!(read(call).await.code(), (412, "version_mismatch"), "{rest}");
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_client_manages_people() {
    let usher = TestApp::start().await;
    let client = usher.client();
    let user = usher.add(&ada()).await;
    let id = user["id"].as_str().unwrap();
    let change = UserChange { last_name: Some("King".into()), ..UserChange::default() };
    let changed = client.change_user(id, &change, None).await.unwrap();
    assert_eq!(changed.last_name, "King");
    let resent = client.resend_invite(id, false, Some(changed.version)).await.unwrap();
    let stale = client.revoke_invite(id, None, Some(changed.version)).await.unwrap_err();
    assert_eq!(stale.code(), Some("version_mismatch"));
    let revoked = client.revoke_invite(id, Some("typo"), Some(resent.version)).await.unwrap();
    assert_eq!(revoked.status.as_str(), "revoked");
    let problem = client.deactivate_user(id, None).await.unwrap_err();
    assert_eq!(problem.code(), Some("wrong_status"));
    let problem = client.reactivate_user(id, None).await.unwrap_err();
    assert_eq!(problem.code(), Some("wrong_status"));
    client.delete_user(id, None).await.unwrap();
    assert_eq!(client.delete_user(id, None).await.unwrap_err().code(), Some("not_found"));
    usher.finish_unread().await;
}
