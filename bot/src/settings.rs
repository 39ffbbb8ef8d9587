//! The settings of the bot, from the environment that a `main` read.

use std::{collections::HashMap, fmt};

use secrecy::SecretString;
use url::Url;

use crate::discord::PublicKey;

/// Where Slack's API is.
const SLACK: &str = "https://slack.com/api/";
/// Where Discord's API is.
const DISCORD: &str = "https://discord.com/api/v10/";
/// What the command is called in Slack, which has an `/invite` of its own.
pub const SLACK_COMMAND: &str = "usher";
/// What the command is called in Discord.
pub const DISCORD_COMMAND: &str = "invite";

/// The environment that a `main` read.
#[derive(Clone, Default)]
pub struct Environment(HashMap<String, String>);

/// A setting that is missing or cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the setting {name} {problem}")]
pub struct InvalidSetting {
    /// The environment variable.
    pub name: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

/// What the bot has to know.
#[derive(Clone)]
pub struct Settings {
    /// Where Usher's API is.
    pub url: Url,
    /// Where people open Usher's pages, if that is elsewhere.
    pub pages: Option<Url>,
    /// The key of the bot there.
    pub api_key: SecretString,
    /// What it has of Slack; none, and Slack is off.
    pub slack: Option<SlackSettings>,
    /// What it has of Discord; none, and Discord is off.
    pub discord: Option<DiscordSettings>,
}

/// What the bot has of a Slack app.
#[derive(Clone)]
pub struct SlackSettings {
    /// With it Slack signs what it sends over HTTP.
    pub signing_secret: Option<SecretString>,
    /// With it the bot calls Slack.
    pub bot_token: Option<SecretString>,
    /// With it the bot opens a socket.
    pub app_token: Option<SecretString>,
    /// Where Slack's API is.
    pub api: Url,
    /// The command's name, without its slash, where a payload does not tell.
    pub command: String,
}

/// What the bot has of a Discord application.
#[derive(Clone)]
pub struct DiscordSettings {
    /// With it is verified what Discord sends over HTTP.
    pub public_key: Option<PublicKey>,
    /// The application's id.
    pub application: Option<String>,
    /// With it the bot calls Discord.
    pub bot_token: Option<SecretString>,
    /// Where Discord's API is.
    pub api: Url,
    /// The command's name, without its slash.
    pub command: String,
    /// The permissions that a member needs to see the command, as Discord counts them; none: all do.
    pub permissions: Option<u64>,
}

impl Environment {
    /// The variables as a `main` read them.
    pub fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(variables.into_iter().collect())
    }

    /// A variable, if it is set to something.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn secret(&self, name: &str) -> Option<SecretString> {
        self.get(name).map(SecretString::from)
    }

    fn parsed<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>, InvalidSetting>
    where
        T::Err: fmt::Display,
    {
        let invalid = |error: T::Err| InvalidSetting { name, problem: error.to_string() };
        self.get(name).map(|value| value.parse().map_err(invalid)).transpose()
    }

    fn url(&self, name: &'static str, otherwise: &'static str) -> Result<Url, InvalidSetting> {
        let url = self.parsed::<Url>(name)?;
        let url = match url {
            Some(url) => url,
            None => otherwise
                .parse()
                .map_err(|_| InvalidSetting { name, problem: "is missing".to_owned() })?,
        };
        let usable = matches!(url.scheme(), "http" | "https") && url.has_host();
        let problem = || "must begin with https:// or http://".to_owned();
        if usable { Ok(url) } else { Err(InvalidSetting { name, problem: problem() }) }
    }
}

impl Settings {
    /// Reads the settings.
    pub fn read(environment: &Environment) -> Result<Self, InvalidSetting> {
        let missing = |name| InvalidSetting { name, problem: "is missing".to_owned() };
        Ok(Self {
            url: environment.url("USHER_URL", "")?,
            pages: environment.parsed("USHER_PAGES_URL")?,
            api_key: environment.secret("USHER_API_KEY").ok_or(missing("USHER_API_KEY"))?,
            slack: SlackSettings::read(environment)?,
            discord: Self::discord(environment)?,
        })
    }

    /// Whether any platform is configured; without one, nothing else needs to be.
    pub fn name_a_platform(environment: &Environment) -> Result<bool, InvalidSetting> {
        let slack = SlackSettings::read(environment)?.is_some();
        Ok(slack || DiscordSettings::read(environment)?.is_some())
    }

    /// Reads what the bot has of Discord, alone.
    pub fn discord(environment: &Environment) -> Result<Option<DiscordSettings>, InvalidSetting> {
        DiscordSettings::read(environment)
    }
}

