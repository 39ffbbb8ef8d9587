//! A value that a field can have.

/// A value to choose.
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// The value, chosen if it is `chosen`.
    pub fn new(value: &str, label: String, chosen: &str) -> Self {
        Self { value: value.to_owned(), label, chosen: value == chosen }
    }
}
