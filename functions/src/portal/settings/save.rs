//! `POST /settings`: sets what holds.

use axum::response::Response;
use usher_client::{Problem, Settings, SettingsChange};
use usher_domain::{Language, WelcomeSentence};

use super::{
    fields::{change, given, sentence_field, values},
    page::{Now, SettingsPage},
};
use crate::portal::{Failure, Form, Place, Reader, Sent, Told, again};

pub async fn submit(sent: Sent) -> Response {
    let outcome = save(&sent).await;
    sent.reader.answer(outcome)
}

async fn save(sent: &Sent) -> Result<Response, Failure> {
    let (reader, fields) = (&sent.reader, &sent.fields);
    let current = reader.client.settings().await?;
    let change = change(fields, &current);
    match sent.client()?.change_settings(&change, sent.version()).await {
        Ok(_) => Ok(reader.see(Place::Settings.path(), &[Told::done(reader.t("settings-saved"))])),
        Err(error) => shown_again(sent, &change, &again::refusal(error)?).await,
    }
}

/// The form with what was typed, and what was wrong with it.
async fn shown_again(
    sent: &Sent,
    change: &SettingsChange,
    problem: &Problem,
) -> Result<Response, Failure> {
    let reader = &sent.reader;
    let settings = reader.client.settings().await?;
    let problem = by_language(sent, problem);
    let mut form = Form::refused(&sent.fields, &problem, |_| None);
    let overtaken = problem.code == "version_mismatch";
    if overtaken {
        form.alert = Some(reader.t("settings-overtaken"));
    }
    let mut page = SettingsPage::new(reader, &settings, form)?;
    if overtaken {
        page.now = now(reader, change, &settings);
    }
    page.answer(reader, again::status(&problem))
}

/// The same refusal, with what is wrong with a sentence told of its language.
fn by_language(sent: &Sent, problem: &Problem) -> Problem {
    let mut problem = problem.clone();
    let is_wrong = |language: &Language| {
        let typed = given(&sent.fields, &sentence_field(*language)).unwrap_or_default();
        !typed.is_empty() && typed.parse::<WelcomeSentence>().is_err()
    };
    if let Some(at) = problem.errors.iter().position(|error| error.field == "welcome_sentence") {
        let error = problem.errors.remove(at);
        let of = |language| {
            let mut error = error.clone();
            error.field = sentence_field(language);
            error
        };
        problem.errors.extend(Language::ALL.into_iter().filter(is_wrong).map(of));
    }
    problem
}

/// What holds by now of the fields that were to be changed.
fn now(reader: &Reader, change: &SettingsChange, settings: &Settings) -> Vec<Now> {
    let values = values(settings);
    let mut wanted = Vec::new();
    let mut want = |is_wanted: bool, label: String, fields: &[&str]| {
        let value = |name: &&str| values.iter().find(|(field, _)| field == name);
        let texts: Vec<&str> =
            fields.iter().filter_map(value).map(|(_, value)| value.as_str()).collect();
        if is_wanted {
            wanted.push(Now { label, value: texts.join(" ") });
        }
    };
    want(change.organization.is_some(), reader.t("settings-organization"), &["organization"]);
    let lifetime = ["invite_lifetime", "invite_lifetime_unit"];
    want(change.invite_lifetime.is_some(), reader.t("settings-lifetime"), &lifetime);
    want(change.reminder_days.is_some(), reader.t("settings-reminders"), &["reminder_days"]);
    let domains = ["allowed_mail_domains"];
    want(change.allowed_mail_domains.is_some(), reader.t("settings-domains"), &domains);
    let sender = ["mail_sender_name", "mail_sender"];
    want(change.mail_sender.is_some(), reader.t("settings-sender"), &sender);
    let sentences = change.welcome_sentence.clone().flatten().unwrap_or_default();
    for language in Language::ALL {
        let field = sentence_field(language);
        let is_wanted = sentences.contains_key(language.tag());
        want(is_wanted, language.name().to_owned(), &[&field]);
    }
    wanted
}
