//! `GET /v1/users`: search and list.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use usher_directory::{Need, UserQuery};
use usher_domain::{MailState, Permission, Problem, Status, User, UserId};
use utoipa::IntoParams;

use crate::{
    App,
    caller::Caller,
    openapi::schemas::{LifetimeText, MailStatesText, RoleNameText, StatusName},
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
    views::UserView,
};

/// The longest search text that is looked at.
const MAX_SEARCH_CHARS: usize = 200;

/// The most states of mails that can be asked for at once.
const MOST_MAIL_STATES: usize = 16;

/// What a list of users is narrowed by.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `page` reads")]
pub struct SearchParams {
    /// The beginning of a name or address: "ada l", "lovelace, a" or "ada@". Case and accents do
    /// not matter.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Users with this role only.
    role: Option<RoleNameText>,
}

/// What a list of users tells besides.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `page` reads")]
pub struct NamesParam {
    /// Whether `invited_by` tells the names of people.
    #[param(default = false)]
    names: Option<bool>,
}

/// What a list of users is narrowed by, if not of team members.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list_users` reads")]
struct StatusParam {
    /// Users with this status only.
    status: Option<StatusName>,
}

/// Who needs somebody to look after their invite. Several narrow the list together.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `need` reads")]
struct NeedParams {
    /// Users whose invite is open or has expired, and whose mail has one of these states only, with commas
    /// between them.
    #[param(inline, example = "bounced,complained,failed")]
    mail: Option<MailStatesText>,
    /// Users whose invite is open and ends within this time only, 1 hour to 30 days. Whose ends first comes
    /// first.
    #[param(inline, example = "48h")]
    expires_within: Option<LifetimeText>,
    /// Users who ask for a new link after theirs had expired only.
    #[param(default = false)]
    renewal_requested: Option<bool>,
}

/// Search and list users.
///
/// A page ends after 1,000 users read, however few of them match, so it may be empty and still have a
/// next one.
#[utoipa::path(
    get,
    path = "/v1/users",
    tag = "Users",
    extensions(("x-permission" = json!("users:read"))),
    params(SearchParams, NamesParam, StatusParam, NeedParams, PageParams),
    responses((status = 200, description = "A page of users.", body = PageView<UserView>)),
)]
pub async fn list_users(
    State(app): State<App>,
    caller: Caller,
    mut query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let status = query.get("status", str::parse);
    let need = need(&mut query);
    page(&app, "users", (status, need), query).await
}

fn need(query: &mut QueryFields) -> Need {
    Need {
        mail: query.get("mail", mail_states).unwrap_or_default(),
        ends_within: query
            .get("expires_within", |text| text.parse().map_err(|_| Problem::LifetimeInvalid)),
        renewal: query.get("renewal_requested", flag).unwrap_or_default(),
    }
}

fn mail_states(text: &str) -> Result<Vec<&'static str>, Problem> {
    let known = |word: &str| {
        let mut words = MailState::WORDS.into_iter();
        words.find(|one| *one == word.trim()).ok_or(Problem::UnknownMailState)
    };
    let states = text.split(',').map(known).collect::<Result<Vec<_>, _>>()?;
    if states.len() > MOST_MAIL_STATES { Err(Problem::UnknownMailState) } else { Ok(states) }
}

/// A page of `list`, which shows users of `status` only, if there is one, and with this need.
pub async fn page(
    app: &App,
    list: &str,
    (status, need): (Option<Status>, Need),
    mut query: QueryFields,
) -> Result<Json<PageView<UserView>>, ApiError> {
    let wanted = UserQuery {
        q: query.get("q", search_text),
        status,
        role: query.get("role", str::parse),
        need,
        limit: query.limit(),
    };
    let names = query.get("names", flag).unwrap_or_default();
    // A list of everybody goes on with the cursors that it had before needs could be asked for.
    let need = Some(&wanted.need).filter(|need| **need != Need::default());
    let need = need.map(|need| format!(" {need:?}")).unwrap_or_default();
    let scope = format!("{list} {:?} {:?} {:?}{need}", wanted.q, wanted.status, wanted.role);
    let position = query.cursor(app, &scope);
    query.finish()?;
    let now = app.clock.now();
    let page = app.directory.list_users(&wanted, now, position).await?;
    let inviters = if names { inviters(app, &page.items).await? } else { Vec::new() };
    let inviter =
        |user: &User| inviters.iter().find(|one| user.invited_by.person() == Some(one.id));
    let view = |user: User| UserView::new(&user, now).with_inviter(inviter(&user));
    Ok(Json(PageView::new(app, &scope, page, view)?))
}

/// The people who invited `users`.
async fn inviters(app: &App, users: &[User]) -> Result<Vec<User>, ApiError> {
    let people: BTreeSet<UserId> =
        users.iter().filter_map(|user| user.invited_by.person()).collect();
    Ok(app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?)
}

/// `true` or `false`.
fn flag(text: &str) -> Result<bool, Problem> {
    text.parse().map_err(|_| Problem::WrongType("boolean"))
}

/// What is searched for.
pub fn search_text(text: &str) -> Result<String, Problem> {
    if text.chars().count() > MAX_SEARCH_CHARS {
        Err(Problem::TooLong(MAX_SEARCH_CHARS))
    } else {
        Ok(text.to_owned())
    }
}
