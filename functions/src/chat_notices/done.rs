//! `POST /v1/chat-notices/{id}/done`: what became of a notice.

use http::StatusCode;
use usher_directory::{EndNotice, NoticeEnd};
use usher_domain::chat_notice::TellingOutcome;
use utoipa::{IntoParams, ToSchema};

use crate::{
    body::{JsonFields, NonEmpty},
    caller::Bot,
    idempotency::ForRequest,
    openapi::schemas::TellingOutcomeName,
    path::Segment,
    problem::ApiError,
};

/// The notice that a path names.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "describes a segment of a path")]
struct NoticeIdParam {
    /// The notice's id.
    #[param(format = "uuid")]
    id: String,
}

/// What became of a notice.
#[derive(ToSchema)]
#[schema(as = ChatNoticeDone)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct DoneBody {
    /// What the notice came with.
    #[schema(format = "uuid")]
    claim: String,
    outcome: TellingOutcomeName,
}

/// Say what became of a notice.
///
/// A notice that was told is gone. If more happened meanwhile, it is due again at once. A message that is
/// `undeliverable` is gone, too, and the timeline of whoever it was for says so; a card that is, is not
/// tried again: whoever invited gets a message in its place, if it is worth one. A notice that is gone
/// already is no problem: this can be repeated.
#[utoipa::path(
    post,
    path = "/v1/chat-notices/{id}/done",
    tag = "Chat",
    params(NoticeIdParam),
    request_body = DoneBody,
    responses((status = 204, description = "It is noted.")),
)]
pub async fn end_chat_notice(
    ForRequest(app): ForRequest,
    bot: Bot,
    Segment(id): Segment,
    body: JsonFields,
) -> Result<StatusCode, ApiError> {
    if bot.account.is_some() {
        return Err(ApiError::OnBehalfNotAllowed);
    }
    let (NonEmpty(claim), outcome) = decode(body)?;
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    if outcome == TellingOutcome::Undeliverable {
        tracing::warn!(notice = %id, "it cannot be told in chat");
    }
    let order = EndNotice { id, claim, outcome, actor: bot.actor(), now: app.clock.now() };
    let serves = |account: &_| bot.key.kind.serves(account);
    match app.directory.end_notice(&order, serves).await? {
        NoticeEnd::Ended => Ok(StatusCode::NO_CONTENT),
        NoticeEnd::ClaimLost => Err(ApiError::ClaimLost),
    }
}

fn decode(mut body: JsonFields) -> Result<(NonEmpty, TellingOutcome), ApiError> {
    match (body.text("claim"), body.text("outcome")) {
        (Some(claim), Some(outcome)) if body.is_clean() => Ok((claim, outcome)),
        _ => Err(body.errors()),
    }
}
