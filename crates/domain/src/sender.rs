//! Who mails are from.

use std::{fmt, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::EmailAddress;

/// The most characters of a sender's name.
const MAX_NAME_CHARS: usize = 100;

/// Who the mails are from: `name <address>` or an address alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    name: Option<String>,
    address: EmailAddress,
}

/// A sender that is not of the form `name <address>` or `address`.
#[derive(Debug, Clone, Copy, Error)]
#[error("must be an address, or a name and an address as in: Acme <invites@example.com>")]
pub struct InvalidSender;

impl Sender {
    /// The domain that mails come from, which the mail service must know.
    pub fn domain(&self) -> &str {
        self.address.domain()
    }

    /// The sender as a person writes it.
    pub fn as_written(&self) -> String {
        match &self.name {
            Some(name) => format!("{name} <{}>", self.address.as_typed()),
            None => self.address.as_typed().to_owned(),
        }
    }
}

impl FromStr for Sender {
    type Err = InvalidSender;

    fn from_str(text: &str) -> Result<Self, InvalidSender> {
        let (name, address) =
            match text.trim().strip_suffix('>').and_then(|text| text.split_once('<')) {
                Some((name, address)) => (Some(name.trim().trim_matches('"').to_owned()), address),
                None => (None, text),
            };
        let name = name.filter(|name| !name.is_empty());
        let is_bad = |name: &String| {
            name.chars().any(char::is_control) || name.chars().count() > MAX_NAME_CHARS
        };
        if name.as_ref().is_some_and(is_bad) {
            return Err(InvalidSender);
        }
        Ok(Self { name, address: address.parse().map_err(|_| InvalidSender)? })
    }
}

impl fmt::Display for Sender {
    /// The sender as a mail header has it: the name quoted, or as an encoded word (RFC 2047) where it
    /// is not ASCII, because SES does not encode it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let address = self.address.deliverable();
        match &self.name {
            None => f.write_str(&address),
            Some(name) if name.is_ascii() => {
                write!(f, "\"{}\" <{address}>", name.replace('\\', "\\\\").replace('"', "\\\""))
            }
            Some(name) => write!(f, "{} <{address}>", encoded_words(name)),
        }
    }
}

/// Encoded words of at most 75 characters each (RFC 2047, section 2), cut between characters.
fn encoded_words(text: &str) -> String {
    let mut chunks = vec![String::new()];
    for c in text.chars() {
        match chunks.last_mut() {
            // 42 bytes are 56 characters of base64, and 12 go around them.
            Some(chunk) if chunk.len() + c.len_utf8() <= 42 => chunk.push(c),
            _ => chunks.push(c.to_string()),
        }
    }
    let words: Vec<String> =
        chunks.iter().map(|chunk| format!("=?utf-8?B?{}?=", STANDARD.encode(chunk))).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_a_name_and_an_address() {
        let header = |text: &str| text.parse::<Sender>().map(|sender| sender.to_string()).ok();
        assert_eq!(header("invites@example.com").as_deref(), Some("invites@example.com"));
        assert_eq!(header("Acme <in@example.com>").as_deref(), Some("\"Acme\" <in@example.com>"));
        assert_eq!(
            header("Bücher <in@example.com>").as_deref(),
            Some("=?utf-8?B?QsO8Y2hlcg==?= <in@example.com>")
        );
        assert_eq!(header("Acme <nowhere>"), None);
        assert_eq!(header("A\r\nBcc: x@y.example <in@example.com>"), None);
        let sender: Sender = "Acme <In@Example.com>".parse().unwrap();
        assert_eq!(
            (sender.domain(), sender.as_written().as_str()),
            ("example.com", "Acme <In@Example.com>")
        );
    }
}
