//! Names of people and organizations.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::Problem;

/// The most characters (Unicode scalar values, after normalization to NFC) a name may have.
pub const MAX_NAME_CHARS: usize = 100;

/// A first or last name: 1 to [`MAX_NAME_CHARS`] characters, trimmed, without control characters
/// and without an internet address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

/// The name of an organization, under the same rules but for the address: `booking.example` is a
/// name that a company may well have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OrganizationName(String);

impl PersonName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl OrganizationName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PersonName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = clean(text, MAX_NAME_CHARS)?;
        if holds_address(&name) { Err(Problem::ContainsUrl) } else { Ok(Self(name)) }
    }
}

impl FromStr for OrganizationName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        clean(text, MAX_NAME_CHARS).map(Self)
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for OrganizationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One line of text for people: trimmed, in NFC, visible, of at most `max` characters.
pub(crate) fn clean(text: &str, max: usize) -> Result<String, Problem> {
    // A text this long is too long whatever normalization makes of it; so the work is bounded.
    if text.len() > max * 16 {
        return Err(Problem::TooLong(max));
    }
    let name: String = text.trim().nfc().collect();
    if name.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Err(Problem::Required);
    }
    if name.chars().any(|c| c.is_control() || turns_direction(c) || breaks_line(c)) {
        return Err(Problem::ControlCharacters);
    }
    if name.chars().count() > max {
        return Err(Problem::TooLong(max));
    }
    Ok(name)
}

/// What can be shown in one line of a text that others chose: in NFC, of at most `max` characters,
/// without what shows nothing or turns the text around it. `None` if nothing is left.
pub(crate) fn harmless(text: &str, max: usize) -> Option<String> {
    let blank = |c: char| if c.is_whitespace() || breaks_line(c) { ' ' } else { c };
    // Some scripts, and emoji, need joiners between two letters.
    let joins = |c: char| matches!(c, '\u{200C}' | '\u{200D}');
    let kept =
        |c: &char| !c.is_control() && !turns_direction(*c) && (joins(*c) || !is_invisible(*c));
    // Normalization takes no more than a few characters to one, so the work is bounded.
    let text: String = text.chars().map(blank).filter(kept).take(max * 4).nfc().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").chars().take(max).collect();
    let line = line.trim_end();
    (!line.chars().all(is_invisible)).then(|| line.to_owned())
}

/// Characters that show nothing by themselves: a name made of them alone is no name.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{3164}' | '\u{FEFF}')
}

/// Embeddings, overrides and isolates (UAX #9): they would turn the text *around* a name.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Line and paragraph separators, which are not control characters to Unicode.
fn breaks_line(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether mail programs would turn a part of the name into a link.
///
/// They link a scheme, `www.`, and words such as `example.com` or `evil.example/login`; they do not
/// link initials (`J.R.R.`), titles (`Dr. Grace`) or suffixes (`Jr.`), which people do have.
pub(crate) fn holds_address(name: &str) -> bool {
    let lower = name.to_lowercase();
    if lower.contains("://")
        || lower.contains("www.")
        || lower.contains("mailto:")
        || lower.contains("=?")
    {
        return true;
    }
    lower.split(|c: char| c.is_whitespace() || "()<>[]{}\"',;".contains(c)).any(is_host_like)
}

/// Titles that people write without a space: `Dr.Grace`, `St.John`.
const TITLES: [&str; 8] = ["dr", "st", "mr", "mrs", "ms", "prof", "sr", "jr"];

/// Ends of addresses that make one even of a title: `ms.com`.
const PLAIN_DOMAINS: [&str; 12] =
    ["com", "net", "org", "info", "biz", "io", "co", "me", "app", "dev", "link", "xyz"];

/// `label.tld` with whatever may follow it. A path, a query or an `@` makes an address of anything
/// with a dot; without one, the last label has two or more letters and the one before it two or
/// more characters, so that initials stay names.
fn is_host_like(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_dot = |c: char| matches!(c, '.' | '。' | '．');
    let dotted = |text: &str| text.contains(is_dot);
    if word.split_once(['/', '?', '#']).is_some_and(|(host, _)| dotted(host))
        || word.split_once('@').is_some_and(|(_, host)| dotted(host))
    {
        return true;
    }
    let mut labels = word.split(is_dot).peekable();
    while let (Some(label), Some(next)) = (labels.next(), labels.peek()) {
        let top = next.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or(next);
        let is_domain = top.starts_with("xn--")
            || top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
        let is_title = TITLES.contains(&label) && !PLAIN_DOMAINS.contains(&top);
        if is_domain && label.chars().count() >= 2 && !is_title {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(text: &str) -> Result<String, Problem> {
        text.parse::<PersonName>().map(|name| name.0)
    }

    #[test]
    fn people_have_all_kinds_of_names() {
        for name in [
            "Ada",
            "J.R.R.",
            "Dr. Grace",
            "Dr.Grace",
            "O'Brien",
            "María José",
            "李",
            "עדה",
            "Jean-Luc",
            "X Æ A-12",
            "<script>",
            "Sammy Davis Jr.",
        ] {
            assert_eq!(person(name).as_deref(), Ok(name));
        }
    }

    #[test]
    fn a_name_is_trimmed_and_composed() {
        assert_eq!(person("  Jose\u{301}  ").as_deref(), Ok("José"));
    }

    #[test]
    fn an_address_is_no_name() {
        for name in [
            "https://evil.example",
            "www.evil",
            "evil.com",
            "Win at evil.example/prize now",
            "Evil。com",
            "a@evil.com",
            "(evil.com)",
            "Win at evil.com!",
            "evil.com…",
            "*evil.com*",
            "evil.com&x=1",
            "t.me/scam",
            "x.co/a",
            "ms.com",
            "ms.com/x",
            "evil.xn--p1ai",
            "203.0.113.7/login",
            "x@t.me",
        ] {
            assert_eq!(person(name), Err(Problem::ContainsUrl), "{name}");
        }
    }

    #[test]
    fn an_absent_or_overlong_or_unprintable_name_is_refused() {
        assert_eq!(person(" \t "), Err(Problem::Required));
        assert_eq!(person("\u{200B}"), Err(Problem::Required));
        assert_eq!(person(&"a".repeat(101)), Err(Problem::TooLong(100)));
        assert_eq!(person(&"a".repeat(1_000_000)), Err(Problem::TooLong(100)));
        assert_eq!(person("A\u{0}da"), Err(Problem::ControlCharacters));
        assert_eq!(person("A\nda"), Err(Problem::ControlCharacters));
        assert_eq!(person("\u{202E}adA"), Err(Problem::ControlCharacters));
        assert_eq!(person(&"😀".repeat(100)).map(|name| name.chars().count()), Ok(100));
    }
}
