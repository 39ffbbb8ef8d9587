//! Linking a chat account.

use super::*;

async fn stranger() -> Chat {
    let chat = Chat::start().await;
    chat.api.with(|world| world.links.clear());
    chat
}

#[tokio::test]
async fn whoever_is_not_linked_is_shown_how_whatever_they_do() {
    let mut chat = stranger().await;
    insta::assert_snapshot!(chat.types("ada@example.com Ada Lovelace").await);
    for text in ["", "list", "show a@example.com", "approvals", "A B <a@x.com>, C D <c@x.com>"] {
        let answer = chat.types(text).await;
        assert!(answer.starts_with("REPLY\n# Link your account\n"), "{text}: {answer}");
    }
    let answer = chat.sends("add", &[("email", "ada@example.com")]).await;
    assert!(answer.starts_with("REPLY\n# Link your account\n"), "{answer}");
    assert_eq!(chat.api.with(|world| world.users.len()), 1);
}

#[tokio::test]
async fn a_stranger_without_a_language_of_ours_is_told_in_english() {
    let mut chat = stranger().await;
    chat.locale = "nl-NL";
    let answer = chat.types("list").await;
    assert!(answer.starts_with("REPLY\n# Link your account\n"), "{answer}");
}

#[tokio::test]
async fn linking_goes_step_by_step() {
    let mut chat = stranger().await;
    insta::assert_snapshot!("asked", chat.types("link").await);
    insta::assert_snapshot!("linked", chat.types("confirm 123 456").await);
    insta::assert_snapshot!("linked_already", chat.types("link").await);
    insta::assert_snapshot!("unlink_asked", chat.types("unlink").await);
    insta::assert_snapshot!("unlinked", chat.presses("unlink-now").await);
    assert!(chat.api.with(|world| world.links.is_empty()));
    let again = chat.presses("link").await;
    assert!(again.starts_with("UPDATE\n# Link your account\n"), "{again}");
}

#[tokio::test]
async fn wrong_digits_are_counted() {
    let mut chat = stranger().await;
    insta::assert_snapshot!("wrong", chat.types("confirm 111111").await);
    for _ in 0..3 {
        chat.types("confirm 111111").await;
    }
    insta::assert_snapshot!("ended", chat.types("confirm 111111").await);
}

#[tokio::test]
async fn a_workspace_that_is_not_served_is_told_so() {
    let mut chat = Chat::start().await;
    let mut event = chat.event(What::Command { text: "list".to_owned() });
    event.who.account = "slack:T9:U1".parse().unwrap();
    insta::assert_snapshot!(shown(&chat.bot.answer(&event).await));
}
