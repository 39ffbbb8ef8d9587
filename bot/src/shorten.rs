//! Texts that fit a platform's limits.

/// What stands for what was cut off.
const MORE: char = '…';

/// `text`, cut to `most` characters with an ellipsis if it is longer. `write` says how each character is
/// written on the platform: what it writes is counted, and never cut apart.
pub(crate) fn written<W: AsRef<str>>(text: &str, most: usize, write: impl Fn(char) -> W) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut length, mut fits) = (0, 0);
    for character in text.chars() {
        let piece = write(character);
        length += piece.as_ref().chars().count();
        if length > most {
            out.truncate(fits);
            out.push(MORE);
            return out;
        }
        out.push_str(piece.as_ref());
        // Up to here the ellipsis fits behind it.
        if length < most {
            fits = out.len();
        }
    }
    out
}

/// `text`, cut to `most` characters with an ellipsis if it is longer.
pub(crate) fn plain(text: &str, most: usize) -> String {
    written(text, most, |character| character.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(plain("Ada", 3), "Ada");
        assert_eq!(plain("Lovelace", 4), "Lov…");
        assert_eq!(plain("עברית", 3), "עב…");
        assert_eq!(plain("", 3), "");
    }

    proptest! {
        #[test]
        fn nothing_is_longer_than_it_may_be_or_cut_apart(text in ".{0,40}", most in 1_usize..30) {
            let escape = |c: char| if c == '&' { "&amp;".to_owned() } else { c.to_string() };
            let short = written(&text, most, escape);
            prop_assert!(short.chars().count() <= most);
            prop_assert_eq!(short.matches("&amp;").count(), short.matches('&').count());
            prop_assert!(written(&text, 1000, escape).starts_with(short.trim_end_matches('…')));
        }
    }
}
