//! Listing users.

use usher_client::{Collected, Error, Status, User, UserQuery};

use super::turn::Turn;
use crate::{
    action::{Action, ListPage, MAX_PAGE},
    answer::{Answer, Button, Does, Look, Part},
    card::{self, digits},
    command,
};

/// How many are on a page.
const PAGE: usize = 8;

/// How many buttons stand beside each other at most.
const ROW: usize = 4;

/// Shows a page of users. A page is counted from the beginning, because a button cannot keep a cursor.
pub async fn list(turn: &Turn<'_>, page: ListPage) -> Result<Answer, Error> {
    let query = UserQuery {
        q: Some(page.search.clone()).filter(|search| !search.is_empty()),
        status: page.status.map(|status| Status::from(status.as_str())),
        ..UserQuery::default()
    };
    let start = usize::from(page.number) * PAGE;
    // One more than is shown tells whether there are more.
    let found = turn.client().all_users(&query, start + PAGE + 1).await?;
    if found.items.is_empty() {
        return Ok(turn.in_place(nobody(turn, &page)));
    }
    Ok(turn.in_place(shown(turn, &page, &found, start)))
}

fn shown(turn: &Turn<'_>, page: &ListPage, found: &Collected<User>, start: usize) -> Vec<Part> {
    let users = found.items.get(start..).unwrap_or_default();
    let (users, more) = match users.get(..PAGE) {
        Some(full) => (full, users.len() > PAGE || found.more),
        None => (users, false),
    };
    let now = turn.bot.now();
    let lines = users.iter().map(|user| card::line(turn.texts, user, now)).collect();
    let mut parts = vec![Part::Heading(turn.say("chat-list"))];
    parts.extend(narrowed(turn, page));
    parts.push(Part::Lines(lines));
    parts.extend(users.chunks(ROW).map(|row| Part::Buttons(row.iter().map(to_show).collect())));
    let is_last = page.number == MAX_PAGE;
    if more && is_last {
        parts.push(Part::Note(turn.say("chat-list-narrow")));
    }
    let turns = turns(turn, page, more && !is_last);
    if !turns.is_empty() {
        parts.push(Part::Buttons(turns));
    }
    parts
}

fn to_show(user: &User) -> Button {
    let label = match user.full_name() {
        name if name.is_empty() => card::label(&user.email),
        name => card::label(&name),
    };
    Button { label, does: Does::Act(Action::Show(user.id.clone()).to_string()), look: Look::Plain }
}

/// What the list is narrowed by, and which page it is.
fn narrowed(turn: &Turn<'_>, page: &ListPage) -> Option<Part> {
    let mut said = Vec::new();
    if let Some(status) = page.status {
        let status = card::status_words(turn.texts, &Status::from(status.as_str()));
        said.push(format!("{}: {status}", turn.say("chat-field-status")));
    }
    if !page.search.is_empty() {
        said.push(format!("{}: {}", turn.say("chat-list-search"), page.search));
    }
    if page.number > 0 {
        said.push(turn.tell("chat-list-page", &[("page", digits(&(page.number + 1)))]));
    }
    (!said.is_empty()).then(|| Part::Note(said.join(" · ")))
}

fn turns(turn: &Turn<'_>, page: &ListPage, more: bool) -> Vec<Button> {
    let to = |label: &str, number: u16| {
        turn.button(label, &Action::List(ListPage { number, ..page.clone() }), Look::Plain)
    };
    let previous = page.number.checked_sub(1).map(|number| to("chat-button-previous", number));
    let next = more.then(|| to("chat-button-next", page.number + 1));
    previous.into_iter().chain(next).collect()
}

/// A misspelt status reads as a search for which there is nobody.
fn nobody(turn: &Turn<'_>, page: &ListPage) -> Vec<Part> {
    let mut parts = vec![Part::Heading(turn.say("chat-list-empty"))];
    parts.extend(narrowed(turn, page));
    let first = page.search.split(' ').next().unwrap_or_default();
    let meant = command::status_meant(first).filter(|_| page.status.is_none());
    let Some(status) = meant else { return parts };
    let search = page.search.strip_prefix(first).unwrap_or_default().trim_start().to_owned();
    let line = turn.line(&format!("list {status} {search}"));
    parts.push(Part::Text(turn.tell("chat-meant", &[("meant", line.into())])));
    let right = Action::List(ListPage { status: Some(status), search, number: 0 });
    let label = card::status_words(turn.texts, &Status::from(status.as_str()));
    let does = Does::Act(right.to_string());
    parts.push(Part::Buttons(vec![Button { label, does, look: Look::Plain }]));
    parts
}
