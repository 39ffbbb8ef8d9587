//! Chat, when somebody means no good or something goes wrong.

use std::time::Duration;

use http::Method;
use jiff::SignedDuration;
use usher_domain::ChatPlatform::{self, Discord, Slack};
use usher_tests::{
    ADA, BOTH, Chat, EVE, GOOD_PASSWORD, GRACE_IN_CHAT as GRACE, HEIDI, Seen, TableFault, Way, ada,
};

use crate::{
    chat_flows::{add, show_ada},
    managing::act,
};

const LINE: &str = "ada@example.com Ada Lovelace";

// -- the attack --------------------------------------------------------------------------------

#[tokio::test]
async fn an_admin_who_is_tricked_into_confirming_gives_the_attackers_account_nothing() {
    for on in BOTH {
        let chat = Chat::start().await;
        // Eve asks for a link in chat, and talks Grace into opening it and pressing the button.
        chat.types(on, EVE, "link").await;
        let path = chat.sees(on, EVE, "/chat-link/").await.path("/chat-link/");
        let mut browser = chat.usher.browser();
        browser.sign_in("grace@example.com", GOOD_PASSWORD).await;
        let digits = browser.digits(&path).await;
        let nothing = async || {
            for line in [LINE, "list", "approvals", "show grace@example.com"] {
                let before = chat.all(on, EVE).len();
                chat.types(on, EVE, line).await;
                let seen = chat.all(on, EVE).split_off(before);
                let is_refusal = |seen: &Seen| {
                    seen.says("Link your account") || seen.says("That was too often.")
                };
                assert!(!seen.is_empty() && seen.iter().all(is_refusal), "{seen:?}");
                assert!(!seen.iter().any(|seen| seen.says("Grace Hopper")), "{seen:?}");
            }
            assert_eq!(chat.count().await, 1);
        };
        // Every such answer comes with a link of its own; the digits belong to the first one.
        let wrong = if digits == "123456" { "654321" } else { "123456" };
        chat.types(on, EVE, &format!("confirm {wrong}")).await;
        nothing().await;
        // Grace types them in her own account: there they mean nothing.
        chat.types(on, GRACE, &format!("confirm {digits}")).await;
        let told = chat.all(on, GRACE).pop().unwrap();
        assert!(!told.says("Your account is linked."), "{}", told.text);
        nothing().await;
        let links = chat.usher.get(&format!("/v1/chat-links?user={}", chat.usher.admin)).await;
        assert_eq!(links["items"].as_array().unwrap().len(), 0, "{links}");
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_deactivated_person_can_do_nothing_from_chat() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let heidi = chat.usher.member("heidi@example.com", "admin").await;
        chat.link(HEIDI, heidi["id"].as_str().unwrap()).await;
        chat.types(on, HEIDI, "list").await;
        let list = chat.sees(on, HEIDI, "grace@example.com").await;
        assert_eq!(act(&chat.usher, Method::POST, &heidi, "/deactivate").await.status, 200);
        chat.presses(on, HEIDI, &list, "Grace Hopper").await;
        chat.types(on, HEIDI, LINE).await;
        chat.types(on, HEIDI, "list").await;
        let (shown, after): (Vec<Seen>, Vec<Seen>) =
            chat.all(on, HEIDI).into_iter().partition(|seen| seen.id == list.id);
        // What was shown before stays or goes; of Grace it tells no more.
        assert!(shown.iter().all(|seen| *seen == list || !seen.says("Grace Hopper")), "{shown:?}");
        assert!(!after.is_empty());
        assert!(after.iter().all(|seen| !seen.says("grace@example.com")), "{after:?}");
        assert_eq!(chat.count().await, 2);
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_workspace_that_the_bot_does_not_serve_is_told_so() {
    let chat = Chat::with(Way::HTTP, &["slack:T0OTHER", "discord:999999999999999999"]).await;
    let admin = chat.usher.admin.to_string();
    chat.link(GRACE, &admin).await;
    for on in BOTH {
        for line in [LINE, "list", "link", ""] {
            let before = chat.all(on, GRACE).len();
            chat.types(on, GRACE, line).await;
            let told = chat.all(on, GRACE).split_off(before);
            let refused = |seen: &Seen| seen.says("Usher does not serve this workspace.");
            assert!(!told.is_empty() && told.iter().all(refused), "{line}: {told:?}");
        }
    }
    assert_eq!(chat.count().await, 1);
    chat.finish().await;
}

// -- the same again ----------------------------------------------------------------------------

#[tokio::test]
async fn a_recorded_request_that_is_sent_again_changes_nothing() {
    let chat = Chat::linked().await;
    chat.usher.add(&ada()).await;
    chat.usher.settle().await;
    let typed = chat.slack.command(GRACE.id(Slack), "/usher", "alan@example.com Alan Turing").await;
    let line = "/invite email:grete@example.com first_name:Grete last_name:Hermann";
    let invited = chat.discord.type_command(GRACE.id(Discord), line).await.unwrap();
    chat.keeps(2).await;
    chat.types(Discord, GRACE, "show ada@example.com").await;
    let card = chat.sees(Discord, GRACE, "Ada Lovelace").await;
    let pressed = chat.discord.press(GRACE.id(Discord), &card.id, "Resend").await.unwrap();
    let before = chat.user(ADA).await;
    chat.usher.deliver().await;
    assert_eq!(chat.usher.take_mails().len(), 3);
    let before_delivery = before["invite"]["generation"].clone();
    let typed = typed.unwrap();
    for _ in 0..2 {
        assert!(chat.slack.redeliver(&typed).await.unwrap().ack.is_ok());
        assert!(chat.discord.redeliver(&invited).await.unwrap().ack.is_ok());
        assert!(chat.discord.redeliver(&pressed).await.unwrap().ack.is_ok());
    }
    assert_eq!(chat.count().await, 4);
    assert_eq!(chat.user(ADA).await["invite"]["generation"], before_delivery);
    chat.usher.deliver().await;
    assert_eq!(chat.usher.take_mails().len(), 0);
    // Nor does anybody get far with it once it is five minutes old.
    chat.usher.clock.advance(SignedDuration::from_mins(6));
    assert_eq!(chat.slack.redeliver(&typed).await.unwrap().ack.status, Some(401));
    assert_eq!(chat.discord.redeliver(&invited).await.unwrap().ack.status, Some(401));
    chat.finish().await;
}

#[tokio::test]
async fn two_clicks_on_one_button_change_once() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = show_ada(&chat, on).await;
        let id = &card.id;
        let oks = match on {
            Slack => {
                let press = || chat.slack.prepare_press(GRACE.id(on), id, "Resend", "").unwrap();
                let (one, other) = (press(), press());
                let both = tokio::join!(chat.slack.deliver(one), chat.slack.deliver(other));
                (both.0.unwrap().ack.is_ok(), both.1.unwrap().ack.is_ok())
            }
            Discord => {
                let press = || chat.discord.prepare_press(GRACE.id(on), id, "Resend", "").unwrap();
                let (one, other) = (press(), press());
                let both = tokio::join!(chat.discord.deliver(one), chat.discord.deliver(other));
                (both.0.unwrap().ack.is_ok(), both.1.unwrap().ack.is_ok())
            }
        };
        assert_eq!(oks, (true, true), "{on:?}");
        let now = chat.user(ADA).await;
        assert_eq!(now["invite"]["generation"], 2, "{on:?}: {now}");
        chat.usher.deliver().await;
        chat.usher.mail_to(ADA);
        chat.finish().await;
    }
}

