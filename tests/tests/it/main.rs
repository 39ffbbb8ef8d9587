//! Flows from end to end, on the real embedded engine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accepting;
mod adding;
mod api_keys;
mod approving;
mod approving_attacks;
mod approving_paths;
mod auditing;
mod bad_input;
mod cleaning_up;
mod delivering;
mod directions;
mod exporting;
mod importing;
mod importing_badly;
mod journey;
mod keys;
mod leaving;
mod links;
mod listing;
mod mail_events;
mod managing;
mod openapi;
mod permissions;
mod renewing;
mod repeating;
mod resetting;
mod roles;
mod sessions;
mod settings;
mod signing_in;
mod stats;
mod suppressed;
mod template;
mod together;
