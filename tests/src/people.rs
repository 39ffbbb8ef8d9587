//! What people type and see.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// A password that nobody objects to.
pub const GOOD_PASSWORD: &str = "correct horse battery staple";

/// Another that nobody objects to.
pub const NEW_PASSWORD: &str = "seven quiet lakes under snow";

/// Where the first admin reads mail.
pub const GRACE: &str = "grace@example.com";

/// Where Ada reads mail.
pub const ADA: &str = "ada@example.com";

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
        let (_, rest) = self.html.split_once("<h1").expect("a page has a heading");
        let (_, rest) = rest.split_once('>').expect("a tag ends");
        rest.split_once("</h1>").expect("a heading ends").0.to_owned()
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
    body(ADA)
}

/// A password hashed as nobody does it any more.
pub fn weaker_hash(password: &str) -> String {
    let params = Params::new(8192, 1, 1, None).unwrap();
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_with_salt(password.as_bytes(), &[5; 16]).unwrap().to_string()
}
