//! The transport over HTTP.

use std::time::Duration;

use http::{Request, Response};
use reqwest::redirect;
use url::Url;

use crate::{
    Error,
    client::is_loopback,
    transport::{Answering, Lost, Transport, TransportError},
};

/// Carries requests over HTTP; its connections are kept for the next ones.
pub struct OverHttp(reqwest::Client);

impl OverHttp {
    /// A transport to the Usher at `base_url`, where one operation may take `timeout` in all.
    pub fn new(base_url: &Url, timeout: Duration) -> Result<Self, Error> {
        let mut http = reqwest::Client::builder()
            .user_agent(concat!("usher-client/", env!("CARGO_PKG_VERSION")))
            // A redirect could carry a request, and what it holds, to somebody else.
            .redirect(redirect::Policy::none())
            .timeout(timeout);
        if is_loopback(base_url) {
            // A proxy set for the internet is of no use for this machine, and would see the key.
            http = http.no_proxy();
        }
        Ok(Self(http.build().map_err(TransportError::from)?))
    }

    async fn fetch(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, reqwest::Error> {
        let response = self.0.execute(request.try_into()?).await?;
        let mut answer = Response::new(Vec::new());
        *answer.status_mut() = response.status();
        *answer.headers_mut() = response.headers().clone();
        *answer.body_mut() = response.bytes().await?.into();
        Ok(answer)
    }
}

impl Transport for OverHttp {
    fn carry(&self, request: Request<Vec<u8>>) -> Answering<'_> {
        Box::pin(async { Ok(self.fetch(request).await?) })
    }
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        let lost = match (error.is_connect(), error.is_timeout()) {
            (true, _) => Lost::Connecting,
            (false, true) => Lost::Waiting,
            (false, false) => Lost::Elsewhere,
        };
        // The URL's query holds what was searched for: often an address.
        Self::new(lost, error.without_url())
    }
}
