//! What people do in chat, on both platforms, with the real system behind the bot.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_domain::ChatPlatform::{self, Discord, Slack};
use usher_tests::{
    ADA, BOTH, Chat, GOOD_PASSWORD, GRACE_IN_CHAT as GRACE, HEIDI, SHIRA, Seen, Way, YUKI, ada,
    body,
};

use crate::managing::{path, read};

const LINE: &str = "ada@example.com Ada Lovelace role:admin lang:es";
const ADDED: &str = "User was successfully added.";

/// Somebody is added by a line: the card.
pub async fn add(chat: &Chat, on: ChatPlatform, line: &str) -> Seen {
    chat.types(on, GRACE, line).await;
    let card = match on {
        // What is kept up to date is a direct message.
        Slack => chat.is_told(on, GRACE, ADDED).await,
        Discord => chat.sees(on, GRACE, ADDED).await,
    };
    chat.keeps(1).await;
    card
}

/// Ada is there already, and is shown: her card.
pub async fn show_ada(chat: &Chat, on: ChatPlatform) -> Seen {
    chat.usher.add(&ada()).await;
    chat.usher.settle().await;
    chat.types(on, GRACE, "show ada@example.com").await;
    chat.sees(on, GRACE, "Ada Lovelace").await
}

async fn accept(chat: &Chat, email: &str) {
    let link = chat.usher.mail_to(email).link();
    assert_eq!(chat.usher.accept(&link, GOOD_PASSWORD).await.status, 200);
}

#[tokio::test]
async fn a_line_adds_somebody_and_a_taken_address_shows_who_has_it() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = add(&chat, on, LINE).await;
        for text in ["Ada Lovelace", "ada@example.com", "Español", "invited", "Open in Usher"] {
            assert!(card.says(text), "{on:?} {text}: {}", card.text);
        }
        let user = chat.user(ADA).await;
        assert_eq!((&user["role"], &user["language"]), (&json!("admin"), &json!("es")));
        assert_eq!(user["invited_by"]["id"], chat.usher.admin.to_string());
        chat.types(on, GRACE, LINE).await;
        let taken = chat.sees(on, GRACE, "This address is taken already.").await;
        assert!(taken.says("Ada Lovelace") && taken.says("Resend"), "{}", taken.text);
        assert_eq!(
            (chat.count().await, chat.user(ADA).await["version"].clone()),
            (2, user["version"].clone())
        );
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_form_adds_somebody_once_it_is_right() {
    let chat = Chat::linked().await;
    chat.types(Slack, GRACE, ADA).await;
    let wrong = [("first_name", "Ada"), ("last_name", "www.example.com"), ("role", "admin")];
    chat.fills_in(Slack, GRACE, &wrong).await;
    let form = chat.slack.form(GRACE.id(Slack)).unwrap();
    assert!(form.errors.contains_key("last_name"), "{:?}", form.errors);
    let right = [("first_name", "Ada"), ("last_name", "Lovelace"), ("role", "admin")];
    chat.fills_in(Slack, GRACE, &right).await;
    let card = chat.is_told(Slack, GRACE, ADDED).await;
    assert!(card.says("Ada Lovelace") && chat.slack.form(GRACE.id(Slack)).is_none());

    chat.types(Discord, GRACE, "").await;
    let wrong = [
        ("first_name", "Alan"),
        ("last_name", "Turing"),
        ("email", "nowhere"),
        ("language+send_welcome_email", "he+true"),
    ];
    chat.fills_in(Discord, GRACE, &wrong).await;
    let again = chat.sees(Discord, GRACE, "The form was not taken:").await;
    chat.presses(Discord, GRACE, &again, "Open the form").await;
    chat.fills_in(Discord, GRACE, &[("email", "alan@example.com")]).await;
    let card = chat.sees(Discord, GRACE, ADDED).await;
    assert!(card.says("Alan Turing") && card.says("עברית"), "{}", card.text);
    assert_eq!(chat.count().await, 3);
    chat.keeps(2).await;
    chat.finish().await;
}

