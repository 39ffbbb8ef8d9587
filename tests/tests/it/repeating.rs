//! `Idempotency-Key`: whoever repeats a change gets the first answer, and nothing changes again.

use http::Method;
use jiff::SignedDuration;
use serde_json::Value;
use usher_tests::{TestApp, ada, body};

async fn add_under(usher: &TestApp, key: &str, body: &Value) -> (u16, Option<String>, Value) {
    let call = usher.call(Method::POST, "/v1/users").header("Idempotency-Key", key).json(body);
    let response = call.send().await.unwrap();
    let replayed = response.headers().get("idempotency-replayed").cloned();
    let replayed = replayed.map(|value| value.to_str().unwrap().to_owned());
    (response.status().as_u16(), replayed, response.json().await.unwrap())
}

#[tokio::test]
async fn a_repeated_addition_gets_the_first_answer_and_adds_nobody() {
    let usher = TestApp::start().await;
    let (status, replayed, first) = add_under(&usher, "k1", &ada()).await;
    assert_eq!((status, replayed), (201, None));
    let (status, replayed, again) = add_under(&usher, "k1", &ada()).await;
    assert_eq!((status, replayed.as_deref()), (201, Some("true")));
    assert_eq!(first, again);
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_key_is_good_for_one_request_of_one_caller() {
    let usher = TestApp::start().await;
    add_under(&usher, "k1", &ada()).await;
    let (status, _, problem) = add_under(&usher, "k1", &body("bob@example.com")).await;
    assert_eq!((status, &problem["code"]), (422, &"idempotency_key_reused".into()));
    // Somebody else's key of the same name is another one.
    let other = usher.new_key("admin").await.shown;
    let call = usher.call_with(&other, Method::POST, "/v1/users").header("Idempotency-Key", "k1");
    let response = call.json(&body("bob@example.com")).send().await.unwrap();
    assert_eq!(response.status(), 201);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_refusal_is_judged_anew() {
    let usher = TestApp::start().await;
    let mut wrong = ada();
    wrong["role"] = "nobody".into();
    let (status, ..) = add_under(&usher, "k1", &wrong).await;
    assert_eq!(status, 422);
    let (status, ..) = add_under(&usher, "k1", &ada()).await;
    assert_eq!(status, 201);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_may_do_less_than_before_does_not_get_the_old_answer_again() {
    let usher = TestApp::start().await;
    let boss = usher.member("boss@example.com", "admin").await;
    let key = usher.key_of(&boss, "super_admin").await;
    let add = async || {
        let call = usher.call_with(&key.shown, Method::POST, "/v1/users");
        let call = call.header("Idempotency-Key", "k1").json(&ada());
        let response = call.send().await.unwrap();
        let replayed = response.headers().contains_key("idempotency-replayed");
        (response.status().as_u16(), replayed, response.json::<Value>().await.unwrap())
    };
    let (status, replayed, first) = add().await;
    assert_eq!((status, replayed), (201, false));
    assert_eq!(add().await, (201, true, first.clone()));
    let pk = format!("default#USER#{}", boss["id"].as_str().unwrap());
    for (role, status) in [("user", 403), ("admin", 201)] {
        usher.set_raw(&pk, "USER", "role", role).await;
        // A key is believed for half a minute.
        usher.clock.advance(SignedDuration::from_secs(30));
        let (now, _, answer) = add().await;
        assert_eq!(now, status, "{role}: {answer}");
        assert_eq!(answer == first, status == 201);
        assert!(status == 201 || answer["code"] == "permission_missing", "{answer}");
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_repetitions_at_once_one_changes() {
    let usher = TestApp::start().await;
    let calls = (0..6).map(|_| {
        let call = usher.call(Method::POST, "/v1/users").header("Idempotency-Key", "k1");
        tokio::spawn(call.json(&ada()).send())
    });
    for call in calls.collect::<Vec<_>>() {
        let response = call.await.unwrap().unwrap();
        let status = response.status().as_u16();
        let answer: Value = response.json().await.unwrap();
        assert!(status == 201 || answer["code"] == "under_way", "{status} {answer}");
    }
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn after_a_day_a_key_is_new_again() {
    let usher = TestApp::start().await;
    add_under(&usher, "k1", &ada()).await;
    usher.clock.advance(SignedDuration::from_hours(25));
    let (status, _, problem) = add_under(&usher, "k1", &ada()).await;
    assert_eq!((status, &problem["code"]), (409, &"email_taken".into()));
    usher.finish_unread().await;
}
