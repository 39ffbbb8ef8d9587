//! Finishing to link a chat account, with the digits that the page showed.

use usher_client::Error;

use super::{help, turn::Turn};
use crate::{
    action::Action,
    answer::{Answer, Look, Part},
};

/// Links the account.
pub async fn confirm(turn: &Turn<'_>, digits: &str) -> Result<Answer, Error> {
    let linked = match turn.once()?.confirm_chat_link(digits).await {
        Ok(linked) => linked,
        Err(error) => return refused(turn, digits, error),
    };
    let mut parts = vec![Part::Heading(turn.of("chat-account-linked", &linked.user))];
    parts.extend(help::first_steps(turn));
    Ok(Answer::Reply(parts.into()))
}

fn refused(turn: &Turn<'_>, digits: &str, error: Error) -> Result<Answer, Error> {
    let Some(problem) = error.problem() else { return Err(error) };
    let parts = match (problem.code.as_str(), problem.errors.first()) {
        ("link_code_ended" | "not_found", _) => {
            let again = turn.button("chat-button-link-again", &Action::Link, Look::Primary);
            vec![Part::Heading(turn.say("chat-account-ended")), Part::Buttons(vec![again])]
        }
        // How many tries are left is told here.
        (_, Some(wrong)) if wrong.field == "digits" => {
            vec![Part::Heading(format!("{digits} {}", wrong.detail))]
        }
        _ => return Err(error),
    };
    Ok(Answer::Reply(parts.into()))
}
