//! Transactions whose refused conditions have names.

use std::time::Duration;

use aws_sdk_dynamodb::{
    error::{ProvideErrorMetadata, SdkError},
    operation::transact_write_items::TransactWriteItemsError,
    types::{AttributeValue, ConditionCheck, Delete, Put, TransactWriteItem, Update},
};
use jiff::Timestamp;
use usher_domain::{
    Actor, EntryId, OrgId, User, UserId,
    outbox::{Message, OutboxEntry},
    timeline::{Happening, Subject, TimelineEntry},
};

use crate::{
    Directory, StoreError,
    item::{self, Item, n, s},
    request::Mark,
};

/// How often a transaction in conflict with another is tried.
const TRIES: u32 = 6;

/// How a transaction ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Commit<G> {
    /// All of it was written.
    Done,
    /// None of it was written, because this condition did not hold.
    Refused(G),
}

/// Writes that happen together or not at all. `G` names the conditions that the use case tells apart.
pub(crate) struct Transaction<'d, G> {
    directory: &'d Directory,
    writes: Vec<TransactWriteItem>,
    guards: Vec<Option<G>>,
}

/// What happens to a user, by whom and when: what a timeline entry and an outbox entry have in common.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Act {
    pub user: UserId,
    pub actor: Actor,
    pub now: Timestamp,
}

impl Directory {
    pub(crate) fn transaction<G: Copy>(&self) -> Transaction<'_, G> {
        Transaction { directory: self, writes: Vec::new(), guards: Vec::new() }
    }
}

