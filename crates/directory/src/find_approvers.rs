//! Who could make a change themselves: as a second person, or should whoever made it be gone.

use usher_domain::{Permission, PermissionSet, RoleName, Status, User, UserId};

use crate::{
    Directory, StoreError,
    item::{self, s},
    keys,
};

/// So many members of a role are looked at, at most: the rest of a larger one need not be asked.
const MAX_LOOKED_AT: usize = 1000;
const AT_ONCE: i32 = 100;

impl Directory {
    /// Up to `most` active members, none of them in `but`, whose role has `permission` and allows all
    /// that `covers` holds. The role of everybody is not among them: it lets nobody invite.
    pub async fn find_approvers(
        &self,
        permission: Permission,
        covers: PermissionSet,
        (but, most): (&[UserId], usize),
    ) -> Result<Vec<UserId>, StoreError> {
        let mut found = Vec::new();
        for role in self.roles().await? {
            let may = role.permissions.allows(permission) && role.permissions.covers(covers);
            if may && !role.name.is_user() && found.len() < most {
                self.add_active_members(&role.name, (but, most), &mut found).await?;
            }
        }
        Ok(found)
    }

    /// Adds the active members of a role who are not in `but`, until there are `most`.
    async fn add_active_members(
        &self,
        role: &RoleName,
        (but, most): (&[UserId], usize),
        found: &mut Vec<UserId>,
    ) -> Result<(), StoreError> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :members")
            .expression_attribute_values(":members", s(keys::role_members(&self.org, role)))
            .limit(AT_ONCE)
            .into_paginator()
            .send();
        let mut looked_at = 0;
        while looked_at < MAX_LOOKED_AT
            && found.len() < most
            && let Some(page) = pages.next().await
        {
            let page = page.map_err(|error| StoreError::of_call(&error))?;
            let ids: Vec<UserId> = page
                .items()
                .iter()
                .filter_map(|item| item::text(item, "sk")?.parse().ok())
                .collect();
            looked_at += ids.len();
            let users = self.find_users(&ids).await?;
            let may = |user: &User| user.status == Status::Active && !but.contains(&user.id);
            let able = users.into_iter().filter(may).map(|user| user.id);
            found.extend(able.take(most - found.len()));
        }
        Ok(())
    }
}
