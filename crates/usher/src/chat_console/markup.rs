//! The platforms' markup: `*bold*` in Slack, `**bold**` in Discord, links, code.

/// A stretch of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "styles go together in any way")]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
    pub(super) code: bool,
    /// Where it leads, if it is a link; only ever http or https.
    pub(super) link: Option<String>,
}

/// Whose markup it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// No markup at all.
    Plain,
    Slack,
    Discord,
}

/// A text of Slack, which writes three characters as entities in all of them.
pub(super) fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Cuts text into spans. What is not understood stays as it was written.
pub(super) fn spans(text: &str, dialect: Dialect) -> Vec<Span> {
    let mut cutter = Cutter { dialect, style: Span::default(), spans: Vec::new() };
    cutter.cut(text);
    cutter.spans
}

/// What stands around a stretch of text, and what it makes of it.
type Mark = (&'static str, fn(&mut Span));

struct Cutter {
    dialect: Dialect,
    style: Span,
    spans: Vec<Span>,
}

impl Cutter {
    fn cut(&mut self, text: &str) {
        if self.dialect == Dialect::Plain {
            self.push(text, None);
            return;
        }
        let mut rest = text;
        let mut before = None;
        while let Some(next) = rest.chars().next() {
            let taken = self.code(rest).or_else(|| self.link(rest)).or_else(|| {
                // A mark inside a word is none.
                let opens = before.is_none_or(|c: char| !c.is_alphanumeric());
                if opens { self.styled(rest) } else { None }
            });
            let taken = taken.unwrap_or_else(|| {
                let (char, length) = self.char(rest, next);
                self.push(char.encode_utf8(&mut [0; 4]), None);
                length
            });
            before = rest[..taken].chars().next_back();
            rest = &rest[taken..];
        }
    }

    /// One character, and how long it was written: Slack writes three as entities.
    fn char(&self, rest: &str, next: char) -> (char, usize) {
        let entities = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')];
        let entity = entities.iter().find(|(written, _)| rest.starts_with(written));
        match entity {
            Some((written, char)) if self.dialect == Dialect::Slack => (*char, written.len()),
            // Discord takes the sign after a backslash as it is.
            _ if self.dialect == Dialect::Discord && next == '\\' => {
                match rest[1..].chars().next().filter(char::is_ascii_punctuation) {
                    Some(char) => (char, 1 + char.len_utf8()),
                    None => (next, 1),
                }
            }
            _ => (next, next.len_utf8()),
        }
    }

    fn code(&mut self, rest: &str) -> Option<usize> {
        let mark = ["```", "`"].into_iter().find(|mark| rest.starts_with(mark))?;
        let inside = rest.strip_prefix(mark)?;
        let end = inside.find(mark).filter(|end| *end > 0)?;
        let plain = self.unescaped(&inside[..end]);
        let style = std::mem::take(&mut self.style);
        self.style = Span { code: true, ..style.clone() };
        self.push(plain.trim_matches('\n'), None);
        self.style = style;
        Some(mark.len() * 2 + end)
    }

    fn unescaped(&self, text: &str) -> String {
        if self.dialect == Dialect::Slack {
            return unescaped(text);
        }
        text.to_owned()
    }

    /// `<url|label>` and its like in Slack, `[label](url)` and `<t:…>` in Discord, bare addresses.
    fn link(&mut self, rest: &str) -> Option<usize> {
        if let Some(inside) = rest.strip_prefix('<') {
            let end = inside.find('>')?;
            let inside = &inside[..end];
            return self.angle(inside).then_some(end + 2);
        }
        if self.dialect == Dialect::Discord && rest.starts_with('[') {
            let (label, after) = rest[1..].split_once("](")?;
            let end = after.find(')')?;
            let url = &after[..end];
            if label.contains('\n') || !is_web(url) {
                return None;
            }
            self.push(label, Some(url));
            return Some(label.len() + end + 4);
        }
        if is_web(rest) {
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
            let url =
                rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ')', '!', '?', '*']);
            let shown = self.unescaped(url);
            self.push(&shown, Some(&shown));
            return Some(url.len());
        }
        None
    }

    /// What stands between angle brackets; false if it is nothing that is known.
    fn angle(&mut self, inside: &str) -> bool {
        let (what, label) = inside.split_once('|').map_or((inside, None), |(a, b)| (a, Some(b)));
        if is_web(what) {
            let (url, label) = (self.unescaped(what), self.unescaped(label.unwrap_or(what)));
            self.push(&label, Some(&url));
            return true;
        }
        match self.dialect {
            Dialect::Slack if what.starts_with("!date^") || what.starts_with("mailto:") => {
                let label = self.unescaped(label.unwrap_or(what));
                self.push(&label, None);
            }
            Dialect::Slack if what.starts_with(['@', '#', '!']) => {
                self.push(&what.replacen('!', "@", 1), None);
            }
            Dialect::Discord if what.starts_with("t:") => {
                let second = what[2..].split(':').next().and_then(|second| second.parse().ok());
                let at = second.and_then(|second| jiff::Timestamp::from_second(second).ok());
                match at {
                    Some(at) => self.push(&at.strftime("%Y-%m-%d %H:%M UTC").to_string(), None),
                    None => return false,
                }
            }
            Dialect::Discord if what.starts_with(['@', '#']) => self.push(what, None),
            _ => return false,
        }
        true
    }

    fn styled(&mut self, rest: &str) -> Option<usize> {
        let marks: &[Mark] = match self.dialect {
            Dialect::Plain => &[],
            Dialect::Slack => &[
                ("*", |span| span.bold = true),
                ("_", |span| span.italic = true),
                ("~", |span| span.strike = true),
            ],
            Dialect::Discord => &[
                ("**", |span| span.bold = true),
                ("__", |span| span.italic = true),
                ("*", |span| span.italic = true),
                ("_", |span| span.italic = true),
                ("~~", |span| span.strike = true),
            ],
        };
        let (mark, set) = marks.iter().find(|(mark, _)| rest.starts_with(mark))?;
        let inside = &rest[mark.len()..];
        let end = inside.find(mark)?;
        let (inside, after) = (&inside[..end], &inside[end + mark.len()..]);
        let tight = !inside.is_empty() && inside.trim() == inside && !inside.contains('\n');
        if !tight || after.chars().next().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let style = self.style.clone();
        set(&mut self.style);
        self.cut(inside);
        self.style = style;
        Some(mark.len() * 2 + end)
    }

    fn push(&mut self, text: &str, link: Option<&str>) {
        let span = Span { link: link.map(str::to_owned), ..self.style.clone() };
        if let Some(last) = self.spans.last_mut() {
            let same = Span { text: String::new(), ..last.clone() } == span;
            if same && link.is_none() {
                last.text.push_str(text);
                return;
            }
        }
        self.spans.push(Span { text: text.to_owned(), ..span });
    }
}

