//! What people do in chat, on both platforms, against the stand-in for the API.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "core/api.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod api;
mod support;

use std::time::Duration;

use api::user;
use serde_json::{Value, json};
use support::{ADA, House, SLACK_ADA};
use usher_fake_chat::{discord, slack};

const A_WHILE: Duration = Duration::from_secs(5);

/// Both of Ada's accounts are linked to Grace, an admin who reads Spanish.
async fn house() -> (House, api::Api) {
    let (api, url) = api::Api::start().await;
    api.with(|world| {
        let mut grace = user("grace", ("Grace", "Hopper"), "grace@example.com", "active");
        grace["role"] = "admin".into();
        world.users.push(grace);
        for account in [format!("slack:T0USHER:{SLACK_ADA}"), discord_account()] {
            world.links.insert(account, "grace".to_owned());
        }
    });
    let house = House::new().await;
    house.api.ask(url.as_str());
    for id in ["u1", "u2"] {
        house.api.answer(&format!("PUT /v1/users/{id}/chat-card"), 204, Value::Null);
    }
    (house, api)
}

fn discord_account() -> String {
    format!("discord:100000000000000001:{ADA}")
}

/// The card that announces somebody, once it is kept up to date.
async fn card_of(house: &House, id: &str) -> Value {
    for _ in 0..500 {
        if let Some(card) = house.api.heard(&format!("PUT /v1/users/{id}/chat-card")).pop() {
            return card;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody keeps the card up to date")
}

/// A notice of the API's, due once.
fn notice(house: &House, account: &str, more: &Value) {
    let mut notice = json!({
        "id": "01890a5d-ac96-774b-bcce-b302099a8057", "claim": "c1", "account": account,
        "language": "es", "kind": "message", "event": "accepted",
        "user": user("u1", ("Ada", "Lovelace"), "ada@example.com", "active"),
    });
    notice.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    house.api.answer("POST /v1/chat-notices/take", 200, json!({ "items": [notice] }));
    let done = "POST /v1/chat-notices/01890a5d-ac96-774b-bcce-b302099a8057/done";
    house.api.answer(done, 204, Value::Null);
}

fn outcome(house: &House) -> Option<Value> {
    let done = "POST /v1/chat-notices/01890a5d-ac96-774b-bcce-b302099a8057/done";
    house.api.heard(done).pop().map(|body| body["outcome"].clone())
}

async fn ring(house: &House) {
    house.chat.follow_up(usher_bot::work::Work::Bell).await.unwrap();
}

fn reads(blocks: &[Value], text: &str) -> bool {
    Value::from(blocks.to_vec()).to_string().contains(text)
}

fn slack_card(house: &House) -> slack::Message {
    house.slack.direct_messages(SLACK_ADA).pop().unwrap()
}

fn discord_card(house: &House) -> discord::Message {
    house.discord.messages(ADA).pop().unwrap()
}

#[tokio::test]
async fn somebody_is_added_by_a_line_in_slack_and_their_card_changes() {
    let (house, _) = house().await;
    let line = "ada@example.com Ada Lovelace role:admin lang:es no-mail";
    house.slack.command(SLACK_ADA, "/usher", line).await.unwrap();
    let card = slack_card(&house);
    assert!(reads(&card.blocks, "Ada Lovelace"), "{:?}", card.blocks);
    let where_it_is = house.slack.messages(SLACK_ADA).pop().unwrap();
    assert_eq!(where_it_is.only_for.as_deref(), Some(SLACK_ADA));

    let kept = card_of(&house, "u1").await;
    assert_eq!(kept["version"], 1);
    let account = format!("slack:T0USHER:{SLACK_ADA}");
    let card_again = json!({ "kind": "card", "card": { "handle": kept["handle"] } });
    notice(&house, &account, &card_again);
    ring(&house).await;
    let changed = slack_card(&house);
    assert_eq!((changed.ts, changed.edits), (card.ts, 1));
    assert_eq!(outcome(&house), Some("told".into()));
    house.nobody_complains();
}

#[tokio::test]
async fn somebody_is_added_by_a_form_in_slack() {
    let (house, api) = house().await;
    house.slack.command(SLACK_ADA, "/usher", "ada@example.com").await.unwrap();
    assert!(house.slack.form(SLACK_ADA).is_some());
    let bad = [("first_name", "Ada"), ("last_name", "www.example.com"), ("role", "admin")];
    house.slack.submit(SLACK_ADA, &bad).await.unwrap();
    assert!(house.slack.form(SLACK_ADA).unwrap().errors.contains_key("last_name"));
    let good = [("first_name", "Ada"), ("last_name", "Lovelace"), ("role", "admin")];
    let sent = house.slack.submit(SLACK_ADA, &good).await.unwrap();
    assert!(house.slack.form(SLACK_ADA).is_none());
    assert!(reads(&slack_card(&house).blocks, "Lovelace"));
    // The same again, as Slack sends what it got no answer to: nothing more is changed.
    house.slack.redeliver(&sent).await.unwrap();
    assert_eq!(api.with(|world| world.users.len()), 2);
    house.nobody_complains();
}

#[tokio::test]
async fn somebody_is_added_by_a_line_in_discord_and_their_card_changes() {
    let (house, _) = house().await;
    let line = "/invite email:ada@example.com first_name:Ada last_name:Lovelace role:admin";
    house.discord.type_command(ADA, line).await.unwrap();
    let card = discord_card(&house);
    assert_eq!(card.only_for.as_deref(), Some(ADA));

    let kept = card_of(&house, "u1").await;
    let card_again = json!({ "kind": "card", "card": { "handle": kept["handle"] } });
    notice(&house, &discord_account(), &card_again);
    ring(&house).await;
    let changed = discord_card(&house);
    assert_eq!((changed.id, changed.edits), (card.id, 1));
    assert_eq!(outcome(&house), Some("told".into()));
    house.nobody_complains();
}

#[tokio::test]
async fn somebody_is_added_by_a_form_in_discord() {
    let (house, _) = house().await;
    house.discord.type_command(ADA, "/invite").await.unwrap();
    let bad = [
        ("first_name", "Ada"),
        ("last_name", "Lovelace"),
        ("email", "nowhere"),
        ("language+send_welcome_email", "he+true"),
    ];
    house.discord.submit(ADA, &bad).await.unwrap();
    let wrong = discord_card(&house);
    house.discord.press(ADA, &wrong.id, "Abrir el formulario").await.unwrap();
    // All but what was wrong is there still.
    house.discord.submit(ADA, &[("email", "ada@example.com")]).await.unwrap();
    let card = discord_card(&house);
    assert!(reads(&card.embeds, "Ada Lovelace") && reads(&card.embeds, "עברית"), "{card:?}");
    house.nobody_complains();
}

#[tokio::test]
async fn buttons_of_a_card_do_what_they_say() {
    let (house, _) = house().await;
    house.slack.command(SLACK_ADA, "/usher", "ada@example.com Ada Lovelace").await.unwrap();
    let card = slack_card(&house);
    house.slack.press(SLACK_ADA, &card.ts, "Revocar").await.unwrap();
    let sure = slack_card(&house);
    assert_eq!(sure.ts, card.ts);
    house.slack.press(SLACK_ADA, &sure.ts, "Sí, revocar").await.unwrap();
    assert_eq!(slack_card(&house).edits, 2);
    let line = "/invite email:grace@example.com text:show";
    house.discord.type_command(ADA, line).await.unwrap();
    assert!(reads(&discord_card(&house).embeds, "Grace Hopper"));
    house.nobody_complains();
}

#[tokio::test]
async fn a_list_is_turned_in_place() {
    let (house, api) = house().await;
    for n in 0..18 {
        let (id, email) = (format!("n{n}"), format!("number{n}@example.com"));
        api.with(|world| world.users.push(user(&id, ("N", &format!("{n}")), &email, "invited")));
    }
    house.slack.command(SLACK_ADA, "/usher", "list").await.unwrap();
    house.discord.type_command(ADA, "/invite text:list").await.unwrap();
    let list = house.slack.messages(SLACK_ADA).pop().unwrap();
    house.slack.press(SLACK_ADA, &list.ts, "Siguiente").await.unwrap();
    assert_eq!(house.slack.messages(SLACK_ADA).pop().unwrap().edits, 1);
    let list = discord_card(&house);
    house.discord.press(ADA, &list.id, "Siguiente").await.unwrap();
    assert_eq!(discord_card(&house).id, list.id);
    house.nobody_complains();
}

#[tokio::test]
async fn roles_are_suggested() {
    let (house, _) = house().await;
    let typed = [("role", "ad")];
    let roles = house.discord.suggest(ADA, "invite", &typed, "role").await.unwrap();
    assert_eq!(roles, [("admin".to_owned(), "admin".to_owned())]);
}

#[tokio::test]
async fn an_account_that_is_not_linked_is_told_how() {
    let (house, api) = house().await;
    api.with(|world| world.links.clear());
    house.slack.command(SLACK_ADA, "/usher", "list").await.unwrap();
    house.discord.type_command(ADA, "/invite").await.unwrap();
    let told = house.slack.messages(SLACK_ADA).pop().unwrap();
    assert!(told.only_for.is_some() && reads(&told.blocks, "Vincular"), "{:?}", told.blocks);
    assert!(reads(&discord_card(&house).components, "Vincular"));
    house.nobody_complains();
}

#[tokio::test]
async fn news_are_told_by_direct_messages_once() {
    let (house, _) = house().await;
    notice(&house, &format!("slack:T0USHER:{SLACK_ADA}"), &json!({}));
    ring(&house).await;
    assert!(reads(&slack_card(&house).blocks, "Lovelace"));
    assert_eq!(outcome(&house), Some("told".into()));
    notice(&house, &discord_account(), &json!({}));
    ring(&house).await;
    // Rung twice: Discord knows the notice by its id.
    ring(&house).await;
    assert_eq!(house.discord.direct_messages(ADA).len(), 1);
    house.nobody_complains();
}

#[tokio::test]
async fn a_notice_that_cannot_be_told_says_so_and_one_that_cannot_now_comes_again() {
    let (house, _) = house().await;
    // The card cannot be found any more.
    let gone = json!({ "kind": "card", "card": { "handle": "{}" } });
    notice(&house, &discord_account(), &gone);
    ring(&house).await;
    assert_eq!(outcome(&house), Some("undeliverable".into()));

    let (house, _) = self::house().await;
    notice(&house, &format!("slack:T0USHER:{SLACK_ADA}"), &json!({}));
    house.slack.api_faults().limit(1, 60);
    ring(&house).await;
    assert_eq!(outcome(&house), None);
    house.slack.api_faults().break_next(1);
    ring(&house).await;
    assert_eq!(outcome(&house), None);
    ring(&house).await;
    assert_eq!(outcome(&house), Some("told".into()));

    let (house, _) = self::house().await;
    house.discord.close_direct_messages(ADA);
    notice(&house, &discord_account(), &json!({}));
    ring(&house).await;
    assert_eq!(outcome(&house), Some("undeliverable".into()));
}

#[tokio::test]
async fn an_api_that_is_down_is_told_and_the_command_can_be_repeated() {
    let (house, api) = house().await;
    api.with(|world| world.fault = Some(api::Fault::Broken));
    let line = "ada@example.com Ada Lovelace";
    let sent = house.slack.command(SLACK_ADA, "/usher", line).await.unwrap();
    assert!(sent.ack.is_ok());
    assert_eq!(house.slack.messages(SLACK_ADA).len(), 1);
    api.with(|world| world.fault = None);
    for _ in 0..2 {
        house.slack.redeliver(&sent).await.unwrap();
    }
    assert_eq!(api.with(|world| world.users.len()), 2);
    house.nobody_complains();
}

#[tokio::test]
async fn what_is_slow_is_done_once() {
    let (house, api) = house().await;
    house.api.hold(true);
    let line = "/invite email:ada@example.com first_name:Ada last_name:Lovelace";
    house.discord.type_command(ADA, line).await.unwrap();
    house.api.hold(false);
    let card = house.discord.wait_for(A_WHILE, |discord| {
        discord.messages(ADA).pop().filter(|message| !message.thinking)
    });
    assert!(reads(&card.await.unwrap().embeds, "Ada Lovelace"));
    assert_eq!(api.with(|world| world.users.len()), 2);
    card_of(&house, "u1").await;
    house.nobody_complains();
}
