//! Slack: what it sends, and how it is answered.

mod api;
mod blocks;
mod decode;
mod deliver;
mod form;
mod reply_to;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use api::{Api, Posted};
pub(crate) use blocks::message;
pub(crate) use decode::{Arrived, Incoming, command, interaction};
#[cfg(feature = "daemon")]
pub(crate) use decode::{command_of, interaction_of};
pub(crate) use deliver::{Way, refused};
pub(crate) use verify::verify;

use secrecy::SecretString;

use crate::settings::SlackSettings;

/// A Slack app.
#[derive(Debug)]
pub(crate) struct Slack {
    pub(crate) api: Api,
    /// With it Slack signs what it sends over HTTP.
    pub(crate) signing_secret: Option<SecretString>,
    /// The command with its slash, where a payload does not tell its name.
    pub(crate) command: String,
}

impl Slack {
    pub(crate) fn new(settings: &SlackSettings, http: reqwest::Client) -> Self {
        Self {
            api: Api::new(http, settings.api.clone(), settings.bot_token.clone()),
            signing_secret: settings.signing_secret.clone(),
            command: format!("/{}", settings.command),
        }
    }
}
