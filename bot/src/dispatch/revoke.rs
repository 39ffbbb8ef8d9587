//! Withdrawing an invite.

use usher_client::{Error, Status, User};

use super::{
    find,
    seen::{self, Change},
    turn::Turn,
};
use crate::{
    action::{Action, Seen},
    answer::{Answer, Look, Part},
};

/// Asks whether the invite of who has an address is to be withdrawn.
pub async fn by_address(turn: &Turn<'_>, email: &str) -> Result<Answer, Error> {
    match find::current(turn, email).await? {
        Some(user) => Ok(question(turn, &user)),
        None => Ok(find::nobody(turn, email)),
    }
}

/// Asks whether an invite is to be withdrawn.
pub async fn ask(turn: &Turn<'_>, seen: &Seen) -> Result<Answer, Error> {
    let user = turn.client().user(&seen.user).await?;
    Ok(question(turn, &user))
}

/// Withdraws an invite.
pub async fn revoke(turn: &Turn<'_>, user: &Seen) -> Result<Answer, Error> {
    let client = turn.once()?;
    let id = user.user.as_str();
    let revoke = |version| client.revoke_invite(id, None, Some(version));
    match seen::change(turn, user, revoke).await? {
        Change::Made(user) => {
            Ok(turn.in_place(turn.card_below(turn.of("chat-revoked", &user), &user)))
        }
        Change::Overtaken(user) => Ok(seen::overtaken(turn, &user)),
        Change::Impossible(user, why) => Ok(seen::impossible(turn, &user, why)),
    }
}

fn question(turn: &Turn<'_>, user: &User) -> Answer {
    let has_ended = matches!(user.status, Status::Active | Status::Revoked | Status::Deactivated);
    if has_ended {
        // There is nothing to withdraw: the card says why.
        return turn.in_place(turn.card(user));
    }
    let buttons = vec![
        turn.button("chat-button-revoke-now", &Action::RevokeNow(Seen::of(user)), Look::Danger),
        turn.button("chat-button-back", &Action::Back(user.id.clone()), Look::Plain),
    ];
    let parts = vec![
        Part::Heading(turn.of("chat-revoke-sure", user)),
        Part::Text(turn.say("chat-revoke-means")),
        Part::Buttons(buttons),
    ];
    turn.in_place(parts)
}
