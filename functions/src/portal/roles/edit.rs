//! `GET` and `POST /roles/{name}/edit`: changes a role.

use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, Problem, Role, RoleChange};

use super::{
    form::{Changed, Now, RoleForm, about},
    page_of,
};
use crate::{
    body::FormFields,
    path::Segment,
    portal::{Failure, Form, Reader, Sent, Told, again, words::word},
};

pub async fn show(reader: Reader, Segment(name): Segment) -> Response {
    let page = page(&reader, &name).await;
    reader.answer(page)
}

async fn page(reader: &Reader, name: &str) -> Result<Response, Failure> {
    let role = reader.client.role(name).await?;
    let description = role.description.as_deref().unwrap_or_default();
    let needs_approval = if role.needs_approval { "on" } else { "" };
    let values = [("description", description), ("needs_approval", needs_approval)];
    let ticked: Vec<&str> = role.permissions.iter().map(String::as_str).collect();
    form_of(reader, &role, Form::new(values), &ticked, None)?.page(reader, StatusCode::OK)
}

pub async fn submit(Segment(name): Segment, sent: Sent) -> Response {
    let outcome = change(&sent, &name).await;
    sent.reader.answer(outcome)
}

async fn change(sent: &Sent, name: &str) -> Result<Response, Failure> {
    let (reader, fields) = (&sent.reader, &sent.fields);
    let change = if fields.is_ticked("built_in") { mark(fields) } else { all_of(fields) };
    match sent.client()?.change_role(name, &change, sent.version()).await {
        Ok(role) => {
            let told = reader.format("role-changed", &[("role", role.name.as_str().into())]);
            Ok(reader.see(&page_of(&role.name), &[Told::done(told)]))
        }
        Err(Error::Waits(_)) => {
            Ok(reader.see(&page_of(name), &[Told::done(reader.t("approval-asked"))]))
        }
        Err(error) => shown_again(sent, name, &again::refusal(error)?).await,
    }
}

/// The form with what was typed, and what was wrong with it.
async fn shown_again(sent: &Sent, name: &str, problem: &Problem) -> Result<Response, Failure> {
    let (reader, fields) = (&sent.reader, &sent.fields);
    let role = reader.client.role(name).await?;
    let mut form = Form::refused(fields, problem, about);
    let overtaken = problem.code == "version_mismatch";
    if overtaken {
        form.alert = Some(reader.t("role-overtaken"));
    }
    let now = overtaken.then(|| Now {
        allows: role.permissions.iter().map(|one| word(reader.texts, "permission", one)).collect(),
        description: role.description.clone(),
        needs_approval: role.needs_approval,
    });
    // A box of what nobody may give any more stays as it was ticked.
    form_of(reader, &role, form, &fields.all("permissions"), now)?
        .page(reader, again::status(problem))
}

fn form_of(
    reader: &Reader,
    role: &Role,
    form: Form,
    ticked: &[&str],
    now: Option<Now>,
) -> Result<RoleForm, Failure> {
    let changed =
        Changed { name: role.name.clone(), version: role.version, built_in: role.built_in, now };
    let form = RoleForm::new(reader, reader.t("role-edit"), form, ticked)?;
    let action = reader.app.path(&format!("/roles/{}/edit", role.name));
    Ok(form.changing(changed, action))
}

/// Of a role that comes with Usher nothing but its mark.
fn mark(fields: &FormFields) -> RoleChange {
    RoleChange { needs_approval: Some(fields.is_ticked("needs_approval")), ..RoleChange::default() }
}

fn all_of(fields: &FormFields) -> RoleChange {
    let description = fields.get("description").trim();
    let description = Some(description).filter(|text| !text.is_empty()).map(str::to_owned);
    let permissions = fields.all("permissions").into_iter().map(str::to_owned).collect();
    RoleChange { permissions: Some(permissions), description: Some(description), ..mark(fields) }
}
