//! What a request without credentials, or that is to get new ones, tells of whoever makes it.

use axum::extract::FromRequestParts;
use http::{
    HeaderMap,
    header::{AUTHORIZATION, USER_AGENT},
    request::Parts,
};
use usher_directory::{Bucket, Counted, OpenSession, Turn};
use usher_domain::{
    EmailAddress, Session, SessionToken, Throttle, UserId,
    session::{Device, SessionId, SessionKey},
};

use crate::{App, cookies, origin, problem::ApiError, source::Source};

/// A visit, which may end with a session. One that another site has caused is refused: nobody is
/// signed in to an account that is not theirs.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Where it comes from.
    pub source: Source,
    /// The session that was presented, alive or not. It ends where a new one begins.
    pub presented: Option<SessionKey>,
    device: Option<String>,
    user_agent: Option<String>,
}

/// A session that is about to begin, and what the browser is to keep of it.
pub struct Beginning {
    /// Goes to whoever signed in, and nowhere else.
    pub token: SessionToken,
    /// What the table keeps.
    pub open: OpenSession,
    /// Shows that the browser has signed in to the account.
    pub device: String,
}

impl FromRequestParts<App> for Visit {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let headers = &parts.headers;
        if origin::changes(&parts.method) {
            origin::require_ours(app, headers)?;
        }
        let presented = cookies::session_of(app, headers).or_else(|| bearer(headers));
        let user_agent = headers.get(USER_AGENT).map(http::HeaderValue::as_bytes);
        Ok(Self {
            source: Source::of(&parts.extensions),
            presented: presented
                .and_then(|text| SessionToken::parse(&text, app.directory.org()))
                .map(|token| token.key()),
            device: cookies::device_of(app, headers),
            user_agent: user_agent.map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
        })
    }
}

impl Visit {
    /// The app for this visit: what it writes notes where it came from. It has no part in idempotency
    /// keys, because answers that hold a secret are not kept.
    pub fn app(&self, app: &App) -> App {
        app.for_request(self.source.0, None)
    }

    /// Counts a try of its source, before work that takes a core for a while. One that succeeds is
    /// taken back.
    pub async fn count_try(&self, app: &App, rule: Throttle) -> Result<Counted, ApiError> {
        let bucket = Bucket::new(rule, &self.source.bucket());
        let counted = Counted { bucket, at: app.clock.now() };
        match app.directory.take_turn(std::slice::from_ref(&counted.bucket), counted.at).await? {
            Turn::Taken => Ok(counted),
            Turn::Wait(wait) => Err(ApiError::TooManyRequests(wait)),
        }
    }

    /// The device, if it proves that it has signed in to the account of `email` before.
    pub fn device(&self, app: &App, email: &EmailAddress) -> Option<Device> {
        let cookie = self.device.as_deref()?;
        Device::read(cookie, app.directory.org(), email, &app.keys.ring())
    }

    /// A session for `user`, in place of the one that was presented.
    pub fn begin(
        &self,
        app: &App,
        user: UserId,
        email: &EmailAddress,
    ) -> Result<Beginning, ApiError> {
        let token = SessionToken::new(app.directory.org(), user, app.random.bytes());
        let id = SessionId::new(app.random.bytes());
        let now = app.clock.now();
        let session = Session::begin(id, now, self.source.0, self.user_agent.as_deref());
        let instead_of = self.presented;
        let open = OpenSession { key: token.key(), session, instead_of };
        Ok(Beginning { token, open, device: self.device_cookie(app, email)? })
    }

    /// What shows from now on that this browser has signed in to the account of `email`.
    pub fn device_cookie(&self, app: &App, email: &EmailAddress) -> Result<String, ApiError> {
        let keys = app.keys.ring();
        let device = self.device(app, email);
        let device = device.unwrap_or_else(|| Device::new(&keys, app.random.bytes()));
        Ok(device.cookie(app.directory.org(), email, &keys)?)
    }
}

impl Beginning {
    /// Gives a browser the cookies that go with the session.
    pub fn set_cookies(&self, app: &App, headers: &mut HeaderMap) {
        cookies::keep_session(app, headers, &self.token.expose());
        cookies::keep_device(app, headers, &self.device);
    }
}

/// What follows `Bearer`.
pub fn bearer(headers: &HeaderMap) -> Option<String> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}
