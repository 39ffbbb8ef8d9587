//! `Idempotency-Key` on a request that found nothing to change.

use http::Method;
use serde_json::{Value, json};
use usher_tests::{TestApp, ada};

async fn change(usher: &TestApp, path: &str, key: &str, body: &Value) -> (u16, bool, Value) {
    let call = usher.call(Method::PATCH, path).header("idempotency-key", key).json(body);
    let response = call.send().await.unwrap();
    let replayed = response.headers().contains_key("idempotency-replayed");
    (response.status().as_u16(), replayed, response.json().await.unwrap())
}

#[tokio::test]
async fn a_repetition_gets_the_first_answer_and_overwrites_nothing() {
    let usher = TestApp::start().await;
    let mut quiet = ada();
    quiet["send_welcome_email"] = false.into();
    let user = usher.add(&quiet).await;
    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    let same = json!({ "last_name": "Lovelace" });
    let (status, replayed, first) = change(&usher, &path, "k1", &same).await;
    assert_eq!((status, replayed), (200, false));
    // Somebody else changes the name meanwhile.
    let (status, ..) = change(&usher, &path, "k2", &json!({ "last_name": "Byron" })).await;
    assert_eq!(status, 200);

    let (status, replayed, again) = change(&usher, &path, "k1", &same).await;
    assert_eq!((status, replayed, &again), (200, true, &first));
    assert_eq!(usher.get(&path).await["last_name"], "Byron");
    let (status, _, problem) = change(&usher, &path, "k1", &json!({ "last_name": "King" })).await;
    assert_eq!((status, &problem["code"]), (422, &"idempotency_key_reused".into()));
    usher.finish_unread().await;
}
