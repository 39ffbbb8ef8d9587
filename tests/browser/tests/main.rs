//! The pages in a real browser. `cargo xtask browser` runs this; see [`support`] for how a test is written.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod accepting;
mod account;
mod beside_the_portal;
mod harness;
mod resetting;
mod signing_in;
mod support;
