//! Change what an admin says of a user: names, language, role, and the address of who is no member.

use jiff::Timestamp;
use usher_domain::{
    Actor, EmailAddress, Invite, Language, MailState, PersonName, RoleName, Status, Suppression,
    User,
    outbox::{Event, Message},
    throttle::INVITES_BY_HAND,
    timeline::{Change, Happening},
};

use crate::{
    Approving, Bucket, Directory, InviteTerms, StoreError,
    item::{self, EmailGuard},
    keys,
    transaction::{Act, Commit, Transaction},
};

/// What is to be changed of a user; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct UserChange {
    /// First name.
    pub first_name: Option<PersonName>,
    /// Last name.
    pub last_name: Option<PersonName>,
    /// The address.
    pub email: Option<EmailAddress>,
    /// The language of mails and pages.
    pub language: Option<Language>,
    /// What they may do.
    pub role: Option<RoleName>,
}

/// The order to change a user.
#[derive(Debug, Clone)]
pub struct ChangeUser {
    /// What is to be changed.
    pub change: UserChange,
    /// By whom.
    pub actor: Actor,
    /// The approval of a second person, if this takes one.
    pub approving: Option<Approving>,
    /// Whether a new address is taken though mail to it bounced.
    pub force: bool,
    /// The terms of the invite to a new address.
    pub terms: InviteTerms,
    /// When.
    pub now: Timestamp,
}

/// What became of the order. Unless it was done, nothing was written.
#[derive(Debug)]
pub enum ChangedUser {
    /// The user as they are now.
    Changed(Box<User>),
    /// All was so already.
    Unchanged,
    /// Somebody else holds the new address.
    EmailTaken,
    /// The new address was mailed an invite a moment ago, or too often today.
    TooSoon,
    /// Mail to the new address bounced or was reported before.
    Suppressed(Suppression),
    /// The role was deleted in the meantime.
    RoleGone,
    /// Nobody would be left who may do everything.
    LastSuperAdmin,
    /// Somebody changed the user first.
    Overtaken,
}

/// The conditions under which a user can be changed.
#[derive(Clone, Copy)]
enum Guard {
    Version,
    Email,
    TooSoon,
    Suppressed,
    Role,
    LastSuperAdmin,
}

impl Directory {
    /// Changes `user`, as they were read when the caller's rights were checked, in one transaction: the
    /// user, search terms, the role's members and the number of super admins. A new address moves the
    /// guard and ends every older link; who is invited gets the next one there.
    pub async fn change_user(
        &self,
        user: &User,
        order: &ChangeUser,
    ) -> Result<ChangedUser, StoreError> {
        let changed = order.apply(user);
        let changes = changes(user, &changed);
        if changes.is_empty() && order.approving.is_none() {
            return Ok(ChangedUser::Unchanged);
        }
        let mut writes = self.transaction();
        writes.change_user(&changed, Guard::Version)?;
        writes.move_terms(user, Some(&changed))?;
        let act = Act { user: user.id, actor: order.actor, now: order.now };
        self.move_address(&mut writes, act, user, &changed, order.force)?;
        self.move_role(&mut writes, user, &changed)?;
        if let Some(approving) = &order.approving {
            writes.approve(approving, order.now, Guard::Version)?;
        }
        writes.record(act, &Happening::Changed { changes })?;
        writes.post(act, Message::Event { event: Event::UserChanged })?;
        Ok(match writes.commit().await? {
            Commit::Done => ChangedUser::Changed(Box::new(changed)),
            Commit::Refused(Guard::Version) => ChangedUser::Overtaken,
            Commit::Refused(Guard::Email) => ChangedUser::EmailTaken,
            Commit::Refused(Guard::TooSoon) => ChangedUser::TooSoon,
            Commit::Refused(Guard::Suppressed) => {
                match self.find_suppression(&changed.email).await? {
                    Some(suppression) => ChangedUser::Suppressed(suppression),
                    None => ChangedUser::Overtaken,
                }
            }
            // A role whose deletion was called off is tried again.
            Commit::Refused(Guard::Role)
                if self.role_stays(&changed.role, order.now, 0).await? =>
            {
                ChangedUser::Overtaken
            }
            Commit::Refused(Guard::Role) => ChangedUser::RoleGone,
            Commit::Refused(Guard::LastSuperAdmin) => ChangedUser::LastSuperAdmin,
        })
    }

