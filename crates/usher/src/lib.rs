//! The `usher` command: the whole system on one machine, and the admin command line.
//!
//! [`dev`] puts the functions, the embedded table ([`engine`]) and the embedded mailbox
//! ([`mailbox`]) together; [`chat_console`] is a Slack and a Discord to try the bot with; [`cli`] speaks to any Usher over its HTTP API.

pub mod chat_console;
pub mod cli;
pub mod dev;
pub mod engine;
pub mod mailbox;
