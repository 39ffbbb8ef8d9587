//! `usher dev`: the whole system on one machine, with the embedded table and the embedded mailbox.

mod banner;
mod bootstrap;
mod chat;
mod config;
mod files;
mod news;
mod system;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use clap::Parser;
use thiserror::Error;
use tokio::{net::TcpListener, sync::watch};
use usher_domain::{Keyring, sources::Random};
use usher_functions::{Keys, aws::Access, deliver::EventBus, runtime::Sources};

use self::files::DataFolder;
pub use self::{
    bootstrap::{Bootstrap, FirstAdmin, bootstrap, keep_bot_key},
    config::{Config, Environment, InvalidConfig},
    system::{Functions, Parts, Spec, System},
};
use crate::{engine::Engine, mailbox::Mailbox};

/// Options of `usher dev`.
#[derive(Debug, Clone, clap::Args)]
pub struct DevArgs {
    /// Address to listen on; port 0 picks one
    #[arg(long, env = "USHER_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// Keep everything in memory, and nothing on disk
    #[arg(long, env = "USHER_MEMORY", value_parser = clap::builder::FalseyValueParser::new())]
    pub memory: bool,

    /// Settings file (TOML); every key is also an environment variable, such as `USHER_ORGANIZATION`
    #[arg(long, env = "USHER_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

impl DevArgs {
    /// The options of a call without any, but for what the environment sets.
    pub fn from_environment() -> Self {
        #[derive(Parser)]
        struct Alone {
            #[command(flatten)]
            args: DevArgs,
        }
        Alone::parse_from(["usher"]).args
    }
}

/// Why `usher dev` did not start, in a sentence for whoever started it.
#[derive(Debug, Error)]
pub enum StartError {
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {reason}; choose another with `usher dev --listen`")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the operating system says.
        reason: std::io::Error,
    },
    /// The data folder cannot be used.
    #[error("cannot use the data folder {}: {reason}", folder.display())]
    Data {
        /// The folder.
        folder: PathBuf,
        /// Why.
        reason: String,
    },
    /// A setting cannot be used.
    #[error(transparent)]
    Config(#[from] InvalidConfig),
    /// A part of the system did not come up.
    #[error("{0}")]
    Part(String),
}

/// Runs the system until Ctrl-C or SIGTERM, and stops it in order: first the work at hand, then the
/// door, then the table.
pub async fn run(
    args: DevArgs,
    data: &Path,
    environment: &Environment<'_>,
) -> Result<(), StartError> {
    log();
    let config = Config::read(args.config.as_deref(), environment)?;
    let sources = Sources::of_this_machine();
    let folder = if args.memory { None } else { Some(DataFolder::open(data)?) };
    let secrets = files::secrets(folder.as_ref(), &sources)?;
    let (engine, mailbox) = stores(folder.as_ref(), &sources)?;
    let listener = listen(args.listen).await?;
    let address = listener.local_addr().map_err(|error| StartError::Part(error.to_string()))?;
    let keys = Keyring::new(secrets.kid, &secrets.key)
        .map_err(|error| StartError::Part(error.to_string()))?;
    let parts = Parts {
        access: local_access(&sources.random),
        base_url: config.base_url(address)?,
        config: config.clone(),
        keys: Keys::fixed(keys),
        events: EventBus::Log,
        clock: sources.clock.clone(),
        random: sources.random.clone(),
    };
    let bot_key = secrets.bot_key;
    let spec = Spec { address, engine, mailbox, parts, bot_key: &bot_key };
    let system = System::assemble(spec).await?;
    let app = &system.functions.app;
    let bootstrap = bootstrap(app, &config.first_admin, &secrets.api_key).await?;
    keep_bot_key(app, &bot_key, bootstrap.admin.id, config.chat_workspaces).await?;
    let shown = banner::Banner::new(&system, &bootstrap, &secrets.api_key);
    if let Some(folder) = &folder {
        folder.write_private("dev.json", &shown.dev_json())?;
    }
    shown.print(folder.as_ref().map(DataFolder::path), environment.0.contains_key("CARGO"));
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        wait_for_signal().await;
        let _ = stop.send(true);
    });
    system.serve(listener, stopped).await;
    // The lock on the folder ends with it, after everything else.
    drop(folder);
    Ok(())
}

/// Credentials that only this process knows: the table's endpoint takes no others.
pub fn local_access(random: &Random) -> Access {
    let secret: [u8; 16] = random.bytes();
    let key = URL_SAFE_NO_PAD.encode(secret);
    Access::new(&key, &"local".into(), None, "local")
}

fn stores(folder: Option<&DataFolder>, sources: &Sources) -> Result<(Engine, Mailbox), StartError> {
    let part = |error: &dyn std::fmt::Display| StartError::Part(error.to_string());
    let (clock, random) = (sources.clock.clone(), sources.random.clone());
    match folder {
        None => Ok((Engine::memory().map_err(|e| part(&e))?, Mailbox::memory(random, clock))),
        Some(folder) => {
            let data = |error: &dyn std::fmt::Display| folder.error(error.to_string());
            let engine =
                Engine::open(&folder.private_file("usher.sqlite")?).map_err(|e| data(&e))?;
            let mails = folder.path().join("mail");
            Ok((engine, Mailbox::open(&mails, random, clock).map_err(|e| data(&e))?))
        }
    }
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|reason| StartError::Listen { address, reason })
}

async fn wait_for_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}

fn log() {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        tracing_subscriber::EnvFilter::new("warn,usher_functions::deliver=info")
    });
    // At debug the SDKs print credentials, and the local table has no other protection.
    let filter =
        ["aws_runtime", "aws_smithy_runtime", "aws_smithy_runtime_api", "aws_sdk_dynamodb"]
            .into_iter()
            .chain(["aws_sdk_sesv2", "aws_smithy_http_client", "aws_sigv4", "hyper_util"])
            .filter_map(|target| format!("{target}=info").parse().ok())
            .fold(filter, tracing_subscriber::EnvFilter::add_directive);
    // It may have been set up by whoever calls this as a library.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
}
