//! The harness of the end-to-end tests: the real routers on the real embedded engine and mailbox,
//! with a clock that only the test moves and randomness from a seed.
//!
//! A test speaks the user's language: an admin adds somebody, the outbox is drained, the link is
//! taken from the mail, the clock is moved. [`TestApp::finish`] fails the test if a mail, an event or
//! an outbox entry is left unread.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking"
)]

mod app;
mod bots;
mod browser;
mod chat;
mod events;
mod faults;
mod form;
mod hands;
mod mails;
mod people;
mod raw;
mod sources;

pub use app::{Setup, StoredAndShown, TestApp};
pub use bots::BotKey;
pub use browser::Browser;
pub use chat::{BOTH, Chat, EVE, GRACE_IN_CHAT, HEIDI, InChat, SHIRA, Seen, Way, YUKI};
pub use faults::{MailFault, TableFault};
pub use form::{Filled, attribute, unescape};
pub use hands::answer;
pub use mails::Mail;
pub use people::{ADA, GOOD_PASSWORD, GRACE, NEW_PASSWORD, Page, ada, body, weaker_hash};
pub use raw::RawItem;
pub use sources::TestClock;
