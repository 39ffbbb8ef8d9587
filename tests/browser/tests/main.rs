//! The pages in a real browser. `cargo xtask browser` runs this; see [`support`] for how a test is written.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod accepting;
mod account;
mod approvals;
mod audit;
mod beside_the_portal;
mod chat_accounts;
mod cross_site;
mod harness;
mod importing;
mod keys;
mod languages;
mod overview;
mod resetting;
mod roles;
mod settings;
mod signing_in;
mod support;
mod team;
mod user_page;
mod users;
mod whole_way;
