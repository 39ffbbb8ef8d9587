//! `GET /approvals`: what waits, then what was decided lately; or the requests of one state.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Approval, ApprovalState, Error, PageRequest};

use super::Card;
use crate::portal::{
    Failure, Place, Reader, Search, Shell, forward::Forward, users::Choice, words::word,
};

#[derive(Template)]
#[template(path = "approvals/list.html")]
struct ListPage {
    shell: Shell,
    states: Vec<Choice>,
    any_state: bool,
    cards: Vec<Card>,
    /// What was decided lately, below what waits.
    lately: Vec<Card>,
    forward: Forward,
    once: String,
    back: &'static str,
}

/// How much of what was decided lately stands below what waits.
const LATELY: u16 = 5;

/// The states that end a request.
const ENDS: [&str; 4] = ["approved", "declined", "lapsed", "cancelled"];

pub async fn show(reader: Reader, search: Search) -> Response {
    let page = page(&reader, search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: Search) -> Result<Response, Failure> {
    let state = search.get("state").map(|state| ApprovalState::from(state.to_owned()));
    let request = search.page();
    let first_of_all = state.is_none() && request.cursor.is_none();
    let (found, lately) = tokio::join!(reader.client.approvals(state.as_ref(), &request), async {
        if first_of_all { lately(reader).await } else { Ok(Vec::new()) }
    });
    let (found, lately) = (found?, lately?);
    let card = |approval: &Approval| Card::new(reader, approval);
    let page = ListPage {
        shell: reader.shell(Place::Approvals)?,
        states: states(reader, &search),
        any_state: state.is_none(),
        cards: found.items.iter().map(card).collect(),
        lately: lately.iter().map(card).collect(),
        forward: Forward::new(reader, Place::Approvals, &search, found.next_cursor.as_deref()),
        once: reader.app.ids.next().to_string(),
        back: Place::Approvals.path(),
    };
    reader.page(StatusCode::OK, page.render())
}

/// What was decided lately, whatever came of it, the latest first.
async fn lately(reader: &Reader) -> Result<Vec<Approval>, Error> {
    let few = PageRequest { limit: Some(LATELY), cursor: None };
    let of = |state: &str| {
        let state = ApprovalState::from(state.to_owned());
        let few = &few;
        async move { reader.client.approvals(Some(&state), few).await }
    };
    let [approved, declined, lapsed, cancelled] = ENDS;
    let all = tokio::join!(of(approved), of(declined), of(lapsed), of(cancelled));
    let pages = [all.0?, all.1?, all.2?, all.3?];
    let mut found: Vec<_> = pages.into_iter().flat_map(|page| page.items).collect();
    found.sort_by_key(|approval| std::cmp::Reverse(ended(approval)));
    found.truncate(usize::from(LATELY));
    Ok(found)
}

/// When it ended: what lapsed may not have been recorded yet.
fn ended(approval: &Approval) -> usher_client::Timestamp {
    approval.decided_at.unwrap_or(approval.expires_at)
}

fn states(reader: &Reader, search: &Search) -> Vec<Choice> {
    let choice = |state: &str| Choice {
        value: state.to_owned(),
        label: word(reader.texts, "approval-state", state),
        chosen: search.text("state") == state,
    };
    ["pending"].into_iter().chain(ENDS).map(choice).collect()
}
