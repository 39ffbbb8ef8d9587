//! A fake Slack: one workspace with one app, the bot, installed in it.
//!
//! It answers the Web API below `<base>/api`, takes what the bot posts to a `response_url`, and with
//! the feature `sockets` speaks Socket Mode. A test acts as a user by [`FakeSlack::command`],
//! [`FakeSlack::press`] and [`FakeSlack::submit`], and looks at what that user sees.

mod act;
mod channels;
mod chat_api;
mod effects;
mod elements;
mod forms;
mod limits;
mod payload;
mod response_url;
#[cfg(feature = "sockets")]
mod socket;
mod state;
#[cfg(test)]
mod tests;
mod views_api;
mod web_api;

use std::{
    sync::{Arc, MutexGuard},
    time::Duration,
};

use axum::{
    Router,
    routing::{any, post},
};
use tokio::{net::TcpListener, sync::watch};
use usher_domain::sources::{Clock, Random};

use self::state::State;
pub use self::{
    act::{Origin, Prepared, What},
    state::{Call, Failure, Message, User, View},
};
use crate::{faults::Faults, watched::Watched};

/// The channel that everybody is in.
pub const GENERAL: &str = "C0GENERAL";

/// The user that the bot posts as.
pub const BOT_USER: &str = "U0USHERBOT";

/// What Slack and the app have agreed on.
#[derive(Clone)]
pub struct Settings {
    /// The secret that requests to the bot are signed with.
    pub signing_secret: String,
    /// The token (`xoxb-…`) that the bot calls the Web API with.
    pub bot_token: String,
    /// The token (`xapp-…`) that it opens Socket Mode connections with.
    pub app_token: String,
    /// The request URL of slash commands; without one, they need Socket Mode.
    pub commands_url: Option<String>,
    /// The request URL of interactions; without one, they need Socket Mode.
    pub interactions_url: Option<String>,
    /// The workspace.
    pub team_id: String,
    /// The workspace's name in addresses.
    pub team_domain: String,
    /// The app.
    pub app_id: String,
    /// The organization that the workspace is in, by id and name, if it is on Enterprise Grid.
    pub enterprise: Option<(String, String)>,
    /// Whether the app is installed for the whole organization. Then interactions name no team.
    pub org_wide: bool,
}

impl Settings {
    /// A workspace `T0USHER` whose app is reached below `bot_url`, where the bot has its routes.
    #[must_use]
    pub fn of_bot(bot_url: &str) -> Self {
        let url = |path: &str| Some(format!("{}/chat/slack/{path}", bot_url.trim_end_matches('/')));
        Self {
            commands_url: url("commands"),
            interactions_url: url("interactions"),
            ..Self::socket_only()
        }
    }

    /// The same workspace for an app that has no request URLs.
    #[must_use]
    pub fn socket_only() -> Self {
        Self {
            signing_secret: "8f742231b10e8888abcd99yyyzzz85a5".into(),
            bot_token: "xoxb-fake-bot-token".into(),
            app_token: "xapp-fake-app-token".into(),
            commands_url: None,
            interactions_url: None,
            team_id: "T0USHER".into(),
            team_domain: "usher".into(),
            app_id: "A0USHER".into(),
            enterprise: None,
            org_wide: false,
        }
    }
}

/// The fake; clones share their state.
#[derive(Clone)]
pub struct FakeSlack {
    shared: Arc<Shared>,
}

struct Shared {
    settings: Settings,
    /// What its own addresses begin with, without a slash at the end.
    base_url: String,
    clock: Clock,
    random: Random,
    http: reqwest::Client,
    state: Watched<State>,
    api_faults: Faults,
    response_faults: Faults,
    #[cfg(feature = "sockets")]
    sockets: socket::Sockets,
}

impl FakeSlack {
    /// A fake whose [`router`](Self::router) somebody else serves below `base_url`.
    pub fn new(settings: Settings, base_url: &str, clock: Clock, random: Random) -> Self {
        let shared = Shared {
            settings,
            base_url: base_url.trim_end_matches('/').to_owned(),
            clock,
            random,
            http: crate::delivery::client(),
            state: Watched::default(),
            api_faults: Faults::default(),
            response_faults: Faults::default(),
            #[cfg(feature = "sockets")]
            sockets: socket::Sockets::default(),
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

    /// `/api/{method}`, `/response/{secret}`, and with the feature `sockets` the WebSocket.
    pub fn router(&self) -> Router {
        let router = Router::new()
            .route("/api/{method}", any(web_api::call))
            .route("/response/{secret}", post(response_url::respond));
        #[cfg(feature = "sockets")]
        let router = router.route("/link", axum::routing::get(socket::connect));
        router.with_state(self.clone())
    }

    /// What it was made with.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// The base URL of its Web API.
    pub fn api_url(&self) -> String {
        format!("{}/api", self.shared.base_url)
    }

    /// Lets somebody into the workspace.
    pub fn add_user(&self, user: User) {
        self.change(|state| {
            state.users.insert(user.id.clone(), user);
        });
    }

    /// Everybody who was let in.
    pub fn users(&self) -> Vec<User> {
        self.state().users.values().cloned().collect()
    }

    /// What `user` sees, oldest first: their channels, their direct messages with the bot, and what
    /// is for their eyes only. Each message as it stands after all updates.
    pub fn messages(&self, user: &str) -> Vec<Message> {
        self.state().seen_by(user).cloned().collect()
    }

    /// The direct messages from the bot to `user`, oldest first.
    pub fn direct_messages(&self, user: &str) -> Vec<Message> {
        let state = self.state();
        let dm = channels::dm_of(user);
        state.seen_by(user).filter(|message| message.channel == dm).cloned().collect()
    }

    /// The form that `user` has before them.
    pub fn form(&self, user: &str) -> Option<View> {
        self.state().views.iter().rev().find(|view| view.user == user).cloned()
    }

    /// Every call of the Web API, and every post to a `response_url` (as `response_url`).
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// What Slack itself told users when the bot did not answer as it should.
    pub fn failures(&self) -> Vec<Failure> {
        self.state().failures.clone()
    }

    /// What the bot sent that Slack would not have taken, with what was wrong about it.
    pub fn violations(&self) -> Vec<String> {
        self.state().violations.clone()
    }

    /// How the next calls of the Web API are mistreated.
    pub fn api_faults(&self) -> &Faults {
        &self.shared.api_faults
    }

    /// How the next posts to a `response_url` are mistreated.
    pub fn response_faults(&self) -> &Faults {
        &self.shared.response_faults
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
        hex::encode(self.shared.random.bytes::<16>())
    }
}
