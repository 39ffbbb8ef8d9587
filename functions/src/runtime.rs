//! What the functions' `main`s have in common: reading the environment, once, and running in Lambda.

use std::collections::HashMap;

use aws_lambda_events::event::dynamodb;
use jiff::Timestamp;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use secrecy::SecretString;
use serde::Deserialize;
use serde_json::Value;
use thiserror::Error as ThisError;
use url::Url;
use usher_directory::Directory;
use usher_domain::{
    Keyring, OrgId,
    sources::{Clock, Ids, Random},
};
use usher_mail::{Mailer, Sender};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    App, Keys, Settings,
    aws::{Access, Trust},
    clean_up::clean_up,
    deliver::{Bell, Deliver, EventBus, Pace},
    finish,
    mail_events::news,
    portal,
};

/// The environment that a `main` read.
pub struct Environment(HashMap<String, String>);

/// A setting that is missing or cannot be used.
#[derive(Debug, ThisError)]
#[error("the setting {name} {problem}")]
pub struct InvalidSetting {
    /// The environment variable.
    pub name: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

/// The sources that a `main` gives: the clock and randomness of this machine.
#[derive(Clone)]
pub struct Sources {
    /// The current instant.
    pub clock: Clock,
    /// Randomness fit for secrets.
    pub random: Random,
}

impl Sources {
    /// The real ones.
    ///
    /// # Panics
    ///
    /// While the process runs, if the operating system has no randomness to give.
    #[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
    #[expect(clippy::expect_used, reason = "without randomness nothing here is safe to run")]
    pub fn of_this_machine() -> Self {
        Self {
            clock: Clock::new(Timestamp::now),
            random: Random::new(|bytes| {
                getrandom::fill(bytes).expect("the operating system has randomness");
            }),
        }
    }
}

impl Environment {
    /// The variables as a `main` read them.
    pub fn new(variables: impl Iterator<Item = (String, String)>) -> Self {
        Self(variables.collect())
    }

    fn get(&self, name: &'static str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn required(&self, name: &'static str) -> Result<&str, InvalidSetting> {
        self.get(name).ok_or_else(|| InvalidSetting { name, problem: "is missing".to_owned() })
    }

    fn parsed<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>, InvalidSetting>
    where
        T::Err: std::fmt::Display,
    {
        let invalid = |error: T::Err| InvalidSetting { name, problem: error.to_string() };
        self.get(name).map(|value| value.parse().map_err(invalid)).transpose()
    }

    /// How AWS is reached, by the variables that Lambda sets and the endpoint variables of the SDKs.
    fn access(&self) -> Result<Access, InvalidSetting> {
        let secret: SecretString = self.required("AWS_SECRET_ACCESS_KEY")?.into();
        let session = self.get("AWS_SESSION_TOKEN").map(SecretString::from);
        let mut access = Access::new(
            self.required("AWS_ACCESS_KEY_ID")?,
            &secret,
            session.as_ref(),
            self.required("AWS_REGION")?,
        );
        let endpoint = |name| self.get(name).map(str::to_owned);
        access.dynamodb_endpoint = endpoint("AWS_ENDPOINT_URL_DYNAMODB");
        access.ses_endpoint = endpoint("AWS_ENDPOINT_URL_SESV2");
        access.events_endpoint = endpoint("AWS_ENDPOINT_URL_EVENTBRIDGE");
        access.secrets_endpoint = endpoint("AWS_ENDPOINT_URL_SECRETS_MANAGER");
        access.lambda_endpoint = endpoint("AWS_ENDPOINT_URL_LAMBDA");
        if self.get("USHER_TRUST") == Some("system") {
            access.trust = Trust::System;
        }
        Ok(access)
    }

