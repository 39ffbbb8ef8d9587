//! A form as a page shows it: what was typed, and what was wrong with it.

use usher_client::{FieldError, Problem};

use crate::body::FormFields;

/// A form.
#[derive(Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FieldError>,
    /// What was wrong with the whole of it.
    pub alert: Option<String>,
}

impl Form {
    /// A form that nobody has sent yet, with what is filled in to begin with.
    pub fn new<'a>(values: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Self { values: values.into_iter().map(owned).collect(), ..Self::default() }
    }

    /// The form as it was sent, with what the API refused. A refusal that is about one field stands
    /// beside it: `about` names it by the refusal's code.
    pub fn refused(
        sent: &FormFields,
        problem: &Problem,
        about: impl Fn(&str) -> Option<&'static str>,
    ) -> Self {
        let mut form = Self::new(sent.iter());
        form.errors.clone_from(&problem.errors);
        match about(&problem.code) {
            Some(field) => form.errors.push(FieldError {
                field: field.to_owned(),
                code: problem.code.clone(),
                detail: problem.sentence().to_owned(),
            }),
            None if form.errors.is_empty() => form.alert = Some(problem.sentence().to_owned()),
            None => {}
        }
        form
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    /// What is wrong with a field.
    pub fn problem(&self, name: &str) -> Option<&str> {
        let is_about = |error: &&FieldError| {
            error.field == name
                || error.field.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '[']))
        };
        self.errors.iter().find(is_about).map(|error| error.detail.as_str())
    }

    /// Whether a field was refused for this reason.
    pub fn is_refused_for(&self, code: &str) -> bool {
        self.errors.iter().any(|error| error.code == code)
    }

    /// Whether anything was wrong.
    pub fn is_refused(&self) -> bool {
        self.alert.is_some() || !self.errors.is_empty()
    }
}
