//! Discord's gateway, as far as interactions need it.
//!
//! <https://docs.discord.com/developers/events/gateway>. Our own, because a form whose inputs stand in
//! labels comes back empty through the client libraries that there are.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};
use url::Url;
use usher_domain::ChatPlatform;

use super::{
    Parts,
    pause::{Pauses, jitter},
    socket::{self, Received, Receiver, Sender},
};
use crate::{
    discord::{Discord, interaction},
    outbound::SendError,
};

const DISPATCH: u64 = 0;
const HEARTBEAT: u64 = 1;
const IDENTIFY: u64 = 2;
const RESUME: u64 = 6;
const RECONNECT: u64 = 7;
const INVALID_SESSION: u64 = 9;
const HELLO: u64 = 10;
const HEARTBEAT_ACK: u64 = 11;

/// How long Discord may take to say hello.
const GREETING: Duration = Duration::from_secs(20);
/// How long it may take to take an answer.
const ANSWER: Duration = Duration::from_secs(1);
/// Nobody may identify more often.
const IDENTIFY_EVERY: Duration = Duration::from_secs(5);

/// A session that can be gone on with.
struct Session {
    id: String,
    url: Url,
}

/// What outlives a connection.
#[derive(Default)]
struct Memory {
    session: Option<Session>,
    /// The number of the last event.
    seen: Option<u64>,
    /// Whether the last connection came to be used.
    was_live: bool,
}

/// How a connection ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    /// It can be gone on at once.
    Resumable,
    /// It failed.
    Failed,
    /// It would fail always: the token or what was asked for is wrong.
    Refused(u16),
    /// The process is to end.
    Stopped,
}

/// Keeps a connection to Discord until the process is to end.
pub(super) async fn run(mut parts: Parts, token: SecretString) {
    let (mut pauses, mut memory) = (Pauses::default(), Memory::default());
    parts.health.set(ChatPlatform::Discord, false);
    loop {
        let end = connection(&mut parts, &token, &mut memory, &mut pauses).await;
        match end {
            End::Resumable if memory.session.is_some() && memory.was_live => {
                parts.health.set(ChatPlatform::Discord, false);
                continue;
            }
            End::Stopped => break,
            End::Refused(code) => {
                tracing::error!(
                    code,
                    "Discord refuses this bot: is USHER_DISCORD_BOT_TOKEN right?"
                );
                memory = Memory::default();
            }
            End::Resumable | End::Failed => {}
        }
        parts.health.set(ChatPlatform::Discord, false);
        if !pauses.wait(&mut parts).await {
            break;
        }
    }
    parts.health.set(ChatPlatform::Discord, false);
}

async fn connection(
    parts: &mut Parts,
    token: &SecretString,
    memory: &mut Memory,
    pauses: &mut Pauses,
) -> End {
    memory.was_live = false;
    if *parts.stop.borrow() {
        return End::Stopped;
    }
    let chat = parts.chat.clone();
    let Some(discord) = chat.discord() else { return End::Failed };
    let url = match &memory.session {
        Some(session) => Ok(session.url.clone()),
        None => discord.api.gateway().await,
    };
    let mut url = match url {
        Ok(url) => url,
        Err(error) => {
            tracing::warn!(%error, "Discord gave no gateway");
            return End::Failed;
        }
    };
    url.query_pairs_mut().clear().append_pair("v", "10").append_pair("encoding", "json");
    match socket::open(&url, discord.api.base()).await {
        Ok((sender, receiver)) => {
            let connection = Connection { parts, sender, receiver, memory, pauses };
            connection.serve(token).await
        }
        Err(error) => {
            tracing::warn!(%error, "Discord's gateway did not open");
            // Where a session can be resumed may be gone with it.
            *memory = Memory::default();
            End::Failed
        }
    }
}

/// One connection.
struct Connection<'c> {
    parts: &'c mut Parts,
    sender: Sender,
    receiver: Receiver,
    memory: &'c mut Memory,
    pauses: &'c mut Pauses,
}

