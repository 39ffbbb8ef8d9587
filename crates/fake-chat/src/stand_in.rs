//! What the tests of the fakes have instead of the bot, and the sources they hand in.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
};
use jiff::Timestamp;
use tokio::net::TcpListener;
use usher_domain::sources::{Clock, Random};

/// A bot that keeps what it was sent and answers what it was told to, else with an empty 200.
#[derive(Clone, Default)]
pub(crate) struct StandIn {
    received: Arc<Mutex<Vec<(String, HeaderMap, String)>>>,
    answers: Arc<Mutex<VecDeque<(u16, String)>>>,
}

impl StandIn {
    /// Serves it; the second is its URL.
    pub(crate) async fn serve() -> (Self, String) {
        let stand_in = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(receive).with_state(stand_in.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (stand_in, url)
    }

    /// The next request is answered so.
    pub(crate) fn answer(&self, status: u16, body: impl std::fmt::Display) {
        self.answers.lock().unwrap().push_back((status, body.to_string()));
    }

    /// The last request: path, headers, body.
    pub(crate) fn last(&self) -> (String, HeaderMap, String) {
        self.received.lock().unwrap().last().cloned().unwrap()
    }
}

async fn receive(
    State(stand_in): State<StandIn>,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> (StatusCode, String) {
    stand_in.received.lock().unwrap().push((uri.path().to_owned(), headers, body));
    let (status, body) =
        stand_in.answers.lock().unwrap().pop_front().unwrap_or((200, String::new()));
    (StatusCode::from_u16(status).unwrap(), body)
}

/// A clock that a test sets, in seconds of the Unix epoch.
#[derive(Clone)]
pub(crate) struct Time(Arc<AtomicI64>);

impl Time {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicI64::new(1_900_000_000)))
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }

    pub(crate) fn clock(&self) -> Clock {
        let now = Arc::clone(&self.0);
        Clock::new(move || Timestamp::from_second(now.load(Ordering::Relaxed)).unwrap())
    }
}

/// Bytes that never come twice.
pub(crate) fn random() -> Random {
    let count = AtomicU64::new(1);
    Random::new(move |bytes| {
        bytes.fill(0);
        bytes[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_le_bytes());
    })
}
