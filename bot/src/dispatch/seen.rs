//! Changes to a user as a message showed them.

use usher_client::{Error, User};

use super::turn::Turn;
use crate::{action::Seen, answer::Answer};

/// What became of a change.
pub enum Change<T> {
    /// It was made.
    Made(T),
    /// It was not: the user is another meanwhile.
    Overtaken(Box<User>),
    /// It cannot be made with the user as they are now, and why, in the API's words.
    Impossible(Box<User>, String),
}

/// Makes a change to the version that was seen; if only their mail went on since then, to the newest one.
/// Both are tried under one idempotency key: of refusals nothing is kept.
pub async fn change<T, F>(
    turn: &Turn<'_>,
    seen: &Seen,
    make: impl Fn(u64) -> F,
) -> Result<Change<T>, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let mut version = seen.version;
    let mut may_repeat = true;
    loop {
        let error = match make(version).await {
            Ok(made) => return Ok(Change::Made(made)),
            Err(error) => error,
        };
        let code = error.code().unwrap_or_default();
        if !matches!(code, "version_mismatch" | "conflict" | "wrong_status" | "no_link") {
            return Err(error);
        }
        let user = Box::new(turn.client().user(&seen.user).await?);
        let is_same_invite = Seen::of(&user).generation == seen.generation;
        if code == "version_mismatch" && is_same_invite && may_repeat {
            may_repeat = false;
            version = user.version;
        } else if matches!(code, "version_mismatch" | "conflict") {
            return Ok(Change::Overtaken(user));
        } else {
            let why = error.problem().map(|problem| problem.sentence().to_owned());
            return Ok(Change::Impossible(user, why.unwrap_or_default()));
        }
    }
}

/// The card as it is now, with a line about what happened meanwhile.
pub fn overtaken(turn: &Turn<'_>, user: &User) -> Answer {
    turn.in_place(turn.card_below(turn.of("chat-changed", user), user))
}

/// The card as it is now, with a line about why nothing was done.
pub fn impossible(turn: &Turn<'_>, user: &User, why: String) -> Answer {
    turn.in_place(turn.card_below(why, user))
}
