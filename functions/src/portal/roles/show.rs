//! `GET /roles/{name}`: one role.

use askama::Template;
use axum::response::Response;
use http::StatusCode;

use super::shown::Shown;
use crate::{
    path::Segment,
    portal::{Failure, Place, Reader, Shell},
};

#[derive(Template)]
#[template(path = "roles/show.html")]
struct RolePage {
    shell: Shell,
    role: Shown,
    all: String,
}

pub async fn show(reader: Reader, Segment(name): Segment) -> Response {
    let page = page(&reader, &name).await;
    reader.answer(page)
}

async fn page(reader: &Reader, name: &str) -> Result<Response, Failure> {
    let role = reader.client.role(name).await?;
    let page = RolePage {
        shell: reader.shell_titled(Place::Roles, role.name.clone())?,
        role: Shown::new(reader, &role),
        all: reader.app.path(Place::Roles.path()),
    };
    reader.page(StatusCode::OK, page.render())
}
