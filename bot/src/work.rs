//! What is done after the platform has its first answer, and who does it.

use std::fmt;

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use usher_domain::ChatAccount;

use crate::Event;

/// What is to be done. As JSON it goes to the function `chat-follow-up`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "work", rename_all = "snake_case")]
pub enum Work {
    /// An event whose answer takes longer than the platform waits.
    Answer {
        /// The event.
        event: Event,
    },
    /// A message announces a user: later news of them are to change it.
    Announce(Announcement),
    /// There are chat notices.
    Bell,
}

/// A message that announces a user.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Whose message it is.
    pub account: ChatAccount,
    /// The user's id.
    pub user: String,
    /// The version that it shows.
    pub version: u64,
    /// How it is found again. A secret.
    pub handle: String,
    /// Until when it can be changed.
    pub until: jiff::Timestamp,
}

/// Who does what is done later.
#[derive(Clone)]
pub enum FollowUps {
    /// The function `chat-follow-up`, by an asynchronous invocation.
    #[cfg(feature = "lambda")]
    Lambda(std::sync::Arc<crate::lambda::Invoker>),
    /// This very process.
    Here(mpsc::UnboundedSender<Work>),
}

/// It could not be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("what is to be done later could not be handed over")]
pub struct NotHandedOver;

impl FollowUps {
    /// Whoever takes what comes out of the other end does it.
    pub fn here() -> (Self, mpsc::UnboundedReceiver<Work>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self::Here(sender), receiver)
    }

    /// For a process that answers nobody, and so has nothing to hand over.
    pub fn nobody() -> Self {
        Self::Here(mpsc::unbounded_channel().0)
    }

    /// Hands over what is to be done. Afterwards it will be, however this process ends, or, within one
    /// process, unless it ends.
    #[cfg_attr(
        not(feature = "lambda"),
        expect(clippy::unused_async, reason = "in Lambda it is a call")
    )]
    pub async fn hand_over(&self, work: Work) -> Result<(), NotHandedOver> {
        match self {
            #[cfg(feature = "lambda")]
            Self::Lambda(invoker) => invoker.invoke(&work).await,
            Self::Here(sender) => sender.send(work).map_err(|_| NotHandedOver),
        }
    }
}

impl Work {
    /// What an invocation asks for. Whatever is not understood rings the bell: it costs one look.
    pub fn read(payload: serde_json::Value) -> Self {
        serde_json::from_value(payload).unwrap_or(Self::Bell)
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Answer { .. } => "Answer",
            Self::Announce(_) => "Announce",
            Self::Bell => "Bell",
        })
    }
}

impl fmt::Debug for Announcement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Announcement").finish_non_exhaustive()
    }
}

impl fmt::Debug for FollowUps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FollowUps")
    }
}