// -- a platform that fails ---------------------------------------------------------------------

#[tokio::test]
async fn an_answer_that_slack_loses_is_given_again_and_nothing_is_done_twice() {
    for lost in [true, false] {
        let chat = Chat::linked().await;
        let card = show_ada(&chat, Slack).await;
        let faults = chat.slack.response_faults();
        if lost {
            faults.lose_next(1);
        } else {
            faults.break_next(1);
        }
        chat.presses(Slack, GRACE, &card, "Resend").await;
        chat.becomes(Slack, GRACE, &card, "A new invite is on its way to").await;
        chat.usher.deliver().await;
        chat.usher.mail_to(ADA);
        assert_eq!(chat.user(ADA).await["invite"]["generation"], 2);
        chat.finish().await;
    }
}

#[tokio::test]
async fn a_platform_that_asks_for_less_gets_everything_in_the_end() {
    let chat = Chat::linked().await;
    chat.slack.api_faults().limit(1, 1);
    let card = add(&chat, Slack, LINE).await;
    chat.slack.api_faults().limit(1, 1);
    chat.ring().await;
    chat.becomes(Slack, GRACE, &card, "sent").await;
    let card = add(&chat, Discord, "alan@example.com Alan Turing").await;
    chat.keeps(2).await;
    chat.discord.faults().limit(1, 1);
    chat.ring().await;
    chat.becomes(Discord, GRACE, &card, "sent").await;
    assert_eq!(chat.count().await, 3);
    chat.finish().await;
}

