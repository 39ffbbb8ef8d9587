//! User Management: all users, and what is done with them.

mod add;
mod ask;
pub mod back;
mod bulk;
mod deactivate;
mod delete;
mod edit;
mod link;
mod list;
pub mod menu;
mod overtaken;
mod reactivate;
mod resend;
mod revoke;
pub mod row;

use axum::routing::get;
pub use list::Choice;
pub use row::{Actions, Row};
use usher_client::Problem;
use utoipa_axum::router::OpenApiRouter;

use super::Reader;
use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/users", get(list::show).post(add::submit))
        .route("/users/new", get(add::show))
        .route("/users/bulk", get(bulk::back).post(bulk::submit))
        .route("/users/{id}/edit", get(edit::show).post(edit::submit))
        .route("/users/{id}/resend", get(resend::show).post(resend::submit))
        .route("/users/{id}/link", get(link::show).post(link::submit))
        .route("/users/{id}/revoke", get(revoke::show).post(revoke::submit))
        .route("/users/{id}/deactivate", get(deactivate::show).post(deactivate::submit))
        .route("/users/{id}/reactivate", get(reactivate::show).post(reactivate::submit))
        .route("/users/{id}/delete", get(delete::show).post(delete::submit))
}

/// A refusal whose sentence would tell a program what to do, in the words of a page.
fn in_words_of_a_page(reader: &Reader, problem: &Problem) -> Problem {
    let sentence = match problem.code.as_str() {
        "address_suppressed" => "refused-suppressed",
        "version_mismatch" | "conflict" => "refused-changed",
        _ => return problem.clone(),
    };
    Problem { detail: reader.t(sentence), ..problem.clone() }
}
