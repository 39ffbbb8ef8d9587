//! The token in the link that sets a new password. Like an invite's it is derived and never stored.
//! It names the instant at which the present password was set, so it works once.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{Keyring, OrgId, UserId, invite_token::TokenError, keyring::UnknownKey};

/// A link to set a new password works for so long after it was asked for.
pub const RESET_LIFETIME: SignedDuration = SignedDuration::from_mins(15);

const VERSION: u8 = 1;
const PURPOSE: &str = "usher password reset";
const MAC_BYTES: usize = 32;

/// What an authentic token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetClaims {
    /// The key that signed it.
    pub kid: u32,
    /// The organization.
    pub org: OrgId,
    /// Whose password may be set.
    pub user: UserId,
    /// When the password was set that this replaces. With another one in its place the token is spent.
    pub set_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A token fit for a link. It shows itself by [`ResetToken::expose`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct ResetToken(String);

impl ResetClaims {
    /// The token that carries these claims: the same each time.
    pub fn sign(&self, keys: &Keyring) -> Result<ResetToken, UnknownKey> {
        let mut bytes = self.bytes();
        bytes.extend_from_slice(&self.mac(keys)?);
        Ok(ResetToken(URL_SAFE_NO_PAD.encode(bytes)))
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
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.kid.to_be_bytes());
        // An organization's id has at most 32 characters.
        bytes.push(u8::try_from(org.len()).unwrap_or(u8::MAX));
        bytes.extend_from_slice(org);
        bytes.extend_from_slice(self.user.0.as_bytes());
        bytes.extend_from_slice(&self.set_at.as_millisecond().to_be_bytes());
        bytes.extend_from_slice(&self.expires_at.as_millisecond().to_be_bytes());
        bytes
    }

    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (&version, rest) = bytes.split_first()?;
        let (kid, rest) = rest.split_first_chunk::<4>()?;
        let (&org_length, rest) = rest.split_first()?;
        let (org, rest) = rest.split_at_checked(usize::from(org_length))?;
        let (user, rest) = rest.split_first_chunk::<16>()?;
        let (set_at, rest) = rest.split_first_chunk::<8>()?;
        let (expires_at, mac) = rest.split_first_chunk::<8>()?;
        if version != VERSION || mac.len() != MAC_BYTES {
            return None;
        }
        let instant =
            |bytes: &[u8; 8]| Timestamp::from_millisecond(i64::from_be_bytes(*bytes)).ok();
        let claims = Self {
            kid: u32::from_be_bytes(*kid),
            org: std::str::from_utf8(org).ok()?.parse().ok()?,
            user: UserId(Uuid::from_bytes(*user)),
            set_at: instant(set_at)?,
            expires_at: instant(expires_at)?,
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
                &self.set_at.as_millisecond().to_be_bytes(),
                &self.expires_at.as_millisecond().to_be_bytes(),
            ],
        )
    }
}

impl ResetToken {
    /// The token as it stands in the link. Whoever holds it can set the password.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ResetToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResetToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring() -> Keyring {
        Keyring::new(1, &[7; 32]).unwrap()
    }

    fn claims() -> ResetClaims {
        ResetClaims {
            kid: 1,
            org: OrgId::default(),
            user: UserId(Uuid::from_u128(42)),
            set_at: Timestamp::from_second(1_700_000_000).unwrap(),
            expires_at: Timestamp::from_second(1_800_000_000).unwrap(),
        }
    }

    #[test]
    fn a_token_says_what_was_signed_and_hides_itself() {
        let token = claims().sign(&ring()).unwrap();
        assert_eq!(ResetClaims::verify(token.expose(), &ring()), Ok(claims()));
        assert_eq!(format!("{token:?}"), "ResetToken(…)");
        let unknown = ResetClaims::verify(token.expose(), &Keyring::new(2, &[7; 32]).unwrap());
        assert_eq!(unknown, Err(TokenError::UnknownKey(UnknownKey(1))));
    }

    #[test]
    fn a_token_of_another_purpose_sets_no_password() {
        let mut bytes = claims().bytes();
        bytes.extend(ring().mac(1, "usher invite token", &[&claims().bytes()]).unwrap());
        let foreign = URL_SAFE_NO_PAD.encode(bytes);
        assert_eq!(ResetClaims::verify(&foreign, &ring()), Err(TokenError::Forged));
    }

    proptest! {
        #[test]
        fn no_change_of_a_token_goes_unnoticed(at in 0_usize..110, bit in 0_u8..6) {
            let token = claims().sign(&ring()).unwrap();
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let mut text = token.expose().as_bytes().to_vec();
            prop_assume!(at < text.len());
            let digit = alphabet.iter().position(|c| *c == text[at]).unwrap();
            text[at] = alphabet[digit ^ (1 << bit)];
            let changed = String::from_utf8(text).unwrap();
            prop_assert!(ResetClaims::verify(&changed, &ring()).is_err());
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,200}") {
            prop_assert!(ResetClaims::verify(&text, &ring()).is_err());
        }
    }
}
