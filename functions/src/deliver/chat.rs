//! Mails that tell a member of their chat accounts.

use usher_directory::Settlement;
use usher_domain::{
    User,
    outbox::{Message, OutboxEntry},
};
use usher_mail::{Letter, ShownAccount};

use super::plan::{Plan, PlanError, notice};
use crate::App;

/// Tells a member that a chat account was linked to them, or is no more. Whoever was shut out meanwhile
/// is told, too: the account is theirs again once they are let in.
pub fn told(app: &App, entry: &OutboxEntry, user: &User) -> Result<Plan, PlanError> {
    let at = entry.created_at;
    match &entry.message {
        Message::ChatLinkedNotice { account, display_name, workspace_name } => {
            let (name, workspace) = (display_name.as_ref(), workspace_name.as_ref());
            let account = ShownAccount { account, name, workspace };
            let page = app.account_page();
            notice(app, entry, user, Letter::ChatLinked { user, account, at, page: &page })
        }
        Message::ChatUnlinkedNotice { account } => {
            let account = ShownAccount::of(account);
            notice(app, entry, user, Letter::ChatUnlinked { user, account, at })
        }
        _ => Ok(Plan::Nothing(Settlement::Done)),
    }
}
