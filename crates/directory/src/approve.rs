//! Approve a change as a second person: what the approval writes beside the change itself.

use jiff::Timestamp;
use usher_domain::{
    Actor, Approval, ApprovalState, Invite, MailState, Status, Suppression, User,
    approval::Proposal,
    outbox::{Event, Message},
    throttle::INVITES_BY_HAND,
    timeline::Happening,
};

use crate::{
    Bucket, Directory, InviteTerms, StoreError,
    add_user::post_added,
    approvals::subject_of,
    transaction::{Act, Commit, Transaction},
};

/// A second person's approval, and the people on whose rights it rests, as they were read.
#[derive(Debug, Clone)]
pub struct Approving {
    /// The request, still pending.
    pub approval: Approval,
    /// Who approves.
    pub by: Actor,
    /// The person behind that.
    pub approver: User,
    /// The person behind the request.
    pub requester: User,
}

/// The order to let a user leave `pending_approval`.
#[derive(Debug, Clone)]
pub struct Admit {
    /// The approval.
    pub approving: Approving,
    /// The terms of the invite, if one is mailed.
    pub terms: InviteTerms,
    /// When.
    pub now: Timestamp,
}

/// What became of that order. Unless it was done, nothing was written.
#[derive(Debug)]
pub enum Admitted {
    /// The user as they are now; the mail, if there is one, lies in the outbox.
    Admitted(Box<User>),
    /// The address was mailed an invite a moment ago, or too often today.
    TooSoon,
    /// Mail to the address bounced or was reported before.
    Suppressed(Suppression),
    /// The request has ended, or somebody changed one of the people first.
    Overtaken,
}

#[derive(Clone, Copy)]
enum Guard {
    Overtaken,
    TooSoon,
    Suppressed,
}

impl Directory {
    /// Makes `user`, who waits for this very approval, what was asked for: invited, or added without
    /// a mail.
    pub async fn admit_user(&self, user: &User, order: &Admit) -> Result<Admitted, StoreError> {
        let Some(Proposal::Admit { welcome_email, force, revived }) =
            order.approving.approval.proposal
        else {
            return Ok(Admitted::Overtaken);
        };
        let admitted = order.admitted(user, welcome_email, force);
        let mut writes = self.transaction();
        writes.change_user(&admitted, Guard::Overtaken)?;
        if welcome_email {
            writes.require_unsuppressed(&user.email, force, Guard::Suppressed)?;
            if admitted.invite.is_some_and(|invite| invite.generation > 1) {
                let bucket = Bucket::new(INVITES_BY_HAND, user.email.key());
                writes.count(&bucket, order.now, Guard::TooSoon)?;
            }
        }
        writes.approve(&order.approving, order.now, Guard::Overtaken)?;
        let act = Act { user: user.id, actor: order.approving.by, now: order.now };
        let generation = admitted.invite.map_or(0, |invite| invite.generation);
        let role = user.role.to_string();
        writes.record(
            act,
            &if revived {
                Happening::Revived { role, welcome_email, generation }
            } else {
                Happening::Added { role, welcome_email }
            },
        )?;
        post_added(&mut writes, act, &admitted)?;
        Ok(match writes.commit().await? {
            Commit::Done => Admitted::Admitted(Box::new(admitted)),
            Commit::Refused(Guard::Overtaken) => Admitted::Overtaken,
            Commit::Refused(Guard::TooSoon) => Admitted::TooSoon,
            Commit::Refused(Guard::Suppressed) => match self.find_suppression(&user.email).await? {
                Some(suppression) => Admitted::Suppressed(suppression),
                None => Admitted::Overtaken,
            },
        })
    }
}

impl Admit {
    fn admitted(&self, user: &User, welcome_email: bool, force: bool) -> User {
        let status = if welcome_email { Status::Invited } else { Status::Added };
        let invite = if welcome_email {
            Some(self.terms.of_generation(user.next_generation(), MailState::Queued))
        } else {
            // No older link comes to life again by this.
            let generation = user.next_generation();
            user.invite.map(|old| Invite { generation, mail: MailState::None, ..old })
        };
        User {
            invite,
            approval: None,
            approved_role: Some(user.role.clone()),
            clear_suppression: force,
            ..user.clone().with_status(status, self.now)
        }
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Ends a request as approved, which must still be pending, while the people on whose rights it
    /// rests are as they were read. Whoever the request is about is written by the same transaction, so
    /// they are held already.
    pub(crate) fn approve(
        &mut self,
        approving: &Approving,
        now: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let Approving { approval, by, approver, requester } = approving;
        let approved = approval.ended(ApprovalState::Approved, Some(*by), now);
        self.close_approval(&approved, now, guard)?;
        self.require_version(approver, guard)?;
        if approval.user != Some(requester.id) {
            self.require_version(requester, guard)?;
        }
        let told = Happening::Approved { of: approval.into() };
        self.record_of(subject_of(approval), *by, now, &told)?;
        if let Some(user) = approval.user {
            let act = Act { user, actor: *by, now };
            self.post(act, Message::Event { event: Event::UserApproved })?;
        }
        Ok(())
    }
}
