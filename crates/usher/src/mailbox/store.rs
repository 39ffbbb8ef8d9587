//! Where the mails are kept: in memory to be shown, and in a folder to outlive the process.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;
use tempfile::NamedTempFile;
use uuid::Uuid;

use super::{
    message::{Envelope, Message},
    suppression::Suppressed,
};

/// The file of the suppressed addresses, beside the mails.
const SUPPRESSED: &str = "suppressed.json";

/// The folder of the mailbox cannot be made or read.
#[derive(Debug, thiserror::Error)]
#[error("the folder of the mailbox cannot be opened: {0}")]
pub struct StoreError(#[from] io::Error);

/// The mails in memory, by id.
#[derive(Default)]
pub(super) struct Messages {
    by_id: BTreeMap<String, Arc<Message>>,
    last_micros: u64,
}

impl Messages {
    /// An id in the form of SES's own: the instant, a random part, a zero. No two mails share an
    /// instant, so that ids sort in the order in which the mails came, after a restart too.
    pub(super) fn next_id(&mut self, now: Timestamp, random: [u8; 16]) -> String {
        let now = u64::try_from(now.as_microsecond()).unwrap_or(0);
        self.last_micros = now.max(self.last_micros + 1);
        format!("{:016x}-{}-000000", self.last_micros, Uuid::from_bytes(random))
    }

    pub(super) fn insert(&mut self, message: Arc<Message>) {
        let micros = message.id.get(..16).and_then(|hex| u64::from_str_radix(hex, 16).ok());
        self.last_micros = self.last_micros.max(micros.unwrap_or(0));
        self.by_id.insert(message.id.clone(), message);
    }

    pub(super) fn find(&self, id: &str) -> Option<Arc<Message>> {
        self.by_id.get(id).cloned()
    }

    pub(super) fn newest_first(&self) -> Vec<Arc<Message>> {
        self.by_id.values().rev().cloned().collect()
    }

    /// Empties the list and returns what was in it.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Arc<Message>> + use<> {
        std::mem::take(&mut self.by_id).into_values()
    }
}

/// Where the mails go beside memory.
pub(super) enum Store {
    Memory,
    Folder(PathBuf),
}

impl Store {
    /// A folder, made if need be.
    pub(super) fn folder(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self::Folder(folder.to_owned()))
    }

    /// What is kept. A mail that cannot be read is left where it is and not shown.
    pub(super) fn load(&self) -> io::Result<Messages> {
        let mut messages = Messages::default();
        let Self::Folder(folder) = self else {
            return Ok(messages);
        };
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension() != Some(OsStr::new("eml")) {
                continue;
            }
            match read(&path) {
                Ok(message) => messages.insert(Arc::new(message)),
                Err(error) => tracing::warn!(path = %path.display(), %error, "not a kept mail"),
            }
        }
        Ok(messages)
    }

    /// Keeps one mail. The message is the last to get its name, so a crash leaves all or nothing.
    pub(super) fn write(&self, envelope: &Envelope, raw: &[u8]) -> io::Result<()> {
        let Self::Folder(folder) = self else {
            return Ok(());
        };
        let path = |extension| folder.join(format!("{}.{extension}", envelope.id));
        write_whole(folder, &path("json"), &serde_json::to_vec_pretty(envelope)?)?;
        write_whole(folder, &path("eml"), raw)
    }

    /// The addresses that nothing is sent to. A file that cannot be read counts as none: it says
    /// nothing that cannot happen again.
    pub(super) fn load_suppressed(&self) -> io::Result<Suppressed> {
        let Self::Folder(folder) = self else { return Ok(Suppressed::default()) };
        match fs::read(folder.join(SUPPRESSED)) {
            Ok(json) => Ok(serde_json::from_slice(&json).unwrap_or_else(|error| {
                tracing::warn!(%error, "the suppressed addresses cannot be read");
                Suppressed::default()
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Suppressed::default()),
            Err(error) => Err(error),
        }
    }

    /// Keeps the addresses that nothing is sent to.
    pub(super) fn write_suppressed(&self, suppressed: &Suppressed) -> io::Result<()> {
        let Self::Folder(folder) = self else { return Ok(()) };
        write_whole(folder, &folder.join(SUPPRESSED), &serde_json::to_vec_pretty(suppressed)?)
    }

    /// Forgets one mail.
    pub(super) fn remove(&self, id: &str) {
        let Self::Folder(folder) = self else { return };
        for extension in ["eml", "json"] {
            let path = folder.join(format!("{id}.{extension}"));
            if let Err(error) = fs::remove_file(&path) {
                tracing::warn!(path = %path.display(), %error, "a mail stays on disk");
            }
        }
    }
}

fn read(path: &Path) -> io::Result<Message> {
    let envelope: Envelope = serde_json::from_slice(&fs::read(path.with_extension("json"))?)?;
    if path.file_stem() != Some(OsStr::new(&envelope.id)) {
        return Err(io::Error::other("the envelope is another mail's"));
    }
    Ok(Message::read(envelope, &fs::read(path)?))
}

/// Writes under a temporary name and renames. Mails hold live links, so the file is the owner's
/// alone, as temporary files are.
fn write_whole(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path)?;
    Ok(())
}
