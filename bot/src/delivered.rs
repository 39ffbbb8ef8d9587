//! What is left to do once an answer was delivered.

use std::time::Duration;

use serde_json::Value;

use crate::{Event, answer::Announces, handle::Handle};

/// What is left to do once an answer was delivered.
#[derive(Default)]
pub(crate) struct Delivered {
    /// With what the platform is acknowledged, if not with nothing.
    pub(crate) ack: Option<Value>,
    /// Whom the message announces.
    pub(crate) announces: Option<Announced>,
}

/// A message that announces somebody.
pub(crate) struct Announced {
    pub(crate) account: usher_domain::ChatAccount,
    pub(crate) user: String,
    pub(crate) version: u64,
    pub(crate) handle: String,
    /// How long it can be changed from now on.
    pub(crate) lasts: Duration,
}

impl Delivered {
    pub(crate) fn with(ack: Value) -> Self {
        Self { ack: Some(ack), announces: None }
    }
}

pub(crate) fn announcement(
    event: &Event,
    announces: &Announces,
    handle: &Handle,
    lasts: Duration,
) -> Announced {
    Announced {
        account: event.who.account.clone(),
        user: announces.user.clone(),
        version: announces.version,
        handle: handle.written(),
        lasts,
    }
}
