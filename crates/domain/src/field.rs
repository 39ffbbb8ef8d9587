//! What can be wrong with one field of what somebody sent.

use thiserror::Error;

/// What is wrong with a value. The `code` is stable: programs may match on it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Absent, or nothing but white space.
    #[error("is required")]
    Required,
    /// The request has a field that the operation does not know.
    #[error("is not a known field")]
    Unknown,
    /// The value has another JSON type than the field.
    #[error("must be {0}")]
    WrongType(&'static str),
    /// Longer than this many characters.
    #[error("is longer than {0} characters")]
    TooLong(usize),
    /// Holds control characters, or invisible ones that turn the writing direction of what follows.
    #[error("holds control characters")]
    ControlCharacters,
    /// A name that holds an internet address: the way invite spam is written.
    #[error("must be a name, without an internet address")]
    ContainsUrl,
    /// Not an email address.
    #[error("is not an email address")]
    EmailMalformed,
    /// An email address without a domain that mail can be sent to.
    #[error("has no domain")]
    EmailDomainMissing,
    /// The part before the `@` is not ASCII, which SES cannot deliver to.
    #[error("has a local part that is not ASCII")]
    EmailLocalNotAscii,
    /// No language that Usher speaks.
    #[error("is not a known language")]
    UnknownLanguage,
    /// No role of this organization, or not even a role's name.
    #[error("is not a known role")]
    UnknownRole,
    /// No status that a user can have.
    #[error("is not a known status")]
    UnknownStatus,
    /// No verdict that a row of an import can have.
    #[error("is not a known verdict")]
    UnknownVerdict,
    /// A number out of its range.
    #[error("must be from {min} to {max}")]
    OutOfRange {
        /// The smallest value allowed.
        min: u64,
        /// The largest value allowed.
        max: u64,
    },
    /// A cursor that was changed, is of another list, or was sealed under a forgotten key.
    #[error("is not a cursor of this list")]
    CursorInvalid,
    /// Not the id of anything.
    #[error("is not an id")]
    IdMalformed,
    /// A password with fewer characters than this.
    #[error("needs at least {0} characters")]
    PasswordTooShort(usize),
    /// A password with more characters than this.
    #[error("may have at most {0} characters")]
    PasswordTooLong(usize),
    /// A password that is too easy to guess, and why.
    #[error("is too easy to guess ({})", .0.code())]
    PasswordGuessable(crate::password::Weakness),
    /// The password and its repetition differ.
    #[error("is not the same in both fields")]
    PasswordMismatch,
    /// Something with a file of rows, or with a row of it.
    #[error(transparent)]
    File(crate::csv_file::FileProblem),
}

impl Problem {
    /// The stable code of this problem, as the API shows it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Unknown => "unknown_field",
            Self::WrongType(_) => "wrong_type",
            Self::TooLong(_) => "too_long",
            Self::ControlCharacters => "control_characters",
            Self::ContainsUrl => "contains_url",
            Self::EmailMalformed => "email_malformed",
            Self::EmailDomainMissing => "email_domain_missing",
            Self::EmailLocalNotAscii => "email_local_not_ascii",
            Self::UnknownLanguage => "unknown_language",
            Self::UnknownRole => "unknown_role",
            Self::UnknownStatus => "unknown_status",
            Self::UnknownVerdict => "unknown_verdict",
            Self::OutOfRange { .. } => "out_of_range",
            Self::CursorInvalid => "cursor_invalid",
            Self::IdMalformed => "id_malformed",
            Self::PasswordTooShort(_) => "password_too_short",
            Self::PasswordTooLong(_) => "password_too_long",
            Self::PasswordGuessable(_) => "password_guessable",
            Self::PasswordMismatch => "password_mismatch",
            Self::File(problem) => problem.code(),
        }
    }
}

/// A problem and the field that has it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{field}: {problem}")]
pub struct FieldError {
    /// The field as the caller names it, such as `first_name`.
    pub field: String,
    /// What is wrong with its value.
    pub problem: Problem,
}

impl FieldError {
    /// A problem with `field`.
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}
