//! The query of a page's address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;
use usher_client::PageRequest;

/// What a page is asked to show: the pairs of its address' query. What is empty was not asked for:
/// forms send those.
#[derive(Debug, Clone, Default)]
pub struct Search(Vec<(String, String)>);

impl<S: Sync> FromRequestParts<S> for Search {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = url::form_urlencoded::parse(query.as_bytes()).into_owned();
        Ok(Self(pairs.filter(|(_, value)| !value.trim().is_empty()).collect()))
    }
}

impl Search {
    /// A value, if there is one.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A value, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// Which page of a list is asked for.
    pub fn page(&self) -> PageRequest {
        PageRequest { limit: None, cursor: self.get("cursor").map(str::to_owned) }
    }

    /// The same query with a value changed, or taken away if it is empty, as it stands in an address.
    pub fn with(&self, name: &str, value: &str) -> String {
        let kept = self.0.iter().filter(|(key, _)| key != name);
        let kept = kept.map(|(key, value)| (key.as_str(), value.as_str()));
        let set = Some((name, value)).filter(|_| !value.is_empty());
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.chain(set)).finish()
    }

    /// The same query from its first page on.
    #[must_use]
    pub fn without_page(&self) -> Self {
        Self(self.0.iter().filter(|(key, _)| key != "cursor").cloned().collect())
    }

    /// Whether something narrows the list, apart from where its page begins.
    pub fn narrows(&self) -> bool {
        self.0.iter().any(|(name, _)| !matches!(name.as_str(), "cursor" | "added"))
    }
}
