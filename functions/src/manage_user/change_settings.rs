//! `PATCH /v1/settings`: set what holds for the organization.

use std::{collections::BTreeMap, str::FromStr};

use axum::response::Response;
use serde_json::Value;
use usher_domain::{
    Choices, InviteLifetime, Language, MailDomain, OrganizationName, Permission, Problem, Sender,
    WelcomeSentence,
    settings::{MAX_DOMAINS, reminder_days},
};
use utoipa::ToSchema;

use super::settings::{SettingsView, settings};
use crate::{
    App,
    body::{JsonFields, Setting},
    caller::Caller,
    idempotency::ForRequest,
    if_match::IfMatch,
    manage_user::TRIES,
    openapi::schemas::{
        IfMatchParam, LifetimeText, MailDomainText, OrganizationText, ReminderDay,
        SentencesByLanguage,
    },
    problem::ApiError,
};

/// What is to be set. Fields that are left out stay as they are; null gives a field back to the
/// operator.
#[derive(ToSchema)]
#[schema(as = SettingsChange, example = json!({ "organization": "Acme", "reminder_days": [3, 1] }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `Change` reads")]
struct ChangeSettingsBody {
    organization: Option<OrganizationText>,
    invite_lifetime: Option<LifetimeText>,
    #[schema(max_items = 3)]
    reminder_days: Option<Vec<ReminderDay>>,
    /// New addresses must be at exactly one of these.
    #[schema(max_items = 50)]
    allowed_mail_domains: Option<Vec<MailDomainText>>,
    /// An address, or a name and an address, at the domain that the operator set up.
    #[schema(example = "Acme <invites@example.com>", min_length = 3, max_length = 400)]
    mail_sender: Option<String>,
    welcome_sentence: Option<SentencesByLanguage>,
}

/// Set what holds for the organization.
///
/// Every function knows of it within 30 seconds.
#[utoipa::path(
    patch,
    path = "/v1/settings",
    tag = "Settings",
    extensions(("x-permission" = json!("settings:manage"))),
    params(IfMatchParam),
    request_body = ChangeSettingsBody,
    responses((
        status = 200,
        description = "The settings that hold now.",
        body = SettingsView,
        headers(("ETag" = String, description = "The settings' version.")),
    )),
)]
pub async fn change_settings(
    ForRequest(app): ForRequest,
    caller: Caller,
    if_match: IfMatch,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::SettingsManage)?;
    let change = Change::decode(body, &app)?;
    for _ in 0..TRIES {
        let old = app.directory.find_choices().await?;
        if_match.require(old.version)?;
        let new = change.apply(&old);
        let before = old.over(app.settings_before_any());
        if new == old {
            return Ok(settings(&app, &before));
        }
        let new = Choices { version: old.version + 1, ..new };
        let after = new.over(app.settings_before_any());
        let act = (caller.actor, app.clock.now());
        if app.directory.change_settings(&new, before.changes(&after), act).await? {
            app.note_settings(after.clone());
            return Ok(settings(&app, &after));
        }
    }
    Err(if_match.race_lost())
}

/// What the body asks for: of each field nothing, the operator's value, or a new one.
struct Change {
    organization: Setting<OrganizationName>,
    invite_lifetime: Setting<InviteLifetime>,
    reminder_days: Setting<Vec<u8>>,
    allowed_mail_domains: Setting<Vec<MailDomain>>,
    mail_sender: Setting<Sender>,
    welcome_sentence: Setting<Sentences>,
}

/// By language a sentence, or none any more.
type Sentences = Vec<(Language, Option<WelcomeSentence>)>;

impl Change {
    fn decode(mut body: JsonFields, app: &App) -> Result<Self, ApiError> {
        let change = Self {
            organization: body.setting("organization", text),
            invite_lifetime: body.setting("invite_lifetime", lifetime),
            reminder_days: body.setting("reminder_days", days),
            allowed_mail_domains: body.setting("allowed_mail_domains", domains),
            mail_sender: body.setting("mail_sender", |value| sender(value, app)),
            welcome_sentence: body.setting("welcome_sentence", sentences),
        };
        body.finish()?;
        Ok(change)
    }

