//! Way 2: we call the platforms. Slack's Socket Mode and Discord's gateway in one process, for networks
//! that nobody outside can call into.

mod discord;
mod health;
mod pause;
mod register;
mod slack;
mod socket;

use std::{net::SocketAddr, time::Duration};

use jiff::Timestamp;
use tokio::{
    net::TcpListener,
    sync::{mpsc, watch},
    task::JoinHandle,
    time::timeout,
};
use usher_domain::sources::{Clock, Random};

use crate::{
    chat::{Chat, SetUpError, Within},
    follow_up::follow_up_here,
    settings::{Environment, InvalidSetting, Settings},
    work::{FollowUps, Work},
};

pub use health::Health;
pub use register::register;

/// Where `/healthz` is, unless `USHER_BOT_ADDRESS` says otherwise.
const ADDRESS: &str = "127.0.0.1:8088";
/// How often it is looked for news.
const LOOK: Duration = Duration::from_secs(2);
/// How long what was begun may take once the process is to end.
const DRAIN: Duration = Duration::from_secs(25);

/// The daemon could not start.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    /// A setting is missing or cannot be used.
    #[error(transparent)]
    Setting(#[from] InvalidSetting),
    /// The bot could not be set up.
    #[error(transparent)]
    SetUp(#[from] SetUpError),
    /// No platform is configured.
    #[error(
        "no platform is configured: Slack needs USHER_SLACK_APP_TOKEN and USHER_SLACK_BOT_TOKEN, \
         Discord needs USHER_DISCORD_BOT_TOKEN"
    )]
    NoPlatform,
    /// Its address cannot be listened on.
    #[error("{0} cannot be listened on: {1}")]
    Address(SocketAddr, std::io::Error),
    /// A platform did not do what it was asked for.
    #[error("{0}")]
    Platform(String),
    /// There is no runtime.
    #[error("the process cannot run: {0}")]
    Runtime(#[from] std::io::Error),
}

/// What every part of the daemon has.
#[derive(Clone)]
struct Parts {
    chat: Chat,
    random: Random,
    health: Health,
    /// True once the process is to end.
    stop: watch::Receiver<bool>,
    /// Whoever works holds one of these.
    working: mpsc::Sender<()>,
}

/// Runs until the process is told to end; what was begun by then is finished.
pub fn run(environment: &Environment) -> Result<(), DaemonError> {
    log();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let settings = Settings::read(environment)?;
        let address = environment.get("USHER_BOT_ADDRESS").unwrap_or(ADDRESS);
        let address: SocketAddr = address.parse().map_err(|_| InvalidSetting {
            name: "USHER_BOT_ADDRESS",
            problem: "must be an address with a port, such as 127.0.0.1:8088".to_owned(),
        })?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|error| DaemonError::Address(address, error))?;
        let (stop, stopped) = watch::channel(false);
        let daemon = Daemon::start(&settings, clock(), random(), stopped)?;
        tokio::spawn(daemon.health().serve(listener));
        tracing::info!(%address, "usher-bot is running");
        told_to_end().await;
        tracing::info!("ending: what was begun is finished");
        stop.send_replace(true);
        daemon.end().await;
        Ok(())
    })
}

/// The daemon, running.
pub struct Daemon {
    health: Health,
    sockets: Vec<JoinHandle<()>>,
    idle: mpsc::Receiver<()>,
    follow_ups: JoinHandle<()>,
}

impl Daemon {
    /// Starts it: whatever is configured, until `stop` is true.
    pub fn start(
        settings: &Settings,
        clock: Clock,
        random: Random,
        stop: watch::Receiver<bool>,
    ) -> Result<Self, DaemonError> {
        // Two ways to encrypt would make each connection ask which. The other is never built in, and that
        // it was chosen already is no problem.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (follow_ups, work) = FollowUps::here();
        let chat = Chat::new(settings, clock, follow_ups, Within::A_SECOND)?;
        let (working, idle) = mpsc::channel(1);
        let health = Health::default();
        let follow_ups_done = tokio::spawn(follow_up_here(&chat, work));
        let parts = Parts { chat, random, health: health.clone(), stop, working };
        let mut sockets = Vec::new();
        let app_token = settings.slack.as_ref().and_then(|slack| slack.app_token.clone());
        if let Some(token) = app_token {
            sockets.push(tokio::spawn(slack::run(parts.clone(), token)));
        } else {
            tracing::info!("Slack is off: USHER_SLACK_APP_TOKEN is not set");
        }
        let bot_token = settings.discord.as_ref().and_then(|discord| discord.bot_token.clone());
        if let Some(token) = bot_token {
            sockets.push(tokio::spawn(discord::run(parts.clone(), token)));
        } else {
            tracing::info!("Discord is off: USHER_DISCORD_BOT_TOKEN is not set");
        }
        if sockets.is_empty() {
            return Err(DaemonError::NoPlatform);
        }
        sockets.push(tokio::spawn(look_for_news(parts.stop, parts.chat)));
        Ok(Self { health, sockets, idle, follow_ups: follow_ups_done })
    }

    /// How it is.
    pub fn health(&self) -> Health {
        self.health.clone()
    }

    /// Waits until all that was begun is finished, once it was told to stop; not for ever.
    pub async fn end(mut self) {
        let finished = async {
            for socket in &mut self.sockets {
                let _ = socket.await;
            }
            // Nobody ever sends: it ends when nobody works any more.
            let _ = self.idle.recv().await;
            let _ = (&mut self.follow_ups).await;
        };
        if timeout(DRAIN, finished).await.is_err() {
            tracing::warn!("not everything was finished in time");
        }
    }
}

/// Looks for news again and again: nobody calls into this process. What could not be told is due again,
/// and the next look is soon enough.
async fn look_for_news(mut stop: watch::Receiver<bool>, chat: Chat) {
    let mut looked = tokio::time::interval(LOOK);
    looked.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            _ = looked.tick() => {}
        }
        let _ = chat.follow_up(Work::Bell).await;
    }
}

/// Waits for Ctrl-C or, where there is one, SIGTERM.
async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place of the daemon where the clock is read"
)]
fn clock() -> Clock {
    Clock::new(Timestamp::now)
}

#[expect(clippy::expect_used, reason = "without randomness nothing here is safe to run")]
fn random() -> Random {
    Random::new(|bytes| getrandom::fill(bytes).expect("the operating system has randomness"))
}

/// Starts logging, at `RUST_LOG` or `info`.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}
