//! `POST /users/bulk`: the same for several users. It is asked first; then each is told of by itself.

use std::{collections::BTreeSet, future::Future};

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use tokio::task::JoinSet;
use tracing::Instrument as _;
use usher_client::{Client, Error, User, UserChange};
use usher_i18n::Value;

use super::{back::Back, in_words_of_a_page, resend, row::Actions};
use crate::{
    body::FormFields,
    portal::{Failure, Place, Reader, Sent, Shell, Told, words::Badge},
};

/// The most users at once.
const AT_MOST: usize = 100;

/// How many calls are under way at the same time.
const SIDE_BY_SIDE: usize = 8;

/// What is to be done with each of them.
#[derive(Debug, Clone)]
enum Deed {
    Resend,
    Revoke,
    Role(String),
}

#[derive(Template)]
#[template(path = "users/bulk.html")]
struct AskPage {
    shell: Shell,
    text: String,
    count: String,
    button: String,
    danger: bool,
    chosen: Vec<Line>,
    left_out: Vec<Line>,
    deed: &'static str,
    role: String,
    back: String,
    once: String,
}

#[derive(Template)]
#[template(path = "users/bulk_done.html")]
struct DonePage {
    shell: Shell,
    lines: Vec<Line>,
    back: String,
}

/// One of the users.
struct Line {
    id: String,
    name: String,
    email: String,
    badge: Option<Badge>,
    /// What became of it, and whether it was done.
    outcome: String,
    done: bool,
}

/// Where a browser looks that was told the address alone.
pub async fn back(reader: Reader) -> Response {
    reader.see(Place::Users.path(), &[])
}

pub async fn submit(sent: Sent) -> Response {
    let outcome = bulk(&sent).await;
    sent.reader.answer(outcome)
}

async fn bulk(sent: &Sent) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let back = Back::asked(&reader.app, sent.fields.get("back"));
    let ids: BTreeSet<&str> = sent.fields.all("ids").into_iter().collect();
    let ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
    let alert = match Deed::of(&sent.fields) {
        Some(_) if ids.is_empty() => "bulk-nobody",
        Some(_) if ids.len() > AT_MOST => "bulk-too-many",
        Some(Deed::Role(role)) if role.is_empty() => "bulk-no-role",
        Some(deed) if sent.fields.is_ticked("confirmed") => {
            return carry_out(sent, deed, &ids, &back).await;
        }
        Some(deed) => return ask(reader, &deed, &ids, &back).await,
        None => "bulk-nothing",
    };
    let max: Value<'_> = AT_MOST.to_string().into();
    Ok(reader.see(back.path(), &[Told::alert(reader.format(alert, &[("max", max)]))]))
}

impl Deed {
    fn of(fields: &FormFields) -> Option<Self> {
        match fields.get("do") {
            "resend" => Some(Self::Resend),
            "revoke" => Some(Self::Revoke),
            "role" => Some(Self::Role(fields.get("role").trim().to_owned())),
            _ => None,
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Resend => "resend",
            Self::Revoke => "revoke",
            Self::Role(_) => "role",
        }
    }

    fn role(&self) -> &str {
        match self {
            Self::Role(role) => role,
            Self::Resend | Self::Revoke => "",
        }
    }

    fn is_possible(&self, actions: Actions) -> bool {
        match self {
            Self::Resend => actions.resend,
            Self::Revoke => actions.revoke,
            Self::Role(_) => actions.edit,
        }
    }

    fn sentence(&self, reader: &Reader, part: &str) -> String {
        reader.format(&format!("bulk-{}-{part}", self.name()), &[("role", self.role().into())])
    }

    /// Does it with one of them, and tells whether it waits for approval.
    async fn of_one(&self, client: &Client, id: &str) -> Result<(User, bool), Error> {
        match self {
            Self::Resend => resend::one(client, id).await,
            Self::Revoke => Ok((client.revoke_invite(id, None, None).await?, false)),
            Self::Role(role) => {
                let change = UserChange { role: Some(role.clone()), ..UserChange::default() };
                let user = client.change_user(id, &change, None).await?;
                let waits = user.role != *role;
                Ok((user, waits))
            }
        }
    }
}

