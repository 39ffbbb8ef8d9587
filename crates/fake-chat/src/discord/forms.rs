//! Filling a form, as the client lets somebody do it.

use serde_json::{Value, json};

use super::{limits::number, state::Form};
use crate::ActError;

/// Turns what somebody fills in into the `components` of a submission.
///
/// A field is named by its custom id or its label. What is not named keeps its initial value. A
/// choice is named by its value or its label; several by one line each.
pub(super) fn fill(form: &Form, entries: &[(&str, &str)]) -> Result<Value, ActError> {
    let parts = form.content["components"].as_array().map_or(&[][..], Vec::as_slice);
    let fields: Vec<(&str, &Value)> = parts.iter().filter_map(field).collect();
    for (name, _) in entries {
        if !fields.iter().any(|field| is_named(*field, name)) {
            return Err(ActError::NoControl((*name).to_owned()));
        }
    }
    let mut id = 0;
    let mut next = || {
        id += 1;
        id
    };
    let mut filled = Vec::new();
    for part in parts {
        let outer = next();
        let Some((label, control)) = field(part) else {
            filled.push(json!({ "type": part["type"], "id": outer }));
            continue;
        };
        let entry = entries.iter().find(|(name, _)| is_named((label, control), name));
        let mut value = fill_one(label, control, entry.map(|(_, value)| *value))?;
        value["id"] = next().into();
        filled.push(if number(part, "type") == 18 {
            json!({ "type": 18, "id": outer, "component": value })
        } else {
            json!({ "type": 1, "id": outer, "components": [value] })
        });
    }
    Ok(filled.into())
}

/// The label and the control of a part of a form that has one.
fn field(part: &Value) -> Option<(&str, &Value)> {
    let (label, control) = match number(part, "type") {
        18 => (&part["label"], &part["component"]),
        1 => (&part["components"][0]["label"], &part["components"][0]),
        _ => return None,
    };
    Some((label.as_str().unwrap_or_default(), control))
}

fn is_named((label, control): (&str, &Value), name: &str) -> bool {
    label == name || control["custom_id"] == name
}

fn fill_one(label: &str, control: &Value, entry: Option<&str>) -> Result<Value, ActError> {
    let wrong = |what: &str| ActError::Field { field: label.to_owned(), what: what.to_owned() };
    let required = control["required"].as_bool().unwrap_or(true);
    let custom_id = &control["custom_id"];
    if number(control, "type") == 3 {
        let values = chosen(control, entry).ok_or_else(|| wrong("there is no such choice"))?;
        let count = values.len() as u64;
        let least = control["min_values"].as_u64().unwrap_or(1);
        if count > control["max_values"].as_u64().unwrap_or(1) {
            return Err(wrong("these are too many"));
        }
        if (required || count > 0) && count < least {
            return Err(wrong("this is required"));
        }
        return Ok(json!({ "type": 3, "custom_id": custom_id, "values": values }));
    }
    let text = entry.or(control["value"].as_str()).unwrap_or_default();
    let length = text.chars().count() as u64;
    if required && text.is_empty() {
        return Err(wrong("this is required"));
    }
    if !text.is_empty() && length < number(control, "min_length") {
        return Err(wrong("this is too short"));
    }
    if length > control["max_length"].as_u64().unwrap_or(4000) {
        return Err(wrong("this is too long"));
    }
    Ok(json!({ "type": 4, "custom_id": custom_id, "value": text }))
}

/// The values of the options that are named, one a line, or those that were chosen at first.
pub(super) fn chosen(menu: &Value, entry: Option<&str>) -> Option<Vec<Value>> {
    let options = menu["options"].as_array().map_or(&[][..], Vec::as_slice);
    let Some(entry) = entry else {
        let first = options.iter().filter(|option| option["default"] == true);
        return Some(first.map(|option| option["value"].clone()).collect());
    };
    let named = |name: &str| {
        let found =
            options.iter().find(|option| option["value"] == name || option["label"] == name);
        found.map(|option| option["value"].clone())
    };
    entry.lines().filter(|name| !name.is_empty()).map(named).collect()
}
