//! Sign in.

use jiff::Timestamp;
use usher_domain::{Actor, UserId, password::PasswordHash, timeline::Happening};

use crate::{
    Bucket, Credential, Directory, OpenSession, StoreError,
    item::s,
    keys,
    transaction::{Act, Commit},
};

/// The order to begin a session for somebody whose password was right.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// When the password was set that was right.
    pub set_at: Timestamp,
    /// The same password, hashed as it is done today, if it was kept otherwise.
    pub rehashed: Option<PasswordHash>,
    /// The session.
    pub session: OpenSession,
    /// The counter of tries that begins anew.
    pub forgiven: Bucket,
    /// The counters from which this try is taken back.
    pub uncounted: Vec<Bucket>,
    /// When.
    pub now: Timestamp,
}

#[derive(Clone, Copy)]
struct Changed;

impl Directory {
    /// Begins the session and forgives the tries before it, in one transaction. False: the password
    /// was changed meanwhile, or the user is no member any more. Then nothing was written.
    pub async fn sign_in(&self, order: &SignIn) -> Result<bool, StoreError> {
        let user = order.session.key.user;
        let mut writes = self.transaction();
        self.require_member(&mut writes, user)?;
        match order.rehashed.clone() {
            Some(password) => {
                let kept = Credential { password, set_at: order.set_at };
                writes.replace_credential(user, &kept, order.set_at, Changed)?;
            }
            None => writes.require_credential(user, order.set_at, Changed)?,
        }
        writes.open_session(&order.session, order.set_at)?;
        let act = Act { user, actor: Actor::User { id: user }, now: order.now };
        writes.record(act, &Happening::SignedIn)?;
        writes.forget(&order.forgiven, order.now)?;
        for bucket in &order.uncounted {
            writes.uncount(bucket, order.now)?;
        }
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    fn require_member(
        &self,
        writes: &mut crate::transaction::Transaction<'_, Changed>,
        user: UserId,
    ) -> Result<(), StoreError> {
        let pk = keys::user(&self.org, user);
        writes.require_where(pk, "USER", "#status = :active", (":active", s("active")), Changed)
    }
}
