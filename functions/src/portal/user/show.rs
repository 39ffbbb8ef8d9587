//! `GET /users/{id}`: one user as they are now. Cards in chat lead here.

use askama::Template;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use usher_client::{Approval, Error, MAX_PAGE, Page, PageRequest, TimelineEntry, User};

use super::{
    delivery::Delivery,
    entries::Entry,
    profile::Profile,
    sessions::{Access, access},
    steps::{Step, steps},
};
use crate::{
    path::Segment,
    portal::{
        Failure, Place, Reader, Search, Shell, approvals::Card, forward::Forward, shell::initials,
        words::Badge,
    },
};

#[derive(Template)]
#[template(path = "user/show.html")]
struct UserPage {
    shell: Shell,
    name: String,
    initials: String,
    email: String,
    badge: Badge,
    /// The path of this page, as forms that lead back to it name it.
    back: String,
    once: String,
    version: u64,
    /// What is done most; the buttons beside the name.
    steps: Vec<Step>,
    /// All else that can be done: a menu.
    more: Vec<Step>,
    profile: Profile,
    waits: Option<Card>,
    delivery: Delivery,
    /// Where the delivery looks for news while its mail is on the way.
    news: String,
    access: Access,
    entries: Vec<Entry>,
    forward: Forward,
}

/// How many of the actions are buttons.
const BUTTONS: usize = 2;

/// How many entries one page has.
const ENTRIES: u16 = 20;

pub async fn show(Segment(id): Segment, reader: Reader, search: Search) -> Response {
    let page = page(&reader, &id, &search).await;
    reader.answer(page)
}

async fn page(reader: &Reader, id: &str, search: &Search) -> Result<Response, Failure> {
    let user = reader.client.user(id).await?;
    let on_its_way = super::delivery::is_on_its_way(&user, reader.app.clock.now());
    if reader.by_script && on_its_way && search.text("seen") == user.version.to_string() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let newest = PageRequest { limit: Some(MAX_PAGE), cursor: None };
    let entries = PageRequest { limit: Some(ENTRIES), ..search.page() };
    let (roles, newest, entries, approval, access) = tokio::join!(
        reader.client.roles(),
        reader.client.timeline(&user.id, &newest),
        reader.client.timeline(&user.id, &entries),
        open_approval(reader, &user),
        access(reader, &user),
    );
    let (newest, entries, approval) = (newest?, entries?, approval?);
    let role = roles?.into_iter().find(|role| role.name == user.role);
    let profile = Profile::new(reader, &user, role.as_ref());
    let delivery = Delivery::new(reader, &user, &newest.items, on_its_way);
    let card = approval.as_ref().map(|approval| Card::new(reader, approval));
    let html = UserPage::new(reader, &user, (profile, delivery, card), (access?, entries), search)?;
    reader.page(StatusCode::OK, html.render())
}

impl UserPage {
    fn new(
        reader: &Reader,
        user: &User,
        (profile, delivery, waits): (Profile, Delivery, Option<Card>),
        (access, entries): (Access, Page<TimelineEntry>),
        search: &Search,
    ) -> Result<Self, Failure> {
        let back = format!("/users/{}", user.id);
        let mut steps = steps(reader, user);
        let more = steps.split_off(BUTTONS.min(steps.len()));
        Ok(Self {
            shell: reader.shell_titled(Place::Users, user.full_name())?,
            name: user.full_name(),
            initials: initials(&user.full_name()),
            email: user.email.clone(),
            badge: Badge::of(reader.texts, user),
            once: reader.app.ids.next().to_string(),
            version: user.version,
            steps,
            more,
            profile,
            waits,
            delivery,
            news: reader.app.path(&format!("{back}?seen={}", user.version)),
            access,
            entries: entries.items.iter().map(|entry| Entry::new(reader, entry)).collect(),
            forward: Forward::below(reader, &back, search, entries.next_cursor.as_deref()),
            back,
        })
    }
}

/// The request that the user waits for. One that ended just now is none.
async fn open_approval(reader: &Reader, user: &User) -> Result<Option<Approval>, Error> {
    let Some(id) = &user.approval_id else { return Ok(None) };
    match reader.client.approval(id).await {
        Ok(approval) => Ok(Some(approval)),
        Err(Error::Problem(problem)) if problem.status == 404 => Ok(None),
        Err(error) => Err(error),
    }
}
