//! What waits for approval.

use usher_client::{Approval, ApprovalState, Error, PageRequest};

use super::turn::Turn;
use crate::{
    answer::{Answer, Part},
    approval_card, card,
};

/// How many are shown at once: each has buttons of its own.
const AT_ONCE: u16 = 4;

/// Shows what waits for approval.
pub async fn list(turn: &Turn<'_>) -> Result<Answer, Error> {
    // One more tells whether there are more.
    let page = PageRequest { limit: Some(AT_ONCE + 1), cursor: None };
    let page = turn.client().approvals(Some(&ApprovalState::Pending), &page).await?;
    if page.items.is_empty() && page.next_cursor.is_none() {
        let none = Part::Heading(turn.say("chat-approvals-none"));
        return Ok(turn.in_place(vec![none]));
    }
    let mut parts = vec![Part::Heading(turn.say("chat-approvals"))];
    for approval in page.items.iter().take(AT_ONCE.into()) {
        let mut shown = approval_card::to_decide(turn.texts, approval);
        // Discord draws all buttons below all texts: of several, each says whom it is about.
        if page.items.len() > 1 {
            for part in &mut shown {
                name_buttons(part, approval);
            }
        }
        parts.extend(shown);
    }
    if page.items.len() > AT_ONCE.into() {
        parts.push(Part::Note(turn.say("chat-approvals-more")));
    }
    Ok(turn.in_place(parts))
}

/// Adds the person, or the role, to what the buttons say.
fn name_buttons(part: &mut Part, approval: &Approval) {
    let Part::Buttons(buttons) = part else { return };
    let whom = approval.user.as_ref().map_or(&approval.role, |user| &user.first_name);
    for button in buttons {
        button.label = card::label(&format!("{}: {whom}", button.label));
    }
}
