//! Finding, showing and changing people.

use super::*;

async fn crowd(count: usize) -> Chat {
    let chat = Chat::start().await;
    for n in 0..count {
        let (id, email) = (format!("n{n}"), format!("number{n}@example.com"));
        chat.know(user(&id, ("Number", &format!("N{n}")), &email, "invited"));
    }
    chat
}

#[tokio::test]
async fn a_list_is_turned_page_by_page() {
    let mut chat = crowd(18).await;
    insta::assert_snapshot!("first_page", chat.types("list").await);
    insta::assert_snapshot!("second_page", chat.presses("list:1::").await);
    insta::assert_snapshot!("last_page", chat.presses("list:2::").await);
}

#[tokio::test]
async fn a_list_is_narrowed_by_status_and_search() {
    let mut chat = crowd(10).await;
    insta::assert_snapshot!(chat.types("list invited number1").await);
    let answer = chat.presses("list:1:invited:number").await;
    assert!(answer.contains("[Previous = list:0:invited:number]"), "{answer}");
}

#[tokio::test]
async fn a_list_of_nobody_says_so_and_knows_a_slip() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.types("list zz").await);
    insta::assert_snapshot!(chat.types("list invted ada").await);
}

#[tokio::test]
async fn a_user_is_shown_in_every_status() {
    let mut chat = Chat::start().await;
    let mut cards = Vec::new();
    for status in [
        "added",
        "pending_approval",
        "invited",
        "active",
        "expired",
        "revoked",
        "deactivated",
        "new",
    ] {
        let email = format!("{status}@example.com");
        chat.know(user(status, ("Ada", "Lovelace"), &email, status));
        cards.push(chat.types(&format!("show {email}")).await);
    }
    insta::assert_snapshot!(cards.join("\n\n"));
}

#[tokio::test]
async fn a_mail_is_shown_in_every_state() {
    let mut chat = Chat::with_ada().await;
    let mut lines = Vec::new();
    for (state, reason) in [
        ("none", None),
        ("queued", None),
        ("sent", None),
        ("delivered", None),
        ("delayed", None),
        ("bounced", Some("mailbox_full")),
        ("bounced", Some("address_rejected")),
        ("bounced", Some("address_blocked")),
        ("bounced", Some("message_rejected")),
        ("bounced", Some("mailbox_unavailable")),
        ("bounced", Some("undetermined")),
        ("complained", None),
        ("failed", Some("refused")),
        ("failed", Some("overdue")),
        ("failed", Some("gave_up")),
        ("teleported", None),
    ] {
        chat.api.with(|world| {
            let mail = serde_json::json!({ "state": state, "reason": reason });
            world.users[1]["invite"]["mail"] = mail;
        });
        let card = chat.types("show ada@example.com").await;
        lines.push(card.lines().find(|line| line.starts_with("| Mail")).unwrap().to_owned());
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn an_invite_reads_as_expired_from_its_end_on() {
    let mut chat = Chat::with_ada().await;
    chat.api.with(|world| {
        world.users[1]["invite"]["expires_at"] = "2026-01-01T09:00:00Z".into();
        world.users[1]["renewal_requested_at"] = "2026-01-01T09:00:00Z".into();
    });
    insta::assert_snapshot!(chat.types("show ada@example.com").await);
}

#[tokio::test]
async fn nobody_is_shown_for_an_unknown_address() {
    let mut chat = Chat::with_ada().await;
    insta::assert_snapshot!(chat.types("show ad@example.com").await);
    for text in ["resend ad@example.com", "revoke ad@example.com"] {
        assert_eq!(chat.types(text).await, chat.types("show ad@example.com").await);
    }
    let found = chat.types("show ada").await;
    assert!(found.contains("[Ada Lovelace = show:ada]"), "{found}");
}

#[tokio::test]
async fn an_invite_is_sent_again() {
    let mut chat = Chat::with_ada().await;
    insta::assert_snapshot!(chat.presses("resend:ada:1:1").await);
    assert_eq!(chat.calls(), ["POST users/ada/invite once E1:0"]);
    let answer = chat.types("resend ada@example.com").await;
    assert!(answer.starts_with("REPLY that announces ada version 3\n"), "{answer}");
}

#[tokio::test]
async fn news_of_the_mail_do_not_spoil_a_button_but_a_newer_invite_does() {
    let mut chat = Chat::with_ada().await;
    chat.api.with(|world| {
        world.users[1]["version"] = 3.into();
        world.users[1]["invite"]["mail"]["state"] = "delivered".into();
    });
    let answer = chat.presses("resend:ada:1:1").await;
    assert!(answer.starts_with("UPDATE that announces ada version 4"), "{answer}");
    insta::assert_snapshot!(chat.presses("resend:ada:1:1").await);
}

#[tokio::test]
async fn a_button_pressed_twice_acts_once() {
    let mut chat = Chat::with_ada().await;
    chat.presses("resend:ada:1:1").await;
    chat.presses("resend:ada:1:1").await;
    assert_eq!(chat.api.with(|world| world.users[1]["invite"]["generation"].clone()), 2);
}

#[tokio::test]
async fn what_cannot_be_done_in_this_status_shows_the_card() {
    let mut chat = Chat::start().await;
    chat.know(user("ada", ("Ada", "Lovelace"), "ada@example.com", "active"));
    insta::assert_snapshot!(chat.types("resend ada@example.com").await);
    insta::assert_snapshot!(chat.presses("copy-link:ada").await);
    let card = chat.types("revoke ada@example.com").await;
    assert!(card.contains("✓ member") && !card.contains("revoke-now"), "{card}");
}

#[tokio::test]
async fn where_mail_came_back_it_is_asked_once_more() {
    let mut chat = Chat::with_ada().await;
    chat.api.with(|world| world.suppressed.insert("ada@example.com".to_owned()));
    insta::assert_snapshot!(chat.presses("resend:ada:1:1").await);
    let answer = chat.presses("resend-anyway:ada:1:1").await;
    assert!(answer.starts_with("UPDATE that announces ada version 2"), "{answer}");
}

#[tokio::test]
async fn revoking_is_asked_first() {
    let mut chat = Chat::with_ada().await;
    insta::assert_snapshot!("asked", chat.presses("revoke:ada:1:1").await);
    let kept = chat.presses("back:ada").await;
    assert!(kept.starts_with("UPDATE\nAda Lovelace · ada@example.com"), "{kept}");
    insta::assert_snapshot!("revoked", chat.presses("revoke-now:ada:1:1").await);
    assert!(chat.calls().contains(&"DELETE users/ada/invite once E3:0".to_owned()));
}

#[tokio::test]
async fn a_link_is_copied_with_care() {
    insta::assert_snapshot!(Chat::with_ada().await.presses("copy-link:ada").await);
}

#[tokio::test]
async fn help_tells_every_command() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.types("help").await);
    assert_eq!(chat.calls(), [""; 0]);
}

#[tokio::test]
async fn buttons_and_forms_of_another_time_are_told() {
    let mut chat = Chat::start().await;
    insta::assert_snapshot!(chat.presses("dance:ada").await);
    assert_eq!(chat.sends("dance", &[]).await, chat.presses("").await);
    insta::assert_snapshot!(chat.presses("show:gone").await);
}
