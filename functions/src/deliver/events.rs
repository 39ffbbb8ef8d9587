//! Tells other systems what happened, by EventBridge.

use aws_sdk_eventbridge::{Client, error::ProvideErrorMetadata, types::PutEventsRequestEntry};
use serde::Serialize;
use usher_mail::SendError;

/// Where events go.
#[derive(Debug, Clone)]
pub enum EventBus {
    /// To a bus of EventBridge.
    EventBridge {
        /// The client.
        client: Client,
        /// The name of the bus.
        bus: String,
    },
    /// To the log, where there is no bus: on a laptop.
    Log,
}

/// An event: ids only, no name and no address.
#[derive(Debug, Serialize)]
pub struct EventDetail {
    /// The outbox entry: the same however often the event is sent.
    pub id: String,
    /// The organization.
    pub org: String,
    /// What happened.
    #[serde(skip)]
    pub kind: &'static str,
    /// To whom.
    pub user_id: String,
    /// When (RFC 3339).
    pub at: String,
}

impl EventBus {
    /// Sends one event.
    pub async fn put(&self, event: &EventDetail) -> Result<(), SendError> {
        match self {
            Self::Log => {
                tracing::info!(user = event.user_id, "{}", event.kind);
                Ok(())
            }
            Self::EventBridge { client, bus } => put(client, bus, event).await,
        }
    }
}

async fn put(client: &Client, bus: &str, event: &EventDetail) -> Result<(), SendError> {
    let detail =
        serde_json::to_string(event).map_err(|error| SendError::NotNow(error.to_string()))?;
    let entry = PutEventsRequestEntry::builder()
        .event_bus_name(bus)
        .source("usher")
        .detail_type(event.kind)
        .detail(detail)
        .build();
    let answer = client.put_events().entries(entry).send().await.map_err(|error| {
        let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
        SendError::NotNow(code.unwrap_or("no answer").to_owned())
    })?;
    if answer.failed_entry_count() == 0 {
        Ok(())
    } else {
        Err(SendError::NotNow("the bus did not take the event".to_owned()))
    }
}
