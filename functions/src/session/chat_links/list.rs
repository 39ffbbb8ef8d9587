//! `GET /v1/chat-links`: the chat accounts of a person, or of everybody.

use axum::{Json, extract::State};
use usher_directory::{ChatLink, Page};
use usher_domain::{Permission, Problem, Role, User, UserId};
use utoipa::IntoParams;

use super::{ChatLinkView, require_rights};
use crate::{
    App,
    caller::Caller,
    paging::{PageView, QueryFields},
    problem::ApiError,
};

/// What cursors of the list of all are sealed for.
const SCOPE: &str = "chat-links";

/// Whose accounts are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what the handler reads")]
struct PersonParams {
    /// The person's id. A person may leave it out for their own; a key must give it.
    #[param(format = "uuid")]
    user: Option<String>,
    /// All accounts that the caller may see, in place of one person's: those of everybody whose role
    /// allows no more than the caller may. They come in pages, the newest first, with names.
    #[param(default = false)]
    all: Option<bool>,
    /// The most items of a page of all.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
    /// The `next_cursor` of the page of all before.
    #[param(pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// List the chat accounts of a person, or of everybody.
///
/// One's own, signed in or in chat, need no permission.
#[utoipa::path(
    get,
    path = "/v1/chat-links",
    tag = "Chat",
    extensions(("x-permission" = json!("users:manage"))),
    params(PersonParams),
    responses((status = 200, description = "The accounts.", body = PageView<ChatLinkView>)),
)]
pub async fn list_chat_links(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<PageView<ChatLinkView>>, ApiError> {
    let flag = |text: &str| text.parse().map_err(|_| Problem::WrongType("boolean"));
    if query.get("all", flag) == Some(true) {
        return all(&app, &caller, query).await.map(Json);
    }
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
    let items = links.iter().map(ChatLinkView::new).collect();
    Ok(Json(PageView { items, next_cursor: None }))
}

/// A page of everybody's accounts. Those of whoever exceeds the caller are left out, as they are
/// refused one by one.
async fn all(
    app: &App,
    caller: &Caller,
    mut query: QueryFields,
) -> Result<PageView<ChatLinkView>, ApiError> {
    caller.require(Permission::UsersManage)?;
    let limit = i32::try_from(query.limit()).unwrap_or(i32::MAX);
    let position = query.cursor(app, SCOPE);
    query.finish()?;
    let Page { items, next } = app.directory.chat_links(limit, position).await?;
    let people = people(app, &items).await?;
    let roles = app.directory.roles().await?;
    let of = |id: UserId| people.iter().find(|user| user.id == id);
    let may_see = |link: &ChatLink| of(link.user).is_none_or(|user| covers(caller, &roles, user));
    let items = items.into_iter().filter(may_see).collect();
    let by = |link: &ChatLink| link.linked_by.person().and_then(of);
    let view = |link: ChatLink| ChatLinkView::named(&link, of(link.user), by(&link));
    PageView::new(app, SCOPE, Page { items, next }, view)
}

/// Whose the accounts are, and who linked them.
async fn people(app: &App, links: &[ChatLink]) -> Result<Vec<User>, ApiError> {
    let both = |link: &ChatLink| [Some(link.user), link.linked_by.person()];
    let mut ids: Vec<UserId> = links.iter().flat_map(both).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(app.directory.find_users(&ids).await?)
}

/// Whether the caller may do all that a user may. A role that is gone allows nothing.
fn covers(caller: &Caller, roles: &[Role], user: &User) -> bool {
    let role = roles.iter().find(|role| role.name == user.role);
    role.is_none_or(|role| caller.require_cover(role).is_ok())
}
