//! The client, and how it is set up.

use std::fmt;
use std::sync::Arc;
#[cfg(feature = "http")]
use std::time::Duration;

use http::Method;
use http::header::{self, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use url::{Host, Url};

use crate::{
    Accepted, AddedUser, Collected, Error, InviteLink, Language, NewUser, Page, PageRequest, Role,
    TimelineEntry, Transport, User, UserQuery, request,
};

/// How long an operation may take unless the builder says otherwise.
#[cfg(feature = "http")]
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);

/// A connection to one Usher. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) base_url: Url,
    pub(crate) authorization: Option<HeaderValue>,
    /// Sent with every call.
    pub(crate) always: HeaderMap,
    /// Sent with every call that bears the key.
    pub(crate) besides: HeaderMap,
}

/// Sets up a [`Client`].
#[cfg(feature = "http")]
#[derive(Clone)]
pub struct ClientBuilder {
    base_url: Url,
    api_key: Option<SecretString>,
    accept_language: Option<String>,
    timeout: Duration,
}

/// An answer in the shape `{items: [...]}`, for lists that fit on one page.
#[derive(Deserialize)]
struct Items<T> {
    items: Vec<T>,
}

impl Client {
    /// A client that reaches Usher through a transport of the caller's own, which also says who calls.
    pub fn through(transport: Arc<dyn Transport>, base_url: Url) -> Result<Self, Error> {
        let base_url = checked(base_url)?;
        let besides = HeaderMap::new();
        Ok(Self { transport, base_url, authorization: None, always: accepting(), besides })
    }

    /// A client of the Usher at `base_url`, with the default options.
    #[cfg(feature = "http")]
    pub fn new(base_url: Url, api_key: Option<SecretString>) -> Result<Self, Error> {
        Self::builder(base_url, api_key).build()
    }

    /// Starts to set up a client of the Usher at `base_url`; a path in it is kept as a prefix.
    #[cfg(feature = "http")]
    pub fn builder(base_url: Url, api_key: Option<SecretString>) -> ClientBuilder {
        ClientBuilder { base_url, api_key, accept_language: None, timeout: DEFAULT_TIMEOUT }
    }

    /// The same client, speaking for the person whom a chat account such as `slack:T1:U1` is linked to.
    /// Only the key of a bot may.
    pub fn on_behalf_of(&self, account: &str) -> Result<Self, Error> {
        self.with("usher-on-behalf-of", account)
    }

    /// The same client, whose changes are made once however often they are repeated under `key`: for
    /// one change, since another one under the same key is refused.
    pub fn once(&self, key: &str) -> Result<Self, Error> {
        self.with("idempotency-key", key)
    }

    /// The same client, whose server's messages are in one of `languages`, as in `Accept-Language`.
    pub fn in_language(&self, languages: &str) -> Result<Self, Error> {
        self.with("accept-language", languages)
    }

    fn with(&self, name: &'static str, value: &str) -> Result<Self, Error> {
        let value = HeaderValue::from_str(value).map_err(|_| Error::InvalidHeader(name))?;
        let mut client = self.clone();
        client.besides.insert(name, value);
        Ok(client)
    }

    /// Adds a user, and invites them by mail if asked to. Where [`AddedUser::approval`] is given, the user
    /// waits for it first.
    pub async fn add_user(&self, user: &NewUser) -> Result<AddedUser, Error> {
        self.post(&["v1", "users"], user).await
    }

    /// One page of the users that match.
    pub async fn users(&self, query: &UserQuery, page: &PageRequest) -> Result<Page<User>, Error> {
        self.get(&["v1", "users"], &[query.pairs(), page.pairs()].concat()).await
    }

    /// The first `max` users that match, from as many pages as it takes.
    pub async fn all_users(&self, query: &UserQuery, max: usize) -> Result<Collected<User>, Error> {
        self.collect(&["v1", "users"], query.pairs(), max).await
    }

    /// One user.
    pub async fn user(&self, id: &str) -> Result<User, Error> {
        self.get(&["v1", "users", id], &[]).await
    }

    /// One page of a user's timeline.
    pub async fn timeline(
        &self,
        id: &str,
        page: &PageRequest,
    ) -> Result<Page<TimelineEntry>, Error> {
        self.get(&["v1", "users", id, "timeline"], &page.pairs()).await
    }

