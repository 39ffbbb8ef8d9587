//! A fake Slack and a fake Discord.
//!
//! Each keeps state as the platform does, checks whatever it is sent against the platform's
//! documented limits and refuses it with the platform's own error, and lets somebody act as a user:
//! type a slash command, press a button, fill a form. The end-to-end tests use them, and so does the
//! chat console of `usher dev`.
//!
//! Time comes from the [`Clock`](usher_domain::sources::Clock) that is handed in, and so does
//! randomness. What was refused is remembered: a test asserts that `violations()` is empty.

pub mod delivery;
pub mod discord;
mod environment;
mod faults;
mod limits;
pub mod signing;
pub mod slack;
#[cfg(test)]
mod stand_in;
mod watched;

pub use self::delivery::{Ack, ActError, Sent, SignedRequest};
pub use self::environment::environment;
pub use self::faults::Faults;
