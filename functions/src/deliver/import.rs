//! Works on an import: adds its users chunk by chunk, a few at a time, and records each chunk.
//!
//! A chunk that was begun and not recorded is worked on again, by whoever has the claim then. Each
//! user has an id that follows from the import and the row, so what was done before is known as done.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;
use usher_directory::{
    AddUser, Added, AskToAdd, Bucket, ChunkWork, Claim, NewUser, Recorded, Revived, Settlement,
    StoreError, WhoHas,
};
use usher_domain::{
    Actor, ApprovalId, EmailAddress, Import, ImportId, ImportState, OrgSettings, Permission,
    PermissionSet, Problem, Role, RoleName, Status, User,
    import::{Entrant, Row, StopReason, Verdict, mails_rule},
    outbox::OutboxEntry,
};

use super::{CLAIM, Deliver, Outcome};
use crate::{App, approvals::unapprovable, imports::allowed, rights::rights_of};

/// After so many chunks other entries have their turn.
const CHUNKS_A_TURN: usize = 5;

/// How many users are added at once.
const AT_ONCE: usize = 16;

/// After so many rows it is asked whether the import was called off.
const ROWS_A_LOOK: usize = 50;

/// After a failure of the table the next turn comes not before.
const REST: SignedDuration = SignedDuration::from_secs(10);

/// What comes after a chunk.
enum Step {
    /// The next.
    On,
    /// Nothing for now, or ever.
    Over(Outcome),
}

/// A turn on one import.
struct Turn<'d> {
    app: &'d App,
    id: ImportId,
    entry: OutboxEntry,
    claim: Claim,
}

impl Deliver {
    /// Gives an import a turn, unless somebody else works on it. No chunk is begun at `end` or later;
    /// what is left waits for the next turn, due at once.
    pub(super) async fn import(
        &self,
        entry: &OutboxEntry,
        id: ImportId,
        end: Timestamp,
    ) -> Result<Outcome, StoreError> {
        let (app, now) = (&self.app, self.app.clock.now());
        let claim = app.directory.new_claim(now.checked_add(CLAIM).unwrap_or(now));
        let Some(entry) = app.directory.claim_entry(entry, &claim, now).await? else {
            return Ok(Outcome::NotOurs);
        };
        let mut turn = Turn { app, id, entry, claim };
        match turn.take(end).await {
            Ok(Step::Over(outcome)) => Ok(outcome),
            Ok(Step::On) => turn.give_back(app.clock.now()).await.map(|()| Outcome::Advanced),
            Err(error) => {
                let now = app.clock.now();
                if turn.entry.is_given_up(now) {
                    tracing::error!(import = %id, %error, "an import is given up");
                    return turn.give_up(now).await;
                }
                tracing::warn!(import = %id, %error, "an import waits for its next turn");
                turn.give_back(now.checked_add(REST).unwrap_or(now)).await?;
                Ok(Outcome::Deferred)
            }
        }
    }
}

