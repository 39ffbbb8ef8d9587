//! A tap on the way to the table: it hears every call, and asks what the call cost.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    Router,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header::CONTENT_LENGTH};
use serde_json::Value;

/// A call of the table.
pub struct Heard {
    /// `GetItem`, `TransactWriteItems` and so on.
    pub operation: String,
    /// The request as it was sent.
    pub request: Value,
    /// What it cost.
    pub cost: Cost,
}

/// Capacity units.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// Read units, of up to 4 KB each.
    pub read: f64,
    /// Write units, of up to 1 KB each; twice that in a transaction.
    pub write: f64,
}

impl Cost {
    /// What several calls cost.
    pub fn of(calls: &[Heard]) -> Self {
        calls.iter().fold(Self::default(), |sum, call| Self {
            read: sum.read + call.cost.read,
            write: sum.write + call.cost.write,
        })
    }

    /// Whether both are the same but for the rounding of sums.
    pub fn equals(self, other: Self) -> bool {
        (self.read - other.read).abs() < 1e-6 && (self.write - other.write).abs() < 1e-6
    }
}

/// What was heard since the last look; clones share it.
#[derive(Clone, Default)]
pub struct Tap(Arc<Mutex<Vec<Heard>>>);

impl Tap {
    /// The table with a tap on the way to it.
    pub fn around(&self, table: Router) -> Router {
        table.layer(middleware::from_fn_with_state(self.clone(), listen))
    }

    /// Takes what was heard since the last look.
    pub fn take(&self) -> Vec<Heard> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn hear(&self, operation: String, request: Value, answer: &[u8]) {
        let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
        let units = units(&answer["ConsumedCapacity"]);
        let cost = if matches!(operation.as_str(), "GetItem" | "BatchGetItem" | "Query") {
            Cost { read: units, write: 0.0 }
        } else {
            Cost { read: 0.0, write: units }
        };
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        heard.push(Heard { operation, request, cost });
    }
}

/// One table's capacity, or that of each table in a list.
fn units(capacity: &Value) -> f64 {
    match capacity {
        Value::Array(tables) => tables.iter().map(units).sum(),
        table => table["CapacityUnits"].as_f64().unwrap_or_default(),
    }
}

async fn listen(State(tap): State<Tap>, request: Request, next: Next) -> Response {
    pass(&tap, request, next).await.unwrap_or_else(|error| {
        (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response()
    })
}

async fn pass(tap: &Tap, request: Request, next: Next) -> Result<Response, crate::Failure> {
    let target = request.headers().get("x-amz-target").and_then(|target| target.to_str().ok());
    let operation = target.unwrap_or_default().rsplit('.').next().unwrap_or_default().to_owned();
    let (mut head, body) = request.into_parts();
    let mut body = to_bytes(body, usize::MAX).await?;
    let asked: Value = serde_json::from_slice(&body)?;
    if touches_items(&operation) {
        let mut with_cost = asked.clone();
        with_cost["ReturnConsumedCapacity"] = "TOTAL".into();
        body = Bytes::from(with_cost.to_string());
        head.headers.remove(CONTENT_LENGTH);
    }
    let answer = next.run(Request::from_parts(head, Body::from(body))).await;
    let (head, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await?;
    tap.hear(operation, asked, &body);
    Ok(Response::from_parts(head, Body::from(body)))
}

/// Whether the operation takes `ReturnConsumedCapacity`.
fn touches_items(operation: &str) -> bool {
    operation.contains("Item") || operation == "Query"
}
