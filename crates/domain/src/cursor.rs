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
    use super::*;

    #[test]
    fn a_cursor_opens_for_its_own_list_only_and_unchanged() {
        let keys = Keyring::new(1, &[7; 32]).unwrap();
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
}
