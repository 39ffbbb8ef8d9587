//! `POST /v1/approvals/{id}/decline`: say no, and the change is not made.

use axum::Json;
use usher_domain::Reason;
use utoipa::ToSchema;

use super::{
    opened::Opened,
    view::{ApprovalIdParam, DecidedView},
};
use crate::{
    body::OptionalJsonFields, caller::Caller, idempotency::ForRequest,
    openapi::schemas::ReasonText, path::Segment, problem::ApiError,
};

/// Why it is declined.
#[derive(ToSchema)]
#[schema(as = Refusal, example = json!({ "reason": "Ada leaves in May." }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what is read")]
struct DeclineBody {
    /// Told to whoever asked, and in the timeline.
    #[serde(default)]
    reason: ReasonText,
}

/// Decline a change that somebody else asked for.
///
/// Nothing is changed; a user who waited for it is revoked. Whoever may approve may decline.
#[utoipa::path(
    post,
    path = "/v1/approvals/{id}/decline",
    tag = "Approvals",
    extensions(("x-permission" = json!("users:invite"))),
    params(ApprovalIdParam),
    request_body(content = inline(Option<DeclineBody>)),
    responses((status = 200, description = "The request was declined.", body = DecidedView)),
)]
pub async fn decline_approval(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    OptionalJsonFields(mut body): OptionalJsonFields,
) -> Result<Json<DecidedView>, ApiError> {
    let opened = Opened::find(&app, &caller, &id).await?;
    let reason: Option<Reason> = body.text_if_given("reason");
    body.finish()?;
    let reason = reason.map(|reason| reason.as_str().to_owned());
    let by = (caller.actor, opened.now);
    if app.directory.decline_approval(&opened.approval, by, reason).await? {
        Ok(Json(DecidedView::read(&app, &opened.approval).await?))
    } else {
        Err(ApiError::ApprovalEnded)
    }
}
