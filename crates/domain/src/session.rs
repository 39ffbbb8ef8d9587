//! Sessions of people who signed in, and the tokens that go with them.

use std::{fmt, net::IpAddr, str::FromStr};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::{EmailAddress, Keyring, OrgId, Problem, Status, User, UserId, keyring::UnknownKey};

/// A session that nobody used for so long has ended.
pub const IDLE_FOR: SignedDuration = SignedDuration::from_hours(12);

/// A session ends after so long, however much it is used.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(30 * 24);

/// That a session is in use is written down at most this often: so much earlier one may go idle.
pub const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// For so long after it was typed, nobody is asked for their password again.
pub const PASSWORD_FOR: SignedDuration = SignedDuration::from_mins(5);

/// How much of a browser's name for itself is kept.
const MAX_USER_AGENT_CHARS: usize = 200;

const CSRF_PURPOSE: &str = "usher csrf token";
const DEVICE_PURPOSE: &str = "usher device";
const MAC_BYTES: usize = 32;

/// The bytes of a token of forms: the number of the key, and the MAC.
pub const CSRF_BYTES: usize = 4 + MAC_BYTES;

/// What a signed-in person's browser or program holds: `org.userid.secret`.
///
/// The secret has 256 bits of randomness, so a plain hash at rest is enough (OWASP ASVS 5.0, 11.4).
#[derive(Clone)]
pub struct SessionToken {
    org: OrgId,
    user: UserId,
    secret: SecretString,
}

impl SessionToken {
    /// A new token. `secret` must be fresh.
    pub fn new(org: &OrgId, user: UserId, secret: [u8; 32]) -> Self {
        Self { org: org.clone(), user, secret: URL_SAFE_NO_PAD.encode(secret).into() }
    }

    /// Reads a token as it was sent. `None` for anything that cannot be one of `org`.
    pub fn parse(text: &str, org: &OrgId) -> Option<Self> {
        let (theirs, rest) = text.split_once('.')?;
        let (user, secret) = rest.split_once('.')?;
        let fits = theirs == org.as_str()
            && secret.len() == 43
            && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let user = user.parse().ok().filter(|_| fits)?;
        Some(Self { org: org.clone(), user, secret: secret.to_owned().into() })
    }

    /// The token as its holder keeps it.
    pub fn expose(&self) -> String {
        format!("{}.{}.{}", self.org, self.user, self.secret.expose_secret())
    }

    /// Where the table keeps the session.
    pub fn key(&self) -> SessionKey {
        let hash = Sha256::digest(self.expose().as_bytes());
        SessionKey { user: self.user, hash: SessionHash(hash.into()) }
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

/// Whose session, and which: what the table finds it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionKey {
    /// Whose.
    pub user: UserId,
    /// SHA-256 of the token.
    pub hash: SessionHash,
}

/// SHA-256 of a session's token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionHash([u8; 32]);

impl SessionHash {
    /// The token that a page's forms and scripts send back with each change, so that no other site
    /// can make one: derived from the session, kept nowhere. `mask` must be fresh: under it the token
    /// looks different on each page, so that nobody can guess it piece by piece from how well pages
    /// compress that also show what somebody else had them show (BREACH).
    pub fn csrf_token(&self, keys: &Keyring, mask: [u8; CSRF_BYTES]) -> Result<String, UnknownKey> {
        let kid = keys.signing_kid();
        let mac = keys.mac(kid, CSRF_PURPOSE, &[&self.0])?;
        let token = kid.to_be_bytes().into_iter().chain(mac);
        let masked = token.zip(mask).map(|(token, mask)| token ^ mask);
        Ok(URL_SAFE_NO_PAD.encode(mask.into_iter().chain(masked).collect::<Vec<u8>>()))
    }

    /// Whether `text` is such a token of this session, under any mask and any live key. In constant
    /// time.
    pub fn has_csrf_token(&self, text: &str, keys: &Keyring) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(text) else { return false };
        let Some((mask, masked)) = bytes.split_first_chunk::<CSRF_BYTES>() else { return false };
        let token: Vec<u8> = masked.iter().zip(mask).map(|(masked, mask)| masked ^ mask).collect();
        let Some((kid, mac)) = token.split_first_chunk::<4>() else { return false };
        let right = keys.mac(u32::from_be_bytes(*kid), CSRF_PURPOSE, &[&self.0]);
        masked.len() == CSRF_BYTES && right.is_ok_and(|right| right.ct_eq(mac).into())
    }
}

impl fmt::Display for SessionHash {
    /// The hash as it stands in the table's key: base64url.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for SessionHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionHash(…)")
    }
}

/// The name by which a person tells their sessions apart and ends one: no secret, 16 hex digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(String);

