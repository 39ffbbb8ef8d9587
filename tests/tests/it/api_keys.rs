//! API keys: made, listed, used and revoked.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_tests::{TestApp, ada, answer};

use crate::roles::First;

/// Somebody tries to make a key.
async fn make(usher: &TestApp, key: &str, body: &Value) -> (u16, Value) {
    answer(usher.call_with(key, Method::POST, "/v1/api-keys").json(body)).await
}

/// The super admin makes a key: its id and its secret.
async fn made(usher: &TestApp, role: &str) -> (String, String) {
    let (status, answer) = make(usher, usher.key(), &json!({ "name": "k", "role": role })).await;
    assert_eq!(status, 201, "{answer}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&answer["key"]["id"]), text(&answer["secret"]))
}

async fn revoke(usher: &TestApp, key: &str, id: &str) -> (u16, Value) {
    answer(usher.call_with(key, Method::DELETE, &format!("/v1/api-keys/{id}"))).await
}

/// Whether a key opens the list of users.
async fn works(usher: &TestApp, key: &str) -> u16 {
    answer(usher.call_with(key, Method::GET, "/v1/users")).await.0
}

async fn live(usher: &TestApp) -> usize {
    let keys = usher.get("/v1/api-keys?limit=100").await;
    keys["items"].as_array().unwrap().iter().filter(|key| key["status"] == "live").count()
}

#[tokio::test]
async fn a_key_is_shown_once_works_and_lies_nowhere() {
    let usher = TestApp::start().await;
    let body =
        json!({ "name": " Payroll ", "role": "admin", "expires_at": "2099-01-01T00:00:00Z" });
    let call = usher.call(Method::POST, "/v1/api-keys").header("Idempotency-Key", "k1");
    let response = call.json(&body).send().await.unwrap();
    assert_eq!(response.status(), 201);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    let answer: Value = response.json().await.unwrap();
    let secret = answer["secret"].as_str().unwrap();
    let key = answer["key"].clone();
    assert_eq!(location, format!("/v1/api-keys/{}", key["id"].as_str().unwrap()));
    let creator = json!({ "type": "user", "id": usher.admin.to_string(), "name": "Grace Hopper" });
    let shown = json!({
        "id": key["id"], "name": "Payroll", "kind": "program", "role": "admin", "workspaces": [], "status": "live",
        "created_by": creator, "created_at": usher.clock.now().to_string(),
        "expires_at": "2099-01-01T00:00:00Z", "revoked_at": null, "last_used_at": null,
    });
    assert_eq!(key, shown);
    assert_eq!(usher.get(&location).await, shown);
    assert_eq!(usher.get("/v1/api-keys").await["items"][0], shown);
    assert_eq!(works(&usher, secret).await, 200);
    let (_, hidden) = secret.rsplit_once('_').unwrap();
    let table = usher.whole_table();
    assert!(table.contains("Payroll") && !table.contains(hidden) && !table.contains(secret));
    usher.finish().await;
}

#[tokio::test]
async fn a_repetition_makes_no_second_key_and_tells_no_secret() {
    let usher = TestApp::start().await;
    let body = json!({ "name": "Payroll", "role": "user" });
    let call = || {
        let call = usher.call(Method::POST, "/v1/api-keys").header("Idempotency-Key", "k1");
        answer(call.json(&body))
    };
    assert_eq!(call().await.0, 201);
    assert_eq!(call().await.1["code"], json!("under_way"));
    usher.clock.advance(SignedDuration::from_mins(1));
    let (status, problem) = call().await;
    assert_eq!((status, &problem["code"]), (409, &json!("answer_lost")));
    assert_eq!(live(&usher).await, 2, "the first admin's and the new one");
    usher.finish().await;
}

#[tokio::test]
async fn what_cannot_be_a_key_is_refused_with_the_field() {
    let usher = TestApp::start().await;
    let now = usher.clock.now().to_string();
    for (body, wanted) in [
        (json!({ "role": "user" }), "name required"),
        (json!({ "name": "  ", "role": "user" }), "name required"),
        (json!({ "name": "n".repeat(101), "role": "user" }), "name too_long"),
        (json!({ "name": "a\nb", "role": "user" }), "name control_characters"),
        (json!({ "name": 7, "role": "user" }), "name wrong_type"),
        (json!({ "name": "k" }), "role required"),
        (json!({ "name": "k", "role": "nobody" }), "role unknown_role"),
        (json!({ "name": "k", "role": "user", "expires_at": now }), "expires_at not_in_future"),
        (
            json!({ "name": "k", "role": "user", "expires_at": "soon" }),
            "expires_at instant_malformed",
        ),
        (json!({ "name": "k", "role": "user", "expires_at": 7 }), "expires_at wrong_type"),
        (json!({ "name": "k", "role": "user", "colour": "red" }), "colour unknown_field"),
    ] {
        let (status, problem) = make(&usher, usher.key(), &body).await;
        let error = &problem["errors"][0];
        let told =
            format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap());
        assert_eq!((status, told.as_str()), (422, wanted));
    }
    assert_eq!(live(&usher).await, 1);
    usher.finish().await;
}

