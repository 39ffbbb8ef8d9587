//! What is told in chat: bots have their cards kept up to date here, take what is to be told, and say
//! what became of it.

mod done;
mod judge;
mod keep_card;
mod take;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

/// The routes, which `manage-user` serves.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(keep_card::keep_chat_card))
        .routes(routes!(take::take_chat_notices))
        .routes(routes!(done::end_chat_notice))
}
