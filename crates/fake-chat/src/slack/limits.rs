//! The documented limits of messages and views.
//!
//! <https://docs.slack.dev/reference/block-kit> has one page for each block, element and object;
//! <https://docs.slack.dev/reference/views/modal-views> has the fields of a modal. Slack refuses
//! properties that it does not know, so this does, too.

use serde_json::Value;

use super::elements::{self, Place};
use crate::limits::Problems;

/// The most blocks of a message.
const MESSAGE_BLOCKS: usize = 50;

/// The most blocks of a modal.
const MODAL_BLOCKS: usize = 100;

/// The most characters of a message's text; Slack cuts what is longer, which nobody wants.
const MESSAGE_TEXT: usize = 40_000;

/// The largest view, in bytes.
const VIEW_BYTES: usize = 250 * 1024;

/// The error of the whole, as Slack names it, and what it says of it.
pub(super) type Refusal = (&'static str, Problems);

/// Checks a message: `text`, `blocks`, or both.
pub(super) fn message(message: &Value) -> Result<(), Refusal> {
    let mut problems = Problems::default();
    let text = message.get("text").and_then(Value::as_str).unwrap_or_default();
    if text.chars().count() > MESSAGE_TEXT {
        problems.add("/text", format!("must be {MESSAGE_TEXT} or fewer characters long"));
        return Err(("msg_too_long", problems));
    }
    let has_blocks = message.get("blocks").is_some_and(|blocks| !blocks.is_null());
    let has_attachments = message.get("attachments").is_some_and(|more| !more.is_null());
    if text.is_empty() && !has_blocks && !has_attachments {
        problems.add("/text", "there is neither text nor blocks");
        return Err(("no_text", problems));
    }
    if has_attachments {
        problems.add("/attachments", "attachments are legacy; this fake takes blocks only");
    }
    if has_blocks {
        blocks(&mut problems, message.get("blocks"), MESSAGE_BLOCKS);
    }
    if problems.none() { Ok(()) } else { Err(("invalid_blocks", problems)) }
}

/// Checks a modal.
pub(super) fn view(view: &Value) -> Result<(), Refusal> {
    let mut problems = Problems::default();
    if view.to_string().len() > VIEW_BYTES {
        problems.add("/view", "must be 250 kB or less");
        return Err(("view_too_large", problems));
    }
    if view.get("type").and_then(Value::as_str) != Some("modal") {
        problems.add("/view/type", "must be \"modal\"");
    }
    known(&mut problems, "/view", view, VIEW);
    plain(&mut problems, "/view/title", view.get("title"), 24);
    for button in ["submit", "close"] {
        if let Some(text) = view.get(button).filter(|text| !text.is_null()) {
            plain(&mut problems, &format!("/view/{button}"), Some(text), 24);
        }
    }
    problems.optional_text("/view/private_metadata", view.get("private_metadata"), 3000);
    problems.optional_text("/view/callback_id", view.get("callback_id"), 255);
    problems.optional_text("/view/external_id", view.get("external_id"), 255);
    let shown = blocks(&mut problems, view.get("blocks"), MODAL_BLOCKS);
    let asks = shown.iter().any(|block| block.get("type").is_some_and(|kind| kind == "input"));
    if asks && view.get("submit").is_none_or(Value::is_null) {
        problems.add("/view/submit", "is required when there is an input block");
    }
    if problems.none() { Ok(()) } else { Err(("invalid_arguments", problems)) }
}

const VIEW: &[&str] = &[
    "type",
    "title",
    "blocks",
    "close",
    "submit",
    "private_metadata",
    "callback_id",
    "clear_on_close",
    "notify_on_close",
    "external_id",
    "submit_disabled",
];

fn blocks<'a>(problems: &mut Problems, value: Option<&'a Value>, most: usize) -> &'a [Value] {
    let blocks = problems.list("/blocks", value, 1, most);
    let mut ids = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let at = format!("/blocks/{index}");
        let id = problems.optional_text(&format!("{at}/block_id"), block.get("block_id"), 255);
        if let Some(id) = id {
            problems.unique(&format!("{at}/block_id"), id, &mut ids);
        }
        one_block(problems, &at, block);
    }
    blocks
}

