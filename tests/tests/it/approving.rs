//! Approval by a second person: asked for, decided, lapsed, called off.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_tests::{GOOD_PASSWORD, TableFault, TestApp, body};

use crate::managing::{Answer, path, read};

/// Grace, by the key that she made, and Heidi, who may do as much. The role `ops` is marked.
pub struct House {
    pub usher: TestApp,
    pub heidi: Value,
    /// Heidi's key.
    pub second: String,
}

/// A house with a second super admin, where `ops` needs approval.
pub async fn house() -> House {
    let usher = TestApp::start().await;
    let heidi = usher.member("heidi@example.com", "super_admin").await;
    let second = usher.key_of(&heidi, "super_admin").await.shown;
    define(&usher, "ops", &["users:read", "app:calling"], true).await;
    House { usher, heidi, second }
}

/// Defines a role.
pub async fn define(usher: &TestApp, name: &str, permissions: &[&str], marked: bool) {
    let body = json!({ "name": name, "permissions": permissions, "needs_approval": marked });
    let answer = read(usher.call(Method::POST, "/v1/roles").json(&body)).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
}

/// Marks a role, or asks to take its mark away.
pub async fn mark(usher: &TestApp, key: &str, role: &str, needs_approval: bool) -> Answer {
    let body = json!({ "needs_approval": needs_approval });
    let call = usher.call_with(key, Method::PATCH, &format!("/v1/roles/{role}"));
    read(call.json(&body)).await
}

pub fn with_role(email: &str, role: &str) -> Value {
    let mut body = body(email);
    body["role"] = role.into();
    body
}

/// Asks for somebody to be added with a role: the request's id, and the user.
pub async fn ask(usher: &TestApp, key: &str, email: &str, role: &str) -> (String, Value) {
    let (status, answer) = usher.try_add(key, &with_role(email, role)).await;
    assert_eq!(status, 202, "{answer}");
    (id_of(&answer), answer["user"].clone())
}

/// The id of the request that an answer tells of.
pub fn id_of(answer: &Value) -> String {
    answer["approval"]["id"].as_str().unwrap().to_owned()
}

pub async fn approve(usher: &TestApp, key: &str, id: &str) -> Answer {
    read(usher.call_with(key, Method::POST, &format!("/v1/approvals/{id}/approve"))).await
}

pub async fn decline(usher: &TestApp, key: &str, id: &str, reason: Option<&str>) -> Answer {
    let call = usher.call_with(key, Method::POST, &format!("/v1/approvals/{id}/decline"));
    read(match reason {
        Some(reason) => call.json(&json!({ "reason": reason })),
        None => call,
    })
    .await
}

pub async fn approval(usher: &TestApp, id: &str) -> Value {
    usher.get(&format!("/v1/approvals/{id}")).await
}

pub async fn status(usher: &TestApp, user: &Value) -> Value {
    usher.get(&path(user, "")).await["status"].clone()
}

async fn kinds(usher: &TestApp, user: &Value) -> Vec<String> {
    let timeline = usher.get(&path(user, "/timeline")).await;
    let items = timeline["items"].as_array().unwrap();
    items.iter().map(|entry| entry["kind"].as_str().unwrap().to_owned()).collect()
}

/// Who got a mail, sorted.
fn told(usher: &TestApp, subject: &str) -> Vec<String> {
    let mails = usher.take_mails();
    for mail in &mails {
        assert_eq!(mail.subject(), subject);
    }
    let mut to: Vec<String> = mails.into_iter().flat_map(|mail| mail.0.to).collect();
    to.sort_unstable();
    to
}

