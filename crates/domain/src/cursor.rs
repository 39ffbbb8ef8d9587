//! Cursors of lists. The keys they carry hold names and addresses, so a cursor is encrypted, and
//! bound to the list it was made for.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use crate::{Keyring, Problem, keyring::UnknownKey};

const PURPOSE: &str = "usher cursor";
const NONCE_BYTES: usize = 24;

/// Seals `position` for the list that `scope` names. The nonce is random: with 192 bits no two
/// ever meet.
pub fn seal(
    keys: &Keyring,
    nonce: [u8; NONCE_BYTES],
    scope: &[u8],
    position: &[u8],
) -> Result<String, UnknownKey> {
    let kid = keys.signing_kid();
    let payload = Payload { msg: position, aad: scope };
    let sealed = cipher(keys, kid)?
        .encrypt(&XNonce::from(nonce), payload)
        // Only a position of gigabytes cannot be sealed.
        .map_err(|_| UnknownKey(kid))?;
    let bytes = [kid.to_be_bytes().as_slice(), &nonce, &sealed].concat();
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Opens a cursor that was sealed for the same list.
pub fn open(keys: &Keyring, scope: &[u8], cursor: &str) -> Result<Vec<u8>, Problem> {
    let invalid = || Problem::CursorInvalid;
    let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| invalid())?;
    let (kid, rest) = bytes.split_first_chunk::<4>().ok_or_else(invalid)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE_BYTES>().ok_or_else(invalid)?;
    cipher(keys, u32::from_be_bytes(*kid))
        .map_err(|_| invalid())?
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: scope })
        .map_err(|_| invalid())
}

fn cipher(keys: &Keyring, kid: u32) -> Result<XChaCha20Poly1305, UnknownKey> {
    Ok(XChaCha20Poly1305::new(&keys.mac(kid, PURPOSE, &[])?.into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring() -> Keyring {
        Keyring::new(1, &[7; 32]).unwrap()
    }

    #[test]
    fn a_cursor_opens_for_its_own_list_only_and_unchanged() {
        let keys = ring();
        let cursor = seal(&keys, [3; 24], b"users?q=ada", b"position").unwrap();
        assert_eq!(open(&keys, b"users?q=ada", &cursor).as_deref(), Ok(b"position".as_slice()));
        assert_eq!(open(&keys, b"users?q=bob", &cursor), Err(Problem::CursorInvalid));
        for at in 0..cursor.len() {
            let mut changed = cursor.clone().into_bytes();
            changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(open(&keys, b"users?q=ada", &changed), Err(Problem::CursorInvalid));
        }
    }

    proptest! {
        #[test]
        fn what_was_sealed_opens(
            nonce: [u8; 24],
            scope in prop::collection::vec(any::<u8>(), 0..40),
            position in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let cursor = seal(&ring(), nonce, &scope, &position).unwrap();
            prop_assert_eq!(open(&ring(), &scope, &cursor), Ok(position));
        }

        #[test]
        fn no_change_goes_unnoticed(
            nonce: [u8; 24],
            position in prop::collection::vec(any::<u8>(), 0..60),
            at: prop::sample::Index,
            by in 1_u8..,
        ) {
            let cursor = seal(&ring(), nonce, b"users", &position).unwrap();
            let whole = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
            let at = at.index(whole.len());
            let mut changed = whole.clone();
            changed[at] ^= by;
            for other in [changed, whole[..at].to_vec(), whole[at + 1..].to_vec()] {
                let other = URL_SAFE_NO_PAD.encode(other);
                prop_assert_eq!(open(&ring(), b"users", &other), Err(Problem::CursorInvalid));
            }
            let cut = &cursor[..at];
            prop_assert_eq!(open(&ring(), b"users", cut), Err(Problem::CursorInvalid));
        }

        #[test]
        fn no_other_list_takes_it(
            scope in prop::collection::vec(any::<u8>(), 0..20),
            other in prop::collection::vec(any::<u8>(), 0..20),
        ) {
            prop_assume!(scope != other);
            let cursor = seal(&ring(), [3; 24], &scope, b"position").unwrap();
            prop_assert_eq!(open(&ring(), &other, &cursor), Err(Problem::CursorInvalid));
        }

        #[test]
        fn no_text_panics_or_opens(text in "\\PC{0,200}|[A-Za-z0-9_-]{0,200}") {
            prop_assert_eq!(open(&ring(), b"users", &text), Err(Problem::CursorInvalid));
        }
    }
}
