//! What the platforms' layers say themselves, because only they know of it.

use std::{collections::BTreeMap, fmt::Write as _};

use usher_i18n::Texts;

use crate::{
    Event, Reply,
    action::{Action, MAX_BYTES},
    answer::{Button, Does, Look, Part},
    command,
    event::What,
    language,
};

/// What stands before a command that a button repeats.
const AGAIN: &str = "again ";

/// Whoever pressed this asks for what their command asked for: it is as if they typed it again.
pub(crate) fn repeated(action: &str) -> Option<&str> {
    action.strip_prefix(AGAIN)
}

/// The form is ready, and the platform did not wait for it: a button opens it.
pub(crate) fn form_is_ready(event: &Event) -> Reply {
    let action = match &event.what {
        What::Command { text } => format!("{AGAIN}{text}"),
        What::Button { action } => action.clone(),
        What::Form { .. } => Action::Form.to_string(),
    };
    let texts = texts(event);
    Reply {
        parts: vec![
            Part::Text(texts.get("chat-late-form")),
            Part::Buttons(vec![opening(texts, action)]),
        ],
        announces: None,
    }
}

/// What is wrong with a form that is no longer open, and a button for another, with what was right in
/// it.
pub(crate) fn wrong(event: &Event, errors: &BTreeMap<String, String>) -> Reply {
    let texts = texts(event);
    let mut parts = vec![
        Part::Text(texts.get("chat-late-wrong")),
        Part::Lines(errors.values().cloned().collect()),
    ];
    if let What::Form { form, fields } = &event.what {
        let again = match form.as_str() {
            "add" => again(fields, errors, ""),
            "add:force" => again(fields, errors, " mail:force"),
            // A form about one thing has the name of the button that opens it.
            form => form.to_owned(),
        };
        parts.push(Part::Buttons(vec![opening(texts, again)]));
    }
    Reply { parts, announces: None }
}

/// The command that opens the form with what was right in it.
fn again(
    fields: &BTreeMap<String, String>,
    errors: &BTreeMap<String, String>,
    more: &str,
) -> String {
    let words = [
        ("email", "email"),
        ("first_name", "first"),
        ("last_name", "last"),
        ("role", "role"),
        ("language", "lang"),
    ];
    let right = |name: &str| fields.get(name).filter(|_| !errors.contains_key(name));
    // With all three somebody would be added at once.
    let complete =
        ["email", "first_name", "last_name"].into_iter().all(|name| right(name).is_some());
    let kept = words.into_iter().filter(|(name, _)| !(complete && *name == "last_name"));
    let mut line = AGAIN.trim_end().to_owned();
    for (name, word) in kept {
        if let Some(value) = right(name).filter(|value| !value.trim().is_empty()) {
            let _ = write!(line, " {word}:{}", command::quoted(value.trim()));
        }
    }
    if fields.get("send_welcome_email").is_some_and(|mail| mail == "false") {
        line.push_str(" no-mail");
    } else {
        line.push_str(more);
    }
    line
}

/// The card of whom `reply` announces is in the direct messages.
pub(crate) fn card_is_elsewhere(event: &Event, reply: &Reply) -> Reply {
    let heading = reply.parts.iter().find(|part| matches!(part, Part::Heading(_)));
    let note = Part::Note(texts(event).get("chat-card-in-messages"));
    Reply { parts: heading.cloned().into_iter().chain([note]).collect(), announces: None }
}

/// The bot is used in servers.
pub(crate) fn servers_only(locale: Option<&str>) -> Reply {
    say(locale, "chat-servers-only")
}

/// It could not be done, and can be tried again.
pub(crate) fn try_again(event: &Event) -> Reply {
    say(event.who.locale.as_deref(), "chat-try-again")
}

fn say(locale: Option<&str>, id: &str) -> Reply {
    let language = language::of_locale(locale).unwrap_or_default();
    Reply { parts: vec![Part::Text(Texts::of(language).get(id))], announces: None }
}

fn opening(texts: &Texts, action: String) -> Button {
    // What does not fit is typed anew.
    let fits = action.len() <= MAX_BYTES;
    let action = if fits { action } else { Action::Form.to_string() };
    Button {
        label: texts.get("chat-button-open-form"),
        does: Does::Act(action),
        look: Look::Primary,
    }
}

fn texts(event: &Event) -> &'static Texts {
    let language = language::of_locale(event.who.locale.as_deref());
    Texts::of(language.unwrap_or_default())
}
