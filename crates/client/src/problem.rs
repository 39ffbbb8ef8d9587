//! What the server answers when it says no: RFC 9457 problem documents.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A refusal, as the server words it. `Display` is for people; `Debug` names only codes, because
/// the sentences may quote an address.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// URI of the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What went wrong this time.
    pub detail: String,
    /// Stable code for programs, such as `email_taken`; empty if something in between answered.
    pub code: String,
    /// What is wrong with which field.
    pub errors: Vec<FieldError>,
    /// Finds the request in the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// How long to wait before the next try, from `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<Duration>,
}

/// What is wrong with one field.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FieldError {
    /// The field's name in the request.
    pub field: String,
    /// Stable code for programs.
    pub code: String,
    /// The sentence for a person.
    pub detail: String,
}

impl Problem {
    /// The most telling sentence there is: the detail, else the title.
    pub fn sentence(&self) -> &str {
        if self.detail.is_empty() { &self.title } else { &self.detail }
    }

    /// Reads a problem from an answer. What is no problem document, such as a proxy's page, becomes one
    /// that says as much as the status does.
    pub(crate) fn read(
        status: http::StatusCode,
        body: &[u8],
        retry_after: Option<Duration>,
    ) -> Self {
        let mut problem: Self = serde_json::from_slice(body).unwrap_or_default();
        // The status line is what the connection saw; a document may only repeat it.
        problem.status = status.as_u16();
        problem.retry_after = retry_after;
        if problem.title.is_empty() {
            status.canonical_reason().unwrap_or("Unknown status").clone_into(&mut problem.title);
        }
        if problem.detail.is_empty() && status.is_redirection() {
            "The server points to another address, and keys are not sent along: check the base URL."
                .clone_into(&mut problem.detail);
        }
        problem
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.sentence(), self.status)?;
        if !self.code.is_empty() {
            write!(f, ", {}", self.code)?;
        }
        f.write_str(")")?;
        for error in &self.errors {
            write!(f, "; {}: {}", error.field, error.detail)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Problem")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("errors", &self.errors)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.code)
    }
}
