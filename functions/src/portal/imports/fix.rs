//! `GET` and `POST /imports/{id}/fix`: rows that cannot be added are put right or left out, and the
//! file that comes of it is looked at anew.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{
    Error, Import, ImportFields, ImportOptions, ImportRow, ImportState, Role, Verdict,
};

use super::{
    REJECTED, ROWS_A_PAGE,
    corrected::{self, Correction, all_rows, texts_of},
    count, page_of_rows, path_of, roles_of,
    row::{reasons, same_as},
};
use crate::{
    path::Segment,
    portal::{
        Failure, Form, Place, Reader, Search, Sent, Shell, Told,
        forward::Forward,
        users::{Choice, language_choices, role_choices},
        words::word,
    },
};

/// How many rows are put right at once: all of them are kept if the session ends meanwhile.
const ROWS_AT_ONCE: u16 = 20;

/// What stands in the rows of a form may have so many bytes: it is sent in an encoding that triples it.
const MAX_TEXT_BYTES: usize = 12 * 1024;

#[derive(Template)]
#[template(path = "imports/fix.html")]
struct FixPage {
    shell: Shell,
    path: String,
    /// Where the form is sent, with the place that it is about.
    action: String,
    form: Form,
    rows: Vec<FixRow>,
    /// Whether it is about one row, above the page that shows it.
    is_single: bool,
    /// How many rows are too many for this form.
    later: usize,
    forward: Forward,
    once: String,
}

/// A row in the form; `names` are those of its fields, in the order of the columns.
struct FixRow {
    number: u64,
    heading: String,
    reasons: Vec<String>,
    names: [String; 6],
    leave_out: String,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    mails: Vec<Choice>,
    /// Whether nothing of it is known but its line.
    is_lost: bool,
}

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = open(&reader, &id, &search).await;
    reader.answer(page)
}

async fn open(reader: &Reader, id: &str, search: &Search) -> Result<Response, Failure> {
    let import = reader.client.import(id).await?;
    if import.state != ImportState::Checked {
        return Ok(reader.see(&path_of(&import.id), &[Told::alert(reader.t("import-fix-late"))]));
    }
    let single = search.get("row").and_then(|row| row.parse().ok());
    let rows = rows(reader, &import, search, single).await?;
    page(reader, &import, rows, None, search, StatusCode::OK).await
}

/// The rows of a page that can be put right, or the one that is asked for.
async fn rows(
    reader: &Reader,
    import: &Import,
    search: &Search,
    single: Option<u64>,
) -> Result<(Vec<ImportRow>, Option<String>), Failure> {
    let verdict = search.get("verdict").filter(|verdict| *verdict != "all");
    let (limit, verdict) = match single {
        Some(_) => (ROWS_A_PAGE, verdict),
        None => (ROWS_AT_ONCE, Some("rejected")),
    };
    let cursor = search.page().cursor;
    let found = page_of_rows(reader, &import.id, verdict, limit, cursor).await?;
    let is_meant = |row: &ImportRow| {
        REJECTED.contains(&row.verdict.as_str()) && single.is_none_or(|one| one == row.row)
    };
    let next = found.next_cursor.filter(|_| single.is_none());
    Ok((found.items.into_iter().filter(is_meant).collect(), next))
}

pub async fn submit(Segment(id): Segment, search: Search, sent: Sent) -> Response {
    let outcome = correct(&sent, &id, &search).await;
    sent.reader.answer(outcome)
}