    fn apply(&self, old: &Choices) -> Choices {
        Choices {
            version: old.version,
            organization: self.organization.over(old.organization.as_ref()),
            invite_lifetime: self.invite_lifetime.over(old.invite_lifetime.as_ref()),
            reminder_days: self.reminder_days.over(old.reminder_days.as_ref()),
            allowed_mail_domains: self.allowed_mail_domains.over(old.allowed_mail_domains.as_ref()),
            mail_sender: self.mail_sender.over(old.mail_sender.as_ref()),
            welcome_sentence: self.sentences(&old.welcome_sentence),
            logo: old.logo.clone(),
        }
    }

    fn sentences(
        &self,
        old: &BTreeMap<Language, WelcomeSentence>,
    ) -> BTreeMap<Language, WelcomeSentence> {
        let changed = match &self.welcome_sentence {
            Setting::Kept => return old.clone(),
            Setting::Reset => return BTreeMap::new(),
            Setting::To(changed) => changed,
        };
        let mut sentences = old.clone();
        for (language, sentence) in changed {
            match sentence {
                Some(sentence) => sentences.insert(*language, sentence.clone()),
                None => sentences.remove(language),
            };
        }
        sentences
    }
}

fn text<T: FromStr<Err = Problem>>(value: Value) -> Result<T, Problem> {
    plain(value)?.parse()
}

fn plain(value: Value) -> Result<String, Problem> {
    match value {
        Value::String(text) => Ok(text),
        _ => Err(Problem::WrongType("text")),
    }
}

fn list(value: Value, expected: &'static str) -> Result<Vec<Value>, Problem> {
    match value {
        Value::Array(values) => Ok(values),
        _ => Err(Problem::WrongType(expected)),
    }
}

fn lifetime(value: Value) -> Result<InviteLifetime, Problem> {
    plain(value)?.parse().map_err(|_| Problem::LifetimeInvalid)
}

fn days(value: Value) -> Result<Vec<u8>, Problem> {
    let wrong = || Problem::WrongType("numbers");
    let days = list(value, "numbers")?;
    let days = days.iter().map(|day| day.as_u64().ok_or_else(wrong));
    reminder_days(&days.collect::<Result<Vec<_>, _>>()?)
}

fn domains(value: Value) -> Result<Vec<MailDomain>, Problem> {
    let values = list(value, "texts")?;
    if values.len() > MAX_DOMAINS {
        return Err(Problem::TooMany(MAX_DOMAINS));
    }
    let domains = values.into_iter().map(|value| match value {
        Value::String(text) => text.parse().map_err(|_: Problem| Problem::DomainMalformed),
        _ => Err(Problem::WrongType("texts")),
    });
    let mut domains = domains.collect::<Result<Vec<MailDomain>, _>>()?;
    domains.sort_unstable();
    domains.dedup();
    Ok(domains)
}

fn sender(value: Value, app: &App) -> Result<Sender, Problem> {
    let sender: Sender = plain(value)?.parse().map_err(|_| Problem::SenderMalformed)?;
    let domain = app.settings.sender.domain();
    if sender.domain() == domain {
        Ok(sender)
    } else {
        Err(Problem::SenderDomain { domain: domain.to_owned() })
    }
}

fn sentences(value: Value) -> Result<Sentences, Problem> {
    let Value::Object(sentences) = value else { return Err(Problem::WrongType("object")) };
    let read = |(tag, value): (String, Value)| {
        let language = tag.parse()?;
        Ok((language, if value.is_null() { None } else { Some(text(value)?) }))
    };
    sentences.into_iter().map(read).collect()
}
