//! `POST /accept/{token}`: set a password and join.

use axum::response::Response;
use http::HeaderMap;
use jiff::SignedDuration;
use usher_directory::{AcceptInvite, Acceptance, Counted};
use usher_domain::{Throttle, password::NewPassword, user::Standing};

use super::{
    link::Link,
    page::{self, FormProblems},
};
use crate::{
    App,
    body::FormFields,
    cookies::language_of,
    idempotency::ForRequest,
    language::asked_for,
    new_password, passwords,
    path::Segment,
    problem::ApiError,
    visit::{Beginning, Visit},
};

/// How often one source may try to accept and not succeed.
const TRIES: Throttle = Throttle::at_most("accept", 30, SignedDuration::from_mins(10));

pub async fn accept(
    ForRequest(app): ForRequest,
    Segment(token): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let (visit, form) = (visit?, form?);
        match Link::find(&app, &token, language_of(&headers)).await? {
            Some(link) if link.standing == Standing::Open => {
                let counted = count_try(&app, &visit).await?;
                join(&app, link, &token, (&visit, counted, &form)).await
            }
            Some(link) => page::standing(&app, &link, &token),
            None => page::not_found(&app, asked_for(&headers)),
        }
    };
    done.await.or_else(|problem| page::problem(&app, asked_for(&headers), problem))
}

async fn join(
    app: &App,
    link: Link,
    token: &str,
    (visit, counted, form): (&Visit, Counted, &FormFields),
) -> Result<Response, ApiError> {
    let password = match new_password::check(app, &link.user, form).await? {
        Ok(password) => password,
        Err(password) => {
            let problems = FormProblems { password, ..FormProblems::default() };
            return page::form(app, &link, token, &problems).await;
        }
    };
    let beginning = visit.begin(app, link.user.id, &link.user.email)?;
    match admit(app, &link, password, counted, Some(&beginning)).await? {
        Acceptance::Accepted(user) => {
            let mut page = page::accepted(app, &user, link.language)?;
            beginning.set_cookies(app, page.headers_mut());
            Ok(page)
        }
        Acceptance::Refused(standing) => page::standing(app, &Link { standing, ..link }, token),
        Acceptance::NotFound => page::not_found(app, link.language),
    }
}

/// Hashes the password and makes the user a member, who begins a session if they have a browser to
/// keep it in.
pub async fn admit(
    app: &App,
    link: &Link,
    password: NewPassword,
    counted: Counted,
    beginning: Option<&Beginning>,
) -> Result<Acceptance, ApiError> {
    let order = AcceptInvite {
        user: link.user.id,
        generation: link.claims.generation,
        password: passwords::hash(app, password).await?,
        session: beginning.map(|beginning| beginning.open.clone()),
        uncounted: counted,
        now: app.clock.now(),
    };
    Ok(app.directory.accept_invite(&order).await?)
}

/// Counts a try to accept: what follows takes a core for a while. One that succeeds is taken back.
pub async fn count_try(app: &App, visit: &Visit) -> Result<Counted, ApiError> {
    visit.count_try(app, TRIES).await
}
