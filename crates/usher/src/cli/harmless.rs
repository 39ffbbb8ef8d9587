//! Text from the server, made fit for a terminal.
//!
//! A name may hold escape sequences that rewrite the screen, or marks that turn the reading
//! direction around so that an address looks like another. Neither may reach the terminal.

use std::fmt::Write as _;

/// The text with every character that acts instead of being seen written out, like `\u{202e}`.
pub fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// JSON that means the same, with those characters as escapes. Expects compact or pretty JSON,
/// whose own line breaks stay.
pub fn json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if acts(c) && c != '\n' {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a `String` cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

/// Controls, marks of direction, line separators and what is invisible. Joiners (U+200C, U+200D) are
/// left alone: names in several scripts are spelled with them.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{2028}' | '\u{2029}'
            | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_acts_on_a_terminal_is_written_out() {
        let text = super::text("A\u{1b}[2Jda\t\u{9b}1m\nmoc.live\u{202e}\u{e0041}");
        assert_eq!(text, r"A\u{1b}[2Jda\u{9}\u{9b}1m\u{a}moc.live\u{202e}\u{e0041}");
    }

    #[test]
    fn names_of_all_scripts_stay_as_they_are() {
        for name in ["Ågot", "علی‌رضا", "山田 太郎", "O’Neill", "שרה", "क्‍ष"]
        {
            assert_eq!(super::text(name), name);
        }
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "name": "a\u{1b}\u{9b}\u{202e}\u{e0041}\"\n" });
        let written = super::json(&serde_json::to_string_pretty(&value).unwrap());
        assert!(written.is_ascii(), "{written}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
    }
}
