//! The bot between the fake platforms and the real system, and the hands of whoever uses it.

use std::{
    fmt,
    sync::atomic::{AtomicU8, Ordering},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::watch, time::timeout};
use usher_bot::{
    chat::Within,
    daemon::Daemon,
    follow_up::follow_up_here,
    settings::{Environment, Settings},
    work::{FollowUps, Work},
};
use usher_domain::{
    ChatPlatform::{self, Discord, Slack},
    sources::Random,
};
use usher_fake_chat::{discord, slack};

use crate::{BotKey, GOOD_PASSWORD, TestApp};

/// Both platforms.
pub const BOTH: [ChatPlatform; 2] = [Slack, Discord];

/// Longer than anything takes, whatever this machine is busy with.
const A_WHILE: Duration = Duration::from_secs(15);

/// Somebody in chat.
#[derive(Debug, Clone, Copy)]
pub struct InChat {
    slack: &'static str,
    discord: &'static str,
    name: &'static str,
    locale: &'static str,
}

/// Grace, the super admin.
pub const GRACE_IN_CHAT: InChat = person("U0GRACE", "300000000000000001", "grace", "en-US");
/// Heidi, who reads English.
pub const HEIDI: InChat = person("U0HEIDI", "300000000000000002", "heidi", "en-GB");
/// Eve, who means no good.
pub const EVE: InChat = person("U0EVE", "300000000000000003", "eve", "en-US");
/// Yuki, whose clients are set to Japanese.
pub const YUKI: InChat = person("U0YUKI", "300000000000000004", "yuki", "ja");
/// Shira, whose clients are set to Hebrew.
pub const SHIRA: InChat = person("U0SHIRA", "300000000000000005", "shira", "he");

const fn person(
    slack: &'static str,
    discord: &'static str,
    name: &'static str,
    locale: &'static str,
) -> InChat {
    InChat { slack, discord, name, locale }
}

impl InChat {
    /// Their id on a platform.
    pub fn id(&self, on: ChatPlatform) -> &'static str {
        match on {
            Slack => self.slack,
            Discord => self.discord,
        }
    }

    /// Their account, as the API writes it.
    pub fn account(&self, on: ChatPlatform) -> String {
        match on {
            Slack => format!("slack:T0USHER:{}", self.slack),
            Discord => format!("discord:100000000000000001:{}", self.discord),
        }
    }
}

/// How the bot runs.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// The platforms call it, and an answer may take so long before it is given later.
    Http(Duration),
    /// It calls the platforms.
    Sockets,
}

impl Way {
    /// By HTTP, and every answer is in time.
    pub const HTTP: Self = Self::Http(Duration::from_secs(10));
}

/// A message as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What names it.
    pub id: String,
    /// All of it, much like JSON.
    pub text: String,
    /// How often it was changed.
    pub edits: u32,
}

impl Seen {
    /// Whether it says something.
    pub fn says(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The path behind the last address in it that has `part`, such as `/accept/`.
    pub fn path(&self, part: &str) -> String {
        let (_, rest) = self.text.rsplit_once(part).expect("a message with a link");
        let is_of_token = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        let end = rest.find(|c| !is_of_token(c)).unwrap_or(rest.len());
        format!("{part}{}", &rest[..end])
    }
}

/// The bot, both platforms and the system.
pub struct Chat {
    /// The system.
    pub usher: TestApp,
    /// Slack.
    pub slack: slack::FakeSlack,
    /// Discord.
    pub discord: discord::FakeDiscord,
    /// The bot's key.
    pub key: BotKey,
    running: Running,
}

enum Running {
    Http(usher_bot::Chat),
    Sockets(Daemon, watch::Sender<bool>),
}

impl Chat {
    /// The platforms call the bot; nobody is linked.
    pub async fn start() -> Self {
        Self::with(Way::HTTP, &["slack:T0USHER", "discord:*"]).await
    }

    /// The same, with Grace's accounts linked by her own key.
    pub async fn linked() -> Self {
        Self::linked_by(Way::HTTP).await
    }

    /// The same, whichever way the bot runs.
    pub async fn linked_by(way: Way) -> Self {
        let chat = Box::pin(Self::with(way, &["slack:T0USHER", "discord:*"])).await;
        let admin = chat.usher.admin.to_string();
        chat.link(GRACE_IN_CHAT, &admin).await;
        chat
    }

