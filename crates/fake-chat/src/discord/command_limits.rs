//! The documented limits of application commands.
//!
//! <https://docs.discord.com/developers/interactions/application-commands>

use serde_json::Value;

use super::limits::number;
use crate::limits::Problems;

/// The most characters of names, descriptions and values of one command together.
const ALL: usize = 8000;

/// The languages that names and descriptions can be translated to.
///
/// <https://docs.discord.com/developers/reference#locales>
const LOCALES: &[&str] = &[
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// Checks a list of commands that replaces those before.
pub(super) fn commands(commands: &Value) -> Problems {
    let mut problems = Problems::default();
    let mut names = Vec::new();
    for (index, command) in problems.list("", Some(commands), 0, 100).iter().enumerate() {
        let at = format!("/{index}");
        // 1 is CHAT_INPUT, and what is meant if there is none.
        if !matches!(number(command, "type"), 0 | 1) {
            problems.add(format!("{at}/type"), "this fake knows CHAT_INPUT (1) only");
        }
        let permissions = command.get("default_member_permissions").filter(|set| !set.is_null());
        let is_set = |set: &Value| set.as_str().is_some_and(|set| set.parse::<u64>().is_ok());
        if permissions.is_some_and(|set| !is_set(set)) {
            problems.add(format!("{at}/default_member_permissions"), "must be a bit set as text");
        }
        let mut count = 0;
        named(&mut problems, &at, command, &mut names, &mut count);
        options(&mut problems, &at, command, 0, &mut count);
        if count > ALL {
            problems.add(at, format!("must be {ALL} or fewer characters long in all ({count})"));
        }
    }
    problems
}

fn named(
    problems: &mut Problems,
    at: &str,
    what: &Value,
    names: &mut Vec<String>,
    count: &mut usize,
) {
    let at_name = format!("{at}/name");
    if let Some(name) = problems.text(&at_name, what.get("name"), 1, 32) {
        problems.unique(&at_name, name, names);
        is_name(problems, &at_name, name);
        *count += name.chars().count();
    }
    let at_text = format!("{at}/description");
    let text = problems.text(&at_text, what.get("description"), 1, 100);
    *count += text.map_or(0, |text| text.chars().count());
    for (field, most) in [("name", 32), ("description", 100)] {
        let at = format!("{at}/{field}_localizations");
        let all = what.get(format!("{field}_localizations")).and_then(Value::as_object);
        for (locale, text) in all.into_iter().flatten() {
            let at = format!("{at}/{locale}");
            if !LOCALES.contains(&locale.as_str()) {
                problems.add(&at, "is no locale of Discord's");
            }
            let text = problems.text(&at, Some(text), 1, most);
            if field == "name" {
                is_name(problems, &at, text.unwrap_or_default());
            }
        }
    }
}

/// Letters, digits, `-`, `_` and `'`, in lower case where there is one.
fn is_name(problems: &mut Problems, at: &str, name: &str) {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    if !name.chars().all(fits) || name.to_lowercase() != name {
        problems.add(at, "must be lower case letters, digits, - or _");
    }
}

fn options(problems: &mut Problems, at: &str, of: &Value, depth: usize, count: &mut usize) {
    let Some(list) = of.get("options").filter(|list| !list.is_null()) else {
        return;
    };
    let at = format!("{at}/options");
    let mut names = Vec::new();
    let mut optional_before = false;
    let list = problems.list(&at, Some(list), 0, 25);
    let nested = |option: &Value| matches!(number(option, "type"), 1 | 2);
    if list.iter().any(nested) && !list.iter().all(nested) {
        problems.add(&at, "subcommands and options do not go together");
    }
    for (index, option) in list.iter().enumerate() {
        let at = format!("{at}/{index}");
        named(problems, &at, option, &mut names, count);
        match number(option, "type") {
            1 | 2 if depth < 2 => options(problems, &at, option, depth + 1, count),
            3..=11 => value(problems, &at, option, count),
            _ => problems.add(format!("{at}/type"), "must be from 1 to 11"),
        }
        let required = option.get("required").and_then(Value::as_bool).unwrap_or(false);
        if required && optional_before {
            problems.add(format!("{at}/required"), "required options come first");
        }
        optional_before |= !required && !nested(option);
    }
}

fn value(problems: &mut Problems, at: &str, option: &Value, count: &mut usize) {
    let completes = option.get("autocomplete").and_then(Value::as_bool).unwrap_or(false);
    if let Some(choices) = option.get("choices").filter(|choices| !choices.is_null()) {
        if completes && choices.as_array().is_none_or(|choices| !choices.is_empty()) {
            problems.add(format!("{at}/autocomplete"), "does not go with choices");
        }
        *count += self::choices(problems, &format!("{at}/choices"), choices);
    }
    for (name, least, most) in [("min_length", 0, 6000), ("max_length", 1, 6000)] {
        let bound = option.get(name).filter(|bound| !bound.is_null());
        if bound.is_some_and(|n| n.as_u64().is_none_or(|n| !(least..=most).contains(&n))) {
            problems.add(format!("{at}/{name}"), format!("must be from {least} to {most}"));
        }
    }
}

/// Checks choices, of an option or an autocompletion, and counts their characters.
pub(super) fn choices(problems: &mut Problems, at: &str, choices: &Value) -> usize {
    let mut count = 0;
    for (index, choice) in problems.list(at, Some(choices), 0, 25).iter().enumerate() {
        let at = format!("{at}/{index}");
        let name = problems.text(&format!("{at}/name"), choice.get("name"), 1, 100);
        count += name.map_or(0, |name| name.chars().count());
        if choice.get("value").is_none_or(|value| !value.is_number()) {
            let value = problems.text(&format!("{at}/value"), choice.get("value"), 1, 100);
            count += value.map_or(0, |value| value.chars().count());
        }
    }
    count
}
