//! What the bot calls at Slack.

use std::{collections::HashMap, fmt, sync::Mutex, time::Duration};

use http::StatusCode;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use tokio::time::Instant;
use url::{Host, Url};

use crate::outbound::{self, SendError};

/// How long a user's language is believed.
const LOCALE_LIFE: Duration = Duration::from_hours(1);
/// The most languages that are remembered, so that strangers cannot fill the memory.
const LOCALES: usize = 10_000;

/// Slack's Web API, and the addresses that it gives for answers.
pub(crate) struct Api {
    http: reqwest::Client,
    base: Url,
    token: Option<SecretString>,
    locales: Mutex<HashMap<String, Known>>,
}

/// What Slack said of somebody's language, if anything, and when.
#[derive(Clone)]
struct Known {
    at: Instant,
    locale: Option<String>,
}

/// A message that anybody but its readers can be told of: it can be changed for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Posted {
    pub(crate) channel: String,
    pub(crate) ts: String,
}

impl Api {
    pub(crate) fn new(http: reqwest::Client, base: Url, token: Option<SecretString>) -> Self {
        Self { http, base, token, locales: Mutex::default() }
    }

    /// Where the API is.
    #[cfg(feature = "daemon")]
    pub(crate) fn base(&self) -> &Url {
        &self.base
    }

    /// Opens a form; the trigger is good for three seconds, once.
    pub(crate) async fn open_form(
        &self,
        trigger: &str,
        view: &Value,
        budget: Duration,
    ) -> Result<(), SendError> {
        let body = json!({ "trigger_id": trigger, "view": view });
        self.call("views.open", &body, budget).await.map(drop)
    }

    /// Posts a message into the direct messages with somebody.
    pub(crate) async fn post(
        &self,
        user: &str,
        message: &Value,
        budget: Duration,
    ) -> Result<Posted, SendError> {
        let mut body = message.clone();
        body["channel"] = user.into();
        body["unfurl_links"] = false.into();
        body["unfurl_media"] = false.into();
        let answer = self.call("chat.postMessage", &body, budget).await?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        match (text("channel"), text("ts")) {
            (Some(channel), Some(ts)) => Ok(Posted { channel, ts }),
            _ => Err(SendError::Refused("no_ts".to_owned())),
        }
    }

    /// Changes a message that was posted.
    pub(crate) async fn update(
        &self,
        posted: &Posted,
        message: &Value,
        budget: Duration,
    ) -> Result<(), SendError> {
        let mut body = message.clone();
        body["channel"] = posted.channel.as_str().into();
        body["ts"] = posted.ts.as_str().into();
        self.call("chat.update", &body, budget).await.map(drop)
    }

    /// Answers by a `response_url`.
    pub(crate) async fn respond(
        &self,
        url: &str,
        body: &Value,
        budget: Duration,
    ) -> Result<(), SendError> {
        let url = self.allowed(url).ok_or(SendError::Over)?;
        let (status, answer) = outbound::send(self.http.post(url).json(body), budget).await?;
        // What it answers is "ok", an object or nothing: the status is what counts.
        match status {
            StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::GONE => {
                Err(SendError::Over)
            }
            status if status.is_success() && failure(&answer).is_none() => Ok(()),
            status => Err(SendError::Refused(failure(&answer).unwrap_or(status.to_string()))),
        }
    }

    /// The language that somebody's Slack is set to; commands do not say. None if Slack does not
    /// tell in time.
    pub(crate) async fn locale(&self, user: &str, budget: Duration) -> Option<String> {
        if let Some(Known { locale, .. }) = self.known_locale(user) {
            return locale;
        }
        let token = self.token.as_ref()?;
        let mut url = self.endpoint("users.info")?;
        url.query_pairs_mut().append_pair("user", user).append_pair("include_locale", "true");
        let request = self.http.get(url).bearer_auth(token.expose_secret());
        let answer = outbound::send(request, budget).await.and_then(|(_, body)| answer(&body));
        let locale = match answer {
            Ok(answer) => answer.pointer("/user/locale").and_then(Value::as_str).map(str::to_owned),
            // It would say the same again.
            Err(SendError::Refused(_)) => None,
            Err(_) => return None,
        };
        if let Ok(mut locales) = self.locales.lock() {
            if locales.len() >= LOCALES {
                locales.clear();
            }
            let known = Known { at: Instant::now(), locale: locale.clone() };
            locales.insert(user.to_owned(), known);
        }
        locale
    }

    fn known_locale(&self, user: &str) -> Option<Known> {
        let locales = self.locales.lock().ok()?;
        locales.get(user).filter(|known| known.at.elapsed() < LOCALE_LIFE).cloned()
    }