    /// A bot that serves these workspaces.
    pub async fn with(way: Way, workspaces: &[&str]) -> Self {
        let usher = TestApp::start().await;
        let key = usher.bot_key(workspaces).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let clock = usher.clock.source();
        let (of_slack, of_discord) = match way {
            Way::Http(_) => (slack::Settings::of_bot(&url), discord::Settings::of_bot(&url)),
            Way::Sockets => (slack::Settings::socket_only(), discord::Settings::gateway_only()),
        };
        let slack = slack::FakeSlack::serve(of_slack, clock.clone(), random()).await.unwrap();
        let discord = discord::FakeDiscord::serve(of_discord, clock.clone(), random());
        let discord = discord.await.unwrap();
        for person in [GRACE_IN_CHAT, HEIDI, EVE, YUKI, SHIRA] {
            let_in(&slack, &discord, person);
        }
        let settings = settings(usher.base_url.as_str(), &key, &slack, &discord);
        let of_discord = settings.discord.as_ref().unwrap();
        Box::pin(usher_bot::register(of_discord)).await.unwrap();
        let running = match way {
            Way::Http(answer) => {
                let within = Within { answer, deliver: A_WHILE };
                let (follow_ups, work) = FollowUps::here();
                let bot = usher_bot::Chat::new(&settings, clock, follow_ups, within).unwrap();
                tokio::spawn(follow_up_here(&bot, work));
                let router = usher_bot::http::router(bot.clone());
                tokio::spawn(async move { axum::serve(listener, router).await });
                Running::Http(bot)
            }
            Way::Sockets => {
                let (stop, stopped) = watch::channel(false);
                let daemon = Daemon::start(&settings, clock, random(), stopped).unwrap();
                for platform in BOTH {
                    let health = daemon.health();
                    timeout(A_WHILE, health.connected(platform)).await.unwrap();
                }
                Running::Sockets(daemon, stop)
            }
        };
        Self { usher, slack, discord, key, running }
    }

    // -- accounts ------------------------------------------------------------------------------

    /// The super admin links somebody's accounts on both platforms to a user.
    pub async fn link(&self, who: InChat, user: &str) {
        for on in BOTH {
            self.usher.link_chat(&who.account(on), user).await;
        }
        self.usher.take_events();
    }

    /// Somebody links their account themselves, as whoever has `email`.
    pub async fn link_oneself(&self, on: ChatPlatform, who: InChat, email: &str) {
        self.types(on, who, "link").await;
        let path = self.sees(on, who, "/chat-link/").await.path("/chat-link/");
        let mut browser = self.usher.browser();
        browser.sign_in(email, GOOD_PASSWORD).await;
        let digits = browser.digits(&path).await;
        self.types(on, who, &format!("confirm {digits}")).await;
        self.sees(on, who, "Your account is linked.").await;
        self.usher.settle().await;
    }

    // -- hands and eyes ------------------------------------------------------------------------

    /// Somebody types the command and a line behind it.
    pub async fn types(&self, on: ChatPlatform, who: InChat, line: &str) {
        let is_ok = match on {
            Slack => self.slack.command(who.slack, "/usher", line).await.unwrap().ack.is_ok(),
            Discord => {
                let options = [("text", line)];
                let options = if line.is_empty() { &[][..] } else { &options[..] };
                let typed = self.discord.command(who.discord, "invite", options).await;
                typed.unwrap().ack.is_ok()
            }
        };
        assert!(is_ok, "the bot did not answer {line:?} on {on:?}");
    }

    /// Somebody presses a button of a message.
    pub async fn presses(&self, on: ChatPlatform, who: InChat, message: &Seen, button: &str) {
        let id = &message.id;
        let is_ok = match on {
            Slack => self.slack.press(who.slack, id, button).await.unwrap().ack.is_ok(),
            Discord => self.discord.press(who.discord, id, button).await.unwrap().ack.is_ok(),
        };
        assert!(is_ok, "the bot did not answer {button:?} on {on:?}");
    }

    /// Somebody fills in the form before them and sends it.
    pub async fn fills_in(&self, on: ChatPlatform, who: InChat, entries: &[(&str, &str)]) {
        let is_there = || match on {
            Slack => self.slack.form(who.slack).is_some(),
            Discord => self.discord.form(who.discord).is_some(),
        };
        self.until(is_there, || format!("no form on {on:?}: {:?}", self.all(on, who))).await;
        let is_ok = match on {
            Slack => self.slack.submit(who.slack, entries).await.unwrap().ack.is_ok(),
            Discord => self.discord.submit(who.discord, entries).await.unwrap().ack.is_ok(),
        };
        assert!(is_ok, "the bot did not answer a form on {on:?}");
    }

    /// All messages that somebody sees, the oldest first.
    pub fn all(&self, on: ChatPlatform, who: InChat) -> Vec<Seen> {
        match on {
            Slack => self.slack.messages(who.slack).iter().map(of_slack).collect(),
            Discord => self.discord.messages(who.discord).iter().map(of_discord).collect(),
        }
    }

    /// The bot's direct messages to somebody, the oldest first.
    pub fn direct(&self, on: ChatPlatform, who: InChat) -> Vec<Seen> {
        match on {
            Slack => self.slack.direct_messages(who.slack).iter().map(of_slack).collect(),
            Discord => self.discord.direct_messages(who.discord).iter().map(of_discord).collect(),
        }
    }

    /// The newest message that says `text`, as soon as there is one.
    pub async fn sees(&self, on: ChatPlatform, who: InChat, text: &str) -> Seen {
        let found = || self.all(on, who).into_iter().rfind(|seen| seen.says(text));
        let missing = || format!("no {text:?} on {on:?}: {:#?}", self.all(on, who));
        self.until(|| found().is_some(), missing).await;
        found().unwrap()
    }

