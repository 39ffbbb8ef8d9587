//! What checking a payload has in common for both platforms.

use serde_json::Value;

/// What is wrong with a payload: the place, and what is said of it.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<Problem>);

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Problem {
    /// Where, such as `/blocks/0/text`.
    pub(crate) at: String,
    pub(crate) what: String,
}

impl Problems {
    pub(crate) fn add(&mut self, at: impl Into<String>, what: impl Into<String>) {
        self.0.push(Problem { at: at.into(), what: what.into() });
    }

    pub(crate) fn none(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// One line each.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.iter().map(|problem| format!("{}: {}", problem.at, problem.what)).collect()
    }

    /// A string that must be there and have `least` to `most` characters.
    pub(crate) fn text<'a>(
        &mut self,
        at: &str,
        value: Option<&'a Value>,
        least: usize,
        most: usize,
    ) -> Option<&'a str> {
        let Some(text) = value.and_then(Value::as_str) else {
            self.add(at, "must be a string");
            return None;
        };
        let length = text.chars().count();
        if length < least {
            self.add(at, format!("must be {least} or more characters long"));
        } else if length > most {
            self.add(at, format!("must be {most} or fewer characters long ({length})"));
        }
        Some(text)
    }

    /// The same for one that may be left out or null.
    pub(crate) fn optional_text<'a>(
        &mut self,
        at: &str,
        value: Option<&'a Value>,
        most: usize,
    ) -> Option<&'a str> {
        let value = value.filter(|value| !value.is_null())?;
        self.text(at, Some(value), 0, most)
    }

    /// A list that must be there and have `least` to `most` entries.
    pub(crate) fn list<'a>(
        &mut self,
        at: &str,
        value: Option<&'a Value>,
        least: usize,
        most: usize,
    ) -> &'a [Value] {
        let Some(list) = value.and_then(Value::as_array) else {
            self.add(at, "must be a list");
            return &[];
        };
        if list.len() < least {
            self.add(at, format!("must have {least} or more entries"));
        } else if list.len() > most {
            self.add(at, format!("must have {most} or fewer entries ({})", list.len()));
        }
        list
    }

    /// A value that must not come twice.
    pub(crate) fn unique(&mut self, at: &str, value: &str, seen: &mut Vec<String>) {
        if seen.iter().any(|known| known == value) {
            self.add(at, format!("must be unique; {value:?} is used twice"));
        }
        seen.push(value.to_owned());
    }
}
