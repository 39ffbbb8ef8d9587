//! Email addresses.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::Problem;

/// The longest address that fits an SMTP path: 256 octets with its angle brackets (RFC 5321,
/// section 4.5.3.1.3).
pub const MAX_EMAIL_CHARS: usize = 254;

/// The longest part before the `@` (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL_BYTES: usize = 64;

/// An address that mail can be sent to: as it was typed, and the key that makes it unique.
///
/// It never shows itself in `Debug`, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailAddress {
    typed: String,
    key: String,
}

impl EmailAddress {
    /// The address as it was typed, trimmed and in NFC. Mail is sent to this one.
    pub fn as_typed(&self) -> &str {
        &self.typed
    }

    /// The normalized address, which is unique in an organization: lower case throughout, the
    /// domain in punycode. A `+tag` is kept, because two tags may be two people.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The domain in punycode.
    pub fn domain(&self) -> &str {
        self.key.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// Where to send: the local part as typed, the domain as mail servers know it.
    pub fn deliverable(&self) -> String {
        let local = self.typed.rsplit_once('@').map_or("", |(local, _)| local);
        format!("{local}@{}", self.domain())
    }
}

/// A domain that addresses may be at, in punycode.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MailDomain(String);

impl MailDomain {
    /// The domain as mail servers know it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for MailDomain {
    type Err = Problem;

    /// Reads `example.com`, or `@example.com` as some write it.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let typed: String = text.trim().nfc().collect();
        let domain = typed.strip_prefix('@').unwrap_or(&typed);
        if domain.is_empty() {
            return Err(Problem::Required);
        }
        let domain = normalize_domain(domain)?;
        if domain.len() > MAX_EMAIL_CHARS {
            Err(Problem::TooLong(MAX_EMAIL_CHARS))
        } else {
            Ok(Self(domain))
        }
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

impl FromStr for EmailAddress {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > MAX_EMAIL_CHARS * 4 {
            return Err(Problem::TooLong(MAX_EMAIL_CHARS));
        }
        let typed: String = text.trim().nfc().collect();
        if typed.is_empty() {
            return Err(Problem::Required);
        }
        if typed.chars().any(char::is_control) {
            return Err(Problem::ControlCharacters);
        }
        let (local, domain) = typed.rsplit_once('@').ok_or(Problem::EmailDomainMissing)?;
        if domain.is_empty() {
            return Err(Problem::EmailDomainMissing);
        }
        check_local(local)?;
        let domain = normalize_domain(domain)?;
        let key = format!("{}@{domain}", local.to_ascii_lowercase());
        if key.len() > MAX_EMAIL_CHARS {
            return Err(Problem::TooLong(MAX_EMAIL_CHARS));
        }
        Ok(Self { typed, key })
    }
}

/// A dot-atom (RFC 5322, section 3.2.3). Quoted local parts are valid on paper, but nobody has one
/// and they are a way to smuggle header text.
fn check_local(local: &str) -> Result<(), Problem> {
    if !local.is_ascii() {
        return Err(Problem::EmailLocalNotAscii);
    }
    let atom = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    // `=?` begins an encoded word (RFC 2047), which a mail program could read as another address.
    if local.len() <= MAX_LOCAL_BYTES && !local.contains("=?") && local.split('.').all(atom) {
        Ok(())
    } else {
        Err(Problem::EmailMalformed)
    }
}

/// The domain by IDNA (UTS #46) in punycode: letters, digits and hyphens in two labels or more.
fn normalize_domain(domain: &str) -> Result<String, Problem> {
    if domain.chars().count() > MAX_EMAIL_CHARS {
        return Err(Problem::TooLong(MAX_EMAIL_CHARS));
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| Problem::EmailMalformed)?;
    let label = |part: &str| {
        (1..=63).contains(&part.len()) && !part.starts_with('-') && !part.ends_with('-')
    };
    let top_is_number = |name: &str| {
        name.rsplit('.').next().is_some_and(|top| top.bytes().all(|b| b.is_ascii_digit()))
    };
    if !ascii.split('.').all(label) || top_is_number(&ascii) {
        return Err(Problem::EmailMalformed);
    }
    if !ascii.contains('.') {
        return Err(Problem::EmailDomainMissing);
    }
    Ok(ascii)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(text: &str) -> Result<String, Problem> {
        text.parse::<EmailAddress>().map(|email| email.key)
    }

    #[test]
    fn one_mailbox_has_one_key_however_it_is_typed() {
        for typed in ["ada@example.com", " Ada@Example.COM ", "ADA@EXAMPLE.com"] {
            assert_eq!(key(typed).as_deref(), Ok("ada@example.com"));
        }
        assert_eq!(key("ada@BÜCHER.example"), key("ada@xn--bcher-kva.example"));
        assert_eq!(key("ada@bu\u{308}cher.example"), key("ada@bücher.example"));
    }

    #[test]
    fn tags_are_other_people() {
        assert_ne!(key("ada+work@example.com"), key("ada@example.com"));
    }

    #[test]
    fn what_mail_cannot_reach_is_refused() {
        use Problem::*;
        for (typed, problem) in [
            ("", Required),
            ("ada", EmailDomainMissing),
            ("ada@", EmailDomainMissing),
            ("ada@localhost", EmailDomainMissing),
            ("@example.com", EmailMalformed),
            ("a..b@example.com", EmailMalformed),
            (".a@example.com", EmailMalformed),
            ("a b@example.com", EmailMalformed),
            ("=?utf-8?q?eve=40evil.example?=@example.com", EmailMalformed),
            ("\"a b\"@example.com", EmailMalformed),
            ("ada@exa mple.com", EmailMalformed),
            ("ada@-example.com", EmailMalformed),
            ("ada@example..com", EmailMalformed),
            ("ada@127.0.0.1", EmailMalformed),
            ("ada@[127.0.0.1]", EmailMalformed),
            ("Ada <ada@example.com>", EmailMalformed),
            ("ada@example.com\r\nBcc: x@example.com", ControlCharacters),
            ("ädä@example.com", EmailLocalNotAscii),
        ] {
            assert_eq!(key(typed), Err(problem), "{typed}");
        }
        assert_eq!(key(&format!("{}@example.com", "a".repeat(65))), Err(EmailMalformed));
        assert_eq!(key(&format!("a@{}com", "a.".repeat(200))), Err(TooLong(254)));
    }

    #[test]
    fn debug_hides_the_address() {
        let email: EmailAddress = "ada@example.com".parse().unwrap();
        assert!(!format!("{email:?}").contains("ada"));
    }

    proptest! {
        #[test]
        fn no_text_panics_and_every_key_is_its_own_key(text in "\\PC{0,40}@?\\PC{0,40}") {
            if let Ok(key_once) = key(&text) {
                prop_assert_eq!(key(&key_once), Ok(key_once.clone()));
            }
        }
    }
}
