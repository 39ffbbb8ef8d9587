//! Discord: what it sends, and how it is answered.

mod api;
mod command;
mod decode;
mod deliver;
mod line;
mod message;
mod modal;
mod reply_to;
mod suggest;
#[cfg(test)]
mod tests;
mod verify;

pub(crate) use api::Api;
pub use command::definition;
pub(crate) use decode::{Incoming, Suggest, interaction};
pub(crate) use deliver::{in_time, later, outside_server, pong, refused};
pub(crate) use message::message;
pub(crate) use reply_to::ReplyTo;
pub(crate) use suggest::{choices, roles, words};
pub(crate) use verify::verify;
pub use verify::{NoKey, PublicKey};

use crate::settings::DiscordSettings;

/// A Discord application.
#[derive(Debug)]
pub(crate) struct Discord {
    pub(crate) api: Api,
    /// With it is verified what Discord sends over HTTP.
    pub(crate) public_key: Option<PublicKey>,
    /// The command with its slash.
    pub(crate) command: String,
}

impl Discord {
    pub(crate) fn new(settings: &DiscordSettings, http: reqwest::Client) -> Self {
        Self {
            api: Api::new(http, settings.api.clone(), settings.bot_token.clone()),
            public_key: settings.public_key.clone(),
            command: format!("/{}", settings.command),
        }
    }
}
