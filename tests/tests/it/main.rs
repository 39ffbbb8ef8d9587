//! Flows from end to end, on the real embedded engine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod accepting;
mod adding;
mod bad_input;
mod cleaning_up;
mod delivering;
mod directions;
mod exporting;
mod importing;
mod importing_badly;
mod journey;
mod keys;
mod links;
mod listing;
mod repeating;
mod template;
