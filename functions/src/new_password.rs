//! The two fields of a page in which somebody chooses a password.

use usher_domain::{
    Problem, User,
    password::{MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, NewPassword},
};
use usher_i18n::Texts;

use crate::{App, body::FormFields, passwords, problem::ApiError};

/// What is wrong with what was typed.
#[derive(Debug, Default)]
pub struct PasswordProblems {
    /// With the password.
    pub password: Option<Problem>,
    /// With its repetition.
    pub repetition: Option<Problem>,
}

/// The fields as a page shows them.
pub struct NewPasswordFields {
    /// What the first is called.
    pub label: String,
    /// What the second is called.
    pub label_again: String,
    /// How long a password is.
    pub rule_length: String,
    /// What is wrong with the first.
    pub password_problem: Option<String>,
    /// What is wrong with the second.
    pub repetition_problem: Option<String>,
}

impl NewPasswordFields {
    /// The fields, with what was wrong if they were sent before.
    pub fn new(texts: &Texts, problems: &PasswordProblems, label: &str) -> Self {
        let told =
            |problem: &Option<Problem>| problem.as_ref().map(|problem| texts.problem(problem, &[]));
        let values = [
            ("min", MIN_PASSWORD_CHARS.to_string().into()),
            ("max", MAX_PASSWORD_CHARS.to_string().into()),
        ];
        Self {
            label: texts.get(label),
            label_again: texts.get(&format!("{label}-again")),
            rule_length: texts.format("rule-length", &values),
            password_problem: told(&problems.password),
            repetition_problem: told(&problems.repetition),
        }
    }

    /// Whether anything was wrong.
    pub fn are_wrong(&self) -> bool {
        self.password_problem.is_some() || self.repetition_problem.is_some()
    }
}

/// The password that was typed twice, if this user may set it.
pub async fn check(
    app: &App,
    user: &User,
    form: &FormFields,
) -> Result<Result<NewPassword, PasswordProblems>, ApiError> {
    if let Some(problems) = differ(form) {
        return Ok(Err(problems));
    }
    let judged = passwords::judge(app, user, form.get("password")).await?;
    Ok(judged.map_err(PasswordProblems::of_password))
}

/// What costs nothing to judge: whether it was typed the same twice.
pub fn differ(form: &FormFields) -> Option<PasswordProblems> {
    let (first, second) = (form.get("password"), form.get("password_again"));
    let differ = !first.is_empty() && first != second;
    differ.then(|| PasswordProblems {
        repetition: Some(Problem::PasswordMismatch),
        ..PasswordProblems::default()
    })
}

impl PasswordProblems {
    /// Only the password itself is wrong.
    pub fn of_password(problem: Problem) -> Self {
        Self { password: Some(problem), ..Self::default() }
    }
}
