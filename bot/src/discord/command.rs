//! The command, as it is registered with Discord.
//!
//! <https://docs.discord.com/developers/interactions/application-commands>

use serde_json::{Map, Value, json};
use usher_domain::Language;
use usher_i18n::Texts;

use crate::shorten;

/// The longest description.
const DESCRIPTION: usize = 100;
/// The types of options.
const TEXT: u8 = 3;
const YES_OR_NO: u8 = 5;

/// All commands of the application: there is one.
pub fn definition(name: &str, permissions: Option<u64>) -> Value {
    let languages =
        Language::ALL.map(|language| json!({ "name": language.name(), "value": language.tag() }));
    json!([{
        "type": 1,
        "name": name,
        "description": description(Language::English, "chat-command"),
        "description_localizations": localized("chat-command"),
        "options": [
            suggesting(option(TEXT, "text", "chat-option-text")),
            option(TEXT, "email", "chat-input-email"),
            option(TEXT, "first_name", "chat-input-first-name"),
            option(TEXT, "last_name", "chat-input-last-name"),
            suggesting(option(TEXT, "role", "chat-input-role")),
            with(option(TEXT, "language", "chat-input-language"), "choices", json!(languages)),
            option(YES_OR_NO, "send_mail", "chat-input-mail-says"),
        ],
        // A string, since JavaScript cannot count so far.
        "default_member_permissions": permissions.map(|bits| bits.to_string()),
        // In servers only, for whoever added the application there.
        "contexts": [0],
        "integration_types": [0],
    }])
}

fn option(kind: u8, name: &str, text: &str) -> Value {
    json!({
        "type": kind,
        "name": name,
        "description": description(Language::English, text),
        "description_localizations": localized(text),
        "required": false,
    })
}

fn suggesting(option: Value) -> Value {
    with(option, "autocomplete", true.into())
}

fn with(mut option: Value, name: &str, value: Value) -> Value {
    option[name] = value;
    option
}

fn description(language: Language, text: &str) -> String {
    shorten::plain(&Texts::of(language).get(text), DESCRIPTION)
}

/// The description in the languages that Discord's clients can be set to.
fn localized(text: &str) -> Map<String, Value> {
    let tags = |language| match language {
        Language::English => &["en-GB", "en-US"][..],
        Language::Spanish => &["es-ES", "es-419"],
        Language::French => &["fr"],
        Language::BrazilianPortuguese => &["pt-BR"],
        Language::German => &["de"],
        Language::Italian => &["it"],
        Language::Japanese => &["ja"],
        // Discord has no Hebrew.
        Language::Hebrew => &[],
    };
    let each = Language::ALL.into_iter().flat_map(|language| {
        tags(language)
            .iter()
            .map(move |tag| ((*tag).to_owned(), description(language, text).into()))
    });
    each.collect()
}
