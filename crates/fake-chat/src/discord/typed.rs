//! A command as a line of text, as the client shows it: `/invite email:ada@example.com role:admin`.

use serde_json::Value;

use super::{commands::Typed, limits::number};

/// Reads a line. With registered commands only their own option names end a value, so that a value
/// may hold a colon.
pub(super) fn read(line: &str, commands: &[Value]) -> Typed {
    let line = line.trim().trim_start_matches('/');
    let (name, mut rest) = split(line);
    let mut path = vec![name.to_owned()];
    let mut level = commands.iter().find(|command| command["name"] == name);
    loop {
        let (word, after) = split(rest);
        let sub = level.and_then(|level| {
            let options = level["options"].as_array()?;
            options
                .iter()
                .find(|option| option["name"] == word && matches!(number(option, "type"), 1 | 2))
        });
        let free = commands.is_empty() && !word.is_empty() && !word.contains(':');
        if sub.is_none() && !free {
            break;
        }
        path.push(word.to_owned());
        rest = after;
        level = sub;
    }
    Typed { path, options: options(rest, level), focused: None }
}

fn split(line: &str) -> (&str, &str) {
    let line = line.trim_start();
    line.split_once(char::is_whitespace).unwrap_or((line, ""))
}

fn options(text: &str, level: Option<&Value>) -> Vec<(String, String)> {
    let known = level.and_then(|level| level["options"].as_array());
    let is_name = |name: &str| {
        if let Some(known) = known {
            return known.iter().any(|option| option["name"] == name);
        }
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        level.is_none() && !name.is_empty() && name.chars().all(fits)
    };
    let mut options: Vec<(String, String)> = Vec::new();
    for word in text.split_whitespace() {
        let named = word.split_once(':').filter(|(name, _)| is_name(name));
        match (named, options.last_mut()) {
            (Some((name, value)), _) => options.push((name.to_owned(), value.to_owned())),
            (None, Some((_, value))) => {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(word);
            }
            // Text before any option: it has no name, which the client would not let stand.
            (None, None) => options.push((String::new(), word.to_owned())),
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn typed(path: &[&str], options: &[(&str, &str)]) -> Typed {
        let path = path.iter().map(|&part| part.to_owned()).collect();
        let own = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
        Typed { path, options: options.iter().map(own).collect(), focused: None }
    }

    #[test]
    fn a_line_is_read_without_knowing_the_commands() {
        let read = read("/invite list status:active search:ada lovelace", &[]);
        let options = [("status", "active"), ("search", "ada lovelace")];
        assert_eq!(read, typed(&["invite", "list"], &options));
    }

    #[test]
    fn only_registered_names_end_a_value() {
        let option = |name: &str| json!({ "name": name, "type": 3 });
        let add =
            json!({ "name": "add", "type": 1, "options": [option("people"), option("role")] });
        let commands = [json!({ "name": "invite", "options": [add] })];
        let read = read("/invite add people:see https://x role:admin", &commands);
        let options = [("people", "see https://x"), ("role", "admin")];
        assert_eq!(read, typed(&["invite", "add"], &options));
    }
}
