//! `GET /roles/new` and `POST /roles`: adds a role.

use axum::response::Response;
use http::StatusCode;
use usher_client::NewRole;

use super::{
    form::{RoleForm, about},
    page_of,
};
use crate::portal::{Failure, Form, Reader, Sent, Told, again};

pub async fn show(reader: Reader) -> Response {
    let form = RoleForm::new(&reader, reader.t("role-add"), Form::default(), &[]);
    let page = form.and_then(|form| form.page(&reader, StatusCode::OK));
    reader.answer(page)
}

pub async fn submit(sent: Sent) -> Response {
    let outcome = add(&sent).await;
    sent.reader.answer(outcome)
}

async fn add(sent: &Sent) -> Result<Response, Failure> {
    let (reader, fields) = (&sent.reader, &sent.fields);
    let description = fields.get("description").trim();
    let role = NewRole {
        name: fields.get("name").trim().to_owned(),
        permissions: fields.all("permissions").into_iter().map(str::to_owned).collect(),
        description: Some(description).filter(|text| !text.is_empty()).map(str::to_owned),
        needs_approval: fields.is_ticked("needs_approval"),
    };
    match sent.client()?.create_role(&role).await {
        Ok(role) => {
            let told = reader.format("role-added", &[("role", role.name.as_str().into())]);
            Ok(reader.see(&page_of(&role.name), &[Told::done(told)]))
        }
        Err(error) => {
            let problem = again::refusal(error)?;
            let form = Form::refused(fields, &problem, about);
            RoleForm::new(reader, reader.t("role-add"), form, &fields.all("permissions"))?
                .page(reader, again::status(&problem))
        }
    }
}
