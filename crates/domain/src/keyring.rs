//! The secret keys that links and cursors are made with.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A key and the number that links name it by.
#[derive(Clone)]
struct Key {
    kid: u32,
    secret: Box<[u8]>,
}

/// The keys that are live: one signs, all verify. So a new key can verify everywhere before the
/// first link is signed with it, and an old one can stay until its last link has ended.
#[derive(Clone)]
pub struct Keyring {
    signing: Key,
    others: Vec<Key>,
}

/// A link names a key that is not (or no longer) in the ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("key {0} is not in the ring")]
pub struct UnknownKey(pub u32);

/// A secret with fewer than 32 bytes, which is what HMAC-SHA-256 has of strength (RFC 2104,
/// section 3), or a key number that stands twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a signing key needs at least 32 bytes and a number of its own")]
pub struct InvalidKey;

impl Keyring {
    /// A ring with the one key that signs.
    pub fn new(kid: u32, secret: &[u8]) -> Result<Self, InvalidKey> {
        Ok(Self { signing: Key::new(kid, secret)?, others: Vec::new() })
    }

    /// The ring with one more key that only verifies.
    pub fn also_verifying(mut self, kid: u32, secret: &[u8]) -> Result<Self, InvalidKey> {
        if self.secret(kid).is_ok() {
            return Err(InvalidKey);
        }
        self.others.push(Key::new(kid, secret)?);
        Ok(self)
    }

    /// The number of the key that signs.
    pub fn signing_kid(&self) -> u32 {
        self.signing.kid
    }

    /// HMAC-SHA-256 under key `kid` over `purpose` and `parts`, each with its length before it, so
    /// that no two different lists of parts are the same bytes.
    pub fn mac(&self, kid: u32, purpose: &str, parts: &[&[u8]]) -> Result<[u8; 32], UnknownKey> {
        let mut mac = self.start(kid)?;
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Ok(mac.finalize().into_bytes().into())
    }

    fn start(&self, kid: u32) -> Result<Hmac<Sha256>, UnknownKey> {
        Hmac::<Sha256>::new_from_slice(self.secret(kid)?).map_err(|_| UnknownKey(kid))
    }

    fn secret(&self, kid: u32) -> Result<&[u8], UnknownKey> {
        std::iter::once(&self.signing)
            .chain(&self.others)
            .find(|key| key.kid == kid)
            .map(|key| &*key.secret)
            .ok_or(UnknownKey(kid))
    }
}

impl Key {
    fn new(kid: u32, secret: &[u8]) -> Result<Self, InvalidKey> {
        if secret.len() < 32 { Err(InvalidKey) } else { Ok(Self { kid, secret: secret.into() }) }
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring(signing with {})", self.signing.kid)
    }
}
