//! The page of the settings.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_client::{Problem, Settings};
use usher_domain::{Language, Permission};

use super::fields::{sentence_field, values};
use crate::{
    pages::allow_own_frames,
    portal::{Failure, Form, Place, Reader, Shell, again, choice::Choice},
};

#[derive(Template)]
#[template(path = "settings/settings.html")]
pub struct SettingsPage {
    shell: Shell,
    form: Form,
    once: String,
    version: u64,
    may: bool,
    units: Vec<Choice>,
    sentences: Vec<Sentence>,
    /// The only domain that mails can be from.
    domain: String,
    logo: Option<String>,
    logo_problem: Option<String>,
    /// The letter that is shown to begin with.
    preview: String,
    /// What holds by now of what was typed otherwise, where somebody else was first.
    pub now: Vec<Now>,
}

/// A language, its sentence's field, and where its letter is shown.
struct Sentence {
    name: &'static str,
    tag: &'static str,
    direction: &'static str,
    field: String,
    preview: String,
}

/// A setting as it is.
pub struct Now {
    pub label: String,
    pub value: String,
}

/// The page as things are; `refused` is what was wrong with a logo.
pub async fn current(reader: &Reader, refused: Option<&Problem>) -> Result<Response, Failure> {
    let settings = reader.client.settings().await?;
    let values = values(&settings);
    let form = Form::new(values.iter().map(|(name, value)| (&**name, &**value)));
    let mut page = SettingsPage::new(reader, &settings, form)?;
    page.logo_problem = refused.map(|problem| match problem.errors.first() {
        Some(error) => error.detail.clone(),
        None => problem.sentence().to_owned(),
    });
    page.answer(reader, refused.map_or(StatusCode::OK, again::status))
}

impl SettingsPage {
    /// The page with `form` filled in.
    pub fn new(reader: &Reader, settings: &Settings, form: Form) -> Result<Self, Failure> {
        let preview =
            |language: Language| reader.app.path(&format!("/settings/preview/{}", language.tag()));
        let sentence = |language: Language| Sentence {
            name: language.name(),
            tag: language.tag(),
            direction: language.direction().as_str(),
            field: sentence_field(language),
            preview: preview(language),
        };
        Ok(Self {
            shell: reader.shell(Place::Settings)?,
            once: reader.app.ids.next().to_string(),
            version: settings.version,
            may: reader.person.permissions.allows(Permission::SettingsManage),
            units: units(reader, form.value("invite_lifetime_unit")),
            sentences: Language::ALL.into_iter().map(sentence).collect(),
            domain: reader.app.settings.sender.domain().to_owned(),
            logo: reader.app.logo(),
            logo_problem: None,
            preview: preview(reader.person.language()),
            now: Vec::new(),
            form,
        })
    }

    /// The page as an answer. It shows a letter in a frame.
    pub fn answer(self, reader: &Reader, status: StatusCode) -> Result<Response, Failure> {
        let mut response = reader.page(status, self.render())?;
        allow_own_frames(&mut response);
        Ok(response)
    }
}

/// The units of a length of time. Minutes are offered where somebody set some.
fn units(reader: &Reader, chosen: &str) -> Vec<Choice> {
    let units = [("d", "settings-days"), ("h", "settings-hours"), ("m", "settings-minutes")];
    let offered = units.into_iter().filter(|(unit, _)| *unit != "m" || chosen == "m");
    offered.map(|(unit, label)| Choice::new(unit, reader.t(label), chosen)).collect()
}
