//! The password of somebody who is signed in, typed once more.

use secrecy::SecretString;
use usher_directory::{Account, PasswordProof};

use super::enter::Tries;
use crate::{App, passwords, problem::ApiError, signed_in::SignedIn, visit::Visit};

/// Whether this is the password of whoever is signed in; if so, the session remembers for a while that
/// it was typed. A wrong try costs what it costs at sign-in: whoever found a browser open learns no
/// more by it. If the session or the password changed meanwhile, that is refused.
pub async fn prove(
    app: &App,
    visit: &Visit,
    person: &SignedIn,
    password: SecretString,
) -> Result<bool, ApiError> {
    let now = app.clock.now();
    let tries = Tries::of(app, visit, &person.user.email);
    tries.count(app, now).await?;
    let Some(Account { credential: Some(credential), .. }) =
        app.directory.find_account_of(person.user.id).await?
    else {
        return Err(ApiError::SessionEnded);
    };
    if !passwords::is_right(app, Some(credential.password), password).await? {
        return Ok(false);
    }
    let Tries { forgiven, uncounted } = tries;
    let (session, set_at) = (person.key, credential.set_at);
    let proof = PasswordProof { session, set_at, forgiven, uncounted, now };
    // It was right, and the session or the password is another one since.
    if app.directory.note_password(&proof).await? { Ok(true) } else { Err(ApiError::SessionEnded) }
}