    /// The newest direct message that says `text`, as soon as there is one.
    pub async fn is_told(&self, on: ChatPlatform, who: InChat, text: &str) -> Seen {
        let found = || self.direct(on, who).into_iter().rfind(|seen| seen.says(text));
        let missing = || format!("nobody told {text:?} on {on:?}: {:#?}", self.all(on, who));
        self.until(|| found().is_some(), missing).await;
        found().unwrap()
    }

    /// The message `card` once it says `text`.
    pub async fn becomes(&self, on: ChatPlatform, who: InChat, card: &Seen, text: &str) -> Seen {
        let now = || self.all(on, who).into_iter().find(|seen| seen.id == card.id);
        let missing = || format!("the card has no {text:?} on {on:?}: {:#?}", self.all(on, who));
        self.until(|| now().is_some_and(|seen| seen.says(text)), missing).await;
        now().unwrap()
    }

    /// Waits until something is so. Whatever it is, a platform or the table has changed by it.
    async fn until(&self, is_so: impl Fn() -> bool, missing: impl Fn() -> String) {
        let mut slack = self.slack.changes();
        let mut discord = self.discord.changes();
        let mut table = self.usher.faults.table_changes();
        let waited = timeout(A_WHILE, async {
            loop {
                slack.mark_unchanged();
                discord.mark_unchanged();
                table.mark_unchanged();
                if is_so() {
                    return;
                }
                tokio::select! {
                    changed = slack.changed() => changed.unwrap(),
                    changed = discord.changed() => changed.unwrap(),
                    changed = table.changed() => changed.unwrap(),
                }
            }
        });
        assert!(waited.await.is_ok(), "{}", missing());
    }

    // -- what goes on behind -------------------------------------------------------------------

    /// Waits until so many cards are kept up to date.
    pub async fn keeps(&self, cards: usize) {
        let kept = || self.usher.every_item().iter().filter(|item| item.contains("CARD#")).count();
        self.until(|| kept() >= cards, || format!("{} cards are kept up to date", kept())).await;
    }

    /// Whatever is to be told in chat is told; over sockets, soon.
    pub async fn ring(&self) {
        self.usher.deliver().await;
        if let Running::Http(bot) = &self.running {
            bot.follow_up(Work::Bell).await.unwrap();
        }
    }

    /// What the API has of whoever has an address.
    pub async fn user(&self, email: &str) -> Value {
        let found = self.usher.get(&format!("/v1/users?q={email}")).await;
        let [user] = &found["items"].as_array().unwrap()[..] else { panic!("{email}: {found}") };
        user.clone()
    }

    /// How many users there are.
    pub async fn count(&self) -> usize {
        self.usher.get("/v1/users").await["items"].as_array().unwrap().len()
    }

    /// Ends the test; neither platform may have had anything to complain of.
    pub async fn finish(self) {
        assert_eq!(self.slack.failures(), Vec::new());
        assert_eq!(self.discord.failures(), Vec::new());
        self.finish_with_failures().await;
    }

    /// The same where a platform told somebody that the bot did not answer.
    pub async fn finish_with_failures(self) {
        assert_eq!(self.slack.violations(), Vec::<String>::new());
        assert_eq!(self.discord.violations(), Vec::<String>::new());
        if let Running::Sockets(daemon, stop) = self.running {
            stop.send_replace(true);
            daemon.end().await;
        }
        self.usher.finish_unread().await;
    }
}

impl fmt::Debug for Chat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chat")
    }
}

fn of_slack(message: &slack::Message) -> Seen {
    let text = plain(&json!([message.text, message.blocks]));
    Seen { id: message.ts.clone(), text, edits: message.edits }
}

fn of_discord(message: &discord::Message) -> Seen {
    let text = plain(&json!([message.content, message.embeds, message.components]));
    Seen { id: message.id.clone(), text, edits: message.edits }
}

/// All that is said, without what keeps signs from being taken for marks.
fn plain(content: &Value) -> String {
    content.to_string().replace("\\n", " ").replace('\\', "")
}

fn random() -> Random {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    Random::new(|bytes| bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed)))
}

fn let_in(slack: &slack::FakeSlack, discord: &discord::FakeDiscord, person: InChat) {
    slack.add_user(slack::User {
        id: person.slack.to_owned(),
        name: person.name.to_owned(),
        real_name: person.name.to_owned(),
        locale: person.locale.to_owned(),
    });
    discord.add_user(discord::User {
        id: person.discord.to_owned(),
        username: person.name.to_owned(),
        global_name: person.name.to_owned(),
        locale: person.locale.to_owned(),
        permissions: 0,
    });
}

fn settings(
    url: &str,
    key: &BotKey,
    slack: &slack::FakeSlack,
    discord: &discord::FakeDiscord,
) -> Settings {
    let own = [("USHER_URL", url), ("USHER_API_KEY", key.secret.as_str())];
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let environment = own.into_iter().chain(usher_fake_chat::environment(slack, discord));
    Settings::read(&Environment::new(environment)).unwrap()
}