    fn settings(&self) -> Result<Settings, InvalidSetting> {
        let missing = |name| InvalidSetting { name, problem: "is missing".to_owned() };
        Ok(Settings {
            organization: self
                .parsed("USHER_ORGANIZATION")?
                .ok_or_else(|| missing("USHER_ORGANIZATION"))?,
            invite_lifetime: self.parsed("USHER_INVITE_LIFETIME")?.unwrap_or_default(),
            sender: self.parsed("USHER_SENDER")?.ok_or_else(|| missing("USHER_SENDER"))?,
            import_mails_per_day: self
                .parsed("USHER_IMPORT_MAILS_PER_DAY")?
                .unwrap_or(usher_domain::import::MAILS_A_DAY),
            base_url: self
                .parsed::<Url>("USHER_BASE_URL")?
                .ok_or_else(|| missing("USHER_BASE_URL"))?,
            sign_in_url: self.parsed("USHER_SIGN_IN_URL")?,
        })
    }
}

fn directory(environment: &Environment, sources: &Sources) -> Result<Directory, Error> {
    let Sources { clock, random } = sources.clone();
    let org = environment.parsed::<OrgId>("USHER_ORG")?.unwrap_or_default();
    let table = environment.required("USHER_TABLE")?;
    let client = environment.access()?.dynamodb();
    Ok(Directory::new(client, table, org, Ids::new(clock, random.clone()), random))
}

/// The app of a function, from its environment and its secret.
async fn app(environment: &Environment, sources: &Sources) -> Result<App, Error> {
    let Sources { clock, random } = sources.clone();
    let directory = directory(environment, sources)?;
    let keys = keys(environment, &clock).await?;
    let ids = Ids::new(clock.clone(), random.clone());
    Ok(App::new(directory, keys, environment.settings()?, clock, random, ids))
}

async fn keys(environment: &Environment, clock: &Clock) -> Result<Keys, Error> {
    let arn = environment.required("USHER_SECRET")?.to_owned();
    let client = environment.access()?.secrets();
    let ring = fetch_ring(&client, &arn).await?;
    Ok(Keys::refetched(ring, clock.now(), move || {
        let (client, arn) = (client.clone(), arn.clone());
        async move {
            let fetched = fetch_ring(&client, &arn).await;
            fetched.inspect_err(|error| tracing::warn!(%error, "the keys were not fetched")).ok()
        }
    }))
}

/// The secret as Secrets Manager keeps it: the key that signs, and one that verifies besides.
#[derive(Deserialize)]
struct Secret {
    kid: u32,
    key: SecretString,
    #[serde(default)]
    other_kid: Option<u32>,
    #[serde(default)]
    other_key: Option<SecretString>,
}

async fn fetch_ring(client: &aws_sdk_secretsmanager::Client, arn: &str) -> Result<Keyring, Error> {
    use secrecy::ExposeSecret;
    let answer = client.get_secret_value().secret_id(arn).send().await.map_err(|error| {
        use aws_sdk_secretsmanager::error::ProvideErrorMetadata;
        let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
        format!("the secret cannot be read: {}", code.unwrap_or("no answer"))
    })?;
    // The parser's own message could quote the secret.
    let secret: Secret = serde_json::from_str(answer.secret_string().unwrap_or_default())
        .map_err(|_| "the secret is not of the form {\"kid\": 1, \"key\": \"…\"}")?;
    let ring = Keyring::new(secret.kid, secret.key.expose_secret().as_bytes())?;
    match (secret.other_kid, secret.other_key) {
        (Some(kid), Some(key)) => Ok(ring.also_verifying(kid, key.expose_secret().as_bytes())?),
        _ => Ok(ring),
    }
}

async fn deliver(environment: &Environment, sources: &Sources) -> Result<Deliver, Error> {
    let app = app(environment, sources).await?;
    let access = environment.access()?;
    let sender: Sender = environment.required("USHER_SENDER")?.parse()?;
    let set = environment.get("USHER_CONFIGURATION_SET").map(str::to_owned);
    let events = match environment.get("USHER_EVENT_BUS") {
        Some(bus) => EventBus::EventBridge { client: access.events(), bus: bus.to_owned() },
        None => EventBus::Log,
    };
    // A new account may send one mail a second; the operator raises it as SES does.
    let pace = Pace::per_second(environment.parsed("USHER_MAIL_RATE")?.unwrap_or(1));
    let bell = match environment.get("USHER_CHAT_FOLLOW_UP") {
        Some(function) => access.bell(function, sources.clock.clone()),
        None => Bell::None,
    };
    Ok(Deliver::new(app, Mailer::new(access.ses(), sender, set), events, pace).with_bell(bell))
}

/// Starts logging as JSON lines, at `RUST_LOG` or `info`.
fn log() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_current_span(true).init();
}

