//! The system put together: the same routers and the same plain functions that run in Lambda, two
//! endpoint addresses apart. `usher dev` serves it, and the tests take it as it is.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
};
use http::Method;
use serde_json::Value;
use tokio::{
    net::TcpListener,
    sync::{Notify, mpsc::UnboundedReceiver, watch},
    task::JoinHandle,
};
use url::Url;
use usher_client::is_loopback;
use usher_directory::Directory;
use usher_domain::{
    OrgId,
    api_key::ApiKey,
    sources::{Clock, Ids, Random},
};
use usher_functions::{
    App, Keys, Settings,
    aws::Access,
    clean_up::clean_up,
    deliver::{Bell, Deliver, EventBus, Pace},
    finish, portal,
};
use usher_mail::Mailer;

use super::{
    Config, StartError,
    chat::{ChatBot, Wanted},
    news,
};
use crate::{chat_console::ChatConsole, engine::Engine, mailbox::Mailbox};

/// The name of the local table.
const TABLE: &str = "usher";

/// How often the outbox is looked at without being woken.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// How often invites that have ended are looked for.
const CLEAN_UP_EVERY: Duration = Duration::from_mins(1);

/// The longest that stopping waits for requests that are being answered.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// What a system is made of.
pub struct Spec<'s> {
    /// Where it listens.
    pub address: SocketAddr,
    /// Its table.
    pub engine: Engine,
    /// Its mailbox.
    pub mailbox: Mailbox,
    /// What its functions work with, but for the endpoints of table and mail, which are its own.
    pub parts: Parts,
    /// The key by which its chat bot calls it.
    pub bot_key: &'s ApiKey,
}

/// What the functions are made of.
pub struct Parts {
    /// How table, mail and events are reached.
    pub access: Access,
    /// Where links lead.
    pub base_url: Url,
    /// The settings.
    pub config: Config,
    /// The keys of links.
    pub keys: Keys,
    /// Where events go.
    pub events: EventBus,
    /// The clock.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
}

/// Every function, on whatever table and mail service it was given.
pub struct Functions {
    /// What they work with.
    pub app: App,
    /// What takes entries out of the outbox.
    pub deliver: Deliver,
    /// The routes of all of them.
    pub router: Router,
    /// Rings when there is something to tell in chat.
    pub bell: Arc<Notify>,
}

impl Functions {
    /// Makes the table if there is none, and the functions on it.
    pub async fn assemble(parts: Parts) -> Result<Self, StartError> {
        let Parts { access, base_url, config, keys, events, clock, random } = parts;
        let ids = Ids::new(clock.clone(), random.clone());
        let org = OrgId::default();
        let directory = Directory::new(access.dynamodb(), TABLE, org, ids.clone(), random.clone());
        directory.create_table().await.map_err(|error| StartError::Part(error.to_string()))?;
        let settings = Settings {
            organization: config.organization,
            invite_lifetime: config.invite_lifetime,
            sender: config.sender.clone(),
            import_mails_per_day: config.import_mails_per_day,
            base_url,
            sign_in_url: config.sign_in_url,
        };
        let app = App::new(directory, keys, settings, clock, random, ids);
        let mailer = Mailer::new(access.ses(), config.sender, None);
        let bell = Arc::new(Notify::new());
        let deliver = Deliver::new(app.clone(), mailer, events, Pace::per_second(0))
            .with_bell(Bell::Channel(Arc::clone(&bell)));
        let router = finish(usher_functions::routes().merge(portal::routes(&app)), app.clone());
        Ok(Self { app, deliver, router, bell })
    }
}

/// A system that is ready to be served.
pub struct System {
    /// Its functions, with the mailbox among their routes where only this machine can ask.
    pub functions: Functions,
    /// Where the mailbox is shown.
    pub mailbox_url: String,
    /// Where the chat console is shown, if there is one.
    pub console_url: Option<String>,
    bot: ChatBot,
    wake: Arc<Notify>,
    /// What becomes of the mails.
    news: UnboundedReceiver<Value>,
    inner: Vec<JoinHandle<()>>,
}

