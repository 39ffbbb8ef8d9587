//! A role as pages show it.

use usher_client::Role;
use usher_domain::{Permission, PermissionSet};

use super::page_of;
use crate::portal::{Reader, words::word};

/// A role.
pub struct Shown {
    pub name: String,
    /// What it allows, in words.
    pub allows: Vec<String>,
    pub description: Option<String>,
    pub needs_approval: bool,
    pub built_in: bool,
    /// Where its page is, and the form that changes it.
    pub page: String,
    pub edit: String,
    pub delete: String,
    /// Where those who have it are listed.
    pub users: String,
    /// Whether whoever looks may change it.
    pub may_edit: bool,
}

impl Shown {
    /// The role, for whoever looks.
    pub fn new(reader: &Reader, role: &Role) -> Self {
        let allows = role.permissions.iter().map(|one| word(reader.texts, "permission", one));
        let path = |path: &str| reader.app.path(path);
        Self {
            name: role.name.clone(),
            allows: allows.collect(),
            description: role.description.clone(),
            needs_approval: role.needs_approval,
            built_in: role.built_in,
            page: path(&page_of(&role.name)),
            edit: path(&format!("/roles/{}/edit", role.name)),
            delete: path(&format!("/roles/{}/delete", role.name)),
            users: path(&format!("/users?role={}", role.name)),
            may_edit: may_manage(reader, role),
        }
    }

    /// Whether it can be deleted at all, and by whoever looks.
    pub fn may_delete(&self) -> bool {
        self.may_edit && !self.built_in
    }
}

/// Whether whoever looks may define roles, and this one allows no more than they may.
fn may_manage(reader: &Reader, role: &Role) -> bool {
    let allowed: PermissionSet =
        role.permissions.iter().filter_map(|one| one.parse::<Permission>().ok()).collect();
    let own = reader.person.permissions;
    own.allows(Permission::RolesManage) && own.covers(allowed)
}
