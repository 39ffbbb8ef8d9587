//! The chat accounts that speak for people.

use usher_tests::{ADA, GOOD_PASSWORD, GRACE};

use crate::support::with_and_without_scripts;

#[tokio::test]
async fn linked_accounts_are_listed_and_unlinked() {
    with_and_without_scripts(async |usher, browser| {
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.press("Chat accounts").await;
        browser.sees("No account is linked yet.").await;
        browser.looks("chat-accounts-none").await;

        let ada = usher.member(ADA, "user").await;
        usher
            .link_chat("discord:80351110224678912:80351110224678913", ada["id"].as_str().unwrap())
            .await;
        let bot = usher.bot_key(&["slack:*"]).await;
        let (_, asked) = usher.try_to_ask(&bot, "slack:T1:U1", "<b>grace</b>").await;
        let link: url::Url = asked["url"].as_str().unwrap().parse().unwrap();
        let digits = usher.signed_in(GRACE).await.digits(link.path()).await;
        assert_eq!(usher.type_digits(&bot, "slack:T1:U1", &digits).await.0, 200);

        browser.reload().await;
        browser.sees_in("U1", "Grace Hopper").await;
        browser.sees_in("U1", "<b>grace</b>").await;
        browser.sees_in("80351110224678913", "Ada Lovelace").await;
        browser.looks("chat-accounts").await;

        browser.press_in("80351110224678913", "Unlink").await;
        browser.sees("It speaks for nobody then. A mail tells its person.").await;
        browser.looks("chat-account-unlink").await;
        browser.press("Unlink").await;
        browser.sees("The account is linked no more.").await;
        browser.sees_no("80351110224678913").await;
        browser.sees("<b>grace</b>").await;
        usher.deliver().await;
        assert!(usher.mail_to(ADA).subject().contains("no longer linked"));
    })
    .await;
}

#[tokio::test]
async fn from_a_person_the_list_shows_their_accounts_only() {
    with_and_without_scripts(async |usher, browser| {
        let ada = usher.member(ADA, "user").await;
        let ada = ada["id"].as_str().unwrap();
        usher.link_chat("slack:T1:UADA", ada).await;
        usher.link_chat("slack:T1:UGRACE", &usher.admin.to_string()).await;
        browser.sign_in(GRACE, GOOD_PASSWORD).await;
        browser.open(&format!("/chat-accounts?user={ada}")).await;
        browser.sees("UADA").await;
        browser.sees_no("UGRACE").await;
        browser.press("The accounts of everybody").await;
        browser.sees("UGRACE").await;
    })
    .await;
}
