//! The chat bot: what `/invite` does in Slack and in Discord.
//!
//! A platform's layer (`slack`, `discord`) verifies and decodes what it is sent into an [`Event`], and
//! draws the [`Answer`] that comes back. Between the two, the bot knows no platform: it calls Usher's
//! API like anyone else, for the person whom the chat account is linked to.

pub mod action;
pub mod answer;
pub mod command;
pub mod event;
pub mod language;

pub use answer::{Answer, Reply};
pub use event::Event;
