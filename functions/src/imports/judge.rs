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

use crate::{App, caller::Caller, problem::ApiError};

/// Judges the rows that can be understood. Of several rows with one address, the first counts.
pub async fn judge(app: &App, caller: &Caller, rows: &mut [Row]) -> Result<(), ApiError> {
    let entrants = rows.iter().filter_map(|row| row.entrant.as_ref());
    let emails: Vec<&EmailAddress> = entrants.map(|entrant| &entrant.email).collect();
    let judge = Judge {
        rights: caller.permissions(),
        known: app.directory.who_has(&emails).await?,
        roles: app.directory.roles().await?,
        org: app.org(),
        now: app.clock.now(),
    };
    let mut first = HashMap::with_capacity(rows.len());
    for row in rows {
        let Some(entrant) = &row.entrant else { continue };
        row.verdict = match first.entry(entrant.email.key().to_owned()) {
            Entry::Occupied(earlier) => Verdict::Duplicate { of: *earlier.get() },
            Entry::Vacant(free) => {
                free.insert(row.row);
                judge.verdict(entrant)
            }
        };
    }
    Ok(())
}

/// Whether whoever has `rights` may add somebody with `role` at `email`.
pub fn allowed(
    role: Option<&Role>,
    rights: PermissionSet,
    org: &OrgSettings,
    email: &EmailAddress,
) -> Result<(), Verdict> {
    let Some(role) = role else {
        return Err(Verdict::invalid("role", &Problem::UnknownRole));
    };
    org.admit(email).map_err(|problem| Verdict::invalid("email", &problem))?;
    if rights.covers(role.permissions) { Ok(()) } else { Err(Verdict::RoleNotAllowed) }
}

struct Judge {
    rights: PermissionSet,
    known: WhoHas,
    roles: Vec<Role>,
    org: Arc<OrgSettings>,
    now: Timestamp,
}

impl Judge {
    fn verdict(&self, entrant: &Entrant) -> Verdict {
        let role = self.role(&entrant.role);
        if let Err(verdict) = allowed(role, self.rights, &self.org, &entrant.email) {
            return verdict;
        }
        let verdict = match self.known.holder(&entrant.email) {
            Some(holder) => self.held(holder),
            None => Verdict::New,
        };
        if !verdict.is_rejected() && self.known.is_suppressed(&entrant.email) {
            return Verdict::Suppressed;
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
