//! The workspace's conversations: one channel, and a direct message with the bot for each user.

use super::GENERAL;

/// The direct message of a user with the bot.
pub(super) fn dm_of(user: &str) -> String {
    format!("D{}", user.trim_start_matches(['U', 'W']))
}

/// Whether a user sees what is in a conversation.
pub(super) fn has_member(channel: &str, user: &str) -> bool {
    channel == GENERAL || channel == dm_of(user)
}

/// The name that payloads bear.
pub(super) fn name_of(channel: &str) -> &'static str {
    if channel == GENERAL { "general" } else { "directmessage" }
}
