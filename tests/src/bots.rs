//! Chat bots as the API sees them.

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::TestApp;

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
