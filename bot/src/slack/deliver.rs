//! How an answer reaches Slack.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::{Slack, blocks, form, reply_to::ReplyTo};
use crate::{
    Answer, Event, Reply, asides,
    delivered::{Delivered, announcement},
    event::What,
    handle::Handle,
    outbound::SendError,
};

/// How long a message can be changed that the bot posted: Slack sets no end, Usher one after an hour.
const POSTED: Duration = Duration::from_mins(55);
/// How long a message can be changed by its `response_url`: 30 minutes, and a minute to be safe.
const PRIVATE: Duration = Duration::from_mins(29);

/// How the answer goes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way<'t> {
    /// Slack waits for it; the trigger can be exchanged for a form.
    InTime(&'t str),
    /// Slack does not wait any more.
    Late,
}

/// The acknowledgement of what could not be done, and can be tried again. Of a form, Slack shows nothing
/// but what is wrong with a field; it stays open for nothing, and the person sees that it does.
pub(crate) fn refused(event: &Event) -> Value {
    let mut message = blocks::message(&asides::try_again(event), &event.command);
    message["response_type"] = "ephemeral".into();
    message
}

impl Slack {
    /// Brings an answer to whoever caused the event, by `end`. What is to be acknowledged with comes back.
    pub(crate) async fn deliver(
        &self,
        event: &Event,
        answer: &Answer,
        way: Way<'_>,
        end: Instant,
    ) -> Result<Delivered, SendError> {
        let to = ReplyTo::read(&event.reply_to).unwrap_or_default();
        let outgoing = Outgoing { slack: self, event, to, way, end };
        match answer {
            Answer::Reply(reply) => outgoing.reply(reply).await,
            Answer::Update(reply) => outgoing.update(reply).await,
            Answer::Form(form) => outgoing.form(form).await,
            Answer::Wrong(errors) => match (way, &event.what) {
                (Way::InTime(_), What::Form { .. }) => {
                    Ok(Delivered::with(json!({ "response_action": "errors", "errors": errors })))
                }
                _ => outgoing.tell(&asides::wrong(event, errors)).await,
            },
        }
    }
}

/// An answer on its way.
struct Outgoing<'o> {
    slack: &'o Slack,
    event: &'o Event,
    to: ReplyTo,
    way: Way<'o>,
    end: Instant,
}

impl Outgoing<'_> {
    /// How long it may take yet.
    fn left(&self) -> Duration {
        self.end.saturating_duration_since(Instant::now())
    }

    async fn form(&self, form: &crate::answer::Form) -> Result<Delivered, SendError> {
        if let Way::InTime(trigger) = self.way {
            let view = form::view(form, &self.event.command, &self.to);
            if self.slack.api.open_form(trigger, &view, self.left()).await.is_ok() {
                return Ok(Delivered::default());
            }
        }
        // The trigger is over: a button brings another.
        self.tell(&asides::form_is_ready(self.event)).await
    }

    /// A new message. One that announces somebody goes to the direct messages: what only one person
    /// sees in a channel, Slack lets nobody change before its first button was pressed.
    async fn reply(&self, reply: &Reply) -> Result<Delivered, SendError> {
        let Some(announces) = &reply.announces else { return self.tell(reply).await };
        let user = self.event.who.account.user();
        let message = blocks::message(reply, &self.event.command);
        let Ok(posted) = self.slack.api.post(user, &message, self.left()).await else {
            return self.tell(reply).await;
        };
        let handle = Handle::SlackMessage {
            channel: posted.channel.clone(),
            ts: posted.ts,
            command: self.event.command.clone(),
        };
        let mut delivered = if posted.channel == self.to.channel {
            Delivered::default()
        } else {
            // The card is there already: that nobody is told where is no reason to try again.
            self.tell(&asides::card_is_elsewhere(self.event, reply)).await.unwrap_or_default()
        };
        delivered.announces = Some(announcement(self.event, announces, &handle, POSTED));
        Ok(delivered)
    }

    /// The message whose button was pressed becomes another.
    async fn update(&self, reply: &Reply) -> Result<Delivered, SendError> {
        let Some(pressed) = &self.to.message else { return self.reply(reply).await };
        let command = &self.event.command;
        let mut message = blocks::message(reply, command);
        message["replace_original"] = true.into();
        match self.slack.api.respond(&self.to.url, &message, self.left()).await {
            Ok(()) => {}
            // It cannot be changed any more; what it would say is said anew.
            Err(SendError::Over) => return self.reply(reply).await,
            Err(error) => return Err(error),
        }
        let (handle, lasts) = if pressed.ephemeral {
            let (url, command) = (self.to.url.clone(), command.clone());
            (Handle::SlackPrivate { url, command }, PRIVATE)
        } else {
            let (channel, ts) = (self.to.channel.clone(), pressed.ts.clone());
            (Handle::SlackMessage { channel, ts, command: command.clone() }, POSTED)
        };
        let announces = reply.announces.as_ref();
        let announces = announces.map(|whom| announcement(self.event, whom, &handle, lasts));
        Ok(Delivered { ack: None, announces })
    }

    /// A message that only this person sees, where they are.
    async fn tell(&self, reply: &Reply) -> Result<Delivered, SendError> {
        let mut message = blocks::message(reply, &self.event.command);
        message["response_type"] = "ephemeral".into();
        // Of a command Slack shows the acknowledgement; of a button that repeats one, it does not.
        let typed = matches!(self.event.what, What::Command { .. }) && self.to.message.is_none();
        if typed && matches!(self.way, Way::InTime(_)) {
            return Ok(Delivered::with(message));
        }
        message["replace_original"] = false.into();
        match self.slack.api.respond(&self.to.url, &message, self.left()).await {
            Ok(()) => Ok(Delivered::default()),
            Err(SendError::Over) => self.tell_elsewhere(reply).await,
            Err(error) => Err(error),
        }
    }

    /// Where they are, nothing can be said any more: it goes to the direct messages.
    async fn tell_elsewhere(&self, reply: &Reply) -> Result<Delivered, SendError> {
        let message: Value = blocks::message(reply, &self.event.command);
        let user = self.event.who.account.user();
        self.slack.api.post(user, &message, self.left()).await?;
        Ok(Delivered::default())
    }
}
