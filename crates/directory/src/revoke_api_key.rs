//! Revoke an API key.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;
use usher_domain::{
    Actor, KeyId,
    timeline::{Happening, Subject},
};

use crate::{
    Directory, StoreError,
    item::s,
    keys,
    transaction::{Commit, built},
};

#[derive(Clone, Copy)]
struct RevokedAlready;

impl Directory {
    /// Revokes a key that exists. One that was revoked before stays as it is: false, and nothing was
    /// written.
    pub async fn revoke_api_key(
        &self,
        id: KeyId,
        actor: Actor,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let update = Update::builder()
            .table_name(&self.table)
            .key("pk", s(keys::api_keys(&self.org)))
            .key("sk", s(keys::api_key(id)))
            .update_expression("SET revoked_at = :now")
            // What was never revoked has a null there, or nothing.
            .condition_expression("attribute_exists(pk) AND NOT attribute_type(revoked_at, :text)")
            .expression_attribute_values(":now", s(now.to_string()))
            .expression_attribute_values(":text", s("S"));
        let mut writes = self.transaction();
        let update = built(update.build())?;
        writes.push(TransactWriteItem::builder().update(update).build(), Some(RevokedAlready));
        writes.record_of(Subject::Key(id), actor, now, &Happening::KeyRevoked)?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }
}
