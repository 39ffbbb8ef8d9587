//! What is said about a command that cannot be understood, or that names what is not there.

use usher_client::Error;
use usher_domain::{Language, Status};

use super::{fields, turn::Turn};
use crate::{
    action::Action,
    answer::{Answer, Look, Part},
    card::digits,
    command::{CommandError, Draft, MAX_PEOPLE, nearest},
};

/// What is said about a command that cannot be understood.
pub fn answer(turn: &Turn<'_>, mistake: &CommandError) -> Answer {
    let mut parts = vec![Part::Heading(heading(turn, mistake))];
    if let Some(meant) = meant(mistake) {
        parts.push(Part::Text(turn.tell("chat-meant", &[("meant", meant.into())])));
    } else if let Some(known) = known(mistake) {
        parts.push(Part::Text(turn.tell("chat-known", &[("known", known.into())])));
    }
    if let Some(example) = example(mistake) {
        if asks(mistake) {
            parts.push(Part::Code(turn.line(example)));
        } else {
            parts.push(Part::Text(turn.say("chat-like-this")));
            parts.push(Part::Code(turn.line(example)));
        }
    }
    parts.push(Part::Note(turn.say("chat-nothing-done")));
    let help = turn.button("chat-button-help", &Action::Help, Look::Plain);
    let form = turn.button("chat-button-form", &Action::Form, Look::Plain);
    parts.push(Part::Buttons(vec![form, help]));
    Answer::Reply(parts.into())
}

/// What is said about fields that the API refuses, with the role that was probably meant.
pub async fn fields(turn: &Turn<'_>, drafts: &[Draft], error: Error) -> Result<Answer, Error> {
    let Some(problem) = error.problem() else { return Err(error) };
    let of_role = |error: &usher_client::FieldError| {
        error.field == fields::ROLE && error.code == "unknown_role"
    };
    let only_role = problem.errors.iter().all(of_role) && !problem.errors.is_empty();
    let typed = drafts.first().and_then(|draft| draft.role.as_deref()).unwrap_or_default();
    let mut parts = if only_role {
        vec![Part::Heading(turn.tell("chat-mistake-role", &[("typed", typed.into())]))]
    } else {
        let lines = Part::Lines(fields::lines(turn, problem));
        vec![Part::Heading(turn.say("chat-mistake-fields")), lines]
    };
    if problem.errors.iter().any(of_role) {
        parts.extend(role(turn, drafts, typed).await?);
    }
    parts.push(Part::Note(turn.say("chat-nothing-done")));
    Ok(Answer::Reply(parts.into()))
}

/// The role that was meant, as a line to type; else all that there are.
async fn role(turn: &Turn<'_>, drafts: &[Draft], typed: &str) -> Result<Vec<Part>, Error> {
    let roles: Vec<String> =
        turn.client().roles().await?.into_iter().map(|role| role.name).collect();
    let Some(meant) = nearest(typed, roles.iter().map(String::as_str)) else {
        let known = roles.join(", ");
        return Ok(vec![Part::Text(turn.tell("chat-known", &[("known", known.into())]))]);
    };
    let mut right = drafts.to_vec();
    for draft in &mut right {
        draft.role = Some(meant.to_owned());
    }
    let line = match &right[..] {
        [one] => one.line(),
        all => Draft::line_of_all(all),
    };
    let meant = format!("role:{meant}");
    Ok(vec![
        Part::Text(turn.tell("chat-meant", &[("meant", meant.into())])),
        Part::Code(turn.line(&line)),
    ])
}

fn heading(turn: &Turn<'_>, mistake: &CommandError) -> String {
    let typed = |id: &str, typed: &str| turn.tell(id, &[("typed", typed.into())]);
    match mistake {
        CommandError::UnknownWord { typed: word, .. } => typed("chat-mistake-word", word),
        CommandError::NoAddress => turn.say("chat-mistake-no-address"),
        CommandError::AddressMissing(_) => turn.say("chat-mistake-whom"),
        CommandError::UnknownOption { typed: option, .. } => typed("chat-mistake-option", option),
        CommandError::UnknownLanguage { typed: name, .. } => typed("chat-mistake-language", name),
        CommandError::UnknownMail { typed: value, .. } => {
            typed("chat-mistake-mail", &format!("mail:{value}"))
        }
        CommandError::UnknownStatus { typed: word, .. } => typed("chat-mistake-status", word),
        CommandError::Twice(option) => {
            turn.tell("chat-mistake-twice", &[("option", (*option).into())])
        }
        CommandError::NameMissing(email) => {
            turn.tell("chat-mistake-name", &[("email", email.as_str().into())])
        }
        CommandError::AddressMissingFor(name) => typed("chat-mistake-address-for", name),
        CommandError::TooMany(count) => turn
            .tell("chat-mistake-many", &[("count", digits(count)), ("max", digits(&MAX_PEOPLE))]),
        CommandError::DigitsMalformed => turn.say("chat-mistake-digits"),
    }
}

/// What was probably meant, as it is typed.
fn meant(mistake: &CommandError) -> Option<String> {
    match mistake {
        CommandError::UnknownWord { meant, .. } => meant.map(str::to_owned),
        CommandError::UnknownOption { meant: Some("no-mail"), .. } => Some("no-mail".to_owned()),
        CommandError::UnknownOption { meant, .. } => meant.map(|option| format!("{option}:")),
        CommandError::UnknownLanguage { meant, .. } => meant.map(|it| format!("lang:{it}")),
        CommandError::UnknownMail { meant, .. } => meant.map(|value| format!("mail:{value}")),
        CommandError::UnknownStatus { meant, .. } => meant.map(|it| format!("status:{it}")),
        _ => None,
    }
}

/// All that it could have been, where that is a short list.
fn known(mistake: &CommandError) -> Option<String> {
    match mistake {
        CommandError::UnknownLanguage { .. } => Some(languages()),
        CommandError::UnknownStatus { .. } => Some(statuses()),
        CommandError::UnknownMail { .. } => Some("mail:yes, mail:no, mail:force".to_owned()),
        CommandError::UnknownOption { .. } => Some("role:, lang:, mail:, no-mail".to_owned()),
        _ => None,
    }
}

/// Every language, by its tag and its name.
pub fn languages() -> String {
    Language::ALL.map(|it| format!("{} ({})", it.tag(), it.name())).join(", ")
}

/// Every status, as it is typed.
pub fn statuses() -> String {
    Status::ALL.map(Status::as_str).join(", ")
}

/// Whether the heading ends with a colon, behind which the example stands.
fn asks(mistake: &CommandError) -> bool {
    matches!(mistake, CommandError::AddressMissing(_) | CommandError::DigitsMalformed)
}

fn example(mistake: &CommandError) -> Option<&'static str> {
    match mistake {
        CommandError::NoAddress => Some("ada@example.com Ada Lovelace"),
        CommandError::AddressMissing("show") => Some("show ada@example.com"),
        CommandError::AddressMissing("resend") => Some("resend ada@example.com"),
        CommandError::AddressMissing(_) => Some("revoke ada@example.com"),
        CommandError::NameMissing(_) | CommandError::AddressMissingFor(_) => {
            Some("Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com>")
        }
        CommandError::DigitsMalformed => Some("confirm 123456"),
        _ => None,
    }
}
