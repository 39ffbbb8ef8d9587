//! Stands where the core of the bot will be.

use usher_client::{Client, Notice};

use crate::{Answer, Event, Reply, answer::Part};

#[derive(Debug, Clone)]
pub struct Bot {
    client: Client,
}

impl Bot {
    pub fn new(client: Client) -> Self {
        Self { client }
    }

    pub async fn answer(&self, _event: &Event) -> Answer {
        let up = self.client.health().await.is_ok();
        Answer::Reply(Reply { parts: vec![Part::Text(format!("{up}"))], announces: None })
    }

    pub fn notice(&self, notice: &Notice) -> Reply {
        Reply { parts: vec![Part::Text(notice.id.clone())], announces: None }
    }
}
