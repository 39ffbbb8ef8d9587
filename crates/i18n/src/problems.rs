//! What is wrong with a field, in words.

use usher_domain::Problem;

use crate::{Texts, Value};

impl Texts {
    /// What is wrong with a field, as a sentence that follows the field's name. `known` are the
    /// values that would have been right, where there is a list of them.
    pub fn problem(&self, problem: &Problem, known: &[&str]) -> String {
        let known = || ("known", known.join(", ").into());
        match problem {
            Problem::Required => self.get("field-required"),
            Problem::Unknown => self.get("field-unknown"),
            Problem::WrongType(expected) => {
                self.choose("field-wrong-type", &[("expected", (*expected).into())])
            }
            Problem::TooLong(max) => self.format("field-too-long", &[("max", number(*max))]),
            Problem::ControlCharacters => self.get("field-control-characters"),
            Problem::ContainsUrl => self.get("field-contains-url"),
            Problem::EmailMalformed => self.get("field-email-malformed"),
            Problem::EmailDomainMissing => self.get("field-email-domain-missing"),
            Problem::EmailLocalNotAscii => self.get("field-email-local-not-ascii"),
            Problem::UnknownLanguage => self.format("field-unknown-language", &[known()]),
            Problem::UnknownRole => self.get("field-unknown-role"),
            Problem::UnknownStatus => self.format("field-unknown-status", &[known()]),
            Problem::UnknownVerdict => self.format("field-unknown-verdict", &[known()]),
            Problem::OutOfRange { min, max } => {
                self.format("field-out-of-range", &[("min", number(*min)), ("max", number(*max))])
            }
            Problem::CursorInvalid => self.get("field-cursor-invalid"),
            Problem::IdMalformed => self.get("field-id-malformed"),
            Problem::PasswordTooShort(min) => {
                self.format("field-password-too-short", &[("min", number(*min))])
            }
            Problem::PasswordTooLong(max) => {
                self.format("field-password-too-long", &[("max", number(*max))])
            }
            Problem::File(problem) => self.problem_of_code(problem.code(), problem.number(), &[]),
            Problem::PasswordMismatch => self.get("field-password-mismatch"),
            Problem::PasswordGuessable(weakness) => {
                self.choose("field-password-guessable", &[("reason", weakness.code().into())])
            }
        }
    }

    /// The same from what was kept of a problem: its code, and the number that goes with it.
    pub fn problem_of_code(&self, code: &str, number: Option<u64>, known: &[&str]) -> String {
        let id = format!("field-{}", code.replace('_', "-"));
        if code == "wrong_type" {
            return self.choose(&id, &[("expected", "boolean".into())]);
        }
        let shown = number.map(|number| number.to_string()).unwrap_or_default();
        self.format(&id, &[("max", shown.into()), ("known", known.join(", ").into())])
    }
}

/// A number as plain digits: Fluent would leave it to the formatter, which this project has none of.
fn number<N: ToString + Copy>(value: N) -> Value<'static> {
    value.to_string().into()
}
