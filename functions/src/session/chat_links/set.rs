//! `PUT /v1/chat-links/{account}`: an admin links a chat account to somebody.

use axum::Json;
use serde::Serialize;
use usher_directory::{ChatLink, LinkChat, Linking};
use usher_domain::{ChatAccount, EntryId, Permission, Problem, Status, User, UserId};
use utoipa::ToSchema;

use super::{ChatLinkView, TRIES, require_rights, with_person};
use crate::{
    App, body::JsonFields, caller::Caller, idempotency::ForRequest,
    openapi::schemas::ChatAccountParam, path::Segment, problem::ApiError,
};

/// Whose the account is.
#[derive(ToSchema)]
#[schema(as = ChatLinkOwner)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct OwnerBody {
    /// An active member.
    #[schema(format = "uuid")]
    user_id: String,
}

/// The account and whose it is.
#[derive(Serialize, ToSchema)]
#[schema(as = ChangedChatLink)]
pub struct LinkedView {
    link: ChatLinkView,
}

/// Link a chat account to an active member, without asking either.
///
/// The way around the browser. Whoever had the account loses it, so their role must not exceed the
/// caller's rights, either. A mail tells both. This cannot be done in chat.
#[utoipa::path(
    put,
    path = "/v1/chat-links/{account}",
    tag = "Chat",
    extensions(("x-permission" = json!("users:manage"))),
    params(ChatAccountParam),
    request_body = OwnerBody,
    responses((status = 200, description = "It is linked.", body = LinkedView)),
)]
pub async fn link_chat_account(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(account): Segment,
    body: JsonFields,
) -> Result<Json<LinkedView>, ApiError> {
    caller.require(Permission::UsersManage)?;
    if caller.link().is_some() {
        // It would open a way in that needs no password, by one that needs none.
        return Err(ApiError::OnBehalfNotAllowed);
    }
    let (account, user) = decode(&account, body)?;
    for _ in 0..TRIES {
        let user = member(&app, &caller, user).await?;
        let old = app.directory.find_chat_link(&account).await?;
        if let Some(old) = old.as_ref().filter(|old| old.user == user.id) {
            return Ok(linked(old));
        }
        let instead_of = match old {
            Some(old) => Some(with_person(&app, old).await?),
            None => None,
        };
        if let Some((_, Some(person))) = &instead_of {
            require_rights(&app, &caller, person).await?;
        }
        let link = new_link(&app, &caller, &account, user.id);
        let order = LinkChat { link, user, instead_of };
        if app.directory.link_chat(&order).await? == Linking::Done {
            return Ok(linked(&order.link));
        }
    }
    Err(ApiError::Conflict)
}

fn decode(account: &str, mut body: JsonFields) -> Result<(ChatAccount, UserId), ApiError> {
    let account = account.parse().map_err(|problem| ApiError::field("account", problem))?;
    match body.text("user_id") {
        Some(user) if body.is_clean() => Ok((account, user)),
        _ => Err(body.errors()),
    }
}

/// An active member whose accounts the caller may set.
async fn member(app: &App, caller: &Caller, id: UserId) -> Result<User, ApiError> {
    let user = app.directory.find_user(id).await?;
    let user = user.ok_or(ApiError::field("user_id", Problem::UnknownUser))?;
    require_rights(app, caller, &user).await?;
    match user.status_at(app.clock.now()) {
        Status::Active => Ok(user),
        other => Err(ApiError::WrongStatus(other)),
    }
}

fn new_link(app: &App, caller: &Caller, account: &ChatAccount, user: UserId) -> ChatLink {
    ChatLink {
        id: EntryId(app.ids.next()),
        account: account.clone(),
        user,
        display_name: None,
        workspace_name: None,
        language: None,
        linked_at: app.clock.now(),
        linked_by: caller.actor,
    }
}

fn linked(link: &ChatLink) -> Json<LinkedView> {
    Json(LinkedView { link: ChatLinkView::new(link) })
}