#[tokio::test]
async fn several_are_added_at_once_and_each_has_a_line() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let line = "Ada Lovelace <ada@example.com>, Grace Hopper <grace@example.com>, \
                    Alan Turing <alan@example.com> role:user no-mail";
        chat.types(on, GRACE, line).await;
        let told = chat.sees(on, GRACE, "people were added.").await;
        assert!(told.says("address is taken already") && told.says("Alan Turing"), "{}", told.text);
        assert_eq!(chat.user("alan@example.com").await["status"], "added");
        assert_eq!(chat.count().await, 3);
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_slip_in_role_or_language_gets_what_was_meant_and_changes_nothing() {
    for on in BOTH {
        let chat = Chat::linked().await;
        for (typed, meant) in [("role:admn", "role:admin"), ("lang:spansh", "lang:es")] {
            chat.types(on, GRACE, &format!("ada@example.com Ada Lovelace {typed}")).await;
            let told = chat.sees(on, GRACE, &format!("Did you mean {meant}?")).await;
            assert!(told.says("Nothing was changed."), "{}", told.text);
        }
        assert_eq!(chat.count().await, 1);
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_list_is_turned_forth_and_back() {
    let chat = Chat::linked().await;
    for n in 0..9 {
        let mut person = body(&format!("n{n}@example.com"));
        person["last_name"] =
            format!("Number{}", ["A", "B", "C", "D", "E", "F", "G", "H", "I"][n]).into();
        person["send_welcome_email"] = false.into();
        chat.usher.add(&person).await;
    }
    for on in BOTH {
        chat.types(on, GRACE, "list").await;
        let first = chat.sees(on, GRACE, "Users").await;
        assert!(first.says("Next") && !first.says("Previous"), "{}", first.text);
        chat.presses(on, GRACE, &first, "Next").await;
        let second = chat.becomes(on, GRACE, &first, "Page").await;
        assert!(second.says("Previous") && !second.says("Next"), "{}", second.text);
        chat.presses(on, GRACE, &second, "Previous").await;
        let back = chat.becomes(on, GRACE, &first, "Next").await;
        assert!(!back.says("Previous"));
        chat.types(on, GRACE, "list active").await;
        let active = chat.sees(on, GRACE, "grace@example.com").await;
        assert!(!active.says("n1@example.com"), "{}", active.text);
    }
    chat.finish().await;
}

#[tokio::test]
async fn somebody_is_shown_invited_again_and_their_invite_withdrawn() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = show_ada(&chat, on).await;
        chat.presses(on, GRACE, &card, "Resend").await;
        chat.sees(on, GRACE, "A new invite is on its way to").await;
        chat.usher.deliver().await;
        let link = chat.usher.mail_to(ADA).link();
        chat.types(on, GRACE, "revoke ada@example.com").await;
        let sure = chat.sees(on, GRACE, "Revoke the invite of").await;
        assert_eq!(chat.user(ADA).await["status"], "invited");
        chat.presses(on, GRACE, &sure, "No, leave it").await;
        let card = chat.becomes(on, GRACE, &sure, "Copy link").await;
        chat.presses(on, GRACE, &card, "Revoke").await;
        let sure = chat.becomes(on, GRACE, &card, "Yes, revoke").await;
        chat.presses(on, GRACE, &sure, "Yes, revoke").await;
        chat.becomes(on, GRACE, &sure, "is revoked").await;
        assert_eq!(chat.user(ADA).await["status"], "revoked");
        assert_ne!(chat.usher.accept(&link, GOOD_PASSWORD).await.status, 200);
        chat.types(on, GRACE, "resend nobody@example.com").await;
        chat.sees(on, GRACE, "Nobody here has the address").await;
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_copied_link_opens_the_page_that_the_mail_would() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = add(&chat, on, LINE).await;
        chat.presses(on, GRACE, &card, "Copy link").await;
        let copied = chat.sees(on, GRACE, "Invite link for").await;
        let link = chat.usher.base_url.join(&copied.path("/accept/")).unwrap();
        let page = chat.usher.open(link.as_str()).await;
        assert_eq!(page.status, 200);
        assert!(page.html.contains("password_again"), "{}", page.html);
        chat.usher.deliver().await;
        assert_eq!(chat.usher.mail_to(ADA).link(), link.as_str());
        chat.finish().await;
    }
}

