//! The token in an invite's link. It is never stored: it is derived from the invite whenever a link
//! is needed, so a retried mail carries the same link and a leaked table leaks none.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{Invite, Keyring, OrgId, UserId, keyring::UnknownKey};

const VERSION: u8 = 1;
const PURPOSE: &str = "usher invite token";
const MAC_BYTES: usize = 32;
/// Version, kid, length of the organization, user, generation, end, MAC: all but the organization.
const FIXED_BYTES: usize = 1 + 4 + 1 + 16 + 4 + 8 + MAC_BYTES;

/// What an authentic token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteClaims {
    /// The key that signed it.
    pub kid: u32,
    /// The organization it admits to.
    pub org: OrgId,
    /// Whom it admits.
    pub user: UserId,
    /// The generation of the invite.
    pub generation: u32,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A token fit for a link. It shows itself by [`InviteToken::expose`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct InviteToken(String);

/// Why a token is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a token of ours, cut off, or changed.
    #[error("not an invite token")]
    Forged,
    /// Signed with a key that is not in the ring: perhaps one that has just been added.
    #[error(transparent)]
    UnknownKey(#[from] UnknownKey),
}

impl InviteClaims {
    /// The claims of `invite` for `user`.
    pub fn new(org: &OrgId, user: UserId, invite: &Invite) -> Self {
        Self {
            kid: invite.kid,
            org: org.clone(),
            user,
            generation: invite.generation,
            expires_at: invite.expires_at,
        }
    }

    /// The token that carries these claims: the same each time.
    pub fn sign(&self, keys: &Keyring) -> Result<InviteToken, UnknownKey> {
        let mut bytes = self.bytes();
        bytes.extend_from_slice(&self.mac(keys)?);
        Ok(InviteToken(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Reads a token and checks its signature, without looking anything up.
    pub fn verify(token: &str, keys: &Keyring) -> Result<Self, TokenError> {
        let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| TokenError::Forged)?;
        let (claims, mac) = Self::read(&bytes).ok_or(TokenError::Forged)?;
        let authentic: bool = claims.mac(keys)?.ct_eq(mac).into();
        if authentic { Ok(claims) } else { Err(TokenError::Forged) }
    }

    fn bytes(&self) -> Vec<u8> {
        let org = self.org.as_str().as_bytes();
        let mut bytes = Vec::with_capacity(FIXED_BYTES + org.len());
        bytes.push(VERSION);
        bytes.extend_from_slice(&self.kid.to_be_bytes());
        // An organization's id has at most 32 characters.
        bytes.push(u8::try_from(org.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(org);
        bytes.extend_from_slice(self.user.0.as_bytes());
        bytes.extend_from_slice(&self.generation.to_be_bytes());
        bytes.extend_from_slice(&self.expires_at.as_millisecond().to_be_bytes());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (&version, rest) = bytes.split_first()?;
        let (kid, rest) = rest.split_first_chunk::<4>()?;
        let (&org_length, rest) = rest.split_first()?;
        let (org, rest) = rest.split_at_checked(usize::from(org_length))?;
        let (user, rest) = rest.split_first_chunk::<16>()?;
        let (generation, rest) = rest.split_first_chunk::<4>()?;
        let (expires_at, mac) = rest.split_first_chunk::<8>()?;
        if version != VERSION || mac.len() != MAC_BYTES {
            return None;
        }
        let claims = Self {
            kid: u32::from_be_bytes(*kid),
            org: std::str::from_utf8(org).ok()?.parse().ok()?,
            user: UserId(Uuid::from_bytes(*user)),
            generation: u32::from_be_bytes(*generation),
            expires_at: Timestamp::from_millisecond(i64::from_be_bytes(*expires_at)).ok()?,
        };
        Some((claims, mac))
    }

    fn mac(&self, keys: &Keyring) -> Result<[u8; MAC_BYTES], UnknownKey> {
        keys.mac(
            self.kid,
            PURPOSE,
            &[
                &[VERSION],
                &self.kid.to_be_bytes(),
                self.org.as_str().as_bytes(),
                self.user.0.as_bytes(),
                &self.generation.to_be_bytes(),
                &self.expires_at.as_millisecond().to_be_bytes(),
            ],
        )
    }
}

impl InviteToken {
    /// The token as it stands in the link. Whoever holds it can accept the invite.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for InviteToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InviteToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring() -> Keyring {
        Keyring::new(1, &[7; 32]).unwrap()
    }

    fn claims() -> InviteClaims {
        InviteClaims {
            kid: 1,
            org: OrgId::default(),
            user: UserId(Uuid::from_u128(42)),
            generation: 3,
            expires_at: Timestamp::from_second(1_800_000_000).unwrap(),
        }
    }

    #[test]
    fn the_same_invite_has_the_same_token_each_time() {
        assert_eq!(claims().sign(&ring()), claims().sign(&ring()));
        let token = claims().sign(&ring()).unwrap();
        assert_eq!(InviteClaims::verify(token.expose(), &ring()), Ok(claims()));
        assert_eq!(format!("{token:?}"), "InviteToken(…)");
    }

    #[test]
    fn two_keys_live_at_once() {
        let old = claims().sign(&ring()).unwrap();
        let rotated = Keyring::new(2, &[8; 32]).unwrap().also_verifying(1, &[7; 32]).unwrap();
        assert_eq!(InviteClaims::verify(old.expose(), &rotated), Ok(claims()));
        let new = InviteClaims { kid: 2, ..claims() }.sign(&rotated).unwrap();
        assert_eq!(
            InviteClaims::verify(new.expose(), &ring()),
            Err(TokenError::UnknownKey(UnknownKey(2)))
        );
    }

    #[test]
    fn a_token_of_another_purpose_is_no_invite() {
        let mut bytes = claims().bytes();
        bytes.extend(ring().mac(1, "usher password reset", &[&claims().bytes()]).unwrap());
        let foreign = URL_SAFE_NO_PAD.encode(bytes);
        assert_eq!(InviteClaims::verify(&foreign, &ring()), Err(TokenError::Forged));
    }

    #[test]
    fn a_short_secret_is_no_key() {
        assert!(Keyring::new(1, &[7; 31]).is_err());
        assert!(ring().also_verifying(1, &[9; 32]).is_err());
    }

    proptest! {
        #[test]
        fn no_change_of_a_token_goes_unnoticed(at in 0_usize..98, bit in 0_u8..6) {
            let token = claims().sign(&ring()).unwrap();
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let mut text = token.expose().as_bytes().to_vec();
            prop_assume!(at < text.len());
            let digit = alphabet.iter().position(|c| *c == text[at]).unwrap();
            text[at] = alphabet[digit ^ (1 << bit)];
            let changed = String::from_utf8(text).unwrap();
            prop_assert!(InviteClaims::verify(&changed, &ring()).is_err());
            prop_assert!(InviteClaims::verify(&token.expose()[..at], &ring()).is_err());
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            prop_assert!(InviteClaims::verify(&text, &ring()).is_err());
        }
    }
}
