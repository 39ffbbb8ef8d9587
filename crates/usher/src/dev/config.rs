//! The settings of `usher dev`: a TOML file, and environment variables that win over it.

use std::{collections::HashMap, fmt, net::SocketAddr, path::Path, str::FromStr};

use secrecy::SecretString;
use thiserror::Error;
use toml::{Table, Value};
use url::Url;
use usher_domain::{ChatWorkspaces, InviteLifetime, OrganizationName, Problem};
use usher_mail::Sender;

use super::bootstrap::FirstAdmin;

/// What can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// `organization`: the name that mails and pages show.
    pub organization: OrganizationName,
    /// `invite_lifetime`: from 1 hour to 30 days, such as `7d`.
    pub invite_lifetime: InviteLifetime,
    /// `import_mails_per_day`: how many welcome mails the imports of one caller may ask for in a day.
    pub import_mails_per_day: u32,
    /// `sender`: who the mails are from.
    pub sender: Sender,
    /// `base_url`: where links lead; by default the address that is listened on.
    pub base_url: Option<Url>,
    /// `sign_in_url`: where members sign in; by default on Usher's own page.
    pub sign_in_url: Option<Url>,
    /// `chat_workspaces`: which workspaces the bot serves, with commas between two; `slack:*,discord:*`
    /// is any.
    pub chat_workspaces: Vec<ChatWorkspaces>,
    /// `slack_…`, `discord_…` and `chat_command`, as the bot's environment names them: what is not set
    /// of a platform is the chat console's.
    pub chat: HashMap<String, SecretString>,
    /// `first_admin_email`, `first_admin_first_name`, `first_admin_last_name`.
    pub first_admin: FirstAdmin,
}

/// A setting that cannot be used, or a file that cannot be read.
#[derive(Debug, Error)]
pub enum InvalidConfig {
    /// A value.
    #[error("the setting {name} {problem}")]
    Setting {
        /// The key of the file or the environment variable.
        name: String,
        /// What is wrong with it.
        problem: String,
    },
    /// The file.
    #[error("cannot read the settings in {file}: {problem}")]
    File {
        /// The file.
        file: String,
        /// What is wrong with it.
        problem: String,
    },
}

/// The environment that `main` read.
pub struct Environment<'a>(pub &'a HashMap<String, String>);

/// What the bot has to know of the platforms.
const CHAT_KEYS: [&str; 10] = [
    "chat_command",
    "slack_signing_secret",
    "slack_bot_token",
    "slack_app_token",
    "slack_api_url",
    "discord_public_key",
    "discord_application_id",
    "discord_bot_token",
    "discord_api_url",
    "discord_permissions",
];

const KEYS: [&str; 10] = [
    "organization",
    "invite_lifetime",
    "import_mails_per_day",
    "sender",
    "base_url",
    "sign_in_url",
    "first_admin_email",
    "first_admin_first_name",
    "first_admin_last_name",
    "chat_workspaces",
];

