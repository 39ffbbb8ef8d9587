//! `limit` and `cursor` of lists.

use axum::extract::{FromRequestParts, Query};
use http::request::Parts;
use serde::{Serialize, de::DeserializeOwned};
use usher_directory::{Page, Position};
use usher_domain::{FieldError, Problem, cursor};
use utoipa::{IntoParams, ToSchema};

use crate::{App, problem::ApiError};

/// The most items of a page, and how many there are unless asked otherwise.
const MAX_LIMIT: usize = 100;
const DEFAULT_LIMIT: usize = 50;

/// Which part of a list is wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `QueryFields` reads")]
pub struct PageParams {
    /// The most items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// The `next_cursor` of the page before, of the same list with the same filters.
    #[param(pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// The pairs of a query string, to be taken one by one, so that every problem names its field.
pub struct QueryFields {
    pairs: Vec<(String, String)>,
    errors: Vec<FieldError>,
}

impl<S: Sync> FromRequestParts<S> for QueryFields {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Query(pairs) = Query::try_from_uri(&parts.uri)
            .map_err(|_| ApiError::field("query", Problem::WrongType("text")))?;
        Ok(Self { pairs, errors: Vec::new() })
    }
}

impl QueryFields {
    /// A field that parses, or is left out. An empty one counts as left out: forms send those.
    pub fn get<T>(&mut self, name: &str, parse: impl Fn(&str) -> Result<T, Problem>) -> Option<T> {
        let at = self.pairs.iter().position(|(field, _)| field == name)?;
        let (_, value) = self.pairs.remove(at);
        if value.is_empty() {
            return None;
        }
        parse(&value).map_err(|problem| self.errors.push(FieldError::new(name, problem))).ok()
    }

    /// The most items of the page.
    pub fn limit(&mut self) -> usize {
        self.limit_up_to(MAX_LIMIT).unwrap_or(DEFAULT_LIMIT)
    }

    /// The most items of a page of a list that allows more of them, if the caller says so.
    pub fn limit_up_to(&mut self, max: usize) -> Option<usize> {
        let out_of_range = Problem::OutOfRange { min: 1, max: max as u64 };
        self.get("limit", |text| {
            text.parse().ok().filter(|n| (1..=max).contains(n)).ok_or(out_of_range.clone())
        })
    }

    /// Where the page begins in the list that `scope` names.
    pub fn cursor(&mut self, app: &App, scope: &str) -> Option<Position> {
        self.get("cursor", |text| {
            let bytes = cursor::open(&app.keys.ring(), scope.as_bytes(), text)?;
            serde_json::from_slice(&bytes).map_err(|_| Problem::CursorInvalid)
        })
    }

    /// Refuses what was wrong, and fields that nobody asked for.
    pub fn finish(mut self) -> Result<(), ApiError> {
        for (name, _) in self.pairs {
            let shown: String = name.chars().take(64).collect();
            self.errors.push(FieldError::new(shown, Problem::Unknown));
        }
        self.errors.truncate(50);
        if self.errors.is_empty() { Ok(()) } else { Err(ApiError::Invalid(self.errors)) }
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Page)]
pub struct PageView<T> {
    /// What is on the page.
    pub items: Vec<T>,
    /// Where the next page begins; null after the last. A page may have fewer items than asked for,
    /// even none, and still have a next one.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

impl<T> PageView<T> {
    /// The page with its cursor sealed for the list that `scope` names.
    pub fn new<D: DeserializeOwned>(
        app: &App,
        scope: &str,
        page: Page<D>,
        view: impl Fn(D) -> T,
    ) -> Result<Self, ApiError> {
        let seal = |position: &Position| {
            let bytes = serde_json::to_vec(position)
                .map_err(|error| ApiError::Internal(error.to_string()))?;
            cursor::seal(&app.keys.ring(), app.random.bytes(), scope.as_bytes(), &bytes)
                .map_err(ApiError::from)
        };
        let next_cursor = page.next.as_ref().map(seal).transpose()?;
        Ok(Self { items: page.items.into_iter().map(view).collect(), next_cursor })
    }
}
