//! `GET /`: figures, what needs attention, and charts.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Error, PageRequest, UserQuery};
use usher_domain::Permission;

use super::{
    attention::{self, Section},
    chart::Chart,
    figures::{Figure, Stage, figures, funnel},
};
use crate::portal::{Failure, Place, Reader, Search, Shell};

#[derive(Template)]
#[template(path = "overview/show.html")]
struct OverviewPage {
    shell: Shell,
    periods: Vec<Period>,
    /// Nobody is here but whoever looks.
    fresh: bool,
    may_invite: bool,
    figures: Vec<Figure>,
    sections: Vec<Section>,
    funnel: Vec<Stage>,
    chart: Chart,
    once: String,
    back: &'static str,
}

/// So many weeks that can be looked at.
struct Period {
    href: String,
    label: String,
    chosen: bool,
}

/// How many weeks can be looked at, and how many are unless somebody wants others.
const PERIODS: [u16; 4] = [4, 12, 26, 52];
const USUAL: u16 = 12;

pub async fn show(reader: Reader, search: Search) -> Response {
    // Whoever may not look at users has nothing to see here: their own account is.
    if !reader.person.permissions.allows(Permission::UsersRead) {
        return reader.see(Place::Account.path(), &reader.told);
    }
    let page = page(&reader, &search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, search: &Search) -> Result<Response, Failure> {
    let asked = search.get("weeks").and_then(|weeks| weeks.parse().ok());
    let weeks = asked.filter(|weeks| PERIODS.contains(weeks)).unwrap_or(USUAL);
    let (stats, sections, fresh) = tokio::join!(
        reader.client.stats(Some(weeks)),
        attention::sections(reader),
        is_fresh(reader)
    );
    let (stats, sections) = (stats?, sections?);
    let page = OverviewPage {
        shell: reader.shell(Place::Overview)?,
        periods: periods(reader, weeks),
        fresh: fresh?,
        may_invite: reader.person.permissions.allows(Permission::UsersInvite),
        figures: figures(reader, &stats.totals),
        sections,
        funnel: funnel(reader, &stats.totals),
        chart: Chart::new(reader, &stats.weeks),
        once: reader.app.ids.next().to_string(),
        back: "/",
    };
    reader.page(StatusCode::OK, page.render())
}

/// Whether nobody was added yet, apart from the first admin.
async fn is_fresh(reader: &Reader) -> Result<bool, Error> {
    let two = PageRequest { limit: Some(2), cursor: None };
    let found = reader.client.users(&UserQuery::default(), &two).await?;
    Ok(found.items.len() < 2 && found.next_cursor.is_none())
}

fn periods(reader: &Reader, chosen: u16) -> Vec<Period> {
    let period = |weeks: u16| Period {
        href: reader.app.path(&format!("/?weeks={weeks}")),
        label: reader.format("overview-weeks", &[("count", weeks.into())]),
        chosen: weeks == chosen,
    };
    PERIODS.into_iter().map(period).collect()
}
