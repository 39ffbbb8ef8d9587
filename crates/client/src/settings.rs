//! What the organization sets for itself.

use std::collections::BTreeMap;

use http::Method;
use serde::{Deserialize, Serialize};

use crate::{Client, Error, request};

/// What holds for the organization: its own settings, and the operator's for all else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The organization's name.
    pub organization: String,
    /// How long an invite is open, such as `7d`.
    pub invite_lifetime: String,
    /// How many days before an invite's end its invitee is reminded.
    pub reminder_days: Vec<u8>,
    /// The domains that new addresses may be at; any, if there is none.
    pub allowed_mail_domains: Vec<String>,
    /// Who the mails are from.
    pub mail_sender: String,
    /// What welcome mails say besides, by the reader's language.
    pub welcome_sentence: BTreeMap<String, String>,
    /// Where the organization's logo is, if it has one.
    #[serde(default)]
    pub logo: Option<String>,
    /// Goes up with every change.
    pub version: u64,
}

/// What is to be set. What is `None` stays; `Some(None)` gives a field back to the operator.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SettingsChange {
    /// The organization's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<Option<String>>,
    /// How long an invite is open, such as `7d`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invite_lifetime: Option<Option<String>>,
    /// How many days before an invite's end its invitee is reminded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder_days: Option<Option<Vec<u8>>>,
    /// The domains that new addresses may be at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_mail_domains: Option<Option<Vec<String>>>,
    /// Who the mails are from, at the operator's domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail_sender: Option<Option<String>>,
    /// What welcome mails say besides. Languages that are left out stay; `None` takes one away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub welcome_sentence: Option<Option<BTreeMap<String, Option<String>>>>,
}

impl Client {
    /// The settings that hold.
    pub async fn settings(&self) -> Result<Settings, Error> {
        self.get(&["v1", "settings"], &[]).await
    }

    /// Sets the organization's logo: a PNG, JPEG or WebP picture, as `media_type` says.
    pub async fn set_logo(
        &self,
        media_type: &'static str,
        picture: Vec<u8>,
        version: Option<u64>,
    ) -> Result<Settings, Error> {
        let call = self.changing(Method::PUT, &["v1", "settings", "logo"], version)?;
        request::read(&call.body(media_type, picture).send().await?)
    }

    /// Takes the organization's logo away.
    pub async fn remove_logo(&self, version: Option<u64>) -> Result<(), Error> {
        self.delete(&["v1", "settings", "logo"], version).await
    }

    /// Sets what holds, in the version that the caller has seen if one is given.
    pub async fn change_settings(
        &self,
        change: &SettingsChange,
        version: Option<u64>,
    ) -> Result<Settings, Error> {
        let call = self.changing(Method::PATCH, &["v1", "settings"], version)?;
        request::read(&call.json(change).send().await?)
    }
}
