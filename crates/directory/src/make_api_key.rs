//! Make an API key.

use aws_sdk_dynamodb::types::{ConditionCheck, TransactWriteItem};
use usher_domain::{
    Actor, Role, Status, UserId,
    timeline::{Happening, Subject},
};

use crate::{
    Directory, StoreError, StoredKey,
    add_user::ROLE_TRIES,
    item::{self, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// The most live keys that one person has made.
pub const MAX_KEYS_EACH: usize = 50;

/// What became of a key that was to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMade {
    /// It works from now on.
    Made,
    /// The creator has [`MAX_KEYS_EACH`] live keys already. Nothing was written.
    TooMany,
    /// The role was deleted in the meantime. Nothing was written.
    RoleGone,
    /// The creator is no active member. Nothing was written.
    CreatorNotActive,
}

#[derive(Clone, Copy)]
enum Guard {
    Id,
    Count,
    Role,
    Creator,
}

impl Directory {
    /// Keeps a new key, and tells who made it. No number of concurrent calls exceeds the limit, and no
    /// key is made with a role that is gone or by somebody who was deactivated.
    pub async fn make_api_key(&self, key: &StoredKey, actor: Actor) -> Result<KeyMade, StoreError> {
        let set = format!("keys:{}", key.creator.map(|id| id.to_string()).unwrap_or_default());
        for attempt in 0..ROLE_TRIES {
            let serial = self.serial(&set).await?;
            let live = self.live_keys(key.created_at).await?;
            if live.iter().filter(|live| live.creator == key.creator).count() >= MAX_KEYS_EACH {
                return Ok(KeyMade::TooMany);
            }
            let mut writes = self.transaction();
            let item = item::keyed(keys::api_keys(&self.org), keys::api_key(key.id), key)?;
            writes.create(item, Guard::Id)?;
            writes.advance(&serial, Guard::Count)?;
            let role = key.kind.role();
            if let Some(role) = role.filter(|role| Role::find_built_in(role).is_none()) {
                writes.require(keys::roles(&self.org), role.to_string(), Guard::Role)?;
            }
            if let Some(creator) = key.creator {
                writes.require_active(creator, Guard::Creator)?;
            }
            let what = created(key);
            writes.record_of(Subject::Key(key.id), actor, key.created_at, &what)?;
            match writes.commit().await? {
                Commit::Done => return Ok(KeyMade::Made),
                Commit::Refused(Guard::Creator) => return Ok(KeyMade::CreatorNotActive),
                Commit::Refused(Guard::Role) => {
                    let Some(role) = role else { return Ok(KeyMade::RoleGone) };
                    if !self.role_stays(role, key.created_at, attempt).await? {
                        return Ok(KeyMade::RoleGone);
                    }
                }
                Commit::Refused(Guard::Count) => self.wait(attempt).await,
                Commit::Refused(Guard::Id) => break,
            }
        }
        Err(StoreError::Busy("many keys are being made, or the role is being deleted".into()))
    }
}

fn created(key: &StoredKey) -> Happening {
    let workspaces: Vec<String> = key.kind.workspaces().iter().map(ToString::to_string).collect();
    Happening::KeyCreated {
        name: key.name.clone(),
        role: key.kind.role().map(ToString::to_string),
        workspaces: (!workspaces.is_empty()).then(|| workspaces.join(" ")),
        expires_at: key.expires_at,
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Holds only while a user is an active member.
    fn require_active(&mut self, user: UserId, guard: G) -> Result<(), StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.directory().table)
            .key("pk", s(keys::user(&self.directory().org, user)))
            .key("sk", s("USER"))
            .condition_expression("#status = :active")
            .expression_attribute_names("#status", "status")
            .expression_attribute_values(":active", s(Status::Active.as_str()));
        let check = built(check.build())?;
        self.push(TransactWriteItem::builder().condition_check(check).build(), Some(guard));
        Ok(())
    }
}
