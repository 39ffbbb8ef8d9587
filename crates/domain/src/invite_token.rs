//! The token in an invite's link. It is never stored: it is derived from the invite whenever a link
//! is needed, so a retried mail carries the same link and a leaked table leaks none.

use std::fmt;

use jiff::Timestamp;

pub use crate::derived_token::TokenError;
use crate::{
    Invite, Keyring, OrgId, UserId,
    derived_token::{self, Named},
    keyring::UnknownKey,
};

const PURPOSE: &str = "usher invite token";

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
        let named = Named { kid: self.kid, org: self.org.clone(), id: self.user.0 };
        let generation = self.generation.to_be_bytes();
        let expires_at = self.expires_at.as_millisecond().to_be_bytes();
        derived_token::sign(keys, PURPOSE, &named, &[&generation, &expires_at]).map(InviteToken)
    }

    /// Reads a token and checks its signature, without looking anything up.
    pub fn verify(token: &str, keys: &Keyring) -> Result<Self, TokenError> {
        let (named, generation, expires_at) = derived_token::verify(keys, PURPOSE, token)?;
        Ok(Self {
            kid: named.kid,
            org: named.org,
            user: UserId(named.id),
            generation: u32::from_be_bytes(generation),
            expires_at: Timestamp::from_millisecond(i64::from_be_bytes(expires_at))
                .map_err(|_| TokenError::Forged)?,
        })
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
    use uuid::Uuid;

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
        let claims = claims();
        let named = Named { kid: 1, org: claims.org, id: claims.user.0 };
        let fields: [&[u8]; 2] =
            [&claims.generation.to_be_bytes(), &claims.expires_at.as_millisecond().to_be_bytes()];
        let foreign =
            derived_token::sign(&ring(), "usher password reset", &named, &fields).unwrap();
        let ours = derived_token::sign(&ring(), PURPOSE, &named, &fields).unwrap();
        assert!(InviteClaims::verify(&ours, &ring()).is_ok());
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
