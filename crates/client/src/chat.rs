//! Chat accounts, and whose they are.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Actor, Client, Error, Page, PageRequest, User, page::Items};

/// That a chat account belongs to a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatLink {
    /// The account, such as `slack:T1:U1`.
    pub account: String,
    /// `slack` or `discord`.
    pub platform: String,
    /// The platform's id of the workspace.
    pub workspace: String,
    /// What the workspace called itself when the account was linked.
    #[serde(default)]
    pub workspace_name: Option<String>,
    /// What the account called itself then. It proves nothing.
    #[serde(default)]
    pub display_name: Option<String>,
    /// Whose it is.
    pub user_id: String,
    /// Their full name, where it was looked up.
    #[serde(default)]
    pub user_name: Option<String>,
    /// When it was linked.
    pub linked_at: Timestamp,
    /// By whom.
    pub linked_by: Actor,
}

/// A chat account that asks to be linked.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NewLinkCode {
    /// The account, such as `slack:T1:U1`.
    pub account: String,
    /// What it calls itself.
    pub display_name: String,
    /// What its workspace calls itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_name: Option<String>,
    /// The language that it is set to, if Usher speaks it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// A link by which somebody links a chat account to themselves: for that account's eyes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkCode {
    /// Where it leads.
    pub url: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Whose a chat account is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedChatAccount {
    /// Who.
    pub user: User,
    /// One sentence that tells so, in the client's language.
    pub message: String,
}

#[derive(Deserialize)]
struct Changed {
    link: ChatLink,
}

impl Client {
    /// Makes a link by which somebody links a chat account to themselves. Only a bot's key can.
    pub async fn make_link_code(&self, request: &NewLinkCode) -> Result<LinkCode, Error> {
        self.post(&["v1", "chat-links", "codes"], request).await
    }

    /// Links the account that this client speaks for (see [`Client::on_behalf_of`]) to whoever was
    /// shown these digits.
    pub async fn confirm_chat_link(&self, digits: &str) -> Result<LinkedChatAccount, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            digits: &'a str,
        }
        self.post(&["v1", "chat-links", "confirm"], &Body { digits }).await
    }

    /// The chat accounts of a user, or one's own.
    pub async fn chat_links(&self, user: Option<&str>) -> Result<Vec<ChatLink>, Error> {
        let query: Vec<_> = user.map(|user| ("user", user.to_owned())).into_iter().collect();
        Ok(self.get::<Items<ChatLink>>(&["v1", "chat-links"], &query).await?.items)
    }

    /// One page of the chat accounts of everybody whom the caller may manage, the newest first.
    pub async fn all_chat_links(&self, page: &PageRequest) -> Result<Page<ChatLink>, Error> {
        let all = vec![("all", "true".to_owned())];
        self.get(&["v1", "chat-links"], &[all, page.pairs()].concat()).await
    }

    /// Links a chat account to a user, without asking either.
    pub async fn link_chat_account(&self, account: &str, user: &str) -> Result<ChatLink, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            user_id: &'a str,
        }
        let path = ["v1", "chat-links", account];
        let changed: Changed = self.put(&path, &Body { user_id: user }).await?;
        Ok(changed.link)
    }

    /// Ends the link of a chat account: from now on it is nobody's.
    pub async fn unlink_chat_account(&self, account: &str) -> Result<(), Error> {
        self.delete(&["v1", "chat-links", account], None).await
    }
}

impl fmt::Debug for ChatLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatLink")
            .field("platform", &self.platform)
            .field("user_id", &self.user_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NewLinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewLinkCode").finish_non_exhaustive()
    }
}

impl fmt::Debug for LinkCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LinkCode").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}
