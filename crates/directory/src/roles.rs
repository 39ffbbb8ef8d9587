//! Roles: the built-in ones and those that the organization defined.

use serde::{Deserialize, Serialize};
use usher_domain::{PermissionSet, Role, RoleName};

use crate::{
    Directory, StoreError,
    item::{self, s},
    keys,
};

#[derive(Serialize, Deserialize)]
struct StoredRole {
    name: RoleName,
    permissions: PermissionSet,
}

impl From<StoredRole> for Role {
    fn from(stored: StoredRole) -> Self {
        Self { name: stored.name, permissions: stored.permissions, built_in: false }
    }
}

impl Directory {
    /// The role of that name. A built-in one costs no read.
    pub async fn find_role(&self, name: &RoleName) -> Result<Option<Role>, StoreError> {
        if let Some(role) = Role::find_built_in(name) {
            return Ok(Some(role));
        }
        let item = self.get(keys::roles(&self.org), name.to_string()).await?;
        item.map(|item| item::read::<StoredRole>(item).map(Role::from)).transpose()
    }

    /// Every role, the built-in ones first.
    pub async fn roles(&self) -> Result<Vec<Role>, StoreError> {
        let mut roles = Role::built_in().to_vec();
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :roles")
            .expression_attribute_values(":roles", s(keys::roles(&self.org)))
            .into_paginator()
            .items()
            .send();
        while let Some(item) = pages.next().await {
            let item = item.map_err(|error| StoreError::of_call(&error))?;
            roles.push(item::read::<StoredRole>(item)?.into());
        }
        Ok(roles)
    }
}
