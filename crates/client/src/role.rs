//! Roles that the organization defines.

use http::Method;
use serde::{Deserialize, Serialize};

use crate::{Client, Error, Role, request};

/// A role to define.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewRole {
    /// The name that users refer to. It never changes.
    pub name: String,
    /// What the role allows, such as `users:invite`.
    pub permissions: Vec<String>,
    /// What it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether nobody is given it before a second person has approved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_approval: bool,
}

/// What is to be changed of a role; none of what stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RoleChange {
    /// All that the role shall allow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
    /// What it is for; `Some(None)` for nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// Whether nobody is given it before a second person has approved: of a built-in role, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_approval: Option<bool>,
}

#[derive(Deserialize)]
struct Created {
    role: Role,
}

impl Client {
    /// One role.
    pub async fn role(&self, name: &str) -> Result<Role, Error> {
        self.get(&["v1", "roles", name], &[]).await
    }

    /// Defines a role.
    pub async fn create_role(&self, role: &NewRole) -> Result<Role, Error> {
        Ok(self.post::<Created>(&["v1", "roles"], role).await?.role)
    }

    /// Changes a role, if it still has the version that was seen. [`Error::Waits`]: a second person must
    /// approve first.
    pub async fn change_role(
        &self,
        name: &str,
        change: &RoleChange,
        version: Option<u64>,
    ) -> Result<Role, Error> {
        let call = self.changing(Method::PATCH, &["v1", "roles", name], version)?;
        request::read_unless_it_waits(&call.json(change).send().await?)
    }

    /// Deletes a role that nobody has, if it still has the version that was seen.
    pub async fn delete_role(&self, name: &str, version: Option<u64>) -> Result<(), Error> {
        self.delete(&["v1", "roles", name], version).await
    }
}
