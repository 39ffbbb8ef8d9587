//! The description of the API: OpenAPI 3.1, put together from the handlers.
//!
//! A JSON route can only be added with its description (`routes!` takes nothing else). What is the
//! same everywhere, problems and the need of a key, is added here.

mod complete;
pub(crate) mod schemas;
mod serve;

use std::sync::LazyLock;

use utoipa::openapi::{
    Info, License, OpenApi, OpenApiBuilder, Server,
    tag::{Tag, TagBuilder},
};
use utoipa_axum::router::OpenApiRouter;

use crate::App;

/// What the operations are grouped by, in the order that they are shown.
const TAGS: [(&str, &str); 7] = [
    ("Users", "The people of the organization, from the day they are added."),
    ("Invites", "The way in: links, and what becomes of them."),
    ("Imports", "Many users from one file."),
    ("Team", "Who is in."),
    ("Roles", "What people may do."),
    ("Languages", "What people are written to in."),
    ("System", "The service itself."),
];

const DESCRIPTION: &str = "\
Usher brings people into an organization.

Whatever goes wrong is a problem document (RFC 9457) with a stable `code` and, where fields cannot \
be used as they are, one entry in `errors` for each of them. Times are RFC 3339 in UTC. Fields that \
are not described are refused. Lists come in pages: `next_cursor` leads from one to the next. \
Sentences for people are in the language of `Accept-Language`.";

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| {
    let mut document = OpenApiBuilder::new()
        .info(info())
        .servers(Some([Server::new("/")]))
        .tags(Some(TAGS.map(tag)))
        .build();
    document.merge(crate::routes().into_openapi());
    complete::complete(&mut document);
    document
});

/// The description of the whole API.
pub fn document() -> OpenApi {
    DOCUMENT.clone()
}

/// Where the description is served. Neither route is part of the API that it describes.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().route("/openapi.json", axum::routing::get(serve::json))
}

fn info() -> Info {
    let mut license = License::new(env!("CARGO_PKG_LICENSE"));
    license.identifier = Some(env!("CARGO_PKG_LICENSE").to_owned());
    let mut info = Info::new("Usher", env!("CARGO_PKG_VERSION"));
    info.description = Some(DESCRIPTION.to_owned());
    info.license = Some(license);
    info
}

fn tag((name, description): (&str, &str)) -> Tag {
    TagBuilder::new().name(name).description(Some(description)).build()
}
