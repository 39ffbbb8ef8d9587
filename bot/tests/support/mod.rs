//! The bot between the fakes and an API that does as it is told.

#![allow(dead_code, reason = "each test crate uses what it needs of it")]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU8, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Request, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse as _, Response},
};
use jiff::Timestamp;
use serde_json::Value;
use tokio::{net::TcpListener, sync::watch};
use usher_bot::{
    Chat,
    chat::Within,
    follow_up::follow_up_here,
    settings::{Environment, Settings},
    work::FollowUps,
};
use usher_domain::sources::{Clock, Random};
use usher_fake_chat::{SignedRequest, discord, signing, slack};

pub const SLACK_ADA: &str = "U0ADA";
pub const ADA: &str = "300000000000000001";

/// Everything that a test needs.
pub struct House {
    pub url: String,
    pub api: Api,
    pub slack: slack::FakeSlack,
    pub discord: discord::FakeDiscord,
    pub chat: Chat,
}

/// An API that answers each call with the next answer that a test gave it, or with 503.
#[derive(Clone, Default)]
pub struct Api {
    calls: Arc<AtomicUsize>,
    held: Arc<watch::Sender<bool>>,
    answers: Arc<Mutex<Vec<(String, u16, Value)>>>,
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    upstream: Arc<Mutex<Option<String>>>,
}

impl Api {
    /// Starts it.
    pub async fn start() -> (Self, String) {
        let api = Self::default();
        let (listener, url) = listen().await;
        serve(listener, Router::new().fallback(self::api).with_state(api.clone()));
        (api, url)
    }

    /// How often it was called.
    pub fn calls(&self) -> usize {
        self.calls.load(Ordering::SeqCst)
    }

    /// From now on calls wait until `held` is false again.
    pub fn hold(&self, held: bool) {
        self.held.send_replace(held);
    }

    /// What no test answers, this API does.
    pub fn ask(&self, upstream: &str) {
        *self.upstream.lock().unwrap() = Some(upstream.trim_end_matches('/').to_owned());
    }

    /// Every call of this method and path is answered so.
    pub fn answer(&self, route: &str, status: u16, body: Value) {
        let mut answers = self.answers.lock().unwrap();
        answers.retain(|(known, _, _)| known != route);
        answers.push((route.to_owned(), status, body));
    }

    fn scripted(&self, route: &str) -> Option<(String, u16, Value)> {
        let answers = self.answers.lock().unwrap();
        answers.iter().find(|(known, _, _)| known == route).cloned()
    }

    /// The bodies of the calls of this method and path.
    pub fn heard(&self, route: &str) -> Vec<Value> {
        let heard = self.heard.lock().unwrap();
        heard.iter().filter(|(known, _)| known == route).map(|(_, body)| body.clone()).collect()
    }
}

async fn api(State(api): State<Api>, request: Request) -> Response {
    api.calls.fetch_add(1, Ordering::SeqCst);
    let _ = api.held.subscribe().wait_for(|held| !held).await;
    let route = format!("{} {}", request.method(), request.uri().path());
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let json = serde_json::from_slice(&body).unwrap_or_default();
    api.heard.lock().unwrap().push((route.clone(), json));
    let scripted = api.scripted(&route);
    let upstream = api.upstream.lock().unwrap().clone();
    match (scripted, upstream) {
        (Some((_, status, body)), _) => {
            (StatusCode::from_u16(status).unwrap(), axum::Json(body)).into_response()
        }
        (None, Some(upstream)) => forward(&upstream, head, body).await,
        (None, None) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn forward(upstream: &str, mut head: Parts, body: Bytes) -> Response {
    head.headers.remove("host");
    let url = format!("{upstream}{}", head.uri);
    let call = reqwest::Client::new().request(head.method, url).headers(head.headers).body(body);
    let answer = call.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    (status, headers, answer.bytes().await.unwrap()).into_response()
}

pub fn clock() -> Clock {
    Clock::new(|| Timestamp::from_second(1_700_000_000).unwrap())
}

pub fn random() -> Random {
    static NEXT: AtomicU8 = AtomicU8::new(0);
    Random::new(|bytes| bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed)))
}