impl SessionId {
    /// A new name. `bytes` must be fresh.
    pub fn new(bytes: [u8; 8]) -> Self {
        Self(format!("{:016x}", u64::from_be_bytes(bytes)))
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for SessionId {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if hex && text.len() == 16 { Ok(Self(text.to_owned())) } else { Err(Problem::IdMalformed) }
    }
}

/// One place where a person is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// What it is called.
    pub id: SessionId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to [`SEEN_EVERY`].
    pub last_seen_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// The network address from which it began.
    pub ip: Option<IpAddr>,
    /// What the browser or program that began it calls itself, shortened.
    pub user_agent: Option<String>,
    /// When the password was set by which it began.
    #[serde(default)]
    pub password_set_at: Option<Timestamp>,
    /// When the password was typed again, if it was since it began.
    #[serde(default)]
    pub password_at: Option<Timestamp>,
}

impl Session {
    /// A session that begins now. By which password is known where it is kept.
    pub fn begin(
        id: SessionId,
        now: Timestamp,
        ip: Option<IpAddr>,
        user_agent: Option<&str>,
    ) -> Self {
        let expires_at = now.checked_add(LONGEST).unwrap_or(Timestamp::MAX);
        let user_agent = user_agent.map(shortened).filter(|text| !text.is_empty());
        Self {
            id,
            created_at: now,
            last_seen_at: now,
            expires_at,
            ip,
            user_agent,
            password_set_at: None,
            password_at: None,
        }
    }

    /// Whether the password was typed so lately, to begin it or again, that it need not be now.
    pub fn knows_password(&self, now: Timestamp) -> bool {
        let typed = self.password_at.map_or(self.created_at, |at| at.max(self.created_at));
        (SignedDuration::ZERO..PASSWORD_FOR).contains(&now.duration_since(typed))
    }

    /// Whether it still lets `user` in: neither too old nor idle for too long, and of a member whose
    /// sessions were not ended since it began. It must have begun by the present password, whichever
    /// clock says when: a change of the password may overtake it.
    pub fn is_live(&self, user: &User, now: Timestamp) -> bool {
        now < self.ends_at()
            && user.status == Status::Active
            && user.sessions_from.is_none_or(|from| from <= self.created_at)
            && user.password_set_at.is_none_or(|set_at| self.password_set_at == Some(set_at))
    }

    /// When it ends if nobody uses it any more.
    pub fn ends_at(&self) -> Timestamp {
        let idle = self.last_seen_at.checked_add(IDLE_FOR).unwrap_or(Timestamp::MAX);
        idle.min(self.expires_at)
    }

    /// Whether its use is to be written down again.
    pub fn is_seen_long_ago(&self, now: Timestamp) -> bool {
        now.duration_since(self.last_seen_at) >= SEEN_EVERY
    }
}

fn shortened(text: &str) -> String {
    text.trim().chars().filter(|c| !c.is_control()).take(MAX_USER_AGENT_CHARS).collect()
}

/// A browser that has signed in to an account before: what its cookie proves. Its failures count
/// apart, so no stranger can hold it back (OWASP, “device cookies”).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Device {
    kid: u32,
    nonce: [u8; 16],
}

impl Device {
    /// A device that signs in for the first time. `nonce` must be fresh.
    pub fn new(keys: &Keyring, nonce: [u8; 16]) -> Self {
        Self { kid: keys.signing_kid(), nonce }
    }

    /// The cookie that proves to have signed in to the account of `email`.
    pub fn cookie(
        &self,
        org: &OrgId,
        email: &EmailAddress,
        keys: &Keyring,
    ) -> Result<String, UnknownKey> {
        let mac = self.mac(org, email, keys)?;
        let bytes = [self.kid.to_be_bytes().as_slice(), &self.nonce, &mac].concat();
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The device whose cookie this is, if it proves to have signed in to the account of `email`.
    pub fn read(cookie: &str, org: &OrgId, email: &EmailAddress, keys: &Keyring) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(cookie).ok()?;
        let (kid, rest) = bytes.split_first_chunk::<4>()?;
        let (nonce, mac) = rest.split_first_chunk::<16>()?;
        let device = Self { kid: u32::from_be_bytes(*kid), nonce: *nonce };
        let right = device.mac(org, email, keys).ok()?;
        bool::from(right.ct_eq(mac)).then_some(device)
    }

