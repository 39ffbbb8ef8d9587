//! Erase a person: at once all by which they are known, and in steps what the timeline tells of them.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use usher_domain::{
    Actor, Status, User, UserId,
    approval::CancelReason,
    outbox::{Event, Message, OutboxEntry},
    timeline::Happening,
};

use crate::{
    Claim, Directory, Removal, StoreError,
    deactivate_user::Guard,
    item::{self, Item, s},
    keys,
    keys_of_user::made_by,
    transaction::{Act, is_refused},
};

/// How many items one step of an erasure looks at.
const STEP: i32 = 100;

/// How the place begins of an erasure that has come to what the person did to others.
const ACTS: &str = "BY#";

impl Directory {
    /// Erases `user`, as they were read when the caller's rights were checked, in one transaction: the
    /// user, the password, the search terms, the guard of the address, which is free again, the place
    /// among the role's members, and the API keys that they made. A tombstone says that their id is not
    /// to be given again. What the timeline tells of them, and
    /// whatever else lies with them, goes by an outbox entry, because it may be more than a transaction
    /// holds; until then nothing leads there any more.
    pub async fn erase_user(
        &self,
        user: &User,
        actor: Actor,
        now: Timestamp,
    ) -> Result<Removal, StoreError> {
        let serial = self.serial(&made_by(user.id)).await?;
        let keys_made = self.live_keys_of(user.id, now).await?;
        let mut writes = self.transaction();
        writes.delete_user(user, Guard::Overtaken)?;
        writes.advance(&serial, Guard::Overtaken)?;
        if user.status == Status::Active && user.role.is_super_admin() {
            writes.uncount_super_admin(Guard::LastSuperAdmin)?;
        }
        let tombstone = [("pk", keys::user(&self.org, user.id)), ("sk", keys::ERASED.into())];
        writes.put(tombstone.map(|(name, text)| (name.to_owned(), s(text))).into())?;
        writes.delete(keys::user(&self.org, user.id), "CREDENTIAL".into())?;
        writes.delete(keys::email(&self.org, &user.email), "EMAIL".into())?;
        writes.move_terms(user, None)?;
        writes.leave_role(user)?;
        for key in &keys_made {
            writes.revoke_key(key.id, now, Guard::Overtaken)?;
        }
        let act = Act { user: user.id, actor, now };
        if let Some(approval) = self.open_approval_of(user).await? {
            let because = CancelReason::UserErased;
            writes.cancel_with_user(&approval, because, act, Guard::Overtaken)?;
        }
        let revoked_keys = keys_made.iter().map(|key| key.id).collect();
        writes.record(act, &Happening::Erased { revoked_keys })?;
        writes.post(act, Message::Erase { after: None })?;
        writes.post(act, Message::Event { event: Event::UserErased })?;
        Ok(Removal::of(writes.commit().await?, user))
    }

    /// One step of what an erasure leaves to the outbox: takes what timeline entries tell, and deletes
    /// what else lies with the person, from the sort key `after` on; then takes the network addresses
    /// that they, and the keys that they made, acted from. It can be repeated at any time.
    /// Returns where the next step begins; `None` once nothing is left.
    pub async fn erase_step(
        &self,
        user: UserId,
        after: Option<&str>,
    ) -> Result<Option<String>, StoreError> {
        if let Some(place) = after.and_then(|after| after.strip_prefix(ACTS)) {
            return self.forget_addresses(user, place).await;
        }
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :user AND sk > :after")
            .expression_attribute_values(":user", s(keys::user(&self.org, user)))
            .expression_attribute_values(":after", s(after.unwrap_or(" ")))
            .projection_expression("pk, sk, #kind")
            .expression_attribute_names("#kind", "kind")
            .consistent_read(true)
            .limit(STEP)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        for item in answer.items() {
            self.erase_item(user, item).await?;
        }
        let last = answer.last_evaluated_key.as_ref();
        let own = last.and_then(|key| item::text(key, "sk")).map(str::to_owned);
        Ok(Some(own.unwrap_or_else(|| format!("{ACTS}{} ", Actor::User { id: user }))))
    }

