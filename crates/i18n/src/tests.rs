use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use jiff::Timestamp;
use usher_domain::{Language, Problem, password::Weakness};

use super::*;

/// What a message needs: its variables and the variants it chooses among.
type Shape = BTreeSet<String>;

fn shapes(language: Language) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::new();
    for source in sources(language) {
        let resource = parser::parse(source).unwrap_or_else(|(_, errors)| {
            panic!("{language}: {errors:?}");
        });
        for entry in resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut shape = Shape::new();
            pattern_shape(&message.value.expect("a message has a text"), &mut shape);
            let twice = shapes.insert(message.id.name.to_owned(), shape);
            assert_eq!(twice, None, "{language}: {} stands twice", message.id.name);
        }
    }
    shapes
}

fn pattern_shape(pattern: &Pattern<&str>, shape: &mut Shape) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => inline_shape(inline, shape),
                Expression::Select { selector, variants } => {
                    inline_shape(selector, shape);
                    for variant in variants {
                        shape.insert(format!("[{:?}]", variant.key));
                        pattern_shape(&variant.value, shape);
                    }
                }
            }
        }
    }
}

fn inline_shape(inline: &InlineExpression<&str>, shape: &mut Shape) {
    if let InlineExpression::VariableReference { id } = inline {
        shape.insert(format!("${}", id.name));
    }
}

#[test]
fn every_language_says_everything_with_the_same_variables() {
    let english = shapes(Language::English);
    for language in Language::ALL {
        let other = shapes(language);
        let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) =
            (english.keys().collect(), other.keys().collect());
        assert_eq!(ours, theirs, "{language}: missing or surplus messages");
        for (id, shape) in &english {
            assert_eq!(&other[id], shape, "{language}: {id}");
        }
    }
}

#[test]
fn the_folder_has_exactly_the_languages_that_users_can_have() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
    let tags: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(tags, Language::ALL.iter().map(|language| language.tag().to_owned()).collect());
    for language in Language::ALL {
        assert_eq!(Texts::of(language).language(), language);
    }
}

#[test]
fn days_are_told_in_words() {
    let end: Timestamp = "2026-11-30T21:05:00Z".parse().unwrap();
    let days: Vec<String> =
        Language::ALL.iter().map(|language| Texts::of(*language).date(end)).collect();
    insta::assert_snapshot!(days.join("\n"), @"
    Monday, November 30, 2026 at 9:05 PM UTC
    lunes, 30 de noviembre de 2026 a las 21:05 UTC
    lundi 30 novembre 2026 à 21:05 UTC
    segunda-feira, 30 de novembro de 2026 às 21:05 UTC
    Montag, 30. November 2026 um 21:05 UTC
    lunedì 30 novembre 2026 alle ore 21:05 UTC
    יום שני, 30 בנובמבר 2026 בשעה 21:05 UTC
    2026年11月30日月曜日 21:05 UTC
    ");
}

#[test]
fn days_are_short_in_lists() {
    let end: Timestamp = "2026-11-24T21:05:00Z".parse().unwrap();
    let days: Vec<String> =
        Language::ALL.iter().map(|language| Texts::of(*language).short_date(end)).collect();
    insta::assert_snapshot!(days.join("\n"), @"
    Nov 24, 2026
    24 nov 2026
    24 nov. 2026
    24 de nov. de 2026
    24.11.2026
    24 nov 2026
    24 בנוב׳ 2026
    2026/11/24
    ");
}

#[test]
fn a_browser_gets_the_best_language_both_have() {
    let cases = [
        (None, "en"),
        (Some(""), "en"),
        (Some("es"), "es"),
        (Some("es-419,es;q=0.9,en;q=0.8"), "es"),
        (Some("pt"), "pt-BR"),
        (Some("pt-PT"), "pt-BR"),
        (Some("nl, fr;q=0.5"), "fr"),
        (Some("he-IL"), "he"),
        (Some("xx-klingon;;q=x,*"), "en"),
    ];
    for (header, tag) in cases {
        assert_eq!(negotiate(header).tag(), tag, "{header:?}");
    }
}

#[test]
fn values_of_the_other_direction_are_isolated() {
    let title = |language, organization: &str| {
        Texts::of(language).format("accept-title", &[("organization", organization.into())])
    };
    assert!(title(Language::Hebrew, "Acme").contains("\u{2068}Acme\u{2069}"));
    assert!(title(Language::English, "עדה").contains("\u{2068}עדה\u{2069}"));
    assert_eq!(title(Language::English, "Acme"), "Join Acme");
}

#[test]
fn problems_read_as_sentences() {
    let texts = Texts::of(Language::English);
    let problems = [
        Problem::Required,
        Problem::WrongType("boolean"),
        Problem::OutOfRange { min: 1, max: 100 },
        Problem::PasswordTooShort(15),
        Problem::PasswordGuessable(Weakness::Repeats),
        Problem::PasswordGuessable(Weakness::Guessable),
        Problem::UnknownLanguage,
    ];
    let lines: Vec<String> =
        problems.iter().map(|problem| texts.problem(problem, &["en", "es"])).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    is required
    must be true or false
    must be from 1 to 100
    needs at least 15 characters
    is too easy to guess: it repeats itself
    is too easy to guess: add another word or two
    is none of en, es
    ");
}

#[test]
fn a_hebrew_reader_is_told_the_reason_too() {
    let texts = Texts::of(Language::Hebrew);
    let told = |weakness| texts.problem(&Problem::PasswordGuessable(weakness), &[]);
    assert_ne!(told(Weakness::Repeats), told(Weakness::Guessable));
    let told = |expected| texts.problem(&Problem::WrongType(expected), &[]);
    assert_ne!(told("boolean"), told("object"));
    assert_ne!(told("version"), told("object"));
}
