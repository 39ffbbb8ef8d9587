//! Short texts that admins write for people.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    name::{clean, holds_address},
};

/// The most characters of a reason.
pub const MAX_REASON_CHARS: usize = 500;

/// The most characters of a sentence in the welcome mail.
pub const MAX_SENTENCE_CHARS: usize = 300;

/// Why something was done: one line, told in the timeline. It never shows itself in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason(String);

/// What an organization adds to its welcome mails: one line of plain text without an internet address,
/// so that the link stays the only one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WelcomeSentence(String);

impl Reason {
    /// The reason as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Reason {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        clean(text, MAX_REASON_CHARS).map(Self)
    }
}

impl fmt::Debug for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reason(…)")
    }
}

impl WelcomeSentence {
    /// The sentence as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for WelcomeSentence {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let sentence = clean(text, MAX_SENTENCE_CHARS)?;
        if holds_address(&sentence) { Err(Problem::HoldsUrl) } else { Ok(Self(sentence)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_one_line_without_a_link() {
        let read = |text: &str| text.parse::<WelcomeSentence>().map(|sentence| sentence.0);
        assert_eq!(read(" We look forward to you! "), Ok("We look forward to you!".to_owned()));
        assert_eq!(read("See acme.example/start"), Err(Problem::HoldsUrl));
        assert_eq!(read("one\ntwo"), Err(Problem::ControlCharacters));
        assert_eq!(read(&"a".repeat(301)), Err(Problem::TooLong(300)));
        assert_eq!(read(" "), Err(Problem::Required));
    }

    #[test]
    fn a_reason_may_name_an_address_and_hides_itself_from_logs() {
        let reason: Reason = "moved to example.com".parse().unwrap();
        assert_eq!(format!("{reason:?}"), "Reason(…)");
        assert!("a".repeat(501).parse::<Reason>().is_err());
    }
}
