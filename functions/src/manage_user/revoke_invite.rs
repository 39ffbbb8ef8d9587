//! `DELETE /v1/users/{id}/invite`: withdraw an invite.

use axum::response::Response;
use jiff::Timestamp;
use usher_directory::RevokeInvite;
use usher_domain::{Permission, Reason, Status, User};
use utoipa::{IntoParams, ToSchema};

use crate::{
    App,
    body::OptionalJsonFields,
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    manage_user::{
        TRIES,
        target::{ChangedView, Target, changed},
    },
    openapi::schemas::{IfMatchParam, ReasonText, UserIdParam},
    paging::QueryFields,
    path::Segment,
    problem::ApiError,
};

/// Whose invite can be withdrawn.
const REVOCABLE: [Status; 4] =
    [Status::Added, Status::PendingApproval, Status::Invited, Status::Expired];

/// Why the invite is withdrawn.
#[derive(ToSchema)]
#[schema(as = Revocation)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what is read")]
struct RevokeBody {
    /// Told in the timeline, and mailed to nobody.
    #[serde(default)]
    reason: ReasonText,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what is read")]
struct RevokeQuery {
    /// The same, for callers whose DELETE has no body.
    #[param(required = false)]
    reason: ReasonText,
}

/// Withdraw a user's invite.
///
/// No link works any more. The user stays, and can be invited again. While they wait for approval, this
/// calls off the request; whoever asked for it needs no more than `users:invite` to do so.
#[utoipa::path(
    delete,
    path = "/v1/users/{id}/invite",
    tag = "Invites",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam, RevokeQuery, IfMatchParam),
    request_body(content = inline(Option<RevokeBody>)),
    responses((
        status = 200,
        description = "The user as they are now.",
        body = ChangedView,
        headers(("ETag" = String, description = "The user's version.")),
    )),
)]
pub async fn revoke_invite(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    if_match: IfMatch,
    mut query: QueryFields,
    OptionalJsonFields(mut body): OptionalJsonFields,
) -> Result<Response, ApiError> {
    if caller.require(Permission::UsersInvite).is_err() {
        caller.require(Permission::UsersManage)?;
    }
    let reason: Option<Reason> = query.get("reason", str::parse);
    query.finish()?;
    let reason = body.text_if_given("reason").or(reason);
    body.finish()?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        let now = app.clock.now();
        if !is_own_request(&app, &caller, &target.user, now).await? {
            caller.require(Permission::UsersManage)?;
        }
        target.in_status(&REVOCABLE, now)?;
        let order = RevokeInvite { actor: caller.actor, reason: reason.clone(), now };
        if let Some(user) = app.directory.revoke_invite(&target.user, &order).await? {
            return Ok(changed(&user, now));
        }
    }
    Err(if_match.race_lost())
}

/// Whether it is the caller who asked for the approval that this user waits for.
async fn is_own_request(
    app: &App,
    caller: &Caller,
    user: &User,
    now: Timestamp,
) -> Result<bool, ApiError> {
    let held = user.status == Status::PendingApproval;
    let Some(open) = user.open_approval(now).filter(|_| held) else { return Ok(false) };
    let asked = app.directory.find_approval(open).await?;
    let asked = asked.and_then(|approval| approval.requested_by.person());
    Ok(asked.is_some() && asked == caller.actor.person())
}
