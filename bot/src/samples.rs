//! Answers of every kind, for the tests of both platforms.

use std::collections::BTreeMap;

use usher_domain::Language;
use usher_i18n::Texts;

use crate::{
    Answer, Reply,
    answer::{Announces, Button, Does, Field, Form, Kind, Look, Part},
    event::What,
};

/// A name that would like to be more than a name.
pub(crate) const NASTY: &str = "<!channel> @everyone *Ada* `x` & <https://evil.example|me> :tada:";

pub(crate) fn button(label: &str, action: &str, look: Look) -> Button {
    Button { label: label.to_owned(), does: Does::Act(action.to_owned()), look }
}

pub(crate) fn card() -> Reply {
    let fields = [("Role", "admin"), ("Language", "Español"), ("Status", "invited")];
    Reply {
        parts: vec![
            Part::Heading("User was successfully added.".to_owned()),
            Part::Text(format!("Ada {NASTY} Lovelace\nada@example.com")),
            Part::Fields(fields.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec()),
            Part::Note("The link works until 1 December.".to_owned()),
            Part::Buttons(vec![
                button("Resend", "resend:1:1:1", Look::Primary),
                button("Revoke", "revoke:1:1:1", Look::Danger),
                button("Copy link", "copy-link:1", Look::Plain),
                Button {
                    label: "Open in Usher".to_owned(),
                    does: Does::Open("https://usher.example.com/users/1".to_owned()),
                    look: Look::Plain,
                },
            ]),
        ],
        announces: Some(Announces { user: "1".to_owned(), version: 1 }),
    }
}

pub(crate) fn list() -> Reply {
    let lines = (1..=10).map(|n| format!("Ada Lovelace {n} · ada{n}@example.com · admin"));
    Reply {
        parts: vec![
            Part::Heading("Users".to_owned()),
            Part::Lines(lines.collect()),
            Part::Note("Page 2".to_owned()),
            Part::Code("/usher show ada@example.com".to_owned()),
            Part::Text("What comes after a note".to_owned()),
            Part::Buttons(vec![
                button("Previous", "list:0::", Look::Plain),
                button("Next", "list:2::", Look::Plain),
            ]),
        ],
        announces: None,
    }
}

/// The longest of everything, with characters that are written longer than they are.
pub(crate) fn longest() -> Reply {
    let long = "&*".repeat(5000);
    let fields = (0..40).map(|n| (format!("{n}{long}"), long.clone()));
    let buttons = (0..40).map(|n| button(&long, &format!("show:{n}"), Look::Plain));
    let mut parts = vec![
        Part::Heading(long.clone()),
        Part::Text(long.clone()),
        Part::Note(long.clone()),
        Part::Fields(fields.collect()),
        Part::Code(long.clone()),
        Part::Code("`".repeat(9000)),
        Part::Lines(vec![long.clone(); 100]),
        Part::Text(String::new()),
        Part::Lines(Vec::new()),
        Part::Fields(Vec::new()),
        Part::Buttons(Vec::new()),
        Part::Note(" ".to_owned()),
    ];
    parts.extend((0..80).map(|_| Part::Text(long.clone())));
    parts.push(Part::Buttons(buttons.take(5).collect()));
    Reply { parts, announces: None }
}

/// The form in which somebody is added, with six fields.
pub(crate) fn form(language: Language) -> Form {
    let texts = Texts::of(language);
    let line = |name: &str, value: &str| Field {
        name: name.to_owned(),
        label: match name {
            "send_welcome_email" => texts.get("chat-input-mail"),
            name => texts.get(&format!("chat-input-{}", name.replace('_', "-"))),
        },
        hint: None,
        required: true,
        kind: Kind::Line { value: value.to_owned(), max: 100 },
    };
    let choice = |name: &str, value: &str, options: Vec<(String, String)>| Field {
        kind: Kind::Choice { value: Some(value.to_owned()), options },
        ..line(name, "")
    };
    let languages = Language::ALL.map(|it| (it.tag().to_owned(), it.name().to_owned()));
    let roles = ["user", "admin"].map(|role| (role.to_owned(), role.to_owned()));
    let mail = Kind::Box { ticked: true, says: texts.get("chat-input-mail-says") };
    Form {
        id: "add".to_owned(),
        title: texts.get("chat-form-add"),
        submit: texts.get("chat-form-add-submit"),
        fields: vec![
            line("first_name", ""),
            line("last_name", ""),
            line("email", "ada@example.com"),
            choice("language", "es", languages.to_vec()),
            choice("role", "user", roles.to_vec()),
            Field { kind: mail, ..line("send_welcome_email", "") },
        ],
    }
}

/// The longest form that anybody could ask for.
pub(crate) fn longest_form() -> Form {
    let long = "&*".repeat(3000);
    let options = |n: u16| (0..n).map(|n| (format!("{n}"), format!("{n}{long}"))).collect();
    let field = |name: &str, kind| Field {
        name: name.to_owned(),
        label: long.clone(),
        hint: Some(long.clone()),
        required: true,
        kind,
    };
    Form {
        id: "x".repeat(100),
        title: long.clone(),
        submit: long.clone(),
        fields: vec![
            field("a", Kind::Line { value: long.clone(), max: 0 }),
            field("b", Kind::Lines { value: long.clone(), max: usize::MAX }),
            field("c", Kind::Choice { value: Some("199".to_owned()), options: options(200) }),
            field("d", Kind::Choice { value: None, options: options(12) }),
            field("e", Kind::Choice { value: None, options: Vec::new() }),
            field("f", Kind::Box { ticked: false, says: long.clone() }),
        ],
    }
}

pub(crate) fn wrong() -> Answer {
    let errors = [("email", "is not an email address"), ("role", "is unknown")];
    let errors = errors.map(|(name, error)| (name.to_owned(), error.to_owned()));
    Answer::Wrong(BTreeMap::from(errors))
}

pub(crate) fn command() -> What {
    What::Command { text: "ada@example.com".to_owned() }
}

pub(crate) fn pressed() -> What {
    What::Button { action: "resend:1:1:1".to_owned() }
}

/// Compares what is sent with the file of that name in `bot/payloads`, which the types of the
/// platforms' own packages are held against. `UPDATE_PAYLOADS=1` writes it.
pub(crate) fn assert_payload(name: &str, payload: &serde_json::Value) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("payloads").join(name);
    let text = format!("{payload:#}\n");
    if std::env::var_os("UPDATE_PAYLOADS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(known == text, "{name} is not what is sent now; UPDATE_PAYLOADS=1 writes it:\n{text}");
}
