//! One event, and whom it is worked on for.

use std::sync::atomic::{AtomicBool, Ordering};

use usher_client::{Client, Error, User};
use usher_domain::{ChatPlatform, Language};
use usher_i18n::{Texts, Value};

use super::Bot;
use crate::{
    action::Action,
    answer::{Answer, Button, Look, Part, Reply},
    card,
    event::{Event, What},
    language,
};

/// One event, and whom it is worked on for.
pub struct Turn<'a> {
    pub bot: &'a Bot,
    pub event: &'a Event,
    /// The sentences in the reader's language.
    pub texts: &'static Texts,
    /// Speaks for the person, in their language.
    client: Client,
    /// Whether anything was asked for that changes something.
    changing: AtomicBool,
}

impl<'a> Turn<'a> {
    /// Begins to work on an event. Also tells what went wrong while it was asked which language the
    /// reader has.
    pub async fn begin(bot: &'a Bot, event: &'a Event) -> (Self, Option<Error>) {
        let turn = |client, language| Self {
            bot,
            event,
            texts: Texts::of(language),
            client,
            changing: AtomicBool::new(false),
        };
        let english = Language::default();
        let client = match bot.client.on_behalf_of(&event.who.account.to_string()) {
            Ok(client) => client,
            Err(error) => return (turn(bot.client.clone(), english), Some(error)),
        };
        let (language, trouble) = match language::of_locale(event.who.locale.as_deref()) {
            Some(language) => (language, None),
            None => own_language(&client).await,
        };
        match client.in_language(language.tag()) {
            Ok(client) => (turn(client, language), trouble),
            Err(error) => (turn(client, language), Some(error)),
        }
    }

    /// The client for what only reads.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The client for the event's change, which is made once however often the event comes.
    pub fn once(&self) -> Result<Client, Error> {
        self.once_of(0)
    }

    /// The same for the event's change number `n`.
    pub fn once_of(&self, n: usize) -> Result<Client, Error> {
        self.changing.store(true, Ordering::Relaxed);
        self.client.once(&format!("{}:{n}", self.event.id))
    }

    /// Whether something may have been changed.
    pub fn may_have_changed(&self) -> bool {
        self.changing.load(Ordering::Relaxed)
    }

    /// A sentence without variables.
    pub fn say(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A sentence with its variables.
    pub fn tell(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.format(id, values)
    }

    /// A sentence about a user.
    pub fn of(&self, id: &str, user: &User) -> String {
        card::named(self.texts, id, user)
    }

    /// A user's card.
    pub fn card(&self, user: &User) -> Vec<Part> {
        card::of(self.texts, user, self.bot.portal(), self.bot.now())
    }

    /// A user's card below a heading.
    pub fn card_below(&self, heading: String, user: &User) -> Vec<Part> {
        let mut parts = vec![Part::Heading(heading)];
        parts.extend(self.card(user));
        parts
    }

    /// A button.
    pub fn button(&self, label: &str, action: &Action, look: Look) -> Button {
        card::button(self.texts, label, action, look)
    }

    /// A line to type: the command's name, and what follows it. In Discord each option bears its name.
    pub fn line(&self, rest: &str) -> String {
        let command = &self.event.command;
        match self.event.who.account.platform() {
            _ if rest.is_empty() => command.clone(),
            ChatPlatform::Slack => format!("{command} {rest}"),
            ChatPlatform::Discord => format!("{command} text:{rest}"),
        }
    }

    /// A message of one sentence.
    pub fn heading(&self, id: &str) -> Answer {
        Answer::Reply(vec![Part::Heading(self.say(id))].into())
    }

    /// What a pressed button makes of its message; a message of its own after anything else.
    pub fn in_place(&self, reply: impl Into<Reply>) -> Answer {
        match self.event.what {
            What::Button { .. } => Answer::Update(reply.into()),
            What::Command { .. } | What::Form { .. } => Answer::Reply(reply.into()),
        }
    }
}

/// The language that the person has in Usher. Who is not linked is told so in English, by whatever they
/// asked for.
async fn own_language(client: &Client) -> (Language, Option<Error>) {
    match client.me().await {
        Ok(me) => {
            let own = me.user.and_then(|user| user.language.parse().ok());
            (own.unwrap_or_default(), None)
        }
        Err(error) => {
            let is_refusal = error.problem().is_some_and(|problem| problem.status == 403);
            (Language::default(), (!is_refusal).then_some(error))
        }
    }
}
