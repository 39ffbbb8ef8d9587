//! Who is signed in: a session that lets somebody in, read with each request.

use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::HeaderMap,
};
use http::{HeaderName, request::Parts};
use usher_domain::{Language, PermissionSet, Session, SessionToken, User, session::SessionKey};

use crate::{App, body::FormFields, cookies, language::asked_for, origin, problem::ApiError};

static CSRF_TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");

/// What a page of ours says when it looks for news and nobody asked it to.
static BY_ITSELF: HeaderName = HeaderName::from_static("usher-by-itself");

/// A person with a session that lets them in at this instant.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// What their role allows at this instant.
    pub permissions: PermissionSet,
    /// By which session.
    pub session: Session,
    /// Where the table keeps it.
    pub key: SessionKey,
    /// Whether a browser sent it by itself, as it does with a cookie.
    pub by_cookie: bool,
    /// The language that they switched to in this browser, if they did.
    pub chosen: Option<Language>,
}

impl SignedIn {
    /// Whom a token lets in, if anybody, and that they used it.
    pub async fn find(
        app: &App,
        token: &SessionToken,
        by_cookie: bool,
    ) -> Result<Option<Self>, ApiError> {
        let found = Self::look(app, token, by_cookie).await?;
        if let Some(person) = &found {
            person.note_use(app).await;
        }
        Ok(found)
    }

    /// Whom a token lets in, if anybody. User, role and session are read anew each time.
    async fn look(
        app: &App,
        token: &SessionToken,
        by_cookie: bool,
    ) -> Result<Option<Self>, ApiError> {
        let (key, now) = (token.key(), app.clock.now());
        let Some((user, session)) = app.directory.find_session(&key).await? else {
            return Ok(None);
        };
        if !session.is_live(&user, now) {
            return Ok(None);
        }
        let permissions = app.directory.find_permissions(&user.role).await?.unwrap_or_default();
        Ok(Some(Self { user, permissions, session, key, by_cookie, chosen: None }))
    }

    /// Whom the cookie of a request lets in, if anybody.
    pub async fn by_cookie(app: &App, headers: &HeaderMap) -> Result<Option<Self>, ApiError> {
        let Some(token) = cookies::token_of(app, headers) else { return Ok(None) };
        let chosen = cookies::language_of(headers);
        let found = Self::look(app, &token, true).await?.map(|found| Self { chosen, ..found });
        // A page that looks for news by itself keeps nobody signed in who has left it.
        if let Some(person) = found.as_ref().filter(|_| !headers.contains_key(&BY_ITSELF)) {
            person.note_use(app).await;
        }
        Ok(found)
    }

    /// Notes that the session is in use, now and then: one that is not comes to an end.
    async fn note_use(&self, app: &App) {
        let now = app.clock.now();
        if self.session.is_seen_long_ago(now)
            && let Err(error) = app.directory.see_session(&self.key, &self.session, now).await
        {
            tracing::warn!(%error, "the use of a session was not noted");
        }
    }

    /// The language of their pages.
    pub fn language(&self) -> Language {
        self.chosen.unwrap_or(self.user.language)
    }

    /// What pages send back with each change: masked, so each page has another.
    pub fn csrf_token(&self, app: &App) -> Result<String, ApiError> {
        Ok(self.key.hash.csrf_token(&app.keys.ring(), app.random.bytes())?)
    }

    /// Refuses a change that another site may have asked for: a browser sends the cookie whoever
    /// asks, but only our pages know the token. `field` is what a form sent of it.
    pub fn require_csrf(
        &self,
        app: &App,
        headers: &HeaderMap,
        field: &str,
    ) -> Result<(), ApiError> {
        if !self.by_cookie {
            return Ok(());
        }
        origin::require_ours(app, headers)?;
        let header = headers.get(&CSRF_TOKEN).and_then(|value| value.to_str().ok());
        let token = header.unwrap_or(field);
        if self.key.hash.has_csrf_token(token, &app.keys.ring()) {
            Ok(())
        } else {
            Err(ApiError::Csrf)
        }
    }
}

/// Whoever looks at a page, signed in or not.
pub struct Visitor(pub Option<SignedIn>);

impl FromRequestParts<App> for Visitor {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        SignedIn::by_cookie(app, &parts.headers).await.map(Self)
    }
}

/// A form that somebody who is signed in has sent from a page of ours. There is no way to the fields
/// but past the check of the token.
pub struct SignedForm {
    /// Who sent it; none whose session has ended meanwhile.
    pub person: Option<SignedIn>,
    /// What they filled in.
    pub fields: FormFields,
}

impl FromRequest<App> for SignedForm {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let headers = request.headers().clone();
        let person = SignedIn::by_cookie(app, &headers).await?;
        origin::require_ours(app, &headers)?;
        let fields = FormFields::from_request(request, app).await?;
        if let Some(person) = &person {
            person.require_csrf(app, &headers, fields.get("csrf"))?;
        }
        Ok(Self { person, fields })
    }
}

impl SignedForm {
    /// The language of whoever sent it.
    pub fn language(&self, headers: &HeaderMap) -> Language {
        self.person.as_ref().map_or_else(|| asked_for(headers), SignedIn::language)
    }
}
