//! `POST /v1/chat-links/codes`: a link by which somebody links a chat account to themselves.

use std::str::FromStr;

use axum::Json;
use http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use usher_directory::{Bucket, ChatRequest};
use usher_domain::{
    ChatAccount, ChatName, EntryId, Language, Problem,
    link_code::{CODE_LIFETIME, CODES_OF_ACCOUNT, CODES_OF_WORKSPACE, LinkClaims},
};
use utoipa::ToSchema;

use crate::{
    App,
    body::JsonFields,
    caller::Bot,
    idempotency::ForBotRequest,
    openapi::schemas::{ChatAccountText, LanguageTag},
    problem::ApiError,
};

/// Who asks, in chat.
#[derive(ToSchema)]
#[schema(as = NewLinkCode, example = json!({
    "account": "slack:T024BE7LD:U2147483697",
    "display_name": "ada",
    "workspace_name": "Acme",
}))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct CodeBody {
    account: ChatAccountText,
    /// What the account calls itself. It is cut and cleaned, and shown to whoever opens the link.
    display_name: String,
    /// The same of its workspace.
    workspace_name: Option<String>,
    /// What the account is set to.
    language: Option<LanguageTag>,
}

/// The link.
#[derive(Serialize, ToSchema)]
#[schema(as = LinkCode)]
pub struct CodeView {
    /// For that account's eyes: the page shows digits to a person, and only this account can type them.
    #[schema(format = "uri")]
    url: String,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
}

/// Make a link by which somebody links a chat account to themselves. Only a bot can.
///
/// It works for ten minutes, and replaces an older one of the account. Whoever opens it signs in, types
/// their password, and is shown six digits. Nothing is linked before that account has typed them.
#[utoipa::path(
    post,
    path = "/v1/chat-links/codes",
    tag = "Chat",
    request_body = CodeBody,
    responses((status = 201, description = "The link.", body = CodeView)),
)]
pub async fn make_link_code(
    ForBotRequest(app): ForBotRequest,
    bot: Bot,
    body: JsonFields,
) -> Result<(StatusCode, Json<CodeView>), ApiError> {
    let request = decode(&app, body)?;
    if bot.account.as_ref().is_some_and(|account| *account != request.account) {
        return Err(ApiError::OnBehalfNotAllowed);
    }
    if !bot.key.kind.serves(&request.account) {
        return Err(ApiError::WorkspaceNotServed);
    }
    let buckets = buckets(&request.account);
    if !app.directory.open_chat_request(&request, &buckets).await? {
        let wait = app.directory.wait_of(&buckets, request.asked_at).await?;
        return Err(ApiError::TooManyRequests(wait));
    }
    let claims = LinkClaims {
        kid: app.keys.ring().signing_kid(),
        org: app.directory.org().clone(),
        request: request.id.0,
        account: request.account,
        expires_at: request.expires_at,
    };
    let view = CodeView { url: app.chat_link(&claims)?, expires_at: request.expires_at };
    Ok((StatusCode::CREATED, Json(view)))
}

fn buckets(account: &ChatAccount) -> [Bucket; 2] {
    let workspace = format!("{}:{}", account.platform(), account.workspace());
    [
        Bucket::new(CODES_OF_ACCOUNT, &account.to_string()),
        Bucket::new(CODES_OF_WORKSPACE, &workspace),
    ]
}

/// What can be shown of a name, if anything.
struct Shown(Option<ChatName>);

impl FromStr for Shown {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        Ok(Self(ChatName::shown(text)))
    }
}

fn decode(app: &App, mut body: JsonFields) -> Result<ChatRequest, ApiError> {
    let account = body.text("account");
    let display_name = body.text::<Shown>("display_name");
    let workspace_name = body.text_if_given::<Shown>("workspace_name");
    let language: Option<Language> = body.text_if_given("language");
    let now = app.clock.now();
    match (account, display_name) {
        (Some(account), Some(Shown(display_name))) if body.is_clean() => Ok(ChatRequest {
            id: EntryId(app.ids.next()),
            account,
            display_name,
            workspace_name: workspace_name.and_then(|Shown(name)| name),
            language,
            asked_at: now,
            expires_at: now.checked_add(CODE_LIFETIME).unwrap_or(now),
            confirmed: None,
            tries: 0,
        }),
        _ => Err(body.errors()),
    }
}
