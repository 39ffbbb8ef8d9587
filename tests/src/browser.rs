//! A browser with its cookies.

use std::collections::BTreeMap;

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use url::Url;

use crate::{GOOD_PASSWORD, Page};

/// A browser: it keeps cookies, and follows no redirect by itself.
pub struct Browser {
    http: reqwest::Client,
    base_url: Url,
    /// The cookies it keeps, as `name=value`.
    pub cookies: BTreeMap<String, String>,
    /// Headers that it sends with each request.
    pub headers: Vec<(&'static str, String)>,
}

impl Browser {
    pub(crate) fn new(http: reqwest::Client, base_url: Url) -> Self {
        Self { http, base_url, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// A request with its cookies.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.http.request(method, self.base_url.join(path).unwrap());
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request
    }

    /// Sends a request, and keeps the cookies of its answer.
    pub async fn send(&mut self, request: RequestBuilder) -> Page {
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all("set-cookie") {
            let (pair, _) = cookie.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Page {
            status: response.status(),
            headers: response.headers().clone(),
            html: response.text().await.unwrap(),
        }
    }

    /// Opens an address.
    pub async fn open(&mut self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form.
    pub async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.request(Method::POST, path).form(fields)).await
    }

    /// Sends the form of the sign-in page.
    pub async fn sign_in(&mut self, email: &str, password: &str) -> Page {
        self.submit("/sign-in", &[("email", email), ("password", password)]).await
    }

    /// Changes the password of whoever is signed in, on the account page.
    pub async fn change_password(&mut self, new: &str) -> Page {
        let csrf = self.csrf().await;
        let typed =
            [("current_password", GOOD_PASSWORD), ("password", new), ("password_again", new)];
        let fields: Vec<_> = typed.into_iter().chain([("csrf", &*csrf)]).collect();
        self.submit("/account/password", &fields).await
    }

    /// The token that the account page's forms send back.
    pub async fn csrf(&mut self) -> String {
        let page = self.open("/account").await;
        let (_, rest) =
            page.html.split_once("name=\"csrf\" value=\"").expect("a form with a token");
        rest.split_once('"').expect("a value ends").0.to_owned()
    }

    /// Calls the API with the cookies; the status and what it answered.
    pub async fn call(&mut self, method: Method, path: &str) -> (u16, Value) {
        let request = self.request(method, path);
        self.answer(request).await
    }

    /// The same for a request of one's own.
    pub async fn answer(&mut self, request: RequestBuilder) -> (u16, Value) {
        let page = self.send(request).await;
        (page.status.as_u16(), serde_json::from_str(&page.html).unwrap_or(json!(null)))
    }
}

impl Page {
    /// The hidden fields of its forms, by name and value.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let fields = self.html.split("<input type=\"hidden\" name=\"").skip(1);
        let field = |field: &str| {
            let (name, rest) = field.split_once("\" value=\"").expect("a hidden field has a value");
            let (value, _) = rest.split_once('"').expect("a value ends");
            (unescaped(name), unescaped(value))
        };
        fields.map(field).collect()
    }

    /// Where it leads on to.
    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().unwrap())
    }
}

/// What a browser reads where a page was escaped.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (escaped, plain) in
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
    {
        text = text.replace(escaped, plain);
    }
    text
}
