//! What every request passes on its way in and out: a request id, a log line, a time limit, problems
//! in the caller's language, headers that keep answers out of caches and frames, and what makes them
//! small on the wire.

use std::time::Duration;

use axum::{
    Router,
    extract::{MatchedPath, Request, State},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;
use utoipa_axum::router::OpenApiRouter;

use crate::{App, encoding, idempotency::remember, language::asked_for, pages, problem::ApiError};

/// The longest a request may take: below the function's limit of 15 s, so that the caller gets an
/// answer of ours.
pub const TIME_LIMIT: Duration = Duration::from_secs(12);

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// What no page of ours ever asks a browser for. Copying to the clipboard is not among it.
const NO_PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
                              display-capture=(), fullscreen=(), geolocation=(), gyroscope=(), \
                              microphone=(), midi=(), payment=(), usb=()";

/// What a request is called in the log, and in the problems that come of it.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub String);

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Makes a function's routes a service: addresses and methods that it does not know are problems too.
pub fn finish(routes: OpenApiRouter<App>, app: App) -> Router {
    let (routes, _) = routes.split_for_parts();
    routes
        .method_not_allowed_fallback(not_that_way)
        .fallback(nowhere)
        .layer(CatchPanicLayer::custom(|_| ApiError::Internal("panic".into()).into_response()))
        .layer(middleware::from_fn_with_state(app.clone(), remember))
        .layer(middleware::from_fn_with_state(app.clone(), attend))
        .with_state(app)
}

/// What is not there: a page for whoever uses a browser, a problem for all else.
async fn nowhere(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiError> {
    page_or(&app, &headers, ApiError::NotFound)
}

/// What is there, but takes forms only.
async fn not_that_way(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiError> {
    page_or(&app, &headers, ApiError::MethodNotAllowed)
}

fn page_or(app: &App, headers: &HeaderMap, problem: ApiError) -> Result<Response, ApiError> {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accepted.is_some_and(|types| types.contains("text/html")) {
        let (status, _) = problem.status_and_code();
        return pages::plain(app, asked_for(headers), "nowhere", status);
    }
    Err(problem)
}

async fn attend(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let request_id = app.ids.next().to_string();
    request.extensions_mut().insert(RequestId(request_id.clone()));
    let language = asked_for(request.headers());
    let encoding = encoding::for_answer(request.headers());
    let span = span(&request, &request_id);
    let work = async {
        let response = tokio::time::timeout(TIME_LIMIT, answer(&app, request, next))
            .await
            .unwrap_or_else(|_| ApiError::Timeout.into_response());
        let response = match response.extensions().get::<ApiError>() {
            Some(problem) => {
                log(problem);
                keep_headers(&response, problem.document(language, &request_id))
            }
            None => response,
        };
        tracing::info!(status = response.status().as_u16(), "answered");
        response
    };
    let mut response = work.instrument(span).await;
    protect(&app, &mut response);
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    encoding::pack(response, encoding).await
}

/// Whether the route asks nothing of the table, so that it answers whatever becomes of that.
fn stands_alone(request: &Request) -> bool {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    matches!(route, Some("/healthz" | "/openapi.json" | "/assets/{file}"))
}

async fn answer(app: &App, request: Request, next: Next) -> Response {
    if stands_alone(&request) {
        return next.run(request).await;
    }
    match app.refresh().await {
        Ok(()) => next.run(request).await,
        Err(error) => ApiError::from(error).into_response(),
    }
}

/// The span of a request names its route, never its path or query: those hold tokens and names.
fn span(request: &Request, request_id: &str) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    tracing::info_span!("request", method = %request.method(), route, request_id)
}

/// Says once what went wrong.
pub(crate) fn log(problem: &ApiError) {
    let (status, code) = problem.status_and_code();
    match problem {
        ApiError::Internal(reason) => tracing::error!(code, reason, "failed"),
        _ if status == StatusCode::SERVICE_UNAVAILABLE => tracing::warn!(code, "failed"),
        _ => tracing::info!(code, "refused"),
    }
}

/// `Allow` tells what a 405 would have taken (RFC 9110, section 15.5.6).
fn keep_headers(from: &Response, mut to: Response) -> Response {
    if let Some(allow) = from.headers().get(header::ALLOW) {
        to.headers_mut().insert(header::ALLOW, allow.clone());
    }
    to
}

fn protect(app: &App, response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
        (OPENER_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, NO_PERMISSIONS),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // The base URL is where we are reached, so what came by plain HTTP came past it.
    if app.settings.base_url.scheme() == "https" {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
}
