//! Socket Mode: Slack's side of the WebSocket.
//!
//! <https://docs.slack.dev/apis/events-api/using-socket-mode>

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::{
    extract::{
        Query, State as Shared, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, close_code},
    },
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use serde_json::{Map, Value, json};
use tokio::sync::{
    mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    oneshot,
};
use url::form_urlencoded;

use super::{FakeSlack, Origin, What};
use crate::{
    SignedRequest,
    delivery::{ANSWER_WITHIN, Ack},
};

/// The connections, and who waits for an acknowledgement.
#[derive(Default)]
pub(super) struct Sockets(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    serial: u64,
    /// What `apps.connections.open` has given out and nobody has used.
    tickets: HashSet<String>,
    /// The connections, oldest first.
    connected: Vec<(u64, UnboundedSender<Order>)>,
    /// By envelope.
    waiting: HashMap<String, oneshot::Sender<Value>>,
    pongs: u64,
}

/// What a connection is told to do.
#[derive(Clone)]
enum Order {
    Send(Value),
    Ping,
    /// With a closing handshake.
    Close,
    /// Without one.
    Drop,
}

impl Sockets {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn order(&self, order: &Order) {
        for (_, connection) in &self.lock().connected {
            // A connection that has just gone has nothing to be told.
            let _ = connection.send(order.clone());
        }
    }
}

/// `GET /link?ticket=…`.
pub(super) async fn connect(
    Shared(slack): Shared<FakeSlack>,
    Query(query): Query<HashMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let ticket = query.get("ticket").map(String::as_str).unwrap_or_default();
    if !slack.shared.sockets.lock().tickets.remove(ticket) {
        return StatusCode::FORBIDDEN.into_response();
    }
    upgrade.on_upgrade(move |socket| serve(slack, socket))
}

async fn serve(slack: FakeSlack, mut socket: WebSocket) {
    let (orders, ordered) = unbounded_channel();
    let (id, count) = {
        let mut inner = slack.shared.sockets.lock();
        inner.serial += 1;
        let id = inner.serial;
        inner.connected.push((id, orders));
        (id, inner.connected.len())
    };
    let hello = json!({
        "type": "hello",
        "num_connections": count,
        "connection_info": { "app_id": slack.settings().app_id },
        "debug_info": debug_info(),
    });
    if socket.send(Message::Text(hello.to_string().into())).await.is_ok() {
        slack.change(|_| ());
        obey(&slack, &mut socket, ordered).await;
    }
    slack.shared.sockets.lock().connected.retain(|(known, _)| *known != id);
    slack.change(|_| ());
}

fn debug_info() -> Value {
    json!({
        "host": "applink-fake",
        "started": "2030-01-01 00:00:00.000",
        "build_number": 1,
        "approximate_connection_time": 18060,
    })
}

