//! Approval by a second person: what needs it is asked for here, and decided here.

mod approve;
mod ask;
mod cancel;
mod carry_out;
mod decline;
mod list;
mod needs;
mod opened;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    ask::{Ask, ask_of_role, ask_of_user, require_approver},
    needs::{approvers_of, may_decide, unapprovable},
    view::{ApprovalView, WaitsView},
};
use crate::App;

/// How often the rights are checked anew when one of the people changed meanwhile.
const TRIES: usize = 5;

/// The routes of approvals.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::list_approvals))
        .routes(routes!(list::read_approval, cancel::cancel_approval))
        .routes(routes!(approve::approve_approval))
        .routes(routes!(decline::decline_approval))
}