impl SlackSettings {
    fn read(environment: &Environment) -> Result<Option<Self>, InvalidSetting> {
        let slack = Self {
            signing_secret: environment.secret("USHER_SLACK_SIGNING_SECRET"),
            bot_token: environment.secret("USHER_SLACK_BOT_TOKEN"),
            app_token: environment.secret("USHER_SLACK_APP_TOKEN"),
            api: environment.url("USHER_SLACK_API_URL", SLACK)?,
            command: command(environment, SLACK_COMMAND)?,
        };
        let configured = slack.signing_secret.is_some() || slack.app_token.is_some();
        Ok((configured || slack.bot_token.is_some()).then_some(slack))
    }
}

impl DiscordSettings {
    fn read(environment: &Environment) -> Result<Option<Self>, InvalidSetting> {
        let discord = Self {
            public_key: environment.parsed("USHER_DISCORD_PUBLIC_KEY")?,
            application: environment.get("USHER_DISCORD_APPLICATION_ID").map(str::to_owned),
            bot_token: environment.secret("USHER_DISCORD_BOT_TOKEN"),
            api: environment.url("USHER_DISCORD_API_URL", DISCORD)?,
            command: command(environment, DISCORD_COMMAND)?,
            permissions: environment.parsed("USHER_DISCORD_PERMISSIONS")?,
        };
        let configured = discord.public_key.is_some() || discord.bot_token.is_some();
        Ok(configured.then_some(discord))
    }
}

/// The command's name; with or without a slash.
fn command(environment: &Environment, otherwise: &str) -> Result<String, InvalidSetting> {
    let name = "USHER_CHAT_COMMAND";
    let Some(command) = environment.get(name) else { return Ok(otherwise.to_owned()) };
    let command = command.strip_prefix('/').unwrap_or(command);
    if is_command(command) {
        return Ok(command.to_owned());
    }
    let problem = "must have 1 to 31 small letters, digits, - and _, such as usher".to_owned();
    Err(InvalidSetting { name, problem })
}

/// Whether both platforms take this as the name of a command.
pub fn is_command(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    (1..=31).contains(&name.len()) && name.chars().all(fits)
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Environment")
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("url", &self.url.as_str())
            .field("slack", &self.slack)
            .field("discord", &self.discord)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for SlackSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SlackSettings").field("api", &self.api.as_str()).finish_non_exhaustive()
    }
}

impl fmt::Debug for DiscordSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiscordSettings").field("api", &self.api.as_str()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Settings, InvalidSetting> {
        let always = [("USHER_URL", "https://usher.example.com"), ("USHER_API_KEY", "usher_1_key")];
        let all = always.iter().chain(variables);
        let all = all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Settings::read(&Environment::new(all))
    }

    #[test]
    fn a_platform_that_is_not_configured_is_off() {
        let none = read(&[]).unwrap();
        assert!(none.slack.is_none() && none.discord.is_none());
        let slack = read(&[("USHER_SLACK_SIGNING_SECRET", "secret")]).unwrap();
        assert!(slack.slack.is_some() && slack.discord.is_none());
        assert_eq!(slack.slack.unwrap().command, "usher");
        let discord = read(&[("USHER_DISCORD_BOT_TOKEN", "secret")]).unwrap();
        assert!(discord.slack.is_none());
        assert_eq!(discord.discord.unwrap().command, "invite");
    }

    #[test]
    fn a_setting_that_cannot_be_used_is_named() {
        for (name, value) in [
            ("USHER_DISCORD_PUBLIC_KEY", "abc"),
            ("USHER_SLACK_API_URL", "ftp://slack.com"),
            ("USHER_CHAT_COMMAND", "Invite people"),
            ("USHER_DISCORD_PERMISSIONS", "all"),
            ("USHER_URL", "nowhere"),
            ("USHER_API_KEY", ""),
        ] {
            assert_eq!(read(&[(name, value)]).unwrap_err().name, name);
        }
        assert!(Settings::read(&Environment::default()).is_err());
    }

    #[test]
    fn no_secret_is_in_debug() {
        let all = read(&[
            ("USHER_SLACK_SIGNING_SECRET", "s3cret"),
            ("USHER_SLACK_BOT_TOKEN", "s3cret"),
            ("USHER_SLACK_APP_TOKEN", "s3cret"),
            ("USHER_DISCORD_BOT_TOKEN", "s3cret"),
            ("USHER_CHAT_COMMAND", "/invite"),
        ]);
        let all = all.unwrap();
        assert_eq!(all.slack.as_ref().unwrap().command, "invite");
        let shown = format!("{all:?}");
        assert!(!shown.contains("s3cret") && !shown.contains("usher_1_key"), "{shown}");
    }
}
