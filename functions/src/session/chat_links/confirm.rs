//! `POST /v1/chat-links/confirm`: a chat account types the digits that a person was shown.

use axum::Json;
use serde::Serialize;
use usher_directory::{ChatLink, ChatRequest, Confirmation, LinkChat, Linking, Typed};
use usher_domain::{
    Actor, EntryId, Problem, Status, User,
    link_code::{Digits, MAX_DIGIT_TRIES},
};
use usher_i18n::Texts;
use utoipa::ToSchema;

use super::{TRIES, with_person};
use crate::{
    App, body::JsonFields, caller::Bot, idempotency::ForBotRequest, language::CallerTexts,
    problem::ApiError, views::UserView,
};

/// What was typed.
#[derive(ToSchema)]
#[schema(as = TypedDigits, example = json!({ "digits": "123456" }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct DigitsBody {
    /// Six digits; spaces and hyphens between them are passed over.
    #[schema(pattern = "^[ -]*([0-9][ -]*){6}$", max_length = 40)]
    digits: String,
}

/// Whose the account is now.
#[derive(Serialize, ToSchema)]
#[schema(as = LinkedChatAccount)]
pub struct ConfirmedView {
    user: UserView,
    /// Tells a person, in the language of `Accept-Language`.
    message: String,
}

/// Link a chat account to whoever was shown the digits that it types. Only a bot can.
///
/// `Usher-On-Behalf-Of` names the account, which need not be linked yet. After five wrong tries the request has ended, and so it has if
/// the person's password changed meanwhile, or their sessions were ended. A mail tells the person what
/// was linked.
#[utoipa::path(
    post,
    path = "/v1/chat-links/confirm",
    tag = "Chat",
    params((
        "Usher-On-Behalf-Of" = String,
        Header,
        description = "The account.",
        example = "slack:T024BE7LD:U2147483697",
    )),
    request_body = DigitsBody,
    responses((status = 200, description = "It is linked.", body = ConfirmedView)),
)]
pub async fn confirm_chat_link(
    ForBotRequest(app): ForBotRequest,
    bot: Bot,
    CallerTexts(texts): CallerTexts,
    body: JsonFields,
) -> Result<Json<ConfirmedView>, ApiError> {
    let unnamed = || ApiError::field("Usher-On-Behalf-Of", Problem::Required);
    let account = bot.account.as_ref().ok_or_else(unnamed)?;
    let digits = decode(body)?;
    match app.directory.count_digits(account, app.clock.now()).await? {
        Typed::Counted(request, confirmed) => {
            compare(&app, &request, &confirmed, &digits)?;
            let user = link(&app, &bot, &request, &confirmed).await?;
            Ok(Json(ConfirmedView::new(&app, texts, &request, &user)))
        }
        // There is nothing that they could guess.
        Typed::NotConfirmed => Err(wrong(MAX_DIGIT_TRIES)),
        Typed::Ended => Err(ApiError::LinkCodeEnded),
    }
}

/// Refuses digits that are not those which the person was shown.
fn compare(
    app: &App,
    request: &ChatRequest,
    confirmed: &Confirmation,
    digits: &Digits,
) -> Result<(), ApiError> {
    let (keys, org) = (app.keys.ring(), app.directory.org());
    if confirmed.digits.are(digits, &keys, org, request.id.0, confirmed.user) {
        return Ok(());
    }
    match MAX_DIGIT_TRIES.saturating_sub(request.tries) {
        0 => Err(ApiError::LinkCodeEnded),
        left => Err(wrong(left)),
    }
}

fn wrong(left: u8) -> ApiError {
    ApiError::field("digits", Problem::DigitsWrong { left })
}

/// Links the account, if who confirmed it is still who they were.
async fn link(
    app: &App,
    bot: &Bot,
    request: &ChatRequest,
    confirmed: &Confirmation,
) -> Result<User, ApiError> {
    for _ in 0..TRIES {
        let user = app.directory.find_user(confirmed.user).await?;
        let user = user.filter(|user| still_there(user, confirmed));
        let user = user.ok_or(ApiError::LinkCodeEnded)?;
        let instead_of = match app.directory.find_chat_link(&request.account).await? {
            Some(old) => Some(with_person(app, old).await?),
            None => None,
        };
        let link = new_link(app, bot, request, &user);
        let order = LinkChat { link, user, instead_of };
        if app.directory.close_chat_request(request, confirmed, &order).await? == Linking::Done {
            return Ok(order.user);
        }
    }
    Err(ApiError::Conflict)
}

/// Whether a person who confirmed is active, with the password that they had signed in by, and not
/// signed out everywhere since.
fn still_there(user: &User, confirmed: &Confirmation) -> bool {
    user.status == Status::Active
        && user.password_set_at.is_none_or(|set_at| set_at == confirmed.password_set_at)
        && user.sessions_from.is_none_or(|from| from <= confirmed.at)
}

fn new_link(app: &App, bot: &Bot, request: &ChatRequest, user: &User) -> ChatLink {
    let (id, key, platform) = (user.id, bot.key.id, request.account.platform());
    ChatLink {
        id: EntryId(app.ids.next()),
        account: request.account.clone(),
        user: id,
        display_name: request.display_name.clone(),
        workspace_name: request.workspace_name.clone(),
        language: request.language,
        linked_at: app.clock.now(),
        linked_by: Actor::Chat { id, key, platform },
    }
}

fn decode(mut body: JsonFields) -> Result<Digits, ApiError> {
    match body.text("digits") {
        Some(digits) if body.is_clean() => Ok(digits),
        _ => Err(body.errors()),
    }
}

impl ConfirmedView {
    fn new(app: &App, texts: &Texts, request: &ChatRequest, user: &User) -> Self {
        let name = user.full_name();
        let values = [
            ("platform", request.account.platform().name().into()),
            ("name", (&*name).into()),
            ("email", user.email.as_typed().into()),
        ];
        let message = texts.format("chat-linked", &values);
        Self { user: UserView::new(user, app.clock.now()), message }
    }
}
