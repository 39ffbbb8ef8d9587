//! A real browser on the real system.
//!
//! A test says what a person does and sees:
//!
//! ```ignore
//! #[tokio::test]
//! async fn an_admin_signs_in() {
//!     with_and_without_scripts(async |_, browser| {
//!         browser.open("/sign-in").await;
//!         browser.looks("sign-in").await;
//!         browser.fill("Email", GRACE).await;
//!         browser.fill("Password", GOOD_PASSWORD).await;
//!         browser.press("Sign in").await;
//!         browser.sees("Grace Hopper").await;
//!     })
//!     .await;
//! }
//! ```
//!
//! Nobody has to ask for the rest: whatever is opened or seen is held against axe in light and dark, and at the end
//! nothing may have been complained of in the console, asked for elsewhere, kept back by the policy or answered with a
//! 5xx. A test that fails leaves a picture of what it saw last in `target/screenshots`.

mod browser;
mod chromium;
mod frame;
mod looks;
mod record;

use std::{panic::AssertUnwindSafe, panic::resume_unwind};

use futures_util::FutureExt;
use usher_tests::TestApp;

pub use self::browser::Browser;

/// How a browser is set.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// Whether it runs scripts.
    pub scripts: bool,
    /// The language that it asks for.
    pub language: &'static str,
}

impl Default for Way {
    fn default() -> Self {
        Self { scripts: true, language: "en" }
    }
}

/// Somebody uses a fresh system in a browser, and then another one without scripts.
pub async fn with_and_without_scripts(test: impl AsyncFn(&TestApp, &Browser)) {
    for scripts in [true, false] {
        visit(Way { scripts, ..Way::default() }, &test).await;
    }
}

/// Somebody uses a fresh system in a browser that runs scripts.
pub async fn with_scripts(test: impl AsyncFn(&TestApp, &Browser)) {
    visit(Way::default(), test).await;
}

/// Somebody uses a fresh system in a browser that is set so.
pub async fn visit(way: Way, test: impl AsyncFn(&TestApp, &Browser)) {
    eprintln!("-- {way:?}");
    let usher = TestApp::start().await;
    let browser = Browser::start(&usher.base_url, way).await;
    let visited = AssertUnwindSafe(async {
        test(&usher, &browser).await;
        browser.nothing_went_wrong().await;
    });
    let outcome = visited.catch_unwind().await;
    if outcome.is_err() {
        browser.leave_a_picture().await;
    }
    browser.end().await;
    // Also after a failure: else the system complains of what nobody read, which is not what went wrong.
    usher.finish_unread().await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}
