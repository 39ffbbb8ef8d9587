//! What is sent to the bot, and what it says to that.

use std::time::Duration;

/// The longest that either platform waits for the bot's first answer.
pub(crate) const ANSWER_WITHIN: Duration = Duration::from_secs(3);

/// A signed request, as it goes over the wire. A test may change it before it is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedRequest {
    /// Where it goes.
    pub url: String,
    /// Its headers, the signature among them.
    pub headers: Vec<(String, String)>,
    /// Its body, which the signature covers.
    pub body: String,
}

impl SignedRequest {
    /// The value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The same request with a header set.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same request without a header.
    #[must_use]
    pub fn without_header(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The same headers around another body: a request that somebody tampered with.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<String>) -> Self {
        self.body = body.into();
        self
    }

    /// The same request with the second half of its signature cut off.
    #[must_use]
    pub fn with_signature_cut(mut self) -> Self {
        for (name, value) in &mut self.headers {
            if name.to_ascii_lowercase().contains("signature") && !name.ends_with("Timestamp") {
                value.truncate(value.len() / 2);
            }
        }
        self
    }
}

/// What the bot answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ack {
    /// The status; `None` if there was no answer within three seconds.
    pub status: Option<u16>,
    /// The body; over a socket, the payload of the acknowledgement.
    pub body: String,
}

impl Ack {
    /// Whether the platform takes it as an acknowledgement.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.status.is_some_and(|status| (200..300).contains(&status))
    }
}

/// Something a user did that was sent to the bot.
#[derive(Clone, Debug)]
pub struct Sent<Origin> {
    /// What the user did.
    pub origin: Origin,
    /// What was sent; over a socket its `url` is empty.
    pub request: SignedRequest,
    /// What the bot answered.
    pub ack: Ack,
}

/// Why somebody could not act: the platform's own client would not have let them, either.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActError {
    /// There is no such user.
    #[error("there is no user {0:?}")]
    NoUser(String),
    /// There is no such message that this user sees.
    #[error("this user sees no message {0:?}")]
    NoMessage(String),
    /// The message or form has no such control, or it is disabled.
    #[error("there is no control {0:?} that can be used")]
    NoControl(String),
    /// There is no such open form.
    #[error("this user has no open form {0:?}")]
    NoForm(String),
    /// The form says what is wrong with a field.
    #[error("{field}: {what}")]
    Field {
        /// The label of the field.
        field: String,
        /// What is wrong.
        what: String,
    },
    /// No address of the bot is set, and no socket is connected.
    #[error("there is no way to reach the bot")]
    Unreachable,
}

/// The client that reaches the bot: the bot is near, and no proxy set for the internet helps. Neither
/// platform follows redirects.
pub(crate) fn client() -> reqwest::Client {
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
    client.build().unwrap_or_default()
}

/// Posts a request and waits for the answer as long as the platforms do.
pub(crate) async fn post(http: &reqwest::Client, request: &SignedRequest) -> Ack {
    let mut post = http.post(&request.url).timeout(ANSWER_WITHIN).body(request.body.clone());
    for (name, value) in &request.headers {
        post = post.header(name, value);
    }
    let answer = async {
        let answer = post.send().await?;
        let status = answer.status().as_u16();
        Ok::<_, reqwest::Error>(Ack { status: Some(status), body: answer.text().await? })
    };
    answer.await.unwrap_or(Ack { status: None, body: String::new() })
}
