//! `GET /account`: who one is, where one is signed in, and another password.

use askama::Template;
use axum::{
    extract::{RawQuery, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use usher_directory::{ChatLink, EndSessions};
use usher_domain::{Actor, ChatName, Problem, Session};
use usher_i18n::Texts;

use super::{allowed, device::name_of, to_sign_in};
use crate::{
    App, cookies,
    language::asked_for,
    new_password::{NewPasswordFields, PasswordProblems, differ},
    pages::{self, respond, see},
    path::Segment,
    portal::{Place, Shell, told},
    problem::ApiError,
    session::change::{Refused, change},
    signed_in::{SignedForm, SignedIn, Visitor},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    shell: Shell,
    t: &'a dyn Fn(&str) -> String,
    done: Option<String>,
    name: String,
    email: &'a str,
    role: String,
    permissions: Vec<String>,
    sessions: Vec<SessionRow>,
    chats: Vec<ChatRow>,
    change: String,
    alert: Option<String>,
    current_problem: Option<String>,
    fields: NewPasswordFields,
}

struct SessionRow {
    device: String,
    seen: String,
    place: Option<String>,
    current: bool,
    action: String,
    end_label: String,
}

struct ChatRow {
    platform: &'static str,
    name: String,
    workspace: String,
    linked: String,
    action: String,
    unlink_label: String,
}

/// What became of the form that was sent before.
#[derive(Default)]
struct Outcome {
    changed: bool,
    current: Option<Problem>,
    new: PasswordProblems,
}

pub async fn show(
    State(app): State<App>,
    visitor: Result<Visitor, ApiError>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let done = async {
        let Visitor(Some(person)) = visitor? else {
            return Ok(to_sign_in(&app));
        };
        let changed = query.as_deref() == Some("changed");
        page(&app, &person, &headers, Outcome { changed, ..Outcome::default() }).await
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

pub async fn change_password(
    State(app): State<App>,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<SignedForm, ApiError>,
) -> Result<Response, ApiError> {
    let language =
        form.as_ref().map_or_else(|_| asked_for(&headers), |form| form.language(&headers));
    let done = async {
        let (visit, SignedForm { person, fields }) = (visit?, form?);
        let Some(person) = person else {
            return Ok(to_sign_in(&app));
        };
        if let Some(new) = differ(&fields) {
            return page(&app, &person, &headers, Outcome { new, ..Outcome::default() }).await;
        }
        let typed = (fields.get("current_password").into(), fields.get("password"));
        match change(&visit.app(&app), &visit, &person, typed).await? {
            Ok(beginning) => {
                let mut response = see(&app.path("/account?changed"));
                beginning.set_cookies(&app, response.headers_mut());
                Ok(response)
            }
            Err(refused) => page(&app, &person, &headers, refused.into()).await,
        }
    };
    done.await.or_else(|problem| pages::problem(&app, language, problem))
}

pub async fn end_session(
    State(app): State<App>,
    Segment(id): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<SignedForm, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, SignedForm { person, .. }) = (visit?, form?);
        let Some(person) = person else {
            return Ok(to_sign_in(&app));
        };
        let mut response = see(&app.path("/account"));
        // One that is gone already has ended: nothing is left to be told.
        if let Ok(id) = id.parse() {
            let actor = Actor::User { id: person.user.id };
            let order = EndSessions { user: person.user.id, actor, now: app.clock.now() };
            visit.app(&app).directory.end_session(order, &id).await?;
            if id == person.session.id {
                cookies::forget_session(&app, response.headers_mut());
            }
        }
        Ok(response)
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

impl From<Refused> for Outcome {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Current => Self { current: Some(Problem::PasswordWrong), ..Self::default() },
            Refused::New(problem) => {
                Self { new: PasswordProblems::of_password(problem), ..Self::default() }
            }
        }
    }
}

async fn page(
    app: &App,
    person: &SignedIn,
    headers: &HeaderMap,
    outcome: Outcome,
) -> Result<Response, ApiError> {
    let texts = Texts::of(person.language());
    let title = texts.get("account-title");
    let sessions = app.directory.sessions(&person.user, app.clock.now()).await?;
    let chats = app.directory.chat_links_of(person.user.id).await?;
    let row = |session: &Session| SessionRow::new(app, texts, session, person);
    let fields = NewPasswordFields::new(texts, &outcome.new, "field-new-password");
    let wrong = outcome.current.is_some() || fields.are_wrong();
    let nothing = person.permissions.iter().next().is_none();
    let role = if nothing { "account-role-alone" } else { "account-role" };
    let page = AccountPage {
        shell: Shell::around(app, person, texts, Place::Account, title, told::left(app, headers))?,
        t: &|id| texts.get(id),
        done: outcome.changed.then(|| texts.get("account-password-changed")),
        name: person.user.full_name(),
        email: person.user.email.as_typed(),
        role: texts.format(role, &[("role", person.user.role.as_str().into())]),
        permissions: person.permissions.iter().map(|one| allowed(texts, one)).collect(),
        sessions: sessions.iter().map(row).collect(),
        chats: chats.iter().map(|link| ChatRow::new(app, texts, link)).collect(),
        change: app.path("/account/password"),
        alert: wrong.then(|| texts.get("problems-heading")),
        current_problem: outcome.current.as_ref().map(|problem| texts.problem(problem, &[])),
        fields,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let mut response = respond(status, texts, page.render())?;
    cookies::forget_told(app, response.headers_mut());
    Ok(response)
}

impl ChatRow {
    fn new(app: &App, texts: &Texts, link: &ChatLink) -> Self {
        let account = &link.account;
        let name = beside_id(link.display_name.as_ref(), account.user());
        let label = format!("{}, {name}", account.platform().name());
        Self {
            platform: account.platform().name(),
            workspace: beside_id(link.workspace_name.as_ref(), account.workspace()),
            linked: texts
                .format("account-chat-linked", &[("date", texts.date(link.linked_at).into())]),
            action: app.path(&format!("/account/chat-links/{account}/unlink")),
            unlink_label: texts.format("account-chat-unlink-label", &[("account", label.into())]),
            name,
        }
    }
}

/// What something calls itself, and its id, which does not change.
pub(super) fn beside_id(name: Option<&ChatName>, id: &str) -> String {
    name.map_or_else(|| id.to_owned(), |name| format!("{name} ({id})"))
}

impl SessionRow {
    fn new(app: &App, texts: &Texts, session: &Session, person: &SignedIn) -> Self {
        let known = session.user_agent.as_deref().map(name_of);
        let device = known.unwrap_or_else(|| texts.get("account-session-unknown"));
        let seen = [("date", texts.date(session.last_seen_at).into())];
        let place = |ip: &std::net::IpAddr| {
            texts.format("account-session-place", &[("address", ip.to_string().into())])
        };
        Self {
            seen: texts.format("account-session-seen", &seen),
            place: session.ip.as_ref().map(place),
            current: session.id == person.session.id,
            action: app.path(&format!("/account/sessions/{}/end", session.id)),
            end_label: texts.format("account-session-end-label", &[("device", (&*device).into())]),
            device,
        }
    }
}