    /// What its tries are counted by.
    pub fn name(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.nonce)
    }

    fn mac(
        &self,
        org: &OrgId,
        email: &EmailAddress,
        keys: &Keyring,
    ) -> Result<[u8; MAC_BYTES], UnknownKey> {
        let parts: [&[u8]; 3] = [org.as_str().as_bytes(), email.key().as_bytes(), &self.nonce];
        keys.mac(self.kid, DEVICE_PURPOSE, &parts)
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Device(…)")
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

    fn token() -> SessionToken {
        SessionToken::new(&OrgId::default(), UserId(Uuid::from_u128(42)), [9; 32])
    }

    #[test]
    fn a_token_is_read_back_and_hides_its_secret() {
        let read = SessionToken::parse(&token().expose(), &OrgId::default()).unwrap();
        assert_eq!(read.key(), token().key());
        let secret = token().expose().rsplit_once('.').unwrap().1.to_owned();
        let shown = format!("{:?} {:?}", token(), token().key());
        assert!(!shown.contains(&secret) && !shown.contains(&token().key().hash.to_string()));
        assert!(!token().key().hash.to_string().contains(&secret));
    }

    #[test]
    fn a_token_of_another_organization_is_none_here() {
        assert!(SessionToken::parse(&token().expose(), &"acme".parse().unwrap()).is_none());
    }

    #[test]
    fn a_csrf_token_is_good_for_its_session_under_both_live_keys() {
        let hash = token().key().hash;
        let old = hash.csrf_token(&ring(), [1; CSRF_BYTES]).unwrap();
        let rotated = Keyring::new(2, &[8; 32]).unwrap().also_verifying(1, &[7; 32]).unwrap();
        let new = hash.csrf_token(&rotated, [1; CSRF_BYTES]).unwrap();
        assert_ne!(old, new);
        assert!(hash.has_csrf_token(&old, &rotated) && hash.has_csrf_token(&new, &rotated));
        assert!(!hash.has_csrf_token(&new, &ring()), "under a key that is not live");
        let other = SessionToken::new(&OrgId::default(), UserId(Uuid::from_u128(42)), [1; 32]);
        assert!(!other.key().hash.has_csrf_token(&old, &ring()));
    }

    #[test]
    fn a_csrf_token_looks_different_on_each_page() {
        let hash = token().key().hash;
        let [one, other, bare] = [[0x5A; CSRF_BYTES], [0xC3; CSRF_BYTES], [0; CSRF_BYTES]]
            .map(|mask| hash.csrf_token(&ring(), mask).unwrap());
        assert!(hash.has_csrf_token(&one, &ring()) && hash.has_csrf_token(&other, &ring()));
        let agree = one.bytes().zip(other.bytes()).filter(|(one, other)| one == other).count();
        assert!(agree < 8, "{one} {other}");
        // Only a masked one counts: the token itself, its halves and what is longer do not.
        let bytes = URL_SAFE_NO_PAD.decode(&bare).unwrap();
        let (mask, token) = bytes.split_at(CSRF_BYTES);
        let wrong = [token.to_vec(), mask.to_vec(), [&bytes, &[0][..]].concat(), Vec::new()];
        for wrong in wrong {
            assert!(!hash.has_csrf_token(&URL_SAFE_NO_PAD.encode(wrong), &ring()));
        }
    }

    #[test]
    fn a_device_is_known_to_its_account_alone() {
        let (org, ada) = (OrgId::default(), "ada@example.com".parse().unwrap());
        let device = Device::new(&ring(), [3; 16]);
        let cookie = device.cookie(&org, &ada, &ring()).unwrap();
        assert_eq!(Device::read(&cookie, &org, &ada, &ring()), Some(device));
        let bob = "bob@example.com".parse().unwrap();
        assert_eq!(Device::read(&cookie, &org, &bob, &ring()), None);
        assert_eq!(Device::read(&cookie, &"acme".parse().unwrap(), &ada, &ring()), None);
    }

    #[test]
    fn what_a_browser_calls_itself_is_cut_and_cleaned() {
        let long = format!(" Mozilla\r\n\u{1b}[2J {}", "x".repeat(500));
        let at = Timestamp::UNIX_EPOCH;
        let session = Session::begin(SessionId::new([0xAB; 8]), at, None, Some(&long));
        let kept = session.user_agent.unwrap();
        assert!(kept.starts_with("Mozilla[2J x") && kept.chars().count() == 200, "{kept}");
        assert_eq!(session.id.to_string().parse(), Ok(session.id));
        assert!("AB".repeat(8).parse::<SessionId>().is_err());
    }

    proptest! {
        #[test]
        fn no_text_panics_or_opens(text in "\\PC{0,120}") {
            let org = OrgId::default();
            prop_assert!(SessionToken::parse(&text, &org).is_none());
            prop_assert!(!token().key().hash.has_csrf_token(&text, &ring()));
            let ada = "ada@example.com".parse().unwrap();
            prop_assert!(Device::read(&text, &org, &ada, &ring()).is_none());
        }

        #[test]
        fn no_change_of_a_csrf_token_goes_unnoticed(at in 0_usize..96, bit in 0_u8..6) {
            let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let hash = token().key().hash;
            let mask = [0x5A; CSRF_BYTES];
            let mut text = hash.csrf_token(&ring(), mask).unwrap().into_bytes();
            let digit = alphabet.iter().position(|c| *c == text[at]).unwrap();
            text[at] = alphabet[digit ^ (1 << bit)];
            prop_assert!(!hash.has_csrf_token(std::str::from_utf8(&text).unwrap(), &ring()));
        }
    }
}
