//! Filling a form, as the client lets somebody do it.

use serde_json::{Map, Value, json};

use super::{
    state::View,
    web_api::{text, truthy},
};
use crate::ActError;

/// Turns what somebody fills in into `state.values`.
///
/// A field is named by its action id, its block id or its label. What is not named keeps its initial
/// value. A choice is named by its value or by what it reads; several by one line each.
pub(super) fn fill(view: &View, entries: &[(&str, &str)]) -> Result<Value, ActError> {
    let blocks = view.content.get("blocks").and_then(Value::as_array);
    let inputs: Vec<&Value> =
        blocks.into_iter().flatten().filter(|block| text(block, "type") == "input").collect();
    for (name, _) in entries {
        if !inputs.iter().any(|block| is_named(block, name)) {
            return Err(ActError::NoControl((*name).to_owned()));
        }
    }
    let mut values = Map::new();
    for block in inputs {
        let entry = entries.iter().find(|(name, _)| is_named(block, name));
        let value = field(block, entry.map(|(_, value)| *value))?;
        let action = text(&block["element"], "action_id");
        values.insert(text(block, "block_id").to_owned(), json!({ action: value }));
    }
    Ok(values.into())
}

fn is_named(block: &Value, name: &str) -> bool {
    let label = text(&block["label"], "text");
    name == text(block, "block_id") || name == text(&block["element"], "action_id") || name == label
}

fn field(block: &Value, entry: Option<&str>) -> Result<Value, ActError> {
    let element = &block["element"];
    let complain = |what: String| {
        Err(ActError::Field { field: text(&block["label"], "text").to_owned(), what })
    };
    let kind = text(element, "type");
    let chosen = match entry {
        Some(entry) if kind.contains("text") || kind == "number_input" => {
            return typed(block, entry).or_else(complain);
        }
        None if kind.contains("text") || kind == "number_input" => {
            return typed(block, text(element, "initial_value")).or_else(complain);
        }
        Some(entry) => match options_named(element, entry) {
            Ok(chosen) => chosen,
            Err(what) => return complain(what),
        },
        None => initial_options(element),
    };
    if chosen.is_empty() && !truthy(block, "optional") {
        return complain("please fill this out".into());
    }
    let several = matches!(kind, "checkboxes" | "multi_static_select");
    Ok(if several {
        json!({ "type": kind, "selected_options": chosen })
    } else {
        json!({ "type": kind, "selected_option": chosen.first() })
    })
}

fn typed(block: &Value, entry: &str) -> Result<Value, String> {
    let element = &block["element"];
    let kind = text(element, "type");
    let length = entry.chars().count() as u64;
    if entry.is_empty() {
        if truthy(block, "optional") {
            return Ok(json!({ "type": kind, "value": null }));
        }
        return Err("please fill this out".into());
    }
    let bound = |name: &str| element.get(name).and_then(Value::as_u64);
    if bound("min_length").is_some_and(|least| length < least) {
        return Err("this is too short".into());
    }
    if length > bound("max_length").unwrap_or(3000) {
        return Err("this is too long".into());
    }
    if kind == "email_text_input" && !entry.contains('@') {
        return Err("please enter an email address".into());
    }
    Ok(json!({ "type": kind, "value": entry }))
}

/// The options of an element, those of its groups among them.
pub(super) fn options(element: &Value) -> Vec<&Value> {
    let own = element.get("options").and_then(Value::as_array).into_iter().flatten();
    let groups = element.get("option_groups").and_then(Value::as_array).into_iter().flatten();
    let grouped = groups
        .flat_map(|group| group.get("options").and_then(Value::as_array).into_iter().flatten());
    own.chain(grouped).collect()
}

/// The options that somebody names, one a line.
pub(super) fn options_named(element: &Value, entry: &str) -> Result<Vec<Value>, String> {
    let named = |name: &str| {
        let found = options(element)
            .into_iter()
            .find(|option| text(option, "value") == name || text(&option["text"], "text") == name);
        found.cloned().ok_or_else(|| format!("there is no choice {name:?}"))
    };
    entry.lines().filter(|name| !name.is_empty()).map(named).collect()
}

fn initial_options(element: &Value) -> Vec<Value> {
    let several = element.get("initial_options").and_then(Value::as_array);
    let one = element.get("initial_option").filter(|option| !option.is_null());
    several.cloned().unwrap_or_else(|| one.cloned().into_iter().collect())
}
