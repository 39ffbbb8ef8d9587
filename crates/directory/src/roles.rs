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
    /// Whether nobody is given it before a second person has approved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_approval: bool,
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
        let StoredRole { name, permissions, description, needs_approval, version, .. } = stored;
        // Of a built-in role the table keeps the mark only.
        match Self::find_built_in(&name) {
            Some(role) => Self { needs_approval, version, ..role },
            None => {
                Self { name, permissions, description, needs_approval, built_in: false, version }
            }
        }
    }
}

impl Directory {
    /// The role of that name.
    pub async fn find_role(&self, name: &RoleName) -> Result<Option<Role>, StoreError> {
        let stored = self.find_stored_role(name).await?.map(Role::from);
        Ok(stored.or_else(|| Role::find_built_in(name)))
    }

    /// What the role of that name allows. Of a built-in one that costs no read.
    pub async fn find_permissions(
        &self,
        name: &RoleName,
    ) -> Result<Option<PermissionSet>, StoreError> {
        match Role::find_built_in(name) {
            Some(role) => Ok(Some(role.permissions)),
            None => Ok(self.find_stored_role(name).await?.map(|role| role.permissions)),
        }
    }

    /// The role of that name that the organization defined, or a built-in one that it marked.
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
            let stored: Role = item::read::<StoredRole>(item)?.into();
            match roles.iter_mut().find(|role| role.name == stored.name) {
                Some(built_in) => *built_in = stored,
                None => roles.push(stored),
            }
        }
        Ok(roles)
    }
}
