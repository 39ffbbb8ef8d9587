//! `GET /v1/users/{id}/invite`: the link, to hand it over by other means than mail.

use axum::Json;
use http::HeaderMap;
use jiff::Timestamp;
use serde::Serialize;
use usher_directory::{CopyLink, LinkOf};
use usher_domain::{Invite, Permission, UserId};
use utoipa::ToSchema;

use crate::{
    App,
    caller::Caller,
    idempotency::ForRequest,
    manage_user::{TRIES, target::Target},
    openapi::schemas::UserIdParam,
    path::Segment,
    problem::ApiError,
};

/// The link of an open invite.
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub struct LinkView {
    /// Whoever has it can accept.
    #[schema(format = "uri")]
    link: String,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// Counts the user's invites: every older link has ended.
    #[schema(minimum = 1)]
    generation: u32,
}

/// Get the link of a user's invite, to hand it over by other means than mail.
///
/// Who copied it stands in the timeline. A user who was added without a mail is invited by this, so
/// that a browser must send `X-CSRF-Token` with it.
#[utoipa::path(
    get,
    path = "/v1/users/{id}/invite",
    tag = "Invites",
    extensions(("x-permission" = json!("users:manage"))),
    params(UserIdParam),
    responses((status = 200, description = "The link.", body = LinkView)),
)]
pub async fn copy_link(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    headers: HeaderMap,
) -> Result<Json<LinkView>, ApiError> {
    caller.require(Permission::UsersManage)?;
    // It writes, though it is a GET: a link on another site must not make a browser do it.
    if let Some(person) = caller.signed_in() {
        person.require_csrf(&app, &headers, "")?;
    }
    for _ in 0..TRIES {
        let Target { user, .. } = Target::of(&app, &caller, &id).await?;
        let order = CopyLink {
            user: user.id,
            version: user.version,
            actor: caller.actor,
            terms: app.invite_terms(),
            now: app.clock.now(),
        };
        match app.directory.copy_link(order).await? {
            LinkOf::Invite(invite) => return view(&app, user.id, &invite).map(Json),
            LinkOf::None => return Err(ApiError::NoLink),
            LinkOf::NotFound => return Err(ApiError::NotFound),
            LinkOf::Changed => {}
        }
    }
    Err(ApiError::Conflict)
}

fn view(app: &App, user: UserId, invite: &Invite) -> Result<LinkView, ApiError> {
    Ok(LinkView {
        link: app.invite_link(user, invite)?,
        expires_at: invite.expires_at,
        generation: invite.generation,
    })
}
