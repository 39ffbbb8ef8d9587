//! The chat console: a Slack workspace and a Discord server on this machine, to try the bot with.
//!
//! Below `/_dev/chat` one is a person of a made-up workspace: types slash commands, sees the answers
//! as the platform would draw them, presses their buttons and fills in their forms. What reaches the
//! bot are the platforms' own signed requests, made by the fakes of `usher-fake-chat`; what the bot
//! answers is held to the platforms' limits.

mod act;
mod draw;
mod draw_discord;
mod draw_slack;
mod form;
mod guard;
mod markup;
mod page;
mod people;
#[cfg(test)]
mod tests;
mod transcript;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use secrecy::SecretString;
use usher_domain::sources::{Clock, Random};
use usher_fake_chat::{discord, discord::FakeDiscord, slack, slack::FakeSlack};

use self::transcript::Transcript;

/// Where the console is.
pub const PATH: &str = "/_dev/chat";

/// The largest request that it takes, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

/// The platforms that the console plays. One that the bot has real settings for is left out.
#[derive(Clone, Copy, Debug)]
pub struct Platforms {
    /// Slack.
    pub slack: bool,
    /// Discord.
    pub discord: bool,
}

/// What the bot has to be set up with, so that it takes the console's fakes for the platforms.
#[derive(Clone, Debug)]
pub struct PlatformSettings {
    /// `USHER_SLACK_SIGNING_SECRET`.
    pub slack_signing_secret: SecretString,
    /// `USHER_SLACK_BOT_TOKEN`.
    pub slack_bot_token: SecretString,
    /// `USHER_SLACK_APP_TOKEN`.
    pub slack_app_token: SecretString,
    /// `USHER_SLACK_API_URL`; a `response_url` leads to the same host.
    pub slack_api_url: String,
    /// `USHER_DISCORD_PUBLIC_KEY`.
    pub discord_public_key: String,
    /// `USHER_DISCORD_APPLICATION_ID`.
    pub discord_application_id: String,
    /// `USHER_DISCORD_BOT_TOKEN`.
    pub discord_bot_token: SecretString,
    /// `USHER_DISCORD_API_URL`, with the version of the API.
    pub discord_api_url: String,
}

/// The console; clones share everything.
#[derive(Clone)]
pub struct ChatConsole {
    shared: Arc<Shared>,
}

struct Shared {
    platforms: Platforms,
    slack: FakeSlack,
    discord: FakeDiscord,
    clock: Clock,
    transcript: Mutex<Transcript>,
}

impl ChatConsole {
    /// A console for the bot whose routes (`/chat/slack/commands`, `/chat/slack/interactions`,
    /// `/chat/discord`) are below `bot_url`. Its own routes, the platforms' among them, will be
    /// served at `own_url`, which may be the same.
    pub fn new(
        platforms: Platforms,
        bot_url: &str,
        own_url: &str,
        clock: Clock,
        random: Random,
    ) -> Self {
        let base = format!("{}{PATH}", own_url.trim_end_matches('/'));
        let secret = || hex::encode(random.bytes::<24>());
        let settings = slack::Settings {
            signing_secret: secret(),
            bot_token: format!("xoxb-{}", secret()),
            app_token: format!("xapp-{}", secret()),
            ..slack::Settings::of_bot(bot_url)
        };
        let (now, chance) = (clock.clone(), random.clone());
        let slack = FakeSlack::new(settings, &format!("{base}/slack"), now, chance);
        let settings = discord::Settings {
            seed: random.bytes(),
            bot_token: secret(),
            ..discord::Settings::of_bot(bot_url)
        };
        let base = format!("{base}/discord");
        let discord = FakeDiscord::new(settings, &base, clock.clone(), random);
        people::move_in(&slack, &discord);
        let transcript = Mutex::default();
        Self { shared: Arc::new(Shared { platforms, slack, discord, clock, transcript }) }
    }

    /// The settings that the bot needs.
    pub fn settings(&self) -> PlatformSettings {
        let (slack, discord) = (&self.shared.slack, &self.shared.discord);
        PlatformSettings {
            slack_signing_secret: slack.settings().signing_secret.clone().into(),
            slack_bot_token: slack.settings().bot_token.clone().into(),
            slack_app_token: slack.settings().app_token.clone().into(),
            slack_api_url: slack.api_url(),
            discord_public_key: discord.public_key(),
            discord_application_id: discord.settings().application_id.clone(),
            discord_bot_token: discord.settings().bot_token.clone().into(),
            discord_api_url: discord.api_url(),
        }
    }

    /// The Slack of the console.
    pub fn slack(&self) -> &FakeSlack {
        &self.shared.slack
    }

    /// The Discord of the console.
    pub fn discord(&self) -> &FakeDiscord {
        &self.shared.discord
    }

    /// The pages below `/_dev/chat`, and the platforms' APIs for the bot.
    ///
    /// Answers only callers on this machine that are not another web site's page, as the mailbox.
    pub fn router(&self) -> Router {
        let pages = Router::new()
            .route(PATH, get(page::first))
            .route("/_dev/chat/style.css", get(page::style))
            .route("/_dev/chat/script.js", get(page::script))
            .route("/_dev/chat/as/{platform}/{user}", get(page::page))
            .route("/_dev/chat/as/{platform}/{user}/stage", get(page::stage))
            .route("/_dev/chat/as/{platform}/{user}/say", post(act::say))
            .route("/_dev/chat/as/{platform}/{user}/press", post(act::press))
            .route("/_dev/chat/as/{platform}/{user}/submit", post(act::submit))
            .route("/_dev/chat/as/{platform}/{user}/close", post(act::close))
            .route("/_dev/chat/as/{platform}", post(people::add))
            .with_state(self.clone());
        pages
            .nest("/_dev/chat/slack", self.shared.slack.router())
            .nest("/_dev/chat/discord", self.shared.discord.router())
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .layer(middleware::from_fn(guard::only_this_machine))
    }

    fn transcript(&self) -> MutexGuard<'_, Transcript> {
        self.shared.transcript.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
