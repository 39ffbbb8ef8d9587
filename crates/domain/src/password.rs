//! Passwords: what is accepted, and how it is kept.

use std::fmt;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use unicode_normalization::UnicodeNormalization;
use zxcvbn::{Score, feedback::Warning, zxcvbn};

use crate::Problem;

/// The fewest characters of a password that is the only factor (NIST SP 800-63B-4, section 3.1.1.2).
pub const MIN_PASSWORD_CHARS: usize = 15;

/// The most characters: above the 64 that NIST SP 800-63B-4 asks verifiers to allow at least.
pub const MAX_PASSWORD_CHARS: usize = 100;

/// How a hash begins that was made as [`NewPassword::hash`] makes them today.
const TODAYS_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$";

/// Why a password is easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Among the passwords that people use most, or like one of them.
    Common,
    /// `aaa` or `abcabc`.
    Repeats,
    /// `abcdef` or `6543`.
    Sequence,
    /// Rows and patterns of the keyboard.
    Keyboard,
    /// A date or a recent year.
    Dates,
    /// Names of people.
    Names,
    /// Made of the person's own name, email or organization.
    Personal,
    /// One word.
    Word,
    /// Short of guesses without one clear reason.
    Guessable,
}

impl Weakness {
    /// The stable name of the reason, by which `locales/` explains it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Repeats => "repeats",
            Self::Sequence => "sequence",
            Self::Keyboard => "keyboard",
            Self::Dates => "dates",
            Self::Names => "names",
            Self::Personal => "personal",
            Self::Word => "word",
            Self::Guessable => "guessable",
        }
    }

    fn of(warning: Option<Warning>) -> Self {
        match warning {
            Some(
                Warning::StraightRowsOfKeysAreEasyToGuess
                | Warning::ShortKeyboardPatternsAreEasyToGuess,
            ) => Self::Keyboard,
            Some(
                Warning::RepeatsLikeAaaAreEasyToGuess
                | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
            ) => Self::Repeats,
            Some(
                Warning::ThisIsATop10Password
                | Warning::ThisIsATop100Password
                | Warning::ThisIsACommonPassword
                | Warning::ThisIsSimilarToACommonlyUsedPassword,
            ) => Self::Common,
            Some(Warning::SequencesLikeAbcAreEasyToGuess) => Self::Sequence,
            Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
                Self::Dates
            }
            Some(Warning::AWordByItselfIsEasyToGuess) => Self::Word,
            Some(
                Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
                | Warning::CommonNamesAndSurnamesAreEasyToGuess,
            ) => Self::Names,
            None => Self::Guessable,
        }
    }
}

/// A password that may be set. It never shows itself.
pub struct NewPassword(SecretString);

impl NewPassword {
    /// Accepts `text` if it is [`MIN_PASSWORD_CHARS`] to [`MAX_PASSWORD_CHARS`] characters long and
    /// not easy to guess for somebody who knows `personal`: the user's names, email and organization.
    pub fn new(text: &str, personal: &[&str]) -> Result<Self, Problem> {
        let text = of_fitting_length(text)?;
        check_guessability(text.expose_secret(), personal)?;
        Ok(Self(text))
    }

    /// Refuses a text that nobody could set, whoever they are. It costs next to nothing.
    pub fn check_length(text: &str) -> Result<(), Problem> {
        of_fitting_length(text).map(drop)
    }

    /// A password that was set before and was typed right, to be hashed anew: no rule that came later
    /// keeps its owner out.
    pub fn kept(text: &str) -> Self {
        Self(normalized(text))
    }

