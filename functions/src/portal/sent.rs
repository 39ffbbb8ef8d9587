//! A form that was sent from a page of the portal.

use axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{StatusCode, request::Parts};
use sha2::{Digest, Sha256};
use usher_client::Client;

use super::{Failure, Reader, reader};
use crate::{
    App,
    body::FormFields,
    cookies,
    language::asked_for,
    origin,
    problem::ApiError,
    session::{Waiting, again},
};

/// A form that somebody who is signed in has sent from a page of ours: the origin and the token were
/// checked. Whoever's session has ended may sign in and go on with what they typed.
pub struct Sent {
    /// Who sent it.
    pub reader: Reader,
    /// What they filled in.
    pub fields: FormFields,
    path: String,
}

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let found = sender(&mut parts, app).await?;
        let form = Request::from_parts(parts.clone(), body);
        let fields = FormFields::from_request(form, app)
            .await
            .map_err(|problem| reader::failed(app, &parts, problem))?;
        let Some(reader) = found else { return Err(sign_in_again(app, &parts, &fields)) };
        require_token(&reader, &parts, fields.get("csrf"))
            .map_err(|problem| reader::failed(app, &parts, problem))?;
        Ok(Self::new(reader, fields, &parts))
    }
}

impl Sent {
    /// A form whose origin and token were checked.
    pub(super) fn new(reader: Reader, fields: FormFields, parts: &Parts) -> Self {
        Self { reader, fields, path: parts.uri.path().to_owned() }
    }

    /// The API, called as whoever sent the form: what is changed through it is changed once, however
    /// often the same form is sent.
    pub fn client(&self) -> Result<Client, Failure> {
        self.client_for("")
    }

    /// The same for one of several changes that a form asks for, told apart by `part`.
    pub fn client_for(&self, part: &str) -> Result<Client, Failure> {
        let once = self.fields.get("once");
        if once.is_empty() {
            return Ok(self.reader.client.clone());
        }
        // Forms of one page share its `once`, so where it was sent tells them apart. A digest is a key whatever
        // a browser sent.
        let key = Sha256::digest(format!("{once}\n{part}\n{}", self.path));
        Ok(self.reader.client.once(&URL_SAFE_NO_PAD.encode(key))?)
    }

    /// The version of what the form shows, which a change is meant for.
    pub fn version(&self) -> Option<u64> {
        self.fields.get("version").parse().ok()
    }
}

/// Whoever sent a form from a page of ours, if they are still signed in. Nothing of it is read yet.
pub(super) async fn sender(parts: &mut Parts, app: &App) -> Result<Option<Reader>, Response> {
    if let Err(problem) = origin::require_ours(app, &parts.headers) {
        return Err(reader::failed(app, parts, problem));
    }
    let found = Reader::find(parts, app).await;
    found.map_err(|problem| reader::failed(app, parts, problem))
}

/// Refuses a form without the token of the session.
pub(super) fn require_token(reader: &Reader, parts: &Parts, token: &str) -> Result<(), ApiError> {
    reader.person.require_csrf(&reader.app, &parts.headers, token)
}

/// The page on which somebody whose session has ended signs in and goes on with what they typed.
pub(super) fn sign_in_again(app: &App, parts: &Parts, fields: &FormFields) -> Response {
    let language = asked_for(&parts.headers);
    let whose = cookies::token_of(app, &parts.headers).map(|token| token.key().user);
    let sent_to = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let asked = match Waiting::new(app.path(sent_to), whose, fields) {
        Some(waiting) => again::ask(app, language, &waiting, "", None, StatusCode::UNAUTHORIZED),
        None => again::too_long(app, language),
    };
    asked.unwrap_or_else(IntoResponse::into_response)
}