fn block_on<F: Future<Output = Result<(), Error>>>(work: F) -> Result<(), Error> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// Runs an HTTP function in Lambda.
pub fn serve(routes: OpenApiRouter<App>, environment: &Environment) -> Result<(), Error> {
    serve_on(|_| routes, environment)
}

/// Runs `portal` in Lambda, which calls the API within its own process.
pub fn serve_portal(environment: &Environment) -> Result<(), Error> {
    serve_on(portal::routes, environment)
}

fn serve_on(
    routes: impl FnOnce(&App) -> OpenApiRouter<App>,
    environment: &Environment,
) -> Result<(), Error> {
    log();
    block_on(async {
        let app = app(environment, &Sources::of_this_machine()).await?;
        lambda_http::run(finish(routes(&app), app)).await
    })
}

/// Runs `deliver` in Lambda: for the table's stream, and for the schedule.
pub fn serve_deliver(environment: &Environment) -> Result<(), Error> {
    log();
    block_on(async {
        let deliver = deliver(environment, &Sources::of_this_machine()).await?;
        let handler = |event: LambdaEvent<Value>| {
            let end = last_start(event.context.deadline);
            delivered(&deliver, event.payload, end)
        };
        lambda_runtime::run(service_fn(handler)).await
    })
}

/// The last instant to begin an entry: a turn, SES and the record of it may take 20 seconds.
/// `deadline` is Lambda's, in epoch milliseconds.
fn last_start(deadline: u64) -> Timestamp {
    let deadline = i64::try_from(deadline).ok();
    let last = deadline.and_then(|end| Timestamp::from_millisecond(end - 20_000).ok());
    last.unwrap_or(Timestamp::MAX)
}

/// Delivers what an event of Lambda asks for: the entries that a stream's records name, or, for
/// anything else (the schedule), all that is due and can be begun before `end`.
pub async fn delivered(deliver: &Deliver, event: Value, end: Timestamp) -> Result<(), Error> {
    if event.get("Records").is_none() {
        // What a sweep sends may leave events and notices behind: they go at once, too.
        while deliver.sweep_until(end).await? > 0 {}
        return Ok(());
    }
    let event: dynamodb::Event = serde_json::from_value(event)?;
    for record in &event.records {
        let key = |name: &str| match record.change.keys.get(name) {
            Some(serde_dynamo::AttributeValue::S(text)) => Some(text.as_str()),
            _ => None,
        };
        if let (Some(pk), Some(sk)) = (key("pk"), key("sk")) {
            deliver.rung(pk, sk).await?;
        }
    }
    Ok(())
}

/// Runs `mail-events` in Lambda.
pub fn serve_mail_events(environment: &Environment) -> Result<(), Error> {
    log();
    block_on(async {
        let sources = Sources::of_this_machine();
        let directory = directory(environment, &sources)?;
        let handler = |event: LambdaEvent<Value>| async {
            news(&directory, &sources.clock, event.payload).await.map(drop).map_err(Error::from)
        };
        lambda_runtime::run(service_fn(handler)).await
    })
}

/// Runs `clean-up` in Lambda.
pub fn serve_clean_up(environment: &Environment) -> Result<(), Error> {
    log();
    block_on(async {
        let sources = Sources::of_this_machine();
        let directory = directory(environment, &sources)?;
        let handler = |_: LambdaEvent<Value>| async {
            clean_up(&directory, &sources.clock).await.map(drop).map_err(Error::from)
        };
        lambda_runtime::run(service_fn(handler)).await
    })
}
