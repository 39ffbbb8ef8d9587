//! Showing a user.

use usher_client::Error;

use super::{find, turn::Turn};
use crate::answer::Answer;

/// Shows who has an address.
pub async fn by_address(turn: &Turn<'_>, email: &str) -> Result<Answer, Error> {
    match find::current(turn, email).await? {
        Some(user) => Ok(Answer::Reply(turn.card(&user).into())),
        None => Ok(find::nobody(turn, email)),
    }
}

/// Shows a user in a message of their own, so that the list stays.
pub async fn beside(turn: &Turn<'_>, id: &str) -> Result<Answer, Error> {
    let user = turn.client().user(id).await?;
    Ok(Answer::Reply(turn.card(&user).into()))
}

/// Shows a user in place of a message.
pub async fn in_place(turn: &Turn<'_>, id: &str) -> Result<Answer, Error> {
    let user = turn.client().user(id).await?;
    Ok(turn.in_place(turn.card(&user)))
}
