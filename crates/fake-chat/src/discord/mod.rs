//! A fake Discord: one server with one application, the bot, in it.
//!
//! It answers the REST API below `<base>/api/v10`, and with the feature `sockets` it is a gateway. A
//! test acts as a user by [`FakeDiscord::command`], [`FakeDiscord::press`] and
//! [`FakeDiscord::submit`], and looks at what that user sees.

mod act;
mod channels;
mod command_limits;
mod commands;
mod embeds;
mod forms;
#[cfg(feature = "sockets")]
mod gateway;
mod interactions;
mod limits;
mod modal_limits;
mod payload;
mod rest;
mod state;
#[cfg(test)]
mod tests;
mod typed;
mod webhooks;

use std::{
    sync::{Arc, MutexGuard},
    time::Duration,
};

use axum::Router;
use serde_json::Value;
use tokio::{net::TcpListener, sync::watch};
use usher_domain::sources::{Clock, Random};

use self::state::State;
pub use self::{
    act::{Origin, Prepared, What},
    state::{Call, Failure, Form, Message, User},
};
use crate::{faults::Faults, signing::DiscordKey, watched::Watched};

/// The server's channel that everybody is in.
pub const GENERAL: &str = "110000000000000001";

/// What Discord and the application have agreed on.
#[derive(Clone)]
pub struct Settings {
    /// The seed of the key that interactions are signed with.
    pub seed: [u8; 32],
    /// The application; the bot's user has the same id.
    pub application_id: String,
    /// The token that the bot calls the API with.
    pub bot_token: String,
    /// The server.
    pub guild_id: String,
    /// The server's language.
    pub guild_locale: String,
    /// The interactions endpoint; without one, interactions go over the gateway.
    pub interactions_url: Option<String>,
}

impl Settings {
    /// A server `100000000000000001` whose application is reached below `bot_url`, where the bot has
    /// its route.
    #[must_use]
    pub fn of_bot(bot_url: &str) -> Self {
        let url = format!("{}/chat/discord", bot_url.trim_end_matches('/'));
        Self { interactions_url: Some(url), ..Self::gateway_only() }
    }

    /// The same server for an application that has no endpoint.
    #[must_use]
    pub fn gateway_only() -> Self {
        Self {
            seed: [7; 32],
            application_id: "200000000000000001".into(),
            bot_token: "fake-discord-bot-token".into(),
            guild_id: "100000000000000001".into(),
            guild_locale: "en-US".into(),
            interactions_url: None,
        }
    }
}

/// The fake; clones share their state.
#[derive(Clone)]
pub struct FakeDiscord {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    key: DiscordKey,
    /// What its own addresses begin with, without a slash at the end.
    base_url: String,
    clock: Clock,
    random: Random,
    http: reqwest::Client,
    state: Watched<State>,
    faults: Faults,
    #[cfg(feature = "sockets")]
    gateway: gateway::Gateway,
}

impl FakeDiscord {
    /// A fake whose [`router`](Self::router) somebody else serves below `base_url`.
    pub fn new(settings: Settings, base_url: &str, clock: Clock, random: Random) -> Self {
        let shared = Shared {
            key: DiscordKey::from_seed(&settings.seed),
            settings,
            base_url: base_url.trim_end_matches('/').to_owned(),
            clock,
            random,
            http: crate::delivery::client(),
            state: Watched::default(),
            faults: Faults::default(),
            #[cfg(feature = "sockets")]
            gateway: gateway::Gateway::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// A fake that serves itself on a loopback port that the system picks.
    pub async fn serve(settings: Settings, clock: Clock, random: Random) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let fake =
            Self::new(settings, &format!("http://{}", listener.local_addr()?), clock, random);
        let router = fake.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(fake)
    }

    /// The REST API below `/api/v10`, and with the feature `sockets` the gateway.
    pub fn router(&self) -> Router {
        let router = Router::new().nest("/api/v10", rest::routes(self));
        #[cfg(feature = "sockets")]
        let router = router
            .route("/gateway", axum::routing::get(gateway::connect))
            .route("/gateway/", axum::routing::get(gateway::connect));
        router.with_state(self.clone())
    }

    /// What it was made with.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// The application's public key, in hex.
    pub fn public_key(&self) -> String {
        self.shared.key.public()
    }

    /// The base URL of its REST API, with the version.
    pub fn api_url(&self) -> String {
        format!("{}/api/v10", self.shared.base_url)
    }

    /// Lets somebody into the server.
    pub fn add_user(&self, user: User) {
        self.change(|state| {
            state.users.insert(user.id.clone(), user);
        });
    }

    /// Everybody who was let in.
    pub fn users(&self) -> Vec<User> {
        self.state().users.values().cloned().collect()
    }

    /// From now on `user` takes no direct messages from the bot.
    pub fn close_direct_messages(&self, user: &str) {
        self.change(|state| state.closed_dms.insert(user.to_owned()));
    }

    /// What `user` sees, oldest first: the server's channel, their direct messages with the bot, and
    /// what is for their eyes only. Each message as it stands after all updates.
    pub fn messages(&self, user: &str) -> Vec<Message> {
        self.state().seen_by(user).cloned().collect()
    }

    /// The direct messages from the bot to `user`, oldest first.
    pub fn direct_messages(&self, user: &str) -> Vec<Message> {
        let state = self.state();
        let dm = state.dms.get(user);
        state.seen_by(user).filter(|message| Some(&message.channel) == dm).cloned().collect()
    }

    /// The form that `user` has before them.
    pub fn form(&self, user: &str) -> Option<Form> {
        self.state().forms.get(user).cloned()
    }

    /// The commands that were registered: those of the server, then the global ones.
    pub fn commands(&self) -> Vec<Value> {
        self.state().commands()
    }

    /// Every call of the REST API, by method and route.
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// What Discord itself told users when the bot did not answer as it should.
    pub fn failures(&self) -> Vec<Failure> {
        self.state().failures.clone()
    }

    /// What the bot sent that Discord would not have taken, with what was wrong about it.
    pub fn violations(&self) -> Vec<String> {
        self.state().violations.clone()
    }

    /// How the next calls of the REST API are mistreated.
    pub fn faults(&self) -> &Faults {
        &self.shared.faults
    }

    /// A number that is raised with every change of what anybody sees.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.state.subscribe()
    }

    /// Waits until `look` finds something; `None` if that takes longer than `limit`.
    pub async fn wait_for<T>(
        &self,
        limit: Duration,
        look: impl Fn(&Self) -> Option<T>,
    ) -> Option<T> {
        self.shared.state.wait_for(limit, || look(self)).await
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock()
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        self.shared.state.change(change)
    }

    fn now(&self) -> jiff::Timestamp {
        self.shared.clock.now()
    }

    /// A secret that nobody guesses.
    fn secret(&self) -> String {
        hex::encode(self.shared.random.bytes::<32>())
    }
}