impl Turn<'_> {
    async fn take(&mut self, end: Timestamp) -> Result<Step, StoreError> {
        self.app.refresh().await?;
        for chunk in 0..CHUNKS_A_TURN {
            let now = self.app.clock.now();
            if now >= end {
                break;
            }
            self.claim.until = now.checked_add(CLAIM).unwrap_or(now);
            match self.chunk(now).await? {
                Step::On => (self.entry.attempts, self.entry.created_at) = (0, now),
                // What the chunks before put into the outbox is to leave now, though this one waits.
                Step::Over(Outcome::Deferred) if chunk > 0 => {
                    return Ok(Step::Over(Outcome::Advanced));
                }
                over @ Step::Over(_) => return Ok(over),
            }
        }
        Ok(Step::On)
    }

    async fn give_back(&self, not_before: Timestamp) -> Result<(), StoreError> {
        self.app.directory.defer_entry(&self.entry, &self.claim, not_before).await
    }

    /// Works on the next chunk, with the rights that whoever committed the import has now.
    async fn chunk(&self, now: Timestamp) -> Result<Step, StoreError> {
        let directory = &self.app.directory;
        let (import, actor) = match directory.find_import(self.id).await? {
            Some(import) if import.state == ImportState::Running => match import.run_by {
                Some(actor) => (import, actor),
                None => return self.stop(&import, StopReason::RightsLost, now).await,
            },
            ended => return self.leave(ended.as_ref(), now).await,
        };
        let rights = rights_of(self.app, actor).await?;
        let Some(rights) = rights.filter(|rights| rights.allows(Permission::UsersInvite)) else {
            return self.stop(&import, StopReason::RightsLost, now).await;
        };
        let rows = match directory.import_chunk(self.id, import.next_chunk).await {
            Ok(Some(rows)) => rows,
            Ok(None) | Err(StoreError::Unreadable(_)) => {
                return self.stop(&import, StopReason::RowsLost, now).await;
            }
            Err(error) => return Err(error),
        };
        let Some(import) = self.count_mails(import, actor, &rows, now).await? else {
            return Ok(Step::Over(Outcome::Deferred));
        };
        let chunk = Chunk::open(self.app, import, (actor, rights), &rows).await?;
        let rows = chunk.work(rows).await?;
        self.record(&chunk, rows).await
    }

    /// Counts the mails that the chunk asks for. `None`: there is no room for them, and the import
    /// waits until there is.
    async fn count_mails(
        &self,
        import: Import,
        actor: Actor,
        rows: &[Row],
        now: Timestamp,
    ) -> Result<Option<Import>, StoreError> {
        let whom = actor.person().map_or_else(|| actor.to_string(), |person| person.to_string());
        let bucket = Bucket::new(mails_rule(self.app.settings.import_mails_per_day), &whom);
        let mails = rows.iter().filter(|row| asks_for_mail(row)).count();
        let mails = (&bucket, u32::try_from(mails).unwrap_or(u32::MAX));
        match self.app.directory.count_import_mails(&import, mails, now).await? {
            Recorded::Done(import) => Ok(Some(*import)),
            Recorded::Full => {
                let until = bucket.ends_at(now);
                self.app.directory.note_import_waits(&import, until, now).await?;
                self.give_back(until).await?;
                Ok(None)
            }
            // Called off just now: the next turn sees to that.
            Recorded::Changed | Recorded::ClaimLost => {
                self.give_back(now).await?;
                Ok(None)
            }
        }
    }

    /// Records what became of a chunk. If the import was called off meanwhile, what was done by then
    /// counts all the same.
    async fn record(&self, chunk: &Chunk, mut rows: Vec<Row>) -> Result<Step, StoreError> {
        // What was not done can be put right and done again; who was added is in the list of users.
        for row in rows.iter_mut().filter(|row| !row.verdict.is_rejected()) {
            row.entrant = None;
        }
        let work = ChunkWork { entry: &self.entry, claim: &self.claim };
        let (directory, now) = (&self.app.directory, self.app.clock.now());
        let mut import = chunk.import.clone();
        for _ in 0..3 {
            match directory.record_chunk(&import, &rows, work, now).await? {
                Recorded::Done(after) if after.state == ImportState::Running => {
                    return Ok(Step::On);
                }
                Recorded::Done(after) if after.state == ImportState::Finished => {
                    return Ok(Step::Over(Outcome::Left));
                }
                Recorded::Done(ended) => return self.leave(Some(&ended), now).await,
                Recorded::ClaimLost => break,
                Recorded::Changed | Recorded::Full => {}
            }
            match directory.find_import(self.id).await? {
                Some(changed) if changed.next_chunk == import.next_chunk => import = changed,
                _ => break,
            }
        }
        Ok(Step::Over(Outcome::NotOurs))
    }

    /// Ends an import that cannot go on. One that was called off just now is left to the next turn.
    async fn stop(
        &self,
        import: &Import,
        reason: StopReason,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        match self.app.directory.stop_import(import, reason, now).await? {
            Recorded::Done(stopped) => {
                tracing::warn!(import = %self.id, reason = reason.as_str(), "an import stopped");
                self.leave(Some(&stopped), now).await
            }
            Recorded::Changed | Recorded::ClaimLost | Recorded::Full => Ok(Step::On),
        }
    }

    /// Ends an import that nothing came of for too long.
    async fn give_up(&self, now: Timestamp) -> Result<Outcome, StoreError> {
        let step = match self.app.directory.find_import(self.id).await? {
            Some(import) if import.state == ImportState::Running => {
                self.stop(&import, StopReason::GivenUp, now).await?
            }
            ended => self.leave(ended.as_ref(), now).await?,
        };
        match step {
            Step::Over(outcome) => Ok(outcome),
            Step::On => self.give_back(now).await.map(|()| Outcome::Advanced),
        }
    }

    /// Lets the entry of an import go that has ended.
    async fn leave(&self, ended: Option<&Import>, now: Timestamp) -> Result<Step, StoreError> {
        if let Some(import) = ended {
            self.app.directory.forget_rows(import).await?;
        }
        let settled = Settlement::Done;
        self.app.directory.settle_entry(&self.entry, &self.claim, settled, now).await?;
        Ok(Step::Over(Outcome::Left))
    }
}

