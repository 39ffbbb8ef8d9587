//! What would be made of each row, as things are now.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use jiff::Timestamp;
use usher_directory::WhoHas;
use usher_domain::{
    EmailAddress, OrgSettings, PermissionSet, Problem, Role, RoleName, Status, User,
    import::{Entrant, Row, Verdict},
};

use crate::{App, approvals::unapprovable, caller::Caller, problem::ApiError};

/// Judges the rows that can be understood. Of several rows with one address, the first counts.
pub async fn judge(app: &App, caller: &Caller, rows: &mut [Row]) -> Result<(), ApiError> {
    let entrants = rows.iter().filter_map(|row| row.entrant.as_ref());
    let emails: Vec<&EmailAddress> = entrants.map(|entrant| &entrant.email).collect();
    let roles = app.directory.roles().await?;
    let names = rows.iter().filter_map(|row| row.entrant.as_ref()).map(|entrant| &entrant.role);
    let unapprovable = unapprovable(app, caller.actor, &roles, names).await?;
    let judge = Judge {
        rights: caller.held(),
        known: app.directory.who_has(&emails).await?,
        roles,
        unapprovable,
        org: app.org(),
        now: app.clock.now(),
    };
    let mut first = HashMap::with_capacity(rows.len());
    for row in rows {
        let Some(entrant) = &row.entrant else { continue };
        row.verdict = match first.entry(entrant.email.key().to_owned()) {
            Entry::Occupied(earlier) => {
                let (of, line) = *earlier.get();
                Verdict::Duplicate { of, line: Some(line) }
            }
            Entry::Vacant(free) => {
                free.insert((row.row, row.line));
                judge.verdict(entrant)
            }
        };
    }
    Ok(())
}

/// The role, if whoever has `rights` may add somebody with it at `email`.
pub fn allowed<'r>(
    role: Option<&'r Role>,
    rights: PermissionSet,
    org: &OrgSettings,
    email: &EmailAddress,
) -> Result<&'r Role, Verdict> {
    let Some(role) = role else {
        return Err(Verdict::invalid("role", &Problem::UnknownRole));
    };
    org.admit(email).map_err(|problem| Verdict::invalid("email", &problem))?;
    if rights.covers(role.permissions) { Ok(role) } else { Err(Verdict::RoleNotAllowed) }
}

struct Judge {
    rights: PermissionSet,
    known: WhoHas,
    roles: Vec<Role>,
    unapprovable: Vec<RoleName>,
    org: Arc<OrgSettings>,
    now: Timestamp,
}

impl Judge {
    fn verdict(&self, entrant: &Entrant) -> Verdict {
        let role = self.role(&entrant.role);
        let role = match allowed(role, self.rights, &self.org, &entrant.email) {
            Ok(role) => role,
            Err(verdict) => return verdict,
        };
        let verdict = match self.known.holder(&entrant.email) {
            Some(holder) => self.held(holder),
            None => Verdict::New,
        };
        if !verdict.is_rejected() && self.known.is_suppressed(&entrant.email) {
            return Verdict::Suppressed;
        }
        if !verdict.is_rejected() && self.unapprovable.contains(&role.name) {
            return Verdict::NoApprover;
        }
        verdict
    }

    /// Reviving changes a user, so the caller must cover the role that they have so far, too.
    fn held(&self, holder: &User) -> Verdict {
        match holder.status_at(self.now) {
            Status::Active | Status::Deactivated => Verdict::Member,
            Status::Added | Status::PendingApproval | Status::Invited => Verdict::Pending,
            Status::Expired | Status::Revoked => {
                let role = self.role(&holder.role);
                let covered = role.is_none_or(|role| self.rights.covers(role.permissions));
                if covered { Verdict::Revives } else { Verdict::RoleNotAllowed }
            }
        }
    }

    fn role(&self, name: &RoleName) -> Option<&Role> {
        self.roles.iter().find(|role| role.name == *name)
    }
}
