//! Forms as Discord draws them: modals whose inputs stand in labels.
//!
//! <https://docs.discord.com/developers/components/reference#label>

use serde_json::{Value, json};

use crate::{
    answer::{Field, Form, Kind},
    shorten,
};

/// The longest title and label.
const TITLE: usize = 45;
/// The longest hint, the longest text of an option and its longest value.
const SHORT: usize = 100;
/// The longest text that an input takes.
const INPUT: usize = 4000;
/// The most components of a modal.
const COMPONENTS: usize = 5;
/// The most options of a menu.
const OPTIONS: usize = 25;

/// A form as a modal.
pub(crate) fn modal(form: &Form) -> Value {
    let mut labels: Vec<Value> = Vec::new();
    let mut fields: Vec<&Field> = form.fields.iter().collect();
    if fields.len() > COMPONENTS
        && let Some((choice, ticked)) = pair(&fields)
    {
        // Six fields in five places: one menu asks for both.
        fields.remove(ticked);
        labels.extend(fields.iter().enumerate().map(|(index, field)| {
            if index == choice { both(field, &form.fields[ticked]) } else { label(field) }
        }));
    } else {
        labels.extend(fields.iter().map(|field| label(field)));
    }
    labels.truncate(COMPONENTS);
    json!({
        "custom_id": form.id,
        "title": shorten::plain(&form.title, TITLE),
        "components": labels,
    })
}

/// A menu and a box that go together into one menu.
fn pair(fields: &[&Field]) -> Option<(usize, usize)> {
    let ticked = fields.iter().position(|field| matches!(field.kind, Kind::Box { .. }))?;
    let few = |field: &&Field| match &field.kind {
        Kind::Choice { options, .. } => (1..=OPTIONS / 2).contains(&options.len()),
        _ => false,
    };
    // The indexes hold after the box is taken out.
    let choice = fields[..ticked].iter().position(few)?;
    Some((choice, ticked))
}

fn label(field: &Field) -> Value {
    labelled(field, &field.label, &component(field))
}

fn labelled(field: &Field, text: &str, component: &Value) -> Value {
    let mut label = json!({
        "type": 18,
        "label": shorten::plain(text, TITLE),
        "component": component,
    });
    if let Some(hint) = field.hint.as_deref().filter(|hint| !hint.is_empty()) {
        label["description"] = shorten::plain(hint, SHORT).into();
    }
    label
}

fn component(field: &Field) -> Value {
    match &field.kind {
        Kind::Line { value, max } => text(field, value, *max, 1),
        Kind::Lines { value, max } => text(field, value, *max, 2),
        Kind::Choice { value, options } => choice(field, value.as_deref(), options, OPTIONS)
            .unwrap_or_else(|| text(field, value.as_deref().unwrap_or_default(), INPUT, 1)),
        Kind::Box { ticked, says } => {
            let options = [true, false].map(|yes| ticked_option(yes, says, yes == *ticked));
            json!({
                "type": 3,
                "custom_id": field.name,
                "required": true,
                "options": options,
            })
        }
    }
}

fn ticked_option(yes: bool, says: &str, chosen: bool) -> Value {
    json!({
        "label": shorten::plain(&format!("{} {says}", tick(yes)), SHORT),
        "value": yes.to_string(),
        "default": chosen,
    })
}

/// Yes and no, in every language.
fn tick(yes: bool) -> char {
    if yes { '✓' } else { '✗' }
}

fn text(field: &Field, value: &str, max: usize, style: u8) -> Value {
    let max = max.clamp(1, INPUT);
    let mut input = json!({
        "type": 4,
        "custom_id": field.name,
        "style": style,
        "required": field.required,
        "max_length": max,
    });
    if !value.is_empty() {
        input["value"] = shorten::plain(value, max).into();
    }
    input
}

fn choice(
    field: &Field,
    value: Option<&str>,
    options: &[(String, String)],
    most: usize,
) -> Option<Value> {
    let shown = shown(value, options, most);
    let options = shown.iter().map(|(known, text)| {
        json!({ "label": named(text, known), "value": known, "default": value == Some(known) })
    });
    (!shown.is_empty()).then(|| {
        json!({
            "type": 3,
            "custom_id": field.name,
            "required": field.required,
            "options": options.collect::<Vec<_>>(),
        })
    })
}

/// The options that there is room for; what is chosen at first is among them.
fn shown<'o>(
    value: Option<&str>,
    options: &'o [(String, String)],
    most: usize,
) -> Vec<&'o (String, String)> {
    let usable = |known: &str| (1..=SHORT).contains(&known.chars().count());
    let fitting = || options.iter().filter(|(known, _)| usable(known));
    let mut shown: Vec<_> = fitting().take(most).collect();
    let chosen = fitting().find(|(known, _)| Some(known.as_str()) == value);
    if let Some(chosen) = chosen.filter(|chosen| !shown.contains(chosen)) {
        shown.pop();
        shown.push(chosen);
    }
    shown
}

fn named(text: &str, value: &str) -> String {
    let text = if text.trim().is_empty() { value } else { text };
    shorten::plain(text, SHORT)
}

/// One menu that asks for a choice and for a box. Its name and its values are both, with a `+`
/// between them; what the box says stands below each option.
fn both(field: &Field, ticked: &Field) -> Value {
    let (Kind::Choice { value, options }, Kind::Box { ticked: is_ticked, says }) =
        (&field.kind, &ticked.kind)
    else {
        return label(field);
    };
    let each = shown(value.as_deref(), options, OPTIONS / 2);
    let first = value.as_deref().filter(|value| each.iter().any(|(known, _)| known == value));
    let options = [true, false].into_iter().flat_map(|yes| {
        each.iter().map(move |(known, text)| {
            json!({
                "label": named(text, known),
                "description": shorten::plain(&format!("{} {says}", tick(yes)), SHORT),
                "value": format!("{known}+{yes}"),
                "default": first == Some(known) && yes == *is_ticked,
            })
        })
    });
    let menu = json!({
        "type": 3,
        "custom_id": format!("{}+{}", field.name, ticked.name),
        "required": true,
        "options": options.collect::<Vec<_>>(),
    });
    labelled(field, &format!("{} · {}", field.label, ticked.label), &menu)
}
