//! Import: many users from a file. It is looked at first, put right where that is needed, and run.

mod corrected;
mod decide;
mod files;
mod fix;
mod latest;
mod row;
mod show;

use axum::routing::{get, post};
use usher_client::{Error, Import, ImportRow, ImportState, Page, PageRequest, Role};
use usher_domain::RoleName;
use usher_i18n::Texts;
use utoipa_axum::router::OpenApiRouter;

use super::{
    Reader,
    words::{Badge, word},
};
use crate::App;

/// Verdicts by which somebody is added.
const WANTED: [&str; 2] = ["new", "revives"];

/// Verdicts by which nobody is added.
const REJECTED: [&str; 7] =
    ["invalid", "duplicate", "member", "pending", "role_not_allowed", "suppressed", "no_approver"];

/// How many rows of an import stand on a page.
const ROWS_A_PAGE: u16 = 50;

/// The most rows that the API gives at once.
const MOST_ROWS: u16 = 1000;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route("/imports", get(latest::show).post(latest::submit))
        .route("/imports/sample.csv", get(files::sample))
        .route("/imports/{id}", get(show::show))
        .route("/imports/{id}/progress", get(show::progress))
        .route("/imports/{id}/rejected.csv", get(files::rejected))
        .route("/imports/{id}/fix", get(fix::show).post(fix::submit))
        .route("/imports/{id}/commit", post(decide::commit))
        .route("/imports/{id}/cancel", post(decide::cancel))
}

/// Where the page of an import is, below the base URL's path.
fn path_of(id: &str) -> String {
    format!("/imports/{id}")
}

/// A page of rows that is full unless the list ends: the API's own may end early.
async fn page_of_rows(
    reader: &Reader,
    id: &str,
    verdict: Option<&str>,
    limit: u16,
    mut cursor: Option<String>,
) -> Result<Page<ImportRow>, Error> {
    let mut items = Vec::new();
    loop {
        let left = limit.saturating_sub(u16::try_from(items.len()).unwrap_or(limit));
        let request = PageRequest { limit: Some(left), cursor };
        let page = reader.client.import_rows(id, verdict, &request).await?;
        items.extend(page.items);
        if page.next_cursor.is_none() || items.len() >= usize::from(limit) {
            return Ok(Page { items, next_cursor: page.next_cursor });
        }
        cursor = page.next_cursor;
    }
}

/// The roles there are; for whoever may invite but not read, those that they know anyway.
async fn roles_of(reader: &Reader) -> Result<Vec<Role>, Error> {
    match reader.client.roles().await {
        Err(Error::Problem(problem)) if problem.status == 403 => {
            let own = reader.person.user.role.to_string();
            let role = |name: String| Role {
                name,
                permissions: Vec::new(),
                description: None,
                needs_approval: false,
                built_in: false,
                version: 0,
            };
            let mut names = vec![RoleName::USER.to_owned(), own];
            names.dedup();
            Ok(names.into_iter().map(role).collect())
        }
        answer => answer,
    }
}

fn state_badge(texts: &Texts, state: &ImportState) -> Badge {
    Badge { class: state.as_str().to_owned(), text: word(texts, "import-state", state.as_str()) }
}

/// How many rows were judged so when the file was looked at.
fn count(import: &Import, verdicts: &[&str]) -> u64 {
    verdicts.iter().filter_map(|verdict| import.counts.get(*verdict)).sum()
}
