//! What people do, in browsers and by the API, in one call.

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};

use crate::{Browser, GOOD_PASSWORD, Page, TestApp, body};

impl TestApp {
    /// Somebody is added with a role and accepts; the mails and events of that are nobody's concern.
    pub async fn member(&self, email: &str, role: &str) -> Value {
        let mut person = body(email);
        person["role"] = role.into();
        let user = self.add(&person).await;
        self.deliver().await;
        let link = self.mail_to(email).link();
        assert_eq!(self.accept(&link, GOOD_PASSWORD).await.status, 200);
        self.settle().await;
        self.get(&format!("/v1/users/{}", user["id"].as_str().unwrap())).await
    }

    /// The super admin defines a role.
    pub async fn define_role(&self, name: &str, permissions: &[&str]) {
        let role = json!({ "name": name, "permissions": permissions });
        let (status, answer) = answer(self.call(Method::POST, "/v1/roles").json(&role)).await;
        assert_eq!(status, 201, "{answer}");
    }

    /// Opens an address.
    pub async fn open(&self, url: &str) -> Page {
        page(self.http.get(url)).await
    }

    /// Opens an address with a browser that prefers a language.
    pub async fn open_in(&self, language: &str, url: &str) -> Page {
        page(self.http.get(url).header("accept-language", language)).await
    }

    /// Sends any request of a browser.
    pub async fn browse(&self, method: Method, url: &str) -> Page {
        page(self.http.request(method, url)).await
    }

    /// Sends a form.
    pub async fn submit(&self, url: &str, fields: &[(&str, &str)]) -> Page {
        page(self.http.post(url).form(fields)).await
    }

    /// Types a password twice into the form behind a link.
    pub async fn accept(&self, link: &str, password: &str) -> Page {
        self.submit(link, &[("password", password), ("password_again", password)]).await
    }

    /// Another browser, without cookies.
    pub fn browser(&self) -> Browser {
        Browser::new(self.http.clone(), self.base_url.clone())
    }

    /// A browser in which somebody has just signed in.
    pub async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.sign_in(email, GOOD_PASSWORD).await.status, 303);
        browser
    }
}

/// Sends a call: its status, and the JSON that it answered, if anything.
pub async fn answer(call: RequestBuilder) -> (u16, Value) {
    let response = call.send().await.unwrap();
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() })
}

async fn page(request: RequestBuilder) -> Page {
    let response = request.send().await.unwrap();
    Page {
        status: response.status(),
        headers: response.headers().clone(),
        html: response.text().await.unwrap(),
    }
}
