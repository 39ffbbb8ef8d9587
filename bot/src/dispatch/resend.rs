//! Mailing a new invite.

use usher_client::{Error, User};

use super::{
    add, find,
    seen::{self, Change},
    turn::Turn,
};
use crate::{
    action::{Action, Seen},
    answer::{Answer, Look, Part},
    card,
};

/// Mails a new invite to who has an address.
pub async fn by_address(turn: &Turn<'_>, email: &str, force: bool) -> Result<Answer, Error> {
    match find::current(turn, email).await? {
        Some(user) => resend(turn, &Seen::of(&user), force).await,
        None => Ok(find::nobody(turn, email)),
    }
}

/// Mails a new invite to a user as a message showed them.
pub async fn resend(turn: &Turn<'_>, user: &Seen, force: bool) -> Result<Answer, Error> {
    let client = turn.once()?;
    let id = user.user.as_str();
    let resend = |version| client.resend_invite(id, force, Some(version));
    match seen::change(turn, user, resend).await {
        Ok(Change::Made(user)) => sent(turn, &user).await,
        Ok(Change::Overtaken(user)) => Ok(seen::overtaken(turn, &user)),
        Ok(Change::Impossible(user, why)) => Ok(seen::impossible(turn, &user, why)),
        Err(error) if error.code() == Some("address_suppressed") => {
            Ok(suppressed(turn, user.clone()))
        }
        Err(error) => Err(error),
    }
}

async fn sent(turn: &Turn<'_>, user: &User) -> Result<Answer, Error> {
    if let Some(id) = &user.approval_id {
        // Who was only added, or whose invite ended, is not invited to such a role by one person alone.
        let approval = turn.client().approval(id).await?;
        return Ok(turn.in_place(add::waits(turn, &approval, Some(user))));
    }
    let parts = turn.card_below(turn.of("chat-resent", user), user);
    Ok(turn.in_place(card::announcing(user, parts)))
}

/// It is asked once more where earlier mail came back.
fn suppressed(turn: &Turn<'_>, seen: Seen) -> Answer {
    let back = Action::Back(seen.user.clone());
    let buttons = vec![
        turn.button("chat-button-anyway", &Action::ResendAnyway(seen), Look::Danger),
        turn.button("chat-button-back", &back, Look::Plain),
    ];
    let parts = vec![
        Part::Heading(turn.say("chat-suppressed")),
        Part::Note(turn.say("chat-nothing-done")),
        Part::Buttons(buttons),
    ];
    turn.in_place(parts)
}
