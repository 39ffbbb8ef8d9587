//! Judging, hashing and checking passwords: work that takes a core for a while, so it is done on
//! threads of its own, a few at once, while other requests are answered.

use std::{str::FromStr, sync::atomic::Ordering};

use secrecy::{ExposeSecret, SecretString};
use usher_domain::{
    Problem, User,
    password::{NewPassword, PasswordHash},
};

use crate::{App, problem::ApiError};

/// A password that somebody wishes to set. Of what is wrong with it only its length can be told
/// before it is known whose it is.
pub struct Wished(pub SecretString);

impl FromStr for Wished {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        NewPassword::check_length(text)?;
        Ok(Self(text.into()))
    }
}

/// A password that this user may set. Some take a second to judge.
pub async fn judge(
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

/// The password as it is kept.
pub async fn hash(app: &App, password: NewPassword) -> Result<PasswordHash, ApiError> {
    let salt = app.random.bytes();
    app.argon2_runs.fetch_add(1, Ordering::Relaxed);
    on_a_thread(app, move || password.hash(&salt))
        .await?
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// Whether `text` is the password that was kept. Without one it takes as long, and it is not.
pub async fn is_right(
    app: &App,
    kept: Option<PasswordHash>,
    text: SecretString,
) -> Result<bool, ApiError> {
    let kept = kept.unwrap_or_else(PasswordHash::of_nobody);
    app.argon2_runs.fetch_add(1, Ordering::Relaxed);
    on_a_thread(app, move || kept.verify(text.expose_secret())).await
}

async fn on_a_thread<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, ApiError> {
    let internal = |error: &dyn std::fmt::Display| ApiError::Internal(error.to_string());
    let _turn = app.hashing.acquire().await.map_err(|error| internal(&error))?;
    tokio::task::spawn_blocking(work).await.map_err(|error| internal(&error))
}