    /// The password as it is kept: Argon2id with m=19456 KiB, t=2, p=1 (OWASP Password Storage Cheat
    /// Sheet), in PHC form. It takes tens of milliseconds of one core, and 19 MiB of memory.
    pub fn hash(&self, salt: &[u8; 16]) -> Result<PasswordHash, argon2::password_hash::Error> {
        let hash = Argon2::default()
            .hash_password_with_salt(self.0.expose_secret().as_bytes(), salt)?
            .to_string();
        Ok(PasswordHash(hash))
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// A hashed password in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// A hash as it was read from the table.
    pub fn from_phc(text: String) -> Self {
        Self(text)
    }

    /// The hash as the table keeps it.
    pub fn as_phc(&self) -> &str {
        &self.0
    }

    /// A hash that no password has, to spend on somebody who is not there the time that a look at
    /// somebody's password takes.
    pub fn of_nobody() -> Self {
        Self(format!("{TODAYS_HASH}{}${}", "A".repeat(22), "A".repeat(43)))
    }

    /// Whether it was made otherwise than passwords are hashed today.
    pub fn is_outdated(&self) -> bool {
        !self.0.starts_with(TODAYS_HASH)
    }

    /// Whether `text` is the password. It takes as long as hashing does.
    pub fn verify(&self, text: &str) -> bool {
        Argon2::default()
            .verify_password(normalized(text).expose_secret().as_bytes(), self.0.as_str())
            .is_ok()
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// NFKC, so that a password typed on another keyboard is the same one (NIST SP 800-63B-4).
fn normalized(text: &str) -> SecretString {
    text.nfkc().collect::<String>().into()
}

/// The text as it is hashed, if it is as long as a password is.
fn of_fitting_length(text: &str) -> Result<SecretString, Problem> {
    // Bounded before any work: a character has at most four bytes, and NFKC may shorten it.
    if text.len() > MAX_PASSWORD_CHARS * 16 {
        return Err(Problem::PasswordTooLong(MAX_PASSWORD_CHARS));
    }
    if text.is_empty() {
        return Err(Problem::Required);
    }
    let text = normalized(text);
    let length = text.expose_secret().chars().count();
    if length < MIN_PASSWORD_CHARS {
        return Err(Problem::PasswordTooShort(MIN_PASSWORD_CHARS));
    }
    if length > MAX_PASSWORD_CHARS {
        return Err(Problem::PasswordTooLong(MAX_PASSWORD_CHARS));
    }
    Ok(text)
}

fn check_guessability(text: &str, personal: &[&str]) -> Result<(), Problem> {
    let parts: Vec<&str> = personal
        .iter()
        .flat_map(|text| std::iter::once(*text).chain(text.split(|c: char| !c.is_alphanumeric())))
        .filter(|part| part.chars().count() > 2)
        .collect();
    if little_is_left(text, &parts) {
        return Err(Problem::PasswordGuessable(Weakness::Personal));
    }
    let guess = zxcvbn(text, &parts);
    if guess.score() >= Score::Three {
        return Ok(());
    }
    // Strong enough for everybody but those who know the person: then that is the reason.
    if zxcvbn(text, &[]).score() >= Score::Three {
        return Err(Problem::PasswordGuessable(Weakness::Personal));
    }
    let warning = guess.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Err(Problem::PasswordGuessable(Weakness::of(warning)))
}

/// Whether a text is the personal parts and hardly anything else: somebody's own name, written several
/// times, scores well, because nobody but those who know them would try it.
fn little_is_left(text: &str, parts: &[&str]) -> bool {
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut parts: Vec<String> = parts.iter().map(|part| plain(part)).collect();
    // The longest first, so that a part of a part leaves no crumbs.
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let whole = plain(text);
    let mut rest = whole.clone();
    for part in parts.iter().filter(|part| part.chars().count() > 2) {
        rest = rest.replace(part.as_str(), "");
    }
    rest.len() < whole.len() && rest.chars().count() < MOST_PERSONAL_REST
}

/// A password that has fewer characters than this beside the person's own names is too easy.
const MOST_PERSONAL_REST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) -> Result<(), Problem> {
        NewPassword::new(
            text,
            &["Ada", "Lovelace", "ada.lovelace@example.com", "Analytical Engines"],
        )
        .map(drop)
    }

    #[test]
    fn a_phrase_is_welcome_in_any_language() {
        for text in [
            "correct horse battery staple",
            "tres tristes tigres tragaban",
            "עננים גבוהים מעל ההר",
            "  padded with spaces  ",
            "正しい馬電池ホチキスの歌をうたう人",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        assert_eq!(
            check(
                &"Zu9 vier Krähen, 7 Wolken; ein Tag im Mai? "
                    .repeat(3)
                    .chars()
                    .take(100)
                    .collect::<String>()
            ),
            Ok(())
        );
    }

    #[test]
    fn a_weak_password_is_refused_with_its_reason() {
        use Problem::*;
        assert_eq!(check(""), Err(Required));
        assert_eq!(check("short"), Err(PasswordTooShort(15)));
        assert_eq!(check(&"x".repeat(101)), Err(PasswordTooLong(100)));
        assert_eq!(check(&"x".repeat(1_000_000)), Err(PasswordTooLong(100)));
        assert_eq!(check("aaaaaaaaaaaaaaaa"), Err(PasswordGuessable(Weakness::Repeats)));
        assert_eq!(check("passwordpassword"), Err(PasswordGuessable(Weakness::Repeats)));
        assert_eq!(check("abcdefghijklmnop"), Err(PasswordGuessable(Weakness::Sequence)));
        for personal in
            ["Ada.Lovelace@example.com", "Ada Lovelace Ada Lovelace", "lovelace-ada-lovelace-12"]
        {
            assert_eq!(check(personal), Err(PasswordGuessable(Weakness::Personal)), "{personal}");
        }
        assert_eq!(check("lovelace rides a purple walrus"), Ok(()));
    }

    #[test]
    fn a_password_is_kept_as_a_hash_that_only_it_opens() {
        let password = NewPassword::new("correct horse battery staple", &[]).unwrap();
        let hash = password.hash(&[1; 16]).unwrap();
        assert!(hash.as_phc().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(hash.verify("correct horse battery staple"));
        assert!(!hash.verify("correct horse battery stapler"));
        assert!(!format!("{password:?}{hash:?}").contains("horse"));
    }

    #[test]
    fn todays_hashes_are_told_from_older_ones_and_nobodys_opens_to_nothing() {
        let password = NewPassword::new("correct horse battery staple", &[]).unwrap();
        assert!(!password.hash(&[1; 16]).unwrap().is_outdated());
        assert!(
            PasswordHash::from_phc("$argon2id$v=19$m=4096,t=3,p=1$AAAA$AAAA".into()).is_outdated()
        );
        let nobody = PasswordHash::of_nobody();
        assert!(!nobody.is_outdated() && !nobody.verify("") && !nobody.verify("correct horse"));
        assert!(
            PasswordVerifier::verify_password(&Argon2::default(), b"x", nobody.as_phc())
                .is_err_and(|error| matches!(error, argon2::password_hash::Error::PasswordInvalid))
        );
    }

    #[test]
    fn no_password_panics() {
        let _ = check(&"$5".repeat(50));
        let _ = check(&"4@8({[<369&#!1/|0$5+7%2".repeat(5)[..100]);
    }
}
