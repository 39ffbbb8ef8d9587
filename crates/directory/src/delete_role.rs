//! Delete a role that nobody has.
//!
//! Whoever is given a role only checks that it is there, so that a thousand users can be added at once.
//! So a deletion goes in two steps. It marks the role as retiring, and from then on nobody is given it;
//! whoever was given it before is seen when it looks for members. Then it deletes the role, or takes the
//! mark away. A mark whose deletion died lapses after a minute: then it may be taken away by whoever
//! needs the role, and the deletion, should it still live, finds its mark gone and deletes nothing.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem, Update};
use jiff::{SignedDuration, Timestamp};
use usher_domain::{
    Actor, EntryId, RoleName,
    timeline::{Happening, Subject},
};

use crate::{
    Directory, StoreError,
    item::{n, s},
    keys,
    roles::StoredRole,
    transaction::{Commit, Transaction, built},
};

/// The longest that a deletion keeps a role from being given: longer than a request may take.
const RETIRING_FOR: SignedDuration = SignedDuration::from_mins(1);

/// The order to delete a role.
#[derive(Debug, Clone)]
pub struct DeleteRole {
    /// Which.
    pub name: RoleName,
    /// The version of the role on which the caller's rights were checked.
    pub version: u64,
    /// Who deletes it.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// What became of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleDeleted {
    /// It is gone.
    Deleted,
    /// Somebody has it, or a live API key. It is as it was.
    InUse,
    /// Somebody changed it, or is about to delete it, since it was read. It is as they left it.
    Overtaken,
    /// There is no such role.
    NotFound,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Deletes a role that no user of any status and no live API key has. Nobody ever has a role that
    /// is gone: a user who is given the role at the same time either gets it, and it stays, or does not.
    pub async fn delete_role(&self, order: &DeleteRole) -> Result<RoleDeleted, StoreError> {
        let Some(read) = self.find_stored_role(&order.name).await? else {
            return Ok(RoleDeleted::NotFound);
        };
        if read.version != order.version || read.is_retiring(order.now) {
            return Ok(RoleDeleted::Overtaken);
        }
        let mark = EntryId(self.ids.next()).to_string();
        if !self.retire(&read, &mark, order.now).await? {
            return Ok(RoleDeleted::Overtaken);
        }
        let done = self.delete_if_unused(order, &mark).await;
        if !matches!(done, Ok(RoleDeleted::Deleted)) {
            // If this fails too, the mark lapses by itself.
            let _ = self.unretire(&order.name, &mark).await;
        }
        done
    }

    async fn delete_if_unused(
        &self,
        order: &DeleteRole,
        mark: &str,
    ) -> Result<RoleDeleted, StoreError> {
        if self.is_role_used(&order.name, order.now).await? {
            return Ok(RoleDeleted::InUse);
        }
        let mut writes = self.transaction();
        writes.delete_retired(&order.name, mark)?;
        let subject = Subject::Role(order.name.clone());
        writes.record_of(subject, order.actor, order.now, &Happening::RoleDeleted)?;
        Ok(match writes.commit().await? {
            Commit::Done => RoleDeleted::Deleted,
            Commit::Refused(Overtaken) => RoleDeleted::Overtaken,
        })
    }

    /// After a role could not be given: whether that may be tried again. It waits while somebody is
    /// about to delete the role, and takes a mark away that has lapsed. False: the role is gone.
    pub(crate) async fn role_stays(
        &self,
        name: &RoleName,
        now: Timestamp,
        attempt: u32,
    ) -> Result<bool, StoreError> {
        let Some(role) = self.find_stored_role(name).await? else {
            return Ok(false);
        };
        match &role.retiring {
            Some(mark) if !role.is_retiring(now) => self.unretire(name, mark).await?,
            _ => self.wait(attempt).await,
        }
        Ok(true)
    }

    async fn retire(
        &self,
        read: &StoredRole,
        mark: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let until = now.checked_add(RETIRING_FOR).unwrap_or(now);
        let update = self
            .role_update(&read.name)
            .update_expression("SET retiring = :mark, retiring_until = :until")
            .condition_expression(
                "version = :read AND (attribute_not_exists(retiring) OR retiring = :lapsed)",
            )
            .expression_attribute_values(":mark", s(mark))
            .expression_attribute_values(":until", s(until.to_string()))
            .expression_attribute_values(":read", n(read.version))
            .expression_attribute_values(":lapsed", s(read.retiring.as_deref().unwrap_or("-")));
        self.update_role(update).await
    }

    async fn unretire(&self, name: &RoleName, mark: &str) -> Result<(), StoreError> {
        let update = self
            .role_update(name)
            .update_expression("REMOVE retiring, retiring_until")
            .condition_expression("retiring = :mark")
            .expression_attribute_values(":mark", s(mark));
        self.update_role(update).await.map(drop)
    }

    fn role_update(&self, name: &RoleName) -> aws_sdk_dynamodb::types::builders::UpdateBuilder {
        Update::builder()
            .table_name(&self.table)
            .key("pk", s(keys::roles(&self.org)))
            .key("sk", s(name.to_string()))
    }

    /// A mark is no change of its own: it must not use up the mark of the request.
    async fn update_role(
        &self,
        update: aws_sdk_dynamodb::types::builders::UpdateBuilder,
    ) -> Result<bool, StoreError> {
        let plain = self.for_request(self.from, None);
        let mut writes = plain.transaction();
        let update = built(update.build())?;
        writes.push(TransactWriteItem::builder().update(update).build(), Some(Overtaken));
        Ok(matches!(writes.commit().await?, Commit::Done))
    }

    /// Whether a user or a live key has the role, strongly consistent.
    async fn is_role_used(&self, name: &RoleName, now: Timestamp) -> Result<bool, StoreError> {
        let members = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :members")
            .expression_attribute_values(":members", s(keys::role_members(&self.org, name)))
            .consistent_read(true)
            .limit(1)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        if !members.items().is_empty() {
            return Ok(true);
        }
        let keys = self.live_keys(now).await?;
        Ok(keys.iter().any(|key| key.kind.role() == Some(name)))
    }
}

impl Transaction<'_, Overtaken> {
    /// Deletes a role under the mark that says who deletes it.
    fn delete_retired(&mut self, name: &RoleName, mark: &str) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::roles(&self.directory().org)))
            .key("sk", s(name.to_string()))
            .condition_expression("retiring = :mark")
            .expression_attribute_values(":mark", s(mark));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(Overtaken));
        Ok(())
    }
}
