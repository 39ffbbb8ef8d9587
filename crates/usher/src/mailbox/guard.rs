//! Lets in this machine's own callers, and no other web site's page.
//!
//! A page on the internet can make a browser call a loopback port: directly, or under a name that
//! it lets resolve to 127.0.0.1 (DNS rebinding). The first has a foreign `Origin`, the second a
//! foreign `Host`.

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::Next,
    response::Response,
};

use super::{page, send};

/// What goes with every answer: nothing is stored, sniffed, referred to or embedded elsewhere.
pub(crate) const HEADERS: [(HeaderName, HeaderValue); 4] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

/// The middleware around every route of the mailbox.
pub(super) async fn only_this_machine(request: Request, next: Next) -> Response {
    let mut response = match refusal(request.method(), request.headers()) {
        None => next.run(request).await,
        Some((status, code, detail)) if request.uri().path().starts_with(send::SES) => {
            tracing::warn!(code, "the mailbox refused a request");
            send::refuse(status, "AccessDeniedException", detail)
        }
        Some((status, code, detail)) => {
            tracing::warn!(code, "the mailbox refused a request");
            page::problem(status, code, detail)
        }
    };
    response.headers_mut().extend(HEADERS);
    response
}

/// What proxies add to a request (RFC 7239, and what came before it).
const FORWARDED: [&str; 5] =
    ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"];

/// The status, the code and the sentence of a refusal.
pub(crate) type Refusal = (StatusCode, &'static str, &'static str);

/// Why a request is not from this machine's own pages and programs, if it is not.
pub(crate) fn refusal(method: &Method, headers: &HeaderMap) -> Option<Refusal> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(HOST).unwrap_or_default();
    if !is_loopback(host) {
        let detail = "Open this page at 127.0.0.1 or localhost.";
        return Some((StatusCode::MISDIRECTED_REQUEST, "not_loopback", detail));
    }
    // A proxy on this machine would hand on the requests of others as if they were its own.
    if FORWARDED.iter().any(|name| headers.contains_key(*name)) {
        let detail = "This page is not shown through a proxy.";
        return Some((StatusCode::FORBIDDEN, "forwarded", detail));
    }
    let site = text(HeaderName::from_static("sec-fetch-site"));
    let ours = match text(ORIGIN) {
        None => true,
        // What a browser says for a form on a page with `Referrer-Policy: no-referrer`. Only the
        // browser itself can say which site that page was of.
        Some("null") => site == Some("same-origin"),
        Some(origin) => {
            origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
        }
    };
    let changes = !method.is_safe();
    if !ours || (changes && matches!(site, Some("cross-site" | "same-site"))) {
        let detail = "Another site's page may not use this one.";
        return Some((StatusCode::FORBIDDEN, "cross_origin", detail));
    }
    None
}

/// Whether a `Host` header names this machine, at any port.
fn is_loopback(host: &str) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        let Some((start, rest)) = host.split_at_checked(name.len()) else {
            return false;
        };
        let port = rest.strip_prefix(':');
        let is_port = port.is_some_and(|port| port.parse::<u16>().is_ok());
        start.eq_ignore_ascii_case(name) && (rest.is_empty() || is_port)
    })
}
