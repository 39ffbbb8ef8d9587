//! What a browser tells of what went on: its console, and its network.

use std::{collections::BTreeMap, mem};

use serde_json::Value;
use url::Url;

use super::browser::Browser;

/// What went on so far, as far as it counts.
pub(super) struct Record {
    origin: String,
    /// The addresses of the requests under way, by their ids.
    requests: BTreeMap<String, String>,
    wrong: Vec<String>,
}

impl Record {
    pub(super) fn of(base_url: &Url) -> Self {
        let origin = base_url.origin().ascii_serialization();
        Self { origin, requests: BTreeMap::new(), wrong: Vec::new() }
    }

    /// A line of the console.
    fn console(&mut self, level: &str, source: &str, message: &str) {
        // What the network says stands in the other log, with more about it.
        // The browser has pages of its own, too, and what they complain of is not ours to mend.
        let is_ours = source != "network" && !message.starts_with("chrome://");
        let counts = matches!(level, "SEVERE" | "WARNING") && is_ours;
        if counts || message.contains("Content Security Policy") {
            self.wrong.push(format!("the console: {level} {message}"));
        }
    }

    /// An event of the developer tools' protocol.
    fn event(&mut self, event: &Value) {
        let told = &event["params"];
        let id = told["requestId"].as_str().unwrap_or_default();
        match event["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let url = told["request"]["url"].as_str().unwrap_or_default();
                self.requests.insert(id.to_owned(), url.to_owned());
                if !self.is_ours(url) {
                    self.wrong.push(format!("a request to another origin: {url}"));
                }
            }
            "Network.responseReceived" => {
                let status = told["response"]["status"].as_u64().unwrap_or_default();
                let kind = told["type"].as_str().unwrap_or_default();
                // A form that is refused says so by its status; a part of a page that is missing is a mistake.
                let is_answer = matches!(kind, "Document" | "XHR" | "Fetch");
                if status >= 500 || status >= 400 && !is_answer {
                    self.wrong.push(format!("{status} for {}", told["response"]["url"]));
                }
            }
            "Network.loadingFailed" => {
                let reason = told["errorText"].as_str().unwrap_or_default();
                let url = self.requests.get(id).map_or("", String::as_str);
                let is_of_a_page = url.starts_with("http");
                if is_of_a_page && told["canceled"] != true && reason != "net::ERR_ABORTED" {
                    self.wrong
                        .push(format!("{url} did not load: {reason} {}", told["blockedReason"]));
                }
            }
            _ => {}
        }
    }

    /// What leaves neither the page nor the browser (`data:`, `chrome:`) is no request.
    fn is_ours(&self, url: &str) -> bool {
        let Some(path) = url.strip_prefix(&self.origin) else {
            return !["http:", "https:", "ws:", "wss:"]
                .iter()
                .any(|scheme| url.starts_with(scheme));
        };
        path.is_empty() || path.starts_with(['/', '?', '#'])
    }
}

impl Browser {
    /// Nothing was complained of, kept back, broken or asked for elsewhere since the last look.
    pub async fn nothing_went_wrong(&self) {
        let wrong = self.what_went_wrong().await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// Takes what went wrong since the last look, for a test that expects it.
    pub async fn what_went_wrong(&self) -> Vec<String> {
        let driver = &self.chromium.driver;
        let console = driver.get_log("browser").await.unwrap();
        let events = driver.get_log("performance").await.unwrap();
        let mut record = self.record.borrow_mut();
        for entry in console {
            record.console(
                &entry.level,
                entry.source.as_deref().unwrap_or_default(),
                &entry.message,
            );
        }
        for entry in events {
            let event: Value = serde_json::from_str(&entry.message).unwrap();
            record.event(&event["message"]);
        }
        mem::take(&mut record.wrong)
    }
}
