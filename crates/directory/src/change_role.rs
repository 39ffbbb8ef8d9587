//! Change what a role allows, what it is said to be for, or whether giving it needs approval.

use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use jiff::Timestamp;
use usher_domain::{
    Actor, Description, PermissionSet, Role,
    timeline::{Change, Happening, Subject},
};

use crate::{
    Approving, Directory, StoreError,
    item::{n, s},
    roles::StoredRole,
    transaction::{Commit, Transaction, built},
};

/// The order to change a role.
#[derive(Debug, Clone)]
pub struct ChangeRole {
    /// The role as it was read when the caller's rights were checked.
    pub role: Role,
    /// What it shall allow. A built-in one keeps what it has.
    pub permissions: PermissionSet,
    /// What it shall be said to be for.
    pub description: Option<Description>,
    /// Whether nobody shall be given it before a second person has approved.
    pub needs_approval: bool,
    /// The approval of a second person, if this takes one.
    pub approving: Option<Approving>,
    /// Who changes it.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// What became of the order.
#[derive(Debug)]
pub enum RoleChanged {
    /// The role is as ordered now. If it was so before, nothing was written.
    Changed(Role),
    /// Somebody changed it, or is about to delete it, since it was read. Nothing was written.
    Overtaken,
    /// There is no such role. Nothing was written.
    NotFound,
}

#[derive(Clone, Copy)]
struct Overtaken;

impl Directory {
    /// Changes a role. Whoever has it may do what it allows from then on.
    pub async fn change_role(&self, order: &ChangeRole) -> Result<RoleChanged, StoreError> {
        let read = self.find_stored_role(&order.role.name).await?;
        if read.is_none() && !order.role.built_in {
            return Ok(RoleChanged::NotFound);
        }
        let version = read.as_ref().map_or(1, |read| read.version);
        if version != order.role.version
            || read.as_ref().is_some_and(|read| read.is_retiring(order.now))
        {
            return Ok(RoleChanged::Overtaken);
        }
        let changes = order.changes();
        if changes.is_empty() && order.approving.is_none() {
            return Ok(RoleChanged::Changed(order.role.clone()));
        }
        let changed = order.changed();
        let mut writes = self.transaction();
        writes.change_role(read.as_ref(), &changed)?;
        let subject = Subject::Role(changed.name.clone());
        if let Some(approving) = &order.approving {
            writes.approve(approving, order.now, Overtaken)?;
        }
        writes.record_of(subject, order.actor, order.now, &Happening::RoleChanged { changes })?;
        Ok(match writes.commit().await? {
            Commit::Done => RoleChanged::Changed(changed.into()),
            Commit::Refused(Overtaken) => RoleChanged::Overtaken,
        })
    }
}

impl Transaction<'_, Overtaken> {
    /// Writes a role, which must be as it was read: a built-in one may not have been marked before. A
    /// deletion that died over it is over with this.
    fn change_role(
        &mut self,
        read: Option<&StoredRole>,
        changed: &StoredRole,
    ) -> Result<(), StoreError> {
        let put = Put::builder()
            .table_name(&self.directory().table)
            .set_item(Some(changed.item(self.directory())?));
        let put = match read {
            None => put.condition_expression("attribute_not_exists(pk)"),
            Some(read) => put
                .condition_expression(
                    "version = :read AND (attribute_not_exists(retiring) OR retiring = :lapsed)",
                )
                .expression_attribute_values(":read", n(read.version))
                .expression_attribute_values(":lapsed", s(read.retiring.as_deref().unwrap_or("-"))),
        };
        let put = built(put.build())?;
        self.push(TransactWriteItem::builder().put(put).build(), Some(Overtaken));
        Ok(())
    }
}

impl ChangeRole {
    fn changed(&self) -> StoredRole {
        StoredRole {
            name: self.role.name.clone(),
            permissions: self.permissions,
            description: self.description.clone(),
            needs_approval: self.needs_approval,
            version: self.role.version + 1,
            retiring: None,
            retiring_until: None,
        }
    }

    /// The fields that it changes.
    pub fn changes(&self) -> Vec<Change> {
        let text = |description: &Option<Description>| {
            description.as_ref().map(ToString::to_string).unwrap_or_default()
        };
        let (before, after) = (self.role.needs_approval, self.needs_approval);
        let fields = [
            ("permissions", self.role.permissions.to_string(), self.permissions.to_string()),
            ("description", text(&self.role.description), text(&self.description)),
            ("needs_approval", before.to_string(), after.to_string()),
        ];
        let changed = fields.into_iter().filter(|(_, old, new)| old != new);
        changed.map(|(field, old, new)| Change { field: field.to_owned(), old, new }).collect()
    }
}
