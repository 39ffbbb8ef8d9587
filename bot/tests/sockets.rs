//! Way 2, end to end on the fakes: Socket Mode and the gateway.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "core/api.rs"]
#[allow(dead_code, reason = "the other tests use the rest of it")]
mod api;
mod support;

use std::time::Duration;

use api::user;
use serde_json::Value;
use support::{ADA, SLACK_ADA};
use tokio::{sync::watch, time::timeout};
use usher_bot::daemon::{Daemon, Health};
use usher_domain::ChatPlatform::{self, Discord, Slack};
use usher_fake_chat::{discord, slack};

const A_WHILE: Duration = Duration::from_secs(10);

/// The daemon between the fakes and the API.
struct House {
    api: support::Api,
    world: api::Api,
    slack: slack::FakeSlack,
    discord: discord::FakeDiscord,
    health: Health,
    daemon: Option<Daemon>,
    stop: watch::Sender<bool>,
}

impl House {
    async fn new() -> Self {
        let (world, upstream) = api::Api::start().await;
        world.with(|world| {
            let mut grace = user("grace", ("Grace", "Hopper"), "grace@example.com", "active");
            grace["role"] = "admin".into();
            world.users.push(grace);
            let discord = format!("discord:100000000000000001:{ADA}");
            for account in [format!("slack:T0USHER:{SLACK_ADA}"), discord] {
                world.links.insert(account, "grace".to_owned());
            }
        });
        let (api, url) = support::Api::start().await;
        api.ask(upstream.as_str());
        let nothing = serde_json::json!({ "items": [] });
        api.answer("POST /v1/chat-notices/take", 200, nothing);
        api.answer("PUT /v1/users/u1/chat-card", 204, Value::Null);
        let slack = support::fake_slack(slack::Settings::socket_only()).await;
        let discord = support::fake_discord(discord::Settings::gateway_only()).await;
        let settings = support::settings(&url, usher_fake_chat::environment(&slack, &discord));
        let (stop, stopped) = watch::channel(false);
        let daemon = Daemon::start(&settings, support::clock(), support::random(), stopped);
        let daemon = daemon.unwrap();
        let house = Self {
            api,
            world,
            slack,
            discord,
            health: daemon.health(),
            daemon: Some(daemon),
            stop,
        };
        house.connected(Slack).await;
        house.connected(Discord).await;
        house
    }

    async fn connected(&self, platform: ChatPlatform) {
        timeout(A_WHILE, self.health.connected(platform)).await.unwrap();
    }

    /// Both platforms answer.
    async fn answers(&self) {
        assert!(self.slack.command(SLACK_ADA, "/usher", "list").await.unwrap().ack.is_ok());
        assert!(self.discord.type_command(ADA, "/invite text:list").await.unwrap().ack.is_ok());
        self.nobody_complains();
    }

    fn nobody_complains(&self) {
        assert_eq!(self.slack.violations(), Vec::<String>::new());
        assert_eq!(self.slack.failures(), Vec::new());
        assert_eq!(self.discord.violations(), Vec::<String>::new());
        assert_eq!(self.discord.failures(), Vec::new());
    }