/// What the rows of a chunk are worked on with.
struct Chunk {
    app: App,
    import: Import,
    actor: Actor,
    rights: PermissionSet,
    roles: Vec<Role>,
    unapprovable: Vec<RoleName>,
    suppressed: WhoHas,
    org: Arc<OrgSettings>,
}

impl Chunk {
    async fn open(
        app: &App,
        import: Import,
        (actor, rights): (Actor, PermissionSet),
        rows: &[Row],
    ) -> Result<Self, StoreError> {
        let entrants =
            || rows.iter().filter(|row| is_open(row)).filter_map(|row| row.entrant.as_ref());
        let emails: Vec<&EmailAddress> = entrants().map(|entrant| &entrant.email).collect();
        let suppressed = app.directory.suppressed(&emails).await?;
        let roles = app.directory.roles().await?;
        let asked = entrants().map(|entrant| &entrant.role);
        let unapprovable = unapprovable(app, actor, &roles, asked).await?;
        let (app, org) = (app.clone(), app.org());
        Ok(Self { app, import, actor, rights, roles, unapprovable, suppressed, org })
    }

    /// Tries the rows, some at once, until all are done or the import is called off.
    async fn work(&self, mut rows: Vec<Row>) -> Result<Vec<Row>, StoreError> {
        let (mut works, mut begun) = (JoinSet::new(), 0);
        for at in 0..rows.len() {
            let row = &mut rows[at];
            let Some(entrant) = row.entrant.clone().filter(|_| is_open(row)) else { continue };
            match self.order(row.row, entrant) {
                Err(verdict) => row.verdict = verdict,
                Ok(order) => {
                    if begun > 0 && begun % ROWS_A_LOOK == 0 && self.is_called_off().await? {
                        break;
                    }
                    begun += 1;
                    let work = AddRow { app: self.app.clone(), rights: self.rights, order };
                    let started_at = self.import.started_at;
                    works.spawn(async move { (at, work.add(started_at).await) });
                    if works.len() == AT_ONCE {
                        note_one(&mut works, &mut rows).await?;
                    }
                }
            }
        }
        while !works.is_empty() {
            note_one(&mut works, &mut rows).await?;
        }
        Ok(rows)
    }

    async fn is_called_off(&self) -> Result<bool, StoreError> {
        let import = self.app.directory.find_import(self.import.id).await?;
        Ok(import.is_none_or(|import| import.state != ImportState::Running))
    }