#[tokio::test]
async fn news_that_a_platform_does_not_take_come_when_it_does() {
    for on in BOTH {
        let chat = Chat::linked().await;
        let card = add(&chat, on, LINE).await;
        match on {
            Slack => chat.slack.api_faults().break_next(1),
            Discord => chat.discord.faults().break_next(1),
        }
        chat.ring().await;
        let same = chat.all(on, GRACE).into_iter().find(|seen| seen.id == card.id).unwrap();
        assert_eq!(same.edits, card.edits);
        chat.usher.clock.advance(SignedDuration::from_mins(2));
        chat.ring().await;
        chat.becomes(on, GRACE, &card, "sent").await;
        chat.finish().await;
    }
}

/// A bot that acknowledges whatever is not done at once.
async fn hurried() -> Chat {
    Chat::linked_by(Way::Http(Duration::from_millis(400))).await
}

/// A line is typed, and what it does is not answered until the clock has moved on.
async fn types_and_waits(chat: &Chat, on: ChatPlatform, by: SignedDuration) {
    chat.usher.faults.table([TableFault::TakeAndWait]);
    chat.types(on, GRACE, LINE).await;
    chat.usher.faults.transaction_was_done().await;
    chat.usher.clock.advance(by);
    chat.usher.faults.go_on();
}

#[tokio::test]
async fn what_takes_long_is_answered_late_and_done_once() {
    for on in BOTH {
        let chat = hurried().await;
        types_and_waits(&chat, on, SignedDuration::ZERO).await;
        chat.sees(on, GRACE, "Ada Lovelace").await;
        assert_eq!(chat.count().await, 2);
        chat.keeps(1).await;
        chat.usher.deliver().await;
        chat.usher.mail_to(ADA);
        chat.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_comes_after_the_interaction_has_ended_is_a_direct_message() {
    let chat = hurried().await;
    types_and_waits(&chat, Discord, SignedDuration::from_mins(16)).await;
    let told = chat.is_told(Discord, GRACE, "Ada Lovelace").await;
    assert!(told.says("User was successfully added."), "{}", told.text);
    assert_eq!(chat.count().await, 2);
    chat.finish().await;
}

// -- the API fails -----------------------------------------------------------------------------

/// As many refusals as make the API give up on a change.
const DOWN: [TableFault; 12] = [TableFault::Throttle; 12];

#[tokio::test]
async fn an_api_that_is_down_is_told_and_the_same_event_then_adds_once() {
    let chat = Chat::linked().await;
    chat.usher.faults.table(DOWN);
    let sent = chat.slack.command(GRACE.id(Slack), "/usher", LINE).await.unwrap();
    let told = chat.all(Slack, GRACE).pop().unwrap();
    assert!(told.says("nobody is added twice"), "{}", told.text);
    assert_eq!((chat.count().await, chat.slack.direct_messages(GRACE.id(Slack)).len()), (1, 0));
    chat.usher.faults.clear_table();
    for number in 1..=2 {
        assert!(chat.slack.retry(&sent, number).await.unwrap().ack.is_ok());
    }
    chat.keeps(1).await;

    chat.usher.faults.table(DOWN);
    let line = "/invite email:alan@example.com first_name:Alan last_name:Turing";
    let sent = chat.discord.type_command(GRACE.id(Discord), line).await.unwrap();
    let told = chat.all(Discord, GRACE).pop().unwrap();
    assert!(told.says("nobody is added twice"), "{}", told.text);
    chat.usher.faults.clear_table();
    for _ in 0..2 {
        assert!(chat.discord.redeliver(&sent).await.unwrap().ack.is_ok());
    }
    assert_eq!(chat.count().await, 3);
    chat.usher.deliver().await;
    assert_eq!(chat.usher.take_mails().len(), 2);
    chat.finish().await;
}