#[tokio::test]
async fn whoever_is_added_with_a_marked_role_waits_until_a_second_person_agrees() {
    let House { usher, second, heidi } = house().await;
    let call = usher.call(Method::POST, "/v1/users").json(&with_role("ada@example.com", "ops"));
    let answer = read(call).await;
    assert_eq!(answer.status, 202, "{}", answer.body);
    assert_eq!(answer.body["message"], "This waits for approval by a second person.");
    let user = answer.body["user"].clone();
    assert_eq!((&user["status"], &user["invite"]), (&json!("pending_approval"), &json!(null)));
    let asked = &answer.body["approval"];
    assert_eq!(user["approval_id"], asked["id"]);
    assert_eq!((&asked["kind"], &asked["state"]), (&json!("add_user"), &json!("pending")));
    assert_eq!(asked["requested_by"]["name"], "Grace Hopper");
    assert_eq!(
        (&asked["role"], &asked["user"]["email"]),
        (&json!("ops"), &json!("ada@example.com"))
    );

    // The address is held, the user found, and nobody has a link.
    assert_eq!(usher.try_add(usher.key(), &body("ada@example.com")).await.0, 409);
    assert_eq!(usher.get("/v1/users?q=ada@").await["items"][0]["id"], user["id"]);
    let waiting = usher.get("/v1/users?status=pending_approval").await;
    assert_eq!(waiting["items"][0]["id"], user["id"]);
    let link = read(usher.call(Method::GET, &path(&user, "/invite"))).await;
    assert_eq!(link.code(), (409, "no_link"));
    usher.deliver().await;
    let mail = usher.mail_to("heidi@example.com");
    assert_eq!(mail.subject(), "Grace Hopper asks for your approval: Ada Lovelace");
    let id = id_of(&answer.body);
    assert!(mail.text().contains(&format!("usher approve {id}")), "{}", mail.text());
    assert!(mail.text().contains(&format!("/v1/approvals/{id}/approve")));
    assert!(!mail.text().contains("/accept/"));
    assert_eq!(usher.take_events(), ["UserApprovalRequested"]);
    assert_eq!(usher.get("/v1/approvals").await["items"], json!([approval(&usher, &id).await]));

    let done = approve(&usher, &second, &id).await;
    assert_eq!(done.user()["status"], "invited");
    let decided = &done.body["approval"];
    assert_eq!(decided["state"], "approved");
    assert_eq!(decided["decided_by"]["id"], heidi["id"]);
    assert_eq!(usher.get("/v1/approvals").await["items"], json!([]));
    assert_eq!(usher.get("/v1/approvals?state=approved").await["items"][0]["id"], json!(id));
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    let told = usher.mail_to("grace@example.com");
    assert_eq!(told.subject(), "Approved: Ada Lovelace");
    assert_eq!(usher.take_events(), ["InviteSent", "UserAdded", "UserApproved"]);
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    assert_eq!(
        kinds(&usher, &user).await[1..],
        ["mail_sent", "added", "approved", "approval_requested"]
    );
    let entries = usher.get(&path(&user, "/timeline")).await;
    let approved = &entries["items"][3];
    assert_eq!(approved["actor"]["id"], heidi["id"]);
    assert_eq!(approved["data"]["requested_by"]["creator"], json!(usher.admin.to_string()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn without_a_welcome_email_an_approved_user_is_added() {
    let House { usher, second, .. } = house().await;
    let mut quiet = with_role("ada@example.com", "ops");
    quiet["send_welcome_email"] = false.into();
    let (code, answer) = usher.try_add(usher.key(), &quiet).await;
    assert_eq!(code, 202);
    let done = approve(&usher, &second, &id_of(&answer)).await;
    assert_eq!((&done.user()["status"], &done.user()["invite"]), (&json!("added"), &json!(null)));
    // It was approved: the link can be copied.
    let link = read(usher.call(Method::GET, &path(&answer["user"], "/invite"))).await;
    assert_eq!(link.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_decides_on_what_they_asked_for_by_whatever_key() {
    let House { usher, second, heidi } = house().await;
    let (id, _) = ask(&usher, &second, "ada@example.com", "ops").await;
    let other = usher.key_of(&heidi, "super_admin").await.shown;
    let body = json!({ "email": "heidi@example.com", "password": GOOD_PASSWORD });
    let session = usher.call_without_key(Method::POST, "/v1/session").json(&body);
    let session = read(session).await.body["token"].as_str().unwrap().to_owned();
    for key in [&second, &other, &session] {
        assert_eq!(approve(&usher, key, &id).await.code(), (403, "own_request"));
        assert_eq!(decline(&usher, key, &id, None).await.code(), (403, "own_request"));
    }
    // A key that nobody made is no second person, and cannot ask either.
    let nobody = usher.new_key("super_admin").await.shown;
    assert_eq!(approve(&usher, &nobody, &id).await.code(), (403, "person_required"));
    let (code, problem) = usher.try_add(&nobody, &with_role("bob@example.com", "ops")).await;
    assert_eq!((code, &problem["code"]), (403, &json!("person_required")));
    // Who lacks the rights cannot, either.
    let ivan = usher.member("ivan@example.com", "user").await;
    let weak = usher.key_of(&ivan, "super_admin").await.shown;
    assert_eq!(approve(&usher, &weak, &id).await.code(), (403, "permission_missing"));
    define(&usher, "desk", &["users:invite"], false).await;
    let judy = usher.member("judy@example.com", "desk").await;
    let judys = usher.key_of(&judy, "super_admin").await.shown;
    assert_eq!(approve(&usher, &judys, &id).await.code(), (403, "role_exceeds_caller"));
    assert_eq!(approval(&usher, &id).await["state"], "pending");
    assert_eq!(approve(&usher, usher.key(), &id).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn where_nobody_else_may_nothing_is_written() {
    let usher = TestApp::start().await;
    define(&usher, "ops", &["users:read"], true).await;
    let items = usher.every_item().len();
    let (code, problem) = usher.try_add(usher.key(), &with_role("ada@example.com", "ops")).await;
    assert_eq!((code, &problem["code"]), (409, &json!("no_approver")));
    assert_eq!(usher.every_item().len(), items);
    // An admin may give it, too, once they are a member.
    usher.member("bob@example.com", "admin").await;
    ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.deliver().await;
    let subject = "Grace Hopper asks for your approval: Ada Lovelace";
    assert_eq!(told(&usher, subject), ["bob@example.com"]);
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_request_lapses_at_its_instant_whether_or_not_clean_up_has_run() {
    let House { usher, second, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.settle().await;
    let almost = SignedDuration::from_hours(72) - SignedDuration::from_millis(1);
    usher.clock.advance(almost);
    assert_eq!(status(&usher, &user).await, "pending_approval");
    assert_eq!(usher.clean_up().await, 0);
    usher.clock.advance(SignedDuration::from_millis(1));
    assert_eq!(status(&usher, &user).await, "expired");
    assert_eq!(approval(&usher, &id).await["state"], "lapsed");
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "approval_ended"));
    assert_eq!(usher.get("/v1/users?status=pending_approval").await["items"], json!([]));
    assert_eq!(usher.get("/v1/users?status=expired").await["items"][0]["id"], user["id"]);
    assert_eq!(usher.get("/v1/approvals").await["items"], json!([]));
    assert_eq!(usher.get("/v1/approvals?state=lapsed").await["items"][0]["id"], json!(id));
    usher.clean_up().await;
    usher.clean_up().await;
    assert_eq!(kinds(&usher, &user).await, ["approval_lapsed", "approval_requested"]);
    assert_eq!(usher.get("/v1/approvals?state=lapsed").await["items"][0]["id"], json!(id));
    usher.deliver().await;
    assert_eq!(told(&usher, "Nobody decided: Ada Lovelace"), ["grace@example.com"]);
    assert_eq!(usher.take_events(), ["UserApprovalLapsed"]);
    // Asked for again, the same user waits anew.
    let (again, revived) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    assert_eq!(revived["id"], user["id"]);
    assert_eq!(approve(&usher, &second, &again).await.user()["status"], "invited");
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_declines_says_why_and_whoever_asked_is_told() {
    let House { usher, second, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.settle().await;
    let done = decline(&usher, &second, &id, Some("Ada leaves in May")).await;
    assert_eq!(done.user()["status"], "revoked");
    assert_eq!(done.body["approval"]["reason"], "Ada leaves in May");
    assert_eq!(approve(&usher, &second, &id).await.code(), (409, "approval_ended"));
    usher.deliver().await;
    let mail = usher.mail_to("grace@example.com");
    assert_eq!(mail.subject(), "Declined: Ada Lovelace");
    assert!(mail.text().contains("The reason: Ada leaves in May"), "{}", mail.text());
    assert_eq!(usher.take_events(), ["UserApprovalDeclined"]);
    let entry = usher.get(&path(&user, "/timeline")).await["items"][0].clone();
    assert_eq!(
        (&entry["kind"], &entry["data"]["reason"]),
        (&json!("approval_declined"), &json!("Ada leaves in May"))
    );
    let long = decline(&usher, &second, &id, Some(&"a".repeat(501))).await;
    assert_eq!(long.code(), (409, "approval_ended"));

    // Erased, nothing of it names them.
    assert_eq!(read(usher.call(Method::DELETE, &path(&user, ""))).await.status, 204);
    usher.settle().await;
    let kept = approval(&usher, &id).await;
    assert_eq!((&kept["user"], &kept["reason"]), (&json!(null), &json!(null)));
    assert!(!usher.whole_table().contains("Ada leaves"));
    usher.finish().await;
}

#[tokio::test]
async fn to_revoke_somebody_who_waits_or_to_erase_them_calls_the_request_off() {
    let House { usher, second, .. } = house().await;
    define(&usher, "desk", &["users:invite", "users:read", "app:calling"], false).await;
    let judy = usher.member("judy@example.com", "super_admin").await;
    let desk = usher.key_of(&judy, "desk").await.shown;
    let (mine, user) = ask(&usher, &desk, "ada@example.com", "ops").await;
    let (other, theirs) = ask(&usher, usher.key(), "bob@example.com", "ops").await;
    // Whoever asked needs no users:manage to call it off; for others' requests they do.
    let revoke = |user: Value, key: String| {
        let call = usher.call_with(&key, Method::DELETE, &path(&user, "/invite"));
        async move { read(call).await }
    };
    assert_eq!(revoke(theirs.clone(), desk.clone()).await.code(), (403, "permission_missing"));
    assert_eq!(revoke(user.clone(), desk.clone()).await.user()["status"], "revoked");
    assert_eq!(approval(&usher, &mine).await["cancelled_because"], "withdrawn");
    assert_eq!(approve(&usher, &second, &mine).await.code(), (409, "approval_ended"));
    assert_eq!(
        read(usher.call_with(&second, Method::DELETE, &path(&theirs, ""))).await.status,
        204
    );
    assert_eq!(approval(&usher, &other).await["cancelled_because"], "user_erased");
    assert_eq!(approve(&usher, &second, &other).await.code(), (409, "approval_ended"));
    usher.deliver().await;
    assert_eq!(usher.get("/v1/approvals").await["items"], json!([]));

    // A request can be called off by its own address, too.
    let (third, user) = ask(&usher, &desk, "cat@example.com", "ops").await;
    let call = |key: &str| usher.call_with(key, Method::DELETE, &format!("/v1/approvals/{third}"));
    assert_eq!(read(call(&desk)).await.user()["status"], "revoked");
    assert_eq!(read(call(&desk)).await.code(), (409, "approval_ended"));
    assert_eq!(status(&usher, &user).await, "revoked");
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_many_decisions_at_once_one_counts() {
    let House { usher, second, .. } = house().await;
    let third = usher.member("ivan@example.com", "super_admin").await;
    let third = usher.key_of(&third, "super_admin").await.shown;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    let mut calls = JoinSet::new();
    for n in 0..8 {
        let key = if n % 2 == 0 { &second } else { &third };
        let what = if n < 4 { "approve" } else { "decline" };
        let path = format!("/v1/approvals/{id}/{what}");
        calls.spawn(read(usher.call_with(key, Method::POST, &path)));
    }
    let answers = calls.join_all().await;
    let won = answers.iter().filter(|answer| answer.status == 200).count();
    assert_eq!(won, 1);
    let lost = answers.iter().filter(|answer| answer.status != 200);
    assert!(lost.into_iter().all(|answer| answer.code() == (409, "approval_ended")));
    let decisions = kinds(&usher, &user).await;
    let decided =
        decisions.iter().filter(|kind| ["approved", "approval_declined"].contains(&kind.as_str()));
    assert_eq!(decided.count(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_broken_table_leaves_the_request_as_it_was_and_a_repetition_gets_the_first_answer() {
    let House { usher, second, .. } = house().await;
    let (id, user) = ask(&usher, usher.key(), "ada@example.com", "ops").await;
    usher.settle().await;
    usher.faults.table([TableFault::Conflict; 6]);
    assert_eq!(approve(&usher, &second, &id).await.code(), (503, "unavailable"));
    assert_eq!(approval(&usher, &id).await["state"], "pending");
    assert_eq!(status(&usher, &user).await, "pending_approval");
    usher.faults.table([TableFault::Conflict, TableFault::Conflict]);
    let path = format!("/v1/approvals/{id}/approve");
    let call = || usher.call_with(&second, Method::POST, &path).header("idempotency-key", "once");
    let first = read(call()).await;
    assert_eq!(first.user()["status"], "invited");
    let again = call().send().await.unwrap();
    assert_eq!(again.headers()["idempotency-replayed"], "true");
    assert_eq!(again.json::<Value>().await.unwrap(), first.body);

    // The same for a request that is repeated: there is one.
    let call = || {
        let call = usher.call(Method::POST, "/v1/users").header("idempotency-key", "ask");
        call.json(&with_role("bob@example.com", "ops"))
    };
    let first = read(call()).await;
    assert_eq!(first.status, 202);
    assert_eq!(read(call()).await.body, first.body);
    assert_eq!(usher.get("/v1/approvals").await["items"].as_array().unwrap().len(), 1);
    usher.finish_unread().await;
}