    /// The order that a row amounts to, if it may be given.
    fn order(&self, row: u32, entrant: Entrant) -> Result<AddUser, Verdict> {
        let role = self.roles.iter().find(|role| role.name == entrant.role);
        let role = allowed(role, self.rights, &self.org, &entrant.email)?;
        if self.suppressed.is_suppressed(&entrant.email) {
            return Err(Verdict::Suppressed);
        }
        if self.unapprovable.contains(&role.name) {
            return Err(Verdict::NoApprover);
        }
        let needs_approval = role.needs_approval;
        let Entrant { first_name, last_name, email, language, role, welcome_email } = entrant;
        let id = ApprovalId(self.app.ids.next());
        let ask = needs_approval.then_some(AskToAdd { id, welcome_email });
        let invite = (welcome_email && ask.is_none()).then(|| self.app.invite_terms());
        Ok(AddUser {
            user: NewUser { first_name, last_name, email, language, role },
            id: Some(self.import.user_id(row)),
            actor: self.actor,
            invite,
            ask,
            force: false,
            now: self.app.clock.now(),
        })
    }
}

/// One addition.
struct AddRow {
    app: App,
    rights: PermissionSet,
    order: AddUser,
}

impl AddRow {
    async fn add(self, started_at: Option<Timestamp>) -> Result<Verdict, StoreError> {
        match self.app.directory.add_user(&self.order).await? {
            Added::Created(user) => Ok(outcome(&user, Verdict::Added)),
            // Whoever is erased was added when the chunk was worked on before.
            Added::Erased => Ok(Verdict::Added),
            Added::RoleGone => Ok(Verdict::invalid("role", &Problem::UnknownRole)),
            Added::Suppressed(_) => Ok(Verdict::Suppressed),
            // The chunk was worked on before.
            Added::EmailHeld(holder) if Some(holder.id) == self.order.id => {
                Ok(outcome(&holder, Verdict::Added))
            }
            Added::EmailHeld(holder) => match holder.status_at(self.order.now) {
                Status::Active | Status::Deactivated => Ok(Verdict::Member),
                Status::Expired | Status::Revoked => self.revive(&holder).await,
                _ if self.has_revived(&holder, started_at) => {
                    Ok(outcome(&holder, Verdict::Revived))
                }
                _ => Ok(Verdict::Pending),
            },
        }
    }

    async fn revive(&self, holder: &User) -> Result<Verdict, StoreError> {
        let theirs = self.app.directory.find_permissions(&holder.role).await?;
        if theirs.is_some_and(|theirs| !self.rights.covers(theirs)) {
            return Ok(Verdict::RoleNotAllowed);
        }
        Ok(match self.app.directory.revive_user(holder, &self.order).await? {
            Revived::Revived(user) => outcome(&user, Verdict::Revived),
            Revived::Changed | Revived::TooSoon => Verdict::Pending,
            Revived::RoleGone => Verdict::invalid("role", &Problem::UnknownRole),
            Revived::Suppressed(_) => Verdict::Suppressed,
        })
    }

    /// Whether the chunk was worked on before and this user revived by it: somebody who was there
    /// before the import, and was added anew by the same actor since it runs.
    fn has_revived(&self, holder: &User, started_at: Option<Timestamp>) -> bool {
        started_at.is_some_and(|started| {
            holder.invited_by == self.order.actor
                && holder.created_at < started
                && holder.status_since >= started
        })
    }
}

/// What became of the row of a user who was added: perhaps they wait for approval.
fn outcome(user: &User, otherwise: Verdict) -> Verdict {
    if user.status == Status::PendingApproval { Verdict::Waits } else { otherwise }
}

/// Waits for one of the additions, and notes what became of its row.
async fn note_one(
    works: &mut JoinSet<(usize, Result<Verdict, StoreError>)>,
    rows: &mut [Row],
) -> Result<(), StoreError> {
    match works.join_next().await {
        Some(Ok((at, verdict))) => {
            rows[at].verdict = verdict?;
            Ok(())
        }
        Some(Err(_)) => Err(StoreError::Busy("an addition broke off".into())),
        None => Ok(()),
    }
}

/// Whether the row is still to be tried.
fn is_open(row: &Row) -> bool {
    matches!(row.verdict, Verdict::New | Verdict::Revives)
}

fn asks_for_mail(row: &Row) -> bool {
    is_open(row) && row.entrant.as_ref().is_some_and(|entrant| entrant.welcome_email)
}
