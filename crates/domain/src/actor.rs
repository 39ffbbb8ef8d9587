//! Who did something.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{ChatPlatform, KeyId, Problem, UserId};

/// Who did something that a timeline tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Actor {
    /// A person, signed in, or by a link that only they were sent.
    User {
        /// Whom.
        id: UserId,
    },
    /// An API key, and the person who made it, if a person did.
    Key {
        /// The key.
        id: KeyId,
        /// Who made it: a key acts for its creator.
        creator: Option<UserId>,
    },
    /// A person, in chat: their account is linked, and the bot's key speaks for them.
    Chat {
        /// Whom.
        id: UserId,
        /// The bot's key.
        key: KeyId,
        /// Where.
        platform: ChatPlatform,
    },
    /// Usher itself, such as when an invite expires.
    System,
}

impl Actor {
    /// The person behind the act, if there is one: who is named as the inviter and told what
    /// becomes of the invite.
    pub fn person(self) -> Option<UserId> {
        match self {
            Self::User { id } | Self::Chat { id, .. } => Some(id),
            Self::Key { creator, .. } => creator,
            Self::System => None,
        }
    }
}

impl fmt::Display for Actor {
    /// The actor as it stands in the table's keys.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User { id } | Self::Chat { id, .. } => write!(f, "user:{id}"),
            Self::Key { id, .. } => write!(f, "key:{id}"),
            Self::System => f.write_str("system"),
        }
    }
}

impl FromStr for Actor {
    type Err = Problem;

    /// Reads an actor as it stands in the table's keys; those do not tell who made a key,
    /// nor by which way a person acted.
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.split_once(':') {
            None if text == "system" => Ok(Self::System),
            Some(("user", id)) => id.parse().map(|id| Self::User { id }),
            Some(("key", id)) => id.parse().map(|id| Self::Key { id, creator: None }),
            _ => Err(Problem::UnknownActor),
        }
    }
}
