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
            Problem::TooManyBytes(max) => {
                self.format("field-too-many-bytes", &[("max", number(*max))])
            }
            Problem::ControlCharacters => self.get("field-control-characters"),
            Problem::ContainsUrl => self.get("field-contains-url"),
            Problem::EmailMalformed => self.get("field-email-malformed"),
            Problem::EmailDomainMissing => self.get("field-email-domain-missing"),
            Problem::EmailLocalNotAscii => self.get("field-email-local-not-ascii"),
            Problem::EmailDomainNotAllowed { allowed } => {
                let allowed = allowed.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
                self.format("field-email-domain-not-allowed", &[("allowed", allowed.into())])
            }
            Problem::DomainMalformed => self.get("field-domain-malformed"),
            Problem::SenderDomain { domain } => {
                self.format("field-sender-domain", &[("domain", domain.as_str().into())])
            }
            Problem::SenderMalformed => self.get("field-sender-malformed"),
            Problem::LifetimeInvalid => self.get("field-lifetime-invalid"),
            Problem::HoldsUrl => self.get("field-holds-url"),
            Problem::TooMany(max) => self.format("field-too-many", &[("max", number(*max))]),
            Problem::UnknownLanguage => self.format("field-unknown-language", &[known()]),
            Problem::UnknownRole => self.get("field-unknown-role"),
            Problem::RoleNameMalformed => self.get("field-role-name-malformed"),
            Problem::UnknownPermission(name) => {
                self.format("field-unknown-permission", &[("name", name.as_str().into())])
            }
            Problem::InstantMalformed => self.get("field-instant-malformed"),
            Problem::NotInFuture => self.get("field-not-in-future"),
            Problem::TooFarAhead => self.get("field-too-far-ahead"),
            Problem::UnknownTellingOutcome => self.get("field-unknown-outcome"),
            Problem::UnknownStatus | Problem::UnknownApprovalState | Problem::UnknownMailState => {
                self.format("field-unknown-status", &[known()])
            }
            Problem::UnknownVerdict => self.format("field-unknown-verdict", &[known()]),
            Problem::OutOfRange { min, max } => {
                self.format("field-out-of-range", &[("min", number(*min)), ("max", number(*max))])
            }
            Problem::CursorInvalid => self.get("field-cursor-invalid"),
            Problem::IdMalformed => self.get("field-id-malformed"),
            Problem::UnknownActor => self.get("field-unknown-actor"),
            Problem::ChatAccountMalformed => self.get("field-chat-account-malformed"),
            Problem::ChatWorkspaceMalformed => self.get("field-chat-workspace-malformed"),
            Problem::Empty => self.get("field-empty"),
            Problem::UnknownKeyKind => self.get("field-unknown-key-kind"),
            Problem::UnknownUser => self.get("field-unknown-user"),
            Problem::DigitsMalformed => self.get("field-digits-malformed"),
            Problem::DigitsWrong { left } => {
                self.format("field-digits-wrong", &[("left", number(*left))])
            }
            Problem::KindsMalformed => self.get("field-kinds-malformed"),
            Problem::UnknownOrder => self.get("field-unknown-order"),
            Problem::DayMalformed => self.get("field-day-malformed"),
            Problem::DaysReversed => self.get("field-days-reversed"),
            Problem::TooManyDays(max) => {
                self.format("field-too-many-days", &[("max", number(*max))])
            }
            Problem::PasswordTooShort(min) => {
                self.format("field-password-too-short", &[("min", number(*min))])
            }
            Problem::PasswordTooLong(max) => {
                self.format("field-password-too-long", &[("max", number(*max))])
            }
            Problem::PasswordWrong => self.get("field-password-wrong"),
            Problem::PictureMalformed => self.get("field-picture-malformed"),
            Problem::PictureTooLarge(max) => {
                self.format("field-picture-too-large", &[("max", number(*max))])
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
        match code {
            "wrong_type" => return self.choose(&id, &[("expected", "boolean".into())]),
            // The domains that were admitted then are not kept.
            "email_domain_not_allowed" => return self.get("field-email-domain-not-admitted"),
            _ => {}
        }
        let shown = number.map(|number| number.to_string()).unwrap_or_default();
        self.format(&id, &[("max", shown.into()), ("known", known.join(", ").into())])
    }
}

/// A number as plain digits: Fluent would leave it to the formatter, which this project has none of.
fn number<N: ToString + Copy>(value: N) -> Value<'static> {
    value.to_string().into()
}
