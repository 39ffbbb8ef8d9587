//! How an answer reaches Discord.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::{Discord, message, modal::modal, naming, reply_to::ReplyTo};
use crate::{
    Answer, Event, Reply, asides,
    delivered::{Announced, Delivered, announcement},
    event::What,
    handle::Handle,
    outbound::SendError,
};

/// How long an answer can be changed: 15 minutes, and one to be safe.
const LASTS: Duration = Duration::from_mins(14);

/// Our acknowledgement may reach Discord after what follows it: then it does not know the interaction
/// yet, and is asked again.
const TRIES: u32 = 5;
/// How long to wait for that.
const PAUSE: Duration = Duration::from_millis(700);

const PONG: u8 = 1;
const MESSAGE: u8 = 4;
const LATER: u8 = 5;
const UPDATE_LATER: u8 = 6;
const UPDATE: u8 = 7;
pub(super) const CHOICES: u8 = 8;
const MODAL: u8 = 9;

/// An answer of a type, with what belongs to it.
pub(super) fn of_type(kind: u8, data: &Value) -> Value {
    json!({ "type": kind, "data": data })
}

/// A reply that only its reader sees.
fn private(reply: &Reply) -> Value {
    of_type(MESSAGE, &message(reply, true))
}

/// That somebody is there.
pub(crate) fn pong() -> Value {
    json!({ "type": PONG })
}

/// The bot is not used here.
pub(crate) fn outside_server(locale: Option<&str>) -> Value {
    private(&asides::servers_only(locale))
}

/// It could not be done, and can be tried again.
pub(crate) fn refused(event: &Event) -> Value {
    private(&asides::try_again(event))
}

/// The acknowledgement of an event whose answer comes later.
pub(crate) fn later(event: &Event) -> Value {
    if on_message(event) {
        json!({ "type": UPDATE_LATER })
    } else {
        of_type(LATER, &json!({ "flags": 64 }))
    }
}

fn on_message(event: &Event) -> bool {
    ReplyTo::read(&event.reply_to).is_some_and(|to| to.on_message)
}

/// The answer to an event that Discord waits for.
pub(crate) fn in_time(event: &Event, answer: &Answer) -> Delivered {
    let mut delivered = answered(event, answer);
    let to = ReplyTo::read(&event.reply_to);
    if let (Some(to), Some(data)) = (to, delivered.ack.as_mut().and_then(|ack| ack.get_mut("data")))
    {
        *data = to.addressed(data.take());
    }
    delivered
}

fn answered(event: &Event, answer: &Answer) -> Delivered {
    let (ack, announces) = match answer {
        Answer::Form(form) if !matches!(event.what, What::Form { .. }) => {
            (of_type(MODAL, &modal(form)), None)
        }
        Answer::Form(_) => (private(&asides::form_is_ready(event)), None),
        Answer::Wrong(errors) => (private(&asides::wrong(event, errors)), None),
        Answer::Update(reply) if on_message(event) => {
            (of_type(UPDATE, &message(reply, false)), announced(event, reply, None))
        }
        Answer::Reply(reply) | Answer::Update(reply) => {
            (private(reply), announced(event, reply, None))
        }
    };
    Delivered { ack: Some(ack), announces }
}

fn announced(event: &Event, reply: &Reply, message: Option<String>) -> Option<Announced> {
    let to = ReplyTo::read(&event.reply_to)?;
    let handle = Handle::Discord { to, message };
    Some(announcement(event, reply.announces.as_ref()?, &handle, LASTS))
}

impl Discord {
    /// Brings an answer to whoever caused an event that was acknowledged, by `end`.
    pub(crate) async fn deliver_late(
        &self,
        event: &Event,
        answer: &Answer,
        end: Instant,
    ) -> Result<Delivered, SendError> {
        let ready;
        let (reply, updates) = match answer {
            Answer::Reply(reply) => (reply, false),
            Answer::Update(reply) => (reply, true),
            Answer::Form(_) => {
                ready = asides::form_is_ready(event);
                (&ready, false)
            }
            Answer::Wrong(errors) => {
                ready = asides::wrong(event, errors);
                (&ready, false)
            }
        };
        let to = ReplyTo::read(&event.reply_to).ok_or(SendError::Over)?;
        let left = || end.saturating_duration_since(Instant::now());
        let mut tries = 0;
        loop {
            tries += 1;
            match self.send(&to, reply, updates, left()).await {
                Ok(message) => {
                    let announces = announced(event, reply, message);
                    return Ok(Delivered { ack: None, announces });
                }
                Err(SendError::Over) if tries < TRIES => sleep(PAUSE).await,
                // Nothing can be said there any more: it goes to the direct messages.
                Err(SendError::Over) => {
                    let user = event.who.account.user();
                    let message = naming(message(reply, false), event.who.account.workspace());
                    self.api.direct_message(user, &message, &event.id, left()).await?;
                    return Ok(Delivered::default());
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Sends a reply; returns the id of the message, if it is not the first answer.
    async fn send(
        &self,
        to: &ReplyTo,
        reply: &Reply,
        updates: bool,
        budget: Duration,
    ) -> Result<Option<String>, SendError> {
        if updates || !to.on_message {
            let message = to.addressed(message(reply, false));
            self.api.edit(to, None, &message, budget).await?;
            return Ok(None);
        }
        let message = to.addressed(message(reply, true));
        self.api.follow_up(to, &message, budget).await.map(Some)
    }
}