impl Connection<'_> {
    async fn serve(mut self, token: &SecretString) -> End {
        let Some(every) = self.greeted().await else { return End::Failed };
        self.introduce(token);
        // The first one comes at a time of its own, so that many do not come at once.
        let mut beat = Instant::now() + jitter(every, &self.parts.random);
        let mut answered = true;
        loop {
            let wait = beat.saturating_duration_since(Instant::now());
            let received = tokio::select! {
                received = self.receiver.next(wait) => received,
                _ = self.parts.stop.wait_for(|stop| *stop) => return End::Stopped,
            };
            match received {
                None if !answered => {
                    tracing::warn!("Discord is silent; connecting anew");
                    return End::Resumable;
                }
                None => {
                    self.beat();
                    answered = false;
                    beat = Instant::now() + every;
                }
                Some(Received::Nothing) => {}
                Some(Received::Closed(code)) => return self.closed(code),
                Some(Received::Json(message)) => {
                    if op(&message) == Some(HEARTBEAT_ACK) {
                        answered = true;
                    } else if let Some(end) = self.take(&message).await {
                        return end;
                    }
                }
            }
        }
    }

    /// How often a heartbeat is wanted, from Discord's first message.
    async fn greeted(&mut self) -> Option<Duration> {
        let Some(Received::Json(hello)) = self.receiver.next(GREETING).await else { return None };
        let every = hello.pointer("/d/heartbeat_interval").and_then(Value::as_u64);
        // Less would be a flood, more would be no sign of life.
        let every = every.filter(|_| op(&hello) == Some(HELLO))?.clamp(10, 300_000);
        Some(Duration::from_millis(every))
    }

    /// Says who we are, or where we were.
    fn introduce(&self, token: &SecretString) {
        let token = token.expose_secret();
        let message = match &self.memory.session {
            Some(session) => json!({ "op": RESUME, "d": {
                "token": token, "session_id": session.id, "seq": self.memory.seen,
            } }),
            // No intents: interactions come without any, and nothing else is wanted.
            None => json!({ "op": IDENTIFY, "d": {
                "token": token,
                "intents": 0,
                "properties": { "os": std::env::consts::OS, "browser": "usher", "device": "usher" },
            } }),
        };
        self.sender.send(message);
    }

    fn beat(&self) {
        self.sender.send(json!({ "op": HEARTBEAT, "d": self.memory.seen }));
    }

    fn closed(&mut self, code: Option<u16>) -> End {
        tracing::info!(code, "Discord's gateway is closed");
        match code {
            // The token, or what was asked for.
            Some(code @ (4004 | 4010..=4014)) => End::Refused(code),
            // The session is not good any more.
            Some(4007 | 4009) => {
                *self.memory = Memory::default();
                End::Failed
            }
            _ => End::Resumable,
        }
    }

    /// Takes a message; an end, if it is one.
    async fn take(&mut self, message: &Value) -> Option<End> {
        match op(message)? {
            DISPATCH => self.dispatched(message),
            HEARTBEAT => self.beat(),
            RECONNECT => return Some(End::Resumable),
            INVALID_SESSION => {
                let resumable = message.get("d").and_then(Value::as_bool) == Some(true);
                if !resumable {
                    *self.memory = Memory::default();
                    // Between one and five seconds, as Discord asks.
                    sleep(jitter(IDENTIFY_EVERY, &self.parts.random)).await;
                }
                return Some(if resumable { End::Resumable } else { End::Failed });
            }
            _ => {}
        }
        None
    }

    fn dispatched(&mut self, message: &Value) {
        if let Some(number) = message.get("s").and_then(Value::as_u64) {
            self.memory.seen = Some(number);
        }
        let data = message.get("d").unwrap_or(&Value::Null);
        match message.get("t").and_then(Value::as_str) {
            Some("READY") => {
                let text = |name: &str| data.get(name).and_then(Value::as_str);
                let url = text("resume_gateway_url").and_then(|url| url.parse().ok());
                self.memory.session =
                    text("session_id").zip(url).map(|(id, url)| Session { id: id.to_owned(), url });
                self.connected();
            }
            Some("RESUMED") => self.connected(),
            Some("INTERACTION_CREATE") => self.answer(data),
            _ => {}
        }
    }

    fn connected(&mut self) {
        self.memory.was_live = true;
        self.pauses.reset();
        self.parts.health.set(ChatPlatform::Discord, true);
    }

    /// Answers an interaction, in a task of its own.
    fn answer(&self, data: &Value) {
        let text = |name: &str| data.get(name).and_then(Value::as_str).map(str::to_owned);
        let (Some(id), Some(token)) = (text("id"), text("token")) else { return };
        let incoming = interaction(data.to_string().as_bytes());
        let (chat, working) = (self.parts.chat.clone(), self.parts.working.clone());
        tokio::spawn(async move {
            let Some(discord) = chat.discord() else { return };
            if let Some(answer) = chat.answer_discord(incoming).await {
                acknowledge(discord, &id, &token, &answer).await;
            }
            drop(working);
        });
    }
}

async fn acknowledge(discord: &Discord, id: &str, token: &str, answer: &Value) {
    match discord.api.acknowledge(id, token, answer, ANSWER).await {
        Ok(()) => {}
        // It may have been taken, and only the answer to that was lost.
        Err(SendError::NotNow) => {
            let again = discord.api.acknowledge(id, token, answer, ANSWER).await;
            if let Err(error) = again {
                tracing::warn!(%error, "an answer did not reach Discord");
            }
        }
        Err(error) => tracing::warn!(%error, "an answer did not reach Discord"),
    }
}

fn op(message: &Value) -> Option<u64> {
    message.get("op").and_then(Value::as_u64)
}
