//! What a user may be given: roles and languages.

use serde::{Deserialize, Serialize};

open_enum! {
    /// Which way a language is written.
    Direction {
        /// Left to right.
        LeftToRight = "ltr",
        /// Right to left.
        RightToLeft = "rtl",
    }
}

/// A named set of permissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The name that users refer to.
    pub name: String,
    /// What the role allows, such as `users:invite`.
    pub permissions: Vec<String>,
    /// What it is for, if somebody wrote that down.
    #[serde(default)]
    pub description: Option<String>,
    /// `true` if nobody is given the role before a second person has approved.
    #[serde(default)]
    pub needs_approval: bool,
    /// `true` for the roles every Usher has.
    pub built_in: bool,
    /// Goes up with every change.
    #[serde(default)]
    pub version: u64,
}

/// A language that mails and pages are written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// Which way it is written.
    pub direction: Direction,
}
