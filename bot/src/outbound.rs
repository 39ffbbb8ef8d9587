//! Calls of a platform's own API: one client, its limits and failures, the same for both.

use std::time::Duration;

use http::StatusCode;
use reqwest::{RequestBuilder, Response, redirect};
use tokio::time::{Instant, sleep, timeout_at};
use url::Url;
use usher_client::is_loopback;

/// The longest answer that is read: all of them are short.
const MAX_ANSWER: usize = 256 * 1024;

/// Why something was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Where it was to go is over or full: it takes nothing any more, whatever the time.
    #[error("what was to be answered is over")]
    Over,
    /// The platform does not want it, and never will.
    #[error("the platform refused it: {0}")]
    Refused(String),
    /// Not now: the platform asks for less, is out of order or cannot be reached.
    #[error("the platform cannot take it now")]
    NotNow,
}

/// A client for all of them: each would read the certificates of all authorities anew. `urls` are where
/// they are.
pub(crate) fn client<'u>(
    urls: impl IntoIterator<Item = &'u Url>,
) -> Result<reqwest::Client, reqwest::Error> {
    let mut client = reqwest::Client::builder()
        // The form that Discord asks for; Slack takes any.
        .user_agent(concat!("DiscordBot (https://usher.example, ", env!("CARGO_PKG_VERSION"), ")"))
        // A redirect could carry a token to somebody else.
        .redirect(redirect::Policy::none())
        .connect_timeout(Duration::from_secs(3))
        .timeout(Duration::from_secs(15));
    if urls.into_iter().all(is_loopback) {
        // A proxy for the internet is of no use on this machine.
        client = client.no_proxy();
    }
    client.build()
}

/// Sends a request, again after the pause that the platform asks for, while there is time for that.
pub(crate) async fn send(
    request: RequestBuilder,
    budget: Duration,
) -> Result<(StatusCode, Vec<u8>), SendError> {
    let end = Instant::now() + budget;
    loop {
        // Bodies here are never streams, so a request can be repeated.
        let again = request.try_clone().ok_or(SendError::NotNow)?;
        let asked = async {
            let response = again.send().await.map_err(|_| SendError::NotNow)?;
            match response.status() {
                StatusCode::TOO_MANY_REQUESTS => Ok(Asked::ToWait(wait_of(&response))),
                _ => read(response).await.map(Asked::Answered),
            }
        };
        let wait = match timeout_at(end, asked).await.map_err(|_| SendError::NotNow)?? {
            Asked::Answered(answer) => return Ok(answer),
            Asked::ToWait(wait) => wait,
        };
        if Instant::now() + wait >= end {
            return Err(SendError::NotNow);
        }
        sleep(wait).await;
    }
}

/// What a platform said.
enum Asked {
    /// Its answer: the status and the body.
    Answered((StatusCode, Vec<u8>)),
    /// To come again after so long.
    ToWait(Duration),
}

/// How long the platform asks to wait; Discord's header has fractions of seconds.
fn wait_of(response: &Response) -> Duration {
    let value = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
    let seconds = value.and_then(|value| value.parse::<f64>().ok());
    let wait = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    // Without a word on it: a moment.
    wait.unwrap_or(Duration::from_secs(1))
}

async fn read(mut response: Response) -> Result<(StatusCode, Vec<u8>), SendError> {
    let status = response.status();
    if status.is_server_error() {
        return Err(SendError::NotNow);
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| SendError::NotNow)? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_ANSWER {
            return Err(SendError::NotNow);
        }
    }
    Ok((status, body))
}
