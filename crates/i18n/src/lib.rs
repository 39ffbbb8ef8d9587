//! Every sentence a person reads, in the languages that `locales/` has: for mails, pages and the
//! API, and for chat.
//!
//! The sentences are embedded when this crate is built. A test holds every language to the message
//! ids and variables of English, so that none is missing at run time.

mod dates;
mod negotiate;
mod problems;

use std::{borrow::Cow, sync::LazyLock};

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
pub use negotiate::{best, negotiate};
use usher_domain::{Language, language::Direction};

macro_rules! sources {
    ($($language:ident $tag:literal),* $(,)?) => {
        /// The files of a language.
        fn sources(language: Language) -> [&'static str; 5] {
            match language {
                $(Language::$language => [
                    include_str!(concat!("../../../locales/", $tag, "/mail.ftl")),
                    include_str!(concat!("../../../locales/", $tag, "/pages.ftl")),
                    include_str!(concat!("../../../locales/", $tag, "/api.ftl")),
                    include_str!(concat!("../../../locales/", $tag, "/chat.ftl")),
                    include_str!(concat!("../../../locales/", $tag, "/portal.ftl")),
                ],)*
            }
        }
    };
}

sources! {
    English "en",
    Spanish "es",
    French "fr",
    BrazilianPortuguese "pt-BR",
    German "de",
    Italian "it",
    Hebrew "he",
    Japanese "ja",
}

static TEXTS: LazyLock<Vec<Texts>> =
    LazyLock::new(|| Language::ALL.into_iter().map(Texts::load).collect());

/// The sentences of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The sentences of `language`.
    pub fn of(language: Language) -> &'static Self {
        TEXTS
            .iter()
            .find(|texts| texts.language == language)
            // `Language::ALL` has every language; a test goes through them.
            .unwrap_or(&TEXTS[0])
    }

    fn load(language: Language) -> Self {
        // A tag that `Language` gives is well-formed; a test reads them all.
        let id = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Values are isolated by `isolated`, only where directions mix.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence `id`, which has no variables.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The sentence `id` with its variables filled in.
    pub fn format(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let values = values.iter().map(|(name, value)| (*name, self.isolated(value)));
        self.fill(id, &values.collect())
    }

    /// The sentence `id`, whose variables choose among its variants: they must stay as they are.
    pub fn choose(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.fill(id, &values.iter().map(|(name, value)| (*name, value.clone())).collect())
    }

    fn fill(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            // Unreachable while the test of all languages passes; better a name than nothing.
            return id.to_owned();
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned()
    }

    /// A text value between first-strong isolates (UAX #9) where its direction may differ from the
    /// language's, so that a Latin name in a Hebrew sentence leaves the full stop where it belongs.
    fn isolated<'v>(&self, value: &Value<'v>) -> Value<'v> {
        let mixes = |text: &str| match self.language.direction() {
            Direction::Rtl => text.chars().any(|c| c.is_alphabetic() && !is_rtl(c)),
            Direction::Ltr => text.chars().any(is_rtl),
        };
        match value {
            Value::String(text) if mixes(text) => {
                Value::String(Cow::Owned(format!("\u{2068}{text}\u{2069}")))
            }
            other => other.clone(),
        }
    }
}

/// Letters of the blocks that are written from right to left: Hebrew to Arabic Extended, and the
/// presentation forms; and the mark that turns what is beside it.
fn is_rtl(c: char) -> bool {
    matches!(c, '\u{200F}' | '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests;
