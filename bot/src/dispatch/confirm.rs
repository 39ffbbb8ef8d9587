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
        Err(error) => return refused(turn, error),
    };
    let mut parts = vec![Part::Heading(turn.of("chat-linked", &linked.user))];
    parts.extend(help::first_steps(turn));
    Ok(Answer::Reply(parts.into()))
}

fn refused(turn: &Turn<'_>, error: Error) -> Result<Answer, Error> {
    let Some(problem) = error.problem() else { return Err(error) };
    let again = turn.button("chat-button-link-again", &Action::Link, Look::Primary);
    let parts = match problem.code.as_str() {
        "digits_wrong" => {
            let tries = problem.errors.first().map(|error| &error.detail);
            let detail = tries.map_or(problem.sentence(), String::as_str).to_owned();
            vec![Part::Heading(turn.say("chat-digits-wrong")), Part::Text(detail)]
        }
        "link_code_ended" | "not_found" => {
            vec![Part::Heading(turn.say("chat-link-ended")), Part::Buttons(vec![again])]
        }
        _ => return Err(error),
    };
    Ok(Answer::Reply(parts.into()))
}
