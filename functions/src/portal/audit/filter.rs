//! What of the audit trail is wanted: the fields of a form, as the API takes them.

use usher_client::{AuditQuery, Error, PageRequest, Problem, UserQuery};
use usher_domain::Permission;

use crate::portal::{Failure, Form, Reader, Search};

/// The fields of the form, and what links narrow the trail by.
pub const FIELDS: [&str; 8] =
    ["from", "to", "action", "person", "part", "user", "subject", "actor"];

/// What of the trail is wanted.
pub enum Filter {
    /// This.
    Wanted(AuditQuery),
    /// It cannot be told: the form says why.
    Unclear(Form),
}

impl Filter {
    /// What the address of a page asks for. Whoever is named by their name or address is looked up.
    pub async fn read(reader: &Reader, search: &Search) -> Result<Self, Failure> {
        let field = |name: &str| search.get(name).map(|value| value.trim().to_owned());
        let mut query = AuditQuery {
            user: field("user"),
            subject: field("subject"),
            actor: field("actor"),
            action: field("action"),
            from: field("from"),
            to: field("to"),
            oldest_first: false,
        };
        let Some(person) = field("person") else { return Ok(Self::Wanted(query)) };
        match find(reader, &person).await? {
            Ok(id) if field("part").as_deref() == Some("by") => {
                query.actor = Some(format!("user:{id}"));
            }
            Ok(id) => query.user = Some(id),
            Err(why) => {
                let mut form = form(search);
                form.refuse("person", reader.t(why));
                return Ok(Self::Unclear(form));
            }
        }
        Ok(Self::Wanted(query))
    }
}

/// The form as it was filled in.
pub fn form(search: &Search) -> Form {
    Form::new(FIELDS.map(|name| (name, search.text(name))))
}

/// The form with what the API refused of it.
pub fn refused(search: &Search, problem: &Problem) -> Form {
    let mut form = form(search);
    for error in &problem.errors {
        if FIELDS.contains(&error.field.as_str()) {
            form.refuse(&error.field, error.detail.clone());
        } else {
            // Nobody typed it, such as a cursor.
            form.alert = Some(format!("{} {}", error.field, error.detail));
        }
    }
    if problem.errors.is_empty() {
        form.alert = Some(problem.sentence().to_owned());
    }
    form
}

/// The id of the one person of that name or address, or why there is none.
async fn find(reader: &Reader, person: &str) -> Result<Result<String, &'static str>, Error> {
    if !reader.person.permissions.allows(Permission::UsersRead) {
        return Ok(Err("audit-person-unseen"));
    }
    let query = UserQuery { q: Some(person.to_owned()), ..UserQuery::default() };
    let few = PageRequest { limit: Some(10), cursor: None };
    let found = match reader.client.users(&query, &few).await {
        Ok(found) => found,
        // Longer than any name.
        Err(Error::Problem(problem)) if problem.status == 422 => {
            return Ok(Err("audit-person-none"));
        }
        Err(error) => return Err(error),
    };
    let exact = found.items.iter().find(|user| user.email.eq_ignore_ascii_case(person));
    let only = match found.items.as_slice() {
        [user] if found.next_cursor.is_none() => Some(user),
        _ => None,
    };
    Ok(match exact.or(only) {
        Some(user) => Ok(user.id.clone()),
        None if found.items.is_empty() && found.next_cursor.is_none() => Err("audit-person-none"),
        None => Err("audit-person-several"),
    })
}
