//! What a typed command means.
//!
//! Pure: no text makes it panic, and nothing is looked up. Whether a role or an address is one, the
//! API says; languages, statuses and the bot's own words are known here.

mod draft;
mod error;
mod invite;
mod suggest;
mod words;

use std::fmt;

use usher_domain::Status;

pub use draft::{Draft, Mail, quoted};
pub use error::CommandError;
pub use suggest::nearest;

use words::{Word, Words};

/// The most people that one command adds.
pub const MAX_PEOPLE: usize = 20;

/// The longest search, in bytes: what a button that turns its pages can keep.
pub const MAX_SEARCH_BYTES: usize = 60;

/// How many digits link an account.
const DIGITS: usize = 6;

/// What a typed command means.
#[derive(Clone, PartialEq, Eq)]
pub enum Command {
    /// The form opens, with what is known already.
    Form(Draft),
    /// Somebody is added at once.
    Add(Draft),
    /// Several people are added, one after the other: each has a name and an address.
    AddSeveral(Vec<Draft>),
    /// A page of users.
    List {
        /// Of this status only.
        status: Option<Status>,
        /// The beginning of a name or an address, or nothing.
        search: String,
    },
    /// The user with this address.
    Show(String),
    /// A new invite for the user with this address.
    Resend {
        /// Their address.
        email: String,
        /// Even if earlier mail came back.
        force: bool,
    },
    /// No invite any more for the user with this address.
    Revoke(String),
    /// The digits with which an account is linked.
    Confirm(String),
    /// The account is to be linked.
    Link,
    /// It is to be linked no longer.
    Unlink,
    /// What waits for approval.
    Approvals,
    /// How all this is typed.
    Help,
}

/// The words that a command can begin with.
pub const VERBS: [&str; 10] = [
    "invite",
    "list",
    "show",
    "resend",
    "revoke",
    "approvals",
    "link",
    "confirm",
    "unlink",
    "help",
];

/// Reads the text after the command's name.
pub fn read(text: &str) -> Result<Command, CommandError> {
    let mut words = Words::of(text);
    if words.first().is_some_and(|first| matches!(first.as_str(), "invite" | "add")) {
        words.skip();
    }
    let Some(first) = words.first() else {
        return Ok(Command::Form(Draft::default()));
    };
    let rest = words.after();
    match first.as_str() {
        "list" => list(rest),
        "show" => show(rest),
        "resend" => {
            let Draft { email, mail, .. } = invite::about_one(rest, "resend")?;
            Ok(Command::Resend { email, force: mail == Mail::Force })
        }
        "revoke" => Ok(Command::Revoke(invite::about_one(rest, "revoke")?.email)),
        "confirm" => confirm(rest),
        "link" => Ok(Command::Link),
        "unlink" => Ok(Command::Unlink),
        "approvals" => Ok(Command::Approvals),
        "help" | "?" => Ok(Command::Help),
        _ => invite::read(words.rest()),
    }
}

fn list(words: &[Word]) -> Result<Command, CommandError> {
    let mut status = None;
    let mut search: Vec<&str> = Vec::new();
    for word in words.iter().filter(|word| !word.is_comma()) {
        if let Some(("status", value)) = word.option().as_ref().map(|(key, value)| (&**key, *value))
        {
            status = Some(status_of(value).ok_or_else(|| unknown_status(value))?);
        } else if search.is_empty() && status.is_none() && !word.is_quoted() {
            match status_of(word.text()) {
                Some(found) => status = Some(found),
                None => search.push(word.text()),
            }
        } else {
            search.push(word.text());
        }
    }
    let mut search = search.join(" ");
    search.truncate(search.floor_char_boundary(MAX_SEARCH_BYTES));
    Ok(Command::List { status, search })
}

/// The status that a word names.
fn status_of(word: &str) -> Option<Status> {
    match word.to_lowercase().replace('-', "_").as_str() {
        "pending" => Some(Status::PendingApproval),
        "member" | "members" => Some(Status::Active),
        word => word.parse().ok(),
    }
}

/// The status that a word was probably meant to be.
pub fn status_meant(word: &str) -> Option<Status> {
    nearest(word, Status::ALL.into_iter().map(Status::as_str))?.parse().ok()
}

fn unknown_status(word: &str) -> CommandError {
    CommandError::UnknownStatus { typed: error::shown(word), meant: status_meant(word) }
}

/// By an address; all else is looked for.
fn show(words: &[Word]) -> Result<Command, CommandError> {
    let by_name = !words.is_empty() && words.iter().all(|word| !word.is_address());
    if by_name {
        let quoted: Vec<Word> = words.iter().map(Word::taken_as_it_is).collect();
        return list(&quoted);
    }
    Ok(Command::Show(invite::about_one(words, "show")?.email))
}

fn confirm(words: &[Word]) -> Result<Command, CommandError> {
    let typed: String = words.iter().map(Word::text).collect();
    let digits: String = typed
        .chars()
        .filter(|c| *c != '-')
        .filter_map(|c| digit(c).and_then(|digit| char::from_digit(digit, 10)))
        .collect();
    let typed = typed.chars().filter(|c| *c != '-').count();
    if digits.len() == DIGITS && typed == DIGITS {
        Ok(Command::Confirm(digits))
    } else {
        Err(CommandError::DigitsMalformed)
    }
}

/// A digit, also as a Japanese keyboard writes it.
fn digit(c: char) -> Option<u32> {
    match c {
        '\u{FF10}'..='\u{FF19}' => Some(u32::from(c) - 0xFF10),
        c => c.to_digit(10),
    }
}

impl fmt::Debug for Command {
    // What was typed holds names, addresses and digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form(_) => "Form",
            Self::Add(_) => "Add",
            Self::AddSeveral(_) => "AddSeveral",
            Self::List { .. } => "List",
            Self::Show(_) => "Show",
            Self::Resend { .. } => "Resend",
            Self::Revoke(_) => "Revoke",
            Self::Confirm(_) => "Confirm",
            Self::Link => "Link",
            Self::Unlink => "Unlink",
            Self::Approvals => "Approvals",
            Self::Help => "Help",
        })
    }
}

#[cfg(test)]
mod tests;
