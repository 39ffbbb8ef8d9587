//! `GET /v1/chat-links`: the chat accounts of a person.

use axum::{Json, extract::State};
use serde::Serialize;
use usher_domain::{Permission, Problem, UserId};
use utoipa::{IntoParams, ToSchema};

use super::{ChatLinkView, require_rights};
use crate::{App, caller::Caller, paging::QueryFields, problem::ApiError};

/// Whose accounts are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what the handler reads")]
struct PersonParams {
    /// The person's id. A person may leave it out for their own; a key must give it.
    #[param(format = "uuid")]
    user: Option<String>,
}

/// Chat accounts.
#[derive(Serialize, ToSchema)]
#[schema(as = ChatLinks)]
pub struct ChatLinksView {
    items: Vec<ChatLinkView>,
}

/// List the chat accounts of a person.
///
/// One's own, signed in or in chat, need no permission.
#[utoipa::path(
    get,
    path = "/v1/chat-links",
    tag = "Chat",
    extensions(("x-permission" = json!("users:manage"))),
    params(PersonParams),
    responses((status = 200, description = "Their accounts.", body = ChatLinksView)),
)]
pub async fn list_chat_links(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<ChatLinksView>, ApiError> {
    let own = caller.user().map(|user| user.id);
    let asked: Option<UserId> = query.get("user", str::parse);
    let user = asked.or(own);
    if user.is_none() || user != own {
        caller.require(Permission::UsersManage)?;
    }
    query.finish()?;
    let user = user.ok_or(ApiError::field("user", Problem::Required))?;
    if Some(user) != own
        && let Some(person) = app.directory.find_user(user).await?
    {
        require_rights(&app, &caller, &person).await?;
    }
    let links = app.directory.chat_links_of(user).await?;
    Ok(Json(ChatLinksView { items: links.iter().map(ChatLinkView::new).collect() }))
}
