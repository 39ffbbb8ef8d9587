//! Accounts on chat platforms, and the workspaces that they belong to.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::{Problem, name};

/// The longest id of a workspace or a person that is taken. Slack's have 9 to 11 characters, Discord's
/// 17 to 20 digits.
const MAX_ID: usize = 40;

/// A chat platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatPlatform {
    /// Slack: its workspaces are teams.
    Slack,
    /// Discord: its workspaces are servers, which its API calls guilds.
    Discord,
}

impl ChatPlatform {
    /// Every platform.
    pub const ALL: [Self; 2] = [Self::Slack, Self::Discord];

    /// The platform as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Slack => "slack",
            Self::Discord => "discord",
        }
    }

    /// The platform as it calls itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slack => "Slack",
            Self::Discord => "Discord",
        }
    }
}

impl fmt::Display for ChatPlatform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Somebody's account in one workspace of a chat platform: `slack:T1:U1`. Its parts are the platform's
/// own ids, which never change, whatever people call themselves.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ChatAccount {
    platform: ChatPlatform,
    workspace: String,
    user: String,
}

impl ChatAccount {
    /// The account with these ids.
    pub fn new(platform: ChatPlatform, workspace: &str, user: &str) -> Result<Self, Problem> {
        if is_id(workspace) && is_id(user) {
            Ok(Self { platform, workspace: workspace.to_owned(), user: user.to_owned() })
        } else {
            Err(Problem::ChatAccountMalformed)
        }
    }

    /// On which platform.
    pub fn platform(&self) -> ChatPlatform {
        self.platform
    }

    /// The platform's id of the workspace.
    pub fn workspace(&self) -> &str {
        &self.workspace
    }

    /// The platform's id of the person.
    pub fn user(&self) -> &str {
        &self.user
    }
}

impl fmt::Display for ChatAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.platform, self.workspace, self.user)
    }
}

impl FromStr for ChatAccount {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let mut parts = text.splitn(3, ':');
        let (Some(platform), Some(workspace), Some(user)) =
            (parts.next(), parts.next(), parts.next())
        else {
            return Err(Problem::ChatAccountMalformed);
        };
        Self::new(platform_of(platform)?, workspace, user)
    }
}

impl TryFrom<String> for ChatAccount {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<ChatAccount> for String {
    fn from(account: ChatAccount) -> Self {
        account.to_string()
    }
}

/// What a person or a workspace calls itself on a chat platform: one line of at most
/// [`MAX_CHAT_NAME_CHARS`] characters. It proves nothing, since anybody may choose it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChatName(String);

/// The most characters that are kept of such a name.
pub const MAX_CHAT_NAME_CHARS: usize = 80;

impl ChatName {
    /// What can be shown of a name: without what shows nothing or turns the text around it, and cut.
    /// `None` if nothing is left. A name is never refused: the platform took it.
    pub fn shown(text: &str) -> Option<Self> {
        name::harmless(text, MAX_CHAT_NAME_CHARS).map(Self)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether mail programs would make a link of it.
    pub fn holds_address(&self) -> bool {
        name::holds_address(&self.0)
    }
}

impl fmt::Display for ChatName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ChatName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChatName(…)")
    }
}

/// Which workspaces a bot serves: `slack:T1`, or `slack:*` for all of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ChatWorkspaces {
    platform: ChatPlatform,
    /// None: all.
    workspace: Option<String>,
}

impl ChatWorkspaces {
    /// Whether an account belongs to them.
    pub fn serve(&self, account: &ChatAccount) -> bool {
        let all_or_its = self.workspace.as_ref().is_none_or(|id| *id == account.workspace);
        self.platform == account.platform && all_or_its
    }
}

impl fmt::Display for ChatWorkspaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.platform, self.workspace.as_deref().unwrap_or("*"))
    }
}

impl FromStr for ChatWorkspaces {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        let (platform, workspace) = text.split_once(':').ok_or(Problem::ChatWorkspaceMalformed)?;
        let platform = platform_of(platform).map_err(|_| Problem::ChatWorkspaceMalformed)?;
        match workspace {
            "*" => Ok(Self { platform, workspace: None }),
            id if is_id(id) => Ok(Self { platform, workspace: Some(id.to_owned()) }),
            _ => Err(Problem::ChatWorkspaceMalformed),
        }
    }
}

impl TryFrom<String> for ChatWorkspaces {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        text.parse()
    }
}

impl From<ChatWorkspaces> for String {
    fn from(workspaces: ChatWorkspaces) -> Self {
        workspaces.to_string()
    }
}

fn platform_of(text: &str) -> Result<ChatPlatform, Problem> {
    let found = ChatPlatform::ALL.into_iter().find(|platform| platform.as_str() == text);
    found.ok_or(Problem::ChatAccountMalformed)
}

fn is_id(text: &str) -> bool {
    (1..=MAX_ID).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_read_as_they_are_written() {
        for text in ["slack:T024BE7LD:U2147483697", "discord:80351110224678912:1"] {
            assert_eq!(text.parse::<ChatAccount>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "slack",
            "slack:T1",
            "slack::U1",
            "irc:T1:U1",
            "slack:T1:U1:x",
            "slack:T 1:U1",
            "Slack:T1:U1",
        ] {
            assert_eq!(text.parse::<ChatAccount>(), Err(Problem::ChatAccountMalformed), "{text}");
        }
    }

    #[test]
    fn names_are_cut_and_cleaned_and_never_refused() {
        let shown = |text: &str| ChatName::shown(text).map(|name| name.0);
        assert_eq!(shown(" Ada\n\u{202e}\u{1b}[2J  Love ").as_deref(), Some("Ada [2J Love"));
        assert_eq!(shown("<b>&amp;").as_deref(), Some("<b>&amp;"));
        assert_eq!(shown("\u{200b}\u{202e} \t"), None);
        let long = format!("{}{}", "e\u{301}".repeat(100), "\u{fdfa}".repeat(100_000));
        assert_eq!(shown(&long).unwrap().chars().count(), MAX_CHAT_NAME_CHARS);
        assert!(ChatName::shown("see evil.example").unwrap().holds_address());
    }

    #[test]
    fn workspaces_serve_their_own_accounts_only() {
        let account: ChatAccount = "slack:T1:U1".parse().unwrap();
        let serve = |text: &str| text.parse::<ChatWorkspaces>().unwrap().serve(&account);
        assert!(serve("slack:T1") && serve("slack:*"));
        assert!(!serve("slack:T2") && !serve("discord:T1") && !serve("discord:*"));
        for text in ["slack", "slack:", "*", "slack:T1:U1"] {
            assert_eq!(text.parse::<ChatWorkspaces>(), Err(Problem::ChatWorkspaceMalformed));
        }
    }
}
