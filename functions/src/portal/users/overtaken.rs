//! A form that edits a user whom somebody else changes meanwhile: who won, what stands now, and what
//! becomes of what was typed.

use usher_client::{PageRequest, User};
use usher_domain::Language;

use crate::{
    body::FormFields,
    portal::{Form, Reader, words},
};

/// What the form is about.
const FIELDS: [&str; 5] = ["first_name", "last_name", "email", "language", "role"];

/// Of how many things that happened to a user is looked for who changed them.
const LOOK_BACK: u16 = 25;

/// The form as it is shown.
pub struct Draft {
    /// What stands in its fields.
    pub form: Form,
    /// The version that it is about.
    pub version: u64,
    /// What that version says, by field.
    pub was: Vec<(&'static str, String)>,
    /// What else there is to say of a field.
    pub notes: Vec<Note>,
}

/// What stands below a field.
pub struct Note {
    /// Which field.
    pub field: &'static str,
    /// What the value is.
    pub label: String,
    /// The value.
    pub value: String,
}

impl Draft {
    /// The form that nobody has typed in yet.
    pub fn of(user: &User) -> Self {
        let was: Vec<_> = FIELDS.into_iter().map(|field| (field, value(user, field))).collect();
        let form = Form::new(was.iter().map(|(field, value)| (*field, value.as_str())));
        Self { form, version: user.version, was, notes: Vec::new() }
    }

    /// The form that was sent for a version that is over. What was typed stays, and what stands now is
    /// said below it; a field that was left alone shows what it is now. Sending it again replaces that.
    pub async fn overtaken(reader: &Reader, fields: &FormFields, user: &User) -> Self {
        let (mut values, mut notes) = (Vec::new(), Vec::new());
        for field in FIELDS {
            let (was, now) = (was(fields, field), value(user, field));
            let typed = fields.all(field).first().copied().unwrap_or(was);
            let (shown, said) = match typed {
                _ if typed == now => (now.clone(), None),
                _ if typed == was => (now.clone(), Some(("edit-was", was.to_owned()))),
                _ => (typed.to_owned(), Some(("edit-now", now.clone()))),
            };
            values.push((field, shown));
            notes.extend(said.map(|(label, value)| Note {
                field,
                label: reader.t(label),
                value: in_words(field, value),
            }));
        }
        let mut form = Form::new(values.iter().map(|(field, value)| (*field, value.as_str())));
        form.alert = Some(match who(reader, user).await {
            Some(name) => reader.format("edit-overtaken", &[("name", name.into())]),
            None => reader.t("edit-overtaken-by-somebody"),
        });
        Self { form, notes, ..Self::of(user) }
    }
}

/// What a field said in the version that the form was made for.
pub fn was<'a>(fields: &'a FormFields, name: &str) -> &'a str {
    fields.get(&format!("was.{name}"))
}

/// The same of all of them.
pub fn all_that_was(fields: &FormFields) -> Vec<(&'static str, String)> {
    FIELDS.into_iter().map(|field| (field, was(fields, field).to_owned())).collect()
}

/// Whether the user is as the form was made for, as far as it shows.
pub fn shows(fields: &FormFields, user: &User) -> bool {
    FIELDS.into_iter().all(|field| was(fields, field) == value(user, field))
}

fn value(user: &User, field: &str) -> String {
    match field {
        "first_name" => user.first_name.clone(),
        "last_name" => user.last_name.clone(),
        "email" => user.email.clone(),
        "language" => user.language.clone(),
        _ => user.role.clone(),
    }
}

/// The value as a person knows it.
fn in_words(field: &str, value: String) -> String {
    match value.parse::<Language>() {
        Ok(language) if field == "language" => language.name().to_owned(),
        _ => value,
    }
}

/// Who changed the user last, if that can be found out.
async fn who(reader: &Reader, user: &User) -> Option<String> {
    let page = PageRequest { limit: Some(LOOK_BACK), cursor: None };
    let entries = reader.client.timeline(&user.id, &page).await.ok()?.items;
    let change = entries.iter().find(|entry| matches!(entry.kind.as_str(), "changed" | "approved"));
    change.map(|entry| words::actor(reader.texts, &entry.actor))
}