    fn move_address(
        &self,
        writes: &mut Transaction<'_, Guard>,
        act: Act,
        old: &User,
        new: &User,
        force: bool,
    ) -> Result<(), StoreError> {
        if old.email.key() == new.email.key() {
            return Ok(());
        }
        let guard = EmailGuard { user: new.id };
        let item = item::keyed(keys::email(&self.org, &new.email), "EMAIL".into(), &guard)?;
        writes.create(item, Guard::Email)?;
        writes.delete(keys::email(&self.org, &old.email), "EMAIL".into())?;
        writes.require_unsuppressed(&new.email, force, Guard::Suppressed)?;
        if let (Status::Invited, Some(Invite { generation, mail: MailState::Queued, .. })) =
            (new.status, new.invite)
        {
            // Whoever changes addresses to and fro fills no mailbox by it.
            let bucket = Bucket::new(INVITES_BY_HAND, new.email.key());
            writes.count(&bucket, act.now, Guard::TooSoon)?;
            writes.post(act, Message::Welcome { generation })?;
        }
        Ok(())
    }

    fn move_role(
        &self,
        writes: &mut Transaction<'_, Guard>,
        old: &User,
        new: &User,
    ) -> Result<(), StoreError> {
        if old.role == new.role {
            return Ok(());
        }
        writes.leave_role(old)?;
        self.join_role(writes, new, Guard::Role)?;
        match (old.role.is_super_admin(), new.role.is_super_admin()) {
            _ if new.status != Status::Active => Ok(()),
            (true, false) => writes.uncount_super_admin(Guard::LastSuperAdmin),
            (false, true) => writes.count_super_admin(),
            _ => Ok(()),
        }
    }
}

impl ChangeUser {
    /// The fields of `user` that it changes.
    pub fn changes(&self, user: &User) -> Vec<Change> {
        changes(user, &self.apply(user))
    }

    fn apply(&self, user: &User) -> User {
        let change = self.change.clone();
        let mut changed = user.clone().changed(self.now);
        changed.first_name = change.first_name.unwrap_or(changed.first_name);
        changed.last_name = change.last_name.unwrap_or(changed.last_name);
        changed.email = change.email.unwrap_or(changed.email);
        changed.language = change.language.unwrap_or(changed.language);
        changed.role = change.role.unwrap_or(changed.role);
        if changed.email.key() != user.email.key() {
            changed.invite = self.next_invite(user);
            changed.clear_suppression = self.force;
        }
        // A second person approved somebody at an address for a role: nobody else, and no other.
        if changed.email.key() != user.email.key() || changed.role != user.role {
            changed.approved_role = None;
        }
        if self.approving.is_some() {
            (changed.approval, changed.approved_role) = (None, Some(changed.role.clone()));
        }
        changed
    }

    /// The invite after the address has changed: the next generation in any case, so that no link that
    /// went to the old address works; open only if the old one was.
    fn next_invite(&self, user: &User) -> Option<Invite> {
        let old = user.invite?;
        let generation = user.next_generation();
        Some(if user.status_at(self.now) == Status::Invited {
            self.terms.of_generation(generation, MailState::Queued)
        } else {
            Invite { generation, mail: MailState::None, ..old }
        })
    }
}

fn changes(old: &User, new: &User) -> Vec<Change> {
    let fields = [
        Change::of("first_name", old.first_name.as_str(), new.first_name.as_str()),
        Change::of("last_name", old.last_name.as_str(), new.last_name.as_str()),
        Change::of("email", old.email.as_typed(), new.email.as_typed()),
        Change::of("language", old.language.tag(), new.language.tag()),
        Change::of("role", old.role.as_str(), new.role.as_str()),
    ];
    fields.into_iter().flatten().collect()
}