impl System {
    /// Puts the parts together: the table's endpoint comes up on a loopback port of its own, guarded
    /// by a secret that only this process has.
    pub async fn assemble(spec: Spec<'_>) -> Result<Self, StartError> {
        let Spec { address, engine, mailbox, mut parts, bot_key } = spec;
        let access_key = parts.access.credentials.access_key_id();
        let (engine_url, task) = serve_inside(engine.router(access_key)).await?;
        let mut inner = vec![task];
        // An address that others reach never shows the mails: then the mailbox has one of its own.
        // Nor does one that links to elsewhere: a proxy on this machine may stand before it.
        let shows_mails = address.ip().is_loopback() && is_loopback(&parts.base_url);
        let (door, own_origin) = listen_inside().await?;
        let origin = if shows_mails { format!("http://{address}") } else { own_origin };
        let bot = ChatBot::assemble(&Wanted {
            set: &parts.config.chat,
            api: &reachable(address),
            pages: &parts.base_url,
            console: &origin,
            key: bot_key,
            clock: &parts.clock,
            random: &parts.random,
        })?;
        let console = bot.console.as_ref().map(ChatConsole::router).unwrap_or_default();
        let shown = mailbox.router().merge(console);
        parts.access.dynamodb_endpoint = Some(engine_url);
        parts.access.ses_endpoint = Some(origin.clone());
        let news = mailbox.events();
        let mut functions = Functions::assemble(parts).await?;
        let wake = Arc::new(Notify::new());
        let waking = middleware::from_fn_with_state(Arc::clone(&wake), wake_after_writes);
        functions.router = functions.router.layer(waking).merge(bot.router.clone());
        if shows_mails {
            functions.router = functions.router.merge(shown);
        } else {
            inner.push(serve(door, shown));
        }
        let (mailbox_url, console_url) = (format!("{origin}/_dev/mail"), bot.console_url(&origin));
        Ok(Self { functions, mailbox_url, console_url, bot, wake, news, inner })
    }

    /// Serves until `stopped` turns true; then finishes the sweep at hand (its mails go to the mailbox
    /// behind the same door), takes in what the mailbox told of them, answers what is under way, and
    /// closes the table last.
    pub async fn serve(self, listener: TcpListener, stopped: watch::Receiver<bool>) {
        let Functions { app, deliver, router, bell } = self.functions;
        let (quiet, quieted) = watch::channel(false);
        let wake = Arc::clone(&self.wake);
        let listening = tokio::spawn(news::bring(self.news, app.clone(), wake, quieted));
        let sweeps = tokio::spawn(sweep(deliver, self.wake, stopped.clone()));
        let cleaning = tokio::spawn(keep_clean(app, stopped.clone()));
        let (close, closed) = watch::channel(false);
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let server = axum::serve(listener, service).with_graceful_shutdown(until(closed));
        let serving = tokio::spawn(async move { server.await });
        let chatting = tokio::spawn(self.bot.run(bell));
        until(stopped).await;
        let _ = tokio::time::timeout(STOP_WITHIN, async {
            let _ = tokio::join!(sweeps, cleaning);
            let _ = quiet.send(true);
            let _ = listening.await;
            let _ = close.send(true);
            let _ = serving.await;
        })
        .await;
        chatting.abort();
        for task in self.inner {
            task.abort();
        }
    }
}

/// Serves something for this process alone, on a loopback port that the system picks.
async fn serve_inside(router: Router) -> Result<(String, JoinHandle<()>), StartError> {
    let (listener, url) = listen_inside().await?;
    Ok((url, serve(listener, router)))
}

async fn listen_inside() -> Result<(TcpListener, String), StartError> {
    let part = |error: std::io::Error| StartError::Part(format!("no loopback port: {error}"));
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(part)?;
    let url = format!("http://{}", listener.local_addr().map_err(part)?);
    Ok((listener, url))
}

fn serve(listener: TcpListener, router: Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "an inner endpoint stopped");
        }
    })
}

/// Where this very process reaches what listens on `address`.
fn reachable(address: SocketAddr) -> String {
    let mut address = address;
    if address.ip().is_unspecified() {
        let here: IpAddr =
            if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
        address.set_ip(here);
    }
    format!("http://{address}")
}

async fn wake_after_writes(
    State(wake): State<Arc<Notify>>,
    request: Request,
    next: Next,
) -> Response {
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let response = next.run(request).await;
    if writes {
        wake.notify_one();
    }
    response
}

async fn sweep(deliver: Deliver, wake: Arc<Notify>, stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match deliver.sweep().await {
            // What was sent may have left events and notices behind.
            Ok(left) if left > 0 => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the outbox waits for the next sweep"),
        }
        tokio::select! {
            () = wake.notified() => {}
            () = tokio::time::sleep(SWEEP_EVERY) => {}
            () = until(stopped.clone()) => {}
        }
    }
}

async fn keep_clean(app: App, stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        if let Err(error) = clean_up(&app.directory, &app.clock).await {
            tracing::warn!(%error, "clean-up waits for its next turn");
        }
        tokio::select! {
            () = tokio::time::sleep(CLEAN_UP_EVERY) => {}
            () = until(stopped.clone()) => {}
        }
    }
}

/// Waits until it turns true.
pub(super) async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that nobody can stop it any more, which is a stop, too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
