//! API keys.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{ChatAccount, ChatWorkspaces, KeyId, RoleName};

/// A key as its holder has it: `usher_<id>_<secret>`.
///
/// The secret has 256 bits of randomness, so a plain hash at rest is enough (OWASP ASVS 5.0, 11.4).
pub struct ApiKey {
    /// The part that is no secret.
    pub id: KeyId,
    secret: SecretString,
}

impl ApiKey {
    /// A new key.
    pub fn new(id: KeyId, secret: [u8; 32]) -> Self {
        Self { id, secret: URL_SAFE_NO_PAD.encode(secret).into() }
    }

    /// Reads a key as it was sent. `None` for anything that cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.strip_prefix("usher_")?.split_once('_')?;
        let id = Uuid::try_parse(id).ok().filter(|read| read.as_simple().to_string() == id)?;
        (secret.len() == 43).then(|| Self { id: KeyId(id), secret: secret.to_owned().into() })
    }

    /// The key as its holder keeps it.
    pub fn expose(&self) -> String {
        format!("usher_{}_{}", self.id.0.as_simple(), self.secret.expose_secret())
    }

    /// What the table keeps of the secret.
    pub fn hash(&self) -> KeyHash {
        KeyHash(Sha256::digest(self.secret.expose_secret().as_bytes()).into())
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ApiKey({})", self.id)
    }
}

/// The most entries in a bot key's list of workspaces.
pub const MAX_WORKSPACES: usize = 50;

/// For whom a key is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeyKind {
    /// A program, which may do what a role allows.
    Program {
        /// Which.
        role: RoleName,
    },
    /// A chat bot. It may do nothing of its own, and speaks for people whose accounts are linked.
    Bot {
        /// Those in these workspaces; at least one, at most [`MAX_WORKSPACES`].
        workspaces: Vec<ChatWorkspaces>,
    },
}

impl KeyKind {
    /// The kind as the API writes it.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Program { .. } => "program",
            Self::Bot { .. } => "bot",
        }
    }

    /// What it may do; none for a bot.
    pub fn role(&self) -> Option<&RoleName> {
        match self {
            Self::Program { role } => Some(role),
            Self::Bot { .. } => None,
        }
    }

    /// The workspaces that it serves; none for a program.
    pub fn workspaces(&self) -> &[ChatWorkspaces] {
        match self {
            Self::Program { .. } => &[],
            Self::Bot { workspaces } => workspaces,
        }
    }

    /// Whether it may speak for whoever has this account.
    pub fn serves(&self, account: &ChatAccount) -> bool {
        self.workspaces().iter().any(|workspaces| workspaces.serve(account))
    }
}

/// SHA-256 of a key's secret; base64url at rest.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyHash([u8; 32]);

/// What was read is no hash.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("a key hash has 32 bytes")]
pub struct InvalidHash;

impl TryFrom<String> for KeyHash {
    type Error = InvalidHash;

    fn try_from(text: String) -> Result<Self, InvalidHash> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| InvalidHash)?;
        bytes.try_into().map(Self).map_err(|_| InvalidHash)
    }
}

impl From<KeyHash> for String {
    fn from(hash: KeyHash) -> Self {
        URL_SAFE_NO_PAD.encode(hash.0)
    }
}

impl KeyHash {
    /// Whether both are the hash of one secret, in constant time.
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_and_hides_its_secret() {
        let key = ApiKey::new(KeyId(Uuid::from_u128(7)), [0xFB; 32]);
        let read = ApiKey::parse(&key.expose()).unwrap();
        assert!(read.id == key.id && read.hash().matches(&key.hash()));
        assert!(!format!("{key:?}").contains(&key.expose()[39..]));
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        for text in
            ["", "usher_", "usher_7_x", "Bearer", "usher_00000000000000000000000000000007_short"]
        {
            assert!(ApiKey::parse(text).is_none(), "{text}");
        }
    }
}
