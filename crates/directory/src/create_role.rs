//! Define a role.

use jiff::Timestamp;
use usher_domain::{
    Actor, Description, PermissionSet, Role, RoleName,
    timeline::{Happening, Subject},
};

use crate::{Directory, StoreError, roles::StoredRole, transaction::Commit};

/// The most roles that an organization defines.
pub const MAX_ROLES: usize = 100;

/// How often it is tried while others define roles, too.
const TRIES: u32 = 8;

/// The order to define a role.
#[derive(Debug, Clone)]
pub struct CreateRole {
    /// What it is called. Not like a built-in one: nobody would ever meet it.
    pub name: RoleName,
    /// What it allows.
    pub permissions: PermissionSet,
    /// What it is for.
    pub description: Option<Description>,
    /// Whether nobody is given it before a second person has approved.
    pub needs_approval: bool,
    /// Who defines it.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
}

/// What became of the order.
#[derive(Debug)]
pub enum RoleCreated {
    /// Users can have it now.
    Created(Role),
    /// There is one of that name already. Nothing was written.
    Exists,
    /// There are [`MAX_ROLES`] already. Nothing was written.
    TooMany,
}

#[derive(Clone, Copy)]
enum Guard {
    Name,
    Count,
}

impl Directory {
    /// Defines a role. Of any number of concurrent orders for one name exactly one creates, and no
    /// number of them exceeds [`MAX_ROLES`].
    pub async fn create_role(&self, order: &CreateRole) -> Result<RoleCreated, StoreError> {
        for attempt in 0..TRIES {
            let serial = self.serial("roles").await?;
            let roles = self.roles().await?;
            if roles.iter().any(|role| role.name == order.name) {
                return Ok(RoleCreated::Exists);
            }
            if roles.iter().filter(|role| !role.built_in).count() >= MAX_ROLES {
                return Ok(RoleCreated::TooMany);
            }
            let role = order.role();
            let mut writes = self.transaction();
            writes.create(role.item(self)?, Guard::Name)?;
            writes.advance(&serial, Guard::Count)?;
            let subject = Subject::Role(order.name.clone());
            writes.record_of(subject, order.actor, order.now, &order.happening())?;
            match writes.commit().await? {
                Commit::Done => return Ok(RoleCreated::Created(role.into())),
                Commit::Refused(Guard::Name) => return Ok(RoleCreated::Exists),
                Commit::Refused(Guard::Count) => self.wait(attempt).await,
            }
        }
        Err(StoreError::Busy("many roles are being made".into()))
    }
}

impl CreateRole {
    fn role(&self) -> StoredRole {
        StoredRole {
            name: self.name.clone(),
            permissions: self.permissions,
            description: self.description.clone(),
            needs_approval: self.needs_approval,
            version: 1,
            retiring: None,
            retiring_until: None,
        }
    }

    fn happening(&self) -> Happening {
        Happening::RoleCreated {
            permissions: self.permissions.to_string(),
            description: self.description.as_ref().map(ToString::to_string),
            needs_approval: self.needs_approval,
        }
    }
}
