//! `POST /v1/approvals/{id}/approve`: agree, and the change is made.

use axum::Json;
use usher_directory::Approving;
use usher_domain::approval::CancelReason;

use super::{
    TRIES,
    carry_out::{Outcome, carry_out},
    opened::Opened,
    view::{ApprovalIdParam, DecidedView},
};
use crate::{App, caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// Approve a change that somebody else asked for. It is made at once.
///
/// It takes what the change itself takes: `users:invite` to add or invite somebody, `users:manage` to
/// change or reactivate somebody, `roles:manage` to change a role, and all that the role allows. Whoever
/// asked, and whom it is about, cannot approve (`own_request`); an API key counts as its creator. A chat
/// account that somebody else linked cannot approve, nor can a key that nobody made (`person_required`).
/// If whoever asked may not make the change any more, or what it is about has changed, the request is
/// cancelled (`requester_lost_rights`, `approval_overtaken`).
#[utoipa::path(
    post,
    path = "/v1/approvals/{id}/approve",
    tag = "Approvals",
    extensions(("x-permission" = json!("users:invite"))),
    params(ApprovalIdParam),
    responses((status = 200, description = "The change was made.", body = DecidedView)),
)]
pub async fn approve_approval(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<DecidedView>, ApiError> {
    for _ in 0..TRIES {
        let opened = Opened::find(&app, &caller, &id).await?;
        let Some(requester) = opened.requester(&app).await? else {
            return Err(cancel(&app, &caller, &opened, CancelReason::RightsLost).await?);
        };
        let approving = Approving {
            approval: opened.approval.clone(),
            by: caller.actor,
            approver: opened.approver.clone(),
            requester,
        };
        match carry_out(&app, approving, opened.now).await? {
            Outcome::Done => return Ok(Json(DecidedView::read(&app, &opened.approval).await?)),
            Outcome::Void => {
                return Err(cancel(&app, &caller, &opened, CancelReason::Overtaken).await?);
            }
            Outcome::Overtaken => {}
        }
    }
    Err(ApiError::Conflict)
}

/// Ends a request that can never be carried out.
async fn cancel(
    app: &App,
    caller: &Caller,
    opened: &Opened,
    because: CancelReason,
) -> Result<ApiError, ApiError> {
    let by = (caller.actor, opened.now);
    // The answer is a refusal: it must not use up the mark of the request.
    Ok(match app.directory.unmarked().cancel_approval(&opened.approval, because, by).await? {
        false => ApiError::ApprovalEnded,
        true if because == CancelReason::RightsLost => ApiError::RequesterLostRights,
        true => ApiError::ApprovalOvertaken,
    })
}
