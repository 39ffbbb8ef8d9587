//! The bell that says that there is something to tell in chat: it carries nothing and may get lost.

use axum::{Router, extract::Request, routing::any};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::mpsc};
use usher_functions::{aws::Access, runtime::delivered};
use usher_tests::{TestApp, ada, body};

use crate::{
    chat_notices::{Chat, pair},
    delivering::record,
};

#[tokio::test]
async fn a_bus_that_is_down_holds_nothing_up_in_chat() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    chat.tell_all().await;
    chat.usher.refuse_events(2);
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert!(chat.usher.bell_rang().await);
    assert_eq!(chat.tell_all().await, [pair("card", "accepted")]);
    for _ in 0..4 {
        chat.usher.clock.advance(SignedDuration::from_secs(8));
        chat.usher.deliver().await;
    }
    assert!(chat.usher.take_events().contains(&"UserAccepted".to_owned()));
    assert_eq!(chat.take().await, Vec::<Value>::new(), "told once");
    chat.finish().await;
}

#[tokio::test]
async fn the_bell_rings_when_there_is_something_to_tell_and_again_if_it_was_not_heard() {
    let chat = Chat::start().await;
    chat.usher.deliver().await;
    assert!(!chat.usher.bell_rang().await, "nothing to tell");
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    assert!(chat.usher.bell_rang().await);
    // Nobody came: the next sweep rings.
    chat.usher.deliver().await;
    assert!(chat.usher.bell_rang().await);
    let notice = chat.take_one().await;
    chat.usher.deliver().await;
    assert!(!chat.usher.bell_rang().await, "somebody has it");
    chat.usher.clock.advance(SignedDuration::from_secs(62));
    chat.usher.deliver().await;
    assert!(chat.usher.bell_rang().await, "whoever had it died");
    let again = chat.take_one().await;
    assert_eq!(again["id"], notice["id"]);
    chat.told(&again).await;
    chat.usher.deliver().await;
    assert!(!chat.usher.bell_rang().await);
    chat.finish().await;
}

#[tokio::test]
async fn the_tables_stream_rings_for_a_notice_that_was_not_delivers_own() {
    let chat = Chat::start().await;
    let user = chat.invite(&ada()).await;
    chat.usher.deliver().await;
    chat.keep_card(&user).await;
    let items = chat.usher.every_item();
    let notice = items.iter().find(|item| item.contains("#NOTICES\"")).unwrap();
    let sk = format!("NOTICE#{}", notice.split("NOTICE#").nth(1).unwrap().get(..36).unwrap());
    let shown = record("default#NOTICES", &sk);
    let event = json!({ "Records": [shown, shown] });
    delivered(&chat.usher.deliver, event.clone(), Timestamp::MAX).await.unwrap();
    assert!(chat.usher.bell_rang().await);
    let (url, mut asks) = lambda(StatusCode::ACCEPTED).await;
    let bell = access(&url).bell("usher-chat-follow-up", chat.usher.clock.source());
    delivered(&chat.usher.deliver.clone().with_bell(bell), event, Timestamp::MAX).await.unwrap();
    assert!(asks.try_recv().is_ok());
    assert!(asks.try_recv().is_err(), "once for the whole batch");
    assert_eq!(chat.tell_all().await, [pair("card", "changed")]);
    chat.finish().await;
}

/// A Lambda that answers every invocation with a status, and what it was asked.
async fn lambda(status: StatusCode) -> (String, mpsc::UnboundedReceiver<Request>) {
    let (asked, asks) = mpsc::unbounded_channel();
    let answer = move |request: Request| async move {
        asked.send(request).unwrap();
        status
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(any(answer))).await });
    (url, asks)
}

fn access(endpoint: &str) -> Access {
    let secret = SecretString::from("secret");
    let mut access = Access::new("AKIDEXAMPLE", &secret, Some(&"session".into()), "eu-west-1");
    access.lambda_endpoint = Some(endpoint.to_owned());
    access
}

#[tokio::test]
async fn in_lambda_the_bell_is_an_asynchronous_invocation_with_nothing_to_say() {
    let usher = TestApp::start().await;
    let (url, mut asks) = lambda(StatusCode::ACCEPTED).await;
    access(&url).bell("usher-chat-follow-up", usher.clock.source()).ring().await;
    let asked = asks.recv().await.unwrap();
    assert_eq!(asked.method(), "POST");
    assert_eq!(asked.uri(), "/2015-03-31/functions/usher-chat-follow-up/invocations");
    assert_eq!(asked.headers()["x-amz-invocation-type"], "Event");
    assert_eq!(asked.headers()["x-amz-security-token"], "session");
    let signed = asked.headers()["authorization"].to_str().unwrap();
    assert!(signed.starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"), "{signed}");
    assert!(signed.contains("/eu-west-1/lambda/aws4_request"), "{signed}");
    let body = axum::body::to_bytes(asked.into_body(), 100).await.unwrap();
    assert_eq!(body, "{}");
    usher.finish().await;
}

#[tokio::test]
async fn a_bell_that_fails_stops_nobody() {
    let chat = Chat::start().await;
    let (url, mut asks) = lambda(StatusCode::FORBIDDEN).await;
    for url in [url.as_str(), "http://127.0.0.1:9"] {
        let bell = access(url).bell("usher-chat-follow-up", chat.usher.clock.source());
        let deliver = chat.usher.deliver.clone().with_bell(bell);
        let email = if url.ends_with(":9") { "late@example.com" } else { "ada@example.com" };
        chat.announced(&body(email)).await;
        while deliver.sweep().await.unwrap() > 0 {}
        assert_eq!(chat.tell_all().await, [pair("card", "mail_sent")]);
    }
    assert!(asks.recv().await.is_some());
    chat.finish().await;
}
