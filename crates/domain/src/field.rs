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
    /// Longer than this many bytes.
    #[error("is longer than {0} bytes")]
    TooManyBytes(usize),
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
    /// An address at a domain that the organization does not admit.
    #[error("must be at a domain that the organization admits")]
    EmailDomainNotAllowed {
        /// The domains that it admits.
        allowed: Vec<String>,
    },
    /// Not a domain that mail can be sent to.
    #[error("is not a domain such as example.com")]
    DomainMalformed,
    /// A sender at another domain than the one that the operator set up.
    #[error("must be an address at {domain}")]
    SenderDomain {
        /// The operator's.
        domain: String,
    },
    /// Neither an address nor a name and an address.
    #[error("must be an address, or a name and an address")]
    SenderMalformed,
    /// Not a length of time that an invite may be open.
    #[error("must be a duration from 1 hour to 30 days")]
    LifetimeInvalid,
    /// A text that holds an internet address where mails put none but the link.
    #[error("must not hold an internet address")]
    HoldsUrl,
    /// More entries than this in a list.
    #[error("has more than {0} entries")]
    TooMany(usize),
    /// No language that Usher speaks.
    #[error("is not a known language")]
    UnknownLanguage,
    /// No role of this organization, or not even a role's name.
    #[error("is not a known role")]
    UnknownRole,
    /// Not the name that a role can have.
    #[error("is not a role's name")]
    RoleNameMalformed,
    /// Names something that is no permission. What it names is cut to a few words.
    #[error("names an unknown permission")]
    UnknownPermission(String),
    /// Not an instant as RFC 3339 writes it.
    #[error("is not an instant")]
    InstantMalformed,
    /// An instant that is over, where one to come is wanted.
    #[error("is not in the future")]
    NotInFuture,
    /// An instant further ahead than an hour.
    #[error("is more than an hour ahead")]
    TooFarAhead,
    /// Nothing that can become of a notice in chat.
    #[error("is neither told nor undeliverable")]
    UnknownTellingOutcome,
    /// No status that a user can have.
    #[error("is not a known status")]
    UnknownStatus,
    /// Names what is no state of a mail.
    #[error("no such state of a mail")]
    UnknownMailState,
    /// No state of a request for approval.
    #[error("unknown approval state")]
    UnknownApprovalState,
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
    /// Neither a person, nor a key, nor Usher itself.
    #[error("is not user:<id>, key:<id> or system")]
    UnknownActor,
    /// Not an account on a chat platform.
    #[error("is no chat account such as slack:T1:U1")]
    ChatAccountMalformed,
    /// Not a workspace of a chat platform, nor all of one.
    #[error("is no chat workspace such as slack:T1 or discord:*")]
    ChatWorkspaceMalformed,
    /// A list with nothing in it, where something must be.
    #[error("needs at least one entry")]
    Empty,
    /// No kind that an API key can have.
    #[error("is not a known kind of key")]
    UnknownKeyKind,
    /// Not the digits that the page showed.
    #[error("are not the digits; {left} tries are left")]
    DigitsWrong {
        /// How many more tries there are.
        left: u8,
    },
    /// Nobody has this id.
    #[error("is nobody's id")]
    UnknownUser,
    /// Not six digits.
    #[error("is not six digits")]
    DigitsMalformed,
    /// Not a list of words for what happened.
    #[error("is not a list of kinds of entries")]
    KindsMalformed,
    /// No order that a list can have.
    #[error("is not a known order")]
    UnknownOrder,
    /// Not a day of the calendar.
    #[error("is not a day")]
    DayMalformed,
    /// The last day lies before the first.
    #[error("lies before the first day")]
    DaysReversed,
    /// More days than this from the first to the last.
    #[error("spans more than {0} days")]
    TooManyDays(u16),
    /// A password with fewer characters than this.
    #[error("needs at least {0} characters")]
    PasswordTooShort(usize),
    /// A password with more characters than this.
    #[error("may have at most {0} characters")]
    PasswordTooLong(usize),
    /// A password that is too easy to guess, and why.
    #[error("is too easy to guess ({})", .0.code())]
    PasswordGuessable(crate::password::Weakness),
    /// Not the password that is set now.
    #[error("is not the current password")]
    PasswordWrong,
    /// The password and its repetition differ.
    #[error("is not the same in both fields")]
    PasswordMismatch,
    /// Not a picture of a kind that is taken.
    #[error("is no PNG, JPEG or WebP picture")]
    PictureMalformed,
    /// A picture that is wider or higher than this many pixels.
    #[error("is wider or higher than {0} pixels")]
    PictureTooLarge(u32),
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
            Self::TooManyBytes(_) => "too_many_bytes",
            Self::ControlCharacters => "control_characters",
            Self::ContainsUrl | Self::HoldsUrl => "contains_url",
            Self::EmailMalformed => "email_malformed",
            Self::EmailDomainMissing => "email_domain_missing",
            Self::EmailLocalNotAscii => "email_local_not_ascii",
            Self::EmailDomainNotAllowed { .. } => "email_domain_not_allowed",
            Self::DomainMalformed => "domain_malformed",
            Self::SenderDomain { .. } => "sender_domain",
            Self::SenderMalformed => "sender_malformed",
            Self::LifetimeInvalid => "lifetime_invalid",
            Self::TooMany(_) => "too_many",
            Self::UnknownLanguage => "unknown_language",
            Self::UnknownRole => "unknown_role",
            Self::RoleNameMalformed => "role_name_malformed",
            Self::UnknownPermission(_) => "unknown_permission",
            Self::InstantMalformed => "instant_malformed",
            Self::NotInFuture => "not_in_future",
            Self::TooFarAhead => "too_far_ahead",
            Self::UnknownTellingOutcome => "unknown_outcome",
            Self::UnknownStatus => "unknown_status",
            Self::UnknownMailState => "unknown_mail_state",
            Self::UnknownApprovalState => "unknown_approval_state",
            Self::UnknownVerdict => "unknown_verdict",
            Self::OutOfRange { .. } => "out_of_range",
            Self::CursorInvalid => "cursor_invalid",
            Self::IdMalformed => "id_malformed",
            Self::UnknownActor => "unknown_actor",
            Self::ChatAccountMalformed => "chat_account_malformed",
            Self::ChatWorkspaceMalformed => "chat_workspace_malformed",
            Self::UnknownUser => "unknown_user",
            Self::Empty => "empty",
            Self::UnknownKeyKind => "unknown_key_kind",
            Self::DigitsWrong { .. } => "digits_wrong",
            Self::DigitsMalformed => "digits_malformed",
            Self::KindsMalformed => "kinds_malformed",
            Self::UnknownOrder => "unknown_order",
            Self::DayMalformed => "day_malformed",
            Self::DaysReversed => "days_reversed",
            Self::TooManyDays(_) => "too_many_days",
            Self::PasswordTooShort(_) => "password_too_short",
            Self::PasswordTooLong(_) => "password_too_long",
            Self::PasswordGuessable(_) => "password_guessable",
            Self::PasswordWrong => "password_wrong",
            Self::PasswordMismatch => "password_mismatch",
            Self::PictureMalformed => "picture_malformed",
            Self::PictureTooLarge(_) => "picture_too_large",
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
