//! Copying the link of an invite.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{GOOD_PASSWORD, TestApp, ada};

async fn copy(usher: &TestApp, user: &Value) -> (u16, Value) {
    let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
    let response = usher.call(Method::GET, &path).send().await.unwrap();
    assert_eq!(response.headers()["cache-control"], "no-store");
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_copied_link_is_the_mailed_one_and_leaves_a_trace() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    usher.take_events();
    let mailed = usher.mail_to("ada@example.com").link();
    let (status, copied) = copy(&usher, &user).await;
    assert_eq!((status, copied["link"].as_str().unwrap()), (200, mailed.as_str()));
    let timeline = usher.get(&format!("/v1/users/{}/timeline", user["id"].as_str().unwrap())).await;
    assert_eq!(timeline["items"][0]["kind"], "link_copied");
    assert_eq!(timeline["items"][0]["actor"]["name"], "Grace Hopper");
    usher.finish().await;
}

#[tokio::test]
async fn there_is_no_link_to_what_has_ended() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    assert_eq!(copy(&usher, &user).await.1["code"], json!("no_link"));

    let late = usher.add(&usher_tests::body("late@example.com")).await;
    usher.clock.advance(SignedDuration::from_hours(7 * 24));
    let (status, problem) = copy(&usher, &late).await;
    assert_eq!((status, &problem["code"]), (409, &json!("no_link")));
    usher.finish_unread().await;
}
