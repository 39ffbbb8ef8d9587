//! `POST /v1/chat-notices/take`: take what is to be told in chat.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde_json::Value;
use usher_directory::NoticeClaim;
use usher_domain::{
    ChatNotice, Permission, PermissionSet, Problem, chat_notice::NOTICE_CLAIMED_FOR,
    outbox::backoff,
};
use utoipa::ToSchema;

use super::{
    judge::{Telling, judge},
    view::{NoticeView, NoticesView},
};
use crate::{
    App,
    body::OptionalJsonFields,
    caller::Bot,
    idempotency::{ForRequest, HoldsSecret},
    problem::ApiError,
    rights::rights_of_key,
};

/// The most notices that are taken at once, and how many unless asked otherwise.
const MOST: usize = 20;

/// How often more are looked for in the place of those that came to nothing.
const ROUNDS: usize = 5;

/// How much is taken.
#[derive(ToSchema)]
#[schema(as = TakeChatNotices, example = json!({ "limit": 20 }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what is read")]
struct TakeBody {
    /// The most notices.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 20, default = 20)]
    limit: u32,
}

/// Take what is to be told in chat.
///
/// For the key of a bot, on nobody's behalf. It gets what is due to accounts in the workspaces that the
/// key serves, the oldest first. What is taken is the bot's for 60 seconds: it says what became of it, or
/// it is due again, after 2 seconds the first time and up to 15 minutes later. A repetition under the
/// same `Idempotency-Key` gets nothing, because the handles of cards are told once.
#[utoipa::path(
    post,
    path = "/v1/chat-notices/take",
    tag = "Chat",
    request_body(content = inline(Option<TakeBody>)),
    responses((status = 200, description = "What is to be told.", body = NoticesView)),
)]
pub async fn take_chat_notices(
    ForRequest(app): ForRequest,
    bot: Bot,
    OptionalJsonFields(mut body): OptionalJsonFields,
) -> Result<Response, ApiError> {
    if bot.account.is_some() {
        return Err(ApiError::OnBehalfNotAllowed);
    }
    let limit = body.field("limit", limit);
    body.finish()?;
    let most = rights_of_key(&app, &bot.key).await?.unwrap_or_default();
    if !most.allows(Permission::UsersRead) {
        return Err(ApiError::PermissionMissing(Permission::UsersRead));
    }
    let items = take(&app, &bot, most, limit.unwrap_or(MOST)).await?;
    let mut response = Json(NoticesView { items }).into_response();
    response.extensions_mut().insert(HoldsSecret);
    Ok(response)
}

fn limit(value: Option<Value>) -> Result<usize, Problem> {
    let Some(value) = value else { return Ok(MOST) };
    let limit = value.as_u64().and_then(|limit| usize::try_from(limit).ok());
    let out_of_range = Problem::OutOfRange { min: 1, max: MOST as u64 };
    limit.filter(|limit| (1..=MOST).contains(limit)).ok_or(out_of_range)
}

async fn take(
    app: &App,
    bot: &Bot,
    most: PermissionSet,
    limit: usize,
) -> Result<Vec<NoticeView>, ApiError> {
    let mut taken = Vec::new();
    for _ in 0..ROUNDS {
        let (now, wanted) = (app.clock.now(), limit - taken.len());
        let serves = |account: &_| bot.key.kind.serves(account);
        let due = app.directory.due_notices(now, wanted, serves).await?;
        for notice in &due {
            match judge(app, notice, most, now).await? {
                None => app.directory.drop_notice(notice, now).await?,
                Some(_) if notice.is_given_up(now) => {
                    tracing::error!(notice = %notice.id, attempts = notice.attempts, "given up");
                    app.directory.bury_notice(notice, now).await?;
                }
                Some(telling) => taken.extend(claim(app, notice, telling, now).await?),
            }
        }
        if due.len() < wanted || taken.len() == limit {
            break;
        }
    }
    Ok(taken)
}

/// Takes a notice, unless somebody else did, or more came just now.
async fn claim(
    app: &App,
    notice: &ChatNotice,
    telling: Telling,
    now: Timestamp,
) -> Result<Option<NoticeView>, ApiError> {
    let [jitter] = app.random.bytes();
    let again = NOTICE_CLAIMED_FOR + backoff(notice.attempts + 1, jitter);
    let claim = NoticeClaim {
        name: app.ids.next().to_string(),
        kind: telling.kind(),
        version: telling.version(),
        due_again: now.checked_add(again).unwrap_or(now),
    };
    let ours = app.directory.take_notice(notice, &claim, now).await?;
    Ok(ours.then(|| NoticeView::new(notice, claim.name, telling, now)))
}
