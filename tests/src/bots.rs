//! Chat bots as the API sees them.

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{Browser, Page, TestApp, answer};

/// The key of a chat bot.
pub struct BotKey {
    /// The part of it that is no secret.
    pub id: String,
    /// What the bot sends.
    pub secret: String,
}

impl TestApp {
    /// The super admin makes a key for a bot that serves `workspaces`.
    pub async fn bot_key(&self, workspaces: &[&str]) -> BotKey {
        let body = json!({ "name": "Bot", "kind": "bot", "workspaces": workspaces });
        let call = self.call(Method::POST, "/v1/api-keys").json(&body);
        let response = call.send().await.unwrap();
        assert_eq!(response.status(), 201);
        let made: Value = response.json().await.unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        BotKey { id: text(&made["key"]["id"]), secret: text(&made["secret"]) }
    }

    /// A call of a bot that speaks for a chat account.
    pub fn call_for(
        &self,
        bot: &BotKey,
        account: &str,
        method: Method,
        path: &str,
    ) -> RequestBuilder {
        self.call_with(&bot.secret, method, path).header("usher-on-behalf-of", account)
    }

    /// The super admin links a chat account to a user; the mails about it are nobody's concern.
    pub async fn link_chat(&self, account: &str, user: &str) {
        let call = self.call(Method::PUT, &format!("/v1/chat-links/{account}"));
        let response = call.json(&json!({ "user_id": user })).send().await.unwrap();
        assert_eq!(response.status(), 200);
        self.deliver().await;
        self.take_mails();
    }
}

/// Linking, as the bot and the person take part in it.
impl TestApp {
    /// A chat account asks the bot to be linked: the path of the link that it is given.
    pub async fn ask_to_link(&self, bot: &BotKey, account: &str) -> String {
        let (status, answer) = self.try_to_ask(bot, account, "ada").await;
        assert_eq!(status, 201, "{answer}");
        let url: url::Url = answer["url"].as_str().unwrap().parse().unwrap();
        url.path().to_owned()
    }

    /// The same, of whatever name, and whatever comes of it.
    pub async fn try_to_ask(&self, bot: &BotKey, account: &str, name: &str) -> (u16, Value) {
        let body = json!({ "account": account, "display_name": name, "workspace_name": "Acme" });
        let call = self.call_with(&bot.secret, Method::POST, "/v1/chat-links/codes");
        answer(call.json(&body)).await
    }

    /// A chat account types digits.
    pub async fn type_digits(&self, bot: &BotKey, account: &str, digits: &str) -> (u16, Value) {
        let call = self.call_for(bot, account, Method::POST, "/v1/chat-links/confirm");
        answer(call.json(&json!({ "digits": digits }))).await
    }
}

impl Browser {
    /// Presses the button of the page behind a link, with a password if one is given.
    pub async fn confirm_link(&mut self, path: &str, password: &str) -> Page {
        let csrf = self.csrf().await;
        self.submit(path, &[("csrf", &csrf), ("password", password)]).await
    }

    /// Opens a link and presses the button: the digits that are shown.
    pub async fn digits(&mut self, path: &str) -> String {
        assert_eq!(self.open(path).await.status, 200);
        self.confirm_link(path, "").await.digits()
    }
}

impl Page {
    /// The digits that it shows.
    pub fn digits(&self) -> String {
        let (_, rest) = self.html.split_once("<p class=\"digits\"").expect("a page with digits");
        let (digits, _) = rest.split_once("</p>").expect("a paragraph ends");
        let (_, digits) = digits.split_once('>').expect("a tag ends");
        digits.replace(' ', "")
    }
}
