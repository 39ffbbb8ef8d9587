//! What Discord sends: interactions, and the objects in them.
//!
//! <https://docs.discord.com/developers/interactions/receiving-and-responding>

use serde_json::{Value, json};

use super::{
    FakeDiscord, GENERAL, Settings,
    state::{EPHEMERAL, Interaction, Message, User},
};

/// An interaction; `message` is that of the button.
pub(super) fn interaction(
    discord: &FakeDiscord,
    interaction: &Interaction,
    user: &User,
    data: &Value,
    message: Option<&Message>,
) -> Value {
    let settings = discord.settings();
    let in_guild = interaction.channel == GENERAL;
    let mut payload = json!({
        "id": interaction.id,
        "application_id": settings.application_id,
        "type": interaction.kind as u8,
        "data": data,
        "channel_id": interaction.channel,
        "channel": channel(settings, interaction),
        "token": interaction.token,
        "version": 1,
        "app_permissions": "2248473465835073",
        "locale": user.locale,
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
        "context": i32::from(!in_guild),
    });
    if in_guild {
        payload["guild_id"] = settings.guild_id.clone().into();
        payload["guild"] = json!({
            "id": settings.guild_id,
            "locale": settings.guild_locale,
            "features": [],
        });
        payload["guild_locale"] = settings.guild_locale.clone().into();
        payload["member"] = member(user);
        payload["authorizing_integration_owners"] = json!({ "0": settings.guild_id });
    } else {
        payload["user"] = self::user(user);
        payload["authorizing_integration_owners"] = json!({ "0": "0" });
    }
    if let Some(shown) = message {
        payload["message"] = self::message(settings, shown);
    }
    payload
}

/// What Discord sends to see that an endpoint is there.
pub(super) fn ping(settings: &Settings, id: &str, token: &str) -> Value {
    json!({
        "id": id,
        "application_id": settings.application_id,
        "type": 1,
        "token": token,
        "version": 1,
        "user": bot(settings),
        "entitlements": [],
        "authorizing_integration_owners": {},
    })
}

fn channel(settings: &Settings, interaction: &Interaction) -> Value {
    let id = &interaction.channel;
    if id != GENERAL {
        return json!({ "id": id, "type": 1, "permissions": "0" });
    }
    json!({
        "id": id,
        "type": 0,
        "name": "general",
        "guild_id": settings.guild_id,
        "permissions": "2248473465835073",
    })
}

fn member(user: &User) -> Value {
    json!({
        "user": self::user(user),
        "roles": [],
        "permissions": user.permissions.to_string(),
        "joined_at": "2024-01-01T00:00:00.000000+00:00",
        "premium_since": null,
        "communication_disabled_until": null,
        "unusual_dm_activity_until": null,
        "nick": null,
        "avatar": null,
        "banner": null,
        "deaf": false,
        "mute": false,
        "pending": false,
        "flags": 0,
    })
}

/// A user.
pub(super) fn user(user: &User) -> Value {
    json!({
        "id": user.id,
        "username": user.username,
        "global_name": user.global_name,
        "discriminator": "0",
        "avatar": null,
        "avatar_decoration_data": null,
        "public_flags": 0,
    })
}

/// The bot's own user.
pub(super) fn bot(settings: &Settings) -> Value {
    json!({
        "id": settings.application_id,
        "username": "usher",
        "global_name": null,
        "discriminator": "0001",
        "avatar": null,
        "bot": true,
        "mfa_enabled": false,
        "verified": true,
        "flags": 0,
        "public_flags": 0,
    })
}

/// A message.
pub(super) fn message(settings: &Settings, message: &Message) -> Value {
    let ephemeral = if message.only_for.is_some() { EPHEMERAL } else { 0 };
    let thinking = if message.thinking { 1 << 7 } else { 0 };
    let mut shown = json!({
        "id": message.id,
        "channel_id": message.channel,
        "author": bot(settings),
        "content": message.content,
        "timestamp": message.at,
        "edited_timestamp": message.edited_at,
        "tts": false,
        "mention_everyone": false,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": false,
        "type": if message.by_interaction { 20 } else { 0 },
        "flags": ephemeral | thinking,
    });
    if message.by_interaction {
        shown["webhook_id"] = settings.application_id.clone().into();
        shown["application_id"] = settings.application_id.clone().into();
    }
    shown
}
