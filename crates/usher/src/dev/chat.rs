//! The chat bot of `usher dev`: the routes of the function `chat`, and what `chat-follow-up` does, in
//! this process. What is not set up of a platform, the chat console plays.

use std::{collections::HashMap, sync::Arc};

use axum::Router;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::{Notify, mpsc::UnboundedReceiver};
use url::Url;
use usher_bot::{
    Chat,
    chat::Within,
    follow_up::follow_up_here,
    http,
    settings::{DiscordSettings, Environment, Settings},
    work::{FollowUps, Work},
};
use usher_domain::{
    api_key::ApiKey,
    sources::{Clock, Random},
};

use super::{InvalidConfig, StartError};
use crate::chat_console::{self, ChatConsole, PlatformSettings, Platforms};

/// What the bot is made of.
pub struct Wanted<'w> {
    /// What is set of the platforms, as the bot's environment names it.
    pub set: &'w HashMap<String, SecretString>,
    /// Where the API is, and the bot's own routes will be.
    pub api: &'w str,
    /// Where people open pages.
    pub pages: &'w Url,
    /// Where the console will be.
    pub console: &'w str,
    /// The bot's key.
    pub key: &'w ApiKey,
    /// The clock.
    pub clock: &'w Clock,
    /// Randomness.
    pub random: &'w Random,
}

/// The bot, ready to be served.
pub struct ChatBot {
    /// The routes that the platforms call.
    pub router: Router,
    /// The console, if there is a platform for it to play.
    pub console: Option<ChatConsole>,
    chat: Chat,
    follow_ups: FollowUps,
    work: UnboundedReceiver<Work>,
    /// The console's Discord, which has to be told of the command.
    discord: Option<DiscordSettings>,
}

impl ChatBot {
    /// The bot on whatever platforms are set, and on the console's for the rest.
    pub fn assemble(wanted: &Wanted<'_>) -> Result<Self, StartError> {
        let part = |error: &dyn std::fmt::Display| StartError::Part(error.to_string());
        let own = Environment::new(wanted.variables(HashMap::new()));
        let own = Settings::read(&own).map_err(|error| part(&error))?;
        complete(&own)?;
        let platforms = Platforms { slack: own.slack.is_none(), discord: own.discord.is_none() };
        let console = (platforms.slack || platforms.discord).then(|| {
            let (clock, random) = (wanted.clock.clone(), wanted.random.clone());
            ChatConsole::new(platforms, wanted.api, wanted.console, clock, random)
        });
        let played = console.as_ref().map(|console| played(&console.settings(), platforms));
        let settings = Environment::new(wanted.variables(played.unwrap_or_default()));
        let settings = Settings::read(&settings).map_err(|error| part(&error))?;
        let (follow_ups, work) = FollowUps::here();
        let clock = wanted.clock.clone();
        let chat = Chat::new(&settings, clock, follow_ups.clone(), Within::A_SECOND)
            .map_err(|error| part(&error))?;
        let discord = settings.discord.filter(|_| platforms.discord);
        Ok(Self { router: http::router(chat.clone()), console, chat, follow_ups, work, discord })
    }

    /// Where the console is, if there is one.
    pub fn console_url(&self, origin: &str) -> Option<String> {
        self.console.as_ref().map(|_| format!("{origin}{}", chat_console::PATH))
    }

    /// Does what is done later, and tells what is to be told whenever `bell` rings, until it is dropped.
    pub async fn run(self, bell: Arc<Notify>) {
        if let Some(discord) = &self.discord
            && let Err(error) = usher_bot::register(discord).await
        {
            tracing::warn!(%error, "the chat console does not know the command");
        }
        let follow_ups = self.follow_ups;
        let ringing = async move {
            loop {
                bell.notified().await;
                if follow_ups.hand_over(Work::Bell).await.is_err() {
                    return;
                }
            }
        };
        tokio::join!(ringing, follow_up_here(&self.chat, self.work));
    }
}

/// A platform calls the bot and is called by it: with a half of that set, it would be silent for ever.
fn complete(set: &Settings) -> Result<(), StartError> {
    let slack = set.slack.as_ref().map(|slack| {
        [
            ("slack_signing_secret", slack.signing_secret.is_some()),
            ("slack_bot_token", slack.bot_token.is_some()),
        ]
    });
    let discord = set.discord.as_ref();
    let discord = discord.map(|discord| [("discord_public_key", discord.public_key.is_some())]);
    let all = slack.into_iter().flatten().chain(discord.into_iter().flatten());
    match all.into_iter().find(|(_, is_set)| !is_set) {
        None => Ok(()),
        Some((name, _)) => {
            let problem = "is missing: without it, what else is set of the platform is of no use";
            let (name, problem) = (name.to_owned(), problem.to_owned());
            Err(InvalidConfig::Setting { name, problem }.into())
        }
    }
}

impl Wanted<'_> {
    /// The bot's environment: what is set, and what the console plays.
    fn variables(&self, played: HashMap<String, String>) -> HashMap<String, String> {
        let mut all = played;
        let set = self.set.iter();
        all.extend(set.map(|(name, value)| (name.clone(), value.expose_secret().to_owned())));
        all.insert("USHER_URL".into(), self.api.to_owned());
        all.insert("USHER_PAGES_URL".into(), self.pages.to_string());
        all.insert("USHER_API_KEY".into(), self.key.expose());
        all
    }
}

/// The settings of those platforms that the console plays.
fn played(console: &PlatformSettings, platforms: Platforms) -> HashMap<String, String> {
    let slack = [
        ("USHER_SLACK_SIGNING_SECRET", console.slack_signing_secret.expose_secret()),
        ("USHER_SLACK_BOT_TOKEN", console.slack_bot_token.expose_secret()),
        ("USHER_SLACK_API_URL", &console.slack_api_url),
    ];
    let discord = [
        ("USHER_DISCORD_PUBLIC_KEY", &*console.discord_public_key),
        ("USHER_DISCORD_APPLICATION_ID", &console.discord_application_id),
        ("USHER_DISCORD_BOT_TOKEN", console.discord_bot_token.expose_secret()),
        ("USHER_DISCORD_API_URL", &console.discord_api_url),
    ];
    let slack = slack.into_iter().filter(|_| platforms.slack);
    let discord = discord.into_iter().filter(|_| platforms.discord);
    slack.chain(discord).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