#[tokio::test]
async fn an_account_is_linked_from_chat_and_unlinked_there() {
    for on in BOTH {
        let chat = Chat::start().await;
        chat.types(on, GRACE, LINE).await;
        let told = chat.sees(on, GRACE, "This chat account is not linked").await;
        assert!(told.says("Link your account"), "{}", told.text);
        chat.link_oneself(on, GRACE, "grace@example.com").await;
        add(&chat, on, LINE).await;
        chat.types(on, GRACE, "unlink").await;
        let sure = chat.sees(on, GRACE, "Unlink this chat account from").await;
        chat.presses(on, GRACE, &sure, "Yes, unlink").await;
        chat.becomes(on, GRACE, &sure, "is no longer linked").await;
        let before = chat.all(on, GRACE).len();
        chat.types(on, GRACE, "list").await;
        let told = chat.all(on, GRACE).split_off(before);
        assert!(told.iter().any(|seen| seen.says("Link your account")), "{told:?}");
        assert!(!told.iter().any(|seen| seen.says(ADA)), "{told:?}");
        chat.finish().await;
    }
}

#[tokio::test]
async fn help_says_what_can_be_typed_by_the_name_that_was_typed() {
    let chat = Chat::linked().await;
    for (on, line) in [(Slack, "/usher list"), (Discord, "/invite")] {
        chat.types(on, GRACE, "help").await;
        let help = chat.sees(on, GRACE, "What you can type").await;
        assert!(help.says(line), "{}", help.text);
    }
    chat.finish().await;
}

