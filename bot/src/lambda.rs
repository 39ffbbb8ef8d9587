//! The functions `chat` and `chat-follow-up` in Lambda.

use std::{
    sync::{Arc, OnceLock},
    time::{Duration, SystemTime},
};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};
use jiff::Timestamp;
use lambda_runtime::{Error, LambdaEvent, service_fn};
use serde_json::Value;
use tracing_subscriber::{
    filter::{LevelFilter, Targets},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};
use url::Url;
use usher_domain::sources::Clock;

use crate::{
    chat::{Chat, Within},
    follow_up::persist,
    settings::{Environment, InvalidSetting, Settings},
    work::{FollowUps, NotHandedOver, Work},
};

/// How long handing over may take: what came is acknowledged after it.
const INVOKE_WITHIN: Duration = Duration::from_millis(500);

/// Calls the function `chat-follow-up`, without waiting for it. One signed request: Lambda's SDK would
/// be a large part of this function for the one call.
pub struct Invoker {
    /// Made when it is first needed: most answers are in time.
    http: OnceLock<reqwest::Client>,
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
        Ok(Self { http: OnceLock::new(), url, region, credentials, clock })
    }

    pub(crate) async fn invoke(&self, work: &Work) -> Result<(), NotHandedOver> {
        let body = serde_json::to_vec(work).map_err(|_| NotHandedOver)?;
        let request = self.signed(&body).ok_or(NotHandedOver)?.body(body);
        match crate::outbound::send(request, INVOKE_WITHIN).await {
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

    fn http(&self) -> Option<&reqwest::Client> {
        if let Some(http) = self.http.get() {
            return Some(http);
        }
        let made = crate::outbound::client([&self.url]).ok()?;
        Some(self.http.get_or_init(|| made))
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
        let mut builder =
            self.http()?.post(self.url.clone()).header("x-amz-invocation-type", "Event");
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
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place of these two functions where the clock is read"
)]
fn clock() -> Clock {
    Clock::new(Timestamp::now)
}

/// Starts logging as JSON lines, at `RUST_LOG` or `info`. Levels by module, without regular expressions:
/// the engine for those would be a tenth of the function.
fn log(environment: &Environment) {
    let levels = environment.get("RUST_LOG").and_then(|levels| levels.parse::<Targets>().ok());
    let levels = levels.unwrap_or_else(|| Targets::new().with_default(LevelFilter::INFO));
    let lines = tracing_subscriber::fmt::layer().json().with_current_span(true);
    tracing_subscriber::registry().with(lines).with(levels).init();
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
    log(environment);
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
        let chat = Chat::new(&settings, clock(), follow_ups, Within::A_SECOND)?;
        lambda_http::run(crate::http::router(chat)).await
    })
}

/// Runs `chat-follow-up`: what takes longer, and what `deliver` rings for.
pub fn serve_follow_up(environment: &Environment) -> Result<(), Error> {
    log(environment);
    block_on(async {
        let new = |settings| Chat::new(&settings, clock(), FollowUps::nobody(), Within::A_SECOND);
        let chat = configured(environment)?.map(new).transpose()?;
        let handler = |event: LambdaEvent<Value>| {
            let chat = chat.clone();
            async move {
                let Some(chat) = chat else { return Ok(()) };
                persist(&chat, Work::read(event.payload)).await.map_err(Error::from)
            }
        };
        lambda_runtime::run(service_fn(handler)).await
    })
}

#[cfg(test)]
mod tests {
    use axum::{Router, extract::Request, http::StatusCode};
    use tokio::{net::TcpListener, sync::mpsc};

    use super::*;

    async fn invoker(answer: StatusCode) -> (Invoker, mpsc::UnboundedReceiver<(Request, Vec<u8>)>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let (heard, calls) = mpsc::unbounded_channel();
        let router = Router::new().fallback(move |request: Request| async move {
            let (head, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            heard
                .send((Request::from_parts(head, axum::body::Body::empty()), body.into()))
                .unwrap();
            answer
        });
        tokio::spawn(async move { axum::serve(listener, router).await });
        let environment = [
            ("AWS_REGION", "eu-central-1"),
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "s3cret"),
            ("AWS_SESSION_TOKEN", "session"),
            ("AWS_ENDPOINT_URL_LAMBDA", &endpoint),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let clock = Clock::new(|| Timestamp::from_second(1_700_000_000).unwrap());
        let invoker = Invoker::new(&Environment::new(environment), "usher-chat-follow-up", clock);
        (invoker.unwrap(), calls)
    }

    #[tokio::test]
    async fn follow_up_is_called_asynchronously_by_a_signed_request() {
        let (invoker, mut calls) = invoker(StatusCode::ACCEPTED).await;
        invoker.invoke(&Work::Bell).await.unwrap();
        let (request, body) = calls.recv().await.unwrap();
        let path = "/2015-03-31/functions/usher-chat-follow-up/invocations";
        assert_eq!((request.method().as_str(), request.uri().path()), ("POST", path));
        let header = |name: &str| request.headers()[name].to_str().unwrap();
        assert_eq!(header("x-amz-invocation-type"), "Event");
        assert_eq!(header("x-amz-security-token"), "session");
        let signed =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20231114/eu-central-1/lambda/aws4_request";
        assert!(header("authorization").starts_with(signed), "{}", header("authorization"));
        assert!(header("authorization").contains("x-amz-invocation-type"));
        assert_eq!(Work::read(serde_json::from_slice(&body).unwrap()), Work::Bell);
    }

    #[tokio::test]
    async fn what_lambda_refuses_was_not_handed_over() {
        for status in [StatusCode::FORBIDDEN, StatusCode::INTERNAL_SERVER_ERROR] {
            let (invoker, _calls) = invoker(status).await;
            assert_eq!(invoker.invoke(&Work::Bell).await, Err(NotHandedOver), "{status}");
        }
    }

    #[test]
    fn whatever_else_it_is_called_with_rings_the_bell() {
        for payload in [Value::Null, serde_json::json!({}), serde_json::json!({ "work": "new" })] {
            assert_eq!(Work::read(payload), Work::Bell);
        }
    }
}
