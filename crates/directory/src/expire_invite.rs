//! End the invites that are due.

use jiff::Timestamp;
use usher_domain::{
    Actor, Status, UserId,
    outbox::{Event, Message},
    timeline::Happening,
};

use crate::{
    Directory, StoreError,
    item::{self, s},
    keys,
    transaction::{Act, Commit},
};

/// Invites that may be due. The index may lag, so each is decided on its user.
#[derive(Debug, Default)]
pub struct Due {
    /// Whose.
    pub users: Vec<UserId>,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Up to `limit` users whose invite has ended by `now`, the longest overdue first. It costs what
    /// is due, however many users there are.
    pub async fn due_invites(&self, now: Timestamp, limit: i32) -> Result<Due, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(keys::BY_STATUS)
            .key_condition_expression("gsi2pk = :status AND gsi2sk <= :now")
            .expression_attribute_values(":status", s(keys::status(&self.org, Status::Invited)))
            .expression_attribute_values(":now", s(keys::instant(now)))
            .limit(limit)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let users = answer.items().iter().filter_map(|item| item::text(item, "id")?.parse().ok());
        Ok(Due { users: users.collect() })
    }

    /// Records that the invite of a user has expired, if it has and nobody recorded it. Tells whether
    /// this call did. Run twice at once, one of them does.
    pub async fn expire_invite(&self, user: UserId, now: Timestamp) -> Result<bool, StoreError> {
        let Some(user) = self.find_user(user).await? else {
            return Ok(false);
        };
        if user.status != Status::Invited || user.status_at(now) != Status::Expired {
            return Ok(false);
        }
        let expired = user.with_status(Status::Expired, now);
        let act = Act { user: expired.id, actor: Actor::System, now };
        let mut writes = self.transaction();
        writes.change_user(&expired, Overtaken)?;
        writes.record(act, &Happening::Expired)?;
        writes.post(act, Message::Event { event: Event::InviteExpired })?;
        Ok(matches!(writes.commit().await?, Commit::Done))
    }
}
