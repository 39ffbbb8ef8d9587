//! What is wrong with which field, as the API tells it.

use std::collections::BTreeMap;

use usher_client::Problem;
use usher_i18n::Texts;

use super::turn::Turn;

/// The fields of the form, by the names that the API gives them.
pub const FIRST_NAME: &str = "first_name";
pub const LAST_NAME: &str = "last_name";
pub const EMAIL: &str = "email";
pub const LANGUAGE: &str = "language";
pub const ROLE: &str = "role";
pub const WELCOME_EMAIL: &str = "send_welcome_email";
pub const REASON: &str = "reason";

/// What a field is called.
pub fn name(texts: &Texts, field: &str) -> String {
    let id = match field {
        FIRST_NAME => "chat-input-first-name",
        LAST_NAME => "chat-input-last-name",
        EMAIL => "chat-input-email",
        LANGUAGE => "chat-input-language",
        ROLE => "chat-input-role",
        WELCOME_EMAIL => "chat-input-mail",
        REASON => "chat-input-reason",
        other => return other.to_owned(),
    };
    texts.get(id)
}

/// What is wrong, in one line for each field.
pub fn lines(turn: &Turn<'_>, problem: &Problem) -> Vec<String> {
    let line =
        |(field, detail): (String, String)| format!("{}: {detail}", name(turn.texts, &field));
    by_field(problem).into_iter().map(line).collect()
}

/// What is wrong, by the names of the form's fields. What is about none of them is said at the address.
pub fn wrong(turn: &Turn<'_>, problem: &Problem) -> BTreeMap<String, String> {
    let known = [FIRST_NAME, LAST_NAME, EMAIL, LANGUAGE, ROLE, WELCOME_EMAIL];
    by_field(problem)
        .into_iter()
        .map(|(field, detail)| {
            let said = format!("{}: {detail}", name(turn.texts, &field));
            let place = if known.contains(&&*field) { field } else { EMAIL.to_owned() };
            (place, said)
        })
        .collect()
}

fn by_field(problem: &Problem) -> BTreeMap<String, String> {
    // The first problem of a field is the one that its others follow from.
    let mut fields = BTreeMap::new();
    for error in &problem.errors {
        fields.entry(error.field.clone()).or_insert_with(|| error.detail.clone());
    }
    fields
}
