//! Linking a chat account to a person: the code in the link that the account is given, and the digits
//! that the person is shown and the account must type.
//!
//! Neither is stored. The code is derived like the other links; of the digits the table keeps a MAC,
//! because a hash of six digits hides nothing.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::{
    ChatAccount, Keyring, OrgId, Problem, Throttle, UserId,
    derived_token::{self, Named, TokenError},
    keyring::UnknownKey,
};

/// A request to link works for so long.
pub const CODE_LIFETIME: SignedDuration = SignedDuration::from_mins(10);

/// How often digits may be typed for one request.
pub const MAX_DIGIT_TRIES: u8 = 5;

/// Codes that one account may ask for.
pub const CODES_OF_ACCOUNT: Throttle =
    Throttle::at_most("link_code", 5, SignedDuration::from_mins(10));

/// Codes that all accounts of one workspace may ask for.
pub const CODES_OF_WORKSPACE: Throttle =
    Throttle::at_most("link_code_workspace", 200, SignedDuration::from_mins(10));

const CODE_PURPOSE: &str = "usher chat link code";
const DIGITS_PURPOSE: &str = "usher chat link digits";

/// What an authentic code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkClaims {
    /// The key that signed it.
    pub kid: u32,
    /// The organization.
    pub org: OrgId,
    /// The request that it is of.
    pub request: Uuid,
    /// The account that asked.
    pub account: ChatAccount,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// A code fit for a link. It shows itself by [`LinkCode::expose`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode(String);

impl LinkClaims {
    /// The code that carries these claims: the same each time.
    pub fn sign(&self, keys: &Keyring) -> Result<LinkCode, UnknownKey> {
        let named = Named { kid: self.kid, org: self.org.clone(), id: self.request };
        let expires_at = self.expires_at.as_millisecond().to_be_bytes();
        let account = self.account.to_string();
        let fields: [&[u8]; 2] = [&expires_at, account.as_bytes()];
        derived_token::sign(keys, CODE_PURPOSE, &named, &fields).map(LinkCode)
    }

    /// Reads a code and checks its signature, without looking anything up.
    pub fn verify(code: &str, keys: &Keyring) -> Result<Self, TokenError> {
        let (named, expires_at, account) = derived_token::verify_open(keys, CODE_PURPOSE, code)?;
        let account = String::from_utf8(account).map_err(|_| TokenError::Forged)?;
        Ok(Self {
            kid: named.kid,
            org: named.org,
            request: named.id,
            account: account.parse().map_err(|_| TokenError::Forged)?,
            expires_at: Timestamp::from_millisecond(i64::from_be_bytes(expires_at))
                .map_err(|_| TokenError::Forged)?,
        })
    }
}

impl LinkCode {
    /// The code as it stands in the link.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkCode(…)")
    }
}

/// The six digits that a person is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Digits(String);

impl Digits {
    /// Digits made of fresh randomness; of so many bytes, each is as likely as any other.
    pub fn new(random: [u8; 16]) -> Self {
        Self(format!("{:06}", u128::from_be_bytes(random) % 1_000_000))
    }

    /// The digits as they are shown.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the table keeps of them: good for this request and this person only.
    pub fn seal(
        &self,
        keys: &Keyring,
        org: &OrgId,
        request: Uuid,
        user: UserId,
    ) -> Result<SealedDigits, UnknownKey> {
        let kid = keys.signing_kid();
        Ok(SealedDigits {
            kid,
            mac: URL_SAFE_NO_PAD.encode(self.mac(keys, kid, org, request, user)?),
        })
    }

    fn mac(
        &self,
        keys: &Keyring,
        kid: u32,
        org: &OrgId,
        request: Uuid,
        user: UserId,
    ) -> Result<[u8; 32], UnknownKey> {
        let parts: [&[u8]; 4] =
            [org.as_str().as_bytes(), request.as_bytes(), user.0.as_bytes(), self.0.as_bytes()];
        keys.mac(kid, DIGITS_PURPOSE, &parts)
    }
}

impl FromStr for Digits {
    type Err = Problem;

