//! The people whom the benches add.

use serde_json::{Value, json};
use usher_directory::NewUser;
use usher_domain::Language;

use crate::Failure;

/// Few and of one length: a search for one of them finds more than a page in a small table too.
const FIRST_NAMES: [&str; 4] = ["Alma", "Emil", "Nora", "Omar"];

/// A made-up person. All have names and addresses of the same length, so their items have the same
/// size and cost the same.
#[derive(Clone)]
pub struct Person {
    first_name: &'static str,
    /// Lower-case letters that nobody else has, a part of last name and address.
    pub tag: String,
}

impl Person {
    /// The person of that number. Numbers that are equal modulo 4 share the first name.
    pub fn numbered(number: usize) -> Self {
        Self {
            first_name: FIRST_NAMES[number % FIRST_NAMES.len()],
            tag: (0..6).rev().filter_map(|place| letter(number, place)).collect(),
        }
    }

    fn last_name(&self) -> String {
        format!("Q{}", self.tag)
    }

    fn email(&self) -> String {
        format!("{}.{}@example.com", self.first_name.to_lowercase(), self.tag)
    }

    /// What an admin sends to add them, with a welcome mail.
    pub fn body(&self) -> Value {
        json!({
            "first_name": self.first_name,
            "last_name": self.last_name(),
            "email": self.email(),
            "language": "en",
            "role": "user",
            "send_welcome_email": true,
        })
    }

    /// What an admin types in Slack to add them the same way.
    pub fn line(&self) -> String {
        format!("{} {} {} role:user", self.email(), self.first_name, self.last_name())
    }

    /// The same in Discord, whose commands have options.
    pub fn options(&self) -> String {
        format!(
            "/invite email:{} first_name:{} last_name:{} role:user",
            self.email(),
            self.first_name,
            self.last_name()
        )
    }

    /// The row of a file that adds them.
    pub fn row(&self) -> String {
        format!("{},{},{}\n", self.first_name, self.last_name(), self.email())
    }

    /// The same for the directory.
    pub fn new_user(&self) -> Result<NewUser, Failure> {
        let invalid = |problem| format!("{problem:?}");
        Ok(NewUser {
            first_name: self.first_name.parse().map_err(invalid)?,
            last_name: self.last_name().parse().map_err(invalid)?,
            email: self.email().parse().map_err(invalid)?,
            language: Language::English,
            role: "user".parse().map_err(invalid)?,
        })
    }
}

/// A digit of a number, as a letter.
fn letter(number: usize, place: u32) -> Option<char> {
    let digit = u32::try_from(number / 26_usize.pow(place) % 26).ok()?;
    char::from_digit(digit + 10, 36)
}
