//! `GET /users/{id}`: one user as they are now, for whoever may see users. Cards in chat lead here.

use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use usher_domain::{Permission, Status, User};
use usher_i18n::Texts;

use super::{Fact, to_sign_in_and};
use crate::{
    App,
    language::asked_for,
    pages::{self, Frame, frame, plain, respond},
    path::Segment,
    problem::ApiError,
    signed_in::{SignedIn, Visitor},
};

#[derive(Template)]
#[template(path = "user.html")]
struct UserPage<'a> {
    frame: Frame,
    email: &'a str,
    facts: Vec<Fact>,
}

pub async fn show(
    State(app): State<App>,
    Segment(id): Segment,
    visitor: Result<Visitor, ApiError>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let done = async {
        let Visitor(Some(person)) = visitor? else {
            return Ok(to_sign_in_and(&app, &format!("/users/{id}")));
        };
        match find(&app, &person, &id).await? {
            Some(user) => page(&app, &person, &user).await,
            None => plain(&app, person.user.language, "no-user", StatusCode::NOT_FOUND),
        }
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

/// The user, for whoever may see users: to anybody else nobody is there.
async fn find(app: &App, person: &SignedIn, id: &str) -> Result<Option<User>, ApiError> {
    match id.parse() {
        Ok(id) if person.permissions.allows(Permission::UsersRead) => {
            Ok(app.directory.find_user(id).await?)
        }
        _ => Ok(None),
    }
}

async fn page(app: &App, person: &SignedIn, user: &User) -> Result<Response, ApiError> {
    let texts = Texts::of(person.user.language);
    let inviter = match user.invited_by.person() {
        Some(id) => app.directory.find_user(id).await?.map(|inviter| inviter.full_name()),
        None => None,
    };
    let page = UserPage {
        frame: frame(app, texts, user.full_name()),
        email: user.email.as_typed(),
        facts: facts(texts, user, inviter, user.status_at(app.clock.now())),
    };
    respond(StatusCode::OK, texts, page.render())
}

fn facts(texts: &Texts, user: &User, inviter: Option<String>, status: Status) -> Vec<Fact> {
    let word = |group: &str, word: &str| texts.get(&format!("{group}-{}", word.replace('_', "-")));
    let fact = |label: &str, value: String| Fact { label: texts.get(label), value };
    let mut facts = vec![
        fact("chat-field-role", user.role.to_string()),
        fact("chat-field-language", user.language.name().to_owned()),
        fact("chat-field-status", word("chat-status", status.as_str())),
    ];
    if let Some(invite) = user.invite
        && matches!(status, Status::Invited | Status::Expired)
    {
        facts.push(fact("chat-field-mail", word("chat-mail", invite.mail.as_str())));
        let ends = if status == Status::Expired { "chat-field-ended" } else { "chat-field-ends" };
        facts.push(fact(ends, texts.date(invite.expires_at)));
    }
    facts.extend(user.accepted_at.map(|at| fact("chat-field-accepted", texts.date(at))));
    facts.extend(inviter.map(|name| fact("chat-field-inviter", name)));
    facts
}
