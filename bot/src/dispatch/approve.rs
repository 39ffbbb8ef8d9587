//! Approving what somebody else asked for.

use usher_client::{DecidedApproval, Error};

use super::turn::Turn;
use crate::{
    action::Action,
    answer::{Answer, Look, Part},
    approval_card,
};

/// Does what waits.
pub async fn approve(turn: &Turn<'_>, id: &str) -> Result<Answer, Error> {
    match turn.once()?.approve(id).await {
        Ok(decided) => Ok(turn.in_place(done(turn, "chat-approved", &decided))),
        Err(error) => refused(turn, id, error).await,
    }
}

/// What whoever decided sees.
pub fn done(turn: &Turn<'_>, heading: &str, decided: &DecidedApproval) -> Vec<Part> {
    let mut parts = vec![Part::Heading(turn.say(heading))];
    parts.extend(approval_card::of(turn.texts, &decided.approval));
    parts.push(to_others(turn));
    parts
}

/// Somebody was quicker, or it lapsed: this is how it ended.
pub async fn refused(turn: &Turn<'_>, id: &str, error: Error) -> Result<Answer, Error> {
    if !matches!(error.code(), Some("approval_ended" | "approval_overtaken")) {
        return Err(error);
    }
    let approval = turn.client().approval(id).await?;
    let mut parts = vec![Part::Heading(approval_card::state_words(turn.texts, &approval))];
    parts.extend(approval_card::of(turn.texts, &approval));
    parts.push(to_others(turn));
    Ok(turn.in_place(parts))
}

/// Where the message was a list, this leads back to it.
fn to_others(turn: &Turn<'_>) -> Part {
    let button = turn.button("chat-button-approvals", &Action::Approvals, Look::Plain);
    Part::Buttons(vec![button])
}
