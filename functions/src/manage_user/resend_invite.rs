//! `POST /v1/users/{id}/invite`: invite somebody again.

use axum::response::Response;
use usher_directory::{ResendInvite, Resent};
use usher_domain::{Permission, Status};
use utoipa::ToSchema;

use crate::{
    approvals::{WaitsView, ask_of_user},
    body::OptionalJsonFields,
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    language::CallerTexts,
    manage_user::{
        TRIES,
        target::{ChangedView, Target, changed},
    },
    openapi::schemas::{IfMatchParam, UserIdParam},
    path::Segment,
    problem::ApiError,
    too_soon::too_soon,
};

/// Whose invite can be sent again.
const INVITABLE: [Status; 4] = [Status::Added, Status::Invited, Status::Expired, Status::Revoked];

/// How to send it.
#[derive(ToSchema)]
#[schema(as = Resend, example = json!({ "force": true }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what the handler reads")]
struct ResendBody {
    /// Whether it is mailed though mail to the address bounced or was reported as spam.
    #[serde(default)]
    #[schema(default = false)]
    force: bool,
}

/// Mail a user a new invite.
///
/// Every older link ends. An address is mailed once in 60 seconds and 10 times a day at most. Where the
/// role needs approval that nobody gave for this user yet, the invite waits for it.
#[utoipa::path(
    post,
    path = "/v1/users/{id}/invite",
    tag = "Invites",
    extensions(("x-permission" = json!("users:invite"))),
    params(UserIdParam, IfMatchParam),
    request_body(content = inline(Option<ResendBody>)),
    responses(
        (
            status = 200,
            description = "The user as they are now; the mail is on its way.",
            body = ChangedView,
            headers(("ETag" = String, description = "The user's version.")),
        ),
        (
            status = 202,
            description = "The role needs approval by a second person: nothing is changed before.",
            body = WaitsView,
        ),
    ),
)]
pub async fn resend_invite(
    ForRequest(app): ForRequest,
    caller: Caller,
    CallerTexts(texts): CallerTexts,
    Segment(id): Segment,
    if_match: IfMatch,
    OptionalJsonFields(mut body): OptionalJsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::UsersInvite)?;
    let force = body.flag("force", false);
    body.finish()?;
    for _ in 0..TRIES {
        let target = Target::find(&app, &caller, &id, if_match).await?;
        target.in_status(&INVITABLE, app.clock.now())?;
        if target.link_needs_approval(&app).await? {
            let ask = target.ask_for_link((true, force.unwrap_or(false)));
            match ask_of_user(&app, &caller, texts, ask).await? {
                Some(waits) => return Ok(waits),
                None => continue,
            }
        }
        let user = target.user;
        let order = ResendInvite {
            actor: caller.actor,
            force: force.unwrap_or(false),
            terms: app.invite_terms(),
            now: app.clock.now(),
        };
        match app.directory.resend_invite(&user, order).await? {
            Resent::Resent(user) => return Ok(changed(&user, order.now)),
            Resent::TooSoon => return Err(too_soon(&app, &user.email, order.now).await?),
            Resent::Suppressed(found) => return Err(ApiError::AddressSuppressed(found.reason)),
            Resent::Overtaken => {}
        }
    }
    Err(if_match.race_lost())
}
