//! Slack's messages as they are drawn.

use serde_json::Value;
use usher_fake_chat::slack::{GENERAL, Message};

use super::{
    draw::{Choice, Control, Pair, Part, Shown},
    markup::{Dialect, Span, is_web, spans, unescaped},
};

/// A message.
pub(super) fn message(message: Message) -> Shown {
    let parts = if message.blocks.is_empty() {
        vec![Part::Text(spans(&message.text, Dialect::Slack))]
    } else {
        blocks(&message.blocks)
    };
    Shown {
        direct: message.channel != GENERAL,
        only_you: message.only_for.is_some(),
        edited: message.edits > 0,
        thinking: false,
        id: message.ts,
        at: message.at,
        parts,
    }
}

/// Blocks of a message, or those of a form that are not filled in.
pub(super) fn blocks(blocks: &[Value]) -> Vec<Part> {
    blocks.iter().flat_map(block).collect()
}

/// One block; a section has text, fields, or both.
pub(super) fn block(block: &Value) -> Vec<Part> {
    match str_of(block, "type") {
        "header" => vec![Part::Header(plain_of(&block["text"]))],
        "divider" => vec![Part::Divider],
        "section" => section(block),
        "context" => {
            let mut all = Vec::new();
            for element in list(block, "elements") {
                if !all.is_empty() {
                    all.extend(spans("  ", Dialect::Plain));
                }
                all.extend(text(element));
            }
            vec![Part::Context(all)]
        }
        "actions" => {
            vec![Part::Controls(list(block, "elements").iter().filter_map(control).collect())]
        }
        "image" => vec![Part::Image(str_of(block, "alt_text").to_owned())],
        other => vec![Part::Unknown(other.to_owned())],
    }
}

fn section(block: &Value) -> Vec<Part> {
    let mut parts = Vec::new();
    let accessory = block.get("accessory").and_then(control);
    match (block.get("text"), accessory) {
        (Some(shown), Some(control)) => parts.push(Part::Section(text(shown), control)),
        (Some(shown), None) => parts.push(Part::Text(text(shown))),
        (None, Some(control)) => parts.push(Part::Controls(vec![control])),
        (None, None) => {}
    }
    let pair = |field: &Value| Pair { name: Vec::new(), value: text(field), inline: true };
    let fields: Vec<Pair> = list(block, "fields").iter().map(pair).collect();
    if !fields.is_empty() {
        parts.push(Part::Fields(fields));
    }
    parts
}

/// The text of a plain text object.
pub(super) fn plain_of(object: &Value) -> String {
    unescaped(str_of(object, "text"))
}

/// A text object, or the words for an image in small print.
fn text(object: &Value) -> Vec<Span> {
    match str_of(object, "type") {
        "mrkdwn" => spans(str_of(object, "text"), Dialect::Slack),
        "image" => spans(str_of(object, "alt_text"), Dialect::Plain),
        _ => spans(&plain_of(object), Dialect::Plain),
    }
}

fn control(element: &Value) -> Option<Control> {
    let name = str_of(element, "action_id").to_owned();
    let label = plain_of(&element["text"]);
    let url = str_of(element, "url");
    match str_of(element, "type") {
        // A button with an address opens it, and is told to the bot as well; the console opens it.
        "button" if is_web(url) => Some(Control::Link { label, url: url.to_owned() }),
        "button" => {
            let style = match str_of(element, "style") {
                "primary" => "primary",
                "danger" => "danger",
                _ => "usual",
            };
            Some(Control::Button { name, label, style, disabled: false })
        }
        "static_select" | "overflow" | "radio_buttons" => {
            let label = plain_of(&element["placeholder"]);
            Some(Control::Menu { name, label, choices: choices(element) })
        }
        _ => None,
    }
}

/// The choices of a menu, checkboxes or radio buttons.
pub(super) fn choices(element: &Value) -> Vec<Choice> {
    let groups = list(element, "option_groups").iter().flat_map(|group| list(group, "options"));
    let first = |option: &Value| {
        element["initial_option"] == *option || list(element, "initial_options").contains(option)
    };
    let choice = |option: &Value| Choice {
        value: str_of(option, "value").to_owned(),
        label: plain_of(&option["text"]),
        description: plain_of(&option["description"]),
        chosen: first(option),
    };
    list(element, "options").iter().chain(groups).map(choice).collect()
}

/// A text of an object; empty if there is none.
pub(super) fn str_of<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A list of an object; empty if there is none.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
