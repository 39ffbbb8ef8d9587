//! `POST /sign-out`.

use axum::{extract::State, response::Response};
use http::HeaderMap;

use crate::{
    App, cookies,
    language::asked_for,
    pages::{self, see},
    problem::ApiError,
    signed_in::SignedForm,
    visit::Visit,
};

pub async fn submit(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<SignedForm, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, form) = (visit?, form?);
        if let Some(person) = &form.person {
            visit.app(&app).directory.sign_out(&person.key, app.clock.now()).await?;
        }
        let mut response = see(&app.path("/sign-in"));
        cookies::forget_session(&app, response.headers_mut());
        cookies::forget_told(&app, response.headers_mut());
        Ok(response)
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}
