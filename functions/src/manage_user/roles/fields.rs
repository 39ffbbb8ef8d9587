//! The fields of a role, as they are sent.

use serde_json::Value;
use usher_domain::{Description, Permission, PermissionSet, Problem};

/// A list of permissions; all that are unknown are named.
pub fn permissions(value: Value) -> Result<PermissionSet, Problem> {
    let Value::Array(list) = value else {
        return Err(Problem::WrongType("list"));
    };
    if list.len() > Permission::ALL.len() {
        return Err(Problem::TooMany(Permission::ALL.len()));
    }
    let mut known = Vec::new();
    let mut unknown = Vec::new();
    for entry in list {
        let Value::String(text) = entry else {
            return Err(Problem::WrongType("list"));
        };
        match text.parse::<Permission>() {
            Ok(permission) => known.push(permission),
            Err(Problem::UnknownPermission(name)) => unknown.push(name),
            Err(other) => return Err(other),
        }
    }
    if unknown.is_empty() {
        Ok(known.into_iter().collect())
    } else {
        Err(Problem::UnknownPermission(unknown.join(", ")))
    }
}

/// A description; null for none.
pub fn description(value: Value) -> Result<Option<Description>, Problem> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => text.parse().map(Some),
        _ => Err(Problem::WrongType("text")),
    }
}

/// A description that is there.
pub fn some_description(value: Value) -> Result<Description, Problem> {
    description(value)?.ok_or(Problem::WrongType("text"))
}

/// Yes or no.
pub fn flag(value: &Value) -> Result<bool, Problem> {
    value.as_bool().ok_or(Problem::WrongType("boolean"))
}
