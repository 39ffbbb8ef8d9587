//! `POST /accept/{token}`: set a password and join.

use axum::{extract::State, response::Response};
use http::HeaderMap;
use usher_directory::{AcceptInvite, Acceptance};
use usher_domain::{
    Problem, User,
    password::{NewPassword, PasswordHash},
    user::Standing,
};

use super::{
    link::Link,
    page::{self, FormProblems},
};
use crate::{App, body::FormFields, language::asked_for, path::Segment, problem::ApiError};

pub async fn accept(
    State(app): State<App>,
    Segment(token): Segment,
    headers: HeaderMap,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let done = async {
        let form = form?;
        match Link::find(&app, &token).await? {
            Some(link) if link.standing == Standing::Open => join(&app, link, &token, &form).await,
            Some(link) => page::standing(&app, &link, &token),
            None => page::not_found(&app, asked_for(&headers)),
        }
    };
    done.await.or_else(|problem| page::problem(&app, asked_for(&headers), problem))
}

async fn join(app: &App, link: Link, token: &str, form: &FormFields) -> Result<Response, ApiError> {
    let password = match check(app, &link.user, form) {
        Ok(password) => password,
        Err(problems) => return page::form(app, &link, token, &problems).await,
    };
    match admit(app, &link, password).await? {
        Acceptance::Accepted(user) => page::accepted(app, &user),
        Acceptance::Refused(standing) => page::standing(app, &Link { standing, ..link }, token),
        Acceptance::NotFound => page::not_found(app, link.user.language),
    }
}

fn check(app: &App, user: &User, form: &FormFields) -> Result<NewPassword, FormProblems> {
    let (first, second) = (form.get("password"), form.get("password_again"));
    let password = check_password(app, user, first);
    if password.is_ok() && first != second {
        return Err(FormProblems {
            repetition: Some(Problem::PasswordMismatch),
            ..FormProblems::default()
        });
    }
    password.map_err(|problem| FormProblems { password: Some(problem), ..FormProblems::default() })
}

/// A password that this user may set.
pub fn check_password(app: &App, user: &User, text: &str) -> Result<NewPassword, Problem> {
    NewPassword::new(
        text,
        &[
            user.first_name.as_str(),
            user.last_name.as_str(),
            user.email.key(),
            app.settings.organization.as_str(),
        ],
    )
}

/// Hashes the password and makes the user a member.
pub async fn admit(app: &App, link: &Link, password: NewPassword) -> Result<Acceptance, ApiError> {
    let password = hash(app, password).await?;
    let order = AcceptInvite {
        user: link.user.id,
        generation: link.claims.generation,
        password,
        now: app.clock.now(),
    };
    Ok(app.directory.accept_invite(&order).await?)
}

/// Hashing takes a core for tens of milliseconds: on a thread of its own, a few at once.
async fn hash(app: &App, password: NewPassword) -> Result<PasswordHash, ApiError> {
    let internal = |error: &dyn std::fmt::Display| ApiError::Internal(error.to_string());
    let _turn = app.hashing.acquire().await.map_err(|error| internal(&error))?;
    let salt = app.random.bytes();
    tokio::task::spawn_blocking(move || password.hash(&salt))
        .await
        .map_err(|error| internal(&error))?
        .map_err(|error| internal(&error))
}
