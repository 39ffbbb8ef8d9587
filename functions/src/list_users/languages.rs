//! `GET /v1/languages`: the languages that users can have.

use axum::Json;
use serde::Serialize;
use usher_domain::Language;
use utoipa::ToSchema;

use crate::{
    caller::Caller,
    openapi::schemas::{LanguageTag, WritingDirection},
    paging::PageView,
};

/// A language that users can have.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Language)]
pub struct LanguageView {
    #[schema(value_type = LanguageTag)]
    tag: &'static str,
    /// What its speakers call it.
    #[schema(example = "Português (Brasil)")]
    name: &'static str,
    /// The way it is written.
    #[schema(value_type = WritingDirection)]
    direction: &'static str,
}

/// List the languages that users can have.
#[utoipa::path(
    get,
    path = "/v1/languages",
    tag = "Languages",
    responses((status = 200, description = "All languages.", body = PageView<LanguageView>)),
)]
pub async fn list_languages(_: Caller) -> Json<PageView<LanguageView>> {
    let view = |language: Language| LanguageView {
        tag: language.tag(),
        name: language.name(),
        direction: language.direction().as_str(),
    };
    Json(PageView { items: Language::ALL.into_iter().map(view).collect(), next_cursor: None })
}
