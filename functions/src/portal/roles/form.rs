//! The form of a role, for one that is to be and for one that there is.

use askama::Template;
use axum::response::Response;
use http::StatusCode;
use usher_domain::Permission;

use crate::portal::{Failure, Form, Place, Reader, Shell, words::word};

/// The form.
#[derive(Template)]
#[template(path = "roles/form.html")]
pub struct RoleForm {
    shell: Shell,
    form: Form,
    boxes: Vec<PermissionBox>,
    once: String,
    /// The role that is changed; none where one is added.
    role: Option<Changed>,
    action: String,
    back: String,
}

/// The role that a form changes.
pub struct Changed {
    pub name: String,
    pub version: u64,
    /// Only its mark can be changed.
    pub built_in: bool,
    /// What it allows now and what it is for, where somebody else changed it meanwhile.
    pub now: Option<Now>,
}

/// What a role is, told beside what was typed.
pub struct Now {
    pub allows: Vec<String>,
    pub description: Option<String>,
    pub needs_approval: bool,
}

/// A box for a permission.
pub struct PermissionBox {
    value: &'static str,
    label: String,
    ticked: bool,
    /// Nobody gives what they may not do themselves.
    disabled: bool,
}

impl RoleForm {
    /// The form with its boxes ticked.
    pub fn new(
        reader: &Reader,
        title: String,
        form: Form,
        ticked: &[&str],
    ) -> Result<Self, Failure> {
        let all = reader.app.path(Place::Roles.path());
        Ok(Self {
            shell: reader.shell_titled(Place::Roles, title)?,
            boxes: Permission::ALL.into_iter().map(|one| tick(reader, one, ticked)).collect(),
            form,
            once: reader.app.ids.next().to_string(),
            role: None,
            action: all.clone(),
            back: all,
        })
    }

    /// The same for a role that there is, sent to `action`.
    pub fn changing(self, role: Changed, action: String) -> Self {
        Self { role: Some(role), action, ..self }
    }

    /// Whether nothing but the mark of the role can be changed.
    fn is_built_in(&self) -> bool {
        self.role.as_ref().is_some_and(|role| role.built_in)
    }

    /// The page.
    pub fn page(self, reader: &Reader, status: StatusCode) -> Result<Response, Failure> {
        reader.page(status, self.render())
    }
}

fn tick(reader: &Reader, permission: Permission, ticked: &[&str]) -> PermissionBox {
    let value = permission.as_str();
    let ticked = ticked.contains(&value);
    PermissionBox {
        value,
        label: word(reader.texts, "permission", value),
        ticked,
        disabled: !ticked && !reader.person.permissions.allows(permission),
    }
}

/// The field that a refusal is about.
pub fn about(code: &str) -> Option<&'static str> {
    match code {
        "role_exists" | "role_built_in" => Some("name"),
        "role_exceeds_caller" | "own_permissions" => Some("permissions"),
        "no_approver" => Some("needs_approval"),
        _ => None,
    }
}
