//! Whoever looks at a page of the portal.

use axum::{
    Extension,
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, request::Parts};
use usher_client::Client;
use usher_i18n::{Texts, Value};

use super::{Api, Failure, Place, Shell, failure, told};
use crate::{
    App,
    caller::Caller,
    cookies,
    language::asked_for,
    pages::{self, see},
    problem::ApiError,
    session::to_sign_in_and,
    signed_in::SignedIn,
};

/// Somebody who is signed in and looks at a page. Whoever is not signed in is led to the sign-in page,
/// and from there back.
pub struct Reader {
    /// What the functions work with.
    pub app: App,
    /// Who.
    pub person: SignedIn,
    /// The sentences in their language.
    pub texts: &'static Texts,
    /// The API, called as them.
    pub client: Client,
    /// What the page before left to be told.
    pub told: Vec<told::Told>,
    /// Whether a script of ours asks, which follows no redirection to another page by itself.
    pub by_script: bool,
}

impl FromRequestParts<App> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        match Self::find(parts, app).await {
            Ok(Some(reader)) => Ok(reader),
            Ok(None) if is_by_script(parts) => Err(go(&sign_in_from(app, parts))),
            Ok(None) => {
                let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
                Err(to_sign_in_and(app, path))
            }
            Err(problem) => Err(failed(app, parts, problem)),
        }
    }
}

impl Reader {
    /// Whoever sent a request, if they are signed in.
    pub(super) async fn find(parts: &mut Parts, app: &App) -> Result<Option<Self>, ApiError> {
        let Some(person) = SignedIn::by_cookie(app, &parts.headers).await? else {
            return Ok(None);
        };
        let Extension(api) = Extension::<Api>::from_request_parts(parts, app)
            .await
            .map_err(|error| ApiError::Internal(error.to_string()))?;
        let texts = Texts::of(person.language());
        // A form's token was checked where it came in ([`super::Sent`]): what the portal itself asks of
        // the API is nothing that a browser sent.
        let caller = Caller::person(Some(SignedIn { by_cookie: false, ..person.clone() }))?;
        let client = api.client(caller, &parts.extensions, texts)?;
        let told = told::left(app, &parts.headers);
        let by_script = is_by_script(parts);
        Ok(Some(Self { app: app.clone(), person, texts, client, told, by_script }))
    }

    /// A sentence without variables.
    pub fn t(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A sentence with its variables filled in.
    pub fn format(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.format(id, values)
    }

    /// What surrounds a page of `place`, which has the place's own title.
    pub fn shell(&self, place: Place) -> Result<Shell, Failure> {
        self.shell_titled(place, self.t(place.title()))
    }

    /// What surrounds a page of `place` with another title.
    pub fn shell_titled(&self, place: Place, title: String) -> Result<Shell, Failure> {
        Ok(Shell::new(self, place, title)?)
    }

    /// A rendered page as an answer.
    pub fn page(
        &self,
        status: StatusCode,
        page: askama::Result<String>,
    ) -> Result<Response, Failure> {
        let mut response = pages::respond(status, self.texts, page)?;
        if !self.told.is_empty() {
            cookies::forget_told(&self.app, response.headers_mut());
        }
        Ok(response)
    }

    /// Leads on to `path`, where `told` is told.
    pub fn see(&self, path: &str, told: &[told::Told]) -> Response {
        let path = self.app.path(path);
        let mut response = if self.by_script { go(&path) } else { see(&path) };
        told::leave(&self.app, response.headers_mut(), told);
        response
    }

    /// The answer that a page came to, or the page that says why there is none.
    pub fn answer(&self, outcome: Result<Response, Failure>) -> Response {
        outcome.unwrap_or_else(|failure| failure::page(self, failure))
    }
}

fn is_by_script(parts: &Parts) -> bool {
    parts.headers.contains_key("hx-request")
}

/// The sign-in page, from which one comes back to the page whose script asked.
fn sign_in_from(app: &App, parts: &Parts) -> String {
    let page = parts.headers.get("hx-current-url").and_then(|url| url.to_str().ok());
    let page: Option<url::Url> = page.and_then(|url| url.parse().ok());
    let next = page.as_ref().map_or("", |url| &url[url::Position::BeforePath..]);
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    app.path(&format!("/sign-in?{query}"))
}

/// Has a script of ours load another page.
fn go(path: &str) -> Response {
    let mut response = StatusCode::OK.into_response();
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert("hx-redirect", path);
    }
    response
}

/// The page that says why nobody could be told apart.
pub(super) fn failed(app: &App, parts: &Parts, problem: ApiError) -> Response {
    pages::problem(app, asked_for(&parts.headers), problem)
        .unwrap_or_else(IntoResponse::into_response)
}
