//! Replies as Slack draws them: blocks, in which every text is plain.
//!
//! <https://docs.slack.dev/reference/block-kit>

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{
    Reply,
    answer::{Button, Does, Look, Part},
    shorten,
};

/// The most blocks of a message.
const BLOCKS: usize = 50;
/// The longest text of a header.
const HEADER: usize = 150;
/// The longest text of a section or of a line in a context.
const TEXT: usize = 3000;
/// The most fields of a section.
const FIELDS: usize = 10;
/// The longest text of a field.
const FIELD: usize = 2000;
/// The longest text of a button.
const BUTTON: usize = 75;
/// The longest address that a button opens.
const URL: usize = 3000;
/// The longest text beside the blocks, which notifications and screen readers have.
const SUMMARY: usize = 3000;

/// A reply as a message. `command` is the name of the command, which its buttons bear.
pub(crate) fn message(reply: &Reply, command: &str) -> Value {
    let mut blocks = Vec::new();
    for part in &reply.parts {
        push(&mut blocks, part, command);
    }
    if blocks.len() > BLOCKS {
        blocks.truncate(BLOCKS - 1);
        blocks.push(section("…"));
    }
    json!({ "text": summary(reply), "blocks": blocks })
}

/// The name of the command that a block of buttons was made for.
pub(crate) fn command_of(block_id: &str) -> Option<&str> {
    let (command, _) = block_id.rsplit_once(' ')?;
    command.starts_with('/').then_some(command)
}

/// A text that nothing in it can make a mention, a link or an emoji.
pub(crate) fn plain(text: &str, most: usize) -> Value {
    json!({ "type": "plain_text", "text": escaped(text, most), "emoji": false })
}

fn push(blocks: &mut Vec<Value>, part: &Part, command: &str) {
    match part {
        Part::Heading(text) if escaped(text, TEXT).chars().count() <= HEADER => {
            blocks.extend(
                filled(text).map(|text| json!({ "type": "header", "text": plain(text, HEADER) })),
            );
        }
        Part::Heading(text) | Part::Text(text) => blocks.extend(filled(text).map(section)),
        Part::Note(text) => blocks.extend(
            filled(text).map(|text| json!({ "type": "context", "elements": [plain(text, TEXT)] })),
        ),
        Part::Fields(fields) => blocks.extend(fields.chunks(FIELDS).map(|fields| {
            let fields =
                fields.iter().map(|(name, value)| plain(&format!("{name}\n{value}"), FIELD));
            json!({ "type": "section", "fields": fields.collect::<Vec<_>>() })
        })),
        Part::Code(text) => blocks.extend(filled(text).map(code)),
        Part::Lines(lines) => blocks.extend(pages(lines).iter().map(|page| section(page))),
        Part::Buttons(buttons) => {
            let id = format!("{command} {}", blocks.len());
            let elements: Vec<_> = buttons.iter().enumerate().map(button).collect();
            if !elements.is_empty() {
                blocks.push(json!({ "type": "actions", "block_id": id, "elements": elements }));
            }
        }
    }
}

fn filled(text: &str) -> Option<&str> {
    // Slack refuses an empty text.
    (!text.trim().is_empty()).then_some(text)
}

fn section(text: &str) -> Value {
    json!({ "type": "section", "text": plain(text, TEXT) })
}

/// What is to be copied stands by itself. Only a block of code keeps Slack from making it prettier; a
/// text that could leave the block is plain.
fn code(text: &str) -> Value {
    if text.contains('`') || text.chars().count() + 6 > TEXT {
        return section(text);
    }
    let text = format!("```{}```", escaped(text, TEXT - 6));
    json!({ "type": "section", "text": { "type": "mrkdwn", "text": text, "verbatim": true } })
}

/// Lines, as few texts as hold them.
fn pages(lines: &[String]) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    for line in lines {
        let line = shorten::plain(line, TEXT / 5);
        match pages.last_mut() {
            Some(page)
                if escaped(page, usize::MAX).len() + escaped(&line, usize::MAX).len() < TEXT =>
            {
                let _ = write!(page, "\n{line}");
            }
            _ => pages.push(line),
        }
    }
    pages
}

fn button((index, button): (usize, &Button)) -> Value {
    let mut element = json!({
        "type": "button",
        "action_id": format!("button-{index}"),
        "text": plain(&button.label, BUTTON),
    });
    match &button.does {
        Does::Act(action) => element["value"] = action.as_str().into(),
        // A link cut short would lead elsewhere.
        Does::Open(url) if url.len() <= URL => element["url"] = url.as_str().into(),
        Does::Open(_) => {}
    }
    match button.look {
        Look::Plain => {}
        Look::Primary => element["style"] = "primary".into(),
        Look::Danger => element["style"] = "danger".into(),
    }
    element
}

/// What a notification says, and what somebody hears who does not see the blocks.
fn summary(reply: &Reply) -> String {
    let texts = reply.parts.iter().filter_map(|part| match part {
        Part::Heading(text) | Part::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let texts: Vec<&str> = texts.collect();
    let text = if texts.is_empty() { "…".to_owned() } else { texts.join("\n") };
    escaped(&text, SUMMARY)
}

/// Slack's three control characters as entities.
fn escaped(text: &str, most: usize) -> String {
    shorten::written(text, most, |character| match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        other => other.to_string(),
    })
}
