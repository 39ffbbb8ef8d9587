//! The documented limits of forms: labels, text inputs and menus in them.
//!
//! <https://docs.discord.com/developers/components/reference#label>

use serde_json::Value;

use super::limits::{custom_id, number, select};
use crate::limits::Problems;

/// Checks the data of a form.
pub(super) fn modal(data: &Value) -> Problems {
    let mut problems = Problems::default();
    problems.text("/custom_id", data.get("custom_id"), 1, 100);
    problems.text("/title", data.get("title"), 1, 45);
    let mut ids = Vec::new();
    let parts = problems.list("/components", data.get("components"), 1, 5);
    for (index, part) in parts.iter().enumerate() {
        let at = format!("/components/{index}");
        match number(part, "type") {
            // The way of old: a row around one text input, which bears its label itself.
            1 => {
                let at = format!("{at}/components");
                for input in problems.list(&at, part.get("components"), 1, 1) {
                    let at = format!("{at}/0");
                    problems.text(&format!("{at}/label"), input.get("label"), 1, 45);
                    text_input(&mut problems, &at, input, &mut ids);
                }
            }
            10 => {
                problems.text(&format!("{at}/content"), part.get("content"), 1, 4000);
            }
            18 => label(&mut problems, &at, part, &mut ids),
            _ => {
                problems
                    .add(format!("{at}/type"), "must be a label (18), a text (10) or a row (1)");
            }
        }
    }
    problems
}

fn label(problems: &mut Problems, at: &str, label: &Value, ids: &mut Vec<String>) {
    problems.text(&format!("{at}/label"), label.get("label"), 1, 45);
    problems.optional_text(&format!("{at}/description"), label.get("description"), 100);
    let at = format!("{at}/component");
    let Some(control) = label.get("component").filter(|control| control.is_object()) else {
        problems.add(at, "is required");
        return;
    };
    match number(control, "type") {
        3 => {
            select(problems, &at, control, ids);
            if control.get("disabled").and_then(Value::as_bool) == Some(true) {
                problems.add(format!("{at}/disabled"), "a menu in a form cannot be disabled");
            }
        }
        4 => {
            if control.get("label").is_some_and(|label| !label.is_null()) {
                problems.add(format!("{at}/label"), "stands in the label component");
            }
            text_input(problems, &at, control, ids);
        }
        _ => problems.add(format!("{at}/type"), "must be a text input (4) or a menu (3)"),
    }
}

fn text_input(problems: &mut Problems, at: &str, input: &Value, ids: &mut Vec<String>) {
    if number(input, "type") != 4 {
        problems.add(format!("{at}/type"), "must be a text input (4)");
    }
    custom_id(problems, at, input, ids);
    if !matches!(number(input, "style"), 1 | 2) {
        problems.add(format!("{at}/style"), "must be 1 or 2");
    }
    problems.optional_text(&format!("{at}/value"), input.get("value"), 4000);
    problems.optional_text(&format!("{at}/placeholder"), input.get("placeholder"), 100);
    for (name, least) in [("min_length", 0), ("max_length", 1)] {
        let bound = input.get(name).filter(|bound| !bound.is_null());
        let fits = |bound: &Value| bound.as_u64().is_some_and(|n| (least..=4000).contains(&n));
        if bound.is_some_and(|bound| !fits(bound)) {
            problems.add(format!("{at}/{name}"), format!("must be from {least} to 4000"));
        }
    }
}
