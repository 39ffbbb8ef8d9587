//! Which changes of a role take a second person.
//!
//! Whoever may do all that a marked role allows could approve it. So a role that comes to allow all that
//! is marked, too: else one person could make an approver of their own.

use usher_domain::{PermissionSet, Role};

/// How a role is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// What it shall allow.
    pub permissions: PermissionSet,
    /// Whether giving it shall need approval.
    pub needs_approval: bool,
}

/// Whether a role that allows `permissions` allows all that a marked role does, other than `but`. A role
/// that allows nothing gives nobody anything.
pub fn covers_marked(roles: &[Role], permissions: PermissionSet, but: &Role) -> bool {
    let mut marked = roles.iter().filter(|role| role.needs_approval && role.name != but.name);
    marked.any(|role| !role.permissions.is_empty() && permissions.covers(role.permissions))
}

/// How the role shall be in the end, and whether that takes a second person: anything but the
/// description of a marked role does, and so does a role's growth to what a marked one allows. To mark a
/// role takes nobody.
pub fn judge(roles: &[Role], role: &Role, wanted: Wanted) -> (Wanted, bool) {
    let (before, after) = (role.permissions, wanted.permissions);
    let grows = !before.covers(after);
    if role.needs_approval {
        return (wanted, before != after || !wanted.needs_approval);
    }
    let grows_to_marked = grows && covers_marked(roles, after, role);
    let needs_approval = wanted.needs_approval || grows_to_marked;
    (Wanted { needs_approval, ..wanted }, grows_to_marked)
}

#[cfg(test)]
mod tests {
    use usher_domain::Permission::{self, AppCalling, UsersInvite, UsersRead};

    use super::*;

    fn role(name: &str, permissions: &[Permission], needs_approval: bool) -> Role {
        let permissions = permissions.iter().copied().collect();
        let name = name.parse().unwrap();
        Role { name, permissions, description: None, needs_approval, built_in: false, version: 1 }
    }

    fn judged(role: &Role, permissions: &[Permission], needs_approval: bool) -> (bool, bool) {
        let marked = self::role("marked", &[UsersRead, UsersInvite], true);
        let permissions = permissions.iter().copied().collect();
        let (wanted, takes) =
            judge(&[marked, role.clone()], role, Wanted { permissions, needs_approval });
        (wanted.needs_approval, takes)
    }

    #[test]
    fn a_marked_role_keeps_what_it_allows_and_its_mark_until_two_agree() {
        let marked = role("ops", &[UsersRead], true);
        assert_eq!(judged(&marked, &[UsersRead], true), (true, false));
        assert_eq!(judged(&marked, &[UsersRead, AppCalling], true), (true, true));
        assert_eq!(judged(&marked, &[], true), (true, true));
        assert_eq!(judged(&marked, &[UsersRead], false), (false, true));
    }

    #[test]
    fn an_unmarked_role_does_not_grow_to_a_marked_one_by_one_hand() {
        let plain = role("plain", &[UsersRead], false);
        assert_eq!(judged(&plain, &[UsersRead, AppCalling], false), (false, false));
        assert_eq!(judged(&plain, &[UsersRead], true), (true, false));
        assert_eq!(judged(&plain, &[UsersRead, UsersInvite], false), (true, true));
        // One that was so before the mark keeps what it has.
        let older = role("older", &[UsersRead, UsersInvite, AppCalling], false);
        assert_eq!(judged(&older, &[UsersRead, UsersInvite], false), (false, false));
    }
}
