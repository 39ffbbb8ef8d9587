//! Slack's Socket Mode.
//!
//! <https://docs.slack.dev/apis/events-api/using-socket-mode>. Each envelope is answered by a task of its
//! own: one slow answer holds up no other.

use std::time::Duration;

use secrecy::SecretString;
use serde_json::{Value, json};
use usher_domain::ChatPlatform;

use super::{
    Parts,
    pause::Pauses,
    socket::{self, Received, Receiver, Sender},
};
use crate::slack::{Incoming, Slack, command_of, interaction_of};

/// Slack sends a sign of life every few seconds; after so long without one the connection is gone.
const SILENCE: Duration = Duration::from_mins(1);

/// Keeps a connection to Slack until the process is to end.
pub(super) async fn run(mut parts: Parts, token: SecretString) {
    let mut pauses = Pauses::default();
    parts.health.set(ChatPlatform::Slack, false);
    while !*parts.stop.borrow() {
        if connection(&mut parts, &token, &mut pauses).await {
            // Slack asked us to come again: at once.
            continue;
        }
        parts.health.set(ChatPlatform::Slack, false);
        if !pauses.wait(&mut parts).await {
            break;
        }
    }
    parts.health.set(ChatPlatform::Slack, false);
}

/// One connection, from its beginning to its end. True if the next may follow at once.
async fn connection(parts: &mut Parts, token: &SecretString, pauses: &mut Pauses) -> bool {
    let chat = parts.chat.clone();
    let Some(slack) = chat.slack() else { return false };
    let url = match slack.api.socket(token).await {
        Ok(url) => url,
        Err(error) => {
            tracing::warn!(%error, "Slack gave no socket");
            return false;
        }
    };
    match socket::open(&url, slack.api.base()).await {
        Ok((sender, receiver)) => serve(parts, slack, sender, receiver, pauses).await,
        Err(error) => {
            tracing::warn!(%error, "Slack's socket did not open");
            false
        }
    }
}

async fn serve(
    parts: &mut Parts,
    slack: &Slack,
    sender: Sender,
    mut receiver: Receiver,
    pauses: &mut Pauses,
) -> bool {
    let mut was_live = false;
    loop {
        let received = tokio::select! {
            received = receiver.next(SILENCE) => received,
            _ = parts.stop.wait_for(|stop| *stop) => return false,
        };
        let message = match received {
            Some(Received::Json(message)) => message,
            Some(Received::Nothing) => continue,
            Some(Received::Closed(_)) | None => {
                tracing::info!("Slack's socket is closed");
                return false;
            }
        };
        match message.get("type").and_then(Value::as_str) {
            Some("hello") => {
                was_live = true;
                pauses.reset();
                parts.health.set(ChatPlatform::Slack, true);
            }
            Some("disconnect") => {
                let reason = message.get("reason").and_then(Value::as_str);
                tracing::info!(reason, "Slack asks to connect anew");
                // The sender is kept by whoever still answers, so that their answers arrive.
                return was_live && reason != Some("link_disabled");
            }
            Some("slash_commands" | "interactive") => answer(parts, slack, &sender, &message),
            // Nothing that we asked for; it is acknowledged, so that it does not come again.
            _ => acknowledge(&sender, &message, None),
        }
    }
}

fn answer(parts: &Parts, slack: &Slack, sender: &Sender, envelope: &Value) {
    let payload = envelope.get("payload").cloned().unwrap_or_default();
    let is_command = envelope.get("type").and_then(Value::as_str) == Some("slash_commands");
    let incoming: Incoming =
        if is_command { command_of(payload) } else { interaction_of(payload, &slack.command) };
    let (chat, working) = (parts.chat.clone(), parts.working.clone());
    let (sender, mut envelope) = (sender.clone(), envelope.clone());
    // It may be large, and only the id is needed any more.
    envelope["payload"] = Value::Null;
    tokio::spawn(async move {
        let body = chat.answer_slack(incoming).await;
        acknowledge(&sender, &envelope, body);
        drop(working);
    });
}

fn acknowledge(sender: &Sender, envelope: &Value, body: Option<Value>) {
    let Some(id) = envelope.get("envelope_id").and_then(Value::as_str) else { return };
    let takes = envelope.get("accepts_response_payload").and_then(Value::as_bool) != Some(false);
    let mut acknowledgement = json!({ "envelope_id": id });
    if let Some(body) = body.filter(|_| takes) {
        acknowledgement["payload"] = body;
    }
    if !sender.send(acknowledgement) {
        tracing::warn!("an answer came when Slack's socket was gone");
    }
}
