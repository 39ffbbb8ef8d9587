//! The system put together: the same routers and the same plain functions that run in Lambda, two
//! endpoint addresses apart. `usher dev` serves it, and the tests take it as it is.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
};
use http::Method;
use tokio::{
    net::TcpListener,
    sync::{Notify, watch},
    task::JoinHandle,
};
use url::Url;
use usher_directory::Directory;
use usher_domain::{
    OrgId,
    sources::{Clock, Ids, Random},
};
use usher_functions::{
    App, Keys, Settings, accept_invite, add_user,
    aws::Access,
    clean_up::clean_up,
    deliver::{Deliver, EventBus, Pace},
    finish, list_users, manage_user,
};
use usher_mail::Mailer;

use super::{Config, StartError};
use crate::{engine::Engine, mailbox::Mailbox};

/// The name of the local table.
const TABLE: &str = "usher";

/// How often the outbox is looked at without being woken.
const SWEEP_EVERY: Duration = Duration::from_secs(1);

/// How often invites that have ended are looked for.
const CLEAN_UP_EVERY: Duration = Duration::from_secs(60);

/// The longest that stopping waits for requests that are being answered.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// What a system is made of.
pub struct Spec {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where its links lead.
    pub base_url: Url,
    /// Its settings.
    pub config: Config,
    /// The keys of its links.
    pub keys: Keys,
    /// Its table.
    pub engine: Engine,
    /// Its mailbox.
    pub mailbox: Mailbox,
    /// Its clock.
    pub clock: Clock,
    /// Its randomness.
    pub random: Random,
}

/// A system that is ready to be served.
pub struct System {
    /// What the functions work with.
    pub app: App,
    /// What takes entries out of the outbox.
    pub deliver: Deliver,
    /// Where its mails are kept.
    pub mailbox: Mailbox,
    /// Where the mailbox is shown.
    pub mailbox_url: String,
    /// Where its links lead.
    pub base_url: Url,
    /// Everything it serves on its address.
    pub router: Router,
    wake: Arc<Notify>,
    inner: Vec<JoinHandle<()>>,
}

impl System {
    /// Puts the parts together: the table's endpoint comes up on a loopback port of its own, guarded
    /// by a secret that only this process has.
    pub async fn assemble(spec: Spec) -> Result<Self, StartError> {
        let (engine_url, access_key, engine) = serve_engine(&spec).await?;
        let mut inner = vec![engine];
        let loopback = spec.address.ip().is_loopback();
        // An address that others reach never shows the mails: then the mailbox has one of its own.
        let mail_origin = if loopback {
            format!("http://{}", spec.address)
        } else {
            let (url, task) = serve_inside(spec.mailbox.router()).await?;
            inner.push(task);
            url
        };
        let mut access = Access::new(&access_key, &"local".into(), None, "local");
        access.dynamodb_endpoint = Some(engine_url);
        access.ses_endpoint = Some(mail_origin.clone());
        let app = app(&spec, &access).await?;
        let mailer = Mailer::new(access.ses(), spec.config.sender.clone(), None);
        let deliver = Deliver::new(app.clone(), mailer, EventBus::Log, Pace::per_second(0));
        let wake = Arc::new(Notify::new());
        let functions = finish(routes(), app.clone())
            .layer(middleware::from_fn_with_state(Arc::clone(&wake), wake_after_writes));
        let router = if loopback { functions.merge(spec.mailbox.router()) } else { functions };
        Ok(Self {
            app,
            deliver,
            mailbox: spec.mailbox,
            mailbox_url: format!("{mail_origin}/_dev/mail"),
            base_url: spec.base_url,
            router,
            wake,
            inner,
        })
    }

    /// Serves until `stopped` turns true; then answers what is under way, finishes the sweep at hand,
    /// and closes the table last.
    pub async fn serve(self, listener: TcpListener, stopped: watch::Receiver<bool>) {
        let sweeps = tokio::spawn(sweep(self.deliver.clone(), Arc::clone(&self.wake), stopped.clone()));
        let cleaning = tokio::spawn(keep_clean(self.app.clone(), stopped.clone()));
        let server = axum::serve(listener, self.router).with_graceful_shutdown(until(stopped.clone()));
        let serving = tokio::spawn(async move { server.await });
        until(stopped).await;
        let _ = tokio::time::timeout(STOP_WITHIN, async {
            let _ = serving.await;
            let _ = tokio::join!(sweeps, cleaning);
        })
        .await;
        for task in self.inner {
            task.abort();
        }
    }
}

/// The routes of every function.
fn routes() -> Router<App> {
    add_user::routes()
        .merge(list_users::routes())
        .merge(manage_user::routes())
        .merge(accept_invite::routes())
}

async fn app(spec: &Spec, access: &Access) -> Result<App, StartError> {
    let (clock, random) = (spec.clock.clone(), spec.random.clone());
    let ids = Ids::new(clock.clone(), random.clone());
    let client = access.dynamodb();
    let directory = Directory::new(client, TABLE, OrgId::default(), ids.clone(), random.clone());
    directory.create_table().await.map_err(|error| StartError::Part(error.to_string()))?;
    let settings = Settings {
        organization: spec.config.organization.clone(),
        invite_lifetime: spec.config.invite_lifetime,
        base_url: spec.base_url.clone(),
        sign_in_url: spec.config.sign_in_url.clone(),
    };
    Ok(App::new(directory, spec.keys.clone(), settings, clock, random, ids))
}

async fn serve_engine(spec: &Spec) -> Result<(String, String, JoinHandle<()>), StartError> {
    let secret: [u8; 16] = spec.random.bytes();
    let access_key: String = secret.iter().map(|byte| format!("{byte:02X}")).collect();
    let (url, task) = serve_inside(spec.engine.router(&access_key)).await?;
    Ok((url, access_key, task))
}

/// Serves something for this process alone, on a loopback port that the system picks.
async fn serve_inside(router: Router) -> Result<(String, JoinHandle<()>), StartError> {
    let part = |error: std::io::Error| StartError::Part(format!("no loopback port: {error}"));
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(part)?;
    let url = format!("http://{}", listener.local_addr().map_err(part)?);
    let task = tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "an inner endpoint stopped");
        }
    });
    Ok((url, task))
}

async fn wake_after_writes(State(wake): State<Arc<Notify>>, request: Request, next: Next) -> Response {
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

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that nobody can stop it any more, which is a stop, too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
