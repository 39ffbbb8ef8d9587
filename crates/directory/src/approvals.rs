//! Requests for approval: found, listed, and written. A request lies under its id, and its id in the
//! partition of its state.

use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use jiff::Timestamp;
use usher_domain::{
    Approval, ApprovalId, ApprovalState, EntryId, UserId,
    approval::{APPROVAL_KEPT_FOR, APPROVAL_OPEN_FOR, ApprovalOf},
    outbox::Message,
    timeline::{Happening, Subject},
};

use crate::{
    Directory, Page, Position, StoreError,
    find_user::MAX_BATCH,
    item::{self, Item, n, s},
    keys,
    transaction::{Act, Transaction, built},
};

impl Directory {
    /// The request of that id.
    pub async fn find_approval(&self, id: ApprovalId) -> Result<Option<Approval>, StoreError> {
        let item = self.get(keys::approval(&self.org, id), "APPROVAL".into()).await?;
        item.map(item::read).transpose()
    }

    /// The requests that read as having `state` at `now`, the newest first, up to `limit` from
    /// `position` on. What has lapsed and was not recorded yet comes first, on the first page.
    pub async fn approvals(
        &self,
        state: ApprovalState,
        (now, limit): (Timestamp, usize),
        position: Option<Position>,
    ) -> Result<Page<Approval>, StoreError> {
        let mut items = Vec::new();
        if state == ApprovalState::Lapsed && position.is_none() && limit > 1 {
            let due = self.due_approvals(now, i32::try_from(limit / 2).unwrap_or(1)).await?;
            items = self.load_approvals(&due).await?;
        }
        let rest = i32::try_from(limit.saturating_sub(items.len()).max(1)).unwrap_or(i32::MAX);
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :state")
            .expression_attribute_values(":state", s(keys::approvals(&self.org, state)))
            .scan_index_forward(false)
            .set_exclusive_start_key(position.map(Position::into_key))
            .limit(rest)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let ids: Vec<ApprovalId> = answer.items().iter().filter_map(id_of).collect();
        items.extend(self.load_approvals(&ids).await?);
        items.retain(|approval| approval.state_at(now) == state);
        // One that was recorded just now may have been met twice.
        items.sort_by_key(|approval| std::cmp::Reverse(approval.id));
        items.dedup_by_key(|approval| approval.id);
        let next = answer.last_evaluated_key.map(|key| Position::of_key(0, &key));
        Ok(Page { items, next })
    }

    /// Up to `limit` requests whose time is over by `now` and which nobody recorded as lapsed, the
    /// longest overdue first. They wait equally long, so their ids tell; each is decided on its item.
    pub async fn due_approvals(
        &self,
        now: Timestamp,
        limit: i32,
    ) -> Result<Vec<ApprovalId>, StoreError> {
        let asked_by = now.checked_sub(APPROVAL_OPEN_FOR).unwrap_or(Timestamp::UNIX_EPOCH);
        let last = EntryId::last_at(asked_by).to_string();
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :state AND sk <= :last")
            .expression_attribute_values(
                ":state",
                s(keys::approvals(&self.org, ApprovalState::Pending)),
            )
            .expression_attribute_values(":last", s(last))
            .consistent_read(true)
            .limit(limit.max(1))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        Ok(answer.items().iter().filter_map(id_of).collect())
    }

    async fn load_approvals(&self, ids: &[ApprovalId]) -> Result<Vec<Approval>, StoreError> {
        let mut found: Vec<Approval> = Vec::with_capacity(ids.len());
        for some in ids.chunks(MAX_BATCH) {
            let keys = some.iter().map(|id| (keys::approval(&self.org, *id), "APPROVAL"));
            for item in self.batch_get(keys).await? {
                found.push(item::read(item)?);
            }
        }
        Ok(found)
    }

    /// Takes what an erased person's request still tells of them.
    pub(crate) async fn forget_reason(&self, id: ApprovalId) -> Result<(), StoreError> {
        let (pk, sk) = (s(keys::approval(&self.org, id)), s("APPROVAL"));
        self.forget(pk, sk, "#reason", &[("#reason", "reason")]).await
    }
}

fn id_of(item: &Item) -> Option<ApprovalId> {
    item::text(item, "sk")?.parse().ok()
}

impl<G: Copy> Transaction<'_, G> {
    /// Opens a request: everybody who may decide is to be told.
    pub(crate) fn open_approval(&mut self, approval: &Approval) -> Result<(), StoreError> {
        let org = self.directory().org().clone();
        let id = approval.id.to_string();
        self.put(item::keyed(keys::approval(&org, approval.id), "APPROVAL".into(), approval)?)?;
        self.put(pointer(keys::approvals(&org, ApprovalState::Pending), id, None))?;
        let of = ApprovalOf::from(approval);
        let told = Happening::ApprovalRequested { of, changes: approval.changes.clone() };
        let (actor, now) = (approval.requested_by, approval.requested_at);
        self.record_of(subject_of(approval), actor, now, &told)?;
        self.post_about(approval.user, now, Message::ApprovalRequested { approval: approval.id })
    }

    /// Ends a request, which must still be pending: `ended` is how it is from now on. It stays readable
    /// for 90 days; whoever asked is to be told.
    pub(crate) fn close_approval(
        &mut self,
        ended: &Approval,
        now: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let org = self.directory().org().clone();
        let id = ended.id.to_string();
        let ttl = now.checked_add(APPROVAL_KEPT_FOR).unwrap_or(now).as_second();
        let mut item = item::keyed(keys::approval(&org, ended.id), "APPROVAL".into(), ended)?;
        item.insert("ttl".into(), n(ttl));
        let put = Put::builder()
            .table_name(&self.directory().table)
            .set_item(Some(item))
            .condition_expression("#state = :pending")
            .expression_attribute_names("#state", "state")
            .expression_attribute_values(":pending", s(ApprovalState::Pending.as_str()));
        let put = built(put.build())?;
        self.push(TransactWriteItem::builder().put(put).build(), Some(guard));
        self.delete(keys::approvals(&org, ApprovalState::Pending), id.clone())?;
        self.put(pointer(keys::approvals(&org, ended.state), id, Some(ttl)))?;
        if let (Some(user), Some(_)) = (ended.user, &ended.reason) {
            let beside = keys::approval_of_user(ended.id);
            self.put(pointer(keys::user(&org, user), beside, Some(ttl)))?;
        }
        self.post_about(ended.user, now, Message::ApprovalDecided { approval: ended.id })
    }

    /// Puts something about a user, or about nobody, into the outbox.
    pub(crate) fn post_about(
        &mut self,
        user: Option<UserId>,
        now: Timestamp,
        message: Message,
    ) -> Result<(), StoreError> {
        match user {
            Some(user) => self.post(Act { user, actor: usher_domain::Actor::System, now }, message),
            None => self.post_unaddressed(now, message),
        }
    }
}

/// What a request is about: its user, or else its role.
pub(crate) fn subject_of(approval: &Approval) -> Subject {
    match approval.user {
        Some(user) => user.into(),
        None => Subject::Role(approval.role.clone()),
    }
}

/// An item that only says that something is there.
fn pointer(pk: String, sk: String, ttl: Option<i64>) -> Item {
    let mut item = Item::from([("pk".into(), s(pk)), ("sk".into(), s(sk))]);
    item.extend(ttl.map(|ttl| ("ttl".to_owned(), n(ttl))));
    item
}
