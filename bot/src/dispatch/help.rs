//! How commands are typed.

use usher_domain::language::Direction;

use super::{mistake, turn::Turn};
use crate::{
    action::Action,
    answer::{Answer, Look, Part},
    card::digits,
    command::MAX_PEOPLE,
};

/// Every command as an example, with what it does.
const EXAMPLES: [(&str, &str); 12] = [
    ("", "chat-help-form"),
    ("ada@example.com Ada Lovelace role:admin lang:es no-mail", "chat-help-add"),
    (
        "Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com> role:user",
        "chat-help-several",
    ),
    ("list invited ada", "chat-help-list"),
    ("show ada@example.com", "chat-help-show"),
    ("resend ada@example.com", "chat-help-resend"),
    ("revoke ada@example.com", "chat-help-revoke"),
    ("approvals", "chat-help-approvals"),
    ("link", "chat-help-link"),
    ("confirm 123456", "chat-help-confirm"),
    ("unlink", "chat-help-unlink"),
    ("help", "chat-help-help"),
];

/// Shows how commands are typed.
pub fn help(turn: &Turn<'_>) -> Answer {
    let known = |id: &str, known: String| turn.tell(id, &[("known", known.into())]);
    let parts = vec![
        Part::Heading(turn.say("chat-help")),
        Part::Lines(lines(turn, &EXAMPLES)),
        Part::Note(turn.say("chat-help-mail")),
        Part::Note(known("chat-help-languages", mistake::languages())),
        Part::Note(known("chat-help-statuses", mistake::statuses())),
    ];
    Answer::Reply(parts.into())
}

/// What somebody can do who was just linked.
pub fn first_steps(turn: &Turn<'_>) -> Vec<Part> {
    let buttons = vec![
        turn.button("chat-button-form", &Action::Form, Look::Primary),
        turn.button("chat-button-help", &Action::Help, Look::Plain),
    ];
    vec![Part::Lines(lines(turn, &EXAMPLES[..2])), Part::Buttons(buttons)]
}

fn lines(turn: &Turn<'_>, examples: &[(&str, &str)]) -> Vec<String> {
    let line = |(example, id): &(&str, &str)| {
        let meaning = turn.tell(id, &[("max", digits(&MAX_PEOPLE))]);
        // In a sentence from right to left the example must keep its own direction.
        match turn.texts.language().direction() {
            Direction::Ltr => format!("{} – {meaning}", turn.line(example)),
            Direction::Rtl => format!("\u{2068}{}\u{2069} – {meaning}", turn.line(example)),
        }
    };
    examples.iter().map(line).collect()
}
