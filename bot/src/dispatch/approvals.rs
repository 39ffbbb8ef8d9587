//! What waits for approval.

use usher_client::{ApprovalState, Error, PageRequest};

use super::turn::Turn;
use crate::{
    answer::{Answer, Part},
    approval_card,
};

/// How many are shown at once: each has buttons of its own.
const AT_ONCE: u16 = 4;

/// Shows what waits for approval.
pub async fn list(turn: &Turn<'_>) -> Result<Answer, Error> {
    let page = PageRequest { limit: Some(AT_ONCE), cursor: None };
    let page = turn.client().approvals(Some(&ApprovalState::Pending), &page).await?;
    if page.items.is_empty() && page.next_cursor.is_none() {
        let none = Part::Heading(turn.say("chat-approvals-none"));
        return Ok(turn.in_place(vec![none]));
    }
    let mut parts = vec![Part::Heading(turn.say("chat-approvals"))];
    for approval in &page.items {
        parts.extend(approval_card::to_decide(turn.texts, approval));
    }
    if page.next_cursor.is_some() {
        parts.push(Part::Note(turn.say("chat-approvals-more")));
    }
    Ok(turn.in_place(parts))
}
