//! The documented limits of what can be pressed, chosen and filled in.
//!
//! <https://docs.slack.dev/reference/block-kit/block-elements>

use serde_json::Value;

use super::limits::{known, plain, text};
use crate::limits::Problems;

/// Where an element stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Actions,
    Accessory,
    Input,
}

impl Place {
    fn allows(self, kind: &str) -> bool {
        match kind {
            "button" | "overflow" => self != Self::Input,
            "image" => self == Self::Accessory,
            "plain_text_input" | "email_text_input" | "url_text_input" | "number_input" => {
                self == Self::Input
            }
            _ => true,
        }
    }
}

/// Checks elements that stand together: their `action_id`s must differ.
pub(super) fn all(problems: &mut Problems, at: &str, elements: &[Value], place: Place) {
    let mut ids = Vec::new();
    let alone = place != Place::Actions;
    for (index, element) in elements.iter().enumerate() {
        let at = if alone { at.to_owned() } else { format!("{at}/{index}") };
        let kind = element.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind == "image" && place == Place::Accessory {
            image(problems, &at, element);
            continue;
        }
        let at_id = format!("{at}/action_id");
        if let Some(id) = problems.optional_text(&at_id, element.get("action_id"), 255) {
            problems.unique(&at_id, id, &mut ids);
        }
        one(problems, &at, kind, element, place);
    }
}

fn one(problems: &mut Problems, at: &str, kind: &str, element: &Value, place: Place) {
    let fields: &[&str] = match kind {
        "button" => &["text", "url", "value", "style", "confirm", "accessibility_label"],
        "static_select" => SELECT,
        "multi_static_select" => MULTI_SELECT,
        "overflow" => &["options", "confirm"],
        "checkboxes" => &["options", "initial_options", "confirm", "focus_on_load"],
        "radio_buttons" => &["options", "initial_option", "confirm", "focus_on_load"],
        "plain_text_input" => PLAIN_INPUT,
        "email_text_input" | "url_text_input" => LINE_INPUT,
        "number_input" => NUMBER_INPUT,
        _ => {
            problems.add(format!("{at}/type"), format!("unsupported type: {kind}"));
            return;
        }
    };
    if !place.allows(kind) {
        problems.add(format!("{at}/type"), format!("{kind} cannot stand here"));
    }
    let all: Vec<&str> = ["type", "action_id"].iter().chain(fields).copied().collect();
    known(problems, at, element, &all);
    if let Some(dialog) = element.get("confirm") {
        confirm(problems, &format!("{at}/confirm"), dialog);
    }
    match kind {
        "button" => button(problems, at, element),
        "static_select" | "multi_static_select" => select(problems, at, element),
        "overflow" => options(problems, at, element, 5),
        "checkboxes" | "radio_buttons" => options(problems, at, element, 10),
        _ => typed(problems, at, element),
    }
}

const SELECT: &[&str] =
    &["options", "option_groups", "initial_option", "placeholder", "confirm", "focus_on_load"];
const MULTI_SELECT: &[&str] = &[
    "options",
    "option_groups",
    "initial_options",
    "placeholder",
    "confirm",
    "focus_on_load",
    "max_selected_items",
];
const PLAIN_INPUT: &[&str] = &[
    "initial_value",
    "multiline",
    "min_length",
    "max_length",
    "placeholder",
    "focus_on_load",
    "dispatch_action_config",
];
const LINE_INPUT: &[&str] =
    &["initial_value", "placeholder", "focus_on_load", "dispatch_action_config"];
const NUMBER_INPUT: &[&str] = &[
    "initial_value",
    "placeholder",
    "focus_on_load",
    "dispatch_action_config",
    "is_decimal_allowed",
    "min_value",
    "max_value",
];

