//! Ask for a second person's approval of a change.

use usher_domain::{
    Approval, Status, User,
    outbox::{Event, Message},
};

use crate::{
    Directory, StoreError,
    transaction::{Act, Commit},
};

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Opens a request that concerns `user`, as they were read when the caller's rights were checked.
    /// Where it decides on a link, the user waits without one from now on. `None`: somebody changed
    /// the user first, and nothing was written.
    pub async fn ask(&self, approval: &Approval, user: &User) -> Result<Option<User>, StoreError> {
        let now = approval.requested_at;
        let waiting = if approval.kind.holds_user() {
            user.clone().with_status(Status::PendingApproval, now)
        } else {
            user.clone().changed(now)
        };
        let waiting = User { approval: Some(approval.open()), ..waiting };
        let mut writes = self.transaction();
        writes.change_user(&waiting, Overtaken)?;
        writes.open_approval(approval)?;
        let act = Act { user: user.id, actor: approval.requested_by, now };
        writes.post(act, Message::Event { event: Event::UserApprovalRequested })?;
        Ok(match writes.commit().await? {
            Commit::Done => Some(waiting),
            Commit::Refused(Overtaken) => None,
        })
    }

    /// Opens a request that concerns a role alone. It holds for the version that it names.
    pub async fn ask_of_role(&self, approval: &Approval) -> Result<(), StoreError> {
        let mut writes = self.transaction::<Overtaken>();
        writes.open_approval(approval)?;
        writes.commit().await.map(drop)
    }
}
