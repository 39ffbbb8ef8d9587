//! Letters about chat accounts.

use jiff::Timestamp;
use usher_domain::{ChatAccount, ChatName, User};
use usher_i18n::Texts;

use super::{Content, Pair};

/// A chat account as letters tell of it.
#[derive(Debug, Clone, Copy)]
pub struct ShownAccount<'a> {
    /// Which.
    pub account: &'a ChatAccount,
    /// What it calls itself, if that is known.
    pub name: Option<&'a ChatName>,
    /// What its workspace calls itself, if that is known.
    pub workspace: Option<&'a ChatName>,
}

impl<'a> ShownAccount<'a> {
    /// The account by its ids alone.
    pub fn of(account: &'a ChatAccount) -> Self {
        Self { account, name: None, workspace: None }
    }

    fn values(self, texts: &Texts, user: &User, at: Timestamp) -> [Pair<'static>; 5] {
        let Self { account, name, workspace } = self;
        [
            ("platform", account.platform().name().into()),
            ("account", beside(name, account.user()).into()),
            ("workspace", beside(workspace, account.workspace()).into()),
            ("email", user.email.as_typed().to_owned().into()),
            ("date", texts.date(at).into()),
        ]
    }
}

/// A name with the id that it belongs to. One that mail programs would make a link of is left out: it
/// is of somebody's own choosing.
fn beside(name: Option<&ChatName>, id: &str) -> String {
    match name.filter(|name| !name.holds_address()) {
        Some(name) => format!("{name} ({id})"),
        None => id.to_owned(),
    }
}

pub(super) fn linked(
    texts: &Texts,
    (user, account, at): (&User, ShownAccount<'_>, Timestamp),
    page: &str,
    organization: Pair<'_>,
) -> Content {
    let values = [&account.values(texts, user, at)[..], &[("page", page.into()), organization]];
    let values = values.concat();
    let text = |id: &str| texts.format(id, &values);
    let body = text("chat-linked-notice-body");
    Content {
        subject: text("chat-linked-notice-subject"),
        preview: body.clone(),
        paragraphs: vec![body, text("chat-linked-notice-may")],
        notes: vec![text("chat-linked-notice-undo")],
        ..Content::default()
    }
}

pub(super) fn unlinked(
    texts: &Texts,
    (user, account, at): (&User, ShownAccount<'_>, Timestamp),
    organization: Pair<'_>,
) -> Content {
    let values = [&account.values(texts, user, at)[..], &[organization]].concat();
    let text = |id: &str| texts.format(id, &values);
    let body = text("chat-unlinked-notice-body");
    Content {
        subject: text("chat-unlinked-notice-subject"),
        preview: body.clone(),
        paragraphs: vec![body],
        notes: vec![text("chat-unlinked-notice-not-you")],
        ..Content::default()
    }
}
