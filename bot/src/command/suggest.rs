//! What a misspelt word was probably meant to be.

use strsim::damerau_levenshtein;

/// Longer words are nobody's slip.
const LONGEST: usize = 40;

/// The candidate that `typed` was probably meant to be: up to a third of it may be wrong, or it is only
/// the beginning.
pub fn nearest<'c>(typed: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let typed = folded(typed);
    let length = typed.chars().count();
    if !(2..=LONGEST).contains(&length) {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| Some((slips(&typed, length, &folded(candidate))?, candidate)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

fn slips(typed: &str, length: usize, candidate: &str) -> Option<usize> {
    let slips = damerau_levenshtein(typed, candidate);
    let may = (length.min(candidate.chars().count()) / 3).clamp(1, 3);
    // Somebody who writes "adm" or "administrator" means "admin".
    let begins = length >= 3 && (candidate.starts_with(typed) || typed.starts_with(candidate));
    (slips <= may || begins).then_some(slips)
}

/// As it is compared: in small letters, words joined by one kind of line.
fn folded(word: &str) -> String {
    word.to_lowercase().replace(['-', ' '], "_")
}
