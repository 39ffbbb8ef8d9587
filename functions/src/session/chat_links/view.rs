//! Links of chat accounts as the API shows them.

use jiff::Timestamp;
use serde::Serialize;
use usher_directory::ChatLink;
use usher_domain::User;
use utoipa::ToSchema;

use crate::{
    openapi::schemas::{ChatAccountText, ChatPlatformName},
    views::ActorView,
};

/// That a chat account belongs to a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ChatLink)]
pub struct ChatLinkView {
    #[schema(value_type = ChatAccountText)]
    account: String,
    #[schema(value_type = ChatPlatformName)]
    platform: &'static str,
    /// The platform's id of the workspace.
    #[schema(example = "T024BE7LD")]
    workspace: String,
    /// What the workspace called itself when the account was linked; null if nobody said.
    #[schema(required, example = "Acme")]
    workspace_name: Option<String>,
    /// What the account called itself when it was linked; null if nobody said. It proves nothing.
    #[schema(required, example = "ada")]
    display_name: Option<String>,
    /// Whose it is.
    #[schema(format = "uuid")]
    user_id: String,
    /// Their full name, where it is looked up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "Ada Lovelace")]
    user_name: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    linked_at: Timestamp,
    linked_by: ActorView,
}

impl ChatLinkView {
    /// The link.
    pub fn new(link: &ChatLink) -> Self {
        Self {
            account: link.account.to_string(),
            platform: link.account.platform().as_str(),
            workspace: link.account.workspace().to_owned(),
            workspace_name: link.workspace_name.as_ref().map(ToString::to_string),
            display_name: link.display_name.as_ref().map(ToString::to_string),
            user_id: link.user.to_string(),
            user_name: None,
            linked_at: link.linked_at,
            linked_by: ActorView::new(link.linked_by),
        }
    }

    /// The link with the names of its person and of whoever linked it.
    pub fn named(link: &ChatLink, person: Option<&User>, by: Option<&User>) -> Self {
        Self {
            user_name: person.map(User::full_name),
            linked_by: ActorView::named(link.linked_by, by.map(User::full_name)),
            ..Self::new(link)
        }
    }
}
