//! What stands before the API: it counts the calls, and can have additions wait.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use reqwest::Client;
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::Failure;

/// The largest body that is passed on.
const MAX_BODY: usize = 1 << 20;

/// The proxy.
#[derive(Clone)]
pub struct Proxy {
    shared: Arc<Shared>,
}

struct Shared {
    upstream: String,
    http: Client,
    held: watch::Sender<bool>,
    heard: Mutex<Vec<String>>,
    waiting: AtomicUsize,
    most: AtomicUsize,
}

impl Proxy {
    /// Stands before `upstream`; tells where. It ends with `servers`.
    pub async fn open(
        upstream: &str,
        servers: &mut JoinSet<std::io::Result<()>>,
    ) -> Result<(Self, String), Failure> {
        let shared = Shared {
            upstream: upstream.trim_end_matches('/').to_owned(),
            http: Client::builder().no_proxy().build()?,
            held: watch::Sender::new(false),
            heard: Mutex::default(),
            waiting: AtomicUsize::new(0),
            most: AtomicUsize::new(0),
        };
        let proxy = Self { shared: Arc::new(shared) };
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let router = Router::new().fallback(pass_on).with_state(proxy.clone());
        servers.spawn(async move { axum::serve(listener, router).await });
        Ok((proxy, url))
    }

    /// From now on additions wait, or wait no longer.
    pub fn hold(&self, held: bool) {
        self.shared.held.send_replace(held);
    }

    /// The most additions that waited at once.
    pub fn most(&self) -> usize {
        self.shared.most.load(Ordering::Relaxed)
    }

    /// Takes the calls since the last look, by method and path.
    pub fn heard(&self) -> Vec<String> {
        let mut heard = self.shared.heard.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *heard)
    }

    async fn wait(&self) {
        let waiting = Waiting::begin(&self.shared);
        // Its sender is as old as the proxy.
        let _ = self.shared.held.subscribe().wait_for(|held| !held).await;
        drop(waiting);
    }
}

/// A call that waits; whoever made it may give up.
struct Waiting<'s>(&'s Shared);

impl<'s> Waiting<'s> {
    fn begin(shared: &'s Shared) -> Self {
        let waiting = shared.waiting.fetch_add(1, Ordering::Relaxed) + 1;
        shared.most.fetch_max(waiting, Ordering::Relaxed);
        Self(shared)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn pass_on(State(proxy): State<Proxy>, request: Request) -> Response {
    let route = format!("{} {}", request.method(), request.uri().path());
    let is_addition = route == "POST /v1/users";
    proxy.shared.heard.lock().unwrap_or_else(PoisonError::into_inner).push(route);
    if is_addition {
        proxy.wait().await;
    }
    forwarded(&proxy.shared, request).await.unwrap_or(StatusCode::BAD_GATEWAY.into_response())
}

async fn forwarded(shared: &Shared, request: Request) -> Result<Response, Failure> {
    let (mut head, body) = request.into_parts();
    head.headers.remove("host");
    let url = format!("{}{}", shared.upstream, head.uri);
    let body = to_bytes(body, MAX_BODY).await?;
    let call = shared.http.request(head.method, url).headers(head.headers).body(body);
    let answer = call.send().await?;
    let (status, mut headers) = (answer.status(), answer.headers().clone());
    headers.remove("transfer-encoding");
    Ok((status, headers, Body::from(answer.bytes().await?)).into_response())
}
