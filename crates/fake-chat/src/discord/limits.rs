//! The documented limits of messages and their components.
//!
//! <https://docs.discord.com/developers/resources/message#create-message>,
//! <https://docs.discord.com/developers/components/reference>

use serde_json::Value;

use super::{embeds, state::EPHEMERAL};
use crate::limits::Problems;

/// The flag of a message made of the newer components, which this fake does not draw.
const COMPONENTS_V2: u64 = 1 << 15;

/// What a message is sent for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It must have some content.
    Create,
    /// It names what changes.
    Edit,
}

/// Checks a message.
pub(super) fn message(message: &Value, r#use: Use) -> Problems {
    let mut problems = Problems::default();
    if !message.is_object() {
        problems.add("", "must be an object");
        return problems;
    }
    problems.optional_text("/content", message.get("content"), 2000);
    embeds::check(&mut problems, message.get("embeds"));
    if let Some(rows) = message.get("components").filter(|rows| !rows.is_null()) {
        self::rows(&mut problems, rows);
    }
    let flags = message.get("flags").and_then(Value::as_u64).unwrap_or_default();
    if flags & COMPONENTS_V2 != 0 {
        problems.add("/flags", "this fake does not know IS_COMPONENTS_V2");
    }
    if r#use == Use::Edit && flags & EPHEMERAL != 0 {
        problems.add("/flags", "EPHEMERAL is set when a message is created, and never changes");
    }
    if let Some(mentions) = message.get("allowed_mentions").filter(|some| !some.is_null()) {
        allowed_mentions(&mut problems, mentions);
    }
    problems
}

/// Whether a message has anything to show; Discord has an error of its own for one that has not.
pub(super) fn is_empty(message: &Value) -> bool {
    let no_text = message.get("content").and_then(Value::as_str).is_none_or(str::is_empty);
    let no_list =
        |name: &str| message.get(name).and_then(Value::as_array).is_none_or(Vec::is_empty);
    no_text && no_list("embeds") && no_list("components")
}

/// Whether only the user sees it.
pub(super) fn is_ephemeral(message: &Value) -> bool {
    message.get("flags").and_then(Value::as_u64).is_some_and(|flags| flags & EPHEMERAL != 0)
}

fn allowed_mentions(problems: &mut Problems, mentions: &Value) {
    let parse = mentions.get("parse").and_then(Value::as_array).into_iter().flatten();
    for kind in parse {
        if !matches!(kind.as_str(), Some("roles" | "users" | "everyone")) {
            problems.add("/allowed_mentions/parse", "must be roles, users or everyone");
        }
    }
}

fn rows(problems: &mut Problems, rows: &Value) {
    let mut ids = Vec::new();
    for (index, row) in problems.list("/components", Some(rows), 0, 5).iter().enumerate() {
        let at = format!("/components/{index}");
        if number(row, "type") != 1 {
            problems.add(format!("{at}/type"), "must be an action row (1)");
            continue;
        }
        let at = format!("{at}/components");
        let controls = problems.list(&at, row.get("components"), 1, 5);
        let menus = controls.iter().filter(|control| number(control, "type") != 2).count();
        if menus > 0 && controls.len() > 1 {
            problems.add(&at, "a menu stands alone in its row");
        }
        for (index, control) in controls.iter().enumerate() {
            let at = format!("{at}/{index}");
            match number(control, "type") {
                2 => button(problems, &at, control, &mut ids),
                3 => select(problems, &at, control, &mut ids),
                _ => problems.add(format!("{at}/type"), "must be a button (2) or a menu (3)"),
            }
        }
    }
}

fn button(problems: &mut Problems, at: &str, button: &Value, ids: &mut Vec<String>) {
    let label = problems.optional_text(&format!("{at}/label"), button.get("label"), 80);
    if label.is_none_or(str::is_empty) && button.get("emoji").is_none_or(Value::is_null) {
        problems.add(at, "a button needs a label or an emoji");
    }
    let url = button.get("url").filter(|url| !url.is_null());
    match number(button, "style") {
        1..=4 => {
            custom_id(problems, at, button, ids);
            if url.is_some() {
                problems.add(format!("{at}/url"), "only a link button has one");
            }
        }
        5 => {
            let url = problems.text(&format!("{at}/url"), url, 1, 512).unwrap_or_default();
            if !["http://", "https://", "discord://"].iter().any(|start| url.starts_with(start)) {
                problems.add(format!("{at}/url"), "must be http, https or discord");
            }
            if button.get("custom_id").is_some_and(|id| !id.is_null()) {
                problems.add(format!("{at}/custom_id"), "a link button has none");
            }
        }
        _ => problems.add(format!("{at}/style"), "must be from 1 to 5"),
    }
}

/// Checks a menu of texts, in a message or a form.
pub(super) fn select(problems: &mut Problems, at: &str, menu: &Value, ids: &mut Vec<String>) {
    custom_id(problems, at, menu, ids);
    problems.optional_text(&format!("{at}/placeholder"), menu.get("placeholder"), 150);
    let options = problems.list(&format!("{at}/options"), menu.get("options"), 1, 25);
    let mut values = Vec::new();
    let mut chosen = 0;
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}/options/{index}");
        problems.text(&format!("{at}/label"), option.get("label"), 1, 100);
        if let Some(value) = problems.text(&format!("{at}/value"), option.get("value"), 1, 100) {
            problems.unique(&format!("{at}/value"), value, &mut values);
        }
        problems.optional_text(&format!("{at}/description"), option.get("description"), 100);
        chosen += u64::from(option.get("default").and_then(Value::as_bool).unwrap_or(false));
    }
    let bound = |name: &str, usual| menu.get(name).and_then(Value::as_u64).unwrap_or(usual);
    let (least, most) = (bound("min_values", 1), bound("max_values", 1));
    if least > most || !(1..=options.len().min(25) as u64).contains(&most) {
        problems.add(format!("{at}/max_values"), "does not fit the options and min_values");
    }
    if chosen > most {
        problems.add(format!("{at}/options"), "more options are chosen than may be");
    }
}

/// Checks the `custom_id` of a control.
pub(super) fn custom_id(problems: &mut Problems, at: &str, control: &Value, ids: &mut Vec<String>) {
    let at = format!("{at}/custom_id");
    if let Some(id) = problems.text(&at, control.get("custom_id"), 1, 100) {
        problems.unique(&at, id, ids);
    }
}

/// A field that is a number; 0 if it is not.
pub(super) fn number(value: &Value, name: &str) -> u64 {
    value.get(name).and_then(Value::as_u64).unwrap_or_default()
}
