//! What the bot calls at Discord. Its addresses hold tokens: none of them is ever logged.

use std::{fmt, time::Duration};

use http::{Method, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use url::Url;

use super::reply_to::ReplyTo;
use crate::outbound::{self, SendError};

/// The longest nonce of a message.
const NONCE: usize = 25;

/// Discord's REST API.
pub(crate) struct Api {
    http: reqwest::Client,
    base: Url,
    token: Option<SecretString>,
}

impl Api {
    pub(crate) fn new(http: reqwest::Client, base: Url, token: Option<SecretString>) -> Self {
        Self { http, base, token }
    }

    /// Where the API is.
    #[cfg(feature = "daemon")]
    pub(crate) fn base(&self) -> &Url {
        &self.base
    }

    /// Changes the answer to an interaction, or, with the id of another message, that one.
    pub(crate) async fn edit(
        &self,
        to: &ReplyTo,
        message_id: Option<&str>,
        message: &Value,
        budget: Duration,
    ) -> Result<(), SendError> {
        let id = message_id.unwrap_or("@original");
        let path = ["webhooks", &to.app, &to.token, "messages", id];
        self.call(Method::PATCH, &path, Some(message), false, budget).await.map(drop)
    }

    /// Answers an interaction once more. Returns the message's id.
    pub(crate) async fn follow_up(
        &self,
        to: &ReplyTo,
        message: &Value,
        budget: Duration,
    ) -> Result<String, SendError> {
        let path = ["webhooks", &to.app, &to.token];
        let answer = self.call(Method::POST, &path, Some(message), false, budget).await?;
        Ok(id_of(&answer))
    }

    /// Answers an interaction that came over the gateway.
    #[cfg(feature = "daemon")]
    pub(crate) async fn acknowledge(
        &self,
        interaction: &str,
        token: &str,
        answer: &Value,
        budget: Duration,
    ) -> Result<(), SendError> {
        let path = ["interactions", interaction, token, "callback"];
        self.call(Method::POST, &path, Some(answer), false, budget).await.map(drop)
    }

    /// Sends somebody a direct message; under one `nonce` Discord takes it once.
    pub(crate) async fn direct_message(
        &self,
        user: &str,
        message: &Value,
        nonce: &str,
        budget: Duration,
    ) -> Result<(), SendError> {
        let whom = json!({ "recipient_id": user });
        let channel = self
            .call(Method::POST, &["users", "@me", "channels"], Some(&whom), true, budget)
            .await?;
        let mut message = message.clone();
        let nonce: String = nonce.chars().filter(char::is_ascii_alphanumeric).collect();
        // Of an id, the end is what differs most.
        message["nonce"] = nonce[nonce.len().saturating_sub(NONCE)..].into();
        message["enforce_nonce"] = true.into();
        let path = ["channels", &id_of(&channel), "messages"];
        self.call(Method::POST, &path, Some(&message), true, budget).await.map(drop)
    }

    /// Makes these the application's commands, in every server.
    pub(crate) async fn register(&self, app: &str, commands: &Value) -> Result<(), SendError> {
        let path = ["applications", app, "commands"];
        let budget = Duration::from_mins(1);
        self.call(Method::PUT, &path, Some(commands), true, budget).await.map(drop)
    }

    /// Where the gateway is.
    #[cfg(feature = "daemon")]
    pub(crate) async fn gateway(&self) -> Result<Url, SendError> {
        let budget = Duration::from_secs(30);
        let answer = self.call(Method::GET, &["gateway"], None, true, budget).await?;
        let url = answer.get("url").and_then(Value::as_str).and_then(|url| url.parse().ok());
        url.ok_or(SendError::NotNow)
    }

    async fn call(
        &self,
        method: Method,
        path: &[&str],
        body: Option<&Value>,
        as_bot: bool,
        budget: Duration,
    ) -> Result<Value, SendError> {
        let refused = |why: &str| SendError::Refused(why.to_owned());
        // `Url` drops dot segments, and an empty one asks for something else.
        if path.iter().any(|part| matches!(*part, "" | "." | "..")) {
            return Err(refused("an id is missing"));
        }
        let mut url = self.base.clone();
        url.path_segments_mut().map_err(|()| refused("no address"))?.pop_if_empty().extend(path);
        let mut request = self.http.request(method, url);
        if as_bot {
            let token = self.token.as_ref().ok_or_else(|| refused("no token"))?;
            request = request.header("authorization", format!("Bot {}", token.expose_secret()));
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let (status, answer) = outbound::send(request, budget).await?;
        read(status, &answer)
            .inspect_err(|error| tracing::warn!(to = path[0], %error, "Discord said no"))
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

fn read(status: StatusCode, answer: &[u8]) -> Result<Value, SendError> {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    if status.is_success() {
        return Ok(answer);
    }
    match answer.get("code").and_then(Value::as_u64) {
        // Unknown channel, message, webhook, interaction; a token that is not valid any more.
        Some(10_003 | 10_008 | 10_015 | 10_062 | 50_027) => Err(SendError::Over),
        code => Err(SendError::Refused(format!("{status}, code {}", code.unwrap_or_default()))),
    }
}

fn id_of(answer: &Value) -> String {
    answer.get("id").and_then(Value::as_str).unwrap_or_default().to_owned()
}
