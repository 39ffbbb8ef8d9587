//! A fake Slack and a fake Discord, with somebody on both who may invite.

use reqwest::Client;
use usher_fake_chat::{
    discord::{self, FakeDiscord},
    slack::{self, FakeSlack},
};
use usher_functions::runtime::Sources;

use crate::Failure;

/// Who types in Slack.
pub const SLACK_USER: &str = "U0GRACE";
/// Who types in Discord.
pub const DISCORD_USER: &str = "300000000000000001";
/// The same, as the API knows them.
pub const SLACK_ACCOUNT: &str = "slack:T0USHER:U0GRACE";
/// The same, as the API knows them.
pub const DISCORD_ACCOUNT: &str = "discord:100000000000000001:300000000000000001";

/// Both platforms.
pub struct Fakes {
    /// Slack.
    pub slack: FakeSlack,
    /// Discord, with the command registered.
    pub discord: FakeDiscord,
}

impl Fakes {
    /// Platforms that call the bot at `bot`, or wait for its sockets.
    pub async fn open(bot: Option<&str>, sources: &Sources) -> Result<Self, Failure> {
        let Sources { clock, random } = sources;
        let settings = bot.map_or_else(slack::Settings::socket_only, slack::Settings::of_bot);
        let slack = FakeSlack::serve(settings, clock.clone(), random.clone()).await?;
        slack.add_user(slack::User {
            id: SLACK_USER.to_owned(),
            name: "grace".to_owned(),
            real_name: "Grace".to_owned(),
            locale: "en-US".to_owned(),
        });
        let settings = bot.map_or_else(discord::Settings::gateway_only, discord::Settings::of_bot);
        let discord = FakeDiscord::serve(settings, clock.clone(), random.clone()).await?;
        discord.add_user(discord::User {
            id: DISCORD_USER.to_owned(),
            username: "grace".to_owned(),
            global_name: "Grace".to_owned(),
            locale: "en-US".to_owned(),
            permissions: 0,
        });
        register(&discord).await?;
        Ok(Self { slack, discord })
    }

    /// What the bot has to know of them, and of the API.
    pub fn environment(&self, url: &str, key: &str) -> Vec<(String, String)> {
        let own = [("USHER_URL", url), ("USHER_API_KEY", key)];
        let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
        own.into_iter().chain(usher_fake_chat::environment(&self.slack, &self.discord)).collect()
    }

    /// An error if a platform was sent what it does not take, or had to tell somebody that the bot
    /// failed.
    pub fn nobody_complains(&self) -> Result<(), Failure> {
        let mut complaints = self.slack.violations();
        complaints.extend(self.discord.violations());
        complaints.extend(self.slack.failures().into_iter().map(|failure| failure.error));
        complaints.extend(self.discord.failures().into_iter().map(|failure| failure.error));
        match complaints.first() {
            None => Ok(()),
            Some(first) => Err(format!("{} complaints, first: {first}", complaints.len()).into()),
        }
    }
}

async fn register(discord: &FakeDiscord) -> Result<(), Failure> {
    let discord::Settings { application_id, bot_token, .. } = discord.settings();
    let url = format!("{}/applications/{application_id}/commands", discord.api_url());
    let put = Client::builder().no_proxy().build()?.put(url);
    let put = put.header("authorization", format!("Bot {bot_token}"));
    put.json(&usher_bot::discord::definition("invite", None)).send().await?.error_for_status()?;
    Ok(())
}
