//! A form that was refused, and is shown again.

use http::StatusCode;
use usher_client::{Error, Problem};

use super::Failure;

/// The refusal that a form can show. Whatever else went wrong is no matter of the form.
pub fn refusal(error: Error) -> Result<Problem, Failure> {
    match error {
        Error::Problem(problem) if (400..500).contains(&problem.status) => Ok(*problem),
        error => Err(error.into()),
    }
}

/// The status of the form that shows a refusal: its own, if the script shows pages of that status.
pub fn status(problem: &Problem) -> StatusCode {
    let own = StatusCode::from_u16(problem.status).ok();
    let shown = own.filter(|status| matches!(status.as_u16(), 409 | 412 | 422 | 429));
    shown.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}
