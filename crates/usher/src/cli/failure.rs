//! Why a command did not succeed, and how that is told.

use std::io;
use std::process::ExitCode;

use usher_client::{Error, Problem};

use super::connection::Session;
use super::harmless;
use super::output::Output;

/// Why a command did not succeed.
#[derive(Debug)]
pub enum Failure {
    /// The server said no.
    Refused(Box<Problem>),
    /// What was asked for did not come about; holds the sentence that says why.
    Undone(String),
    /// The command or its settings do not make sense, or no server answers; holds the sentence.
    Usage(String),
    /// The server gave no answer that can be used.
    NoAnswer(Error),
    /// The output could not be written.
    Output(io::Error),
}

impl Failure {
    /// Says which server gave no answer.
    pub fn at(self, session: &Session) -> Self {
        match self {
            Self::NoAnswer(error) => Self::Usage(no_answer(&error, session)),
            other => other,
        }
    }

    /// Tells the failure on stderr; gives the exit code that goes with it.
    pub fn report(self, output: &mut Output) -> ExitCode {
        match self {
            Self::Refused(problem) => {
                output.error(&refusal(&problem));
                ExitCode::from(1)
            }
            Self::Undone(sentence) => {
                output.error(&sentence);
                ExitCode::from(1)
            }
            Self::Usage(sentence) => {
                output.error(&sentence);
                ExitCode::from(2)
            }
            Self::NoAnswer(error) => {
                output.error(&sentence_of(&error));
                ExitCode::from(2)
            }
            // Whoever reads the output has seen enough, as `head` has.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(error) => {
                output.error(&format!("The output cannot be written: {error}."));
                ExitCode::from(2)
            }
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Problem(problem) => Self::Refused(problem),
            other => Self::NoAnswer(other),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The problem's sentence, then a line for each field, the wait and the request.
fn refusal(problem: &Problem) -> String {
    let mut lines = vec![harmless::text(problem.sentence())];
    for error in &problem.errors {
        let (field, detail) = (harmless::text(&error.field), harmless::text(&error.detail));
        lines.push(format!("  {field}: {detail}"));
    }
    // The sentence of too many tries tells the wait itself.
    if let Some(wait) = problem.retry_after.filter(|_| problem.code != "too_many_requests") {
        lines.push(format!("  Try again in {} s.", wait.as_secs()));
    }
    if let Some(id) = &problem.request_id {
        lines.push(format!("  (status {}, request {})", problem.status, harmless::text(id)));
    }
    lines.join("\n")
}

fn no_answer(error: &Error, session: &Session) -> String {
    let url = &session.url;
    match error {
        Error::Transport(cause) if cause.is_connect() && session.is_dev() => {
            format!("No Usher answers at {url}: start one with `usher dev` (`cargo run`).")
        }
        Error::Transport(cause) if cause.is_timeout() => {
            format!("{url} did not answer in time.")
        }
        Error::Transport(_) => format!("Cannot reach {url}: {}.", root_cause(error)),
        Error::Decode { .. } => {
            format!("What answers at {url} does not speak like an Usher: check the address.")
        }
        other => sentence_of(other),
    }
}

fn sentence_of(error: &Error) -> String {
    format!("This does not work: {error}.")
}

/// The last cause is the telling one, such as "Connection refused".
fn root_cause(error: &Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    harmless::text(&cause.to_string())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use usher_client::FieldError;

    use super::*;

    #[test]
    fn a_refusal_names_each_field_on_its_own_line() {
        let problem = Problem {
            detail: "Please check the user's data.".to_owned(),
            status: 422,
            errors: vec![FieldError {
                field: "email".to_owned(),
                code: "email_invalid".to_owned(),
                detail: "ada\u{1b}[1m@ is not an address.".to_owned(),
            }],
            request_id: Some("r1".to_owned()),
            retry_after: Some(Duration::from_secs(3)),
            ..Problem::default()
        };
        insta::assert_snapshot!(refusal(&problem), @r"
        Please check the user's data.
          email: ada\u{1b}[1m@ is not an address.
          Try again in 3 s.
          (status 422, request r1)
        ");
    }

    #[test]
    fn the_wait_after_too_many_tries_is_told_once() {
        let problem = Problem {
            detail: "Too many tries. Wait 58 seconds, then try again.".to_owned(),
            code: "too_many_requests".to_owned(),
            status: 429,
            retry_after: Some(Duration::from_secs(58)),
            ..Problem::default()
        };
        assert_eq!(refusal(&problem), "Too many tries. Wait 58 seconds, then try again.");
    }
}
