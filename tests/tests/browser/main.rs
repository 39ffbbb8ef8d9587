//! The pages in a real browser. `cargo xtask browser` runs this; see [`support`] for how a test is written.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod signing_in;
mod support;
