//! The token in the link that sets a new password. Like an invite's it is derived and never stored.
//! It names the instant at which the present password was set, so it works once.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use crate::{
    Keyring, OrgId, UserId,
    derived_token::{self, Named, TokenError},
    keyring::UnknownKey,
};

/// A link to set a new password works for so long after it was asked for.
pub const RESET_LIFETIME: SignedDuration = SignedDuration::from_mins(15);

const PURPOSE: &str = "usher password reset";

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
        let named = Named { kid: self.kid, org: self.org.clone(), id: self.user.0 };
        let set_at = self.set_at.as_millisecond().to_be_bytes();
        let expires_at = self.expires_at.as_millisecond().to_be_bytes();
        derived_token::sign(keys, PURPOSE, &named, &[&set_at, &expires_at]).map(ResetToken)
    }

    /// Reads a token and checks its signature, without looking anything up.
    pub fn verify(token: &str, keys: &Keyring) -> Result<Self, TokenError> {
        let (named, set_at, expires_at) = derived_token::verify(keys, PURPOSE, token)?;
        let instant = |bytes| Timestamp::from_millisecond(i64::from_be_bytes(bytes));
        Ok(Self {
            kid: named.kid,
            org: named.org,
            user: UserId(named.id),
            set_at: instant(set_at).map_err(|_| TokenError::Forged)?,
            expires_at: instant(expires_at).map_err(|_| TokenError::Forged)?,
        })
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
    use uuid::Uuid;

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
        let claims = claims();
        let named = Named { kid: 1, org: claims.org, id: claims.user.0 };
        let fields: [&[u8]; 2] = [
            &claims.set_at.as_millisecond().to_be_bytes(),
            &claims.expires_at.as_millisecond().to_be_bytes(),
        ];
        let foreign = derived_token::sign(&ring(), "usher invite token", &named, &fields).unwrap();
        let ours = derived_token::sign(&ring(), PURPOSE, &named, &fields).unwrap();
        assert!(ResetClaims::verify(&ours, &ring()).is_ok());
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
