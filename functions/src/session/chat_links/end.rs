//! `DELETE /v1/chat-links/{account}`: end the link of a chat account.

use http::StatusCode;
use usher_directory::Linking;
use usher_domain::Permission;

use super::{TRIES, require_rights, with_person};
use crate::{
    caller::Caller, idempotency::ForRequest, openapi::schemas::ChatAccountParam, path::Segment,
    problem::ApiError,
};

/// End the link of a chat account: from now on it is nobody's.
///
/// One's own, signed in or in chat, needs no permission. A mail tells its person.
#[utoipa::path(
    delete,
    path = "/v1/chat-links/{account}",
    tag = "Chat",
    extensions(("x-permission" = json!("users:manage"))),
    params(ChatAccountParam),
    responses((status = 204, description = "It is linked no more.")),
)]
pub async fn unlink_chat_account(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(account): Segment,
) -> Result<StatusCode, ApiError> {
    let own = caller.user().map(|user| user.id);
    for _ in 0..TRIES {
        let link = match account.parse() {
            Ok(account) => app.directory.find_chat_link(&account).await?,
            Err(_) => None,
        };
        let is_own = own.is_some() && own == link.as_ref().map(|link| link.user);
        if !is_own {
            caller.require(Permission::UsersManage)?;
        }
        let (link, person) = with_person(&app, link.ok_or(ApiError::NotFound)?).await?;
        if let Some(person) = person.as_ref().filter(|_| !is_own) {
            require_rights(&app, &caller, person).await?;
        }
        let by = (caller.actor, app.clock.now());
        if app.directory.unlink_chat(&link, person.as_ref(), by).await? == Linking::Done {
            return Ok(StatusCode::NO_CONTENT);
        }
    }
    Err(ApiError::Conflict)
}
