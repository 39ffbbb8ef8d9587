//! Roles and the permissions they are made of.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize, de, ser::SerializeSeq};

use crate::{Description, Problem};

/// One thing a person may do. The `app:*` permissions mean nothing to Usher itself: the system that
/// it admits people to reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Permission {
    /// See users, team members, roles and timelines.
    UsersRead = 1,
    /// Add users and resend their invites.
    UsersInvite = 1 << 1,
    /// Change, revoke, deactivate and delete users, and copy their links.
    UsersManage = 1 << 2,
    /// Define roles.
    RolesManage = 1 << 3,
    /// Make and revoke API keys.
    KeysManage = 1 << 4,
    /// Read the audit trail.
    AuditRead = 1 << 5,
    /// Change the organization's settings.
    SettingsManage = 1 << 6,
    /// Make calls in the platform.
    AppCalling = 1 << 7,
    /// Send messages in the platform.
    AppMessaging = 1 << 8,
    /// Administer the platform.
    AppAdministration = 1 << 9,
}

impl Permission {
    /// Every permission, in the order they are listed.
    pub const ALL: [Self; 10] = [
        Self::UsersRead,
        Self::UsersInvite,
        Self::UsersManage,
        Self::RolesManage,
        Self::KeysManage,
        Self::AuditRead,
        Self::SettingsManage,
        Self::AppCalling,
        Self::AppMessaging,
        Self::AppAdministration,
    ];

    /// The permission as the API writes it, such as `users:invite`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UsersRead => "users:read",
            Self::UsersInvite => "users:invite",
            Self::UsersManage => "users:manage",
            Self::RolesManage => "roles:manage",
            Self::KeysManage => "keys:manage",
            Self::AuditRead => "audit:read",
            Self::SettingsManage => "settings:manage",
            Self::AppCalling => "app:calling",
            Self::AppMessaging => "app:messaging",
            Self::AppAdministration => "app:administration",
        }
    }
}

impl FromStr for Permission {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|permission| permission.as_str() == text)
            .ok_or_else(|| Problem::UnknownPermission(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PermissionSet(u16);

impl PermissionSet {
    /// Every permission there is.
    pub fn all() -> Self {
        Permission::ALL.into_iter().collect()
    }

    /// The permissions that can be used in chat: all that have to do with users.
    pub fn in_chat() -> Self {
        [Permission::UsersRead, Permission::UsersInvite, Permission::UsersManage]
            .into_iter()
            .collect()
    }

    /// Whether `permission` is in the set.
    pub fn allows(self, permission: Permission) -> bool {
        self.0 & permission as u16 != 0
    }

    /// Whether every permission of `other` is in the set too: the rule that nobody grants or
    /// manages more than they hold.
    pub fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The permissions that are in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The permissions of the set.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.into_iter().filter(move |permission| self.allows(*permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |set, permission| set | permission as u16))
    }
}

impl fmt::Display for PermissionSet {
    /// The permissions as the API writes them, with a space between two.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.iter().map(Permission::as_str).collect();
        f.write_str(&names.join(" "))
    }
}

impl fmt::Debug for PermissionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::as_str)).finish()
    }
}

impl Serialize for PermissionSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for permission in self.iter() {
            list.serialize_element(permission.as_str())?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for PermissionSet {
    /// Reads a list of permissions. One that this version does not know is an error, not skipped:
    /// a role that silently lost a permission would compare as smaller than it is.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|name| name.parse().map_err(|_| de::Error::custom("unknown permission")))
            .collect()
    }
}

/// The name of a role: 1 to 40 characters of `a-z`, `0-9`, `_` and `-`, starting with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleName(String);

impl RoleName {
    /// The role that may do everything.
    pub const SUPER_ADMIN: &str = "super_admin";
    /// The role that manages users.
    pub const ADMIN: &str = "admin";
    /// The role of everybody else.
    pub const USER: &str = "user";

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the role that may do everything.
    pub fn is_super_admin(&self) -> bool {
        self.0 == Self::SUPER_ADMIN
    }

    /// Whether this is the role of everybody, whose members are not listed apart.
    pub fn is_user(&self) -> bool {
        self.0 == Self::USER
    }
}

impl fmt::Display for RoleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for RoleName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fits = (1..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_-".contains(&b));
        if fits { Ok(Self(text.to_owned())) } else { Err(Problem::UnknownRole) }
    }
}

/// The name of a role that is to be made: the same, but what is wrong with it is told of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRoleName(pub RoleName);

impl FromStr for NewRoleName {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| Problem::RoleNameMalformed)
    }
}

/// A named set of permissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// What it is called.
    pub name: RoleName,
    /// What its members may do.
    pub permissions: PermissionSet,
    /// What it is for, if somebody wrote that down.
    pub description: Option<Description>,
    /// Whether it comes with Usher and cannot be changed.
    pub built_in: bool,
    /// Raised by every change: the optimistic lock. A built-in role keeps its first.
    pub version: u64,
}

impl Role {
    /// The roles that every organization has, the most powerful first.
    pub fn built_in() -> [Self; 3] {
        use Permission::{
            AppAdministration, AppCalling, AppMessaging, AuditRead, UsersInvite, UsersManage,
            UsersRead,
        };
        let role = |name: &str, permissions| Self {
            name: RoleName(name.to_owned()),
            permissions,
            description: None,
            built_in: true,
            version: 1,
        };
        let admin = [
            UsersRead,
            UsersInvite,
            UsersManage,
            AuditRead,
            AppCalling,
            AppMessaging,
            AppAdministration,
        ];
        [
            role(RoleName::SUPER_ADMIN, PermissionSet::all()),
            role(RoleName::ADMIN, admin.into_iter().collect()),
            role(RoleName::USER, [AppCalling, AppMessaging].into_iter().collect()),
        ]
    }

    /// The built-in role of that name, if there is one.
    pub fn find_built_in(name: &RoleName) -> Option<Self> {
        Self::built_in().into_iter().find(|role| role.name == *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_built_in_role_covers_the_next_and_not_the_one_before() {
        let [super_admin, admin, user] = Role::built_in().map(|role| role.permissions);
        assert!(super_admin.covers(admin) && admin.covers(user));
        assert!(!user.covers(admin) && !admin.covers(super_admin));
    }

    #[test]
    fn permissions_survive_the_table() {
        let [_, admin, _] = Role::built_in();
        let json = serde_json::to_string(&admin.permissions).unwrap();
        assert_eq!(serde_json::from_str::<PermissionSet>(&json).unwrap(), admin.permissions);
        assert!(serde_json::from_str::<PermissionSet>(r#"["users:fly"]"#).is_err());
    }

    #[test]
    fn role_names_are_plain_words() {
        assert!("on-call_2".parse::<RoleName>().is_ok());
        for name in ["", "Admin", "2nd", "a b", "<b>", &"a".repeat(41)] {
            assert_eq!(name.parse::<RoleName>(), Err(Problem::UnknownRole));
        }
    }
}