    /// Asks for the address of a socket, with the token for that.
    #[cfg(feature = "daemon")]
    pub(crate) async fn socket(&self, token: &SecretString) -> Result<Url, SendError> {
        let url = self.endpoint("apps.connections.open").ok_or(SendError::NotNow)?;
        let request = self.http.post(url).bearer_auth(token.expose_secret());
        let (_, body) = outbound::send(request, Duration::from_secs(30)).await?;
        let answer = answer(&body)?;
        let url = answer.get("url").and_then(Value::as_str).and_then(|url| url.parse().ok());
        url.ok_or(SendError::NotNow)
    }

    async fn call(&self, method: &str, body: &Value, budget: Duration) -> Result<Value, SendError> {
        let refused = |why: &str| SendError::Refused(why.to_owned());
        let token = self.token.as_ref().ok_or_else(|| refused("no_token"))?;
        let url = self.endpoint(method).ok_or_else(|| refused("no_method"))?;
        let request = self.http.post(url).bearer_auth(token.expose_secret()).json(body);
        let (_, body) = outbound::send(request, budget).await?;
        answer(&body).inspect_err(|error| tracing::warn!(method, %error, "Slack said no"))
    }

    fn endpoint(&self, method: &str) -> Option<Url> {
        let mut url = self.base.clone();
        url.path_segments_mut().ok()?.pop_if_empty().push(method);
        Some(url)
    }

    /// A `response_url`, if it leads to Slack. With it comes what people invited: it goes nowhere else.
    fn allowed(&self, url: &str) -> Option<Url> {
        let url: Url = url.parse().ok()?;
        let hooks = match self.base.host() {
            Some(Host::Domain("slack.com")) => "https://hooks.slack.com",
            Some(Host::Domain("slack-gov.com")) => "https://hooks.slack-gov.com",
            // A test's: what it calls the API answers, too.
            _ => self.base.as_str(),
        };
        let hooks: Url = hooks.parse().ok()?;
        let bare = url.username().is_empty() && url.password().is_none();
        (bare && url.origin() == hooks.origin()).then_some(url)
    }
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Api").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

/// The answer of a method, or the error that Slack names.
fn answer(body: &[u8]) -> Result<Value, SendError> {
    let answer: Value = serde_json::from_slice(body).map_err(|_| SendError::NotNow)?;
    if answer.get("ok").and_then(Value::as_bool) == Some(true) {
        return Ok(answer);
    }
    Err(match failure(body).as_deref() {
        Some(
            "ratelimited"
            | "internal_error"
            | "fatal_error"
            | "service_unavailable"
            | "request_timeout",
        ) => SendError::NotNow,
        Some("message_not_found" | "cant_update_message" | "edit_window_closed") => SendError::Over,
        error => SendError::Refused(error.unwrap_or("unknown").to_owned()),
    })
}

/// The error in an answer, if it is one.
fn failure(body: &[u8]) -> Option<String> {
    let answer: Value = serde_json::from_slice(body).ok()?;
    let failed = answer.get("ok").and_then(Value::as_bool) == Some(false);
    let error = answer.get("error").and_then(Value::as_str);
    failed.then(|| error.unwrap_or("unknown").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(base: &str, url: &str) -> bool {
        Api::new(reqwest::Client::new(), base.parse().unwrap(), None).allowed(url).is_some()
    }

    #[test]
    fn answers_go_to_slack_alone() {
        let slack = "https://slack.com/api/";
        assert!(allowed(slack, "https://hooks.slack.com/commands/T1/2/3"));
        for url in [
            "http://hooks.slack.com/commands/T1",
            "https://hooks.slack.com:444/commands",
            "https://hooks.slack.com.example.com/",
            "https://slack.com/api/chat.postMessage",
            "https://hooks.slack.com@example.com/",
            "https://ada:secret@hooks.slack.com/",
            "https://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "/commands",
            "",
        ] {
            assert!(!allowed(slack, url), "{url}");
        }
        assert!(allowed("https://slack-gov.com/api/", "https://hooks.slack-gov.com/x"));
        assert!(!allowed("https://slack-gov.com/api/", "https://hooks.slack.com/x"));
    }

    #[test]
    fn answers_of_a_test_go_to_the_test_alone() {
        let fake = "http://127.0.0.1:4000/api/";
        assert!(allowed(fake, "http://127.0.0.1:4000/response/1"));
        for url in ["http://127.0.0.1:4001/response/1", "https://hooks.slack.com/x"] {
            assert!(!allowed(fake, url), "{url}");
        }
    }
}
