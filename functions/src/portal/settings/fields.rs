//! The fields of the settings: as a form shows them, and as the API takes them.

use std::collections::BTreeMap;

use usher_client::{Settings, SettingsChange};
use usher_domain::Language;

use crate::body::FormFields;

/// What a day is called that cannot be read: no invite is open for so long, so the API says what can be.
const NO_DAY: u8 = u8::MAX;

/// The name of a language's field.
pub fn sentence_field(language: Language) -> String {
    format!("welcome_sentence.{}", language.tag())
}

/// The settings as the fields of a form.
pub fn values(settings: &Settings) -> Vec<(String, String)> {
    let (number, unit) = split_lifetime(&settings.invite_lifetime);
    let (name, address) = split_sender(&settings.mail_sender);
    let days: Vec<String> = settings.reminder_days.iter().map(u8::to_string).collect();
    let mut values: Vec<(String, String)> = [
        ("organization", settings.organization.as_str()),
        ("invite_lifetime", number),
        ("invite_lifetime_unit", unit),
        ("reminder_days", &days.join(", ")),
        ("allowed_mail_domains", &settings.allowed_mail_domains.join("\n")),
        ("mail_sender_name", name),
        ("mail_sender", address),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    values.extend(Language::ALL.into_iter().map(|language| {
        let sentence = settings.welcome_sentence.get(language.tag());
        (sentence_field(language), sentence.cloned().unwrap_or_default())
    }));
    values
}

/// What a form asks to be changed of the settings. What it does not hold stays, and so does what it
/// leaves as it is.
pub fn change(fields: &FormFields, current: &Settings) -> SettingsChange {
    SettingsChange {
        organization: text(given(fields, "organization"), &current.organization),
        invite_lifetime: text(lifetime(fields), &current.invite_lifetime),
        reminder_days: given(fields, "reminder_days")
            .map(|text| days(&text))
            .filter(|days| *days != current.reminder_days)
            .map(Some),
        allowed_mail_domains: given(fields, "allowed_mail_domains")
            .map(|text| listed(&text))
            .filter(|domains| *domains != current.allowed_mail_domains)
            .map(Some),
        mail_sender: text(sender(fields), &current.mail_sender),
        welcome_sentence: sentences(fields, current),
    }
}

/// A field that the form holds, with its white space made plain.
pub fn given(fields: &FormFields, name: &str) -> Option<String> {
    let value = *fields.all(name).first()?;
    Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How long invites are to be open, such as `36h`.
pub fn lifetime(fields: &FormFields) -> Option<String> {
    let number = given(fields, "invite_lifetime")?;
    let unit = match fields.get("invite_lifetime_unit") {
        unit @ ("h" | "m") => unit,
        _ => "d",
    };
    Some(if number.is_empty() { number } else { format!("{number}{unit}") })
}

/// A text that is to be set; an emptied one is given back to the operator.
#[expect(clippy::option_option, reason = "left alone, given back, or set: as the client has it")]
fn text(typed: Option<String>, current: &str) -> Option<Option<String>> {
    let typed = typed.filter(|typed| typed != current)?;
    Some(Some(typed).filter(|typed| !typed.is_empty()))
}

fn sender(fields: &FormFields) -> Option<String> {
    let address = given(fields, "mail_sender")?;
    let name = given(fields, "mail_sender_name").filter(|name| !name.is_empty());
    Some(match name {
        Some(name) if !address.is_empty() => format!("{name} <{address}>"),
        _ => address,
    })
}

fn days(text: &str) -> Vec<u8> {
    let mut days: Vec<u8> = listed(text).iter().map(|day| day.parse().unwrap_or(NO_DAY)).collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    days
}

fn listed(text: &str) -> Vec<String> {
    let items = text.split([',', ';', ' ']).filter(|item| !item.is_empty());
    items.map(str::to_owned).collect()
}

#[expect(clippy::option_option, reason = "left alone, given back, or set: as the client has it")]
fn sentences(
    fields: &FormFields,
    current: &Settings,
) -> Option<Option<BTreeMap<String, Option<String>>>> {
    let changed = |language: Language| {
        let old = current.welcome_sentence.get(language.tag()).map_or("", String::as_str);
        let new = text(given(fields, &sentence_field(language)), old)?;
        Some((language.tag().to_owned(), new))
    };
    let changed: BTreeMap<_, _> = Language::ALL.into_iter().filter_map(changed).collect();
    if changed.is_empty() { None } else { Some(Some(changed)) }
}

/// `7d` as a number and a unit.
fn split_lifetime(text: &str) -> (&str, &str) {
    text.split_at_checked(text.len().saturating_sub(1)).unwrap_or((text, "d"))
}

/// `Acme <invites@example.com>` as a name and an address.
fn split_sender(text: &str) -> (&str, &str) {
    let both = text.strip_suffix('>').and_then(|text| text.rsplit_once(" <"));
    both.unwrap_or(("", text))
}
