//! What programs ask for, and pages of others.

pub mod me;
pub mod password;
pub mod resets;
pub mod session;
pub mod sessions;
pub mod user_sessions;

use secrecy::SecretString;
use usher_domain::Problem;

use crate::body::JsonFields;

/// A text that must be there, and that nobody else sees.
struct Secret(SecretString);

impl std::str::FromStr for Secret {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        if text.is_empty() { Err(Problem::Required) } else { Ok(Self(text.into())) }
    }
}

fn secret(body: &mut JsonFields, name: &'static str) -> Option<SecretString> {
    body.text::<Secret>(name).map(|secret| secret.0)
}
