//! `DELETE /v1/approvals/{id}`: call off what one asked for.

use axum::Json;
use usher_domain::approval::CancelReason;

use super::{
    opened::Opened,
    view::{ApprovalIdParam, DecidedView},
};
use crate::{caller::Caller, idempotency::ForRequest, path::Segment, problem::ApiError};

/// Call off a request for approval.
///
/// Whoever asked can do this while they may still invite, manage users or manage roles, and so can
/// whoever may decide. Nothing is changed; a user who waited for it is revoked.
#[utoipa::path(
    delete,
    path = "/v1/approvals/{id}",
    tag = "Approvals",
    extensions(("x-permission" = json!("users:invite"))),
    params(ApprovalIdParam),
    responses((status = 200, description = "The request was called off.", body = DecidedView)),
)]
pub async fn cancel_approval(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<DecidedView>, ApiError> {
    let opened = Opened::find_own(&app, &caller, &id).await?;
    if opened.approval.requested_by.person() != Some(opened.approver.id) {
        opened.check(&app, &caller).await?;
    }
    let by = (caller.actor, opened.now);
    if app.directory.cancel_approval(&opened.approval, CancelReason::Withdrawn, by).await? {
        Ok(Json(DecidedView::read(&app, &opened.approval).await?))
    } else {
        Err(ApiError::ApprovalEnded)
    }
}