impl<G: Copy> Transaction<'_, G> {
    fn org(&self) -> &OrgId {
        &self.directory.org
    }

    pub(crate) fn directory(&self) -> &Directory {
        self.directory
    }

    pub(crate) fn push(&mut self, write: TransactWriteItem, guard: Option<G>) {
        self.writes.push(write);
        self.guards.push(guard);
    }

    /// Writes an item that must not exist yet.
    pub fn create(&mut self, item: Item, guard: G) -> Result<(), StoreError> {
        let put = self.put_builder(item).condition_expression("attribute_not_exists(pk)");
        self.push(TransactWriteItem::builder().put(built(put.build())?).build(), Some(guard));
        Ok(())
    }

    /// Writes an item, whatever was there.
    pub fn put(&mut self, item: Item) -> Result<(), StoreError> {
        let put = self.put_builder(item);
        self.push(TransactWriteItem::builder().put(built(put.build())?).build(), None);
        Ok(())
    }

    fn put_builder(&self, item: Item) -> aws_sdk_dynamodb::types::builders::PutBuilder {
        Put::builder().table_name(&self.directory.table).set_item(Some(item))
    }

    /// Writes `user`, who must still have the version that was read; the new one is one higher.
    pub fn change_user(&mut self, user: &User, guard: G) -> Result<(), StoreError> {
        self.change_item(item::user(self.org(), user)?, user.version, guard)
    }

    /// Writes an item whose version is `version`, and must be one lower still.
    pub(crate) fn change_item(
        &mut self,
        item: Item,
        version: u64,
        guard: G,
    ) -> Result<(), StoreError> {
        let put = self
            .put_builder(item)
            .condition_expression("version = :read")
            .expression_attribute_values(":read", n(version.saturating_sub(1)));
        self.push(TransactWriteItem::builder().put(built(put.build())?).build(), Some(guard));
        Ok(())
    }

    /// Deletes `user`, who must still be as they were read.
    pub fn delete_user(&mut self, user: &User, guard: G) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory.table)
            .key("pk", s(crate::keys::user(self.org(), user.id)))
            .key("sk", s("USER"))
            .condition_expression("version = :read")
            .expression_attribute_values(":read", n(user.version));
        self.push(TransactWriteItem::builder().delete(built(delete.build())?).build(), Some(guard));
        Ok(())
    }

    /// Deletes an item, if it is there.
    pub fn delete(&mut self, pk: String, sk: String) -> Result<(), StoreError> {
        let delete =
            Delete::builder().table_name(&self.directory.table).key("pk", s(pk)).key("sk", s(sk));
        self.push(TransactWriteItem::builder().delete(built(delete.build())?).build(), None);
        Ok(())
    }

    /// Deletes an outbox entry that `owner` has claimed.
    pub fn delete_claimed(
        &mut self,
        entry: &OutboxEntry,
        owner: &str,
        guard: G,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory.table)
            .key("pk", s(crate::keys::outbox_of(self.org(), entry)))
            .key("sk", s(crate::keys::outbox_entry(entry)))
            .condition_expression("attribute_exists(pk) AND claimed_by = :owner")
            .expression_attribute_values(":owner", s(owner));
        self.push(TransactWriteItem::builder().delete(built(delete.build())?).build(), Some(guard));
        Ok(())
    }

    /// Holds only while an item is there that nobody is about to delete (see `delete_role.rs`).
    pub fn require(&mut self, pk: String, sk: String, guard: G) -> Result<(), StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.directory.table)
            .key("pk", s(pk))
            .key("sk", s(sk))
            .condition_expression("attribute_exists(pk) AND attribute_not_exists(retiring)");
        self.push(
            TransactWriteItem::builder().condition_check(built(check.build())?).build(),
            Some(guard),
        );
        Ok(())
    }

    /// Holds only while an item is not there.
    pub fn require_absent(&mut self, pk: String, sk: &str, guard: G) -> Result<(), StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.directory.table)
            .key("pk", s(pk))
            .key("sk", s(sk))
            .condition_expression("attribute_not_exists(pk)");
        let check = built(check.build())?;
        self.push(TransactWriteItem::builder().condition_check(check).build(), Some(guard));
        Ok(())
    }

    /// Writes an item where `condition` holds of the one that is there.
    pub fn put_where(
        &mut self,
        item: Item,
        condition: &str,
        (name, value): (&str, AttributeValue),
        guard: G,
    ) -> Result<(), StoreError> {
        let put = self
            .put_builder(item)
            .condition_expression(condition)
            .expression_attribute_values(name, value);
        self.push(TransactWriteItem::builder().put(built(put.build())?).build(), Some(guard));
        Ok(())
    }

    /// Holds only where `condition` does of an item; `#status` stands for its status.
    pub fn require_where(
        &mut self,
        pk: String,
        sk: &str,
        condition: &str,
        (name, value): (&str, AttributeValue),
        guard: G,
    ) -> Result<(), StoreError> {
        let mut check = ConditionCheck::builder()
            .table_name(&self.directory.table)
            .key("pk", s(pk))
            .key("sk", s(sk))
            .condition_expression(condition)
            .expression_attribute_values(name, value);
        if condition.contains("#status") {
            check = check.expression_attribute_names("#status", "status");
        }
        let check = built(check.build())?;
        self.push(TransactWriteItem::builder().condition_check(check).build(), Some(guard));
        Ok(())
    }

    /// Deletes an item, which must be there.
    pub fn require_and_delete(
        &mut self,
        pk: String,
        sk: String,
        guard: G,
    ) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory.table)
            .key("pk", s(pk))
            .key("sk", s(sk))
            .condition_expression("attribute_exists(pk)");
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), Some(guard));
        Ok(())
    }

    /// Holds only while `user` is as they were read.
    pub fn require_version(&mut self, user: &User, guard: G) -> Result<(), StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.directory.table)
            .key("pk", s(crate::keys::user(self.org(), user.id)))
            .key("sk", s("USER"))
            .condition_expression("version = :read")
            .expression_attribute_values(":read", n(user.version));
        let check = built(check.build())?;
        self.push(TransactWriteItem::builder().condition_check(check).build(), Some(guard));
        Ok(())
    }

    /// Adds one to the number of active super admins.
    pub fn count_super_admin(&mut self) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory.table)
            .key("pk", s(crate::keys::super_admin_count(self.org())))
            .key("sk", s("COUNT"))
            .update_expression("ADD active :one")
            .expression_attribute_values(":one", n(1));
        self.push(TransactWriteItem::builder().update(built(update.build())?).build(), None);
        Ok(())
    }

    /// Takes one from the number of active super admins, which must not be the last.
    pub fn uncount_super_admin(&mut self, guard: G) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory.table)
            .key("pk", s(crate::keys::super_admin_count(self.org())))
            .key("sk", s("COUNT"))
            .update_expression("ADD active :less")
            .condition_expression("active > :one")
            .expression_attribute_values(":less", n(-1))
            .expression_attribute_values(":one", n(1));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }

    /// Records what happened in the user's timeline.
    pub fn record(&mut self, act: Act, what: &Happening) -> Result<(), StoreError> {
        self.record_of(act.user.into(), act.actor, act.now, what)
    }

    /// Records what happened to anything in the audit trail.
    pub fn record_of(
        &mut self,
        subject: Subject,
        actor: Actor,
        now: Timestamp,
        what: &Happening,
    ) -> Result<(), StoreError> {
        let id = EntryId(self.directory.ids.next());
        let by = (actor, self.directory.from);
        let salts = [self.directory.jitter.bytes(), self.directory.jitter.bytes()];
        let entry = TimelineEntry::new(id, subject, by, now, what, salts);
        self.put(item::timeline(self.org(), &entry)?)
    }

    /// Puts something that must leave the system into the outbox.
    pub fn post(&mut self, act: Act, message: Message) -> Result<(), StoreError> {
        let id = EntryId(self.directory.ids.next());
        self.put(item::outbox(self.org(), &OutboxEntry::new(id, act.user, act.now, message))?)
    }

    /// The same for what is about no user that is known to exist.
    pub fn post_unaddressed(&mut self, now: Timestamp, message: Message) -> Result<(), StoreError> {
        let id = EntryId(self.directory.ids.next());
        self.put(item::outbox(self.org(), &OutboxEntry::new(id, None, now, message))?)
    }

    /// Writes it all, or names the condition that did not hold. A conflict with another transaction
    /// is tried again after a growing, jittered wait, because the SDK does not do that.
    pub async fn commit(mut self) -> Result<Commit<G>, StoreError> {
        let mark = self.directory.open_mark().cloned();
        if let Some(mark) = &mark {
            self.write_mark(mark)?;
        }
        for attempt in 0..TRIES {
            let call = self
                .directory
                .client
                .transact_write_items()
                .set_transact_items(Some(self.writes.clone()))
                .send()
                .await;
            match call {
                Ok(_) => {
                    if let Some(mark) = &mark {
                        mark.close();
                    }
                    return Ok(Commit::Done);
                }
                Err(error) if mark.is_some() && first_is_refused(&error) => {
                    return Err(StoreError::Repeated);
                }
                Err(error) => match self.read_refusal(&error) {
                    Refusal::Condition(guard) => return Ok(Commit::Refused(guard)),
                    Refusal::Conflict => self.directory.wait(attempt).await,
                    Refusal::Other => return Err(StoreError::of_call(&error)),
                },
            }
        }
        Err(StoreError::Busy("transaction conflict".into()))
    }

    /// The mark of the request comes first, so that its refusal is read first.
    fn write_mark(&mut self, mark: &Mark) -> Result<(), StoreError> {
        let (item, now) = mark.item(self.directory)?;
        let put = self
            .put_builder(item)
            .condition_expression("attribute_not_exists(pk) OR #until <= :now")
            .expression_attribute_names("#until", "until")
            .expression_attribute_values(":now", n(now.as_millisecond()));
        self.writes.insert(0, TransactWriteItem::builder().put(built(put.build())?).build());
        self.guards.insert(0, None);
        Ok(())
    }

    /// The reasons one by one, in the order of the writes: a condition that is known not to hold says
    /// more than a conflict elsewhere in the same transaction.
    fn read_refusal<R>(&self, error: &SdkError<TransactWriteItemsError, R>) -> Refusal<G> {
        let Some(TransactWriteItemsError::TransactionCanceledException(canceled)) =
            error.as_service_error()
        else {
            return Refusal::Other;
        };
        let codes = || canceled.cancellation_reasons().iter().map(|reason| reason.code());
        let refused = codes()
            .zip(&self.guards)
            .find_map(|(code, guard)| guard.filter(|_| code == Some("ConditionalCheckFailed")));
        let transient = |code: Option<&str>| {
            matches!(
                code,
                Some("TransactionConflict" | "ThrottlingError" | "ProvisionedThroughputExceeded")
            )
        };
        match refused {
            Some(guard) => Refusal::Condition(guard),
            None if codes().any(transient) => Refusal::Conflict,
            None => Refusal::Other,
        }
    }
}

