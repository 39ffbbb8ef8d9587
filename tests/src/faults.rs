//! What can go wrong at the table and at the mail service, set by a test for the calls to come.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Json, Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode};
use serde_json::json;
use tokio::sync::{Notify, watch};

/// What the mail service does with the next mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailFault {
    /// It refuses it for good.
    Refuse,
    /// It does not know the sender yet.
    Unverified,
    /// It asks to slow down.
    Throttle,
    /// It does not answer.
    Hang,
    /// It takes the mail, and does not answer.
    TakeAndHang,
}

/// What the table does with the next transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFault {
    /// It is in conflict with another transaction.
    Conflict,
    /// It throttles.
    Throttle,
    /// Nothing is wrong with this one.
    None,
    /// It does what it is asked, and does not answer.
    TakeAndHang,
    /// It does what it is asked, and answers when [`Faults::go_on`] lets it.
    TakeAndWait,
    /// It does what it is asked when [`Faults::go_on`] lets it.
    Wait,
}

/// The faults to come, the next first.
#[derive(Clone, Default)]
pub struct Faults {
    mail: Arc<Mutex<VecDeque<MailFault>>>,
    table: Arc<Mutex<VecDeque<TableFault>>>,
    taken: Arc<Notify>,
    waited: Arc<Notify>,
    calls: Arc<Mutex<Vec<String>>>,
    done: watch::Sender<u64>,
}

impl Faults {
    /// The next mails meet these.
    pub fn mail(&self, faults: impl IntoIterator<Item = MailFault>) {
        self.mail.lock().unwrap().extend(faults);
    }

    /// The next transactions meet these.
    pub fn table(&self, faults: impl IntoIterator<Item = TableFault>) {
        self.table.lock().unwrap().extend(faults);
    }

    /// The table is well again: what was to come does not.
    pub fn clear_table(&self) {
        self.table.lock().unwrap().clear();
    }

    /// Takes the names of the table's operations that were called since the last look.
    pub fn take_table_calls(&self) -> Vec<String> {
        std::mem::take(&mut *self.calls.lock().unwrap())
    }

    /// A number that is raised whenever the table has done something.
    pub fn table_changes(&self) -> watch::Receiver<u64> {
        self.done.subscribe()
    }

    /// Waits until a mail was taken that is never answered.
    pub async fn mail_was_taken(&self) {
        self.taken.notified().await;
    }

    /// Waits until a transaction was done that is not answered.
    pub async fn transaction_was_done(&self) {
        self.taken.notified().await;
    }

    /// Waits until a transaction is kept waiting that is not done yet.
    pub async fn transaction_waits(&self) {
        self.taken.notified().await;
    }

    /// Lets the table do or answer the transaction that it keeps waiting.
    pub fn go_on(&self) {
        self.waited.notify_one();
    }

    /// Whether all of them happened.
    pub fn are_spent(&self) -> bool {
        self.mail.lock().unwrap().is_empty() && self.table.lock().unwrap().is_empty()
    }

    /// The mail service with its faults.
    pub fn around_mail(&self, service: Router) -> Router {
        service.layer(middleware::from_fn_with_state(self.clone(), meet_mail))
    }

    /// The table with its faults.
    pub fn around_table(&self, table: Router) -> Router {
        // Inside of the faults: what is done counts though nobody may ever be answered.
        let table = table.layer(middleware::from_fn_with_state(self.clone(), tell_of));
        table.layer(middleware::from_fn_with_state(self.clone(), meet_table))
    }
}

async fn meet_mail(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let fault = faults.mail.lock().unwrap().pop_front();
    match fault {
        None => next.run(request).await,
        Some(MailFault::Refuse) => ses_error(StatusCode::BAD_REQUEST, "MessageRejected", "no"),
        Some(MailFault::Unverified) => {
            let message = "Email address is not verified.";
            ses_error(StatusCode::BAD_REQUEST, "MessageRejected", message)
        }
        Some(MailFault::Throttle) => {
            ses_error(StatusCode::TOO_MANY_REQUESTS, "TooManyRequestsException", "no")
        }
        Some(MailFault::Hang) => std::future::pending().await,
        Some(MailFault::TakeAndHang) => {
            next.run(request).await;
            faults.taken.notify_one();
            std::future::pending().await
        }
    }
}

fn ses_error(status: StatusCode, code: &'static str, message: &str) -> Response {
    let mut response = (status, Json(json!({ "message": message }))).into_response();
    response.headers_mut().insert("x-amzn-errortype", HeaderValue::from_static(code));
    response
}

async fn tell_of(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    faults.done.send_modify(|count| *count += 1);
    response
}

async fn meet_table(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let target = request.headers().get("x-amz-target").and_then(|value| value.to_str().ok());
    let operation = target.and_then(|target| target.rsplit_once('.')).map(|(_, name)| name);
    faults.calls.lock().unwrap().extend(operation.map(str::to_owned));
    if operation != Some("TransactWriteItems") {
        return next.run(request).await;
    }
    let fault = faults.table.lock().unwrap().pop_front();
    let body = match fault {
        None | Some(TableFault::None) => return next.run(request).await,
        Some(TableFault::TakeAndHang) => {
            next.run(request).await;
            faults.taken.notify_one();
            std::future::pending().await
        }
        Some(TableFault::TakeAndWait) => {
            let response = next.run(request).await;
            faults.taken.notify_one();
            faults.waited.notified().await;
            return response;
        }
        Some(TableFault::Wait) => {
            faults.taken.notify_one();
            faults.waited.notified().await;
            return next.run(request).await;
        }
        Some(TableFault::Conflict) => json!({
            "__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
            "Message": "Transaction cancelled",
            "CancellationReasons": [{ "Code": "None" }, { "Code": "TransactionConflict" }],
        }),
        Some(TableFault::Throttle) => json!({
            "__type": "com.amazonaws.dynamodb.v20120810#ThrottlingException",
            "message": "slow down",
        }),
    };
    let mut response = (StatusCode::BAD_REQUEST, body.to_string()).into_response();
    let amz = HeaderValue::from_static("application/x-amz-json-1.0");
    response.headers_mut().insert(http::header::CONTENT_TYPE, amz);
    response
}
