//! Why a page of the portal could not be shown, or a change not be made.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use usher_client::{Error, Problem};

use super::{Place, Reader, Shell};
use crate::{pages::PlainLink, problem::ApiError};

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The API said no, or nothing.
    #[error(transparent)]
    Api(#[from] Error),
    /// The page itself could not be made.
    #[error(transparent)]
    Page(#[from] ApiError),
}

#[derive(Template)]
#[template(path = "portal_message.html")]
struct MessagePage {
    shell: Shell,
    text: String,
    request: Option<String>,
    back: PlainLink,
}

/// The page that tells a failure.
pub fn page(reader: &Reader, failure: Failure) -> Response {
    show(reader, failure).unwrap_or_else(|failure| match failure {
        Failure::Page(problem) => problem.into_response(),
        Failure::Api(error) => ApiError::Internal(error.to_string()).into_response(),
    })
}

fn show(reader: &Reader, failure: Failure) -> Result<Response, Failure> {
    let problem = match failure {
        Failure::Api(Error::Problem(problem)) => problem,
        // What cannot be a part of an address, such as `..`, is the id of nothing.
        Failure::Api(Error::InvalidUrl(_)) => {
            Problem { status: 404, detail: reader.t("problem-not-found"), ..Problem::default() }
                .into()
        }
        Failure::Api(error) => return Err(ApiError::Internal(error.to_string()).into()),
        Failure::Page(problem) => return Err(problem.into()),
    };
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_GATEWAY);
    let title = if status == StatusCode::NOT_FOUND { "portal-missing" } else { "portal-refused" };
    // What is wrong with a single field of a filter is best said by that field's own sentence.
    let text = match problem.errors.as_slice() {
        [only] => only.detail.clone(),
        _ => problem.sentence().to_owned(),
    };
    let request = problem.request_id.as_ref().filter(|_| status.is_server_error());
    let request = request.map(|id| reader.format("portal-request", &[("id", id.as_str().into())]));
    let back = PlainLink { href: reader.app.path("/"), label: reader.t("portal-back") };
    let shell = reader.shell_titled(Place::Account, reader.t(title))?;
    let page = MessagePage { shell, text, request, back };
    let mut response = reader.page(status, page.render())?;
    if let Some(wait) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    }
    Ok(response)
}
