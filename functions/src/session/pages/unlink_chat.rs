//! `POST /account/chat-links/{account}/unlink`: a chat account is one's own no more.

use axum::{extract::State, response::Response};
use http::HeaderMap;
use usher_directory::{ChatLink, Linking};
use usher_domain::Actor;

use super::to_sign_in;
use crate::{
    App,
    language::asked_for,
    pages::{self, see},
    path::Segment,
    problem::ApiError,
    signed_in::{SignedForm, SignedIn},
    visit::Visit,
};

/// How often it is tried when the person changed meanwhile.
const TRIES: usize = 5;

pub async fn submit(
    State(app): State<App>,
    Segment(account): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<SignedForm, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, SignedForm { person, .. }) = (visit?, form?);
        let Some(person) = person else {
            return Ok(to_sign_in(&app));
        };
        unlink(&visit.app(&app), &person, &account).await?;
        Ok(see(&app.path("/account")))
    };
    done.await.or_else(|problem| pages::problem(&app, asked_for(&headers), problem))
}

/// Ends the link, if it is the person's. One that is not any more has ended: nothing is left to be
/// told.
async fn unlink(app: &App, person: &SignedIn, account: &str) -> Result<(), ApiError> {
    let Ok(account) = account.parse() else { return Ok(()) };
    let own = |link: &ChatLink| link.user == person.user.id;
    for _ in 0..TRIES {
        let link = app.directory.find_chat_link(&account).await?;
        let Some(link) = link.filter(own) else { return Ok(()) };
        let user = app.directory.find_user(link.user).await?;
        let by = (Actor::User { id: link.user }, app.clock.now());
        if app.directory.unlink_chat(&link, user.as_ref(), by).await? == Linking::Done {
            return Ok(());
        }
    }
    Err(ApiError::Conflict)
}
