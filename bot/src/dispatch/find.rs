//! The user whom an address names.

use usher_client::{Error, User, UserQuery};
use usher_domain::EmailAddress;

use super::turn::Turn;
use crate::answer::{Answer, Look, Part};
use crate::{action::Action, card};

/// How many hits of the search are looked through. It matches beginnings, so the address itself is
/// among the first.
const MOST_HITS: usize = 100;

/// The user who has an address, as they are now: the search may be a moment late, and is only asked
/// who it is.
pub async fn current(turn: &Turn<'_>, email: &str) -> Result<Option<User>, Error> {
    let query = UserQuery { q: Some(email.to_owned()), ..UserQuery::default() };
    let wanted = key(email);
    let found = turn.client().all_users(&query, MOST_HITS).await?;
    let Some(found) = found.items.into_iter().find(|user| key(&user.email) == wanted) else {
        return Ok(None);
    };
    match turn.client().user(&found.id).await {
        Ok(user) => Ok(Some(user)),
        Err(error) if error.code() == Some("not_found") => Ok(None),
        Err(error) => Err(error),
    }
}

/// What is said if nobody has it.
pub fn nobody(turn: &Turn<'_>, email: &str) -> Answer {
    let said = turn.tell("chat-no-such-user", &[("email", card::label(email).into())]);
    let form = turn.button("chat-button-form", &Action::Form, Look::Plain);
    Answer::Reply(vec![Part::Heading(said), Part::Buttons(vec![form])].into())
}

/// What two ways to write one address have in common.
fn key(email: &str) -> String {
    email
        .parse::<EmailAddress>()
        .map_or_else(|_| email.trim().to_lowercase(), |address| address.key().to_owned())
}