/// A member who reads a language.
async fn reader(chat: &Chat, email: &str, language: &str) -> String {
    let member = chat.usher.member(email, "admin").await;
    let call = chat.usher.call(Method::PATCH, &path(&member, ""));
    let changed = read(call.json(&json!({ "language": language }))).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    chat.usher.settle().await;
    member["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn everybody_is_answered_in_the_language_that_they_read() {
    let chat = Chat::start().await;
    let yuki = reader(&chat, "yuki@example.com", "en").await;
    let shira = reader(&chat, "shira@example.com", "he").await;
    chat.link(YUKI, &yuki).await;
    chat.link(SHIRA, &shira).await;
    for on in BOTH {
        // By the client's language, and not by the person's in Usher.
        let line = format!("ada-{}@example.com Ada Lovelace", on.as_str());
        chat.types(on, YUKI, &line).await;
        chat.sees(on, YUKI, "ユーザーを追加しました。").await;
        chat.types(on, SHIRA, "list").await;
        chat.sees(on, SHIRA, "משתמשים").await;
    }
    let ada = chat.user("ada-slack@example.com").await;
    assert_eq!(ada["language"], "ja", "who says nothing of it invites in their own language");
    chat.keeps(2).await;
    chat.finish().await;
}

// -- the card, as time goes by -----------------------------------------------------------------

/// A card of Ada's from the mail that is sent to her acceptance.
pub async fn lives(chat: &Chat, on: ChatPlatform) {
    let card = add(chat, on, LINE).await;
    chat.ring().await;
    chat.becomes(on, GRACE, &card, "sent").await;
    chat.usher.mail_news().await;
    chat.ring().await;
    chat.becomes(on, GRACE, &card, "delivered").await;
    accept(chat, ADA).await;
    chat.ring().await;
    let member = chat.becomes(on, GRACE, &card, "member").await;
    assert!(member.edits > 0 && !member.says("Resend"), "{}", member.text);
}

#[tokio::test]
async fn a_card_changes_until_the_invite_is_accepted() {
    for on in BOTH {
        let chat = Chat::linked().await;
        lives(&chat, on).await;
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_card_tells_that_the_mail_came_back() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = add(&chat, on, "bounce@simulator.amazonses.com Ada Lovelace").await;
        chat.ring().await;
        chat.usher.mail_news().await;
        chat.ring().await;
        let bounced = chat.becomes(on, GRACE, &card, "came back").await;
        assert!(bounced.says("there is no such mailbox"), "{}", bounced.text);
        chat.finish().await;
    }
}

#[tokio::test]
async fn whoever_invited_is_told_that_the_invite_expired() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = add(&chat, on, LINE).await;
        chat.ring().await;
        chat.usher.clock.advance(SignedDuration::from_hours(24 * 31));
        assert_eq!(chat.usher.clean_up().await, 1);
        chat.ring().await;
        let told = chat.is_told(on, GRACE, "expired").await;
        assert!(told.id != card.id && told.says("Ada Lovelace"), "{}", told.text);
        // Whom the message shows can be invited again from it.
        chat.presses(on, GRACE, &told, "Resend").await;
        chat.becomes(on, GRACE, &told, "A new invite is on its way to").await;
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_card_changes_when_an_invite_expires_in_its_time() {
    let chat = Chat::linked().await;
    let call = chat.usher.call(Method::PATCH, "/v1/settings");
    let changed = read(call.json(&json!({ "invite_lifetime": "1 hour" }))).await;
    assert_eq!(changed.status, 200, "{}", changed.body);
    chat.usher.clock.advance(SignedDuration::from_mins(1));
    let card = add(&chat, Slack, LINE).await;
    chat.ring().await;
    chat.usher.clock.advance(SignedDuration::from_mins(61));
    chat.usher.clean_up().await;
    chat.ring().await;
    // Slack's card is kept up for 55 minutes: what comes later is a message.
    let told = chat.is_told(Slack, GRACE, "The invite of").await;
    assert_ne!(told.id, card.id);
    chat.finish().await;
}

#[tokio::test]
async fn after_discords_quarter_of_an_hour_whoever_invited_gets_a_message() {
    let chat = Chat::linked().await;
    let card = add(&chat, Discord, LINE).await;
    chat.ring().await;
    let card = chat.becomes(Discord, GRACE, &card, "sent").await;
    chat.usher.clock.advance(SignedDuration::from_mins(16));
    accept(&chat, ADA).await;
    chat.ring().await;
    let told = chat.is_told(Discord, GRACE, "accepted the invite").await;
    assert!(told.says("Ada Lovelace"), "{}", told.text);
    let old = chat.all(Discord, GRACE).into_iter().find(|seen| seen.id == card.id).unwrap();
    assert_eq!(old, card);
    chat.finish().await;
}

// -- the other way: the bot calls the platforms ------------------------------------------------

#[tokio::test]
async fn over_sockets_a_line_adds_somebody_and_their_card_changes() {
    for on in BOTH {
        let chat = Chat::linked_by(Way::Sockets).await;
        lives(&chat, on).await;
        chat.finish().await;
    }
}

#[tokio::test]
async fn over_sockets_a_form_adds_somebody() {
    let chat = Chat::linked_by(Way::Sockets).await;
    for (on, email) in [(Slack, ADA), (Discord, "alan@example.com")] {
        chat.types(on, GRACE, email).await;
        let entries = [("first_name", "Ada"), ("last_name", "Lovelace"), ("role", "admin")];
        chat.fills_in(on, GRACE, &entries).await;
        chat.sees(on, GRACE, ADDED).await;
        let user: Value = chat.user(email).await;
        assert_eq!(user["role"], "admin", "{on:?}");
    }
    chat.keeps(2).await;
    chat.finish().await;
}

#[tokio::test]
async fn over_sockets_somebody_links_their_account() {
    let chat = Chat::with(Way::Sockets, &["slack:T0USHER", "discord:*"]).await;
    chat.usher.member("heidi@example.com", "admin").await;
    for on in BOTH {
        chat.link_oneself(on, HEIDI, "heidi@example.com").await;
        chat.types(on, HEIDI, "list").await;
        chat.sees(on, HEIDI, "Users").await;
    }
    chat.finish().await;
}