/// Whether text begins with a web address.
pub(super) fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans as one line: styles in brackets.
    fn told(text: &str, dialect: Dialect) -> String {
        let one = |span: Span| {
            let marks = [
                (span.bold, "b"),
                (span.italic, "i"),
                (span.strike, "s"),
                (span.code, "c"),
                (span.link.is_some(), "a"),
            ];
            let style: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
            let link = span.link.map(|link| format!("->{link}")).unwrap_or_default();
            if style.is_empty() { span.text } else { format!("[{style} {}{link}]", span.text) }
        };
        spans(text, dialect).into_iter().map(one).collect()
    }

    #[test]
    fn slacks_markup_is_read() {
        let cases = [
            ("*Ada* _Lovelace_ ~old~", "[b Ada] [i Lovelace] [s old]"),
            ("*_both_*", "[bi both]"),
            ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
            ("`*as is*`", "[c *as is*]"),
            (
                "<https://x.example/?a=1&amp;b=2|Open *it*>",
                "[a Open *it*->https://x.example/?a=1&b=2]",
            ),
            ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
            ("<@U0ADA> <!date^1^{date}|1 Jan>", "@U0ADA 1 Jan"),
            ("<javascript:alert(1)|x>", "<javascript:alert(1)|x>"),
            ("see https://x.example.", "see [a https://x.example->https://x.example]."),
            ("* not bold *", "* not bold *"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text, Dialect::Slack), expected, "{text}");
        }
        assert_eq!(told("*x*", Dialect::Plain), "*x*");
    }

    #[test]
    fn discords_markup_is_read() {
        let cases = [
            ("**Ada** *Lovelace* ~~old~~", "[b Ada] [i Lovelace] [s old]"),
            ("[Open](https://x.example/a)", "[a Open->https://x.example/a]"),
            ("[Open](javascript:alert)", "[Open](javascript:alert)"),
            (r"\*as is\* a\_b", "*as is* a_b"),
            ("<t:0:R>", "1970-01-01 00:00 UTC"),
            ("```\ncode\n```", "[c code]"),
            ("&lt;", "&lt;"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(text, Dialect::Discord), expected, "{text}");
        }
    }
}
