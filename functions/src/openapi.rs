//! The description of the API: OpenAPI 3.1, put together from the handlers.
//!
//! A JSON route can only be added with its description (`routes!` takes nothing else). What is the
//! same everywhere, problems and the need of a key, is added here.

mod complete;
mod example;
mod prose;
mod reference;
pub(crate) mod schemas;
mod serve;

use std::sync::LazyLock;

use axum::routing::get;
use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder, Server};
use utoipa_axum::router::OpenApiRouter;

use crate::App;

/// What operations are grouped by, in the order that they are shown. A group that is not named here
/// stands after them; one without an operation is left out.
const TAGS: [(&str, &str); 14] = [
    ("Users", "The people of the organization, from the day they are added."),
    ("Invites", "The way in: links, and what becomes of them."),
    ("Team", "Who is in."),
    ("Imports", "Many people at once, from a file."),
    ("Roles", "What people may do."),
    ("API keys", "What programs call with."),
    ("Session", "Who is calling: signing in and out, and passwords."),
    ("Chat", "Chat accounts, whose they are, and what a bot is told for them."),
    ("Settings", "What holds for the whole organization."),
    ("Mail", "Addresses that cannot be reached, and mails that could not be sent."),
    ("Audit", "Who did what, and that nobody changed it since."),
    ("Statistics", "What becomes of invites, week by week."),
    ("Languages", "What people are written to in."),
    ("System", "The service itself."),
];

const DESCRIPTION: &str = "\
Usher brings people into an organization.

Whatever goes wrong is a problem document (RFC 9457) with a stable `code` and, where fields cannot \
be used as they are, one entry in `errors` for each of them. Times are RFC 3339 in UTC. Fields that \
are not described are refused. The key of a chat bot speaks for the person whose account it names in \
`Usher-On-Behalf-Of`. Lists come in pages: `next_cursor` leads from one to the next. \
Sentences for people are in the language of `Accept-Language`.";

static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| {
    let mut document = OpenApiBuilder::new().info(info()).servers(Some([Server::new("/")])).build();
    document.merge(crate::routes().into_openapi());
    complete::complete(&mut document, &TAGS);
    document
});

/// The description of the whole API.
pub fn document() -> OpenApi {
    DOCUMENT.clone()
}

/// Where the description is served. Neither route is part of the API that it describes.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/openapi.json", get(serve::json))
        .route("/docs", get(serve::page))
}

fn info() -> Info {
    let mut license = License::new(env!("CARGO_PKG_LICENSE"));
    license.identifier = Some(env!("CARGO_PKG_LICENSE").to_owned());
    let mut info = Info::new("Usher", env!("CARGO_PKG_VERSION"));
    info.description = Some(DESCRIPTION.to_owned());
    info.license = Some(license);
    info
}
