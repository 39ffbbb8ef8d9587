//! `GET` and `POST /users/{id}/edit`: changes what is said of somebody.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, Problem, User, UserChange};
use usher_domain::EmailAddress;

use super::{
    add::language_choices,
    ask,
    back::Back,
    in_words_of_a_page,
    list::{Choice, role_choices},
    overtaken::{self, Draft, Note},
    row::Actions,
};
use crate::{
    body::FormFields,
    path::Segment,
    portal::{Failure, Form, Place, Reader, Search, Sent, Shell, Told},
};

/// How often a change is tried while only what the form does not show changes beneath it.
const TRIES: usize = 3;

#[derive(Template)]
#[template(path = "users/edit.html")]
struct EditPage {
    shell: Shell,
    draft: Draft,
    email: String,
    is_member: bool,
    is_invited: bool,
    languages: Vec<Choice>,
    roles: Vec<Choice>,
    action: String,
    back: String,
    once: String,
}

pub async fn show(reader: Reader, Segment(id): Segment, search: Search) -> Response {
    let page = begin(&reader, &id, &search).await;
    reader.answer(page)
}

async fn begin(reader: &Reader, id: &str, search: &Search) -> Result<Response, Failure> {
    let user = reader.client.user(id).await?;
    let back = Back::asked(&reader.app, search.text("back"));
    if !Actions::of(reader, &user).edit {
        return Ok(reader.see(back.path(), &[Told::alert(ask::impossible(reader, &user))]));
    }
    page(reader, &user, (Draft::of(&user), &back), StatusCode::OK).await
}

pub async fn submit(Segment(id): Segment, sent: Sent) -> Response {
    let outcome = edit(&sent, &id).await;
    sent.reader.answer(outcome)
}

async fn edit(sent: &Sent, id: &str) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let back = Back::asked(&reader.app, sent.fields.get("back"));
    let change = touched(&sent.fields);
    if change == (UserChange { force: change.force, ..UserChange::default() }) {
        return Ok(reader.see(back.path(), &[Told::done(reader.t("told-unchanged"))]));
    }
    let mut version = sent.version().unwrap_or(0);
    let mut tries = 0;
    loop {
        tries += 1;
        let problem = match sent.client()?.change_user(id, &change, Some(version)).await {
            Ok(user) => return Ok(reader.see(back.path(), &told(reader, &change, &user))),
            Err(Error::Problem(problem)) if (400..500).contains(&problem.status) => problem,
            Err(error) => return Err(error.into()),
        };
        let user = match reader.client.user(id).await {
            Err(error) if error.problem().is_some_and(|problem| problem.status == 404) => {
                return Ok(ask::gone(reader, back, id));
            }
            user => user?,
        };
        if problem.code != "version_mismatch" {
            return refused(sent, &user, &problem, &back).await;
        }
        // A mail that arrived meanwhile is a new version, too, and nothing that the form is about.
        if tries < TRIES && user.version != version && overtaken::shows(&sent.fields, &user) {
            version = user.version;
            continue;
        }
        let draft = Draft::overtaken(reader, &sent.fields, &user).await;
        return page(reader, &user, (draft, &back), StatusCode::PRECONDITION_FAILED).await;
    }
}

/// What was changed in the form: what was not stays as it is, whatever it is by now.
fn touched(fields: &FormFields) -> UserChange {
    let text = |name: &str| {
        let typed = fields.all(name).first().copied();
        typed.filter(|typed| *typed != overtaken::was(fields, name)).map(str::to_owned)
    };
    UserChange {
        first_name: text("first_name"),
        last_name: text("last_name"),
        email: text("email"),
        language: text("language"),
        role: text("role"),
        force: fields.is_ticked("force"),
    }
}

/// What is told of a change that was made, or waits for approval.
fn told(reader: &Reader, change: &UserChange, user: &User) -> Vec<Told> {
    let key = |text: &str| text.parse::<EmailAddress>().ok().map(|email| email.key().to_owned());
    let readdressed = change.email.as_deref().map(|email| key(email) == key(&user.email));
    let other_role = change.role.as_deref().map(|role| role == user.role);
    if user.approval_id.is_some() && (readdressed == Some(false) || other_role == Some(false)) {
        return vec![Told::done(reader.t("approval-asked"))];
    }
    let done = reader.format("told-changed", &[("name", user.full_name().into())]);
    let mut told = vec![Told::done(done)];
    if readdressed.is_some() && user.status.as_str() == "invited" {
        let email = user.email.as_str().into();
        told.push(Told::done(reader.format("told-readdressed", &[("email", email)])));
    }
    told
}

/// The form with what was wrong.
async fn refused(
    sent: &Sent,
    user: &User,
    problem: &Problem,
    back: &Back,
) -> Result<Response, Failure> {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::BAD_REQUEST);
    let problem = in_words_of_a_page(&sent.reader, problem);
    let draft = Draft {
        form: Form::refused(&sent.fields, &problem, about),
        version: sent.version().unwrap_or(0),
        was: overtaken::all_that_was(&sent.fields),
        notes: Vec::new(),
    };
    page(&sent.reader, user, (draft, back), status).await
}

/// The field that a refusal is about.
fn about(code: &str) -> Option<&'static str> {
    match code {
        "email_taken" | "address_suppressed" => Some("email"),
        "role_exceeds_caller" | "no_approver" | "own_permissions" | "last_super_admin" => {
            Some("role")
        }
        _ => None,
    }
}

async fn page(
    reader: &Reader,
    user: &User,
    (draft, back): (Draft, &Back),
    status: StatusCode,
) -> Result<Response, Failure> {
    let roles = reader.client.roles().await?;
    let title = reader.format("edit-title", &[("name", user.full_name().into())]);
    let page = EditPage {
        shell: reader.shell_titled(Place::Users, title)?,
        email: user.email.clone(),
        is_member: matches!(user.status.as_str(), "active" | "deactivated"),
        is_invited: user.status.as_str() == "invited",
        languages: language_choices(draft.form.value("language")),
        roles: role_choices(&roles, draft.form.value("role")),
        draft,
        action: reader.app.path(&format!("/users/{}/edit", user.id)),
        back: back.href(&reader.app),
        once: reader.app.ids.next().to_string(),
    };
    reader.page(status, page.render())
}

impl EditPage {
    /// What stands below a field.
    fn note(&self, name: &str) -> Option<&Note> {
        self.draft.notes.iter().find(|note| note.field == name)
    }

    /// The attributes of a field: what all have, and what tells of the note below it.
    fn more(&self, name: &str, attributes: &str) -> String {
        match self.note(name) {
            Some(_) => format!("{attributes} aria-describedby={name}-now"),
            None => attributes.to_owned(),
        }
    }
}
