//! `POST /language`: switches the language of the pages in this browser.

use axum::{extract::State, response::Response};
use http::{HeaderMap, header::REFERER};

use crate::{
    App,
    body::FormFields,
    cookies,
    language::asked_for,
    origin,
    pages::{self, see},
    problem::ApiError,
    session::next::own_path,
};

pub async fn switch(
    State(app): State<App>,
    headers: HeaderMap,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = || {
        origin::require_ours(&app, &headers)?;
        let mut response = see(&back(&app, &headers));
        if let Ok(language) = form?.get("language").parse() {
            cookies::keep_language(&app, response.headers_mut(), language);
        }
        Ok(response)
    };
    done().or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

/// The page where the switch stood, if the browser tells: only of our own origin.
fn back(app: &App, headers: &HeaderMap) -> String {
    let referer = headers.get(REFERER).and_then(|value| value.to_str().ok());
    let path = referer
        .and_then(|referer| referer.parse::<url::Url>().ok())
        .filter(|url| url.origin() == app.settings.base_url.origin())
        .and_then(|url| own_path(&app.settings.base_url, &url[url::Position::BeforePath..]));
    path.unwrap_or_else(|| app.path("/"))
}