/// Has the corrected file looked at, in place of the one before.
async fn correct(sent: &Sent, id: &str, search: &Search) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let before = reader.client.import(id).await?;
    if before.state != ImportState::Checked {
        let told = Told::alert(reader.t("import-fix-late"));
        return Ok(reader.see(Place::Import.path(), &[told]));
    }
    let corrections = corrections(sent);
    let rows = all_rows(reader, id, None).await?;
    let lost = rows.iter().filter(|row| row.fields.is_none()).count();
    let Some(file) = corrected::file(&rows, &corrections) else {
        let alert = reader.t("import-fix-nothing-left");
        return again(sent, &before, search, alert, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    let checked = sent.client()?.import_users(file, &ImportOptions::default()).await;
    match checked {
        Ok(after) => {
            // The one before holds people who may not be meant any more, and nobody is to run both.
            // If that fails, it ends by itself.
            let _ = sent.client_for("before")?.cancel_import(id).await;
            Ok(reader.see(&path_of(&after.id), &[told(reader, &after, lost)]))
        }
        Err(Error::Problem(problem)) if (400..500).contains(&problem.status) => {
            let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
            let alert = problem.errors.first().map_or(problem.sentence(), |error| &error.detail);
            again(sent, &before, search, alert.to_owned(), status).await
        }
        Err(error) => Err(error.into()),
    }
}

/// How it is after the correction.
fn told(reader: &Reader, after: &Import, lost: usize) -> Told {
    let number = |number: u64| number.to_string().into();
    let mut text = match count(after, &REJECTED) {
        0 => reader.t("import-fixed-all"),
        left => reader.format("import-fixed-some", &[("left", number(left))]),
    };
    if lost > 0 {
        text.push(' ');
        text += &reader.format("import-fixed-lost", &[("lost", number(lost as u64))]);
    }
    Told::done(text)
}

/// What was made of the rows of the form, by their numbers.
fn corrections(sent: &Sent) -> HashMap<u64, Correction> {
    let one = |number: u64| {
        let text = |name: &str| sent.fields.get(&format!("{number}.{name}")).trim().to_owned();
        if sent.fields.is_ticked(&format!("{number}.leave_out")) {
            return Correction::LeftOut;
        }
        Correction::Fields(ImportFields {
            first_name: text("first_name"),
            last_name: text("last_name"),
            email: text("email"),
            language: text("language"),
            role: text("role"),
            send_welcome_email: text("send_welcome_email"),
        })
    };
    let numbers = sent.fields.all("row").into_iter().filter_map(|row| row.parse().ok());
    // No form of ours has more of them, and each looks through all fields.
    let numbers: BTreeSet<u64> = numbers.take(ROWS_AT_ONCE.into()).collect();
    numbers.into_iter().map(|number| (number, one(number))).collect()
}

/// The form with what was typed, and why nothing came of it.
async fn again(
    sent: &Sent,
    import: &Import,
    search: &Search,
    alert: String,
    status: StatusCode,
) -> Result<Response, Failure> {
    let single = search.get("row").and_then(|row| row.parse().ok());
    let rows = rows(&sent.reader, import, search, single).await?;
    let mut form = Form::new(sent.fields.iter());
    form.alert = Some(alert);
    page(&sent.reader, import, rows, Some(form), search, status).await
}

async fn page(
    reader: &Reader,
    import: &Import,
    (rows, next): (Vec<ImportRow>, Option<String>),
    typed: Option<Form>,
    search: &Search,
    status: StatusCode,
) -> Result<Response, Failure> {
    let roles = roles_of(reader).await?;
    let fits = fitting(&rows);
    let (rows, later) = rows.split_at(fits);
    let form = typed.unwrap_or_else(|| form_of(reader, rows));
    let path = path_of(&import.id);
    let page = FixPage {
        shell: reader.shell_titled(Place::Import, reader.t("import-fix-title"))?,
        rows: rows.iter().map(|row| FixRow::new(reader, row, &form, &roles)).collect(),
        is_single: search.get("row").is_some(),
        later: later.len(),
        forward: Forward::below(reader, &format!("{path}/fix"), search, next.as_deref()),
        action: reader.app.path(&format!("{path}/fix?{}", search.with("", ""))),
        path: reader.app.path(&path),
        form,
        once: reader.app.ids.next().to_string(),
    };
    reader.page(status, page.render())
}

/// How many of the rows can be sent in one form: one at least.
fn fitting(rows: &[ImportRow]) -> usize {
    let bytes = |row: &ImportRow| {
        row.fields.as_ref().map_or(0, |fields| texts_of(fields).iter().map(String::len).sum())
    };
    let mut sum = 0;
    let fits = rows.iter().take_while(|row| {
        sum += bytes(row);
        sum <= MAX_TEXT_BYTES
    });
    fits.count().max(1).min(rows.len())
}

/// The form as nobody has changed it yet: what stands in the rows, and what is wrong with it.
fn form_of(reader: &Reader, rows: &[ImportRow]) -> Form {
    let fields: Vec<(String, String)> = rows
        .iter()
        .flat_map(|row| {
            let texts = row.fields.as_ref().map(texts_of).unwrap_or_default();
            names(row.row).into_iter().zip(texts)
        })
        .collect();
    let mut form = Form::new(fields.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    for row in rows {
        let number = row.row;
        for error in row.errors.iter().filter(|error| error.field != "row") {
            form.refuse(format!("{number}.{}", error.field), &error.detail);
        }
        let told = match (row.verdict.as_str(), row.duplicate_of_line) {
            ("duplicate", Some(line)) => Some(same_as(reader, line)),
            _ => row.reason.clone(),
        };
        let field = match row.verdict.as_str() {
            "invalid" => continue,
            "role_not_allowed" | "no_approver" => "role",
            _ => "email",
        };
        form.refuse(format!("{number}.{field}"), told.unwrap_or_default());
    }
    form
}

fn names(number: u64) -> [String; 6] {
    usher_domain::import::COLUMNS.map(|column| format!("{number}.{column}"))
}

impl FixRow {
    fn new(reader: &Reader, row: &ImportRow, form: &Form, roles: &[Role]) -> Self {
        let names = names(row.row);
        let [.., language, role, mail] = &names;
        let invalid = row.verdict == Verdict::Invalid;
        // What is wrong with a field stands beside it.
        let is_told_here = invalid && row.errors.iter().any(|error| error.field == "row");
        Self {
            number: row.row,
            heading: reader.format("import-fix-line", &[("line", row.line.to_string().into())]),
            reasons: if is_told_here { reasons(reader, row) } else { Vec::new() },
            leave_out: format!("{}.leave_out", row.row),
            languages: with_stray(language_choices(form.value(language)), form.value(language)),
            roles: with_stray(role_choices(roles, form.value(role)), form.value(role)),
            mails: with_stray(mail_choices(reader, form.value(mail)), form.value(mail)),
            is_lost: row.fields.is_none(),
            names,
        }
    }
}

/// Whether a welcome mail is sent, as the values of a field.
fn mail_choices(reader: &Reader, chosen: &str) -> Vec<Choice> {
    let is = match chosen.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" => "true",
        "false" | "no" | "0" => "false",
        _ => "",
    };
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: word(reader.texts, "imports-mail", value),
        chosen: value == is,
    };
    ["true", "false"].map(choice).into()
}

/// The choices with what stands there if it is none of them, so that nobody changes it unawares.
fn with_stray(mut choices: Vec<Choice>, stray: &str) -> Vec<Choice> {
    if !choices.iter().any(|choice| choice.chosen) {
        let (value, label) = (stray.to_owned(), stray.to_owned());
        choices.insert(0, Choice { value, label, chosen: true });
    }
    choices
}
