//! What buttons do, as they keep it.

use std::{
    fmt::{self, Write},
    str::FromStr,
};

use usher_client::User;
use usher_domain::Status;

use crate::command::MAX_SEARCH_BYTES;

/// The most that a button keeps, in bytes: Discord's limit.
pub const MAX_BYTES: usize = 100;

/// The last page of a list that can be turned to.
pub const MAX_PAGE: u16 = 125;

/// The longest id of ours: a UUID.
const MAX_ID: usize = 36;

/// A user as a message showed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Their id.
    pub user: String,
    /// Their version.
    pub version: u64,
    /// How many invites they had had. What only happened to their mail since is nothing that a button
    /// should fail over.
    pub generation: u64,
}

/// A page of a list of users.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ListPage {
    /// Of this status only.
    pub status: Option<Status>,
    /// The beginning of a name or an address, or nothing; at most [`MAX_SEARCH_BYTES`].
    pub search: String,
    /// Which page, from 0.
    pub number: u16,
}

/// What a button does. It is written in [`MAX_BYTES`] at most, and read strictly: what comes back may
/// be anybody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Opens the form in which somebody is added.
    Form,
    /// Mails a new invite.
    Resend(Seen),
    /// Mails a new invite even if earlier mail came back.
    ResendAnyway(Seen),
    /// Asks whether the invite is to be withdrawn.
    Revoke(Seen),
    /// Withdraws it.
    RevokeNow(Seen),
    /// Shows the link of a user's invite.
    CopyLink(String),
    /// Shows a user, in a message of their own.
    Show(String),
    /// Shows a user in place of the message.
    Back(String),
    /// Turns to a page of a list.
    List(ListPage),
    /// Does what waits for approval.
    Approve(String),
    /// Opens the form in which it is declined.
    Decline(String),
    /// Shows what waits for approval.
    Approvals,
    /// Shows where the account is linked.
    Link,
    /// Ends the account's link.
    UnlinkNow,
    /// Shows how commands are typed.
    Help,
}

/// A text that is no action: a button of another version, or of nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no action")]
pub struct NoAction;

impl Seen {
    /// A user as they are shown.
    pub fn of(user: &User) -> Self {
        let generation = user.invite.as_ref().map_or(0, |invite| invite.generation);
        Self { user: user.id.clone(), version: user.version, generation }
    }
}

impl Action {
    fn verb(&self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Resend(_) => "resend",
            Self::ResendAnyway(_) => "resend-anyway",
            Self::Revoke(_) => "revoke",
            Self::RevokeNow(_) => "revoke-now",
            Self::CopyLink(_) => "copy-link",
            Self::Show(_) => "show",
            Self::Back(_) => "back",
            Self::List(_) => "list",
            Self::Approve(_) => "approve",
            Self::Decline(_) => "decline",
            Self::Approvals => "approvals",
            Self::Link => "link",
            Self::UnlinkNow => "unlink-now",
            Self::Help => "help",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.verb())?;
        match self {
            Self::Resend(seen)
            | Self::ResendAnyway(seen)
            | Self::Revoke(seen)
            | Self::RevokeNow(seen) => {
                write!(f, ":{}:{}:{}", seen.user, seen.version, seen.generation)
            }
            Self::CopyLink(id)
            | Self::Show(id)
            | Self::Back(id)
            | Self::Approve(id)
            | Self::Decline(id) => write!(f, ":{id}"),
            Self::List(page) => {
                write!(f, ":{}:", page.number)?;
                f.write_str(page.status.map_or("", Status::as_str))?;
                f.write_char(':')?;
                f.write_str(&page.search)
            }
            Self::Form | Self::Approvals | Self::Link | Self::UnlinkNow | Self::Help => Ok(()),
        }
    }
}

impl FromStr for Action {
    type Err = NoAction;

