//! Note that somebody who is signed in typed their password once more.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::session::SessionKey;

use crate::{
    Bucket, Directory, StoreError,
    item::s,
    keys,
    transaction::{Commit, Transaction, built},
};

/// A password that was typed within a session, and was right.
#[derive(Debug, Clone)]
pub struct PasswordProof {
    /// The session.
    pub session: SessionKey,
    /// When the password was set.
    pub set_at: Timestamp,
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
    /// Notes it in the session and forgives the tries before it. False: the session or the password is
    /// another by now. Then nothing was written.
    pub async fn note_password(&self, proof: &PasswordProof) -> Result<bool, StoreError> {
        let mut writes = self.transaction();
        writes.require_credential(proof.session.user, proof.set_at, Changed)?;
        writes.see_password(&proof.session, proof.now, Changed)?;
        writes.forget(&proof.forgiven, proof.now)?;
        for bucket in &proof.uncounted {
            writes.uncount(bucket, proof.now)?;
        }
        Ok(matches!(writes.commit().await?, Commit::Done))
    }
}

impl<G: Copy> Transaction<'_, G> {
    fn see_password(
        &mut self,
        session: &SessionKey,
        now: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::user(self.directory().org(), session.user)))
            .key("sk", s(keys::session(&session.hash)))
            .update_expression("SET password_at = :now")
            .condition_expression("attribute_exists(pk)")
            .expression_attribute_values(":now", s(now.to_string()));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }
}