/// Sends what is ordered and takes acknowledgements, until one side has enough.
async fn obey(slack: &FakeSlack, socket: &mut WebSocket, mut orders: UnboundedReceiver<Order>) {
    loop {
        let done = tokio::select! {
            order = orders.recv() => match order {
                Some(Order::Send(envelope)) => {
                    socket.send(Message::Text(envelope.to_string().into())).await
                }
                Some(Order::Ping) => socket.send(Message::Ping("Ping from applink".into())).await,
                Some(Order::Close) => {
                    let frame = CloseFrame { code: close_code::NORMAL, reason: "".into() };
                    let _ = socket.send(Message::Close(Some(frame))).await;
                    return;
                }
                Some(Order::Drop) | None => return,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => {
                    slack.acknowledge(text.as_str());
                    Ok(())
                }
                Some(Ok(Message::Pong(_))) => {
                    slack.shared.sockets.lock().pongs += 1;
                    slack.change(|_| ());
                    Ok(())
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => Ok(()),
            },
        };
        if done.is_err() {
            return;
        }
    }
}

impl FakeSlack {
    /// How many Socket Mode connections there are.
    pub fn sockets(&self) -> usize {
        self.shared.sockets.lock().connected.len()
    }

    /// Pings every connection.
    pub fn ping_sockets(&self) {
        self.shared.sockets.order(&Order::Ping);
    }

    /// How many pongs came.
    pub fn pongs(&self) -> u64 {
        self.shared.sockets.lock().pongs
    }

    /// Says that connections will soon be closed, as Slack does ten seconds before.
    pub fn warn_sockets(&self) {
        self.shared.sockets.order(&Order::Send(disconnect("warning")));
    }

    /// Asks every connection to be made anew, and closes it.
    pub fn refresh_sockets(&self) {
        self.shared.sockets.order(&Order::Send(disconnect("refresh_requested")));
        self.shared.sockets.order(&Order::Close);
    }

    /// Cuts every connection off without a word.
    pub fn drop_sockets(&self) {
        self.shared.sockets.order(&Order::Drop);
    }

    /// What `apps.connections.open` answers: an address that can be used once.
    pub(super) fn new_link(&self) -> Value {
        let ticket = self.secret();
        let base = self.shared.base_url.replacen("http", "ws", 1);
        let url = format!("{base}/link?ticket={ticket}&app_id={}", self.settings().app_id);
        self.shared.sockets.lock().tickets.insert(ticket);
        json!({ "url": url })
    }

    /// Sends an act to the newest connection and waits for its acknowledgement; `None` if there is
    /// no connection.
    pub(super) async fn over_socket(
        &self,
        origin: &Origin,
        request: &SignedRequest,
    ) -> Option<Ack> {
        let connection = self.shared.sockets.lock().connected.last()?.1.clone();
        let id = self.secret();
        let (acknowledge, acknowledged) = oneshot::channel();
        self.shared.sockets.lock().waiting.insert(id.clone(), acknowledge);
        let sent = connection.send(Order::Send(envelope(&id, origin, &request.body))).is_ok();
        let answer = tokio::time::timeout(ANSWER_WITHIN, acknowledged);
        let answer = if sent { answer.await.ok().and_then(Result::ok) } else { None };
        self.shared.sockets.lock().waiting.remove(&id);
        let Some(payload) = answer else {
            return Some(Ack { status: None, body: String::new() });
        };
        let body = if payload.is_null() { String::new() } else { payload.to_string() };
        Some(Ack { status: Some(200), body })
    }

    fn acknowledge(&self, text: &str) {
        let answer: Value = serde_json::from_str(text).unwrap_or_default();
        let id = answer.get("envelope_id").and_then(Value::as_str).unwrap_or_default();
        let waiting = self.shared.sockets.lock().waiting.remove(id);
        match waiting {
            Some(waiting) => {
                // Who waits may have given up this very moment.
                let _ = waiting.send(answer.get("payload").cloned().unwrap_or_default());
            }
            None => self.change(|state| {
                state.violations.push(format!("nobody waits for this acknowledgement: {text}"));
            }),
        }
    }
}

fn disconnect(reason: &str) -> Value {
    json!({ "type": "disconnect", "reason": reason, "debug_info": { "host": "applink-fake" } })
}

/// The same payload as over HTTP: a command's fields as an object, an interaction's as it is.
fn envelope(id: &str, origin: &Origin, body: &str) -> Value {
    let fields: Map<String, Value> = form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let command = matches!(origin.what, What::Command { .. });
    let payload = match fields.get("payload").and_then(Value::as_str) {
        Some(payload) if !command => serde_json::from_str(payload).unwrap_or_default(),
        _ => Value::Object(fields),
    };
    let answers = command || matches!(origin.what, What::Submission { .. });
    json!({
        "envelope_id": id,
        "type": if command { "slash_commands" } else { "interactive" },
        "accepts_response_payload": answers,
        "payload": payload,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::{SinkExt as _, StreamExt as _};
    use tokio::net::TcpStream;
    use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async, tungstenite};

    use super::*;
    use crate::{
        slack::{Settings, User},
        stand_in::{Time, random},
    };

    type Client = WebSocketStream<MaybeTlsStream<TcpStream>>;

    async fn slack() -> FakeSlack {
        let clock = Time::new().clock();
        let slack = FakeSlack::serve(Settings::socket_only(), clock, random()).await.unwrap();
        let name = "ada".to_owned();
        let real_name = name.clone();
        slack.add_user(User { id: "U0ADA".into(), name, real_name, locale: "en-US".into() });
        slack
    }

    async fn link(slack: &FakeSlack) -> String {
        let url = format!("{}/apps.connections.open", slack.api_url());
        let call = reqwest::Client::new().post(url).bearer_auth(&slack.settings().app_token);
        let answer: Value = call.send().await.unwrap().json().await.unwrap();
        answer["url"].as_str().unwrap().to_owned()
    }

    async fn read(client: &mut Client) -> Option<Value> {
        loop {
            match client.next().await? {
                Ok(tungstenite::Message::Text(text)) => {
                    return Some(serde_json::from_str(&text).unwrap());
                }
                Ok(tungstenite::Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    async fn connected(slack: &FakeSlack) -> Client {
        let (mut client, _) = connect_async(link(slack).await).await.unwrap();
        let hello = read(&mut client).await.unwrap();
        assert_eq!((&hello["type"], &hello["num_connections"]), (&json!("hello"), &json!(1)));
        client
    }

    async fn acknowledge(client: &mut Client, payload: Value) -> Value {
        let envelope = read(client).await.unwrap();
        let ack = json!({ "envelope_id": envelope["envelope_id"], "payload": payload });
        client.send(tungstenite::Message::text(ack.to_string())).await.unwrap();
        envelope
    }

    #[tokio::test]
    async fn acts_go_over_the_socket_and_are_acknowledged_there() {
        let slack = slack().await;
        let mut client = connected(&slack).await;
        let reply = json!({ "text": "Hi" });
        let act = slack.command("U0ADA", "/usher", "list");
        let (sent, envelope) = tokio::join!(act, acknowledge(&mut client, reply));
        assert!(sent.unwrap().ack.is_ok());
        assert_eq!(envelope["type"], "slash_commands");
        assert_eq!(envelope["accepts_response_payload"], true);
        assert_eq!(envelope["payload"]["command"], "/usher");
        assert_eq!(envelope["payload"]["text"], "list");
        assert_eq!(slack.messages("U0ADA")[0].text, "Hi");

        let button = json!({
            "type": "button",
            "action_id": "go",
            "text": { "type": "plain_text", "text": "Go" },
        });
        let card = json!({ "blocks": [{ "type": "actions", "elements": [button] }] });
        let act = slack.command("U0ADA", "/usher", "");
        let _ = tokio::join!(act, acknowledge(&mut client, card));
        let ts = slack.messages("U0ADA")[1].ts.clone();
        let act = slack.press("U0ADA", &ts, "Go");
        let (_, envelope) = tokio::join!(act, acknowledge(&mut client, Value::Null));
        assert_eq!(envelope["type"], "interactive");
        assert_eq!(envelope["payload"]["type"], "block_actions");
        assert_eq!(slack.violations(), [""; 0]);

        let late = json!({ "envelope_id": "none" }).to_string();
        client.send(tungstenite::Message::text(late)).await.unwrap();
        let told = slack.wait_for(Duration::from_secs(5), |slack| slack.violations().pop()).await;
        assert!(told.unwrap().contains("nobody waits"));
    }

    #[tokio::test]
    async fn a_connection_is_pinged_warned_refreshed_and_dropped() {
        let slack = slack().await;
        let used = link(&slack).await;
        let (first, _) = connect_async(&used).await.unwrap();
        drop(first);
        assert!(connect_async(&used).await.is_err());
        let gone = |slack: &FakeSlack| (slack.sockets() == 0).then_some(());
        assert!(slack.wait_for(Duration::from_secs(5), gone).await.is_some());

        let mut client = connected(&slack).await;
        slack.ping_sockets();
        slack.warn_sockets();
        let warning = read(&mut client).await.unwrap();
        assert_eq!(
            (&warning["type"], &warning["reason"]),
            (&json!("disconnect"), &json!("warning"))
        );
        client.flush().await.unwrap();
        let answered = |slack: &FakeSlack| (slack.pongs() == 1).then_some(());
        assert!(slack.wait_for(Duration::from_secs(5), answered).await.is_some());
        slack.refresh_sockets();
        assert_eq!(read(&mut client).await.unwrap()["reason"], "refresh_requested");
        assert_eq!(read(&mut client).await, None);
        assert!(slack.wait_for(Duration::from_secs(5), gone).await.is_some());

        let mut client = connected(&slack).await;
        slack.drop_sockets();
        assert_eq!(read(&mut client).await, None);
        assert!(slack.wait_for(Duration::from_secs(5), gone).await.is_some());
        let act = slack.command("U0ADA", "/usher", "").await.unwrap_err();
        assert_eq!(act, crate::ActError::Unreachable);
    }
}