    fn from_str(text: &str) -> Result<Self, NoAction> {
        if text.len() > MAX_BYTES {
            return Err(NoAction);
        }
        let (verb, rest) = match text.split_once(':') {
            Some((verb, rest)) => (verb, Some(rest)),
            None => (text, None),
        };
        match (verb, rest) {
            ("form", None) => Ok(Self::Form),
            ("approvals", None) => Ok(Self::Approvals),
            ("link", None) => Ok(Self::Link),
            ("unlink-now", None) => Ok(Self::UnlinkNow),
            ("help", None) => Ok(Self::Help),
            ("resend", Some(rest)) => seen(rest).map(Self::Resend),
            ("resend-anyway", Some(rest)) => seen(rest).map(Self::ResendAnyway),
            ("revoke", Some(rest)) => seen(rest).map(Self::Revoke),
            ("revoke-now", Some(rest)) => seen(rest).map(Self::RevokeNow),
            ("copy-link", Some(rest)) => id(rest).map(Self::CopyLink),
            ("show", Some(rest)) => id(rest).map(Self::Show),
            ("back", Some(rest)) => id(rest).map(Self::Back),
            ("approve", Some(rest)) => id(rest).map(Self::Approve),
            ("decline", Some(rest)) => id(rest).map(Self::Decline),
            ("list", Some(rest)) => list(rest).map(Self::List),
            _ => Err(NoAction),
        }
    }
}

fn seen(text: &str) -> Result<Seen, NoAction> {
    let parts: Vec<&str> = text.split(':').collect();
    let [user, version, generation] = parts[..] else { return Err(NoAction) };
    Ok(Seen { user: id(user)?, version: number(version)?, generation: number(generation)? })
}

/// An id of ours, as it may stand in the path of a request.
pub fn id(text: &str) -> Result<String, NoAction> {
    let is_id = (1..=MAX_ID).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_id { Ok(text.to_owned()) } else { Err(NoAction) }
}

/// A number as it is written: without a sign, without zeros before it.
fn number<N: FromStr + ToString>(text: &str) -> Result<N, NoAction> {
    text.parse::<N>().ok().filter(|number| number.to_string() == text).ok_or(NoAction)
}

fn list(text: &str) -> Result<ListPage, NoAction> {
    let mut parts = text.splitn(3, ':');
    let (Some(page), Some(status), Some(search)) = (parts.next(), parts.next(), parts.next())
    else {
        return Err(NoAction);
    };
    let status = match status {
        "" => None,
        status => Some(status.parse().map_err(|_| NoAction)?),
    };
    let number = number(page)?;
    if number > MAX_PAGE || search.len() > MAX_SEARCH_BYTES {
        return Err(NoAction);
    }
    Ok(ListPage { status, search: search.to_owned(), number })
}

impl fmt::Debug for ListPage {
    // Whoever searches types names and addresses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ListPage")
            .field("status", &self.status)
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    fn longest() -> Vec<Action> {
        let seen = Seen { user: ID.to_owned(), version: u64::MAX, generation: u64::MAX >> 32 };
        let page = ListPage {
            status: Some(Status::PendingApproval),
            search: ":".repeat(MAX_SEARCH_BYTES),
            number: MAX_PAGE,
        };
        vec![
            Action::Form,
            Action::Resend(seen.clone()),
            Action::ResendAnyway(seen.clone()),
            Action::Revoke(seen.clone()),
            Action::RevokeNow(seen),
            Action::CopyLink(ID.to_owned()),
            Action::Show(ID.to_owned()),
            Action::Back(ID.to_owned()),
            Action::List(page),
            Action::List(ListPage::default()),
            Action::Approve(ID.to_owned()),
            Action::Decline(ID.to_owned()),
            Action::Approvals,
            Action::Link,
            Action::UnlinkNow,
            Action::Help,
        ]
    }

    #[test]
    fn every_action_fits_and_is_read_as_it_is_written() {
        for action in longest() {
            let text = action.to_string();
            assert!(text.len() <= MAX_BYTES, "{text}");
            assert_eq!(text.parse(), Ok(action), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_read() {
        let long = format!("show:{}", "a".repeat(MAX_BYTES));
        for text in [
            "",
            "form:",
            "show",
            "show:",
            "show:../x",
            "show:a:b",
            "resend:a",
            "resend:a:1",
            "resend:a:1:x",
            "resend:a:+1:1",
            "resend:a:01:1",
            "resend:a:1:1:1",
            "list:0",
            "list:0:",
            "list:0:happy:",
            "list:126::",
            "list:-1::",
            "Show:a",
            "erase:a",
            &long,
        ] {
            assert_eq!(text.parse::<Action>(), Err(NoAction), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_is_written_the_same(
            text in "(form|show|list|resend|revoke-now|approve)?:?[0-9a-z:-]{0,20}\\PC{0,10}"
        ) {
            if let Ok(action) = text.parse::<Action>() {
                prop_assert_eq!(action.to_string(), text);
            }
        }
    }
}
