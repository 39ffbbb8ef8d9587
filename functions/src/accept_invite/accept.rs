//! `POST /accept/{token}`: set a password and join.

use axum::response::Response;
use http::HeaderMap;
use secrecy::{ExposeSecret, SecretString};
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
use crate::{
    App, body::FormFields, idempotency::ForRequest, language::asked_for, path::Segment,
    problem::ApiError,
};

pub async fn accept(
    ForRequest(app): ForRequest,
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
    let password = match check(app, &link.user, form).await? {
        Ok(password) => password,
        Err(problems) => return page::form(app, &link, token, &problems).await,
    };
    match admit(app, &link, password).await? {
        Acceptance::Accepted(user) => page::accepted(app, &user),
        Acceptance::Refused(standing) => page::standing(app, &Link { standing, ..link }, token),
        Acceptance::NotFound => page::not_found(app, link.user.language),
    }
}

async fn check(
    app: &App,
    user: &User,
    form: &FormFields,
) -> Result<Result<NewPassword, FormProblems>, ApiError> {
    let (first, second) = (form.get("password"), form.get("password_again"));
    // What costs nothing to judge comes first.
    if !first.is_empty() && first != second {
        let repetition = Some(Problem::PasswordMismatch);
        return Ok(Err(FormProblems { repetition, ..FormProblems::default() }));
    }
    let checked = check_password(app, user, first).await?;
    Ok(checked
        .map_err(|problem| FormProblems { password: Some(problem), ..FormProblems::default() }))
}

/// A password that this user may set. Some take a second to judge: on a thread of its own, as with
/// hashing.
pub async fn check_password(
    app: &App,
    user: &User,
    text: &str,
) -> Result<Result<NewPassword, Problem>, ApiError> {
    let text = SecretString::from(text);
    let personal = [
        user.first_name.to_string(),
        user.last_name.to_string(),
        user.email.key().to_owned(),
        app.org().organization.to_string(),
    ];
    on_a_thread(app, move || {
        NewPassword::new(text.expose_secret(), &personal.each_ref().map(String::as_str))
    })
    .await
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

async fn hash(app: &App, password: NewPassword) -> Result<PasswordHash, ApiError> {
    let salt = app.random.bytes();
    on_a_thread(app, move || password.hash(&salt))
        .await?
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// Work that takes a core for a while: on a thread of its own, a few at once, so that other requests
/// are answered meanwhile.
async fn on_a_thread<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    let internal = |error: &dyn std::fmt::Display| ApiError::Internal(error.to_string());
    let _turn = app.hashing.acquire().await.map_err(|error| internal(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| internal(&error))
}
