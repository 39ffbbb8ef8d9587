//! Tokens that are derived whenever a link is needed and never stored: claims and their MAC.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{Keyring, OrgId, keyring::UnknownKey};

const VERSION: u8 = 1;
const MAC_BYTES: usize = 32;

/// Why a token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of ours, cut off, or changed.
    #[error("not a token of this kind")]
    Forged,
    /// Signed with a key that is not in the ring: perhaps one that has just been added.
    #[error(transparent)]
    UnknownKey(#[from] UnknownKey),
}

/// What every such token names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// The key that signed it.
    pub kid: u32,
    /// The organization.
    pub org: OrgId,
    /// The user, or whatever else the token is about.
    pub id: Uuid,
}

/// The token of what is named and the kind's own `fields`, for `purpose`: the same each time.
pub(crate) fn sign(
    keys: &Keyring,
    purpose: &str,
    named: &Named,
    fields: &[&[u8]],
) -> Result<String, UnknownKey> {
    let org = named.org.as_str().as_bytes();
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&named.kid.to_be_bytes());
    // An organization's id has at most 32 characters.
    bytes.push(u8::try_from(org.len()).unwrap_or(u8::MAX));
    bytes.extend_from_slice(org);
    bytes.extend_from_slice(named.id.as_bytes());
    bytes.extend(fields.iter().copied().flatten());
    bytes.extend_from_slice(&mac(keys, purpose, named, fields)?);
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a token for `purpose` whose kind has two fields of `A` and `B` bytes, and checks its
/// signature in constant time, without looking anything up.
pub(crate) fn verify<const A: usize, const B: usize>(
    keys: &Keyring,
    purpose: &str,
    token: &str,
) -> Result<(Named, [u8; A], [u8; B]), TokenError> {
    let (named, first, second) = verify_open(keys, purpose, token)?;
    let second = second.try_into().map_err(|_| TokenError::Forged)?;
    Ok((named, first, second))
}

/// The same for a kind whose second field has any length.
pub(crate) fn verify_open<const A: usize>(
    keys: &Keyring,
    purpose: &str,
    token: &str,
) -> Result<(Named, [u8; A], Vec<u8>), TokenError> {
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| TokenError::Forged)?;
    let (named, rest) = read(&bytes).ok_or(TokenError::Forged)?;
    let (first, rest) = rest.split_first_chunk::<A>().ok_or(TokenError::Forged)?;
    let (second, signature) = rest.split_last_chunk::<MAC_BYTES>().ok_or(TokenError::Forged)?;
    let expected = mac(keys, purpose, &named, &[first, second])?;
    if bool::from(expected.as_slice().ct_eq(signature)) {
        Ok((named, *first, second.to_vec()))
    } else {
        Err(TokenError::Forged)
    }
}

fn read(bytes: &[u8]) -> Option<(Named, &[u8])> {
    let (&version, rest) = bytes.split_first()?;
    let (kid, rest) = rest.split_first_chunk::<4>()?;
    let (&org_length, rest) = rest.split_first()?;
    let (org, rest) = rest.split_at_checked(usize::from(org_length))?;
    let (id, rest) = rest.split_first_chunk::<16>()?;
    let named = Named {
        kid: u32::from_be_bytes(*kid),
        org: std::str::from_utf8(org).ok()?.parse().ok()?,
        id: Uuid::from_bytes(*id),
    };
    (version == VERSION).then_some((named, rest))
}

fn mac(
    keys: &Keyring,
    purpose: &str,
    named: &Named,
    fields: &[&[u8]],
) -> Result<[u8; MAC_BYTES], UnknownKey> {
    let kid = named.kid.to_be_bytes();
    let head: [&[u8]; 4] = [&[VERSION], &kid, named.org.as_str().as_bytes(), named.id.as_bytes()];
    keys.mac(named.kid, purpose, &[head.as_slice(), fields].concat())
}
