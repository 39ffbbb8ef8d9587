//! Forms as Slack draws them: modals.
//!
//! <https://docs.slack.dev/reference/views/modal-views>

use serde_json::{Value, json};

use super::{
    blocks::plain,
    reply_to::{Metadata, ReplyTo},
};
use crate::{
    answer::{Field, Form, Kind},
    shorten,
};

/// The longest title, and the longest text of the button that sends.
const TITLE: usize = 24;
/// The longest label and hint.
const LABEL: usize = 2000;
/// The longest text that an input takes.
const INPUT: usize = 3000;
/// The longest text of an option.
const OPTION: usize = 75;
/// The longest value of an option.
const VALUE: usize = 150;
/// The most options of a menu.
const OPTIONS: usize = 100;

/// A form as a modal that remembers where its answer goes.
pub(crate) fn view(form: &Form, command: &str, reply_to: &ReplyTo) -> Value {
    let metadata = Metadata { reply_to: reply_to.clone(), command: command.to_owned() };
    json!({
        "type": "modal",
        "callback_id": form.id,
        // Strings and a flag: there is nothing that could not be written.
        "private_metadata": serde_json::to_string(&metadata).unwrap_or_default(),
        "title": plain(&form.title, TITLE),
        "submit": plain(&form.submit, TITLE),
        "blocks": form.fields.iter().map(input).collect::<Vec<_>>(),
    })
}

fn input(field: &Field) -> Value {
    let mut block = json!({
        "type": "input",
        "block_id": field.name,
        "label": plain(&field.label, LABEL),
        "optional": !field.required || matches!(field.kind, Kind::Box { .. }),
        "element": element(field),
    });
    if let Some(hint) = field.hint.as_deref().filter(|hint| !hint.is_empty()) {
        block["hint"] = plain(hint, LABEL);
    }
    block
}

fn element(field: &Field) -> Value {
    match &field.kind {
        Kind::Line { value, max } => text(&field.name, value, *max, false),
        Kind::Lines { value, max } => text(&field.name, value, *max, true),
        Kind::Choice { value, options } => choice(&field.name, value.as_deref(), options),
        Kind::Box { ticked, says } => {
            let option = option(&("true".to_owned(), says.clone()));
            let mut element = json!({
                "type": "checkboxes",
                "action_id": field.name,
                "options": [option],
            });
            if *ticked {
                element["initial_options"] = json!([option]);
            }
            element
        }
    }
}

fn text(name: &str, value: &str, max: usize, several_lines: bool) -> Value {
    let max = max.clamp(1, INPUT);
    let mut element = json!({
        "type": "plain_text_input",
        "action_id": name,
        "multiline": several_lines,
        "max_length": max,
    });
    if !value.is_empty() {
        element["initial_value"] = shorten::plain(value, max).into();
    }
    element
}

/// A menu; with no option at all, which Slack refuses, somebody types.
fn choice(name: &str, value: Option<&str>, options: &[(String, String)]) -> Value {
    let usable = |value: &str| (1..=VALUE).contains(&value.chars().count());
    let chosen = options.iter().find(|(known, _)| usable(known) && Some(known.as_str()) == value);
    // What is chosen at first is among those that are shown.
    let others = options.iter().filter(|(known, _)| usable(known));
    let mut shown: Vec<_> = others.take(OPTIONS).collect();
    if let Some(chosen) = chosen.filter(|chosen| !shown.contains(chosen)) {
        shown.pop();
        shown.push(chosen);
    }
    if shown.is_empty() {
        return text(name, value.unwrap_or_default(), INPUT, false);
    }
    let mut element = json!({
        "type": "static_select",
        "action_id": name,
        "options": shown.into_iter().map(option).collect::<Vec<_>>(),
    });
    if let Some(chosen) = chosen {
        element["initial_option"] = option(chosen);
    }
    element
}

fn option((value, text): &(String, String)) -> Value {
    // Slack refuses an empty text.
    let text = if text.trim().is_empty() { value } else { text };
    json!({ "text": plain(text, OPTION), "value": value })
}
