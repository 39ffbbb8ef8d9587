//! What `usher dev` keeps on disk besides the table and the mails: all of it for its owner alone.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use usher_domain::{KeyId, api_key::ApiKey, sources::Ids};
use usher_functions::runtime::Sources;

use super::StartError;

/// The data folder, held by this process alone.
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if there is none, and holds it: two systems on one table would both think that
    /// they are alone.
    pub fn open(path: &Path) -> Result<Self, StartError> {
        let error = |reason: String| StartError::Data { folder: path.to_owned(), reason };
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(path).map_err(|problem| error(problem.to_string()))?;
        let lock = private(OpenOptions::new().create(true).truncate(false).write(true))
            .open(path.join("lock"))
            .map_err(|problem| error(problem.to_string()))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(error(
                "another Usher is running on it; stop that one, or choose another with --data"
                    .into(),
            )),
            Err(TryLockError::Error(problem)) => Err(error(problem.to_string())),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// An error that names the folder.
    pub fn error(&self, reason: String) -> StartError {
        StartError::Data { folder: self.path.clone(), reason }
    }

    /// The path of a file that only its owner can read, made empty if there is none. `SQLite` gives its
    /// journal the same rights.
    pub fn private_file(&self, name: &str) -> Result<PathBuf, StartError> {
        let path = self.path.join(name);
        private(OpenOptions::new().create(true).truncate(false).write(true))
            .open(&path)
            .map_err(|error| self.error(format!("{name}: {error}")))?;
        Ok(path)
    }

    /// Writes a file that only its owner can read, whole or not at all.
    pub fn write_private(&self, name: &str, content: &str) -> Result<(), StartError> {
        let write = || {
            let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(&self.path)?;
            file.write_all(content.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(self.path.join(name)).map_err(|error| error.error)?;
            Ok::<(), std::io::Error>(())
        };
        write().map_err(|error| self.error(format!("{name}: {error}")))
    }

    fn read(&self, name: &str) -> Result<Option<String>, StartError> {
        match fs::read_to_string(self.path.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.error(format!("{name}: {error}"))),
        }
    }
}

/// What must stay the same over restarts, or every link and key would end with the process.
pub struct Secrets {
    /// The number of the signing key.
    pub kid: u32,
    /// The signing key.
    pub key: Vec<u8>,
    /// The key of the command line.
    pub api_key: ApiKey,
    /// The key of the chat bot.
    pub bot_key: ApiKey,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    kid: u32,
    key: String,
    api_key: String,
    /// None in a folder from before there was a bot.
    #[serde(default)]
    bot_key: Option<String>,
}

/// The secrets of the folder, made when it is new.
pub fn secrets(folder: Option<&DataFolder>, sources: &Sources) -> Result<Secrets, StartError> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let Some(folder) = folder else {
        return Ok(new_secrets(sources));
    };
    let Some(text) = folder.read("secrets.json")? else {
        let secrets = new_secrets(sources);
        keep(folder, &secrets)?;
        return Ok(secrets);
    };
    let damaged =
        || folder.error("secrets.json is damaged; links and keys cannot be read without it".into());
    // The parser's message could quote the secrets.
    let stored: Stored = serde_json::from_str(&text).map_err(|_| damaged())?;
    let mut secrets = Secrets {
        kid: stored.kid,
        key: STANDARD.decode(&stored.key).map_err(|_| damaged())?,
        api_key: ApiKey::parse(&stored.api_key).ok_or_else(damaged)?,
        bot_key: new_key(sources),
    };
    match stored.bot_key {
        Some(key) => secrets.bot_key = ApiKey::parse(&key).ok_or_else(damaged)?,
        None => keep(folder, &secrets)?,
    }
    Ok(secrets)
}

fn keep(folder: &DataFolder, secrets: &Secrets) -> Result<(), StartError> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let stored = Stored {
        kid: secrets.kid,
        key: STANDARD.encode(&secrets.key),
        api_key: secrets.api_key.expose(),
        bot_key: Some(secrets.bot_key.expose()),
    };
    let json =
        serde_json::to_string_pretty(&stored).map_err(|error| folder.error(error.to_string()))?;
    folder.write_private("secrets.json", &json)
}

fn new_secrets(sources: &Sources) -> Secrets {
    Secrets {
        kid: 1,
        key: sources.random.bytes::<32>().to_vec(),
        api_key: new_key(sources),
        bot_key: new_key(sources),
    }
}

fn new_key(sources: &Sources) -> ApiKey {
    let ids = Ids::new(sources.clock.clone(), sources.random.clone());
    ApiKey::new(KeyId(ids.next()), sources.random.bytes())
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}