#[tokio::test]
async fn nobody_makes_or_revokes_a_key_that_may_do_more_than_they_may() {
    let usher = TestApp::start().await;
    usher.define_role("keeper", &["keys:manage", "users:read"]).await;
    let keeper = usher.new_key("keeper").await;
    let exceeds = |(status, problem): (u16, Value)| {
        assert_eq!((status, &problem["code"]), (403, &json!("role_exceeds_caller")));
    };
    exceeds(make(&usher, &keeper.shown, &json!({ "name": "k", "role": "admin" })).await);
    let body = json!({ "name": "k", "role": "keeper" });
    assert_eq!(make(&usher, &keeper.shown, &body).await.0, 201);

    let (theirs, secret) = made(&usher, "admin").await;
    exceeds(revoke(&usher, &keeper.shown, &theirs).await);
    let admin = revoke(&usher, &secret, &theirs).await;
    assert_eq!((admin.0, &admin.1["code"]), (403, &json!("permission_missing")));
    // It is Grace's own, whichever of her keys she holds.
    let (_, own) = made(&usher, "keeper").await;
    assert_eq!(revoke(&usher, &own, &theirs).await.0, 204);
    assert_eq!(revoke(&usher, &keeper.shown, &keeper.stored.id.to_string()).await.0, 204);
    let missing = answer(usher.call_with(&secret, Method::GET, "/v1/api-keys")).await;
    assert_eq!((missing.0, &missing.1["code"]), (403, &json!("permission_missing")));
    usher.finish().await;
}

