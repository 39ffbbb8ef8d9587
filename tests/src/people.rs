//! What people type and see.

use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// A password that nobody objects to.
pub const GOOD_PASSWORD: &str = "correct horse battery staple";

/// A page as a browser gets it.
#[derive(Debug)]
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its HTML.
    pub html: String,
}

impl Page {
    /// The page's heading.
    pub fn heading(&self) -> String {
        let start = self.html.find("<h1>").expect("a page has a heading") + 4;
        let end = self.html[start..].find("</h1>").expect("a heading ends") + start;
        self.html[start..end].to_owned()
    }
}

/// The body of a call that adds `email`.
pub fn body(email: &str) -> Value {
    json!({
        "first_name": "Ada",
        "last_name": "Lovelace",
        "email": email,
        "language": "en",
        "role": "user",
    })
}

/// The body of a call that adds Ada.
pub fn ada() -> Value {
    body("ada@example.com")
}