    /// Waits until Slack has given another socket, and only that is left.
    async fn slack_comes_again(&self) {
        for _ in 0..1000 {
            let calls = self.slack.calls();
            let asked = calls.iter().filter(|call| call.method == "apps.connections.open").count();
            if asked == 2 && self.slack.sockets() == 1 && self.health.is_connected(Slack) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("Slack has no socket")
    }

    async fn discord_comes_again(&self, what: impl Fn(&discord::FakeDiscord) -> bool) {
        for _ in 0..1000 {
            if what(&self.discord) && self.health.is_connected(Discord) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("Discord has no connection")
    }
}

#[tokio::test]
async fn both_platforms_are_served_over_their_sockets() {
    let house = House::new().await;
    house.answers().await;
    house.slack.command(SLACK_ADA, "/usher", "ada@example.com Ada Lovelace").await.unwrap();
    let card = house.slack.direct_messages(SLACK_ADA).pop().unwrap();
    house.slack.press(SLACK_ADA, &card.ts, "Revocar").await.unwrap();
    assert_eq!(house.slack.direct_messages(SLACK_ADA).pop().unwrap().edits, 1);
    house.nobody_complains();
}

#[tokio::test]
async fn forms_come_back_over_both_sockets() {
    let house = House::new().await;
    house.slack.command(SLACK_ADA, "/usher", "ada@example.com").await.unwrap();
    let bad = [("first_name", "Ada"), ("last_name", "www.example.com")];
    house.slack.submit(SLACK_ADA, &bad).await.unwrap();
    assert!(house.slack.form(SLACK_ADA).unwrap().errors.contains_key("last_name"));
    let good = [("first_name", "Ada"), ("last_name", "Lovelace")];
    house.slack.submit(SLACK_ADA, &good).await.unwrap();
    assert!(house.slack.form(SLACK_ADA).is_none());

    house.discord.type_command(ADA, "/invite").await.unwrap();
    let entries = [("first_name", "Grete"), ("last_name", "H"), ("email", "g@example.com")];
    house.discord.submit(ADA, &entries).await.unwrap();
    let added = house.world.with(|world| world.users.clone());
    assert_eq!(added.len(), 3);
    assert_eq!(added[2]["first_name"], "Grete");
    house.nobody_complains();
}

#[tokio::test]
async fn slack_asks_for_another_socket_and_gets_it() {
    let house = House::new().await;
    house.slack.ping_sockets();
    house.slack.warn_sockets();
    house.slack.refresh_sockets();
    house.slack_comes_again().await;
    house.answers().await;
}

#[tokio::test]
async fn a_lost_socket_is_opened_anew() {
    let house = House::new().await;
    house.slack.drop_sockets();
    house.slack_comes_again().await;
    house.answers().await;
}

#[tokio::test]
async fn a_session_at_discord_is_resumed() {
    let house = House::new().await;
    house.discord.ask_for_heartbeat();
    house.discord_comes_again(|discord| discord.heartbeats() == 1).await;
    house.discord.drop_gateway();
    house.discord_comes_again(|discord| discord.resumed() == 1).await;
    house.answers().await;
    house.discord.reconnect_gateway();
    house.discord_comes_again(|discord| discord.resumed() == 2).await;
    house.answers().await;
}

#[tokio::test]
async fn a_session_that_is_over_is_begun_anew() {
    let house = House::new().await;
    let asked = |discord: &discord::FakeDiscord| {
        discord.calls().iter().filter(|call| call.what.ends_with("/gateway")).count()
    };
    house.discord.close_gateway(4009);
    house.discord_comes_again(|discord| asked(discord) == 2).await;
    house.answers().await;
    house.discord.close_gateway(4000);
    house.discord_comes_again(|discord| discord.resumed() == 1).await;
    house.answers().await;
    house.discord.invalidate_sessions(false);
    house.discord_comes_again(|discord| asked(discord) == 3).await;
    house.answers().await;
}

#[tokio::test]
async fn what_is_slow_holds_up_nothing_and_is_finished_before_the_end() {
    let mut house = House::new().await;
    house.api.hold(true);
    let (slack, discord) = (house.slack.clone(), house.discord.clone());
    let slow = tokio::join!(
        slack.command(SLACK_ADA, "/usher", "ada@example.com Ada Lovelace"),
        slack.command(SLACK_ADA, "/usher", "help"),
        discord.type_command(ADA, "/invite text:list"),
    );
    assert!(slow.0.unwrap().ack.is_ok() && slow.1.unwrap().ack.is_ok());
    assert!(slow.2.unwrap().ack.is_ok());
    house.stop.send_replace(true);
    let daemon = house.daemon.take().unwrap();
    let end = tokio::spawn(daemon.end());
    house.api.hold(false);
    timeout(A_WHILE, end).await.unwrap().unwrap();
    assert_eq!(house.slack.direct_messages(SLACK_ADA).len(), 1);
    assert!(!house.discord.messages(ADA).pop().unwrap().thinking);
    assert!(!house.health.is_connected(Slack) && !house.health.is_connected(Discord));
    house.nobody_complains();
}

#[tokio::test]
async fn news_are_looked_for() {
    let house = House::new().await;
    let asked = || house.api.heard("POST /v1/chat-notices/take").len();
    let before = asked();
    let looked = async {
        while asked() == before {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(A_WHILE, looked).await.expect("it asks by itself");
}

#[tokio::test]
async fn healthz_says_which_platform_is_connected() {
    let house = House::new().await;
    let (listener, url) = support::listen().await;
    tokio::spawn(house.health.clone().serve(listener));
    let told = || async {
        let answer = reqwest::get(format!("{url}/healthz")).await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap())
    };
    let all = serde_json::json!({ "slack": "connected", "discord": "connected" });
    assert_eq!(told().await, (200, all));
    house.stop.send_replace(true);
    house.daemon.unwrap().end().await;
    let none = serde_json::json!({ "slack": "disconnected", "discord": "disconnected" });
    assert_eq!(told().await, (503, none));
}

#[tokio::test]
async fn one_platform_alone_works_and_none_is_an_error() {
    let slack = support::fake_slack(slack::Settings::socket_only()).await;
    let discord = support::fake_discord(discord::Settings::gateway_only()).await;
    let (_, url) = support::Api::start().await;
    let all = usher_fake_chat::environment(&slack, &discord);
    let (_stop, stopped) = watch::channel(false);
    let start = |prefix: &str| {
        let some = all.iter().filter(|(name, _)| name.starts_with(prefix)).cloned();
        let settings = support::settings(&url, some.collect());
        Daemon::start(&settings, support::clock(), support::random(), stopped.clone())
    };
    let only_slack = start("USHER_SLACK").unwrap();
    timeout(A_WHILE, only_slack.health().connected(Slack)).await.unwrap();
    let only_discord = start("USHER_DISCORD").unwrap();
    timeout(A_WHILE, only_discord.health().connected(Discord)).await.unwrap();
    assert!(start("USHER_NOTHING").is_err());
}