/// The settings by key, and where each came from.
struct Given(HashMap<&'static str, (String, String)>);

/// The environment variable of a key of the file.
fn variable(key: &str) -> String {
    format!("USHER_{}", key.to_uppercase())
}

/// Workspaces with commas between two.
struct Workspaces(Vec<ChatWorkspaces>);

impl FromStr for Workspaces {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        text.split(',').map(|one| one.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl Config {
    /// Reads the settings. Every key of the file can also be set as `USHER_` and its name in capitals.
    pub fn read(file: Option<&Path>, environment: &Environment<'_>) -> Result<Self, InvalidConfig> {
        let mut given = match file {
            Some(file) => Given::read(file)?,
            None => Given(HashMap::new()),
        };
        for key in KEYS.into_iter().chain(CHAT_KEYS) {
            let name = variable(key);
            if let Some(value) = environment.0.get(&name).filter(|value| !value.is_empty()) {
                given.0.insert(key, (name, value.clone()));
            }
        }
        Ok(Self {
            organization: given.get("organization", "Acme")?,
            invite_lifetime: given.get("invite_lifetime", "7d")?,
            import_mails_per_day: given.get("import_mails_per_day", "10000")?,
            sender: given.get("sender", "Usher <usher@example.com>")?,
            base_url: given.web_address("base_url")?,
            sign_in_url: given.web_address("sign_in_url")?,
            chat_workspaces: given.get::<Workspaces>("chat_workspaces", "slack:*,discord:*")?.0,
            chat: CHAT_KEYS
                .into_iter()
                .filter_map(|key| Some((variable(key), given.0.get(key)?.1.as_str().into())))
                .collect(),
            first_admin: FirstAdmin {
                email: given.get("first_admin_email", "admin@example.com")?,
                first_name: given.get("first_admin_first_name", "Robin")?,
                last_name: given.get("first_admin_last_name", "Admin")?,
            },
        })
    }

    /// Where links lead when `address` is listened on.
    pub fn base_url(&self, address: SocketAddr) -> Result<Url, InvalidConfig> {
        if let Some(url) = &self.base_url {
            return Ok(url.clone());
        }
        let setting = |problem: String| InvalidConfig::Setting { name: "base_url".into(), problem };
        if address.ip().is_unspecified() {
            let problem = "is needed when every address is listened on: where should links lead?";
            return Err(setting(problem.to_owned()));
        }
        format!("http://{address}")
            .parse()
            .map_err(|error: url::ParseError| setting(error.to_string()))
    }
}

impl Given {
    fn read(file: &Path) -> Result<Self, InvalidConfig> {
        let shown = file.display().to_string();
        let invalid = |problem: String| InvalidConfig::File {
            file: shown.clone(),
            problem: one_line(&problem),
        };
        let text = std::fs::read_to_string(file).map_err(|error| invalid(error.to_string()))?;
        let table: Table =
            text.parse().map_err(|error: toml::de::Error| invalid(error.to_string()))?;
        let mut given = HashMap::new();
        for (name, value) in table {
            let setting = |problem: &str| InvalidConfig::Setting {
                name: format!("{name} in {shown}"),
                problem: problem.to_owned(),
            };
            let key = KEYS.into_iter().chain(CHAT_KEYS).find(|key| *key == name);
            let key = key.ok_or_else(|| setting("is not known"))?;
            let Value::String(text) = value else {
                return Err(setting("must be a text in quotes"));
            };
            given.insert(key, (format!("{name} in {shown}"), text));
        }
        Ok(Self(given))
    }

    fn get<T: FromStr>(&self, key: &'static str, default: &str) -> Result<T, InvalidConfig>
    where
        T::Err: fmt::Display,
    {
        let (name, text) = match self.0.get(key) {
            Some((name, text)) => (name.as_str(), text.as_str()),
            None => (key, default),
        };
        text.parse().map_err(|error: T::Err| InvalidConfig::Setting {
            name: name.to_owned(),
            problem: error.to_string(),
        })
    }

    fn web_address(&self, key: &'static str) -> Result<Option<Url>, InvalidConfig> {
        if !self.0.contains_key(key) {
            return Ok(None);
        }
        let url: Url = self.get(key, "")?;
        let fits = matches!(url.scheme(), "http" | "https")
            && url.host().is_some()
            && url.query().is_none()
            && url.fragment().is_none();
        if fits {
            return Ok(Some(url));
        }
        let name = self.0.get(key).map_or(key, |(name, _)| name.as_str()).to_owned();
        let problem = "must be an http or https address without query or fragment".to_owned();
        Err(InvalidConfig::Setting { name, problem })
    }
}

/// TOML's errors draw the place in several lines; a sentence says what is wrong.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str, variables: &[(&str, &str)]) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("usher.toml");
        std::fs::write(&file, toml).unwrap();
        let variables =
            variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        Config::read(Some(&file), &Environment(&variables))
            .map_err(|error| error.to_string().replace(folder.path().to_str().unwrap(), "…"))
    }

    #[test]
    fn the_environment_wins_over_the_file_and_the_file_over_what_is_usual() {
        let config = read("organization = 'File'", &[]).unwrap();
        assert_eq!(config.organization.as_str(), "File");
        let config = read("organization = 'File'", &[("USHER_ORGANIZATION", "Variable")]).unwrap();
        assert_eq!(config.organization.as_str(), "Variable");
        assert_eq!(read("", &[]).unwrap().organization.as_str(), "Acme");
    }

    #[test]
    fn a_wrong_setting_is_named_in_a_sentence() {
        let error = |toml: &str, variables: &[(&str, &str)]| read(toml, variables).unwrap_err();
        assert_eq!(
            error("invite_lifetime = '90d'", &[]),
            "the setting invite_lifetime in …/usher.toml must be a duration from 1 hour to 30 days, such as 7d or 36h"
        );
        assert_eq!(
            error("", &[("USHER_SENDER", "nobody")]),
            "the setting USHER_SENDER must be an address, or a name and an address as in: Acme <invites@example.com>"
        );
        assert_eq!(
            error("organisation = 'x'", &[]),
            "the setting organisation in …/usher.toml is not known"
        );
        assert!(error("base_url = 'ftp://x'", &[]).contains("must be an http or https address"));
        assert!(
            error("organization = ", &[]).starts_with("cannot read the settings in …/usher.toml")
        );
    }
}
