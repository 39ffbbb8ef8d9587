//! `POST /v1/api-keys`: make an API key.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use usher_directory::{KeyMade, MAX_KEYS_EACH, StoredKey};
use usher_domain::{
    ChatWorkspaces, KeyId, Label, Permission, PermissionSet, Problem,
    api_key::{ApiKey, KeyKind, MAX_WORKSPACES},
};
use utoipa::ToSchema;

use super::view::{KeyView, creators};
use crate::{
    App,
    body::JsonFields,
    caller::Caller,
    idempotency::{ForRequest, HoldsSecret},
    openapi::schemas::{ChatWorkspacesText, KeyKindName, LabelText, RoleNameText},
    problem::ApiError,
};

/// The key that is to be made.
#[derive(ToSchema)]
#[schema(as = NewApiKey, example = json!({ "name": "Payroll", "role": "admin" }))]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes what `decode` reads")]
struct MakeKeyBody {
    /// What people call it.
    name: LabelText,
    /// For whom it is; a program, unless said otherwise.
    #[schema(default = "program")]
    kind: Option<KeyKindName>,
    /// What it may do, which is no more than its maker may. A program's key needs one; for a bot's it
    /// must be left out.
    role: Option<RoleNameText>,
    /// The workspaces that a bot's key serves; for a program's they must be left out.
    #[schema(min_items = 1, max_items = 50)]
    workspaces: Option<Vec<ChatWorkspacesText>>,
    /// When it ends, which must be to come; without, it works until it is revoked. A key that is made
    /// with a key ends with that one at the latest.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

/// The key that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = CreatedApiKey)]
struct MadeView {
    key: KeyView,
    /// What is sent as `Authorization: Bearer usher_…`. It is shown this once and kept nowhere.
    #[schema(example = "usher_0193e2a17c5b7d3e9f0a1b2c3d4e5f60_c2VjcmV0")]
    secret: String,
}

/// Make an API key, which acts for whoever makes it.
///
/// A key that is made with another key ends with that one at the latest, whatever is asked for: the
/// answer tells when. Revoking a key does not revoke those that were made with it. Its secret is in
/// this answer only. A repetition under the same `Idempotency-Key` makes no second
/// key, and does not tell the secret again.
///
/// The key of a chat bot (`kind`: `bot`) may do nothing of its own. With `Usher-On-Behalf-Of` it speaks
/// for whoever has linked their chat account in one of its `workspaces`, so its maker needs
/// `users:read`, `users:invite` and `users:manage` besides, and it never allows more than they may.
#[utoipa::path(
    post,
    path = "/v1/api-keys",
    tag = "API keys",
    extensions(("x-permission" = json!("keys:manage"))),
    request_body = MakeKeyBody,
    responses((
        status = 201,
        description = "The key was made.",
        body = MadeView,
        headers(("Location" = String, description = "Where the key is.")),
    )),
)]
pub async fn create_api_key(
    ForRequest(app): ForRequest,
    caller: Caller,
    body: JsonFields,
) -> Result<Response, ApiError> {
    caller.require(Permission::KeysManage)?;
    let now = app.clock.now();
    let wanted = decode(body, now)?;
    let unknown_role = || ApiError::field("role", Problem::UnknownRole);
    match &wanted.kind {
        KeyKind::Program { role } => {
            let role = app.directory.find_role(role).await?.ok_or_else(unknown_role)?;
            caller.require_cover(&role)?;
        }
        // It can come to act with any of these.
        KeyKind::Bot { .. } if !caller.permissions().covers(PermissionSet::in_chat()) => {
            return Err(ApiError::BotExceedsCaller);
        }
        KeyKind::Bot { .. } => {}
    }
    let secret = ApiKey::new(KeyId(app.ids.next()), app.random.bytes());
    let key = wanted.stored(&secret, &caller, now);
    match app.directory.make_api_key(&key, caller.actor).await? {
        KeyMade::Made => made(&app, &key, &secret, now).await,
        KeyMade::TooMany => Err(ApiError::TooManyKeys(MAX_KEYS_EACH)),
        KeyMade::RoleGone => Err(unknown_role()),
        KeyMade::CreatorNotActive => Err(ApiError::CreatorNotActive),
    }
}

