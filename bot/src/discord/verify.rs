//! Whether a request comes from Discord: an Ed25519 signature on the raw body.
//!
//! <https://docs.discord.com/developers/interactions/overview#validating-security-request-headers>

use ed25519_dalek::{Signature, VerifyingKey};
use http::HeaderMap;
use jiff::Timestamp;

use crate::signed::{Forged, header, is_recent};

/// The public key of an application, as the developer portal shows it: 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// A key that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("is not a public key: 64 hexadecimal digits, as the developer portal shows them")]
pub struct NoKey;

impl std::str::FromStr for PublicKey {
    type Err = NoKey;

    fn from_str(text: &str) -> Result<Self, NoKey> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| NoKey)?;
        VerifyingKey::from_bytes(&bytes).map(Self).map_err(|_| NoKey)
    }
}

/// Whether Discord signed this request in the last five minutes. Discord sends wrong signatures on
/// purpose, to see them refused.
pub fn verify(
    key: &PublicKey,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<(), Forged> {
    let stamp = header(headers, "x-signature-timestamp")?;
    let mut signature = [0; 64];
    let text = header(headers, "x-signature-ed25519")?;
    hex::decode_to_slice(text, &mut signature).map_err(|_| Forged)?;
    let message = [stamp.as_bytes(), body].concat();
    key.0.verify_strict(&message, &Signature::from_bytes(&signature)).map_err(|_| Forged)?;
    is_recent(stamp, now)
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer as _, SigningKey};

    use super::*;

    const NOW: i64 = 1_700_000_000;

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn verified(stamp: &str, signature: &str, body: &str) -> bool {
        let key = hex::encode(key().verifying_key().as_bytes()).parse().unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("x-signature-timestamp", stamp.parse().unwrap());
        headers.insert("x-signature-ed25519", signature.parse().unwrap());
        let now = Timestamp::from_second(NOW).unwrap();
        verify(&key, &headers, body.as_bytes(), now).is_ok()
    }

    fn signature(stamp: &str, body: &str) -> String {
        hex::encode(key().sign(format!("{stamp}{body}").as_bytes()).to_bytes())
    }

    #[test]
    fn what_was_signed_just_now_is_taken() {
        for second in [NOW - 300, NOW, NOW + 300] {
            let stamp = second.to_string();
            assert!(verified(&stamp, &signature(&stamp, "{}"), "{}"));
        }
        for second in [NOW - 301, NOW + 301] {
            let stamp = second.to_string();
            assert!(!verified(&stamp, &signature(&stamp, "{}"), "{}"));
        }
    }

    #[test]
    fn what_was_tampered_with_is_refused() {
        let stamp = NOW.to_string();
        let right = signature(&stamp, "{}");
        assert!(!verified(&stamp, &right, "[]"));
        assert!(!verified(&(NOW + 1).to_string(), &right, "{}"));
        for wrong in ["", &right[..64], &right[2..], &"0".repeat(128), &"z".repeat(128)] {
            assert!(!verified(&stamp, wrong, "{}"), "{wrong}");
        }
    }

    #[test]
    fn a_key_that_is_none_is_an_error() {
        for text in ["", "00", &"z".repeat(64), &"f".repeat(65)] {
            assert_eq!(text.parse::<PublicKey>(), Err(NoKey));
        }
    }
}
