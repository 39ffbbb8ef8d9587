//! `GET /users`: everybody, the newest first.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, Role, Status, User, UserQuery};
use usher_domain::Permission;

use super::{back::Back, row::Row};
use crate::portal::{Failure, Place, Reader, Search, Shell, forward::Forward, words::word};

#[derive(Template)]
#[template(path = "users/list.html")]
struct ListPage {
    shell: Shell,
    search: Search,
    statuses: Vec<Choice>,
    roles: Vec<Choice>,
    rows: Vec<Row>,
    forward: Forward,
    may_invite: bool,
    may_manage: bool,
    /// What its forms send back: where they lead back to, and what tells this page apart.
    back: String,
    once: String,
}

/// A value that a filter can have.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub chosen: bool,
}

/// The statuses that users are filtered by.
const STATUSES: [&str; 7] =
    ["added", "pending_approval", "invited", "active", "expired", "revoked", "deactivated"];

pub async fn show(reader: Reader, search: Search) -> Response {
    let page = page(&reader, search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: Search) -> Result<Response, Failure> {
    let query = UserQuery {
        q: search.get("q").map(str::to_owned),
        status: search.get("status").map(|status| Status::from(status.to_owned())),
        role: search.get("role").map(str::to_owned),
        names: true,
    };
    let request = search.page();
    let (found, roles, added) = tokio::join!(
        reader.client.users(&query, &request),
        reader.client.roles(),
        added(reader, &search)
    );
    let (found, roles) = (found?, roles?);
    let on_top = added?;
    let others =
        found.items.iter().filter(|user| on_top.as_ref().is_none_or(|top| top.id != user.id));
    let may = |permission| reader.person.permissions.allows(permission);
    let (may_invite, may_manage) = (may(Permission::UsersInvite), may(Permission::UsersManage));
    let back = Back::to(this_list(&search));
    let once = reader.app.ids.next().to_string();
    let row = |user| {
        let row = Row::new(reader, user);
        if may_invite || may_manage { row.with_menu(reader, &back, &once) } else { row }
    };
    let rows = on_top.iter().chain(others).map(row).collect();
    let page = ListPage {
        shell: reader.shell(Place::Users)?,
        statuses: statuses(reader, &search),
        roles: role_choices(&roles, search.text("role")),
        rows,
        forward: Forward::new(reader, Place::Users, &search, found.next_cursor.as_deref()),
        may_invite,
        may_manage,
        back: back.href(&reader.app),
        once,
        search,
    };
    reader.page(StatusCode::OK, page.render())
}

/// Where this very list is, without whoever stands on top of it for once.
fn this_list(search: &Search) -> String {
    let query = search.with("added", "");
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{query}", Place::Users.path())
}

/// Whoever was just added stands on top, also before the index of the list knows them.
async fn added(reader: &Reader, search: &Search) -> Result<Option<User>, Error> {
    let Some(id) = search.get("added") else { return Ok(None) };
    match reader.client.user(id).await {
        Ok(user) => Ok(Some(user)),
        // Erased meanwhile, or never there.
        Err(Error::Problem(problem)) if problem.status == 404 => Ok(None),
        Err(Error::InvalidUrl(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn statuses(reader: &Reader, search: &Search) -> Vec<Choice> {
    let choice = |status: &str| Choice {
        value: status.to_owned(),
        label: word(reader.texts, "status", status),
        chosen: search.text("status") == status,
    };
    STATUSES.into_iter().map(choice).collect()
}

/// The roles as the values of a filter or a field.
pub fn role_choices(roles: &[Role], chosen: &str) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.name.clone(),
        label: role.name.clone(),
        chosen: role.name == chosen,
    };
    with_unknown(roles.iter().map(choice).collect(), chosen)
}

/// What was chosen stays to be seen, also if it is no choice.
pub fn with_unknown(mut choices: Vec<Choice>, chosen: &str) -> Vec<Choice> {
    if !chosen.is_empty() && !choices.iter().any(|choice| choice.chosen) {
        let (value, label) = (chosen.to_owned(), chosen.to_owned());
        choices.push(Choice { value, label, chosen: true });
    }
    choices
}
