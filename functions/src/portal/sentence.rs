//! Sentences with what people typed in them: a name stands apart from the words around it, in whatever
//! direction it is written.

use std::mem::take;

use usher_i18n::Texts;

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether somebody typed it.
    pub typed: bool,
}

/// Where the first value goes: a character that no sentence and no name has.
const FIRST_MARK: u32 = 0xE000;

/// The sentence `id`, with its values as pieces of their own.
pub fn sentence(texts: &Texts, id: &str, values: &[(&str, &str)]) -> Vec<Piece> {
    let mark = |at: usize| u32::try_from(at).ok().and_then(|at| char::from_u32(FIRST_MARK + at));
    let marks: Vec<_> = (0..values.len()).filter_map(mark).collect();
    let named = values.iter().zip(&marks).map(|((name, _), mark)| (*name, mark.to_string().into()));
    let text = texts.format(id, &named.collect::<Vec<_>>());
    let mut pieces = Vec::new();
    let mut words = String::new();
    for c in text.chars() {
        let value = marks.iter().zip(values).find(|(mark, _)| **mark == c);
        let Some((_, (_, value))) = value else {
            words.push(c);
            continue;
        };
        pieces.extend(said(take(&mut words)));
        pieces.push(Piece { text: (*value).to_owned(), typed: true });
    }
    pieces.extend(said(words));
    pieces
}

/// A sentence that holds nothing that anybody typed.
pub fn said(text: String) -> Option<Piece> {
    (!text.is_empty()).then_some(Piece { text, typed: false })
}

#[cfg(test)]
mod tests {
    use usher_domain::Language;

    use super::*;

    #[test]
    fn what_was_typed_stands_apart() {
        let texts = Texts::of(Language::English);
        let pieces = sentence(texts, "chat-notice-accepted", &[("name", "{ $name } \u{202E}")]);
        let typed = |text: &str| Piece { text: text.to_owned(), typed: true };
        let words = Piece { text: " accepted the invite.".to_owned(), typed: false };
        assert_eq!(pieces, [typed("{ $name } \u{202E}"), words]);
    }
}
