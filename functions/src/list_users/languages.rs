//! `GET /v1/languages`: the languages that users can have.

use axum::Json;
use serde::Serialize;
use usher_domain::Language;

use crate::{caller::Caller, paging::PageView};

#[derive(Debug, Serialize)]
pub struct LanguageView {
    tag: &'static str,
    name: &'static str,
    direction: &'static str,
}

pub async fn languages(_: Caller) -> Json<PageView<LanguageView>> {
    let view = |language: Language| LanguageView {
        tag: language.tag(),
        name: language.name(),
        direction: language.direction().as_str(),
    };
    Json(PageView { items: Language::ALL.into_iter().map(view).collect(), next_cursor: None })
}
