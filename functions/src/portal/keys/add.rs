//! `GET /keys/new` and `POST /keys`: makes an API key, whose secret is shown this once.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use usher_client::{ApiKey, CreatedApiKey, FieldError, NewApiKey, NewKeyKind, Problem, Role};

use crate::{
    body::FormFields,
    portal::{Failure, Form, Place, Reader, Sent, Shell, Told, again, choice::Choice},
};

#[derive(Template)]
#[template(path = "keys/add.html")]
struct AddPage {
    shell: Shell,
    form: Form,
    roles: Vec<Choice>,
    is_bot: bool,
    once: String,
}

#[derive(Template)]
#[template(path = "keys/made.html")]
struct MadePage<'a> {
    shell: Shell,
    key: &'a ApiKey,
    secret: &'a str,
}

pub async fn show(reader: Reader) -> Response {
    let form = Form::new([("kind", "program"), ("role", "user")]);
    let page = page(&reader, form, StatusCode::OK).await;
    reader.answer(page)
}

pub async fn submit(sent: Sent) -> Response {
    let outcome = make(&sent).await;
    sent.reader.answer(outcome)
}

async fn make(sent: &Sent) -> Result<Response, Failure> {
    let (reader, fields) = (&sent.reader, &sent.fields);
    let problem = match wanted(reader, fields) {
        Ok(key) => match sent.client()?.create_api_key(&key).await {
            Ok(made) => return shown_once(reader, &made),
            Err(error) => again::refusal(error)?,
        },
        Err(problem) => *problem,
    };
    // The same form was sent before: its secret was shown then, and is kept nowhere.
    if matches!(problem.code.as_str(), "answer_lost" | "under_way") {
        return Ok(reader.see(Place::Keys.path(), &[Told::alert(reader.t("key-made-before"))]));
    }
    page(reader, Form::refused(fields, &problem, about), again::status(&problem)).await
}

/// The key that is wanted, or what is wrong with when it is to end.
fn wanted(reader: &Reader, fields: &FormFields) -> Result<NewApiKey, Box<Problem>> {
    let kind = if fields.get("kind") == "bot" {
        let listed = fields.get("workspaces").split([',', ' ', '\r', '\n', '\t']);
        let workspaces = listed.filter(|one| !one.is_empty()).map(str::to_owned).collect();
        NewKeyKind::Bot { workspaces }
    } else {
        NewKeyKind::Program { role: fields.get("role").to_owned() }
    };
    let expires_at = match fields.get("expires_at").trim() {
        "" => None,
        day => Some(end_of(day).ok_or_else(|| no_day(reader))?),
    };
    Ok(NewApiKey { name: fields.get("name").trim().to_owned(), kind, expires_at })
}

/// The end of a day, in UTC.
fn end_of(day: &str) -> Option<Timestamp> {
    let next = day.parse::<Date>().ok()?.checked_add(1.day()).ok()?;
    TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)).ok()
}

fn no_day(reader: &Reader) -> Box<Problem> {
    let problem = usher_domain::Problem::DayMalformed;
    let error = FieldError {
        field: "expires_at".to_owned(),
        code: problem.code().to_owned(),
        detail: reader.texts.problem(&problem, &[]),
    };
    Box::new(Problem { status: 422, errors: vec![error], ..Problem::default() })
}

/// The field that a refusal is about.
fn about(code: &str) -> Option<&'static str> {
    match code {
        "role_exceeds_caller" => Some("role"),
        "bot_exceeds_caller" => Some("workspaces"),
        _ => None,
    }
}

/// The page with the secret, which nothing keeps.
fn shown_once(reader: &Reader, made: &CreatedApiKey) -> Result<Response, Failure> {
    let shell = reader.shell_titled(Place::Keys, reader.t("key-made"))?;
    let page = MadePage { shell, key: &made.key, secret: &made.secret };
    reader.page(StatusCode::CREATED, page.render())
}

async fn page(reader: &Reader, form: Form, status: StatusCode) -> Result<Response, Failure> {
    let roles = reader.client.roles().await?;
    let choice = |role: &Role| Choice::new(&role.name, role.name.clone(), form.value("role"));
    let page = AddPage {
        shell: reader.shell_titled(Place::Keys, reader.t("key-add"))?,
        roles: roles.iter().map(choice).collect(),
        is_bot: form.value("kind") == "bot",
        form,
        once: reader.app.ids.next().to_string(),
    };
    reader.page(status, page.render())
}
