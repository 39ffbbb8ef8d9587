//! `GET /imports`: the latest imports, and the form for another. `POST /imports` looks at a file.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, Import, ImportOptions, Problem};

use super::{path_of, roles_of, state_badge};
use crate::{
    body::MAX_FILE_BYTES,
    portal::{
        Failure, Form, Place, Reader, Received, SentFile, Shell,
        users::{Choice, language_choices, role_choices},
        words::{self, Badge, When},
    },
};

#[derive(Template)]
#[template(path = "imports/latest.html")]
struct ImportsPage {
    shell: Shell,
    form: Form,
    wrong: Vec<Wrong>,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    latest: Vec<Line>,
    once: String,
    max_bytes: usize,
}

/// What is wrong with the file, or with a column of it.
struct Wrong {
    column: Option<String>,
    text: String,
}

/// An import as a line of the list.
struct Line {
    page: String,
    at: When,
    by: String,
    rows: u64,
    badge: Badge,
    added: Option<u64>,
    rejected: Option<u64>,
}

pub async fn show(reader: Reader) -> Response {
    let language = reader.person.user.language;
    let blank = [("language", language.tag()), ("role", "user"), ("send_welcome_email", "on")];
    let page = page(&reader, Form::new(blank), Vec::new(), StatusCode::OK).await;
    reader.answer(page)
}

pub async fn submit(sent: SentFile) -> Response {
    let SentFile { sent, file } = sent;
    let bytes = match chosen(&sent.reader, file, sent.fields.get("text")) {
        Ok(bytes) => bytes,
        Err((status, refusal)) => {
            let mut form = Form::new(sent.fields.iter());
            form.refuse("file", refusal);
            let page = page(&sent.reader, form, Vec::new(), status).await;
            return sent.reader.answer(page);
        }
    };
    let options = ImportOptions {
        language: Some(sent.fields.get("language").to_owned()).filter(|text| !text.is_empty()),
        role: Some(sent.fields.get("role").to_owned()).filter(|text| !text.is_empty()),
        send_welcome_email: Some(sent.fields.is_ticked("send_welcome_email")),
    };
    let outcome = match sent.client() {
        Ok(client) => match client.import_users(bytes, &options).await {
            Ok(import) => Ok(sent.reader.see(&path_of(&import.id), &[])),
            Err(Error::Problem(problem)) if is_about_file(&problem) => {
                let (form, wrong) = refused(&sent.reader, Form::new(sent.fields.iter()), &problem);
                let status =
                    StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
                page(&sent.reader, form, wrong, status).await
            }
            Err(error) => Err(error.into()),
        },
        Err(failure) => Err(failure),
    };
    sent.reader.answer(outcome)
}

/// What is to be looked at: the file, or what was pasted.
fn chosen(reader: &Reader, file: Received, text: &str) -> Result<Vec<u8>, (StatusCode, String)> {
    let refused = |status, id| Err((status, reader.t(id)));
    match (file, text.trim().is_empty()) {
        (Received::File(bytes), true) => Ok(bytes),
        (Received::Nothing, false) if text.len() <= MAX_FILE_BYTES => Ok(text.into()),
        (Received::TooLarge, _) | (Received::Nothing, false) => {
            refused(StatusCode::PAYLOAD_TOO_LARGE, "imports-too-large")
        }
        (Received::File(_), false) => refused(StatusCode::UNPROCESSABLE_ENTITY, "imports-both"),
        (Received::Nothing, true) => refused(StatusCode::UNPROCESSABLE_ENTITY, "imports-no-file"),
    }
}

/// Whether the form can be sent again with another file, or other choices.
fn is_about_file(problem: &Problem) -> bool {
    matches!(problem.status, 413 | 422)
}

/// The form with what was refused: of its own fields beside them, all else above.
fn refused(reader: &Reader, mut form: Form, problem: &Problem) -> (Form, Vec<Wrong>) {
    let mut wrong = Vec::new();
    for error in &problem.errors {
        match error.field.as_str() {
            // A column that is called like that is refused by other codes.
            "language" | "role" | "send_welcome_email" if !error.code.contains("column") => {
                form.refuse(&error.field, &error.detail);
            }
            "file" if !error.code.contains("column") => {
                let told = [("detail", error.detail.as_str().into())];
                form.refuse("file", reader.format("imports-file-problem", &told));
            }
            column => {
                wrong.push(Wrong { column: Some(column.to_owned()), text: error.detail.clone() });
            }
        }
    }
    if problem.errors.is_empty() {
        let text = match problem.status {
            413 => reader.t("imports-too-large"),
            _ => problem.sentence().to_owned(),
        };
        wrong.push(Wrong { column: None, text });
    }
    (form, wrong)
}

async fn page(
    reader: &Reader,
    form: Form,
    wrong: Vec<Wrong>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let (imports, roles) = tokio::join!(reader.client.imports(), roles_of(reader));
    let (imports, roles) = (imports?, roles?);
    let page = ImportsPage {
        shell: reader.shell(Place::Import)?,
        languages: language_choices(form.value("language")),
        roles: role_choices(&roles, form.value("role")),
        latest: imports.iter().map(|import| Line::new(reader, import)).collect(),
        form,
        wrong,
        once: reader.app.ids.next().to_string(),
        max_bytes: MAX_FILE_BYTES,
    };
    reader.page(status, page.render())
}

impl Line {
    fn new(reader: &Reader, import: &Import) -> Self {
        let begun = import.started_at.is_some();
        Self {
            page: reader.app.path(&path_of(&import.id)),
            at: When::new(reader.texts, import.created_at),
            by: words::actor(reader.texts, &import.created_by),
            rows: import.rows,
            badge: state_badge(reader.texts, &import.state),
            added: begun.then_some(import.added + import.revived + import.waiting),
            rejected: begun.then_some(import.rejected),
        }
    }
}
