//! Descriptions as a page shows them: paragraphs, with code between backticks.

use serde_json::Value;

/// Paragraphs.
pub type Prose = Vec<Vec<Piece>>;

/// A run of text of one kind.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_code: bool,
}

/// The description of something; none is no paragraph.
pub fn prose(of: &Value) -> Prose {
    let text = of["description"].as_str().unwrap_or_default();
    text.split("\n\n").filter(|paragraph| !paragraph.is_empty()).map(pieces).collect()
}

fn pieces(paragraph: &str) -> Vec<Piece> {
    let piece = |(at, text): (usize, &str)| Piece { text: text.to_owned(), is_code: at % 2 == 1 };
    paragraph.split('`').enumerate().map(piece).filter(|piece| !piece.text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn code_stands_between_backticks() {
        let piece = |text: &str, is_code| Piece { text: text.to_owned(), is_code };
        let read = prose(&json!({ "description": "See `next`.\n\n`a` and b" }));
        assert_eq!(
            read,
            [
                vec![piece("See ", false), piece("next", true), piece(".", false)],
                vec![piece("a", true), piece(" and b", false)],
            ]
        );
        assert_eq!(prose(&json!({})), Prose::new());
    }
}
