//! End a request for approval without the change: declined, lapsed, or cancelled.

use jiff::Timestamp;
use usher_domain::{
    Actor, Approval, ApprovalId, ApprovalState, Status, User,
    approval::CancelReason,
    outbox::{Event, Message},
    timeline::Happening,
};

use crate::{
    Directory, StoreError,
    approvals::subject_of,
    transaction::{Act, Commit, Transaction},
};

/// How often it is tried while the user changes.
const TRIES: usize = 8;

#[derive(Clone, Copy)]
enum Guard {
    Ended,
    User,
}

impl Directory {
    /// Declines a request that was read as pending. False: it has ended meanwhile, and nothing was
    /// written. Of several decisions at once one counts.
    pub async fn decline_approval(
        &self,
        approval: &Approval,
        (by, now): (Actor, Timestamp),
        reason: Option<String>,
    ) -> Result<bool, StoreError> {
        let ended = approval.ended(ApprovalState::Declined, Some(by), now);
        self.end(&Approval { reason, ..ended }, now).await
    }

    /// Cancels a request that was read as pending. False: it has ended meanwhile.
    pub async fn cancel_approval(
        &self,
        approval: &Approval,
        because: CancelReason,
        (by, now): (Actor, Timestamp),
    ) -> Result<bool, StoreError> {
        self.end(&approval.cancelled(because, Some(by), now), now).await
    }

    /// Records that a request has lapsed, if it has and nobody recorded it. Tells whether this call did.
    pub async fn lapse_approval(&self, id: ApprovalId, now: Timestamp) -> Result<bool, StoreError> {
        match self.find_approval(id).await? {
            Some(approval)
                if approval.state == ApprovalState::Pending
                    && approval.state_at(now) == ApprovalState::Lapsed =>
            {
                self.end(&approval.ended(ApprovalState::Lapsed, None, now), now).await
            }
            _ => Ok(false),
        }
    }

    /// The request that `user` waits for, unless it has ended.
    pub(crate) async fn open_approval_of(
        &self,
        user: &User,
    ) -> Result<Option<Approval>, StoreError> {
        let found = match user.approval {
            Some(open) => self.find_approval(open.id).await?,
            None => None,
        };
        Ok(found.filter(|approval| approval.state == ApprovalState::Pending))
    }

    async fn end(&self, ended: &Approval, now: Timestamp) -> Result<bool, StoreError> {
        for _ in 0..TRIES {
            let mut writes = self.transaction();
            writes.close_approval(ended, now, Guard::Ended)?;
            writes.tell_end(ended, now)?;
            if let Some(user) = ended.user
                && let Some(user) = self.find_user(user).await?
                && user.approval.is_some_and(|open| open.id == ended.id)
            {
                writes.change_user(&released(user, ended, now), Guard::User)?;
            }
            match writes.commit().await? {
                Commit::Done => return Ok(true),
                Commit::Refused(Guard::Ended) => return Ok(false),
                Commit::Refused(Guard::User) => {}
            }
        }
        Err(StoreError::Busy("the user changes all the time".into()))
    }
}

/// The user after the request that they waited for has ended without the change. Who was held by it
/// has expired, as after any wait, or is revoked by whoever said no.
fn released(user: User, ended: &Approval, now: Timestamp) -> User {
    if user.status != Status::PendingApproval {
        return User { approval: None, ..user.changed(now) };
    }
    let lapsed = ended.state == ApprovalState::Lapsed;
    let status = if lapsed { Status::Expired } else { Status::Revoked };
    User { approval: None, approved_role: None, ..user.with_status(status, now) }
}

impl<G: Copy> Transaction<'_, G> {
    /// Ends the request that `user` waits for because of what happens to them; the user is written by
    /// the same transaction.
    pub(crate) fn cancel_with_user(
        &mut self,
        approval: &Approval,
        because: CancelReason,
        act: Act,
        guard: G,
    ) -> Result<(), StoreError> {
        let ended = approval.cancelled(because, Some(act.actor), act.now);
        self.close_approval(&ended, act.now, guard)?;
        self.tell_end(&ended, act.now)
    }

    fn tell_end(&mut self, ended: &Approval, now: Timestamp) -> Result<(), StoreError> {
        let of = ended.into();
        let (told, event) = match (ended.state, ended.cancelled_because) {
            (ApprovalState::Declined, _) => (
                Happening::ApprovalDeclined { of, reason: ended.reason.clone() },
                Some(Event::UserApprovalDeclined),
            ),
            (ApprovalState::Cancelled, because) => {
                let because = because.unwrap_or(CancelReason::Overtaken);
                (Happening::ApprovalCancelled { of, because }, None)
            }
            _ => (Happening::ApprovalLapsed { of }, Some(Event::UserApprovalLapsed)),
        };
        let actor = ended.decided_by.unwrap_or(Actor::System);
        self.record_of(subject_of(ended), actor, now, &told)?;
        if let (Some(user), Some(event)) = (ended.user, event) {
            self.post(Act { user, actor, now }, Message::Event { event })?;
        }
        Ok(())
    }
}
