//! Why an operation did not succeed.

use crate::{Approval, Problem, TransportError};

/// Why an operation did not succeed. Never holds the API key.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The server said no.
    #[error("{0}")]
    Problem(Box<Problem>),
    /// The server could not be reached, or did not answer in time.
    #[error("the server cannot be reached")]
    Transport(#[from] TransportError),
    /// The server's answer is not what this operation promises. The text itself is left out: it may
    /// hold names and addresses.
    #[error("the server's answer is not understood (line {line}, column {column})")]
    Decode {
        /// Line of the answer at which decoding stopped, from 1.
        line: usize,
        /// Column in that line.
        column: usize,
    },
    /// Nothing was changed yet: a second person must approve first.
    #[error("this waits for approval by a second person")]
    Waits(Box<Approval>),
    /// The base URL or an id in the path cannot be used.
    #[error("{0}")]
    InvalidUrl(&'static str),
    /// The API key or the language holds characters that no header can carry.
    #[error("the {0} header cannot carry this value")]
    InvalidHeader(&'static str),
}

impl Error {
    /// The problem document, if the server answered with one.
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }

    /// The problem's stable code, such as `email_taken`.
    pub fn code(&self) -> Option<&str> {
        self.problem().map(|problem| problem.code.as_str())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Decode { line: error.line(), column: error.column() }
    }
}
