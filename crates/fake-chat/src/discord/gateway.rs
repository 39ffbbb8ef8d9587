//! A minimal gateway: sessions, heartbeats, interactions, and ways to lose the connection.
//!
//! <https://docs.discord.com/developers/events/gateway>. Payloads are sent as text; a client that
//! asks for compression has to take that from Discord, too.

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use axum::{
    extract::{
        State as Shared, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    response::Response,
};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{FakeDiscord, limits::number, payload, rest};

/// How often a client should send a heartbeat, in milliseconds.
const HEARTBEAT: u64 = 41_250;

/// The intents that an application has to be granted: members, presences, content of messages.
const PRIVILEGED: u64 = (1 << 1) | (1 << 8) | (1 << 15);

/// The close codes of <https://docs.discord.com/developers/topics/opcodes-and-status-codes>.
mod close {
    pub(super) const UNKNOWN_OPCODE: u16 = 4001;
    pub(super) const DECODE_ERROR: u16 = 4002;
    pub(super) const NOT_AUTHENTICATED: u16 = 4003;
    pub(super) const AUTHENTICATION_FAILED: u16 = 4004;
    pub(super) const ALREADY_AUTHENTICATED: u16 = 4005;
    pub(super) const INVALID_SEQ: u16 = 4007;
    pub(super) const INVALID_SHARD: u16 = 4010;
    pub(super) const INVALID_INTENTS: u16 = 4013;
    pub(super) const DISALLOWED_INTENTS: u16 = 4014;
}

/// The sessions and the connections.
#[derive(Default)]
pub(super) struct Gateway(Mutex<Inner>);

#[derive(Default)]
struct Inner {
    serial: u64,
    sessions: HashMap<String, Session>,
    /// The connections, oldest first.
    connections: Vec<Connection>,
    heartbeats: u64,
    resumed: u64,
}

/// What can be resumed.
#[derive(Default)]
struct Session {
    /// Everything that was dispatched; the number of each is its place, from 1.
    events: Vec<Value>,
}

struct Connection {
    id: u64,
    session: Option<String>,
    orders: UnboundedSender<Order>,
}

enum Order {
    Send(Value),
    Close(u16),
    /// Without a closing handshake.
    Drop,
}

impl Gateway {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn connection(&mut self, id: u64) -> Option<&mut Connection> {
        self.connections.iter_mut().find(|known| known.id == id)
    }

    fn order_all(&self, order: impl Fn() -> Order) {
        for connection in &self.connections {
            // A connection that has just gone has nothing to be told.
            let _ = connection.orders.send(order());
        }
    }
}

/// The WebSocket's address.
pub(super) async fn connect(
    Shared(discord): Shared<FakeDiscord>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade.on_upgrade(move |socket| serve(discord, socket))
}

async fn serve(discord: FakeDiscord, mut socket: WebSocket) {
    let (orders, ordered) = unbounded_channel();
    let hello = json!({ "op": 10, "d": { "heartbeat_interval": HEARTBEAT }, "s": null, "t": null });
    // Whoever made the channel holds its other end.
    let _ = orders.send(Order::Send(hello));
    let id = {
        let mut inner = discord.shared.gateway.lock();
        inner.serial += 1;
        let id = inner.serial;
        inner.connections.push(Connection { id, session: None, orders });
        id
    };
    obey(&discord, id, &mut socket, ordered).await;
    discord.shared.gateway.lock().connections.retain(|known| known.id != id);
    discord.change(|_| ());
}

/// Sends what is ordered and takes what comes, until one side has enough.
async fn obey(
    discord: &FakeDiscord,
    id: u64,
    socket: &mut WebSocket,
    mut orders: UnboundedReceiver<Order>,
) {
    loop {
        tokio::select! {
            order = orders.recv() => match order {
                Some(Order::Send(payload)) => {
                    if socket.send(Message::Text(payload.to_string().into())).await.is_err() {
                        return;
                    }
                }
                Some(Order::Close(code)) => {
                    let frame = CloseFrame { code, reason: "".into() };
                    let _ = socket.send(Message::Close(Some(frame))).await;
                    return;
                }
                Some(Order::Drop) | None => return,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Text(text))) => discord.take_payload(id, text.as_str()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(_)) => {}
            },
        }
    }
}

impl FakeDiscord {
    /// How many connections are identified or resumed.
    pub fn gateway_connections(&self) -> usize {
        let inner = self.shared.gateway.lock();
        inner.connections.iter().filter(|known| known.session.is_some()).count()
    }

    /// How many heartbeats came.
    pub fn heartbeats(&self) -> u64 {
        self.shared.gateway.lock().heartbeats
    }

    /// How often a session was resumed.
    pub fn resumed(&self) -> u64 {
        self.shared.gateway.lock().resumed
    }

    /// Asks every client for a heartbeat at once.
    pub fn ask_for_heartbeat(&self) {
        let ask = || Order::Send(json!({ "op": 1, "d": null, "s": null, "t": null }));
        self.shared.gateway.lock().order_all(ask);
    }

    /// Tells every client to reconnect and to resume.
    pub fn reconnect_gateway(&self) {
        let ask = || Order::Send(json!({ "op": 7, "d": null, "s": null, "t": null }));
        self.shared.gateway.lock().order_all(ask);
    }

    /// Tells every client that its session is invalid. What cannot be resumed is forgotten.
    pub fn invalidate_sessions(&self, resumable: bool) {
        let mut inner = self.shared.gateway.lock();
        if !resumable {
            inner.sessions.clear();
            for connection in &mut inner.connections {
                connection.session = None;
            }
        }
        inner.order_all(|| Order::Send(json!({ "op": 9, "d": resumable, "s": null, "t": null })));
    }

