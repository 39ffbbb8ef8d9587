//! Another password for somebody who is signed in and knows the present one.

use jiff::SignedDuration;
use secrecy::SecretString;
use usher_directory::{Account, Bucket, PasswordSetter, SetPassword, Turn};
use usher_domain::{Problem, Throttle};

use crate::{
    App, passwords,
    problem::ApiError,
    signed_in::SignedIn,
    visit::{Beginning, Visit},
};

/// Tries that did not succeed, at the present password or a new one, by somebody who found a browser open.
const TRIES: Throttle = Throttle::growing("password_change", 5, SignedDuration::from_secs(30));

/// What cannot be used of what was typed.
pub enum Refused {
    /// The present password is not that.
    Current,
    /// The new one may not be set.
    New(Problem),
}

/// Changes the password, ends every other session and begins a new one in place of this.
pub async fn change(
    app: &App,
    visit: &Visit,
    person: &SignedIn,
    (current, new): (SecretString, &str),
) -> Result<Result<Beginning, Refused>, ApiError> {
    let now = app.clock.now();
    let tries = Bucket::new(TRIES, &person.user.id.to_string());
    if let Turn::Wait(wait) = app.directory.take_turn(std::slice::from_ref(&tries), now).await? {
        return Err(ApiError::TooManyRequests(wait));
    }
    // To judge a password is work too: it costs a try.
    let password = match passwords::judge(app, &person.user, new).await? {
        Ok(password) => password,
        Err(problem) => return Ok(Err(Refused::New(problem))),
    };
    let Some(Account { user, credential: Some(credential) }) =
        app.directory.find_account_of(person.user.id).await?
    else {
        return Err(ApiError::SessionEnded);
    };
    if !passwords::is_right(app, Some(credential.password), current).await? {
        return Ok(Err(Refused::Current));
    }
    let mut beginning = visit.begin(app, user.id, &user.email)?;
    beginning.open.instead_of = Some(person.key);
    let session = Box::new(beginning.open.clone());
    let order = SetPassword {
        user: user.id,
        instead_of: credential.set_at,
        password: passwords::hash(app, password).await?,
        by: PasswordSetter::Member { session, forgiven: tries },
        now,
    };
    match app.directory.set_password(&order).await? {
        Some(_) => Ok(Ok(beginning)),
        None => Err(ApiError::Conflict),
    }
}