    /// The first `max` entries of a user's timeline, from as many pages as it takes.
    pub async fn whole_timeline(
        &self,
        id: &str,
        max: usize,
    ) -> Result<Collected<TimelineEntry>, Error> {
        self.collect(&["v1", "users", id, "timeline"], Vec::new(), max).await
    }

    /// One page of the team members; `q` is the beginning of a name or an address, `names` whether
    /// [`User::invited_by`] names people.
    pub async fn team_members(
        &self,
        q: Option<&str>,
        names: bool,
        page: &PageRequest,
    ) -> Result<Page<User>, Error> {
        let query = UserQuery { q: q.map(str::to_owned), names, ..UserQuery::default() };
        self.get(&["v1", "team-members"], &[query.pairs(), page.pairs()].concat()).await
    }

    /// The first `max` team members that match, from as many pages as it takes.
    pub async fn all_team_members(
        &self,
        q: Option<&str>,
        max: usize,
    ) -> Result<Collected<User>, Error> {
        self.collect(&["v1", "team-members"], search(q), max).await
    }

    /// The roles a user can have.
    pub async fn roles(&self) -> Result<Vec<Role>, Error> {
        Ok(self.get::<Items<Role>>(&["v1", "roles"], &[]).await?.items)
    }

    /// The languages a user can be written to in.
    pub async fn languages(&self) -> Result<Vec<Language>, Error> {
        Ok(self.get::<Items<Language>>(&["v1", "languages"], &[]).await?.items)
    }

    /// The link of a user's invite. An `added` user becomes `invited` by this. [`Error::Waits`]: there is
    /// none before a second person has approved.
    pub async fn invite_link(&self, id: &str) -> Result<InviteLink, Error> {
        let call = self.changing(Method::GET, &["v1", "users", id, "invite"], None)?;
        request::read_unless_it_waits(&call.send().await?)
    }

    /// Accepts an invite with the token from its link. Sends no API key.
    pub async fn accept_invite(
        &self,
        token: &SecretString,
        password: &SecretString,
    ) -> Result<Accepted, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            token: &'a str,
            password: &'a str,
        }
        let body = Body { token: token.expose_secret(), password: password.expose_secret() };
        self.post_keyless(&["v1", "invites", "accept"], &body).await
    }

    /// Succeeds if the server is up.
    pub async fn health(&self) -> Result<(), Error> {
        #[derive(Deserialize)]
        struct Health {
            #[serde(rename = "status")]
            _status: String,
        }
        self.get::<Health>(&["healthz"], &[]).await.map(drop)
    }
}

#[cfg(feature = "http")]
impl ClientBuilder {
    /// The language of the server's messages, as in the header `Accept-Language`.
    #[must_use]
    pub fn accept_language(mut self, languages: impl Into<String>) -> Self {
        self.accept_language = Some(languages.into());
        self
    }

    /// How long one operation may take in all; [`DEFAULT_TIMEOUT`] unless set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Checks the options and builds the client. Nothing is sent yet.
    pub fn build(self) -> Result<Client, Error> {
        let base_url = checked(self.base_url)?;
        let authorization = self.api_key.as_ref().map(bearer).transpose()?;
        let mut always = accepting();
        if let Some(languages) = &self.accept_language {
            let value = HeaderValue::from_str(languages)
                .map_err(|_| Error::InvalidHeader("Accept-Language"))?;
            always.insert(header::ACCEPT_LANGUAGE, value);
        }
        let transport = Arc::new(crate::over_http::OverHttp::new(&base_url, self.timeout)?);
        Ok(Client { transport, base_url, authorization, always, besides: HeaderMap::new() })
    }
}

fn accepting() -> HeaderMap {
    let accepted = HeaderValue::from_static("application/json, application/problem+json");
    HeaderMap::from_iter([(header::ACCEPT, accepted)])
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url.as_str())
            .field("has_key", &self.authorization.is_some())
            .finish_non_exhaustive()
    }
}

fn search(q: Option<&str>) -> Vec<(&'static str, String)> {
    q.map(|q| ("q", q.to_owned())).into_iter().collect()
}

fn checked(mut url: Url) -> Result<Url, Error> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::InvalidUrl("the base URL must begin with http:// or https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::InvalidUrl("the base URL cannot hold a user name or a password"));
    }
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

#[cfg(feature = "http")]
fn bearer(key: &SecretString) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(&format!("Bearer {}", key.expose_secret()))
        .map_err(|_| Error::InvalidHeader("Authorization"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Whether the URL names this very machine, so that nothing sent there crosses a network.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}
