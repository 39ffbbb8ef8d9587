//! What is wrong with a typed command.

use usher_domain::{Language, Status};

use crate::shorten;

/// What is wrong with a typed command. What was typed is kept short, to be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// It begins with a word that the bot does not know.
    #[error("unknown word")]
    UnknownWord {
        /// The word.
        typed: String,
        /// What was probably meant.
        meant: Option<&'static str>,
    },
    /// Somebody is to be added, and there is no address.
    #[error("no address")]
    NoAddress,
    /// `show`, `resend` and `revoke` need an address.
    #[error("{0} needs an address")]
    AddressMissing(&'static str),
    /// Something like `x:y`, whose `x` means nothing.
    #[error("unknown option")]
    UnknownOption {
        /// The option, without its value.
        typed: String,
        /// What was probably meant.
        meant: Option<&'static str>,
    },
    /// `lang:` with what is no language.
    #[error("unknown language")]
    UnknownLanguage {
        /// What it was.
        typed: String,
        /// What was probably meant.
        meant: Option<Language>,
    },
    /// `mail:` with what it cannot be.
    #[error("unknown kind of mail")]
    UnknownMail {
        /// What it was.
        typed: String,
        /// What was probably meant.
        meant: Option<&'static str>,
    },
    /// `status:` with what is no status.
    #[error("unknown status")]
    UnknownStatus {
        /// What it was.
        typed: String,
        /// What was probably meant.
        meant: Option<Status>,
    },
    /// An option stands there twice, and says two things.
    #[error("{0} is given twice")]
    Twice(&'static str),
    /// One of several people has no first and last name.
    #[error("a name is missing")]
    NameMissing(String),
    /// Among several people there is something without an address.
    #[error("an address is missing")]
    AddressMissingFor(String),
    /// More people than [`MAX_PEOPLE`](super::MAX_PEOPLE).
    #[error("too many people")]
    TooMany(usize),
    /// `confirm` without six digits.
    #[error("not six digits")]
    DigitsMalformed,
}

/// What was typed, short enough to be shown and in one line.
pub fn shown(typed: &str) -> String {
    let line: String = typed.chars().filter(|c| !c.is_control()).collect();
    shorten::plain(&line, 60)
}
