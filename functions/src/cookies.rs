//! The cookies: of a session, of a device that has signed in before, of the language that was chosen,
//! and of what the next page is to tell.

use cookie::{Cookie, SameSite, time::Duration};
use http::{
    HeaderMap, HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use jiff::SignedDuration;
use url::{Host, Url};
use usher_domain::{Language, SessionToken, session::LONGEST};

use crate::App;

/// A browser sends a cookie of this name only where it was set with `Secure`, for this very host.
const SESSION: &str = "__Host-usher_session";

/// Without TLS, which is for this machine alone, it must have another one. The same holds for both.
const LOCAL_SESSION: &str = "usher_session";

const DEVICE: &str = "__Host-usher_device";
const LOCAL_DEVICE: &str = "usher_device";

/// The language that somebody switched to. It is no secret, and needs no TLS.
const LANGUAGE: &str = "usher_language";

/// What the next page tells of what was done.
const TOLD: &str = "__Host-usher_told";
const LOCAL_TOLD: &str = "usher_told";

/// How long the next page may take to come.
const TOLD_FOR: SignedDuration = SignedDuration::from_mins(1);

/// How long a browser is known as a device that has signed in.
const DEVICE_FOR: SignedDuration = SignedDuration::from_hours(365 * 24);

/// The session's token that a browser sent, as it sent it.
pub fn session_of(app: &App, headers: &HeaderMap) -> Option<String> {
    value_of(headers, session_name(app))
}

/// The session that a browser sent, whether or not it still lets anybody in.
pub fn token_of(app: &App, headers: &HeaderMap) -> Option<SessionToken> {
    session_of(app, headers).and_then(|text| SessionToken::parse(&text, app.directory.org()))
}

/// What a browser sent to show that it has signed in before.
pub fn device_of(app: &App, headers: &HeaderMap) -> Option<String> {
    value_of(headers, device_name(app))
}

/// Gives a browser its session.
pub fn keep_session(app: &App, headers: &mut HeaderMap, token: &str) {
    set(app, headers, session_name(app), token, LONGEST);
}

/// Takes the session from a browser.
pub fn forget_session(app: &App, headers: &mut HeaderMap) {
    set(app, headers, session_name(app), "", SignedDuration::ZERO);
}

/// Lets a browser show from now on that it has signed in.
pub fn keep_device(app: &App, headers: &mut HeaderMap, device: &str) {
    set(app, headers, device_name(app), device, DEVICE_FOR);
}

/// The language that was chosen in this browser, if one was.
pub fn language_of(headers: &HeaderMap) -> Option<Language> {
    value_of(headers, LANGUAGE).and_then(|tag| tag.parse().ok())
}

/// Lets a browser keep the language that was chosen.
pub fn keep_language(app: &App, headers: &mut HeaderMap, language: Language) {
    set(app, headers, LANGUAGE, language.tag(), DEVICE_FOR);
}

/// What the page before left to be told.
pub fn told_of(app: &App, headers: &HeaderMap) -> Option<String> {
    value_of(headers, told_name(app))
}

/// Leaves something to be told by the next page.
pub fn keep_told(app: &App, headers: &mut HeaderMap, told: &str) {
    set(app, headers, told_name(app), told, TOLD_FOR);
}

/// It was told.
pub fn forget_told(app: &App, headers: &mut HeaderMap) {
    set(app, headers, told_name(app), "", SignedDuration::ZERO);
}

fn set(app: &App, headers: &mut HeaderMap, name: &str, value: &str, age: SignedDuration) {
    let cookie = Cookie::build((name, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(!is_local(&app.settings.base_url))
        .max_age(Duration::seconds(age.as_secs()));
    // Names and values here are plain ASCII.
    if let Ok(value) = HeaderValue::try_from(cookie.to_string()) {
        headers.append(SET_COOKIE, value);
    }
}

fn session_name(app: &App) -> &'static str {
    if is_local(&app.settings.base_url) { LOCAL_SESSION } else { SESSION }
}

fn device_name(app: &App) -> &'static str {
    if is_local(&app.settings.base_url) { LOCAL_DEVICE } else { DEVICE }
}

fn told_name(app: &App) -> &'static str {
    if is_local(&app.settings.base_url) { LOCAL_TOLD } else { TOLD }
}

/// Whether what is sent to an address never leaves this machine, and is not encrypted.
fn is_local(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    url.scheme() == "http" && loopback
}

fn value_of(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|cookie| cookie.name() == name)
        .map(|cookie| cookie.value().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_goes_without_tls() {
        for (url, local) in [
            ("http://127.0.0.1:8080/", true),
            ("http://localhost:8080/", true),
            ("http://[::1]/", true),
            ("https://localhost/", false),
            ("http://usher.example/", false),
            ("http://localhost.example/", false),
            ("https://usher.example/", false),
        ] {
            assert_eq!(is_local(&url.parse().unwrap()), local, "{url}");
        }
    }
}
