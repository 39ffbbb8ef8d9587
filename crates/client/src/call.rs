//! One call of an operation, before it is sent.

use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, Uri,
    header::{CONTENT_TYPE, IF_MATCH},
};
use serde::Serialize;
use url::Url;

use crate::{Client, Error};

/// A call of one operation.
pub(crate) struct Call<'a> {
    client: &'a Client,
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Result<Vec<u8>, serde_json::Error>,
}

impl<'a> Call<'a> {
    pub(crate) fn new(client: &'a Client, method: Method, url: Url, headers: HeaderMap) -> Self {
        Self { client, method, url, headers, body: Ok(Vec::new()) }
    }

    /// Sends `body` as JSON.
    pub(crate) fn json(self, body: &impl Serialize) -> Self {
        let call = self.header(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Self { body: serde_json::to_vec(body), ..call }
    }

    /// Sends `body` as it is.
    pub(crate) fn body(self, media_type: &'static str, body: Vec<u8>) -> Self {
        let call = self.header(CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self { body: Ok(body), ..call }
    }

    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Is meant for one version of something, or whatever there is.
    pub(crate) fn for_version(self, version: Option<u64>) -> Self {
        let tag = version.and_then(|version| HeaderValue::try_from(format!("\"{version}\"")).ok());
        match tag {
            Some(tag) => self.header(IF_MATCH, tag),
            None => self,
        }
    }

    pub(crate) async fn send(self) -> Result<Response<Vec<u8>>, Error> {
        let mut request = Request::new(self.body?);
        *request.method_mut() = self.method;
        *request.uri_mut() = Uri::try_from(self.url.as_str())
            .map_err(|_| Error::InvalidUrl("the URL is too long"))?;
        *request.headers_mut() = self.headers;
        Ok(self.client.transport.carry(request).await?)
    }
}