#[tokio::test]
async fn a_revoked_key_is_dead_within_half_a_minute_and_an_expired_one_at_once() {
    let usher = TestApp::start().await;
    let (id, secret) = made(&usher, "admin").await;
    assert_eq!(works(&usher, &secret).await, 200);
    assert_eq!(revoke(&usher, usher.key(), &id).await.0, 204);
    assert_eq!(revoke(&usher, usher.key(), &id).await.0, 204, "twice is once");
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(works(&usher, &secret).await, 401);
    let told = usher.told_of(&format!("key:{id}")).await;
    assert_eq!(
        told,
        [
            json!({ "kind": "key_created", "data": { "name": "k", "role": "admin", "expires_at": null } }),
            json!({ "kind": "key_revoked" }),
        ]
    );
    let key = usher.get(&format!("/v1/api-keys/{id}")).await;
    assert_eq!(key["status"], "revoked");

    let end = usher.clock.now() + SignedDuration::from_secs(10);
    let body = json!({ "name": "short", "role": "admin", "expires_at": end.to_string() });
    let (_, short) = make(&usher, usher.key(), &body).await;
    let secret = short["secret"].as_str().unwrap();
    assert_eq!(works(&usher, secret).await, 200);
    usher.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(works(&usher, secret).await, 401);
    assert_eq!(usher.get("/v1/api-keys").await["items"][0]["status"], "expired");
    for id in ["nothing", "0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f", "%FF"] {
        assert_eq!(revoke(&usher, usher.key(), id).await.0, 404);
        assert_eq!(answer(usher.call(Method::GET, &format!("/v1/api-keys/{id}"))).await.0, 404);
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_key_of_another_organization_opens_nothing_here() {
    let usher = TestApp::start().await;
    let key = usher.new_key("super_admin").await;
    let pk = "default#KEYS";
    usher.directory_of("other").put_api_key(&key.stored).await.unwrap();
    usher.remove_raw(pk, &key.stored.id.to_string()).await;
    assert_eq!(works(&usher, &key.shown).await, 401);
    assert_eq!(revoke(&usher, usher.key(), &key.stored.id.to_string()).await.0, 404);
    usher.finish().await;
}

#[tokio::test]
async fn fifty_live_keys_a_creator_however_many_are_made_at_once() {
    let usher = TestApp::start().await;
    // The first admin's first key counts, too.
    let mut ids = Vec::new();
    for _ in 0..46 {
        ids.push(made(&usher, "user").await.0);
    }
    let body = json!({ "name": "k", "role": "user" });
    let calls: JoinSet<_> =
        (0..6).map(|_| usher.call(Method::POST, "/v1/api-keys").json(&body).send()).collect();
    let answers = calls.join_all().await;
    let made = answers.iter().filter(|answer| answer.as_ref().unwrap().status() == 201).count();
    assert_eq!(made, 3);
    let (status, problem) = make(&usher, usher.key(), &body).await;
    assert_eq!((status, &problem["code"]), (409, &json!("too_many_keys")));
    // Others have their own count, and a revoked key makes room.
    let other = usher.new_key("super_admin").await.shown;
    assert_eq!(make(&usher, &other, &body).await.0, 201);
    assert_eq!(revoke(&usher, usher.key(), &ids[0]).await.0, 204);
    assert_eq!(make(&usher, usher.key(), &body).await.0, 201);
    usher.finish().await;
}

#[tokio::test]
async fn a_key_acts_for_an_active_member_only() {
    let usher = TestApp::start().await;
    let ada = usher.add(&ada()).await;
    let key = usher.key_of(&ada, "super_admin").await;
    usher
        .set_raw(
            &format!("default#USER#{}", ada["id"].as_str().unwrap()),
            "USER",
            "role",
            "super_admin",
        )
        .await;
    let (status, problem) = make(&usher, &key.shown, &json!({ "name": "k", "role": "user" })).await;
    assert_eq!((status, &problem["code"]), (409, &json!("creator_not_active")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn no_live_key_ever_has_a_role_that_is_gone() {
    let usher = TestApp::start().await;
    for (round, first) in First::rounds(4).enumerate() {
        let role = format!("role{round}");
        usher.define_role(&role, &[]).await;
        let body = json!({ "name": "k", "role": role });
        let make = || -> JoinSet<_> {
            (0..8).map(|_| usher.call(Method::POST, "/v1/api-keys").json(&body).send()).collect()
        };
        let path = format!("/v1/roles/{role}");
        let delete = answer(usher.call(Method::DELETE, &path));
        let ((gone, problem), answers) = first.of(delete, make).await;
        let made = answers.iter().filter(|answer| answer.as_ref().unwrap().status() == 201).count();
        first.check(gone, made, 8);
        if gone == 204 {
            assert_eq!(made, 0, "a key with a role that is gone");
        } else {
            assert_eq!((gone, &problem["code"]), (409, &json!("role_in_use")));
            assert_eq!(answer(usher.call(Method::GET, &path)).await.0, 200);
        }
    }
    usher.finish().await;
}

#[tokio::test]
async fn the_last_use_is_noted_every_five_minutes_and_for_the_holder_only() {
    let usher = TestApp::start().await;
    let (id, secret) = made(&usher, "admin").await;
    let last_used = async || usher.get(&format!("/v1/api-keys/{id}")).await["last_used_at"].clone();
    let guessed = format!("{}AAAA", &secret[..secret.len() - 4]);
    assert_eq!(works(&usher, &guessed).await, 401);
    assert_eq!(last_used().await, json!(null));
    let first = usher.clock.now();
    works(&usher, &secret).await;
    assert_eq!(last_used().await, json!(first.to_string()));
    usher.clock.advance(SignedDuration::from_secs(299));
    works(&usher, &secret).await;
    assert_eq!(last_used().await, json!(first.to_string()));
    usher.clock.advance(SignedDuration::from_secs(1));
    works(&usher, &secret).await;
    assert_eq!(last_used().await, json!(usher.clock.now().to_string()));
    usher.finish().await;
}

#[tokio::test]
async fn keys_come_in_pages_the_newest_first() {
    let usher = TestApp::start().await;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.insert(0, made(&usher, "user").await.0);
        usher.clock.advance(SignedDuration::from_millis(1));
    }
    let mut path = "/v1/api-keys?limit=2".to_owned();
    let mut listed = Vec::new();
    loop {
        let page = usher.get(&path).await;
        for key in page["items"].as_array().unwrap() {
            assert!(key.get("hash").is_none());
            listed.push(key["id"].as_str().unwrap().to_owned());
        }
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/v1/api-keys?limit=2&cursor={cursor}");
    }
    assert_eq!(listed[..4], ids);
    assert_eq!(listed.len(), 5);
    let wrong = usher.call(Method::GET, "/v1/api-keys?cursor=x&limit=0");
    assert_eq!(answer(wrong).await.1["errors"].as_array().unwrap().len(), 2);
    usher.finish().await;
}

#[tokio::test]
async fn a_key_made_by_a_key_ends_with_it_at_the_latest() {
    let usher = TestApp::start().await;
    let after = |hours| (usher.clock.now() + SignedDuration::from_hours(hours)).to_string();
    let body = |end: Value| json!({ "name": "k", "role": "super_admin", "expires_at": end });
    let (status, answer) = make(&usher, usher.key(), &body(after(2).into())).await;
    assert_eq!(status, 201, "{answer}");
    let parent = answer["secret"].as_str().unwrap().to_owned();
    let wanted = [Value::Null, after(3).into(), after(1).into()];
    let mut secrets = Vec::new();
    for (wanted, end) in wanted.into_iter().zip([after(2), after(2), after(1)]) {
        let (status, answer) = make(&usher, &parent, &body(wanted)).await;
        assert_eq!((status, &answer["key"]["expires_at"]), (201, &json!(end)));
        secrets.push(answer["secret"].as_str().unwrap().to_owned());
    }
    usher.clock.advance(SignedDuration::from_hours(2));
    for secret in &secrets {
        assert_eq!(works(&usher, secret).await, 401);
    }
    usher.finish().await;
}
