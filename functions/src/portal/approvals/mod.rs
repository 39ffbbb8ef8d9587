//! Approvals: what waits for a second person, what became of it, and how somebody decides.

mod card;
mod end;
mod list;
mod one;

use axum::{
    response::Response,
    routing::{get, post},
};
pub use card::Card;
use usher_client::{DecidedApproval, Error};
use utoipa_axum::router::OpenApiRouter;

use super::{Failure, Place, Sent, Told};
use crate::{App, path::Segment};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/approvals", get(list::show))
        .route("/approvals/{id}", get(one::show))
        .route("/approvals/{id}/approve", post(approve))
        .route("/approvals/{id}/decline", get(end::show_decline).post(end::decline))
        .route("/approvals/{id}/cancel", get(end::show_cancel).post(end::cancel))
}

async fn approve(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = async {
        let decided = sent.client()?.approve(&id).await;
        told(&sent, &id, decided, "chat-approved")
    };
    let outcome = outcome.await;
    sent.reader.answer(outcome)
}

/// Leads back to where the form was, and tells what was done, or why it was not: most refusals mean
/// that things have moved on, and the page shows how they are now.
fn told(
    sent: &Sent,
    id: &str,
    decided: Result<DecidedApproval, Error>,
    done: &str,
) -> Result<Response, Failure> {
    let told = match decided {
        Ok(_) => Told::done(sent.reader.t(done)),
        Err(Error::Problem(problem)) if matches!(problem.status, 403 | 409 | 412 | 422) => {
            Told::alert(problem.sentence())
        }
        Err(error) => return Err(error.into()),
    };
    Ok(sent.reader.see(&back(sent.fields.get("back"), id), &[told]))
}

/// Where to go after a decision: the page that the form was on, or that of the request.
fn back(asked: &str, id: &str) -> String {
    let is_id = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let user = asked.strip_prefix("/users/").is_some_and(is_id);
    if user || asked == Place::Approvals.path() {
        asked.to_owned()
    } else {
        format!("{}/{id}", Place::Approvals.path())
    }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn a_form_leads_back_to_a_page_that_shows_requests() {
        for own in ["/approvals", "/users/0193-ab"] {
            assert_eq!(back(own, "1"), own);
        }
        for other in ["", "//evil.example", "/users/", "/users/../x", "/users/1?x", "https://x"] {
            assert_eq!(back(other, "1"), "/approvals/1");
        }
    }
}
