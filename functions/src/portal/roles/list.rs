//! `GET /roles`: all roles.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_domain::Permission;

use super::shown::Shown;
use crate::portal::{Failure, Place, Reader, Shell};

#[derive(Template)]
#[template(path = "roles/list.html")]
struct ListPage {
    shell: Shell,
    roles: Vec<Shown>,
    may_add: bool,
}

pub async fn show(reader: Reader) -> Response {
    let page = page(&reader).await;
    reader.answer(page)
}

async fn page(reader: &Reader) -> Result<Response, Failure> {
    let roles = reader.client.roles().await?;
    let page = ListPage {
        shell: reader.shell(Place::Roles)?,
        roles: roles.iter().map(|role| Shown::new(reader, role)).collect(),
        may_add: reader.person.permissions.allows(Permission::RolesManage),
    };
    reader.page(StatusCode::OK, page.render())
}
