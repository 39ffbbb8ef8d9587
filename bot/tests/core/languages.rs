//! Every language: that it is used, and that what it says fits.

use usher_domain::Language;

use super::*;

#[tokio::test]
async fn a_hebrew_reader() {
    let mut chat = Chat::speaking("he").await;
    insta::assert_snapshot!("he_added", chat.types("ada@example.com Ada Lovelace").await);
    insta::assert_snapshot!("he_form", chat.types("").await);
    insta::assert_snapshot!("he_help", chat.types("help").await);
}

#[tokio::test]
async fn a_japanese_reader() {
    let mut chat = Chat::speaking("ja").await;
    insta::assert_snapshot!("ja_added", chat.types("ada@example.com Ada Lovelace").await);
    insta::assert_snapshot!("ja_revoke", chat.presses("revoke:u1:1:1").await);
    insta::assert_snapshot!("ja_mistake", chat.types("x@example.com lang:spansh").await);
}

#[tokio::test]
async fn a_platform_that_says_no_language_of_ours_leaves_it_to_the_user() {
    for locale in ["", "nl"] {
        let mut chat = Chat::speaking(locale).await;
        let answer = chat.types("ada@example.com Ada Lovelace").await;
        assert!(answer.contains("ユーザーを追加しました。"), "{answer}");
        assert_eq!(chat.calls(), ["GET me", "POST users once E1:0"]);
    }
}

#[tokio::test]
async fn the_api_speaks_the_same_language() {
    let answer = Chat::speaking("es-ES").await.types("a@example.com A B role:super_admin").await;
    assert!(answer.contains("# (es) The role super_admin allows more."), "{answer}");
}

/// Presses, types and fills in everything in every language, and holds what comes back to the limits.
#[tokio::test]
async fn whatever_is_answered_fits_in_every_language() {
    for language in Language::ALL {
        let mut chat = Chat::speaking(language.tag()).await;
        let long = "ö".repeat(100);
        let ada = "01890a5d-ac96-774b-bcce-b302099a8057";
        chat.know(user(ada, (&long, &long), "ada@example.com", "invited"));
        for n in 0..20 {
            let (id, email) = (format!("n{n}"), format!("n{n}@example.com"));
            chat.know(user(&id, (&long, "N"), &email, "expired"));
        }
        let search = "ö".repeat(40);
        let mut whats: Vec<What> = [
            "",
            "ada@example.com",
            "x@example.com X Y",
            "ada@example.com X Y",
            "y@example.com X Y role:admn",
            "list",
            "list invted",
            &format!("list expired {search}"),
            "show ada@example.com",
            "revoke ada@example.com",
            "approvals",
            "link",
            "unlink",
            "confirm 1",
            "confirm 111111",
            "help",
            "xyzzy",
        ]
        .into_iter()
        .map(|text| What::Command { text: text.to_owned() })
        .collect();
        whats.extend(
            [
                &format!("revoke:{ada}:1:1"),
                &format!("resend:{ada}:1:1"),
                &format!("copy-link:{ada}"),
                &format!("decline:{ada}"),
                &format!("list:1:expired:{}", "ö".repeat(30)),
                "unlink-now",
                "link",
            ]
            .map(|action| What::Button { action: action.to_owned() }),
        );
        for what in whats {
            let event = chat.event(what);
            fits(&chat.bot.answer(&event).await);
        }
        every_fixed_text_fits(language);
    }
}

#[track_caller]
fn at_most(text: &str, max: usize) {
    assert!(!text.trim().is_empty() && text.chars().count() <= max, "{max}: {text}");
}

fn fits(answer: &Answer) {
    match answer {
        Answer::Reply(reply) | Answer::Update(reply) => {
            assert!(!reply.parts.is_empty());
            for part in &reply.parts {
                let Part::Buttons(buttons) = part else { continue };
                assert!((1..=5).contains(&buttons.len()));
                for button in buttons {
                    at_most(&button.label, 40);
                    if let Does::Act(action) = &button.does {
                        assert!(action.len() <= 100, "{action}");
                        action.parse::<usher_bot::action::Action>().unwrap();
                    }
                }
            }
        }
        Answer::Form(form) => {
            assert!(form.id.len() <= 100 && (1..=5).contains(&form.fields.len().min(5)));
            at_most(&form.title, 24);
            at_most(&form.submit, 24);
            for field in &form.fields {
                at_most(&field.label, 45);
                if let Some(hint) = &field.hint {
                    at_most(hint, 100);
                }
            }
        }
        Answer::Wrong(fields) => assert!(!fields.is_empty()),
    }
}

/// What no answer above may have shown.
fn every_fixed_text_fits(language: Language) {
    let english = include_str!("../../../locales/en/chat.ftl");
    let texts = usher_i18n::Texts::of(language);
    for id in english.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id) {
        let max = match id {
            "chat-input-mail-says" => 75,
            _ if id.starts_with("chat-button-") || id.starts_with("chat-status-") => 38,
            _ if id.starts_with("chat-form-") => 24,
            _ if id.ends_with("-hint") => 100,
            _ if id.starts_with("chat-input-") => 45,
            _ => continue,
        };
        at_most(&texts.get(id), max);
    }
}
