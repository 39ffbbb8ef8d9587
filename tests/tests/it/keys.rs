//! Who may call.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::TestApp;

async fn outcome(usher: &TestApp, key: Option<&str>) -> (u16, Value) {
    let call = match key {
        Some(key) => usher.call_without_key(Method::GET, "/v1/users").header("authorization", key),
        None => usher.call_without_key(Method::GET, "/v1/users"),
    };
    let response = call.send().await.unwrap();
    let status = response.status().as_u16();
    if status == 401 {
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
    }
    (status, response.json::<Value>().await.unwrap()["code"].clone())
}

#[tokio::test]
async fn no_key_and_every_wrong_key_are_refused_alike() {
    let usher = TestApp::start().await;
    assert_eq!(outcome(&usher, None).await, (401, json!("api_key_missing")));
    let key = usher.key().to_owned();
    let wrong_secret = format!("Bearer {}A{}", &key[..50], &key[51..]);
    let unknown = format!("Bearer usher_{}{}", "0".repeat(32), &key[38..]);
    for wrong in [
        "Bearer",
        "Bearer x",
        "Basic dXNlcjpwdw==",
        "",
        "Bearer usher_1_2",
        &wrong_secret,
        &unknown,
    ] {
        assert_eq!(outcome(&usher, Some(wrong)).await, (401, json!("api_key_invalid")), "{wrong}");
    }
    assert_eq!(outcome(&usher, Some(&format!("bearer {key}"))).await.0, 200);
    usher.finish().await;
}

#[tokio::test]
async fn a_revoked_key_works_for_at_most_half_a_minute_more_and_an_expired_one_not_at_all() {
    let usher = TestApp::start().await;
    let mut key = usher.new_key("admin").await;
    let header = format!("Bearer {}", key.shown);
    assert_eq!(outcome(&usher, Some(&header)).await.0, 200);
    key.stored.revoked_at = Some(usher.clock.now());
    usher.app.directory.put_api_key(&key.stored).await.unwrap();
    usher.clock.advance(SignedDuration::from_secs(30));
    assert_eq!(outcome(&usher, Some(&header)).await, (401, json!("api_key_invalid")));

    let mut key = usher.new_key("admin").await;
    key.stored.expires_at = Some(usher.clock.now() + SignedDuration::from_secs(10));
    usher.app.directory.put_api_key(&key.stored).await.unwrap();
    let header = format!("Bearer {}", key.shown);
    assert_eq!(outcome(&usher, Some(&header)).await.0, 200);
    usher.clock.advance(SignedDuration::from_secs(10));
    assert_eq!(outcome(&usher, Some(&header)).await.0, 401);
    usher.finish().await;
}