async fn made(
    app: &App,
    key: &StoredKey,
    secret: &ApiKey,
    now: Timestamp,
) -> Result<Response, ApiError> {
    // The key is made, and nobody could ask for its secret again: a name is not worth an error.
    let people = creators(app, std::slice::from_ref(key)).await.unwrap_or_default();
    let location = [(header::LOCATION, format!("/v1/api-keys/{}", key.id))];
    let body = MadeView { key: KeyView::new(key, &people, now), secret: secret.expose() };
    let mut response = (StatusCode::CREATED, location, Json(body)).into_response();
    response.extensions_mut().insert(HoldsSecret);
    Ok(response)
}

struct Wanted {
    name: Label,
    kind: KeyKind,
    expires_at: Option<Timestamp>,
}

impl Wanted {
    fn stored(self, key: &ApiKey, caller: &Caller, now: Timestamp) -> StoredKey {
        StoredKey {
            id: key.id,
            name: self.name.to_string(),
            hash: key.hash(),
            kind: self.kind,
            creator: caller.actor.person(),
            created_at: now,
            expires_at: earlier(self.expires_at, end_of_key(caller)),
            revoked_at: None,
            last_used_at: None,
        }
    }
}

/// When the key that the caller calls with ends, if they call with one that does.
fn end_of_key(caller: &Caller) -> Option<Timestamp> {
    caller.key()?.expires_at
}

fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    one.into_iter().chain(other).min()
}

fn decode(mut body: JsonFields, now: Timestamp) -> Result<Wanted, ApiError> {
    let name = body.text("name");
    let kind = kind(&mut body);
    let expires_at = body.field("expires_at", |value| end(value, now));
    match (name, kind, expires_at) {
        (Some(name), Some(kind), Some(expires_at)) if body.is_clean() => {
            Ok(Wanted { name, kind, expires_at })
        }
        _ => Err(body.errors()),
    }
}

/// For whom the key is to be. The fields of the other kind are left over, so they are told as unknown.
fn kind(body: &mut JsonFields) -> Option<KeyKind> {
    let is_bot = body.field("kind", |value| match value {
        None | Some(Value::Null) => Ok(false),
        Some(Value::String(kind)) if kind == "program" => Ok(false),
        Some(Value::String(kind)) if kind == "bot" => Ok(true),
        Some(Value::String(_)) => Err(Problem::UnknownKeyKind),
        Some(_) => Err(Problem::WrongType("text")),
    })?;
    if is_bot {
        let workspaces = body.field("workspaces", workspaces)?;
        Some(KeyKind::Bot { workspaces })
    } else {
        Some(KeyKind::Program { role: body.text("role")? })
    }
}

/// The workspaces that a bot is to serve, each once.
fn workspaces(value: Option<Value>) -> Result<Vec<ChatWorkspaces>, Problem> {
    let listed = match value {
        None | Some(Value::Null) => return Err(Problem::Required),
        Some(Value::Array(listed)) => listed,
        Some(_) => return Err(Problem::WrongType("list")),
    };
    if listed.len() > MAX_WORKSPACES {
        return Err(Problem::TooMany(MAX_WORKSPACES));
    }
    let read = |one: &Value| one.as_str().ok_or(Problem::WrongType("list of texts"))?.parse();
    let mut workspaces: Vec<ChatWorkspaces> = listed.iter().map(read).collect::<Result<_, _>>()?;
    workspaces.sort_unstable();
    workspaces.dedup();
    if workspaces.is_empty() { Err(Problem::Empty) } else { Ok(workspaces) }
}

/// When a key ends; none for never.
fn end(value: Option<Value>, now: Timestamp) -> Result<Option<Timestamp>, Problem> {
    let text = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text,
        Some(_) => return Err(Problem::WrongType("text")),
    };
    let end: Timestamp = text.parse().map_err(|_| Problem::InstantMalformed)?;
    if end > now { Ok(Some(end)) } else { Err(Problem::NotInFuture) }
}
