//! The chat bot: what `/invite` does in Slack and in Discord.
//!
//! A platform's layer (`slack`, `discord`) verifies and decodes what it is sent into an [`Event`], and
//! draws the [`Answer`] that comes back. Between the two, the bot knows no platform: it calls Usher's
//! API like anyone else, for the person whom the chat account is linked to.

pub mod action;
pub mod answer;
pub mod approval_card;
mod asides;
pub mod card;
pub mod chat;
pub mod command;
#[cfg(feature = "daemon")]
pub mod daemon;
mod delivered;
pub mod discord;
pub mod dispatch;
pub mod event;
pub mod follow_up;
mod handle;
pub mod http;
#[cfg(feature = "lambda")]
pub mod lambda;
pub mod language;
pub mod notice;
mod notices;
mod outbound;
mod register;
#[cfg(test)]
mod samples;
pub mod settings;
mod shorten;
mod signed;
mod slack;
pub mod work;

pub use answer::{Answer, Reply};
pub use chat::Chat;
pub use dispatch::Bot;
pub use event::Event;
pub use register::{RegisterError, register};
