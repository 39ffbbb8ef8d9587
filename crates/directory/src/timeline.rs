//! What happened to a user.

use usher_domain::{UserId, timeline::TimelineEntry};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, s},
    keys,
};

impl Directory {
    /// The user's timeline, the newest entry first, up to `limit` entries from `position` on.
    pub async fn timeline(
        &self,
        user: UserId,
        limit: i32,
        position: Option<Position>,
    ) -> Result<Page<TimelineEntry>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :user AND begins_with(sk, :at)")
            .expression_attribute_values(":user", s(keys::user(&self.org, user)))
            .expression_attribute_values(":at", s("AT#"))
            .scan_index_forward(false)
            .set_exclusive_start_key(position.map(Position::into_key))
            .limit(limit)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let next = answer.last_evaluated_key.map(|key| Position::of_key(0, &key));
        let items = answer.items.unwrap_or_default().into_iter().map(item::read);
        Ok(Page { items: items.collect::<Result<_, _>>()?, next })
    }
}
