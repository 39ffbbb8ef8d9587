//! The organization's settings as the API shows them.

use std::collections::BTreeMap;

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::header::ETAG;
use serde::Serialize;
use usher_domain::{Language, MailDomain, OrgSettings, WelcomeSentence};
use utoipa::ToSchema;

use crate::App;

/// What holds for the organization: its own settings, and the operator's for all else.
#[derive(Serialize, ToSchema)]
#[schema(as = Settings)]
pub struct SettingsView {
    /// The organization's name, as mails and pages show it.
    #[schema(example = "Acme")]
    organization: String,
    /// How long an invite is open.
    #[schema(example = "7d")]
    invite_lifetime: String,
    /// How many days before an invite's end its invitee is reminded.
    #[schema(example = json!([2]))]
    reminder_days: Vec<u8>,
    /// The domains that new addresses may be at, in punycode. Any, if there is none.
    #[schema(example = json!(["example.com"]))]
    allowed_mail_domains: Vec<MailDomainText>,
    /// Who the mails are from.
    #[schema(example = "Acme <invites@example.com>")]
    mail_sender: String,
    /// What welcome mails say besides, by the reader's language.
    #[schema(example = json!({ "en": "We look forward to you!" }))]
    welcome_sentence: BTreeMap<String, String>,
    /// Where the organization's logo is; null if it has none. Another logo has another address.
    #[schema(required, format = "uri", example = json!(null))]
    logo: Option<String>,
    /// Counts the changes; 0 while nothing was ever set.
    version: u64,
}

type MailDomainText = String;

impl SettingsView {
    fn new(app: &App, org: &OrgSettings) -> Self {
        let sentence = |(language, text): (&Language, &WelcomeSentence)| {
            (language.to_string(), text.as_str().to_owned())
        };
        Self {
            organization: org.organization.to_string(),
            invite_lifetime: org.invite_lifetime.to_string(),
            reminder_days: org.reminder_days.clone(),
            allowed_mail_domains: org
                .allowed_mail_domains
                .iter()
                .map(MailDomain::to_string)
                .collect(),
            mail_sender: org.mail_sender.as_written(),
            welcome_sentence: org.welcome_sentence.iter().map(sentence).collect(),
            logo: org.logo.as_ref().map(|name| app.logo_address(name)),
            version: org.version,
        }
    }
}

/// The answer that shows the settings.
pub fn settings(app: &App, org: &OrgSettings) -> Response {
    let etag = [(ETAG, format!("\"{}\"", org.version))];
    (etag, Json(SettingsView::new(app, org))).into_response()
}