/// Who it is about, and for whom it is not possible.
async fn ask(
    reader: &Reader,
    deed: &Deed,
    ids: &[String],
    back: &Back,
) -> Result<Response, Failure> {
    let client = reader.client.clone();
    let found = for_each(ids, |id| {
        let client = client.clone();
        async move { client.user(&id).await }
    })
    .await;
    let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
    for (id, user) in ids.iter().zip(found) {
        match user {
            Ok(user) if deed.is_possible(Actions::of(reader, &user)) => {
                chosen.push(Line::of(reader, &user));
            }
            Ok(user) => left_out.push(Line::of(reader, &user)),
            Err(error) => left_out.push(Line::nobody(reader, id, &error)?),
        }
    }
    let page = AskPage {
        shell: reader.shell_titled(Place::Users, deed.sentence(reader, "title"))?,
        text: deed.sentence(reader, "text"),
        count: reader.format("bulk-count", &[("count", chosen.len().to_string().into())]),
        button: deed.sentence(reader, "button"),
        danger: matches!(deed, Deed::Revoke),
        chosen,
        left_out,
        deed: deed.name(),
        role: deed.role().to_owned(),
        back: back.href(&reader.app),
        once: reader.app.ids.next().to_string(),
    };
    reader.page(StatusCode::OK, page.render())
}

async fn carry_out(
    sent: &Sent,
    deed: Deed,
    ids: &[String],
    back: &Back,
) -> Result<Response, Failure> {
    let reader = &sent.reader;
    // Each change has a mark of its own: whoever sends the form twice does each once.
    let clients: Result<Vec<Client>, Failure> = ids.iter().map(|id| sent.client_for(id)).collect();
    let mut clients = clients?.into_iter();
    let outcomes = for_each(ids, |id| {
        let (client, deed, plain) = (clients.next(), deed.clone(), reader.client.clone());
        async move {
            let client = client.unwrap_or_else(|| plain.clone());
            match deed.of_one(&client, &id).await {
                Ok((user, waits)) => (Ok(waits), Some(user)),
                Err(error) => (Err(error), plain.user(&id).await.ok()),
            }
        }
    })
    .await;
    let lines = ids.iter().zip(outcomes).map(|(id, (outcome, user))| {
        let line = match user {
            Some(user) => Line::of(reader, &user),
            None => Line { id: id.clone(), name: reader.t("bulk-gone"), ..Line::blank() },
        };
        let done = outcome.is_ok();
        let outcome = match outcome {
            Ok(true) => reader.t("approval-asked"),
            Ok(false) => deed.sentence(reader, "done"),
            Err(error) => why_not(reader, &error),
        };
        Line { outcome, done, ..line }
    });
    let lines: Vec<Line> = lines.collect();
    let done = lines.iter().filter(|line| line.done).count().to_string();
    let counts = [("done", done.into()), ("all", lines.len().to_string().into())];
    let page = DonePage {
        shell: reader.shell_titled(Place::Users, reader.format("bulk-done-title", &counts))?,
        lines,
        back: back.href(&reader.app),
    };
    reader.page(StatusCode::OK, page.render())
}

fn why_not(reader: &Reader, error: &Error) -> String {
    match error {
        Error::Problem(problem) => match problem.errors.as_slice() {
            [only] => only.detail.clone(),
            _ => in_words_of_a_page(reader, problem).sentence().to_owned(),
        },
        Error::InvalidUrl(_) => reader.t("problem-not-found"),
        _ => reader.t("problem-internal"),
    }
}

impl Line {
    fn blank() -> Self {
        let nothing = String::new;
        Self {
            id: nothing(),
            name: nothing(),
            email: nothing(),
            badge: None,
            outcome: nothing(),
            done: false,
        }
    }

    fn of(reader: &Reader, user: &User) -> Self {
        Self {
            id: user.id.clone(),
            name: user.full_name(),
            email: user.email.clone(),
            badge: Some(Badge::of(reader.texts, user)),
            ..Self::blank()
        }
    }

    /// The line of an id that is nobody's.
    fn nobody(reader: &Reader, id: &str, error: &Error) -> Result<Self, Failure> {
        let missing = matches!(error, Error::InvalidUrl(_))
            || error.problem().is_some_and(|problem| (400..500).contains(&problem.status));
        if missing {
            return Ok(Self { id: id.to_owned(), name: reader.t("bulk-gone"), ..Self::blank() });
        }
        Err(crate::problem::ApiError::Unavailable.into())
    }
}

/// Does something for each id, a few at a time, and has the results in the order of the ids.
async fn for_each<T, F>(ids: &[String], mut work: impl FnMut(String) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let mut results = Vec::with_capacity(ids.len());
    for some in ids.chunks(SIDE_BY_SIDE) {
        let mut under_way = JoinSet::new();
        for (place, id) in some.iter().enumerate() {
            let work = work(id.clone());
            under_way.spawn(async move { (place, work.await) }.in_current_span());
        }
        let mut done = under_way.join_all().await;
        done.sort_unstable_by_key(|(place, _)| *place);
        results.extend(done.into_iter().map(|(_, result)| result));
    }
    results
}
