//! `GET /accept/{token}`: the page behind the link.

use axum::{extract::State, response::Response};
use http::HeaderMap;
use usher_domain::user::Standing;

use super::{
    link::Link,
    page::{self, FormProblems},
};
use crate::{App, cookies::language_of, language::asked_for, path::Segment, problem::ApiError};

pub async fn show(
    State(app): State<App>,
    Segment(token): Segment,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let shown = match Link::find(&app, &token, language_of(&headers)).await {
        Ok(Some(link)) if link.standing == Standing::Open => {
            page::form(&app, &link, &token, &FormProblems::default()).await
        }
        Ok(Some(link)) => page::standing(&app, &link, &token),
        Ok(None) => page::not_found(&app, asked_for(&headers)),
        Err(error) => Err(error.into()),
    };
    shown.or_else(|problem| page::problem(&app, asked_for(&headers), problem))
}
