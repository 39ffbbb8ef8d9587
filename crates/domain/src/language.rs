//! The languages Usher speaks.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Problem;

/// A language that `locales/` has, by its BCP 47 tag (RFC 5646).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Portuguese as written in Brazil.
    #[serde(rename = "pt-BR")]
    BrazilianPortuguese,
    /// German.
    #[serde(rename = "de")]
    German,
    /// Italian.
    #[serde(rename = "it")]
    Italian,
    /// Hebrew, written from right to left.
    #[serde(rename = "he")]
    Hebrew,
    /// Japanese.
    #[serde(rename = "ja")]
    Japanese,
}

/// The way a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::Spanish,
        Self::French,
        Self::BrazilianPortuguese,
        Self::German,
        Self::Italian,
        Self::Hebrew,
        Self::Japanese,
    ];

    /// The BCP 47 tag, such as `pt-BR`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::BrazilianPortuguese => "pt-BR",
            Self::German => "de",
            Self::Italian => "it",
            Self::Hebrew => "he",
            Self::Japanese => "ja",
        }
    }

    /// What its speakers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::BrazilianPortuguese => "Português (Brasil)",
            Self::German => "Deutsch",
            Self::Italian => "Italiano",
            Self::Hebrew => "עברית",
            Self::Japanese => "日本語",
        }
    }

    /// The way it is written.
    pub fn direction(self) -> Direction {
        if self == Self::Hebrew { Direction::Rtl } else { Direction::Ltr }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = Problem;

    /// Reads a tag in any case, as BCP 47 asks.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(text))
            .ok_or(Problem::UnknownLanguage)
    }
}
