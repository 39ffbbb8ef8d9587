//! `usher-bot register`: the command goes to Discord.

use crate::settings::{Environment, InvalidSetting, Settings};

use super::DaemonError;

/// Registers the command with Discord, in every server that the application is in. Returns its name.
pub fn register(environment: &Environment) -> Result<String, DaemonError> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let missing = |name| InvalidSetting { name, problem: "is missing".to_owned() };
    let settings = Settings::discord(environment)?;
    let settings = settings.ok_or(missing("USHER_DISCORD_BOT_TOKEN"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let registered = runtime.block_on(crate::register(&settings));
    registered.map_err(|error| DaemonError::Platform(error.to_string()))
}
