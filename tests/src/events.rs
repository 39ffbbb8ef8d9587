//! An event bus that remembers: EventBridge's `PutEvents`.

use std::sync::{Arc, Mutex};

use axum::{Json, Router, extract::State, routing::post};
use serde_json::{Value, json};

/// The events that came, as `(detail type, detail)`.
#[derive(Clone, Default)]
pub struct Bus(Arc<Mutex<Vec<(String, Value)>>>);

impl Bus {
    /// The endpoint.
    pub fn router(&self) -> Router {
        Router::new().route("/", post(put)).with_state(self.clone())
    }

    /// Takes the events that came since the last look.
    pub fn take(&self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

async fn put(State(bus): State<Bus>, body: String) -> Json<Value> {
    let body: Value = serde_json::from_str(&body).unwrap();
    let entries = body["Entries"].as_array().unwrap();
    for entry in entries {
        let kind = entry["DetailType"].as_str().unwrap().to_owned();
        let detail = serde_json::from_str(entry["Detail"].as_str().unwrap()).unwrap();
        bus.0.lock().unwrap().push((kind, detail));
    }
    let taken: Vec<Value> = entries.iter().map(|_| json!({ "EventId": "1" })).collect();
    Json(json!({ "FailedEntryCount": 0, "Entries": taken }))
}
