//! Who could decide as a second person.

use usher_domain::{Permission, PermissionSet, User, UserId};

use crate::{Directory, StoreError};

impl Directory {
    /// Up to `most` active members, none of them in `but`, whose role has `permission` and allows all
    /// that `covers` holds. The role of everybody is not among them: it lets nobody invite.
    pub async fn find_approvers(
        &self,
        permission: Permission,
        covers: PermissionSet,
        (but, most): (&[UserId], usize),
    ) -> Result<Vec<User>, StoreError> {
        let mut found = Vec::new();
        for role in self.roles().await? {
            let may = role.permissions.allows(permission) && role.permissions.covers(covers);
            if may && !role.name.is_user() && found.len() < most {
                self.add_active_members(&role.name, (but, most), &mut found).await?;
            }
        }
        Ok(found)
    }
}
