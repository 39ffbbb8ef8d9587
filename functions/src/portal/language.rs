//! `POST /language`: switches the language of all pages in this browser.

use axum::{Extension, Router, body::Body, extract::State, response::Response};
use http::{
    HeaderMap, Method, Request,
    header::{ALLOW, REFERER},
};
use tower::ServiceExt;
use url::{Position, Url};

use crate::{
    App,
    body::FormFields,
    cookies,
    language::asked_for,
    origin,
    pages::{self, see},
    problem::ApiError,
    session::own_path,
};

/// All pages there are, to know which can be gone back to.
#[derive(Clone)]
pub struct Pages(pub Router);

pub async fn switch(
    State(app): State<App>,
    Extension(all): Extension<Pages>,
    headers: HeaderMap,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        origin::require_ours(&app, &headers)?;
        let chosen = form?.get("language").parse();
        let mut response = see(&all.back(&app, &headers).await);
        if let Ok(language) = chosen {
            cookies::keep_language(&app, response.headers_mut(), language);
        }
        Ok(response)
    };
    let done: Result<Response, ApiError> = done.await;
    done.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

impl Pages {
    /// The page where the switch stood, if the browser tells one of ours. What was an answer to a form
    /// may have no page of its own: then it is the nearest one above.
    async fn back(&self, app: &App, headers: &HeaderMap) -> String {
        let Some(page) = ours(app, headers) else { return app.path("/") };
        let prefix = app.path("");
        let path = page.split_once('?').map_or(&*page, |(path, _)| path);
        let below = path.strip_prefix(&prefix).filter(|path| path.starts_with('/'));
        let Some(mut path) = below else { return app.path("/") };
        if self.has(path).await {
            return page;
        }
        while let Some((above, _)) = path.rsplit_once('/') {
            path = above;
            if self.has(path).await {
                return app.path(path);
            }
        }
        app.path("/")
    }

    /// Whether there is a page at `path`. Asked by a method that no route has, its answer tells which
    /// there are, and nothing runs.
    async fn has(&self, path: &str) -> bool {
        let Ok(request) = Request::builder().method(Method::TRACE).uri(path).body(Body::empty())
        else {
            return false;
        };
        let Ok(answer) = self.0.clone().oneshot(request).await;
        let allowed = answer.headers().get(ALLOW).and_then(|methods| methods.to_str().ok());
        allowed.is_some_and(|methods| methods.split(',').any(|method| method.trim() == "GET"))
    }
}

/// Path and query of the page that a request came from, if it is of our own origin.
fn ours(app: &App, headers: &HeaderMap) -> Option<String> {
    let referer: Url = headers.get(REFERER)?.to_str().ok()?.parse().ok()?;
    let base = &app.settings.base_url;
    let path = &referer[Position::BeforePath..Position::AfterQuery];
    own_path(base, path).filter(|_| referer.origin() == base.origin())
}
