//! Lets in this machine's own callers, and no other web site's page, as the mailbox does.

use axum::{extract::Request, middleware::Next, response::Response};

use crate::mailbox::{guard, page};

/// The middleware around every route of the console.
pub(super) async fn only_this_machine(request: Request, next: Next) -> Response {
    let mut response = match guard::refusal(request.method(), request.headers()) {
        None => next.run(request).await,
        Some((status, code, detail)) => {
            tracing::warn!(code, "the chat console refused a request");
            page::problem(status, code, detail)
        }
    };
    response.headers_mut().extend(guard::HEADERS);
    response
}