    /// Reads digits as people type them: with spaces or a hyphen in between.
    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.len() > 40 {
            return Err(Problem::DigitsMalformed);
        }
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let fits = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if fits { Ok(Self(digits)) } else { Err(Problem::DigitsMalformed) }
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digits(…)")
    }
}

/// A MAC over digits, the request that they are of, and the person who was shown them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedDigits {
    kid: u32,
    /// base64url.
    mac: String,
}

impl SealedDigits {
    /// Whether these are the digits, in constant time. Under a key that is gone, none are.
    pub fn are(
        &self,
        digits: &Digits,
        keys: &Keyring,
        org: &OrgId,
        request: Uuid,
        user: UserId,
    ) -> bool {
        let Ok(kept) = URL_SAFE_NO_PAD.decode(&self.mac) else { return false };
        let right = digits.mac(keys, self.kid, org, request, user);
        right.is_ok_and(|right| right.ct_eq(&*kept).into())
    }

    /// The MAC as the table keeps it.
    pub fn mac(&self) -> &str {
        &self.mac
    }
}

impl fmt::Debug for SealedDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealedDigits(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ring() -> Keyring {
        Keyring::new(1, &[7; 32]).unwrap()
    }

    fn claims() -> LinkClaims {
        LinkClaims {
            kid: 1,
            org: OrgId::default(),
            request: Uuid::from_u128(42),
            account: "slack:T1:U1".parse().unwrap(),
            expires_at: Timestamp::from_second(1_800_000_000).unwrap(),
        }
    }

    #[test]
    fn a_code_is_read_back_and_hides_itself() {
        let code = claims().sign(&ring()).unwrap();
        assert_eq!(LinkClaims::verify(code.expose(), &ring()), Ok(claims()));
        assert_eq!(format!("{code:?}"), "LinkCode(…)");
    }

    #[test]
    fn digits_are_good_for_their_request_and_person_alone() {
        let (keys, org) = (ring(), OrgId::default());
        let (request, user) = (Uuid::from_u128(1), UserId(Uuid::from_u128(2)));
        let digits = Digits::new([9; 16]);
        let sealed = digits.seal(&keys, &org, request, user).unwrap();
        let typed: Digits =
            format!(" {} {}", &digits.expose()[..3], &digits.expose()[3..]).parse().unwrap();
        assert!(sealed.are(&typed, &keys, &org, request, user));
        assert!(!sealed.are(&typed, &keys, &org, Uuid::from_u128(3), user));
        assert!(!sealed.are(&typed, &keys, &org, request, UserId(Uuid::from_u128(3))));
        assert!(!sealed.are(&typed, &keys, &"acme".parse().unwrap(), request, user));
        assert!(!sealed.are(&Digits::new([8; 16]), &keys, &org, request, user));
        let other = Keyring::new(2, &[8; 32]).unwrap();
        assert!(!sealed.are(&typed, &other, &org, request, user), "its key is gone");
        assert!(!format!("{digits:?} {sealed:?}").contains(digits.expose()));
    }

    #[test]
    fn what_is_no_six_digits_is_refused() {
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "+12345", &" ".repeat(100)]
        {
            assert_eq!(text.parse::<Digits>(), Err(Problem::DigitsMalformed), "{text}");
        }
        assert_eq!("123-456".parse::<Digits>().unwrap().expose(), "123456");
        assert_eq!(Digits::new([0; 16]).expose(), "000000");
    }

    proptest! {
        #[test]
        fn no_change_of_a_code_goes_unnoticed(at in 0_usize..100, bit in 0_u8..6) {
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let mut text = claims().sign(&ring()).unwrap().expose().as_bytes().to_vec();
            let at = at % text.len();
            let digit = alphabet.iter().position(|c| *c == text[at]).unwrap();
            text[at] = alphabet[digit ^ (1 << bit)];
            let text = std::str::from_utf8(&text).unwrap();
            prop_assert!(LinkClaims::verify(text, &ring()).is_err());
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,120}") {
            prop_assert!(LinkClaims::verify(&text, &ring()).is_err());
        }
    }
}
