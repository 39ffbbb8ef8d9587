//! How what somebody types could go on.

use serde_json::{Value, json};
use usher_client::Role;
use usher_domain::Status;

use super::deliver::{CHOICES, of_type};
use crate::{command::VERBS, shorten};

/// The most choices that are shown.
const MOST: usize = 25;
/// The longest name and value of a choice.
const LONGEST: usize = 100;

/// The answer with these choices: what is shown, and what is then typed.
pub(crate) fn choices(choices: &[(String, String)]) -> Value {
    let choices = choices
        .iter()
        .take(MOST)
        .map(|(shown, typed)| json!({ "name": shorten::plain(shown, LONGEST), "value": typed }));
    of_type(CHOICES, &json!({ "choices": choices.collect::<Vec<_>>() }))
}

/// The words that a command can begin with, and for `list` the statuses.
pub(crate) fn words(typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim_start().to_lowercase();
    let verbs = VERBS.into_iter().filter(|verb| *verb != "invite").map(str::to_owned);
    let lists = Status::ALL.into_iter().map(|status| format!("list {}", status.as_str()));
    let lists = lists.filter(|_| typed.starts_with("list"));
    let fitting = verbs.chain(lists).filter(|line| line.starts_with(&typed));
    fitting.map(|line| (line.clone(), line)).collect()
}

/// The roles that begin with what was typed.
pub(crate) fn roles(roles: &[Role], typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    let names = roles.iter().map(|role| &role.name).filter(|name| name.len() <= LONGEST);
    let fitting = names.filter(|name| name.to_lowercase().starts_with(&typed));
    fitting.map(|name| (name.clone(), name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        words(text).into_iter().map(|(_, typed)| typed).collect()
    }

    #[test]
    fn what_was_typed_goes_on() {
        assert_eq!(typed("re"), ["resend", "revoke"]);
        assert!(typed("").contains(&"approvals".to_owned()));
        assert!(!typed("").contains(&"invite".to_owned()));
        assert!(typed("list in").contains(&"list invited".to_owned()));
        assert!(typed("ada@example.com").is_empty());
    }
}
