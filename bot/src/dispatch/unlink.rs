//! Ending the link of a chat account.

use usher_client::Error;

use super::turn::Turn;
use crate::{
    action::Action,
    answer::{Answer, Look, Part},
};

/// Asks whether the account is to be linked no longer.
pub async fn ask(turn: &Turn<'_>) -> Result<Answer, Error> {
    let me = turn.client().me().await?;
    let name = me.user.map(|user| user.full_name()).unwrap_or_default();
    let button = turn.button("chat-button-unlink", &Action::UnlinkNow, Look::Danger);
    let parts = vec![
        Part::Heading(turn.tell("chat-account-unlink", &[("name", name.into())])),
        Part::Text(turn.say("chat-account-unlink-means")),
        Part::Buttons(vec![button]),
    ];
    Ok(Answer::Reply(parts.into()))
}

/// Ends the link. Who is not linked has what they want.
pub async fn unlink(turn: &Turn<'_>) -> Result<Answer, Error> {
    let account = turn.event.who.account.to_string();
    match turn.once()?.unlink_chat_account(&account).await {
        Ok(()) => {}
        Err(error) if matches!(error.code(), Some("not_linked" | "not_found")) => {}
        Err(error) => return Err(error),
    }
    let again = turn.button("chat-button-link", &Action::Link, Look::Plain);
    let parts = vec![Part::Heading(turn.say("chat-account-unlinked")), Part::Buttons(vec![again])];
    Ok(turn.in_place(parts))
}
