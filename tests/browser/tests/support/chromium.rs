//! Chromium with its driver, for one test: started, given a session, and ended by their process ids.

use std::{
    env,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use axum::body::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    Capabilities, WebDriver,
    error::{WebDriverError, WebDriverResult},
    session::http::{Body, HttpClient},
};

use super::Way;

/// What the driver says once it listens, before the number of the port.
const LISTENS: &str = "started successfully on port ";

/// The longest that one command to the driver may take, a page's load included.
const COMMAND_LIMIT: Duration = Duration::from_mins(1);

/// A driver on a port of its own, and the one browser that it drives. Dropped, both end.
pub struct Chromium {
    /// The session. Declared first: it closes the browser, for which the driver must still be there.
    pub driver: WebDriver,
    _process: Driver,
    /// Cookies, storage and cache of this browser alone.
    _profile: TempDir,
}

impl Chromium {
    /// Starts the driver, and by it the browser.
    pub async fn start(way: &Way) -> Self {
        let (process, port) = Driver::start();
        let profile = tempfile::tempdir().unwrap();
        let url = format!("http://127.0.0.1:{port}");
        let capabilities = capabilities(way, &profile);
        let client = Http::new();
        let session = WebDriver::builder(url, capabilities).client(client).await;
        let driver = session.unwrap_or_else(|error| panic!("Chromium did not start: {error}"));
        Self { driver, _process: process, _profile: profile }
    }
}

/// What `cargo xtask browser` found, by the name of its variable.
pub fn told_by_xtask(variable: &str) -> PathBuf {
    let value = env::var_os(variable);
    value
        .unwrap_or_else(|| {
            panic!("{variable} is not set: run these tests by `cargo xtask browser`")
        })
        .into()
}

fn capabilities(way: &Way, profile: &TempDir) -> Capabilities {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        format!("--user-data-dir={}", profile.path().display()),
        format!("--lang={}", way.language),
        "--disable-gpu".into(),
        // Containers give shared memory of 64 MB, which a page with pictures fills.
        "--disable-dev-shm-usage".into(),
        "--hide-scrollbars".into(),
        "--no-proxy-server".into(),
        // What leads off this machine fails, and so does whatever Chromium itself would ask for.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".into(),
    ];
    // Else it begins with a page of its own, which loads much.
    arguments.push("about:blank".into());
    if is_root() {
        arguments.push("--no-sandbox".into());
    }
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": told_by_xtask("USHER_CHROMIUM"),
            "args": arguments,
            "prefs": {
                "intl.accept_languages": way.language,
                "credentials_enable_service": false,
                "profile.password_manager_leak_detection": false,
            },
        },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "unhandledPromptBehavior": "ignore",
    });
    let Value::Object(capabilities) = capabilities else { unreachable!("an object") };
    Capabilities::from(capabilities)
}

/// Chromium's sandbox does not work for root, and says so.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// The driver's process.
struct Driver(Child);

impl Driver {
    fn start() -> (Self, u16) {
        let program = told_by_xtask("USHER_CHROMEDRIVER");
        let mut command = Command::new(program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = Self(command.spawn().unwrap());
        let mut lines = BufReader::new(driver.0.stdout.take().unwrap()).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| port(&line));
        // A program that prints to nobody ends.
        thread::spawn(move || lines.for_each(drop));
        (driver, port.expect("the driver says where it listens"))
    }
}

fn port(line: &str) -> Option<u16> {
    let (_, port) = line.split_once(LISTENS)?;
    port.trim_end_matches('.').parse().ok()
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Carries the driver's commands by the client that the tests have anyway.
struct Http(reqwest::Client);

impl Http {
    fn new() -> Self {
        Self(reqwest::Client::builder().no_proxy().timeout(COMMAND_LIMIT).build().unwrap())
    }
}

#[async_trait::async_trait]
impl HttpClient for Http {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        let (parts, body) = request.into_parts();
        let mut call = self.0.request(parts.method, parts.uri.to_string()).headers(parts.headers);
        if let Body::Json(json) = body {
            call = call.json(json);
        }
        let lost = |error: reqwest::Error| WebDriverError::RequestFailed(error.to_string());
        let answer = call.send().await.map_err(lost)?;
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        *response.body_mut() = answer.bytes().await.map_err(lost)?;
        Ok(response)
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        // Asked for when a session ends in a panic: the connections of the first wait for a runtime that stands still.
        Arc::new(Http::new())
    }
}