fn button(problems: &mut Problems, at: &str, button: &Value) {
    plain(problems, &format!("{at}/text"), button.get("text"), 75);
    problems.optional_text(&format!("{at}/value"), button.get("value"), 2000);
    problems.optional_text(&format!("{at}/url"), button.get("url"), 3000);
    problems.optional_text(
        &format!("{at}/accessibility_label"),
        button.get("accessibility_label"),
        75,
    );
    let style = button.get("style").filter(|style| !style.is_null()).map(Value::as_str);
    if style.is_some_and(|style| !matches!(style, Some("primary" | "danger"))) {
        problems.add(format!("{at}/style"), "must be primary or danger");
    }
}

fn select(problems: &mut Problems, at: &str, select: &Value) {
    placeholder(problems, at, select);
    match select.get("option_groups") {
        None => options(problems, at, select, 100),
        Some(groups) => {
            let at = format!("{at}/option_groups");
            for (index, group) in problems.list(&at, Some(groups), 1, 100).iter().enumerate() {
                let at = format!("{at}/{index}");
                plain(problems, &format!("{at}/label"), group.get("label"), 75);
                options(problems, &at, group, 100);
            }
        }
    }
}

/// Options, and that what is chosen at first is among them.
fn options(problems: &mut Problems, at: &str, element: &Value, most: usize) {
    let list = problems.list(&format!("{at}/options"), element.get("options"), 1, most);
    let mut values = Vec::new();
    for (index, option) in list.iter().enumerate() {
        let at = format!("{at}/options/{index}");
        known(problems, &at, option, &["text", "value", "description", "url"]);
        text(problems, &format!("{at}/text"), option.get("text"), 75);
        if let Some(value) = problems.text(&format!("{at}/value"), option.get("value"), 1, 150) {
            problems.unique(&format!("{at}/value"), value, &mut values);
        }
        if let Some(description) = option.get("description") {
            text(problems, &format!("{at}/description"), Some(description), 75);
        }
    }
    let several = element.get("initial_options").and_then(Value::as_array).into_iter().flatten();
    for first in element.get("initial_option").into_iter().chain(several) {
        if !list.contains(first) {
            problems.add(format!("{at}/initial_option"), "must be one of the options, exactly");
        }
    }
}

fn typed(problems: &mut Problems, at: &str, input: &Value) {
    placeholder(problems, at, input);
    let bound = |name: &str| input.get(name).filter(|bound| !bound.is_null());
    for (name, least) in [("min_length", 0), ("max_length", 1)] {
        let fits = |bound: &Value| bound.as_u64().is_some_and(|n| (least..=3000).contains(&n));
        if bound(name).is_some_and(|bound| !fits(bound)) {
            problems.add(format!("{at}/{name}"), format!("must be from {least} to 3000"));
        }
    }
    problems.optional_text(&format!("{at}/initial_value"), input.get("initial_value"), 3000);
}

fn placeholder(problems: &mut Problems, at: &str, element: &Value) {
    if let Some(shown) = element.get("placeholder").filter(|shown| !shown.is_null()) {
        plain(problems, &format!("{at}/placeholder"), Some(shown), 150);
    }
}

fn confirm(problems: &mut Problems, at: &str, dialog: &Value) {
    known(problems, at, dialog, &["title", "text", "confirm", "deny", "style"]);
    plain(problems, &format!("{at}/title"), dialog.get("title"), 100);
    text(problems, &format!("{at}/text"), dialog.get("text"), 300);
    plain(problems, &format!("{at}/confirm"), dialog.get("confirm"), 30);
    plain(problems, &format!("{at}/deny"), dialog.get("deny"), 30);
}

/// An image, as a block or an element.
pub(super) fn image(problems: &mut Problems, at: &str, image: &Value) {
    problems.text(&format!("{at}/image_url"), image.get("image_url"), 1, 3000);
    problems.text(&format!("{at}/alt_text"), image.get("alt_text"), 0, 2000);
    if let Some(title) = image.get("title") {
        plain(problems, &format!("{at}/title"), Some(title), 2000);
    }
}
