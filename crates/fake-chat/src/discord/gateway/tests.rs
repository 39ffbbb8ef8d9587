//! The gateway as a client meets it.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite};

use super::*;
use crate::{
    discord::{Settings, User},
    stand_in::{Time, random},
};

type Client = WebSocketStream<MaybeTlsStream<TcpStream>>;

const ADA: &str = "300000000000000001";

async fn discord() -> FakeDiscord {
    let clock = Time::new().clock();
    let fake = FakeDiscord::serve(Settings::gateway_only(), clock, random()).await.unwrap();
    let (username, locale) = ("ada".to_owned(), "en-US".to_owned());
    let global_name = username.clone();
    fake.add_user(User { id: ADA.into(), username, global_name, locale, permissions: 0 });
    fake
}

/// What comes next: a payload, or the code of a close (0 if the connection was cut).
async fn read(client: &mut Client) -> Result<Value, u16> {
    loop {
        match client.next().await {
            Some(Ok(tungstenite::Message::Text(text))) => {
                return Ok(serde_json::from_str(&text).unwrap());
            }
            Some(Ok(tungstenite::Message::Close(frame))) => {
                return Err(frame.map_or(0, |frame| frame.code.into()));
            }
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Err(0),
        }
    }
}

async fn send(client: &mut Client, payload: Value) {
    client.send(tungstenite::Message::text(payload.to_string())).await.unwrap();
}

async fn hello(discord: &FakeDiscord) -> Client {
    let url: Value =
        reqwest::get(format!("{}/gateway", discord.api_url())).await.unwrap().json().await.unwrap();
    let url = format!("{}?v=10&encoding=json", url["url"].as_str().unwrap());
    let (mut client, _) = connect_async(url).await.unwrap();
    assert_eq!(read(&mut client).await.unwrap()["op"], 10);
    client
}

fn identify(discord: &FakeDiscord) -> Value {
    let token = &discord.settings().bot_token;
    json!({ "op": 2, "d": { "token": token, "intents": 0, "properties": {}, "shard": [0, 1] } })
}

async fn ready(discord: &FakeDiscord) -> (Client, String) {
    let mut client = hello(discord).await;
    send(&mut client, identify(discord)).await;
    let ready = read(&mut client).await.unwrap();
    assert_eq!((&ready["t"], &ready["s"]), (&json!("READY"), &json!(1)));
    (client, ready["d"]["session_id"].as_str().unwrap().to_owned())
}

async fn answer(discord: &FakeDiscord, event: &Value) {
    let (id, token) = (&event["d"]["id"], &event["d"]["token"]);
    let path = format!(
        "{}/interactions/{}/{}/callback",
        discord.api_url(),
        id.as_str().unwrap(),
        token.as_str().unwrap()
    );
    let body = json!({ "type": 4, "data": { "content": "Hi" } });
    let answer = reqwest::Client::new().post(path).json(&body).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 204);
}

#[tokio::test]
async fn an_interaction_comes_by_the_gateway_and_is_answered_by_its_callback() {
    let discord = discord().await;
    let (mut client, _) = ready(&discord).await;
    send(&mut client, json!({ "op": 1, "d": 1 })).await;
    assert_eq!(read(&mut client).await.unwrap()["op"], 11);
    let act = discord.type_command(ADA, "/invite");
    let bot = async {
        let event = read(&mut client).await.unwrap();
        assert_eq!((&event["t"], &event["s"]), (&json!("INTERACTION_CREATE"), &json!(2)));
        answer(&discord, &event).await;
    };
    let (sent, ()) = tokio::join!(act, bot);
    assert!(sent.unwrap().ack.is_ok());
    assert_eq!(discord.messages(ADA)[0].content, "Hi");
    discord.ask_for_heartbeat();
    assert_eq!(read(&mut client).await.unwrap()["op"], 1);
}

#[tokio::test]
async fn a_session_is_resumed_with_what_it_missed() {
    let discord = discord().await;
    let (mut client, session) = ready(&discord).await;
    discord.reconnect_gateway();
    assert_eq!(read(&mut client).await.unwrap()["op"], 7);
    discord.drop_gateway();
    assert_eq!(read(&mut client).await, Err(0));
    let gone = |discord: &FakeDiscord| (discord.gateway_connections() == 0).then_some(());
    assert!(discord.wait_for(Duration::from_secs(5), gone).await.is_some());

    let act = discord.type_command(ADA, "/invite");
    let bot = async {
        let mut client = hello(&discord).await;
        let token = &discord.settings().bot_token;
        let data = json!({ "token": token, "session_id": session, "seq": 1 });
        send(&mut client, json!({ "op": 6, "d": data })).await;
        let missed = read(&mut client).await.unwrap();
        assert_eq!((&missed["t"], &missed["s"]), (&json!("INTERACTION_CREATE"), &json!(2)));
        assert_eq!(read(&mut client).await.unwrap()["t"], "RESUMED");
        answer(&discord, &missed).await;
        client
    };
    let (sent, mut client) = tokio::join!(act, bot);
    assert!(sent.unwrap().ack.is_ok());
    assert_eq!(discord.resumed(), 1);
    discord.invalidate_sessions(false);
    let invalid = read(&mut client).await.unwrap();
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    discord.close_gateway(4000);
    assert_eq!(read(&mut client).await, Err(4000));
    let act = discord.type_command(ADA, "/invite").await.unwrap_err();
    assert_eq!(act, crate::ActError::Unreachable);
}

#[tokio::test]
async fn each_mistake_has_its_close_code() {
    let discord = discord().await;
    let with = |name: &str, value: Value| {
        let mut payload = identify(&discord);
        payload["d"][name] = value;
        payload
    };
    let resume = |session: &str, seq: u64| {
        let token = &discord.settings().bot_token;
        json!({ "op": 6, "d": { "token": token, "session_id": session, "seq": seq } })
    };
    let (_client, session) = ready(&discord).await;
    let cases = [
        (json!({ "op": 99 }), 4001),
        (json!("nonsense"), 4002),
        (json!({ "op": 3, "d": {} }), 4003),
        (with("token", json!("other")), 4004),
        (resume(&session, 9), 4007),
        (with("shard", json!([1, 2])), 4010),
        (with("intents", Value::Null), 4013),
        (with("intents", json!(1 << 15)), 4014),
    ];
    for (payload, code) in cases {
        let mut client = hello(&discord).await;
        send(&mut client, payload.clone()).await;
        assert_eq!(read(&mut client).await, Err(code), "{payload}");
    }
    let mut client = hello(&discord).await;
    send(&mut client, resume("unknown", 1)).await;
    assert_eq!(read(&mut client).await.unwrap()["op"], 9);
    send(&mut client, identify(&discord)).await;
    assert_eq!(read(&mut client).await.unwrap()["t"], "READY");
    send(&mut client, identify(&discord)).await;
    assert_eq!(read(&mut client).await, Err(4005));
}