fn one_block(problems: &mut Problems, at: &str, block: &Value) {
    let kind = block.get("type").and_then(Value::as_str).unwrap_or_default();
    let fields: &[&str] = match kind {
        "section" => &["text", "fields", "accessory", "expand"],
        "header" => &["text", "level"],
        "divider" => &[],
        "context" | "actions" => &["elements"],
        "input" => &["label", "element", "hint", "optional", "dispatch_action"],
        "image" => &["image_url", "alt_text", "title", "slack_file"],
        _ => {
            problems.add(format!("{at}/type"), format!("unsupported type: {kind}"));
            return;
        }
    };
    let all: Vec<&str> = ["type", "block_id"].iter().chain(fields).copied().collect();
    known(problems, at, block, &all);
    match kind {
        "section" => section(problems, at, block),
        "header" => plain(problems, &format!("{at}/text"), block.get("text"), 150),
        "context" => context(problems, at, block),
        "actions" => {
            let elements = problems.list(&format!("{at}/elements"), block.get("elements"), 1, 25);
            elements::all(problems, &format!("{at}/elements"), elements, Place::Actions);
        }
        "input" => input(problems, at, block),
        "image" => elements::image(problems, at, block),
        _ => {}
    }
}

fn section(problems: &mut Problems, at: &str, block: &Value) {
    let texts = block.get("text").filter(|text| !text.is_null());
    if let Some(shown) = texts {
        text(problems, &format!("{at}/text"), Some(shown), 3000);
    }
    let fields = block.get("fields").filter(|fields| !fields.is_null());
    if let Some(fields) = fields {
        let fields = problems.list(&format!("{at}/fields"), Some(fields), 1, 10);
        for (index, field) in fields.iter().enumerate() {
            text(problems, &format!("{at}/fields/{index}"), Some(field), 2000);
        }
    }
    if texts.is_none() && fields.is_none() {
        problems.add(at, "a section needs text or fields");
    }
    if let Some(accessory) = block.get("accessory") {
        let at = format!("{at}/accessory");
        elements::all(problems, &at, std::slice::from_ref(accessory), Place::Accessory);
    }
}

fn context(problems: &mut Problems, at: &str, block: &Value) {
    let at = format!("{at}/elements");
    for (index, element) in problems.list(&at, block.get("elements"), 1, 10).iter().enumerate() {
        let at = format!("{at}/{index}");
        if element.get("type").is_some_and(|kind| kind == "image") {
            elements::image(problems, &at, element);
        } else {
            text(problems, &at, Some(element), 3000);
        }
    }
}

fn input(problems: &mut Problems, at: &str, block: &Value) {
    plain(problems, &format!("{at}/label"), block.get("label"), 2000);
    if let Some(hint) = block.get("hint").filter(|hint| !hint.is_null()) {
        plain(problems, &format!("{at}/hint"), Some(hint), 2000);
    }
    let at = format!("{at}/element");
    match block.get("element") {
        Some(element) => {
            elements::all(problems, &at, std::slice::from_ref(element), Place::Input);
        }
        None => problems.add(at, "is required"),
    }
}

/// A text object of either kind.
pub(super) fn text(problems: &mut Problems, at: &str, value: Option<&Value>, most: usize) {
    let kind = value.and_then(|value| value.get("type")).and_then(Value::as_str);
    let fields: &[&str] = match kind {
        Some("plain_text") => &["type", "text", "emoji"],
        Some("mrkdwn") => &["type", "text", "verbatim"],
        _ => {
            problems.add(at, "must be a text object");
            return;
        }
    };
    if let Some(value) = value {
        known(problems, at, value, fields);
        problems.text(&format!("{at}/text"), value.get("text"), 1, most);
    }
}

/// A text object that must be plain.
pub(super) fn plain(problems: &mut Problems, at: &str, value: Option<&Value>, most: usize) {
    if value.and_then(|value| value.get("type")).is_none_or(|kind| kind != "plain_text") {
        problems.add(at, "must be a plain_text object");
        return;
    }
    text(problems, at, value, most);
}

/// Complains of properties that are not among `names`.
pub(super) fn known(problems: &mut Problems, at: &str, value: &Value, names: &[&str]) {
    let Some(object) = value.as_object() else {
        problems.add(at, "must be an object");
        return;
    };
    for name in object.keys().filter(|name| !names.contains(&name.as_str())) {
        problems.add(at, format!("invalid additional property: {name}"));
    }
}
