//! An event bus that remembers: EventBridge's `PutEvents`.

use std::sync::{Arc, Mutex};

use axum::{Json, Router, extract::State, routing::post};
use serde_json::{Value, json};

/// The events that came, as `(detail type, detail)`.
#[derive(Clone, Default)]
pub struct Bus {
    came: Arc<Mutex<Vec<(String, Value)>>>,
    refuses: Arc<Mutex<usize>>,
}

impl Bus {
    /// The endpoint.
    pub fn router(&self) -> Router {
        Router::new().route("/", post(put)).with_state(self.clone())
    }

    /// Takes the events that came since the last look.
    pub fn take(&self) -> Vec<(String, Value)> {
        std::mem::take(&mut self.came.lock().unwrap())
    }

    /// Takes none of the next events.
    pub fn refuse(&self, count: usize) {
        *self.refuses.lock().unwrap() += count;
    }

    fn refuses_this(&self) -> bool {
        let mut left = self.refuses.lock().unwrap();
        let refuses = *left > 0;
        *left = left.saturating_sub(1);
        refuses
    }
}

async fn put(State(bus): State<Bus>, body: String) -> Json<Value> {
    let body: Value = serde_json::from_str(&body).unwrap();
    let entries = body["Entries"].as_array().unwrap();
    if bus.refuses_this() {
        let refused = json!({ "ErrorCode": "ThrottlingException" });
        return Json(json!({ "FailedEntryCount": 1, "Entries": [refused] }));
    }
    for entry in entries {
        let kind = entry["DetailType"].as_str().unwrap().to_owned();
        let detail = serde_json::from_str(entry["Detail"].as_str().unwrap()).unwrap();
        bus.came.lock().unwrap().push((kind, detail));
    }
    let taken: Vec<Value> = entries.iter().map(|_| json!({ "EventId": "1" })).collect();
    Json(json!({ "FailedEntryCount": 0, "Entries": taken }))
}
