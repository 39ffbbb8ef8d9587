//! What the bot answers, against a stand-in for the API.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod adding;
mod api;
mod approving;
mod languages;
mod linking;
mod news;
mod shown;
mod troubles;
mod users;

use std::{collections::BTreeMap, time::Duration};

use usher_bot::{
    Answer, Bot, Event,
    answer::{Does, Part},
    event::{What, Who},
};
use usher_client::{Client, SecretString, Url};
use usher_domain::sources::Clock;

use api::{Api, Fault, user};
use shown::shown;

/// Grace's account.
const GRACE: &str = "slack:T1:U1";

/// The bot and its API: Grace, an admin, is linked to [`GRACE`].
struct Chat {
    bot: Bot,
    api: Api,
    locale: &'static str,
    events: u32,
}

impl Chat {
    async fn start() -> Self {
        let (api, url) = Api::start().await;
        api.with(|world| {
            let mut grace = user("grace", ("Grace", "Hopper"), "grace@example.com", "active");
            grace["role"] = "admin".into();
            grace["language"] = "ja".into();
            world.users.push(grace);
            world.links.insert(GRACE.to_owned(), "grace".to_owned());
        });
        Self { bot: bot(url), api, locale: "en-US", events: 0 }
    }

    async fn speaking(locale: &'static str) -> Self {
        Self { locale, ..Self::start().await }
    }

    /// With Ada, who is invited.
    async fn with_ada() -> Self {
        let chat = Self::start().await;
        chat.know(user("ada", ("Ada", "Lovelace"), "ada@example.com", "invited"));
        chat
    }

    fn know(&self, user: serde_json::Value) {
        self.api.with(|world| world.users.push(user));
    }

    fn fails(&self, fault: Fault) {
        self.api.with(|world| world.fault = Some(fault));
    }

    fn calls(&self) -> Vec<String> {
        self.api.with(|world| std::mem::take(&mut world.calls))
    }

    fn event(&mut self, what: What) -> Event {
        self.events += 1;
        let locale = Some(self.locale.to_owned()).filter(|locale| !locale.is_empty());
        Event {
            id: format!("E{}", self.events),
            who: Who {
                account: GRACE.parse().unwrap(),
                display_name: "grace".to_owned(),
                workspace_name: Some("Acme".to_owned()),
                locale,
            },
            command: "/usher".to_owned(),
            reply_to: "secret".to_owned(),
            what,
        }
    }

    async fn types(&mut self, text: &str) -> String {
        let event = self.event(What::Command { text: text.to_owned() });
        shown(&self.bot.answer(&event).await)
    }

    async fn presses(&mut self, action: &str) -> String {
        let event = self.event(What::Button { action: action.to_owned() });
        shown(&self.bot.answer(&event).await)
    }

    async fn sends(&mut self, form: &str, fields: &[(&str, &str)]) -> String {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let fields: BTreeMap<String, String> = fields.collect();
        let event = self.event(What::Form { form: form.to_owned(), fields });
        shown(&self.bot.answer(&event).await)
    }
}

fn bot(url: Url) -> Bot {
    let client = Client::builder(url, Some(SecretString::from("bot-key")))
        .timeout(Duration::from_millis(500))
        .build()
        .unwrap();
    let clock = Clock::new(|| "2026-01-01T09:00:00Z".parse().unwrap());
    Bot::new(client, "https://usher.example/".parse().unwrap(), clock)
}
