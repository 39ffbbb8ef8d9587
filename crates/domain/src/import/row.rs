//! One row of an import, and what is made of it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::COLUMNS;
use crate::{EmailAddress, Language, PersonName, Problem, RoleName};

/// What stands in a row that cannot be understood is kept up to so many bytes: a hundred such rows lie
/// in one item, which holds 400 KB.
const MAX_CELLS_BYTES: usize = 2048;

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its number: 1 for the first below the header.
    pub row: u32,
    /// The line of the file in which it begins.
    pub line: u64,
    /// Whom it is about; gone once somebody was added by it, and absent where it cannot be understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entrant: Option<Entrant>,
    /// What stands in it where it cannot be understood, unless that is too long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<Cells>,
    /// What will be made of it, or was.
    pub verdict: Verdict,
}

impl Row {
    /// What stands in the row, in the order of [`COLUMNS`]; none of a row that somebody was added by, or
    /// that was too long to be kept.
    pub fn texts(&self) -> Option<[String; COLUMNS.len()]> {
        let of = |one: &Entrant| {
            let mail = if one.welcome_email { "true" } else { "false" };
            [
                one.first_name.as_str(),
                one.last_name.as_str(),
                one.email.as_typed(),
                one.language.tag(),
                one.role.as_str(),
                mail,
            ]
            .map(str::to_owned)
        };
        self.entrant.as_ref().map(of).or_else(|| self.cells.clone().map(|Cells(cells)| cells))
    }
}

/// What stands in a row, in the order of [`COLUMNS`]; where nothing stands, what is meant then.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells([String; COLUMNS.len()]);

impl Cells {
    /// The cells, unless they are too long to be kept.
    pub fn kept(cells: [String; COLUMNS.len()]) -> Option<Self> {
        let json = serde_json::to_string(&cells).ok()?;
        (json.len() <= MAX_CELLS_BYTES).then_some(Self(cells))
    }
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cells(…)")
    }
}

/// Somebody whom a row is about.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrant {
    /// First name.
    pub first_name: PersonName,
    /// Last name.
    pub last_name: PersonName,
    /// Email address.
    pub email: EmailAddress,
    /// The language of mails and pages.
    pub language: Language,
    /// What they may do once they are a member.
    pub role: RoleName,
    /// Whether they are sent a welcome email.
    pub welcome_email: bool,
}

impl fmt::Debug for Entrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entrant(…)")
    }
}

/// What will be made of a row, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// Somebody who will be added.
    New,
    /// Somebody whose invite ended, and who will be added again.
    Revives,
    /// Somebody who was added.
    Added,
    /// Somebody who was added again.
    Revived,
    /// Somebody who was added, and waits for approval by a second person.
    Waits,
    /// Somebody who is, or was, a member.
    Member,
    /// Somebody who was added or invited before and has not accepted yet.
    Pending,
    /// The address stands in an earlier row.
    Duplicate {
        /// Which.
        of: u32,
        /// The line in which that begins.
        #[serde(default)]
        line: Option<u64>,
    },
    /// Something in the row cannot be used.
    Invalid {
        /// What.
        faults: Vec<Fault>,
    },
    /// The role, or the one that the user has so far, allows more than the caller may do.
    RoleNotAllowed,
    /// Mail to the address bounced before, or was reported as spam.
    Suppressed,
    /// The role needs approval by a second person, and nobody else may give it.
    NoApprover,
}

impl Verdict {
    /// Every verdict as the API writes it.
    pub const WORDS: [&str; 12] = [
        "new",
        "revives",
        "added",
        "revived",
        "waits_for_approval",
        "member",
        "pending",
        "duplicate",
        "invalid",
        "role_not_allowed",
        "suppressed",
        "no_approver",
    ];

    /// The verdict as the API writes it.
    pub fn as_str(&self) -> &'static str {
        let [
            new,
            revives,
            added,
            revived,
            waits,
            member,
            pending,
            duplicate,
            invalid,
            role,
            suppressed,
            no_approver,
        ] = Self::WORDS;
        match self {
            Self::New => new,
            Self::Revives => revives,
            Self::Added => added,
            Self::Revived => revived,
            Self::Waits => waits,
            Self::Member => member,
            Self::Pending => pending,
            Self::Duplicate { .. } => duplicate,
            Self::Invalid { .. } => invalid,
            Self::RoleNotAllowed => role,
            Self::Suppressed => suppressed,
            Self::NoApprover => no_approver,
        }
    }

    /// Whether nobody is added by the row.
    pub fn is_rejected(&self) -> bool {
        !matches!(self, Self::New | Self::Revives | Self::Added | Self::Revived | Self::Waits)
    }

    /// One thing in the row that cannot be used.
    pub fn invalid(field: &str, problem: &Problem) -> Self {
        Self::Invalid { faults: vec![Fault::new(field, problem)] }
    }
}

/// What is wrong with a cell, without what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The column, or `row` for its form.
    pub field: String,
    /// The stable code.
    pub code: String,
    /// The number that goes with it, such as the most characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
}

impl Fault {
    /// A problem with the cell of a column.
    pub fn new(field: &str, problem: &Problem) -> Self {
        let number = match problem {
            Problem::TooLong(most) => u64::try_from(*most).ok(),
            Problem::File(problem) => problem.number(),
            _ => None,
        };
        Self { field: field.to_owned(), code: problem.code().to_owned(), number }
    }
}
