//! The command goes to Discord, which shows it to people and asks the bot about it.

use crate::{
    discord::{self, Discord},
    outbound,
    settings::DiscordSettings,
};

/// The command could not be registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The application's id is not set.
    #[error("the setting USHER_DISCORD_APPLICATION_ID is missing")]
    NoApplication,
    /// Discord did not take it.
    #[error("Discord: {0}")]
    Discord(String),
}

/// Registers the command in every server that the application is in. Returns its name, with its slash.
pub async fn register(settings: &DiscordSettings) -> Result<String, RegisterError> {
    let app = settings.application.as_ref().ok_or(RegisterError::NoApplication)?;
    let definition = discord::definition(&settings.command, settings.permissions);
    let http = outbound::client([&settings.api]);
    let http = http.map_err(|error| RegisterError::Discord(error.to_string()))?;
    let registered = Discord::new(settings, http).api.register(app, &definition).await;
    registered.map_err(|error| RegisterError::Discord(error.to_string()))?;
    Ok(format!("/{}", settings.command))
}
