//! What every request passes on its way in and out: a request id, a log line, a time limit, problems
//! in the caller's language, and headers that keep answers out of caches and frames.

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

use crate::{App, idempotency::remember, language::asked_for, pages, problem::ApiError};

/// The longest a request may take: below the function's limit of 15 s, so that the caller gets an
/// answer of ours.
const TIME_LIMIT: Duration = Duration::from_secs(12);

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Makes a function's routes a service: addresses and methods that it does not know are problems too.
pub fn finish(routes: OpenApiRouter<App>, app: App) -> Router {
    let (routes, _) = routes.split_for_parts();
    routes
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .fallback(nowhere)
        .layer(CatchPanicLayer::custom(|_| ApiError::Internal("panic".into()).into_response()))
        .layer(middleware::from_fn_with_state(app.clone(), remember))
        .layer(middleware::from_fn_with_state(app.clone(), attend))
        .with_state(app)
}

/// What is not there: a page for whoever uses a browser, a problem for all else.
async fn nowhere(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiError> {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    if accepted.is_some_and(|types| types.contains("text/html")) {
        return pages::plain(&app, asked_for(&headers), "nowhere", StatusCode::NOT_FOUND);
    }
    Err(ApiError::NotFound)
}

async fn attend(State(app): State<App>, request: Request, next: Next) -> Response {
    let request_id = app.ids.next().to_string();
    let language = asked_for(request.headers());
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
    protect(&mut response);
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID.clone(), value);
    }
    response
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

fn protect(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
