//! Languages: the reader's, and those that people name.

use usher_domain::Language;

use crate::command::nearest;

/// Our language for what a platform says somebody reads, if we have it.
pub fn of_locale(locale: Option<&str>) -> Option<Language> {
    usher_i18n::best(&locale?.replace('_', "-"))
}

/// The language that somebody names: by its tag, by its own name, or by its English one.
pub fn named(text: &str) -> Option<Language> {
    let text = text.trim();
    let folded = folded(text);
    let by_name = names().find(|(name, _)| *name == folded).map(|(_, language)| language);
    // "it" would also be found in what only looks like a tag, such as "italien".
    let is_tag = text.split(['-', '_']).next().is_some_and(|first| matches!(first.len(), 2 | 3));
    by_name.or_else(|| of_locale(Some(text).filter(|_| is_tag)))
}

/// The language that a misspelt name was probably meant to be.
pub fn meant(text: &str) -> Option<Language> {
    let folded = folded(text);
    let names: Vec<(String, Language)> = names().collect();
    let tags = Language::ALL.map(|language| (language.tag().to_lowercase(), language));
    let all = || names.iter().chain(&tags);
    let found = nearest(&folded, all().map(|(name, _)| name.as_str()))?;
    all().find(|(name, _)| name == found).map(|(_, language)| *language)
}

/// What the language is called in English.
pub fn english_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Spanish => "Spanish",
        Language::French => "French",
        Language::BrazilianPortuguese => "Portuguese",
        Language::German => "German",
        Language::Italian => "Italian",
        Language::Hebrew => "Hebrew",
        Language::Japanese => "Japanese",
    }
}

/// Names as they are compared, with what they name.
fn names() -> impl Iterator<Item = (String, Language)> {
    let own = |language: Language| language.name().split(" (").next().unwrap_or_default();
    let each = Language::ALL.into_iter();
    let both = each.flat_map(move |it| [(own(it), it), (english_name(it), it)]);
    both.chain([
        ("Brazilian", Language::BrazilianPortuguese),
        ("Brazilian Portuguese", Language::BrazilianPortuguese),
        ("Português (Brasil)", Language::BrazilianPortuguese),
    ])
    .map(|(name, language)| (folded(name), language))
}

/// In small letters, without the accents that these names have.
fn folded(name: &str) -> String {
    name.trim()
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'á' | 'â' | 'ã' | 'à' => 'a',
            'é' | 'ê' | 'è' => 'e',
            'ñ' => 'n',
            'ç' => 'c',
            c => c,
        })
        .filter(|c| !('\u{300}'..='\u{36F}').contains(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_tag_and_by_name() {
        for (typed, language) in [
            ("es", Language::Spanish),
            ("ES", Language::Spanish),
            ("es-MX", Language::Spanish),
            ("spanish", Language::Spanish),
            ("español", Language::Spanish),
            ("Espanol", Language::Spanish),
            ("espan\u{303}ol", Language::Spanish),
            ("pt", Language::BrazilianPortuguese),
            ("pt_br", Language::BrazilianPortuguese),
            ("português", Language::BrazilianPortuguese),
            ("Português (Brasil)", Language::BrazilianPortuguese),
            ("deutsch", Language::German),
            ("עברית", Language::Hebrew),
            ("日本語", Language::Japanese),
        ] {
            assert_eq!(named(typed), Some(language), "{typed}");
        }
        for typed in ["", "klingon", "*", "italien", "nl", "e", "x-es"] {
            assert_eq!(named(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_slip_is_seen() {
        for (typed, language) in [
            ("spansh", Some(Language::Spanish)),
            ("germn", Some(Language::German)),
            ("italien", Some(Language::Italian)),
            ("japnese", Some(Language::Japanese)),
            ("klingon", None),
        ] {
            assert_eq!(meant(typed), language, "{typed}");
        }
    }

    #[test]
    fn platforms_say_what_somebody_reads() {
        for (locale, language) in [
            (Some("es-ES"), Some(Language::Spanish)),
            (Some("es-419"), Some(Language::Spanish)),
            (Some("pt-BR"), Some(Language::BrazilianPortuguese)),
            (Some("en_GB"), Some(Language::English)),
            (Some("ja-JP"), Some(Language::Japanese)),
            (Some("nl"), None),
            (Some(""), None),
            (None, None),
        ] {
            assert_eq!(of_locale(locale), language, "{locale:?}");
        }
    }
}
