//! Somebody to add, as far as they were typed.

use std::fmt::{self, Write};

use usher_domain::Language;

/// Whether somebody who is added gets a mail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mail {
    /// They do.
    #[default]
    Yes,
    /// They do not: the link is handed over by other means.
    No,
    /// They do, even if earlier mail to the address came back.
    Force,
}

/// Somebody to add, as far as they were typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// First name, or nothing.
    pub first_name: String,
    /// Last name, or nothing.
    pub last_name: String,
    /// Address, or nothing.
    pub email: String,
    /// Role, as it was typed.
    pub role: Option<String>,
    /// Language.
    pub language: Option<Language>,
    /// Whether they get a mail.
    pub mail: Mail,
}

impl Draft {
    /// Whether nothing is missing for them to be added.
    pub fn is_complete(&self) -> bool {
        !(self.first_name.is_empty() || self.last_name.is_empty() || self.email.is_empty())
    }

    /// The line that says the same, to be typed behind the command's name.
    pub fn line(&self) -> String {
        let names = match (&*self.first_name, &*self.last_name) {
            ("", "") => String::new(),
            (first, "") => format!(" first:{}", quoted(first)),
            ("", last) => format!(" last:{}", quoted(last)),
            _ => format!(" {}", self.names()),
        };
        format!("{}{names}{}", self.email, self.options()).trim_start().to_owned()
    }

    /// The line that says the same of several people, whose options are the same.
    pub fn line_of_all(all: &[Self]) -> String {
        let people: Vec<String> =
            all.iter().map(|one| format!("{} <{}>", one.names(), one.email)).collect();
        let options = all.first().map(Self::options).unwrap_or_default();
        format!("{}{options}", people.join(", "))
    }

    fn names(&self) -> String {
        let [first, last] =
            [&self.first_name, &self.last_name].map(|name| in_quotes_if_need_be(name));
        format!("{first} {last}")
    }

    fn options(&self) -> String {
        let mut options = String::new();
        if let Some(role) = &self.role {
            let _ = write!(options, " role:{}", in_quotes_if_need_be(role));
        }
        if let Some(language) = self.language {
            let _ = write!(options, " lang:{language}");
        }
        match self.mail {
            Mail::Yes => {}
            Mail::No => options.push_str(" no-mail"),
            Mail::Force => options.push_str(" mail:force"),
        }
        options
    }
}

/// A name as it is typed: in quotes if it would be read as something else.
fn in_quotes_if_need_be(name: &str) -> String {
    let is_plain = name.chars().all(|c| c.is_alphabetic() || "_'’.".contains(c));
    if is_plain { name.to_owned() } else { quoted(name) }
}

/// A text in quotes, in which nothing is looked for.
pub fn quoted(name: &str) -> String {
    let mut text = String::from("\"");
    for c in name.chars() {
        if matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
    text
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("role", &self.role)
            .field("language", &self.language)
            .field("mail", &self.mail)
            .finish_non_exhaustive()
    }
}
