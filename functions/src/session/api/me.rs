//! `GET /v1/me`: who is calling. What another service of the platform asks.

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use usher_directory::StoredKey;
use usher_domain::{Actor, PermissionSet};
use utoipa::ToSchema;

use crate::{
    App,
    caller::Caller,
    openapi::schemas::PermissionName,
    problem::ApiError,
    session::{chat_links::ChatLinkView, views::SessionView},
    views::{ActorView, UserView},
};

/// Who is calling, and what they may do at this instant.
#[derive(Serialize, ToSchema)]
#[schema(as = Me)]
pub struct MeView {
    /// The role of the person, or of the key; null for a bot's key that speaks for nobody.
    #[schema(required, example = "admin")]
    role: Option<String>,
    /// All that the caller may do. A key may do no more than whoever made it; in chat a person may do
    /// what their role allows and has to do with users.
    #[schema(value_type = Vec<PermissionName>)]
    permissions: PermissionSet,
    /// The person who signed in, or for whom a bot speaks; null for an API key.
    #[schema(required)]
    user: Option<UserView>,
    /// Their session; null for an API key.
    #[schema(required)]
    session: Option<SessionView>,
    /// The API key; null for a person who signed in.
    #[schema(required)]
    key: Option<OwnKeyView>,
    /// The chat account by which a bot speaks for the person; null otherwise.
    #[schema(required)]
    chat: Option<ChatLinkView>,
    /// What a browser sends with each change as `X-CSRF-Token`, if it was known by its cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    csrf_token: Option<String>,
}

/// The API key that is calling.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnKey)]
struct OwnKeyView {
    #[schema(format = "uuid")]
    id: String,
    name: String,
    /// Who made it; it acts for them. Null for one that nobody made.
    #[schema(required)]
    creator: Option<ActorView>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    expires_at: Option<Timestamp>,
}

/// Read who is calling, and what they may do.
///
/// Another service asks this to know whom it deals with: it hands on the session or the key that it
/// was shown, as `Authorization: Bearer …`. Roles and permissions are as they are at this instant; a
/// key's may be 30 seconds old.
#[utoipa::path(
    get,
    path = "/v1/me",
    tag = "Session",
    responses((status = 200, description = "Who is calling.", body = MeView)),
)]
pub async fn read_me(State(app): State<App>, caller: Caller) -> Result<Json<MeView>, ApiError> {
    let role = caller.user().map(|user| &user.role);
    let role = role.or(caller.key().and_then(|key| key.kind.role()));
    let key = match caller.key() {
        Some(key) => Some(OwnKeyView::new(&app, key).await?),
        None => None,
    };
    let person = caller.signed_in();
    let by_cookie = person.filter(|person| person.by_cookie);
    Ok(Json(MeView {
        role: role.map(ToString::to_string),
        permissions: caller.permissions(),
        user: caller.user().map(|user| UserView::new(user, app.clock.now())),
        session: person.map(|one| SessionView::new(&one.session, Some(&one.session.id))),
        key,
        chat: caller.link().map(|(_, link)| ChatLinkView::new(link)),
        csrf_token: by_cookie.map(|person| person.csrf_token(&app)).transpose()?,
    }))
}

impl OwnKeyView {
    async fn new(app: &App, key: &StoredKey) -> Result<Self, ApiError> {
        let creator = match key.creator {
            Some(id) => {
                let name = app.directory.find_user(id).await?.map(|user| user.full_name());
                Some(ActorView::named(Actor::User { id }, name))
            }
            None => None,
        };
        let (id, name) = (key.id.to_string(), key.name.clone());
        Ok(Self { id, name, creator, expires_at: key.expires_at })
    }
}
