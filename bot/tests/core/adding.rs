//! Adding people.

use super::*;

const ADA: &str = "ada@example.com Ada Lovelace";

fn filled_in<'a>(email: &'a str, role: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("first_name", "Ada"),
        ("last_name", "Lovelace"),
        ("email", email),
        ("language", "es"),
        ("role", role),
        ("send_welcome_email", "true"),
    ]
}

#[tokio::test]
async fn a_line_adds_somebody_with_one_call() {
    let mut chat = Chat::start().await;
    let answer = chat.types(&format!("{ADA} role:admin lang:es")).await;
    insta::assert_snapshot!(answer);
    assert_eq!(chat.calls(), ["POST users once E1:0"]);
}

#[tokio::test]
async fn without_a_mail_there_is_nothing_to_expire() {
    insta::assert_snapshot!(Chat::start().await.types(&format!("{ADA} no-mail")).await);
}

#[tokio::test]
async fn the_same_event_again_adds_nobody_twice() {
    let mut chat = Chat::start().await;
    let event = chat.event(What::Command { text: ADA.to_owned() });
    let first = chat.bot.answer(&event).await;
    assert_eq!(chat.bot.answer(&event).await, first);
    assert_eq!(chat.api.with(|world| world.users.len()), 2);
}

#[tokio::test]
async fn an_address_that_may_be_mistyped_is_pointed_out() {
    let mut chat = Chat::start().await;
    chat.api.with(|world| {
        world.warnings = vec![serde_json::json!({
            "field": "email", "code": "did_you_mean", "suggestion": "ada@gmail.com",
            "detail": "This address may be mistyped. Did you mean ada@gmail.com?",
        })];
    });
    insta::assert_snapshot!(chat.types("ada@gmial.com Ada Lovelace").await);
}

#[tokio::test]
async fn a_taken_address_shows_who_has_it() {
    let mut chat = Chat::with_ada().await;
    insta::assert_snapshot!("typed", chat.types("ADA@example.com Ada Byron").await);
}

#[tokio::test]
async fn somebody_whose_invite_expired_is_invited_anew() {
    let mut chat = Chat::start().await;
    chat.know(user("ada", ("Ada", "Lovelace"), "ada@example.com", "expired"));
    insta::assert_snapshot!(chat.types(ADA).await);
}

#[tokio::test]
async fn an_address_that_mail_came_back_from_needs_a_second_thought() {
    let mut chat = Chat::start().await;
    chat.api.with(|world| world.suppressed.insert("ada@example.com".to_owned()));
    insta::assert_snapshot!(chat.types(&format!("{ADA} lang:es")).await);
    let answer = chat.types(&format!("{ADA} lang:es mail:force")).await;
    assert!(answer.contains("# User was successfully added."), "{answer}");
}

#[tokio::test]
async fn a_misspelt_role_is_told_with_the_line_to_type() {
    insta::assert_snapshot!(Chat::start().await.types(&format!("{ADA} role:admn lang:es")).await);
}

#[tokio::test]
async fn an_unknown_role_is_told_with_all_there_are() {
    insta::assert_snapshot!(Chat::start().await.types(&format!("{ADA} role:wizard")).await);
}

#[tokio::test]
async fn whatever_else_is_wrong_is_told_by_its_field() {
    let answer = Chat::start().await.types("ada@example Ada www.x role:admn").await;
    insta::assert_snapshot!(answer);
}

#[tokio::test]
async fn a_role_that_allows_more_is_refused() {
    insta::assert_snapshot!(Chat::start().await.types(&format!("{ADA} role:super_admin")).await);
}

#[tokio::test]
async fn an_empty_command_opens_the_form() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.types("").await);
    assert_eq!(chat.presses("form").await, chat.types("invite").await);
}

#[tokio::test]
async fn a_bare_address_opens_the_form_with_it() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.types("ada@example.com Ada lang:he role:admin mail:force").await);
}

#[tokio::test]
async fn the_form_offers_no_role_that_allows_more() {
    let answer = Chat::start().await.types("").await;
    assert!(!answer.contains("super_admin"), "{answer}");
}

#[tokio::test]
async fn a_form_adds_somebody() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.sends("add", &filled_in("ada@example.com", "user")).await);
    assert_eq!(chat.calls(), ["POST users once E1:0"]);
}

#[tokio::test]
async fn a_form_without_the_tick_sends_no_mail() {
    let mut chat = Chat::start().await;
    let fields = filled_in("ada@example.com", "user");
    let answer = chat.sends("add", &fields[..5]).await;
    assert!(answer.contains("added, not invited yet"), "{answer}");
}

#[tokio::test]
async fn a_form_with_mistakes_stays_open_and_names_them() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.sends("add", &filled_in("ada@example", "wizard")).await);
    insta::assert_snapshot!(chat.sends("add", &filled_in("ada@example.com", "super_admin")).await);
}

#[tokio::test]
async fn a_form_with_a_taken_address_shows_who_has_it() {
    let mut chat = Chat::with_ada().await;
    let answer = chat.sends("add", &filled_in("ada@example.com", "user")).await;
    assert!(answer.starts_with("REPLY\n# This address is taken already. This is who has it:"));
}

#[tokio::test]
async fn several_are_added_one_line_each() {
    let mut chat = Chat::with_ada().await;
    chat.api.with(|world| world.suppressed.insert("linus@example.com".to_owned()));
    let people = "Grace Murray <gm@example.com>, Ada Lovelace <ada@example.com>, \
                  Alan Turing <alan@example>, Linus T <linus@example.com> role:user";
    insta::assert_snapshot!(chat.types(people).await);
    let calls = chat.calls();
    assert_eq!(calls.first().unwrap(), "POST users once E1:0");
    assert_eq!(calls.last().unwrap(), "POST users once E1:3");
}

#[tokio::test]
async fn several_with_a_misspelt_role_are_not_added() {
    let mut chat = Chat::start().await;
    let people = "Ada Lovelace <ada@example.com>, Alan Turing <alan@example.com> role:usr";
    insta::assert_snapshot!(chat.types(people).await);
    assert_eq!(chat.api.with(|world| world.users.len()), 1);
}

#[tokio::test]
async fn when_the_api_breaks_amid_several_the_rest_is_not_tried() {
    let mut chat = Chat::start().await;
    chat.fails(Fault::Broken);
    let people = "Ada Lovelace <ada@example.com>, Alan Turing <alan@example.com>";
    let answer = chat.types(people).await;
    assert!(answer.contains("Usher did not answer as it should."), "{answer}");
    assert_eq!(chat.calls(), ["POST users once E1:0"]);
}

#[tokio::test]
async fn what_cannot_be_understood_is_told_with_an_example() {
    let mut chat = Chat::start().await;
    let mut answers = Vec::new();
    for text in [
        "lst",
        "xyzzy",
        "Ada Lovelace",
        "show",
        "revoke Ada",
        "ada@example.com rol:admin",
        "ada@example.com Ada Lovelace no-mial",
        "ada@example.com lang:spansh",
        "ada@example.com lang:klingon",
        "ada@example.com mail:maybe",
        "list status:invted",
        "list status:happy",
        "ada@example.com lang:es lang:fr",
        "ada@example.com grace@example.com",
        "Ada L <ada@example.com>, Grace, Alan T <alan@example.com>",
        "confirm 12",
    ] {
        answers.push(format!("> /usher {text}\n{}", chat.types(text).await));
    }
    insta::assert_snapshot!(answers.join("\n\n"));
    assert_eq!(chat.calls(), [""; 0]);
}