    /// Takes the addresses of some of what an actor did. `place` names the actor and the last entry
    /// that was looked at. What the index does not show yet keeps its address.
    async fn forget_addresses(
        &self,
        user: UserId,
        place: &str,
    ) -> Result<Option<String>, StoreError> {
        let (actor, after) = place.split_once(' ').unwrap_or((place, ""));
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(keys::BY_STATUS)
            .key_condition_expression("gsi2pk = :actor AND gsi2sk > :after")
            .expression_attribute_values(":actor", s(keys::by_actor(&self.org, &actor)))
            // A sort key cannot be empty, and every id begins with a digit or a letter.
            .expression_attribute_values(":after", s(if after.is_empty() { " " } else { after }))
            .projection_expression("pk, sk, gsi2sk")
            .limit(STEP)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        for item in answer.items() {
            let key = |name: &str| s(item::text(item, name).unwrap_or_default());
            self.forget(key("pk"), key("sk"), "told.#from.known", &[("#from", "from")]).await?;
        }
        let last = answer.last_evaluated_key.as_ref();
        match last.and_then(|key| item::text(key, "gsi2sk")) {
            Some(last) => Ok(Some(format!("{ACTS}{actor} {last}"))),
            None => Ok(self.next_actor(user, actor).await?.map(|next| format!("{ACTS}{next} "))),
        }
    }

    /// Who acted for the person after `actor`: the keys that they made, in the order of their ids.
    async fn next_actor(&self, user: UserId, actor: &str) -> Result<Option<String>, StoreError> {
        let keys = self.keys_of(user).await?;
        let actors =
            keys.iter().map(|key| Actor::Key { id: key.id, creator: key.creator }.to_string());
        // The person comes first; keys are listed by their ids, and those sort as they are written.
        let mut later = actors.filter(|key| actor.starts_with("user:") || key.as_str() > actor);
        Ok(later.next())
    }

    async fn erase_item(&self, user: UserId, item: &Item) -> Result<(), StoreError> {
        let key = |name: &str| s(item::text(item, name).unwrap_or_default());
        let (pk, sk) = (key("pk"), key("sk"));
        match item::text(item, "sk") {
            Some("USER" | keys::ERASED) | None => Ok(()),
            Some(entry) if entry.starts_with("AT#") => match item::text(item, "kind") {
                Some(Happening::ERASED) => Ok(()),
                _ => self.forget(pk, sk, "#told", &[("#told", "told")]).await,
            },
            Some(link) if link.starts_with(keys::CHAT) => self.erase_link(user, item).await,
            Some(beside) => {
                let request = beside.strip_prefix(keys::APPROVAL_OF_USER);
                if let Some(request) = request.and_then(|id| id.parse().ok()) {
                    self.forget_reason(request).await?;
                }
                let delete = self.client.delete_item().table_name(&self.table);
                let call = delete.key("pk", pk).key("sk", sk).send().await;
                call.map(drop).map_err(|error| StoreError::of_call(&error))
            }
        }
    }

    /// Takes one attribute of an entry, if it is there.
    pub(crate) async fn forget(
        &self,
        pk: AttributeValue,
        sk: AttributeValue,
        path: &str,
        names: &[(&str, &str)],
    ) -> Result<(), StoreError> {
        let mut call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", pk)
            .key("sk", sk)
            .update_expression(format!("REMOVE {path}"))
            .condition_expression(format!("attribute_exists({path})"));
        for (short, name) in names {
            call = call.expression_attribute_names(*short, *name);
        }
        match call.send().await {
            Ok(_) => Ok(()),
            Err(error) if is_refused(&error) => Ok(()),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }

    /// Notes in a claimed entry how far its erasure has come, so that whoever takes it up after a crash
    /// goes on from there. Returns false if the claim has passed on to somebody else.
    pub async fn note_erased(
        &self,
        entry: &OutboxEntry,
        claim: &Claim,
        after: &str,
    ) -> Result<bool, StoreError> {
        let call = self
            .client
            .update_item()
            .table_name(&self.table)
            .key("pk", s(keys::outbox_shard(&self.org, entry.shard())))
            .key("sk", s(keys::outbox_entry(entry)))
            .update_expression("SET #after = :after")
            .condition_expression("claimed_by = :owner")
            .expression_attribute_names("#after", "after")
            .expression_attribute_values(":after", s(after))
            .expression_attribute_values(":owner", s(&claim.owner))
            .send()
            .await;
        match call {
            Ok(_) => Ok(true),
            Err(error) if is_refused(&error) => Ok(false),
            Err(error) => Err(StoreError::of_call(&error)),
        }
    }
}
