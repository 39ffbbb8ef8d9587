//! Way 1, end to end on the fakes: what is signed, answered in time, and answered late.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod support;

use std::time::Duration;

use support::{ADA, House, SLACK_ADA};
use usher_fake_chat::{SignedRequest, slack::GENERAL};

#[tokio::test]
async fn discord_takes_the_endpoint() {
    let house = House::new().await;
    house.discord.verify_endpoint().await.unwrap();
}

/// What somebody could make of a request that was signed.
fn tampered(request: &SignedRequest) -> Vec<SignedRequest> {
    let stamp = ["X-Slack-Request-Timestamp", "X-Signature-Timestamp"];
    let signature = ["X-Slack-Signature", "X-Signature-Ed25519"];
    let mut all = vec![
        request.clone().with_signature_cut(),
        request.clone().with_body(format!("{} ", request.body)),
        request.clone().with_body(""),
        request.clone().with_body(&request.body[..request.body.len() / 2]),
    ];
    for name in stamp.into_iter().chain(signature) {
        if request.header(name).is_some() {
            all.push(request.clone().without_header(name));
            all.push(request.clone().with_header(name, ""));
            all.push(request.clone().with_header(name, "1"));
        }
    }
    all
}

#[tokio::test]
async fn what_is_forged_stale_or_cut_reaches_nothing() {
    let house = House::new().await;
    let command = house.slack.prepare_command(SLACK_ADA, GENERAL, "/usher", "list").unwrap();
    let typed = house.discord.prepare_typed(ADA, "/invite text:list").unwrap();
    let old = Duration::from_secs(301);
    let mut requests = vec![
        house.slack.forged(command.clone()).request,
        house.slack.stale(command.clone(), old).request,
        house.discord.forged(typed.clone()).request,
        house.discord.stale(typed.clone(), old).request,
    ];
    let interaction = command.request.url.replace("commands", "interactions");
    let to_other = SignedRequest { url: interaction, ..command.request.clone() };
    for request in [&command.request, &typed.request, &to_other] {
        requests.extend(tampered(request));
    }
    for request in requests {
        assert_eq!(house.post(&request).await, 401, "{:?}", request.headers);
    }
    assert_eq!(house.api.calls(), 0);
    // The very same request, as it was signed, is taken.
    house.slack.deliver(command).await.unwrap();
    house.discord.deliver(typed).await.unwrap();
    assert!(house.api.calls() > 0);
    house.nobody_complains();
}

#[tokio::test]
async fn an_answer_in_time_is_the_acknowledgement() {
    let house = House::new().await;
    assert!(house.slack.command(SLACK_ADA, "/usher", "list").await.unwrap().ack.is_ok());
    assert!(house.discord.type_command(ADA, "/invite text:list").await.unwrap().ack.is_ok());
    assert_eq!(house.slack.messages(SLACK_ADA).len(), 1);
    assert_eq!(house.discord.messages(ADA).len(), 1);
    house.nobody_complains();
}

#[tokio::test]
async fn what_takes_long_is_acknowledged_first_and_answered_later() {
    let house = House::new().await;
    house.api.hold(true);
    assert!(house.slack.command(SLACK_ADA, "/usher", "list").await.unwrap().ack.is_ok());
    assert!(house.discord.type_command(ADA, "/invite text:list").await.unwrap().ack.is_ok());
    assert_eq!(house.slack.messages(SLACK_ADA).len(), 0);
    assert!(house.discord.messages(ADA)[0].thinking);
    house.api.hold(false);
    let second = Duration::from_secs(5);
    let slack = house.slack.wait_for(second, |slack| slack.messages(SLACK_ADA).pop());
    assert_eq!(slack.await.unwrap().only_for.as_deref(), Some(SLACK_ADA));
    let discord = house.discord.wait_for(second, |discord| {
        discord.messages(ADA).pop().filter(|message| !message.thinking)
    });
    assert!(discord.await.is_some());
    house.nobody_complains();
}

#[tokio::test]
async fn a_replay_of_what_is_not_a_command_is_acknowledged() {
    let house = House::new().await;
    let check = house.slack.prepare_command(SLACK_ADA, GENERAL, "/usher", "list").unwrap();
    // A signed request of which nothing is understood.
    let signed = house.sign_slack(&check.request, "ssl_check=1&token=x");
    assert_eq!(house.post(&signed).await, 200);
    let signed = house.sign_slack(&check.request, "payload=%7B%22type%22%3A%22new%22%7D");
    assert_eq!(house.post(&signed).await, 200);
    assert_eq!(house.api.calls(), 0);
}

#[tokio::test]
async fn a_command_in_direct_messages_is_told_to_come_to_a_server() {
    let house = House::new().await;
    house.discord.command_in_dm(ADA, "invite", &[]).await.unwrap();
    let said = house.discord.messages(ADA).pop().unwrap();
    let text = said.embeds[0]["description"].as_str().unwrap();
    assert!(text.starts_with("Esto solo funciona"), "{text}");
    assert_eq!(house.api.calls(), 0);
}

#[tokio::test]
async fn what_somebody_types_goes_on() {
    let house = House::new().await;
    let words = house.discord.suggest(ADA, "invite", &[("text", "re")], "text").await.unwrap();
    let words: Vec<_> = words.iter().map(|(_, typed)| typed.as_str()).collect();
    assert_eq!(words, ["resend", "revoke"]);
}

#[tokio::test]
async fn a_platform_that_is_off_has_no_route() {
    let house = House::without_platforms().await;
    for path in ["chat/slack/commands", "chat/slack/interactions", "chat/discord"] {
        let request = SignedRequest {
            url: format!("{}/{path}", house.url),
            headers: Vec::new(),
            body: String::new(),
        };
        assert_eq!(house.post(&request).await, 404, "{path}");
    }
}

#[tokio::test]
async fn no_body_is_too_large_to_be_refused() {
    let house = House::new().await;
    let command = house.slack.prepare_command(SLACK_ADA, GENERAL, "/usher", "list").unwrap();
    let large = command.request.with_body("x".repeat(300 * 1024));
    assert_eq!(house.post(&large).await, 413);
}
