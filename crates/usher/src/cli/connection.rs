//! Which Usher to speak to, and with which key.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Deserializer, de};
use url::Url;
use usher_client::Client;

use super::failure::Failure;
use super::output::Output;

/// What `usher dev` leaves in its data folder for the command line.
const DEV_FILE: &str = "dev.json";

/// Which Usher to speak to. Without any of it: the one that `usher dev` runs here.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Connection")]
pub struct Connection {
    /// Address of the Usher
    #[arg(long, env = "USHER_URL", value_name = "URL", global = true)]
    pub url: Option<String>,

    /// API key; better set in the environment, where other users of this machine cannot see it
    #[arg(long, env = "USHER_API_KEY", value_name = "KEY", global = true, hide_env_values = true)]
    pub api_key: Option<SecretString>,

    /// Folder in which `usher dev` keeps its data
    #[arg(
        long,
        env = "USHER_DATA",
        value_name = "FOLDER",
        global = true,
        default_value = ".usher"
    )]
    pub data: PathBuf,
}

/// An Usher to speak to.
pub(super) struct Session {
    /// The client, with its key.
    pub client: Client,
    /// Its address, without the user's path and query.
    pub url: Url,
    /// The page that shows the mails, if `usher dev` runs the server.
    pub mailbox_url: Option<String>,
}

/// The part of `dev.json` that the command line needs.
#[derive(Clone, Deserialize)]
struct DevFile {
    #[serde(deserialize_with = "url")]
    base_url: Url,
    mailbox_url: String,
    api_key: SecretString,
}

/// Where requests go and with what.
struct Target {
    url: Url,
    key: SecretString,
    mailbox_url: Option<String>,
}

impl Connection {
    /// Finds the Usher and its key. Nothing is sent yet.
    pub(super) fn open(self, output: &mut Output) -> Result<Session, Failure> {
        let url =
            self.url.filter(|url| !url.trim().is_empty()).map(|url| parse(&url)).transpose()?;
        let key = self.api_key.filter(|key| !key.expose_secret().trim().is_empty());
        let dev = match DevFile::read(&self.data) {
            // Whoever says everything needs no file.
            Err(_) if url.is_some() && key.is_some() => None,
            found => found?,
        };
        let Target { url, key, mailbox_url } = choose(url, key, dev)?;
        if url.scheme() == "http" && !usher_client::is_loopback(&url) {
            output.note(&format!(
                "Note: {url} is not encrypted; others on the way can read the key."
            ));
        }
        let client = Client::builder(url.clone(), Some(key)).accept_language("en").build()?;
        Ok(Session { client, url, mailbox_url })
    }
}

impl Session {
    /// Whether `usher dev` runs the server.
    pub fn is_dev(&self) -> bool {
        self.mailbox_url.is_some()
    }
}

impl DevFile {
    /// Reads the file, if `usher dev` has left one.
    fn read(data: &Path) -> Result<Option<Self>, Failure> {
        let path = data.join(DEV_FILE);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(Failure::Usage(format!("{} cannot be read: {error}.", path.display())));
            }
        };
        // The parser's own words could quote the key.
        serde_json::from_slice(&text).map(Some).map_err(|_| {
            let path = path.display();
            Failure::Usage(format!("{path} is damaged: start `usher dev` (`cargo run`) again."))
        })
    }

    fn is_at(&self, url: &Url) -> bool {
        self.base_url.origin() == url.origin()
    }
}

/// Matches addresses and keys. A key is only ever sent where it belongs: the file's key to the file's
/// address, and a key from the environment never to a strange address that a file names.
fn choose(
    url: Option<Url>,
    key: Option<SecretString>,
    dev: Option<DevFile>,
) -> Result<Target, Failure> {
    match (url, key, dev) {
        (Some(url), Some(key), dev) => {
            let mailbox_url = dev.filter(|dev| dev.is_at(&url)).map(|dev| dev.mailbox_url);
            Ok(Target { url, key, mailbox_url })
        }
        (Some(url), None, Some(dev)) if dev.is_at(&url) => {
            Ok(Target { url, key: dev.api_key, mailbox_url: Some(dev.mailbox_url) })
        }
        (Some(url), None, _) => {
            Err(Failure::Usage(format!("There is no API key for {url}: set USHER_API_KEY.")))
        }
        (None, Some(_), Some(dev)) if !usher_client::is_loopback(&dev.base_url) => {
            let url = dev.base_url;
            Err(Failure::Usage(format!(
                "USHER_API_KEY is set, but not for which server: set USHER_URL too, perhaps to {url}."
            )))
        }
        (None, key, Some(dev)) => Ok(Target {
            url: dev.base_url,
            key: key.unwrap_or(dev.api_key),
            mailbox_url: Some(dev.mailbox_url),
        }),
        (None, _, None) => Err(Failure::Usage(
            "No Usher is running here: start one with `usher dev` (`cargo run`), or set USHER_URL and USHER_API_KEY."
                .to_owned(),
        )),
    }
}

fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
}

fn parse(url: &str) -> Result<Url, Failure> {
    url.trim().parse().map_err(|error| {
        Failure::Usage(format!(
            "The address of the Usher is not a URL ({error}): it begins with https://."
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEV_KEY: &str = "usher_1_dev";
    const OWN_KEY: &str = "usher_2_own";

    fn dev(base_url: &str) -> DevFile {
        DevFile {
            base_url: base_url.parse().unwrap(),
            mailbox_url: "http://localhost:8025".to_owned(),
            api_key: SecretString::from(DEV_KEY),
        }
    }

    /// Address, key and whether the mailbox is known; or the sentence that says why not.
    fn chosen(
        url: Option<&str>,
        key: Option<&str>,
        dev: Option<DevFile>,
    ) -> Result<(String, String, bool), String> {
        let url = url.map(|url| url.parse().unwrap());
        match choose(url, key.map(SecretString::from), dev) {
            Ok(Target { url, key, mailbox_url }) => {
                Ok((url.to_string(), key.expose_secret().to_owned(), mailbox_url.is_some()))
            }
            Err(Failure::Usage(sentence)) => Err(sentence),
            Err(other) => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn the_local_usher_is_the_default() {
        let local = "http://127.0.0.1:8080/";
        assert_eq!(
            chosen(None, None, Some(dev(local))),
            Ok((local.to_owned(), DEV_KEY.to_owned(), true))
        );
        assert_eq!(
            chosen(None, Some(OWN_KEY), Some(dev(local))),
            Ok((local.to_owned(), OWN_KEY.to_owned(), true))
        );
        assert!(chosen(None, None, None).unwrap_err().starts_with("No Usher is running here: "));
        assert!(chosen(None, Some(OWN_KEY), None).unwrap_err().starts_with("No Usher"));
    }

    #[test]
    fn the_local_key_goes_to_the_local_origin_only() {
        let local = "http://127.0.0.1:8080/";
        let same = "http://127.0.0.1:8080/v1";
        assert_eq!(
            chosen(Some(same), None, Some(dev(local))),
            Ok((same.to_owned(), DEV_KEY.to_owned(), true))
        );
        for other in [
            "http://127.0.0.1:8081/",
            "https://127.0.0.1:8080/",
            "http://localhost:8080/",
            "https://usher.example.com/",
        ] {
            let refused = chosen(Some(other), None, Some(dev(local))).unwrap_err();
            assert_eq!(refused, format!("There is no API key for {other}: set USHER_API_KEY."));
            let own = chosen(Some(other), Some(OWN_KEY), Some(dev(local)));
            assert_eq!(own, Ok((other.to_owned(), OWN_KEY.to_owned(), false)));
        }
    }

    #[test]
    fn a_file_cannot_lure_the_environments_key_to_a_strange_server() {
        let strange = "https://usher.example.net/";
        let refused = chosen(None, Some(OWN_KEY), Some(dev(strange))).unwrap_err();
        assert!(refused.contains("set USHER_URL too"), "{refused}");
        assert!(chosen(None, None, Some(dev(strange))).is_ok());
    }

    #[test]
    fn the_file_is_read_and_a_damaged_one_keeps_its_key_to_itself() {
        let folder = tempfile::tempdir().unwrap();
        assert!(DevFile::read(folder.path()).unwrap().is_none());
        let file = folder.path().join(DEV_FILE);
        let text = r#"{"base_url":"http://127.0.0.1:1","mailbox_url":"m","api_key":"usher_1_dev","setup_link":"s"}"#;
        fs::write(&file, text).unwrap();
        let read = DevFile::read(folder.path()).unwrap().unwrap();
        assert_eq!(read.api_key.expose_secret(), DEV_KEY);

        fs::write(
            &file,
            r#"{"base_url":"http://127.0.0.1:1","mailbox_url":"m","api_key":["usher_1_dev"]}"#,
        )
        .unwrap();
        match DevFile::read(folder.path()) {
            Err(Failure::Usage(sentence)) => assert!(!sentence.contains(DEV_KEY), "{sentence}"),
            _ => unreachable!("a damaged file was read"),
        }
    }
}
