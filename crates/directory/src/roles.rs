//! Roles: the built-in ones and those that the organization defined.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{Description, PermissionSet, Role, RoleName};

use crate::{
    Directory, StoreError,
    item::{self, Item, s},
    keys,
};

/// A role as the table keeps it.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredRole {
    pub name: RoleName,
    pub permissions: PermissionSet,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    #[serde(default = "first_version")]
    pub version: u64,
    /// Who is about to delete it, by a name of their own: meanwhile nobody is given the role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retiring: Option<String>,
    /// When that lapses, should whoever it is have died.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retiring_until: Option<Timestamp>,
}

fn first_version() -> u64 {
    1
}

impl StoredRole {
    /// Whether somebody is about to delete it, and has not died over it.
    pub fn is_retiring(&self, now: Timestamp) -> bool {
        self.retiring.is_some() && self.retiring_until.is_some_and(|until| now < until)
    }

    pub fn item(&self, directory: &Directory) -> Result<Item, StoreError> {
        item::keyed(keys::roles(&directory.org), self.name.to_string(), self)
    }
}

impl From<StoredRole> for Role {
    fn from(stored: StoredRole) -> Self {
        let StoredRole { name, permissions, description, version, .. } = stored;
        Self { name, permissions, description, built_in: false, version }
    }
}

impl Directory {
    /// The role of that name. A built-in one costs no read.
    pub async fn find_role(&self, name: &RoleName) -> Result<Option<Role>, StoreError> {
        if let Some(role) = Role::find_built_in(name) {
            return Ok(Some(role));
        }
        Ok(self.find_stored_role(name).await?.map(Role::from))
    }

    /// The role of that name that the organization defined.
    pub(crate) async fn find_stored_role(
        &self,
        name: &RoleName,
    ) -> Result<Option<StoredRole>, StoreError> {
        let item = self.get(keys::roles(&self.org), name.to_string()).await?;
        item.map(item::read).transpose()
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
            .consistent_read(true)
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