    /// Closes every connection with a code of Discord's.
    pub fn close_gateway(&self, code: u16) {
        self.shared.gateway.lock().order_all(|| Order::Close(code));
    }

    /// Cuts every connection off without a word.
    pub fn drop_gateway(&self) {
        self.shared.gateway.lock().order_all(|| Order::Drop);
    }

    /// Dispatches an interaction to the newest session. One that has lost its connection gets it
    /// when it resumes, unless there is an endpoint to send it to.
    pub(super) fn dispatch(&self, interaction: &str) -> bool {
        let has_endpoint = self.settings().interactions_url.is_some();
        let mut inner = self.shared.gateway.lock();
        let connected = inner.connections.iter().rev().find_map(|known| known.session.clone());
        let waits = || inner.sessions.keys().next().cloned().filter(|_| !has_endpoint);
        let Some(session) = connected.or_else(waits) else {
            return false;
        };
        let interaction: Value = serde_json::from_str(interaction).unwrap_or_default();
        send_event(&mut inner, &session, "INTERACTION_CREATE", &interaction);
        true
    }

    fn take_payload(&self, id: u64, text: &str) {
        let done = match serde_json::from_str::<Value>(text) {
            Ok(payload) if payload["op"].is_u64() => self.obey_payload(id, &payload),
            _ => Err(close::DECODE_ERROR),
        };
        if let Err(code) = done {
            let mut inner = self.shared.gateway.lock();
            if let Some(connection) = inner.connection(id) {
                let _ = connection.orders.send(Order::Close(code));
            }
        }
        self.change(|_| ());
    }

    fn obey_payload(&self, id: u64, payload: &Value) -> Result<(), u16> {
        let mut inner = self.shared.gateway.lock();
        let known = inner.connection(id).is_some_and(|known| known.session.is_some());
        match number(payload, "op") {
            1 => {
                inner.heartbeats += 1;
                let ack = json!({ "op": 11, "d": null, "s": null, "t": null });
                if let Some(connection) = inner.connection(id) {
                    let _ = connection.orders.send(Order::Send(ack));
                }
                Ok(())
            }
            2 | 6 if known => Err(close::ALREADY_AUTHENTICATED),
            2 => self.identify(&mut inner, id, &payload["d"]),
            6 => self.resume(&mut inner, id, &payload["d"]),
            3 | 4 | 8 | 31 if known => Ok(()),
            3 | 4 | 8 | 31 => Err(close::NOT_AUTHENTICATED),
            _ => Err(close::UNKNOWN_OPCODE),
        }
    }

    fn identify(&self, inner: &mut Inner, id: u64, data: &Value) -> Result<(), u16> {
        self.check_token(data)?;
        let intents = data["intents"].as_u64().ok_or(close::INVALID_INTENTS)?;
        if intents & PRIVILEGED != 0 {
            return Err(close::DISALLOWED_INTENTS);
        }
        if data.get("shard").is_some_and(|shard| *shard != json!([0, 1])) {
            return Err(close::INVALID_SHARD);
        }
        let session = self.secret();
        let settings = self.settings();
        inner.sessions.insert(session.clone(), Session::default());
        if let Some(connection) = inner.connection(id) {
            connection.session = Some(session.clone());
        }
        let ready = json!({
            "v": 10,
            "user": payload::bot(settings),
            "guilds": [{ "id": settings.guild_id, "unavailable": true }],
            "private_channels": [],
            "session_id": session,
            "resume_gateway_url": rest::gateway_url(self),
            "shard": [0, 1],
            "application": { "id": settings.application_id, "flags": 0 },
        });
        send_event(inner, &session, "READY", &ready);
        Ok(())
    }

    fn resume(&self, inner: &mut Inner, id: u64, data: &Value) -> Result<(), u16> {
        self.check_token(data)?;
        let session = data["session_id"].as_str().unwrap_or_default().to_owned();
        let seen = usize::try_from(number(data, "seq")).unwrap_or(usize::MAX);
        let missed = inner.sessions.get(&session).map(|session| session.events.get(seen..));
        let missed: Vec<Value> = match missed {
            Some(Some(missed)) => missed.to_vec(),
            Some(None) => return Err(close::INVALID_SEQ),
            None => {
                if let Some(connection) = inner.connection(id) {
                    let invalid = json!({ "op": 9, "d": false, "s": null, "t": null });
                    let _ = connection.orders.send(Order::Send(invalid));
                }
                return Ok(());
            }
        };
        inner.resumed += 1;
        if let Some(connection) = inner.connection(id) {
            connection.session = Some(session.clone());
            for event in missed {
                let _ = connection.orders.send(Order::Send(event));
            }
        }
        send_event(inner, &session, "RESUMED", &json!({}));
        Ok(())
    }

    fn check_token(&self, data: &Value) -> Result<(), u16> {
        let given = data["token"].as_str().unwrap_or_default();
        let right = given.strip_prefix("Bot ").unwrap_or(given) == self.settings().bot_token;
        if right { Ok(()) } else { Err(close::AUTHENTICATION_FAILED) }
    }
}

/// Gives an event its number, keeps it for a resumption, and sends it if there is a connection.
fn send_event(inner: &mut Inner, id: &str, name: &str, data: &Value) {
    let Some(session) = inner.sessions.get_mut(id) else {
        return;
    };
    let number = session.events.len() + 1;
    let event = json!({ "op": 0, "t": name, "s": number, "d": data });
    session.events.push(event.clone());
    let connection = inner.connections.iter().find(|known| known.session.as_deref() == Some(id));
    if let Some(connection) = connection {
        let _ = connection.orders.send(Order::Send(event));
    }
}
