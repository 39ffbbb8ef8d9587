//! `PUT /v1/users/{id}/chat-card`: keep the message that announces a user up to date.

use http::StatusCode;
use jiff::Timestamp;
use serde_json::Value;
use usher_directory::{CardKept, KeepCard};
use usher_domain::{
    Permission, Problem,
    chat_notice::{CardHandle, MAX_HANDLE_BYTES, card_until},
    cursor,
};
use utoipa::ToSchema;

use super::view::card_scope;
use crate::{
    body::JsonFields, caller::Caller, idempotency::ForRequest, openapi::schemas::UserIdParam,
    path::Segment, problem::ApiError,
};

/// The largest version that is read: more than anybody's changes.
const MAX_VERSION: u64 = 1 << 53;

/// A message in chat that announces a user.
#[derive(ToSchema)]
#[schema(as = ChatCard, example = json!({
    "handle": "1b0f3c", "until": "2026-11-24T09:30:00Z", "version": 1,
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct CardBody {
    /// By which the bot changes the message, in its own words: in UTF-8, at most 2,000 bytes. It is
    /// sealed at rest, and forgotten once its time is over.
    #[schema(min_length = 1, max_length = 2000)]
    handle: String,
    /// Until when the platform lets the message be changed: to come, and at most an hour ahead.
    #[schema(format = DateTime)]
    until: String,
    /// The user's version that the message shows.
    #[schema(minimum = 1)]
    version: u64,
}

/// Keep a message in chat up to date that announces a user.
///
/// Whatever changes the user until then is told by a notice of the kind `card`. If they have changed
/// already, one is due at once. For each user and account there is one such message: the last.
#[utoipa::path(
    put,
    path = "/v1/users/{id}/chat-card",
    tag = "Chat",
    extensions(("x-permission" = json!("users:read"))),
    params(UserIdParam),
    request_body = CardBody,
    responses((status = 204, description = "It is kept up to date.")),
)]
pub async fn keep_chat_card(
    ForRequest(app): ForRequest,
    caller: Caller,
    Segment(id): Segment,
    body: JsonFields,
) -> Result<StatusCode, ApiError> {
    caller.require(Permission::UsersRead)?;
    let (person, link) = caller.link().ok_or(ApiError::BotRequired)?;
    let now = app.clock.now();
    let wanted = decode(body, now)?;
    let user = id.parse().map_err(|_| ApiError::NotFound)?;
    let scope = card_scope(user, &link.account);
    let handle = wanted.handle.expose().as_bytes();
    let order = KeepCard {
        user,
        account: link.account.clone(),
        person: person.id,
        handle: cursor::seal(&app.keys.ring(), app.random.bytes(), scope.as_bytes(), handle)?,
        until: wanted.until,
        version: wanted.version,
        now,
    };
    match app.directory.keep_card(&order).await? {
        CardKept::Kept => Ok(StatusCode::NO_CONTENT),
        CardKept::Ahead(max) => {
            Err(ApiError::field("version", Problem::OutOfRange { min: 1, max }))
        }
        CardKept::NotFound => Err(ApiError::NotFound),
    }
}

struct Wanted {
    handle: CardHandle,
    until: Timestamp,
    version: u64,
}

fn decode(mut body: JsonFields, now: Timestamp) -> Result<Wanted, ApiError> {
    let handle = body.text("handle");
    let until = body.field("until", |value| match value {
        None | Some(Value::Null) => Err(Problem::Required),
        Some(Value::String(text)) => card_until(&text, now),
        Some(_) => Err(Problem::WrongType("text")),
    });
    let version = body.field("version", |value| match value {
        None | Some(Value::Null) => Err(Problem::Required),
        Some(value) => {
            let version = value.as_u64().filter(|version| (1..=MAX_VERSION).contains(version));
            version.ok_or(Problem::OutOfRange { min: 1, max: MAX_VERSION })
        }
    });
    match (handle, until, version) {
        (Some(handle), Some(until), Some(version)) if body.is_clean() => {
            Ok(Wanted { handle, until, version })
        }
        _ => Err(body.errors()),
    }
}

const _: () = assert!(MAX_HANDLE_BYTES == 2000, "what the description says");
