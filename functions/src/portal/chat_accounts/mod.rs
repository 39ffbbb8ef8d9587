//! Linked chat accounts: who speaks in chat for whom.

mod list;
mod unlink;

use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/chat-accounts", get(list::show))
        .route("/chat-accounts/{account}/unlink", get(unlink::show).post(unlink::submit))
}
