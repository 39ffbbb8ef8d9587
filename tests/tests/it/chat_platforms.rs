//! The bot between the fake platforms and the real system.

use std::{
    sync::atomic::{AtomicU8, Ordering},
    time::Duration,
};

use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use usher_bot::{
    follow_up::follow_up_here,
    settings::{Environment, Settings},
    work::{FollowUps, Work},
};
use usher_domain::sources::Random;
use usher_fake_chat::{discord, slack};
use usher_tests::{ADA, GOOD_PASSWORD, TestApp};

const SLACK_GRACE: &str = "U0GRACE";
const DISCORD_GRACE: &str = "300000000000000001";
const A_WHILE: Duration = Duration::from_secs(10);

/// Grace, the super admin, on both platforms.
struct Chat {
    usher: TestApp,
    bot: usher_bot::Chat,
    slack: slack::FakeSlack,
    discord: discord::FakeDiscord,
}

impl Chat {
    async fn start() -> Self {
        let usher = TestApp::start().await;
        let key = usher.bot_key(&["slack:T0USHER", "discord:*"]).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let clock = usher.clock.source();
        let settings = slack::Settings::of_bot(&url);
        let slack = slack::FakeSlack::serve(settings, clock.clone(), random()).await.unwrap();
        slack.add_user(slack::User {
            id: SLACK_GRACE.to_owned(),
            name: "grace".to_owned(),
            real_name: "Grace".to_owned(),
            locale: "en-US".to_owned(),
        });
        let settings = discord::Settings::of_bot(&url);
        let discord = discord::FakeDiscord::serve(settings, clock.clone(), random()).await.unwrap();
        discord.add_user(discord::User {
            id: DISCORD_GRACE.to_owned(),
            username: "grace".to_owned(),
            global_name: "Grace".to_owned(),
            locale: "en-US".to_owned(),
            permissions: 0,
        });
        register(&discord).await;
        let environment = [
            ("USHER_URL", usher.base_url.to_string()),
            ("USHER_API_KEY", key.secret.clone()),
            ("USHER_SLACK_SIGNING_SECRET", slack.settings().signing_secret.clone()),
            ("USHER_SLACK_BOT_TOKEN", slack.settings().bot_token.clone()),
            ("USHER_SLACK_API_URL", slack.api_url()),
            ("USHER_DISCORD_PUBLIC_KEY", discord.public_key()),
            ("USHER_DISCORD_BOT_TOKEN", discord.settings().bot_token.clone()),
            ("USHER_DISCORD_API_URL", discord.api_url()),
        ];
        let environment = environment.map(|(name, value)| (name.to_owned(), value));
        let settings = Settings::read(&Environment::new(environment)).unwrap();
        let (follow_ups, work) = FollowUps::here();
        // Whatever this machine is busy with, an answer here is in time.
        let bot = usher_bot::Chat::new(&settings, clock, follow_ups, A_WHILE).unwrap();
        tokio::spawn(follow_up_here(&bot, work));
        let router = usher_bot::http::router(bot.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { usher, bot, slack, discord }
    }

    /// The same, with both accounts linked.
    async fn linked() -> Self {
        let chat = Self::start().await;
        let admin = chat.usher.admin.to_string();
        let discord = format!("discord:100000000000000001:{DISCORD_GRACE}");
        for account in [format!("slack:T0USHER:{SLACK_GRACE}"), discord] {
            chat.usher.link_chat(&account, &admin).await;
        }
        chat.usher.take_events();
        chat
    }

    /// Whatever is to be told in chat is told.
    async fn ring(&self) {
        self.usher.deliver().await;
        self.bot.follow_up(Work::Bell).await.unwrap();
    }

    /// Waits until the card of whom was added is kept up to date.
    async fn kept(&self) {
        for _ in 0..500 {
            if self.usher.every_item().iter().any(|item| item.contains("CARD#")) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no card is kept up to date: {:?}", self.usher.every_item());
    }

    async fn accept(&self) {
        let link = self.usher.mail_to(ADA).link();
        assert_eq!(self.usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    }

    fn slack_card(&self) -> slack::Message {
        self.slack.direct_messages(SLACK_GRACE).pop().unwrap()
    }

    fn discord_card(&self) -> discord::Message {
        self.discord.messages(DISCORD_GRACE).pop().unwrap()
    }

    async fn finish(self) {
        assert_eq!(self.slack.violations(), Vec::<String>::new());
        assert_eq!(self.slack.failures(), Vec::new());
        assert_eq!(self.discord.violations(), Vec::<String>::new());
        assert_eq!(self.discord.failures(), Vec::new());
        self.usher.deliver().await;
        self.usher.take_mails();
        self.usher.take_events();
        self.usher.finish().await;
    }
}

fn random() -> Random {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    Random::new(|bytes| bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed)))
}

async fn register(fake: &discord::FakeDiscord) {
    let discord::Settings { application_id, bot_token, .. } = fake.settings();
    let url = format!("{}/applications/{application_id}/commands", fake.api_url());
    let put = reqwest::Client::new().put(url).header("authorization", format!("Bot {bot_token}"));
    let answer = put.json(&usher_bot::discord::definition("invite", None)).send().await.unwrap();
    assert!(answer.status().is_success());
}

fn reads(content: &[Value], text: &str) -> bool {
    Value::from(content.to_vec()).to_string().contains(text)
}

#[tokio::test]
async fn a_card_in_slack_changes_until_the_invite_is_accepted() {
    let chat = Chat::linked().await;
    let line = "ada@example.com Ada Lovelace role:admin";
    chat.slack.command(SLACK_GRACE, "/usher", line).await.unwrap();
    let card = chat.slack_card();
    assert!(reads(&card.blocks, "User was successfully added."), "{:?}", card.blocks);
    chat.kept().await;
    chat.ring().await;
    assert!(reads(&chat.slack_card().blocks, "sent"), "{:?}", chat.slack_card().blocks);
    chat.usher.mail_news().await;
    chat.ring().await;
    assert!(reads(&chat.slack_card().blocks, "delivered"));
    chat.accept().await;
    chat.ring().await;
    let changed = chat.slack_card();
    assert_eq!(changed.ts, card.ts);
    assert!(reads(&changed.blocks, "member"), "{:?}", changed.blocks);
    chat.finish().await;
}

#[tokio::test]
async fn a_card_in_discord_changes_and_later_news_come_as_a_message() {
    let chat = Chat::linked().await;
    let line = "/invite email:ada@example.com first_name:Ada last_name:Lovelace role:user";
    chat.discord.type_command(DISCORD_GRACE, line).await.unwrap();
    let card = chat.discord_card();
    chat.kept().await;
    chat.ring().await;
    assert_eq!(chat.discord_card().id, card.id);
    assert!(chat.discord_card().edits > 0);
    chat.usher.clock.advance(SignedDuration::from_mins(16));
    chat.accept().await;
    chat.ring().await;
    let told = chat.discord.direct_messages(DISCORD_GRACE).pop().unwrap();
    assert!(reads(&told.embeds, "Ada Lovelace"), "{:?}", told.embeds);
    chat.finish().await;
}

#[tokio::test]
async fn an_account_is_linked_from_chat_and_may_then_invite_by_the_form() {
    let chat = Chat::start().await;
    chat.slack.command(SLACK_GRACE, "/usher", "link").await.unwrap();
    let told = chat.slack.messages(SLACK_GRACE).pop().unwrap();
    let blocks = json!(told.blocks).to_string();
    let (_, rest) = blocks.split_once("/chat-link/").unwrap();
    let path = format!("/chat-link/{}", rest.split('"').next().unwrap());
    let mut browser = chat.usher.browser();
    browser.sign_in("grace@example.com", GOOD_PASSWORD).await;
    let digits = browser.digits(&path).await;
    chat.slack.command(SLACK_GRACE, "/usher", &format!("confirm {digits}")).await.unwrap();
    chat.slack.command(SLACK_GRACE, "/usher", "ada@example.com").await.unwrap();
    let entries = [("first_name", "Ada"), ("last_name", "Lovelace"), ("role", "admin")];
    chat.slack.submit(SLACK_GRACE, &entries).await.unwrap();
    assert!(reads(&chat.slack_card().blocks, "Ada Lovelace"));
    chat.kept().await;
    chat.finish().await;
}
