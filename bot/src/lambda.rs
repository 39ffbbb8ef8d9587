//! The functions `chat` and `chat-follow-up` in Lambda.

use std::{sync::Arc, time::SystemTime};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};
use jiff::Timestamp;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use url::Url;
use usher_domain::sources::Clock;

use crate::{
    chat::{ANSWER_WITHIN, Chat},
    settings::{Environment, InvalidSetting, Settings},
    work::{FollowUps, NotHandedOver, Work},
};

/// Calls the function `chat-follow-up`, without waiting for it. One signed request: Lambda's SDK would
/// be a large part of this function for the one call.
pub struct Invoker {
    http: reqwest::Client,
    url: Url,
    region: String,
    credentials: Credentials,
    clock: Clock,
}

impl Invoker {
    /// The invoker of `function`, by the variables that Lambda sets.
    fn new(environment: &Environment, function: &str, clock: Clock) -> Result<Self, InvokerError> {
        let get = |name| environment.get(name).ok_or(InvokerError::Missing(name));
        let region = get("AWS_REGION")?.to_owned();
        let endpoint = match environment.get("AWS_ENDPOINT_URL_LAMBDA") {
            Some(endpoint) => endpoint.to_owned(),
            None => format!("https://lambda.{region}.amazonaws.com"),
        };
        let mut url: Url = endpoint.parse().map_err(|_| InvokerError::Endpoint)?;
        url.path_segments_mut().map_err(|()| InvokerError::Endpoint)?.pop_if_empty().extend([
            "2015-03-31",
            "functions",
            function,
            "invocations",
        ]);
        let credentials = Credentials::new(
            get("AWS_ACCESS_KEY_ID")?,
            get("AWS_SECRET_ACCESS_KEY")?,
            environment.get("AWS_SESSION_TOKEN").map(str::to_owned),
            None,
            "environment",
        );
        let http = crate::outbound::client(&url).map_err(InvokerError::Http)?;
        Ok(Self { http, url, region, credentials, clock })
    }

    pub(crate) async fn invoke(&self, work: &Work) -> Result<(), NotHandedOver> {
        let body = serde_json::to_vec(work).map_err(|_| NotHandedOver)?;
        let request = self.signed(&body).ok_or(NotHandedOver)?.body(body);
        match crate::outbound::send(request, std::time::Duration::from_millis(1500)).await {
            Ok((status, _)) if status.is_success() => Ok(()),
            Ok((status, _)) => {
                tracing::error!(%status, "chat-follow-up was not called");
                Err(NotHandedOver)
            }
            Err(error) => {
                tracing::error!(%error, "chat-follow-up was not called");
                Err(NotHandedOver)
            }
        }
    }

    fn signed(&self, body: &[u8]) -> Option<reqwest::RequestBuilder> {
        let identity = self.credentials.clone().into();
        let now = u64::try_from(self.clock.now().as_millisecond()).ok()?;
        let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(now);
        let parameters = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("lambda")
            .time(time)
            .settings(SigningSettings::default())
            .build()
            .ok()?
            .into();
        let headers = [("x-amz-invocation-type", "Event")];
        let url = self.url.as_str();
        let request =
            SignableRequest::new("POST", url, headers.into_iter(), SignableBody::Bytes(body))
                .ok()?;
        let (instructions, _) = sign(request, &parameters).ok()?.into_parts();
        let mut builder = self.http.post(self.url.clone()).header("x-amz-invocation-type", "Event");
        for (name, value) in instructions.headers() {
            builder = builder.header(name, value);
        }
        Some(builder)
    }
}

/// The invoker could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum InvokerError {
    /// A variable that Lambda sets is not there.
    #[error("the variable {0} is missing")]
    Missing(&'static str),
    /// Lambda's address is none.
    #[error("AWS_ENDPOINT_URL_LAMBDA is no address")]
    Endpoint,
    /// There is no HTTP.
    #[error("Lambda cannot be called: {0}")]
    Http(reqwest::Error),
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place of the functions where the clock is read"
)]
fn clock() -> Clock {
    Clock::new(Timestamp::now)
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

/// The settings, if any platform is set up.
fn configured(environment: &Environment) -> Result<Option<Settings>, InvalidSetting> {
    if !Settings::name_a_platform(environment)? {
        tracing::warn!("no chat platform is configured");
        return Ok(None);
    }
    let settings = Settings::read(environment)?;
    let (slack, discord) = (settings.slack.is_some(), settings.discord.is_some());
    tracing::info!(slack, discord, "which chat platforms are on");
    Ok(Some(settings))
}

/// Runs `chat`: what the platforms send.
pub fn serve_chat(environment: &Environment) -> Result<(), Error> {
    log();
    block_on(async {
        let Some(settings) = configured(environment)? else {
            // Nobody set up a platform: there is nothing to call.
            return lambda_http::run(axum::Router::new()).await;
        };
        let name = "USHER_CHAT_FOLLOW_UP";
        let missing = || InvalidSetting { name, problem: "is missing".to_owned() };
        let function = environment.get(name).ok_or_else(missing)?;
        let invoker = Invoker::new(environment, function, clock())?;
        let follow_ups = FollowUps::Lambda(Arc::new(invoker));
        let chat = Chat::new(&settings, clock(), follow_ups, ANSWER_WITHIN)?;
        lambda_http::run(crate::http::router(chat)).await
    })
}

/// Runs `chat-follow-up`: what takes longer, and what `deliver` rings for.
pub fn serve_follow_up(environment: &Environment) -> Result<(), Error> {
    log();
    block_on(async {
        let new = |settings| Chat::new(&settings, clock(), FollowUps::nobody(), ANSWER_WITHIN);
        let chat = configured(environment)?.map(new).transpose()?;
        let handler = |event: LambdaEvent<Value>| {
            let chat = chat.clone();
            async move {
                let Some(chat) = chat else { return Ok(()) };
                chat.follow_up(Work::read(event.payload)).await.map_err(Error::from)
            }
        };
        lambda_runtime::run(service_fn(handler)).await
    })
}
