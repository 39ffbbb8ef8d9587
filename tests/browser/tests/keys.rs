//! API keys: made, shown once, revoked.

use usher_tests::{GOOD_PASSWORD, GRACE};

use crate::support::with_and_without_scripts;

const HOSTILE: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn a_key_is_made_its_secret_shown_once_and_the_key_revoked() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press("API keys").await;
        browser.sees("Programs and chat bots call Usher with a key.").await;
        browser.press("Make key").await;
        browser.sees("It allows no more than you may do yourself.").await;
        browser.looks("key-new").await;
        browser.fill("Name", HOSTILE).await;
        browser.choose("Role of the key", "admin").await;
        browser.press("Make key").await;
        browser.sees("Copy the secret now. It is shown this once and kept nowhere.").await;
        browser.looks("key-made").await;
        let secret = browser.value("Secret").await;
        let me = usher.call_with(&secret, http::Method::GET, "/v1/me");
        assert_eq!(usher_tests::answer(me).await.1["role"], "admin");
        if browser.runs_scripts() {
            browser.press("Copy").await;
            browser.sees("Copied").await;
        }
        browser.press("I have kept it").await;

        browser.is_at("/keys").await;
        browser.sees_in(HOSTILE, "Works").await;
        browser.sees_in(HOSTILE, "Grace Hopper").await;
        browser.looks("keys").await;
        let page = browser.script("return document.documentElement.outerHTML;", &[]).await;
        assert!(!page.as_str().unwrap().contains(&secret), "the secret is still there");

        browser.press_in(HOSTILE, "Revoke").await;
        browser.sees("Within half a minute it works nowhere, for good.").await;
        browser.looks("key-revoke").await;
        browser.press("Revoke").await;
        browser.sees("The key was revoked.").await;
        browser.sees_in(HOSTILE, "Revoked").await;
    })
    .await;
}

#[tokio::test]
async fn a_bots_key_serves_workspaces_until_its_last_day() {
    with_and_without_scripts(async |_, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open("/keys").await;
        browser.press("Make key").await;
        browser.fill("Name", "The bot of our workspace").await;
        browser.tick("A chat bot").await;
        // What only a program has is asked of nobody else.
        browser.sees_no("Role of the key").await;
        browser.fill("Workspaces that the bot serves", "teams:T1").await;
        // Typed as the field of this language takes it: month, day, year.
        browser.fill("Last day", "01312020").await;
        assert_eq!(browser.value("Last day").await, "2020-01-31");
        browser.press("Make key").await;
        browser.sees_beside("Workspaces that the bot serves", "is no chat workspace").await;
        assert_eq!(browser.value("Name").await, "The bot of our workspace");
        assert_eq!(browser.value("Workspaces that the bot serves").await, "teams:T1");
        browser.fill("Workspaces that the bot serves", "slack:T0123ABCD\ndiscord:*").await;
        browser.press("Make key").await;
        browser.sees_beside("Last day", "must be in the future").await;
        browser.looks("key-refused").await;
        assert_eq!(browser.value("Last day").await, "2020-01-31");

        browser.fill("Last day", "01312027").await;
        browser.press("Make key").await;
        browser.sees("Copy the secret now.").await;
        browser.press("I have kept it").await;
        for shown in ["A chat bot", "slack:T0123ABCD", "discord:*", "2027"] {
            browser.sees_in("The bot of our workspace", shown).await;
        }
        browser.looks("keys-of-bots").await;
    })
    .await;
}
