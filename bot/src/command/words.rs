//! A command's text as words.

use std::borrow::Cow;

/// A word, or a comma between people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// A comma, a semicolon, or the end of a line.
    Comma,
    /// A word.
    Text {
        /// What it says, without quotes.
        text: String,
        /// From which byte on it stood in quotes, if it did.
        quoted: Option<usize>,
    },
}

/// Words, and how many of them are dealt with.
#[derive(Debug)]
pub struct Words {
    words: Vec<Word>,
    next: usize,
}

impl Words {
    /// The words of a text, however a platform or a keyboard has mangled it.
    pub fn of(text: &str) -> Self {
        Self { words: split(&plain(text)), next: 0 }
    }

    /// The next word in small letters, if it stands in no quotes.
    pub fn first(&self) -> Option<String> {
        match self.words.get(self.next)? {
            word if word.is_quoted() => Some(String::new()),
            word => Some(word.text().to_lowercase()),
        }
    }

    /// Goes on behind the next word.
    pub fn skip(&mut self) {
        self.next += 1;
    }

    /// The next word and all behind it.
    pub fn rest(&self) -> &[Word] {
        self.words.get(self.next..).unwrap_or_default()
    }

    /// All behind the next word.
    pub fn after(&self) -> &[Word] {
        self.words.get(self.next + 1..).unwrap_or_default()
    }
}

impl Word {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Comma => "",
            Self::Text { text, .. } => text,
        }
    }

    /// Whether it separates people.
    pub fn is_comma(&self) -> bool {
        matches!(self, Self::Comma)
    }

    /// Whether all of it stood in quotes.
    pub fn is_quoted(&self) -> bool {
        matches!(self, Self::Text { quoted: Some(0), .. })
    }

    /// Whether it is meant as an address: whether it is one is for the API to say.
    pub fn is_address(&self) -> bool {
        !self.is_quoted() && self.text().contains('@')
    }

    /// The same word, in which nothing is looked for.
    pub fn taken_as_it_is(&self) -> Self {
        match self {
            Self::Comma => Self::Comma,
            Self::Text { text, .. } => Self::Text { text: text.clone(), quoted: Some(0) },
        }
    }

    /// The option's name in small letters and its value, if it is one, such as `role:admin`.
    pub fn option(&self) -> Option<(String, &str)> {
        let Self::Text { text, quoted } = self else { return None };
        let unquoted = text.get(..quoted.unwrap_or(text.len()))?;
        let colon = unquoted.find([':', '='])?;
        let name = dashless(&text[..colon]).to_lowercase();
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || "-_".contains(c));
        is_name.then(|| (name, &text[colon + 1..]))
    }
}

/// A word without the lines that command lines begin options with; a phone makes one of two.
pub fn dashless(word: &str) -> &str {
    word.trim_start_matches(['-', '–', '—'])
}

/// The text as it was meant: without what Slack makes of addresses and signs, and without marks that
/// nobody sees.
fn plain(text: &str) -> String {
    let text = unlinked(text);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.chars().filter(|c| !is_invisible(*c)).map(narrow).collect()
}

/// What marks a direction or a place to break a line, and comes along when text is copied.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// Signs as a Japanese keyboard writes them.
fn narrow(c: char) -> char {
    match c {
        '：' => ':',
        '，' | '、' => ',',
        '；' => ';',
        '＝' => '=',
        '＠' => '@',
        '＜' => '<',
        '＞' => '>',
        c => c,
    }
}

/// Slack writes `<mailto:ada@example.com|ada@example.com>` where somebody typed an address.
fn unlinked(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let inside = &rest[start + 1..];
        // In between there may have been no blank, as in `Lovelace<ada@example.com>`.
        plain.push(' ');
        let end = inside.find(['>', '<']).filter(|end| inside[*end..].starts_with('>'));
        rest = inside;
        if let Some(end) = end {
            let link = &inside[..end];
            plain.push_str(label(link).unwrap_or(link));
            plain.push(' ');
            rest = &inside[end + 1..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// What a link says, if it is one as Slack writes them.
fn label(link: &str) -> Option<&str> {
    let is_link = ["mailto:", "http://", "https://"].iter().any(|kind| link.starts_with(kind));
    is_link.then(|| match link.split_once('|') {
        Some((_, label)) => label,
        None => link.strip_prefix("mailto:").unwrap_or(link),
    })
}

fn split(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        match c {
            ',' | ';' | '\n' | '\r' => {
                words.push(Word::Comma);
                rest = after;
            }
            '<' | '>' => rest = after,
            c if c.is_whitespace() => rest = after,
            _ => {
                let (word, after) = word(rest);
                words.push(word);
                rest = after;
            }
        }
    }
    words
}

/// The word with which a text begins, and what follows it.
fn word(text: &str) -> (Word, &str) {
    let mut said = String::new();
    let mut quoted = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if is_quote(c) && (said.is_empty() || said.ends_with([':', '='])) {
            quoted = quoted.or(Some(said.len()));
            in_quotes(&mut chars, &mut said);
        } else if c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>') {
            return (Word::Text { text: said, quoted }, &text[at..]);
        } else {
            said.push(c);
        }
    }
    (Word::Text { text: said, quoted }, "")
}

/// Reads up to the closing quote, or the end. A backslash takes what follows as it is.
fn in_quotes(chars: &mut std::str::CharIndices<'_>, said: &mut String) {
    while let Some((_, c)) = chars.next() {
        match c {
            '\\' => said.extend(chars.next().map(|(_, c)| c)),
            c if is_quote(c) => return,
            c => said.push(c),
        }
    }
}

/// Quotes as keyboards write them. An apostrophe is part of a name.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '＂')
}