/// Whether the condition of a write outside a transaction did not hold.
pub(crate) fn is_refused<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>) -> bool {
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    code == Some("ConditionalCheckFailedException")
}

/// Whether the first write's condition did not hold.
fn first_is_refused<R>(error: &SdkError<TransactWriteItemsError, R>) -> bool {
    let Some(TransactWriteItemsError::TransactionCanceledException(canceled)) =
        error.as_service_error()
    else {
        return false;
    };
    let first = canceled.cancellation_reasons().first();
    first.and_then(|reason| reason.code()) == Some("ConditionalCheckFailed")
}

enum Refusal<G> {
    Condition(G),
    Conflict,
    Other,
}

impl Directory {
    /// Waits 10 ms, doubled with each attempt, and of that a random half.
    pub(crate) async fn wait(&self, attempt: u32) {
        let [jitter] = self.jitter.bytes();
        let half = 5_u64 << attempt.min(8);
        tokio::time::sleep(Duration::from_millis(half + half * u64::from(jitter) / 255)).await;
    }
}

/// A builder of the SDK fails only when a required field is absent; ours are all given above.
pub(crate) fn built<T>(
    result: Result<T, aws_sdk_dynamodb::error::BuildError>,
) -> Result<T, StoreError> {
    result.map_err(|error| StoreError::Refused(error.to_string()))
}
