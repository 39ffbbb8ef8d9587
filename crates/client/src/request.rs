//! How a request is made and its answer read, the same for every operation.

use std::time::Duration;

use http::header::{self, HeaderMap};
use http::{Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use crate::call::Call;
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
        read(&self.call(Method::GET, url).send().await?)
    }

    /// POST with the key.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        read(&self.call(Method::POST, self.endpoint(path)?).json(body).send().await?)
    }

    /// PUT with the key.
    pub(crate) async fn put<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        read(&self.call(Method::PUT, self.endpoint(path)?).json(body).send().await?)
    }

    /// POST without the key, for what an invited person does.
    pub(crate) async fn post_keyless<T: DeserializeOwned>(
        &self,
        path: &[&str],
        body: &(impl Serialize + Sync),
    ) -> Result<T, Error> {
        let call = Call::new(self, Method::POST, self.endpoint(path)?, self.always.clone());
        read(&call.json(body).send().await?)
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
    ) -> Result<Call<'_>, Error> {
        Ok(self.call(method, self.endpoint(path)?).for_version(version))
    }

    /// DELETE with the key, whose answer holds nothing.
    pub(crate) async fn delete(&self, path: &[&str], version: Option<u64>) -> Result<(), Error> {
        nothing(self.changing(Method::DELETE, path, version)?).await
    }

    /// A call with the key.
    pub(crate) fn call(&self, method: Method, url: Url) -> Call<'_> {
        let mut headers = self.always.clone();
        headers.extend(self.besides.clone());
        if let Some(value) = &self.authorization {
            headers.insert(header::AUTHORIZATION, value.clone());
        }
        Call::new(self, method, url, headers)
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
        // `Url` drops dot segments and control characters, and an empty one names the list: either would ask for
        // something else.
        let is_another = |segment: &&str| {
            matches!(*segment, "" | "." | "..") || segment.contains(char::is_control)
        };
        if path.iter().any(is_another) {
            return Err(Error::InvalidUrl(
                "an id cannot be empty, dots alone, or hold control characters",
            ));
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
pub(crate) async fn nothing(call: Call<'_>) -> Result<(), Error> {
    let response = call.send().await?;
    if response.status().is_success() { Ok(()) } else { Err(refusal(&response)) }
}

pub(crate) fn read<T: DeserializeOwned>(response: &Response<Vec<u8>>) -> Result<T, Error> {
    if response.status().is_success() {
        Ok(serde_json::from_slice(response.body())?)
    } else {
        Err(refusal(response))
    }
}

/// The same for what may wait for approval by a second person: then there is none of it yet.
pub(crate) fn read_unless_it_waits<T: DeserializeOwned>(
    response: &Response<Vec<u8>>,
) -> Result<T, Error> {
    #[derive(serde::Deserialize)]
    struct Waits {
        approval: Approval,
    }
    if response.status() == StatusCode::ACCEPTED {
        let Waits { approval } = read(response)?;
        return Err(Error::Waits(Box::new(approval)));
    }
    read(response)
}

/// The problem that an answer tells which is no success.
pub(crate) fn refusal(response: &Response<Vec<u8>>) -> Error {
    let retry_after = retry_after(response.headers());
    Error::Problem(Box::new(Problem::read(response.status(), response.body(), retry_after)))
}

/// Only the seconds form: it is the one Usher sends.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
    Some(Duration::from_secs(seconds))
}
