//! The request behind a link that links a chat account.

use usher_directory::ChatRequest;

use crate::{App, problem::ApiError};

/// The open request that a code names. `None` for a code that is forged, replaced, used or over: all
/// are the same to whoever holds it, and a forged one costs no read.
pub async fn find_request(app: &App, code: &str) -> Result<Option<ChatRequest>, ApiError> {
    let now = app.clock.now();
    let Ok(claims) = app.keys.verify_link_code(code, now).await else {
        return Ok(None);
    };
    if claims.org != *app.directory.org() || now >= claims.expires_at {
        return Ok(None);
    }
    let request = app.directory.find_chat_request(&claims.account).await?;
    Ok(request.filter(|request| request.id.0 == claims.request && request.is_open(now)))
}
