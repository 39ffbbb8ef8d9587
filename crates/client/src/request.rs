//! How a request is made and its answer read, the same for every operation.

use std::time::Duration;

use reqwest::header::{self, HeaderMap};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::client::Client;
use crate::{Approval, Collected, Error, MAX_PAGE, Page, PageRequest, Problem};

impl Client {
    /// GET with the key; `path` is encoded segment by segment.
    pub(crate) async fn get<T: DeserializeOwned>(
        &self,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Result<T, Error> {
        let url = self.endpoint_with(path, query)?;
        read(self.with_key(self.http.get(url)).send().await?).await
    }

    /// POST with the key.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        read(self.with_key(self.post_request(path)?.json(body)).send().await?).await
    }

    /// PUT with the key.
    pub(crate) async fn put<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        let request = self.http.request(Method::PUT, self.endpoint(path)?);
        read(self.with_key(request.json(body)).send().await?).await
    }

    /// POST without the key, for what an invited person does.
    pub(crate) async fn post_keyless<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        read(self.post_request(path)?.json(body).send().await?).await
    }

    /// Follows a list until `max` items are there or it ends.
    pub(crate) async fn collect<T: DeserializeOwned>(
        &self,
        path: &[&str],
        filters: Vec<(&'static str, String)>,
        max: usize,
    ) -> Result<Collected<T>, Error> {
        let mut items = Vec::new();
        let mut cursor = None;
        loop {
            let wanted = max.saturating_sub(items.len());
            if wanted == 0 {
                return Ok(Collected { items, more: true });
            }
            let limit = u16::try_from(wanted).unwrap_or(MAX_PAGE).min(MAX_PAGE);
            let request = PageRequest { limit: Some(limit), cursor: cursor.clone() };
            let query = [filters.clone(), request.pairs()].concat();
            let page: Page<T> = self.get(path, &query).await?;
            let surplus = page.items.len() > wanted;
            items.extend(page.items.into_iter().take(wanted));
            // A cursor that repeats itself would lead round in circles.
            if page.next_cursor.is_none() || page.next_cursor == cursor {
                return Ok(Collected { items, more: surplus });
            }
            cursor = page.next_cursor;
        }
    }

    /// A request with the key that changes one version of something, or whatever there is.
    pub(crate) fn changing(
        &self,
        method: Method,
        path: &[&str],
        version: Option<u64>,
    ) -> Result<RequestBuilder, Error> {
        let call = self.with_key(self.http.request(method, self.endpoint(path)?));
        Ok(match version {
            Some(version) => call.header(header::IF_MATCH, format!("\"{version}\"")),
            None => call,
        })
    }

    /// DELETE with the key, whose answer holds nothing.
    pub(crate) async fn delete(&self, path: &[&str], version: Option<u64>) -> Result<(), Error> {
        nothing(self.changing(Method::DELETE, path, version)?).await
    }

    fn post_request(&self, path: &[&str]) -> Result<RequestBuilder, Error> {
        Ok(self.http.request(Method::POST, self.endpoint(path)?))
    }

    pub(crate) fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        let request = request.headers(self.besides.clone());
        match &self.authorization {
            Some(value) => request.header(header::AUTHORIZATION, value.clone()),
            None => request,
        }
    }

    pub(crate) fn endpoint_with(
        &self,
        path: &[&str],
        query: &[(&'static str, String)],
    ) -> Result<Url, Error> {
        let mut url = self.endpoint(path)?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    fn endpoint(&self, path: &[&str]) -> Result<Url, Error> {
        // `Url` drops dot segments, and an empty one names the list: either would ask for something else.
        if path.iter().any(|segment| matches!(*segment, "" | "." | "..")) {
            return Err(Error::InvalidUrl("an id cannot be empty or dots alone"));
        }
        let mut url = self.base_url.clone();
        url.path_segments_mut()
            .map_err(|()| Error::InvalidUrl("the base URL cannot have a path"))?
            .pop_if_empty()
            .extend(path);
        Ok(url)
    }
}

/// Sends what is answered with nothing.
pub(crate) async fn nothing(call: RequestBuilder) -> Result<(), Error> {
    let response = call.send().await?;
    if response.status().is_success() { Ok(()) } else { Err(refusal(response).await?) }
}

pub(crate) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Error> {
    if response.status().is_success() {
        Ok(serde_json::from_slice(&response.bytes().await?)?)
    } else {
        Err(refusal(response).await?)
    }
}

/// The same for what may wait for approval by a second person: then there is none of it yet.
pub(crate) async fn read_unless_it_waits<T: DeserializeOwned>(
    response: Response,
) -> Result<T, Error> {
    #[derive(serde::Deserialize)]
    struct Waits {
        approval: Approval,
    }
    if response.status() == StatusCode::ACCEPTED {
        let Waits { approval } = read(response).await?;
        return Err(Error::Waits(Box::new(approval)));
    }
    read(response).await
}

/// The problem that an answer tells which is no success.
pub(crate) async fn refusal(response: Response) -> Result<Error, Error> {
    let status = response.status();
    let retry_after = retry_after(response.headers());
    let body = response.bytes().await?;
    Ok(Error::Problem(Box::new(Problem::read(status, &body, retry_after))))
}

/// Only the seconds form: it is the one Usher sends.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}
