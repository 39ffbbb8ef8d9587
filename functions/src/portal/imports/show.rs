//! `GET /imports/{id}`: what would be made of each row, how far the import has come, or what became of it.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Import, ImportState};
use usher_domain::Permission;

use super::{
    REJECTED, ROWS_A_PAGE, WANTED, count, page_of_rows, path_of, roles_of, row::Line, state_badge,
};
use crate::{
    path::Segment,
    portal::{
        Failure, Place, Reader, Search, Shell,
        forward::Forward,
        words::{self, Badge, When, word},
    },
};

/// What is asked for to see every row.
const ALL: &str = "all";

#[derive(Template)]
#[template(path = "imports/show.html")]
struct ImportPage {
    shell: Shell,
    path: String,
    hash: String,
    checked: bool,
    badge: Badge,
    by: String,
    at: When,
    until: When,
    /// How many rows add somebody, and how many nobody.
    wanted: u64,
    rejected: u64,
    stopped: Option<String>,
    may_read: bool,
    progress: Option<Progress>,
    chips: Vec<Chip>,
    rows: Vec<Line>,
    /// Before the number of a row: where it can be put right.
    fix: String,
    forward: Forward,
    once: String,
}

/// How far an import has come.
#[derive(Template)]
#[template(path = "imports/progress.html")]
struct Progress {
    path: String,
    label: String,
    told: String,
    waits: Option<String>,
    refresh: String,
    rows: u64,
    done: u64,
}

/// A number that leads to its rows.
struct Chip {
    label: String,
    number: u64,
    href: String,
    class: &'static str,
    is_current: bool,
}

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = page(&reader, &id, &search).await;
    reader.answer(page)
}

/// The part of the page that is fetched anew every second; the page itself, when the import has ended.
pub async fn progress(reader: Reader, Segment(id): Segment) -> Response {
    let part = part(&reader, &id).await;
    reader.answer(part)
}

async fn part(reader: &Reader, id: &str) -> Result<Response, Failure> {
    let import = reader.client.import(id).await?;
    if import.state != ImportState::Running || !reader.by_script {
        return Ok(reader.see(&path_of(&import.id), &[]));
    }
    reader.page(StatusCode::OK, Progress::new(reader, &import).render())
}

async fn page(reader: &Reader, id: &str, search: &Search) -> Result<Response, Failure> {
    let import = reader.client.import(id).await?;
    let checked = import.state == ImportState::Checked;
    let rejected = if checked { count(&import, &REJECTED) } else { import.rejected };
    let wanted = search.get("verdict").unwrap_or(match import.state {
        ImportState::Checked => ALL,
        _ => "rejected",
    });
    let path = path_of(&import.id);
    let cursor = search.page().cursor;
    let verdict = Some(wanted).filter(|verdict| *verdict != ALL);
    let (found, roles) = tokio::join!(
        page_of_rows(reader, &import.id, verdict, ROWS_A_PAGE, cursor.clone()),
        roles_of(reader),
    );
    let (found, roles) = (found?, roles?);
    let place = [("verdict", wanted), ("cursor", cursor.as_deref().unwrap_or_default())];
    let place = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(place).finish();
    let texts = reader.texts;
    let page = ImportPage {
        shell: reader.shell_titled(Place::Import, reader.t("import-title"))?,
        hash: import.hash.clone(),
        badge: state_badge(texts, &import.state),
        by: words::actor(texts, &import.created_by),
        at: When::new(texts, import.created_at),
        until: When::new(texts, import.expires_at),
        wanted: count(&import, &WANTED),
        rejected,
        stopped: import.stopped_because.as_deref().map(|code| word(texts, "import-stopped", code)),
        may_read: reader.person.permissions.allows(Permission::UsersRead),
        progress: (import.state == ImportState::Running).then(|| Progress::new(reader, &import)),
        chips: chips(reader, &import, wanted),
        rows: found.items.iter().map(|row| Line::new(reader, row, &roles)).collect(),
        fix: reader.app.path(&format!("{path}/fix?{place}&row=")),
        forward: Forward::below(reader, &path, search, found.next_cursor.as_deref()),
        path: reader.app.path(&path),
        checked,
        once: reader.app.ids.next().to_string(),
    };
    reader.page(StatusCode::OK, page.render())
}

/// The numbers on top: of what would be made of the rows, or of what became of them.
fn chips(reader: &Reader, import: &Import, current: &str) -> Vec<Chip> {
    let chip = |code: &'static str, number, class| Chip {
        label: word(reader.texts, "verdict", code),
        number,
        href: reader.app.path(&format!("{}?verdict={code}", path_of(&import.id))),
        class,
        is_current: code == current,
    };
    let mut chips = vec![chip(ALL, import.rows, "")];
    if import.state == ImportState::Checked {
        let of = |code| (code, count(import, &[code]));
        let good = WANTED.into_iter().map(of).map(|(code, number)| chip(code, number, "good"));
        chips.extend(good.filter(|chip| chip.number > 0));
        chips.push(chip("rejected", count(import, &REJECTED), "bad"));
        let bad = REJECTED.into_iter().map(of).map(|(code, number)| chip(code, number, "soft"));
        chips.extend(bad.filter(|chip| chip.number > 0));
    } else {
        chips.push(chip("added", import.added, "good"));
        let more = [("revived", import.revived), ("waits_for_approval", import.waiting)];
        let more = more.into_iter().filter(|(_, number)| *number > 0);
        chips.extend(more.map(|(code, number)| chip(code, number, "good")));
        chips.push(chip("rejected", import.rejected, "bad"));
    }
    chips
}

impl Progress {
    fn new(reader: &Reader, import: &Import) -> Self {
        let number = |number: u64| number.to_string().into();
        let added = import.added + import.revived + import.waiting;
        let values = [
            ("done", number(import.done)),
            ("rows", number(import.rows)),
            ("added", number(added)),
            ("rejected", number(import.rejected)),
            ("left", number(import.rows.saturating_sub(import.done))),
        ];
        let waits = import.waits_until.map(|until| reader.texts.date(until));
        Self {
            path: reader.app.path(&path_of(&import.id)),
            label: reader.t("import-progress"),
            told: reader.format("import-progress-text", &values),
            waits: waits.map(|when| reader.format("import-waits", &[("when", when.into())])),
            refresh: reader.t("import-refresh"),
            rows: import.rows,
            done: import.done,
        }
    }
}
