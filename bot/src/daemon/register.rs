//! `usher-bot register`: the command goes to Discord.

use crate::{
    discord::{self, Discord},
    outbound,
    settings::{Environment, InvalidSetting, Settings},
};

use super::DaemonError;

/// Registers the command with Discord, in every server that the application is in. Returns its name.
pub fn register(environment: &Environment) -> Result<String, DaemonError> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let missing = |name| InvalidSetting { name, problem: "is missing".to_owned() };
    let settings = Settings::discord(environment)?;
    let settings = settings.ok_or(missing("USHER_DISCORD_BOT_TOKEN"))?;
    let app = settings.application.clone().ok_or(missing("USHER_DISCORD_APPLICATION_ID"))?;
    let definition = discord::definition(&settings.command, settings.permissions);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let registered = runtime.block_on(async {
        let http = outbound::client([&settings.api]).map_err(|error| error.to_string())?;
        let discord = Discord::new(&settings, http);
        discord.api.register(&app, &definition).await.map_err(|error| error.to_string())
    });
    registered.map_err(|error| DaemonError::Platform(format!("Discord: {error}")))?;
    Ok(format!("/{}", settings.command))
}
