//! Which language a browser or program asks for.

use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::LanguageIdentifier;
use usher_domain::Language;

/// The language to answer in for an `Accept-Language` header (RFC 9110, section 12.5.4): the best
/// that both sides have, else English.
pub fn negotiate(accept_language: Option<&str>) -> Language {
    accept_language.and_then(best).unwrap_or_default()
}

/// The best of our languages for an `Accept-Language` header or a tag alone, if it has one.
pub fn best(accept_language: &str) -> Option<Language> {
    // Longer than any browser sends: not worth parsing.
    if accept_language.len() > 500 {
        return None;
    }
    let requested = accepted_languages::parse(accept_language);
    let ours: Vec<LanguageIdentifier> =
        Language::ALL.into_iter().filter_map(|language| language.tag().parse().ok()).collect();
    negotiate_languages(&requested, &ours, None, NegotiationStrategy::Filtering)
        .first()
        .and_then(|id| id.to_string().parse().ok())
}
