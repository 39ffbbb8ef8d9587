//! Which chat accounts belong to whom: asked for in chat, confirmed in the browser, closed in chat; or
//! set by an admin.

mod confirm;
mod end;
mod list;
mod make_code;
mod request;
mod set;
mod view;

use usher_directory::ChatLink;
use usher_domain::{Permission, User};
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{request::find_request, view::ChatLinkView};
use crate::{App, caller::Caller, problem::ApiError};

/// How often the rights are checked anew when a person or a link changed meanwhile.
const TRIES: usize = 5;

/// The routes of chat accounts.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::list_chat_links))
        .routes(routes!(set::link_chat_account, end::unlink_chat_account))
        .routes(routes!(make_code::make_link_code))
        .routes(routes!(confirm::confirm_chat_link))
}

/// Refuses whoever may not say which chat accounts are `user`'s.
async fn require_rights(app: &App, caller: &Caller, user: &User) -> Result<(), ApiError> {
    caller.require(Permission::UsersManage)?;
    // A role that is gone allows nothing.
    let theirs = app.directory.find_permissions(&user.role).await?.unwrap_or_default();
    caller.require_all(theirs, &user.role)
}

/// A link, and whose it is, if they are still there.
async fn with_person(app: &App, link: ChatLink) -> Result<(ChatLink, Option<User>), ApiError> {
    let person = app.directory.find_user(link.user).await?;
    Ok((link, person))
}