pub fn serve(listener: TcpListener, router: Router) {
    tokio::spawn(async move { axum::serve(listener, router).await });
}

pub async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

impl House {
    pub async fn new() -> Self {
        Self::build(true).await
    }

    pub async fn without_platforms() -> Self {
        Self::build(false).await
    }

    async fn build(platforms: bool) -> Self {
        let (api, api_url) = Api::start().await;
        let (listener, url) = listen().await;
        let slack = fake_slack(slack::Settings::of_bot(&url)).await;
        let discord = fake_discord(discord::Settings::of_bot(&url)).await;
        let environment =
            if platforms { usher_fake_chat::environment(&slack, &discord) } else { Vec::new() };
        let settings = settings(&api_url, environment);
        let (follow_ups, work) = FollowUps::here();
        let within =
            Within { answer: Duration::from_millis(300), deliver: Duration::from_secs(10) };
        let chat = Chat::new(&settings, clock(), follow_ups, within).unwrap();
        tokio::spawn(follow_up_here(&chat, work));
        serve(listener, usher_bot::http::router(chat.clone()));
        Self { url, api, slack, discord, chat }
    }

    /// Sends a request as it is; the status that came back.
    pub async fn post(&self, request: &SignedRequest) -> u16 {
        let mut post = reqwest::Client::new().post(&request.url).body(request.body.clone());
        for (name, value) in &request.headers {
            post = post.header(name, value);
        }
        post.send().await.unwrap().status().as_u16()
    }

    /// Another body, signed rightly.
    pub fn sign_slack(&self, request: &SignedRequest, body: &str) -> SignedRequest {
        let stamp = request.header("X-Slack-Request-Timestamp").unwrap();
        let signature = signing::slack(&self.slack.settings().signing_secret, stamp, body);
        let url = request.url.replace("commands", "interactions");
        let request = SignedRequest { url, ..request.clone() };
        request.with_body(body).with_header("X-Slack-Signature", &signature)
    }

    /// The platforms took all that they were sent.
    pub fn nobody_complains(&self) {
        assert_eq!(self.slack.violations(), Vec::<String>::new());
        assert_eq!(self.slack.failures(), Vec::new());
        assert_eq!(self.discord.violations(), Vec::<String>::new());
        assert_eq!(self.discord.failures(), Vec::new());
    }
}

pub fn settings(api_url: &str, more: Vec<(String, String)>) -> Settings {
    let own = [("USHER_URL", api_url), ("USHER_API_KEY", "bot-key")];
    let own = own.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Settings::read(&Environment::new(own.into_iter().chain(more))).unwrap()
}

pub async fn fake_slack(settings: slack::Settings) -> slack::FakeSlack {
    let fake = slack::FakeSlack::serve(settings, clock(), random()).await.unwrap();
    fake.add_user(slack::User {
        id: SLACK_ADA.to_owned(),
        name: "ada".to_owned(),
        real_name: "Ada".to_owned(),
        locale: "es-ES".to_owned(),
    });
    fake
}

pub async fn fake_discord(settings: discord::Settings) -> discord::FakeDiscord {
    let fake = discord::FakeDiscord::serve(settings, clock(), random()).await.unwrap();
    fake.add_user(discord::User {
        id: ADA.to_owned(),
        username: "ada".to_owned(),
        global_name: "Ada".to_owned(),
        locale: "es-ES".to_owned(),
        permissions: u64::MAX >> 14,
    });
    let discord::Settings { application_id, bot_token, .. } = fake.settings();
    let url = format!("{}/applications/{application_id}/commands", fake.api_url());
    let put = reqwest::Client::new().put(url).header("authorization", format!("Bot {bot_token}"));
    let answer = put.json(&usher_bot::discord::definition("invite", None)).send().await.unwrap();
    assert!(answer.status().is_success());
    fake
}
