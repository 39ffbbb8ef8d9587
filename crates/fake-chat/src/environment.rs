//! What a bot has to be told of the two platforms.

use crate::{discord::FakeDiscord, slack::FakeSlack};

/// The settings by which a bot reaches both, under the names of its environment variables.
pub fn environment(slack: &FakeSlack, discord: &FakeDiscord) -> Vec<(String, String)> {
    let (of_slack, of_discord) = (slack.settings(), discord.settings());
    let all = [
        ("USHER_SLACK_SIGNING_SECRET", of_slack.signing_secret.clone()),
        ("USHER_SLACK_BOT_TOKEN", of_slack.bot_token.clone()),
        ("USHER_SLACK_APP_TOKEN", of_slack.app_token.clone()),
        ("USHER_SLACK_API_URL", slack.api_url()),
        ("USHER_DISCORD_PUBLIC_KEY", discord.public_key()),
        ("USHER_DISCORD_APPLICATION_ID", of_discord.application_id.clone()),
        ("USHER_DISCORD_BOT_TOKEN", of_discord.bot_token.clone()),
        ("USHER_DISCORD_API_URL", discord.api_url()),
    ];
    all.map(|(name, value)| (name.to_owned(), value)).into()
}
