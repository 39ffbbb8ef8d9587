//! Clients of AWS, or of what stands in for it.

use std::{sync::Arc, time::Duration};

use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};
use aws_sdk_dynamodb::config::{
    BehaviorVersion, Region, SharedHttpClient, retry::RetryConfig, timeout::TimeoutConfig,
};
use aws_smithy_http_client::{
    Builder, Connector,
    tls::{self, TlsContext, TrustStore, rustls_provider::CryptoMode},
};
use secrecy::{ExposeSecret, SecretString};
use usher_domain::sources::Clock;

use crate::deliver::{Bell, FollowUp};

/// Amazon Root CA 1 to 4 and the Starfield Services Root Certificate Authority G2, which sign every
/// endpoint of AWS. Reading these five takes half as long at a cold start as the system's store.
const AMAZON_ROOTS: &str = include_str!("../roots/amazon.pem");

/// Whom to trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trust {
    /// Amazon's own roots.
    #[default]
    Amazon,
    /// The system's store, for networks that open up TLS on the way.
    System,
}

/// How AWS is reached.
#[derive(Clone)]
pub struct Access {
    /// Who asks.
    pub credentials: Credentials,
    /// Where.
    pub region: String,
    /// Whom to trust.
    pub trust: Trust,
    /// Another endpoint of DynamoDB.
    pub dynamodb_endpoint: Option<String>,
    /// Another endpoint of SES.
    pub ses_endpoint: Option<String>,
    /// Another endpoint of EventBridge.
    pub events_endpoint: Option<String>,
    /// Another endpoint of Secrets Manager.
    pub secrets_endpoint: Option<String>,
    /// Another endpoint of Lambda.
    pub lambda_endpoint: Option<String>,
    /// The longest to wait for SES.
    pub ses_timeout: Duration,
}

impl Access {
    /// Access with these credentials, to AWS itself.
    pub fn new(
        key_id: &str,
        secret: &SecretString,
        session: Option<&SecretString>,
        region: &str,
    ) -> Self {
        let session = session.map(|token| token.expose_secret().to_owned());
        Self {
            credentials: Credentials::new(
                key_id,
                secret.expose_secret(),
                session,
                None,
                "environment",
            ),
            region: region.to_owned(),
            trust: Trust::default(),
            dynamodb_endpoint: None,
            ses_endpoint: None,
            events_endpoint: None,
            secrets_endpoint: None,
            lambda_endpoint: None,
            ses_timeout: Duration::from_secs(10),
        }
    }

    /// A client of DynamoDB. The SDK tries throttled and broken calls again, three times in all.
    pub fn dynamodb(&self) -> aws_sdk_dynamodb::Client {
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(Duration::from_secs(2))
            .operation_attempt_timeout(Duration::from_secs(4))
            .operation_timeout(Duration::from_secs(10));
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.region.clone()))
            .credentials_provider(self.provider())
            .http_client(self.http(self.dynamodb_endpoint.as_deref()))
            .retry_config(RetryConfig::standard())
            .timeout_config(timeouts.build());
        aws_sdk_dynamodb::Client::from_conf(
            set(
                config,
                self.dynamodb_endpoint.as_deref(),
                aws_sdk_dynamodb::config::Builder::endpoint_url,
            )
            .build(),
        )
    }

    /// A client of SES that tries once: when and how often to try again is the outbox's business.
    pub fn ses(&self) -> aws_sdk_sesv2::Client {
        let timeouts = TimeoutConfig::builder().operation_timeout(self.ses_timeout);
        let config = aws_sdk_sesv2::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.region.clone()))
            .credentials_provider(self.provider())
            .http_client(self.http(self.ses_endpoint.as_deref()))
            .retry_config(RetryConfig::disabled())
            .timeout_config(timeouts.build());
        aws_sdk_sesv2::Client::from_conf(
            set(config, self.ses_endpoint.as_deref(), aws_sdk_sesv2::config::Builder::endpoint_url)
                .build(),
        )
    }

    /// A client of EventBridge that tries once, as with SES.
    pub fn events(&self) -> aws_sdk_eventbridge::Client {
        let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(10));
        let config = aws_sdk_eventbridge::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.region.clone()))
            .credentials_provider(self.provider())
            .http_client(self.http(self.events_endpoint.as_deref()))
            .retry_config(RetryConfig::disabled())
            .timeout_config(timeouts.build());
        aws_sdk_eventbridge::Client::from_conf(
            set(
                config,
                self.events_endpoint.as_deref(),
                aws_sdk_eventbridge::config::Builder::endpoint_url,
            )
            .build(),
        )
    }

    /// A client of Secrets Manager.
    pub fn secrets(&self) -> aws_sdk_secretsmanager::Client {
        let config = aws_sdk_secretsmanager::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(self.region.clone()))
            .credentials_provider(self.provider())
            .http_client(self.http(self.secrets_endpoint.as_deref()))
            .retry_config(RetryConfig::standard());
        aws_sdk_secretsmanager::Client::from_conf(
            set(
                config,
                self.secrets_endpoint.as_deref(),
                aws_sdk_secretsmanager::config::Builder::endpoint_url,
            )
            .build(),
        )
    }

    /// The bell that invokes a function of Lambda.
    pub fn bell(&self, function: &str, clock: Clock) -> Bell {
        let own = || format!("https://lambda.{}.amazonaws.com", self.region);
        let endpoint = self.lambda_endpoint.clone().unwrap_or_else(own);
        Bell::Lambda(Arc::new(FollowUp {
            function: function.to_owned(),
            connector: self.connector(&endpoint),
            endpoint,
            region: self.region.clone(),
            credentials: self.credentials.clone(),
            clock,
        }))
    }

    fn provider(&self) -> SharedCredentialsProvider {
        SharedCredentialsProvider::new(self.credentials.clone())
    }

    fn http(&self, endpoint: Option<&str>) -> SharedHttpClient {
        if endpoint.is_some_and(|url| url.starts_with("http://")) {
            return Builder::new().build_http();
        }
        let builder = Builder::new().tls_provider(tls::Provider::Rustls(CryptoMode::Ring));
        match self.tls_context() {
            Some(context) => builder.tls_context(context).build_https(),
            None => builder.build_https(),
        }
    }

    /// The same for requests that no SDK makes.
    fn connector(&self, endpoint: &str) -> Connector {
        if endpoint.starts_with("http://") {
            return Connector::builder().build_http();
        }
        let builder = Connector::builder().tls_provider(tls::Provider::Rustls(CryptoMode::Ring));
        match self.tls_context() {
            Some(context) => builder.tls_context(context).build(),
            None => builder.build(),
        }
    }

    /// The roots are embedded and read in a test; without a context, the system's store holds.
    fn tls_context(&self) -> Option<TlsContext> {
        let store = match self.trust {
            Trust::Amazon => TrustStore::empty().with_pem_certificate(AMAZON_ROOTS),
            Trust::System => TrustStore::empty().with_native_roots(true),
        };
        TlsContext::builder().with_trust_store(store).build().ok()
    }
}

/// Sets an endpoint on a builder, if there is one.
fn set<B>(builder: B, endpoint: Option<&str>, with: impl Fn(B, String) -> B) -> B {
    match endpoint {
        Some(url) => with(builder, url.to_owned()),
        None => builder,
    }
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Access(region {})", self.region)
    }
}
