//! The bell that says "there is something to tell in chat". It carries nothing and may get lost: what
//! is to be told lies in the table, and each sweep rings again while any of it is due.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, UNIX_EPOCH},
};

use aws_credential_types::Credentials;
use aws_sigv4::{
    http_request::{SignableBody, SignableRequest, SigningSettings, sign},
    sign::v4,
};
use aws_smithy_http_client::Connector;
use aws_smithy_runtime_api::client::{http::HttpConnector, orchestrator::HttpRequest};
use aws_smithy_types::body::SdkBody;
use http::{Request, header::CONTENT_TYPE};
use tokio::sync::Notify;
use usher_domain::sources::Clock;

/// What is rung.
#[derive(Debug, Clone)]
pub enum Bell {
    /// A function of Lambda, which is invoked without waiting for what it does.
    Lambda(Arc<FollowUp>),
    /// Somebody in this process, who wakes up.
    Channel(Arc<Notify>),
    /// Nothing: no bot runs, or it asks by itself.
    None,
}

/// A function of Lambda that is to be invoked. One signed request is all of it, so it is written out:
/// the SDK of Lambda would bring a client of some eighty operations into a function that starts cold.
pub struct FollowUp {
    /// The name of the function.
    pub function: String,
    /// Where Lambda's API is.
    pub endpoint: String,
    /// The region that is signed for.
    pub region: String,
    /// Who asks.
    pub credentials: Credentials,
    /// How it is reached.
    pub connector: Connector,
    /// The time that is signed.
    pub clock: Clock,
}

/// What the function is told: nothing.
const BODY: &str = "{}";

/// The longest to wait for Lambda, which only has to take the invocation.
const WITHIN: Duration = Duration::from_secs(3);

/// A bell, and whether it has to be rung.
#[derive(Debug)]
pub(super) struct Belfry {
    bell: Bell,
    owed: AtomicBool,
}

impl Belfry {
    pub fn of(bell: Bell) -> Self {
        Self { bell, owed: AtomicBool::new(false) }
    }

    /// Whether there is a bell at all.
    pub fn has_bell(&self) -> bool {
        !matches!(self.bell, Bell::None)
    }

    /// Something was written that is to be told: the bell is rung at the end of the work at hand.
    pub fn owe(&self) {
        self.owed.store(true, Ordering::Release);
    }

    /// Whether somebody must be told, and forgets it.
    pub fn take_owed(&self) -> bool {
        self.owed.swap(false, Ordering::AcqRel)
    }

    pub async fn ring(&self) {
        self.bell.ring().await;
    }
}

impl Bell {
    /// Rings. What goes wrong is logged; nothing is lost by it.
    pub async fn ring(&self) {
        match self {
            Self::None => {}
            Self::Channel(notify) => notify.notify_one(),
            Self::Lambda(follow_up) => {
                let rung = tokio::time::timeout(WITHIN, follow_up.invoke()).await;
                if let Err(problem) = rung.unwrap_or_else(|_| Err("no answer in time".to_owned())) {
                    tracing::warn!(problem, "the bell of chat was not heard; the next sweep rings");
                }
            }
        }
    }
}

impl FollowUp {
    async fn invoke(&self) -> Result<(), String> {
        let request = self.request().map_err(|error| format!("not signed: {error}"))?;
        let answer = self.connector.call(request).await.map_err(|error| error.to_string())?;
        let status = answer.status();
        if status.is_success() { Ok(()) } else { Err(format!("status {}", status.as_u16())) }
    }

    fn request(&self) -> Result<HttpRequest, Box<dyn std::error::Error + Send + Sync>> {
        let url = format!(
            "{}/2015-03-31/functions/{}/invocations",
            self.endpoint.trim_end_matches('/'),
            self.function
        );
        let headers = [("content-type", "application/json"), ("x-amz-invocation-type", "Event")];
        let since_epoch = u64::try_from(self.clock.now().as_millisecond())?;
        let since_epoch = Duration::from_millis(since_epoch);
        let identity = self.credentials.clone().into();
        let params = v4::SigningParams::builder()
            .identity(&identity)
            .region(&self.region)
            .name("lambda")
            .time(UNIX_EPOCH + since_epoch)
            .settings(SigningSettings::default())
            .build()?
            .into();
        let signable = SignableRequest::new(
            "POST",
            &url,
            headers.into_iter(),
            SignableBody::Bytes(BODY.as_bytes()),
        )?;
        let (instructions, _) = sign(signable, &params)?.into_parts();
        let mut request = Request::post(&url)
            .header(CONTENT_TYPE, "application/json")
            .header("x-amz-invocation-type", "Event")
            .body(SdkBody::from(BODY))?;
        instructions.apply_to_request_http1x(&mut request);
        Ok(HttpRequest::try_from(request)?)
    }
}

impl fmt::Debug for FollowUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FollowUp({})", self.function)
    }
}
