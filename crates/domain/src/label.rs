//! Short texts that people give to things.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Problem, name};

/// The most characters of a [`Label`].
pub const MAX_LABEL_CHARS: usize = 100;
/// The most characters of a [`Description`].
pub const MAX_DESCRIPTION_CHARS: usize = 300;

/// What somebody calls a thing, such as an API key: 1 to [`MAX_LABEL_CHARS`] characters, trimmed,
/// without control characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(String);

/// What somebody says of a thing in a sentence or two: 1 to [`MAX_DESCRIPTION_CHARS`] characters,
/// trimmed, without control characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Description(String);

impl Label {
    /// The label as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Description {
    /// The description as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Label {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        name::clean(text, MAX_LABEL_CHARS).map(Self)
    }
}

impl FromStr for Description {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        name::clean(text, MAX_DESCRIPTION_CHARS).map(Self)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
