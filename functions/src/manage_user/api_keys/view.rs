//! API keys as the API shows them: without their secret, and without what is kept of it.

use jiff::Timestamp;
use serde::Serialize;
use usher_directory::{StoreError, StoredKey};
use usher_domain::{Actor, ChatWorkspaces, User, UserId};
use utoipa::ToSchema;

use crate::{
    App,
    openapi::schemas::{ChatWorkspacesText, KeyKindName, KeyStatusName},
    views::ActorView,
};

/// An API key. Its secret was shown once, when it was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ApiKey)]
pub struct KeyView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(example = "Payroll")]
    name: String,
    #[schema(value_type = KeyKindName)]
    kind: &'static str,
    /// What it may do; null for a bot's, which may do nothing of its own.
    #[schema(required, example = "admin")]
    role: Option<String>,
    /// The workspaces that a bot's key serves; empty for a program's.
    #[schema(value_type = Vec<ChatWorkspacesText>)]
    workspaces: Vec<ChatWorkspaces>,
    #[schema(value_type = KeyStatusName)]
    status: &'static str,
    /// For whom it acts; null for one that was made before there was anybody.
    #[schema(required)]
    created_by: Option<ActorView>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    /// When it ends; null for never.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    expires_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime, required)]
    revoked_at: Option<Timestamp>,
    /// When it was last used, to some minutes; null for never.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    last_used_at: Option<Timestamp>,
}

impl KeyView {
    /// The key as it reads at `now`; its creator is named if among `people`.
    pub fn new(key: &StoredKey, people: &[User], now: Timestamp) -> Self {
        let status = match key {
            StoredKey { revoked_at: Some(_), .. } => "revoked",
            key if key.is_live(now) => "live",
            _ => "expired",
        };
        let creator = |id: UserId| {
            let name = people.iter().find(|user| user.id == id).map(User::full_name);
            ActorView::named(Actor::User { id }, name)
        };
        Self {
            id: key.id.to_string(),
            name: key.name.clone(),
            kind: key.kind.as_str(),
            role: key.kind.role().map(ToString::to_string),
            workspaces: key.kind.workspaces().to_vec(),
            status,
            created_by: key.creator.map(creator),
            created_at: key.created_at,
            expires_at: key.expires_at,
            revoked_at: key.revoked_at,
            last_used_at: key.last_used_at,
        }
    }
}

/// Who made the keys.
pub async fn creators(app: &App, keys: &[StoredKey]) -> Result<Vec<User>, StoreError> {
    let mut ids: Vec<UserId> = keys.iter().filter_map(|key| key.creator).collect();
    ids.sort_unstable();
    ids.dedup();
    app.directory.find_users(&ids).await
}
