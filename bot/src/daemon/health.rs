//! Whether the sockets are connected.

use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};

use axum::{Router, extract::State, http::StatusCode, response::Json, routing::get};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch};
use usher_domain::ChatPlatform;

const OFF: u8 = 0;
const WAITING: u8 = 1;
const CONNECTED: u8 = 2;

/// How the sockets are. Clones tell the same.
#[derive(Debug, Clone)]
pub struct Health {
    slack: Arc<AtomicU8>,
    discord: Arc<AtomicU8>,
    changes: Arc<watch::Sender<()>>,
}

impl Default for Health {
    fn default() -> Self {
        Self {
            slack: Arc::default(),
            discord: Arc::default(),
            changes: Arc::new(watch::Sender::new(())),
        }
    }
}

impl Health {
    /// Notes that a platform is connected or not; until then it is off.
    pub(super) fn set(&self, platform: ChatPlatform, connected: bool) {
        let state = if connected { CONNECTED } else { WAITING };
        if self.of(platform).swap(state, Ordering::Relaxed) != state {
            tracing::info!(%platform, connected, "the connection changed");
            self.changes.send_replace(());
        }
    }

    /// Whether a platform is connected.
    pub fn is_connected(&self, platform: ChatPlatform) -> bool {
        self.of(platform).load(Ordering::Relaxed) == CONNECTED
    }

    /// Waits until a platform is connected.
    pub async fn connected(&self, platform: ChatPlatform) {
        let mut changes = self.changes.subscribe();
        while !self.is_connected(platform) && changes.changed().await.is_ok() {}
    }

    /// Answers `GET /healthz`: 200 if whatever is on is connected, else 503; and which is.
    pub async fn serve(self, listener: TcpListener) {
        let router = Router::new().route("/healthz", get(told)).with_state(self);
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "/healthz is gone");
        }
    }

    fn of(&self, platform: ChatPlatform) -> &AtomicU8 {
        match platform {
            ChatPlatform::Slack => &self.slack,
            ChatPlatform::Discord => &self.discord,
        }
    }
}

async fn told(State(health): State<Health>) -> (StatusCode, Json<Value>) {
    let state = |platform| health.of(platform).load(Ordering::Relaxed);
    let states = ChatPlatform::ALL.map(state);
    let word = |state| match state {
        OFF => "off",
        CONNECTED => "connected",
        _ => "disconnected",
    };
    let all = !states.contains(&WAITING);
    let status = if all { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let [slack, discord] = states.map(word);
    (status, Json(json!({ "slack": slack, "discord": discord })))
}
