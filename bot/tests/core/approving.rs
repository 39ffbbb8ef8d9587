//! Approval by a second person.

use super::{api::approval, *};

async fn with_request() -> Chat {
    let chat = Chat::start().await;
    chat.api.with(|world| {
        let ada = user("ada", ("Ada", "Lovelace"), "ada@example.com", "pending_approval");
        world.approvals.push(approval("a1", "pending", &ada));
        world.users.push(ada);
    });
    chat
}

#[tokio::test]
async fn a_role_that_needs_approval_makes_the_add_wait() {
    let mut chat = Chat::start().await;
    chat.api.with(|world| world.guarded.insert("admin".to_owned()));
    insta::assert_snapshot!(chat.types("ada@example.com Ada Lovelace role:admin").await);
    let both = "Alan Turing <alan@example.com>, Linus T <linus@example.com> role:admin";
    insta::assert_snapshot!(chat.types(both).await);
}

#[tokio::test]
async fn what_waits_is_listed_and_approved() {
    let mut chat = with_request().await;
    insta::assert_snapshot!("listed", chat.types("approvals").await);
    insta::assert_snapshot!("approved", chat.presses("approve:a1").await);
    assert!(chat.calls().contains(&"POST approvals/a1/approve once E2:0".to_owned()));
    insta::assert_snapshot!("pressed_again", chat.presses("approve:a1").await);
    insta::assert_snapshot!("nothing_left", chat.types("approvals").await);
}

#[tokio::test]
async fn what_waits_is_declined_with_a_reason() {
    let mut chat = with_request().await;
    insta::assert_snapshot!("form", chat.presses("decline:a1").await);
    insta::assert_snapshot!("declined", chat.sends("decline:a1", &[("reason", " Not now ")]).await);
    let again = chat.sends("decline:a1", &[]).await;
    assert!(again.starts_with("REPLY\n# This was declined."), "{again}");
}

#[tokio::test]
async fn nobody_approves_what_they_asked_for() {
    let mut chat = with_request().await;
    chat.api.with(|world| world.approvals[0]["requested_by"]["id"] = "grace".into());
    insta::assert_snapshot!(chat.presses("approve:a1").await);
}

#[tokio::test]
async fn many_requests_are_shown_a_few_at_once() {
    let mut chat = with_request().await;
    chat.api.with(|world| {
        for n in 2..8 {
            let mut other = world.approvals[0].clone();
            other["id"] = format!("a{n}").into();
            world.approvals.push(other);
        }
    });
    let answer = chat.types("approvals").await;
    assert_eq!(answer.matches("[+Approve").count(), 4, "{answer}");
    assert!(answer.ends_with("~ There are more. Decide these first."), "{answer}");
}

#[tokio::test]
async fn nobody_is_invited_to_such_a_role_by_one_person_alone() {
    let mut chat = Chat::start().await;
    chat.api.with(|world| world.guarded.insert("user".to_owned()));
    chat.know(user("ada", ("Ada", "Lovelace"), "ada@example.com", "revoked"));
    chat.know(user("alan", ("Alan", "Turing"), "alan@example.com", "added"));
    insta::assert_snapshot!("resent", chat.presses("resend:ada:1:1").await);
    insta::assert_snapshot!("copied", chat.presses("copy-link:alan").await);
}

#[tokio::test]
async fn what_would_change_is_shown() {
    let mut chat = with_request().await;
    chat.api.with(|world| {
        world.approvals[0]["kind"] = "change_user".into();
        world.approvals[0]["changes"] = serde_json::json!([
            { "field": "email", "old": "ada@example.com", "new": "countess@example.com" },
        ]);
    });
    insta::assert_snapshot!(chat.types("approvals").await);
}
