//! Add a user.

use jiff::Timestamp;
use usher_domain::{
    Actor, Approval, ApprovalId, ApprovalKind, EmailAddress, Invite, Language, MailState,
    OpenApproval, PersonName, RoleName, Status, Suppression, User, UserId,
    approval::Proposal,
    outbox::{Event, Message},
    timeline::Happening,
};

use crate::{
    Directory, StoreError,
    item::{self, EmailGuard, Term},
    keys,
    transaction::{Act, Commit, Transaction},
};

/// What an admin says of somebody they add.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// First name.
    pub first_name: PersonName,
    /// Last name.
    pub last_name: PersonName,
    /// Unique in the organization.
    pub email: EmailAddress,
    /// The language of mails and pages.
    pub language: Language,
    /// What they may do once they are a member.
    pub role: RoleName,
}

/// The terms of an invite that is to be mailed.
#[derive(Debug, Clone, Copy)]
pub struct InviteTerms {
    /// The key that signs its link.
    pub kid: u32,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// The order to add somebody.
#[derive(Debug, Clone)]
pub struct AddUser {
    /// Whom.
    pub user: NewUser,
    /// Under which id; a fresh one, unless the order may be given again and must know its own.
    pub id: Option<UserId>,
    /// By whom.
    pub actor: Actor,
    /// With which invite; without one, no welcome email is sent and no link is live.
    pub invite: Option<InviteTerms>,
    /// Even if mail to the address bounced or was reported before.
    pub force: bool,
    /// The request for approval, if the role takes one: then the user waits, without an invite.
    pub ask: Option<AskToAdd>,
    /// When.
    pub now: Timestamp,
}

/// A request for approval of an addition.
#[derive(Debug, Clone, Copy)]
pub struct AskToAdd {
    /// Its id.
    pub id: ApprovalId,
    /// Whether a welcome email is sent once it is approved.
    pub welcome_email: bool,
}

/// How often a role is given that somebody is about to delete: some tenths of a second.
pub(crate) const ROLE_TRIES: u32 = 6;

/// What became of the order.
#[derive(Debug)]
pub enum Added {
    /// The user exists now, and the mail (if asked for) and the event lie in the outbox.
    Created(User),
    /// Somebody holds the address already, or the id that the order names. Nothing was written.
    EmailHeld(User),
    /// The id that the order names was that of a person who was erased: an order from before. Nothing
    /// was written.
    Erased,
    /// Mail to the address bounced or was reported before. Nothing was written.
    Suppressed(Suppression),
    /// The role was deleted in the meantime. Nothing was written.
    RoleGone,
}

/// The conditions under which a user can be created.
#[derive(Clone, Copy)]
enum Guard {
    Email,
    Id,
    Erased,
    Role,
    Suppressed,
}

impl Directory {
    /// Adds a user in one transaction: the user, the guard of the address, the search terms, the
    /// timeline entry, and what is to be sent. Of any number of concurrent orders for one address
    /// exactly one creates; the others learn who holds it.
    pub async fn add_user(&self, order: &AddUser) -> Result<Added, StoreError> {
        let user = order.new_user(order.id.unwrap_or_else(|| UserId(self.ids.next())));
        // A holder that vanishes between the refusal and the look at it frees the address: once more.
        for attempt in 0..ROLE_TRIES {
            match self.create(&user, order).await? {
                Commit::Done => return Ok(Added::Created(user)),
                Commit::Refused(Guard::Role) => {
                    if !self.role_stays(&user.role, order.now, attempt).await? {
                        return Ok(Added::RoleGone);
                    }
                }
                Commit::Refused(Guard::Id) => {
                    if let Some(holder) = self.find_user(user.id).await? {
                        return Ok(Added::EmailHeld(holder));
                    }
                }
                Commit::Refused(Guard::Email) => {
                    if let Some(holder) = self.find_user_by_email(&user.email).await? {
                        return Ok(Added::EmailHeld(holder));
                    }
                }
                Commit::Refused(Guard::Erased) => return Ok(Added::Erased),
                Commit::Refused(Guard::Suppressed) => {
                    if let Some(suppression) = self.find_suppression(&user.email).await? {
                        return Ok(Added::Suppressed(suppression));
                    }
                }
            }
        }
        Err(StoreError::Busy("the address changes hands, or the role is being deleted".into()))
    }

    async fn create(&self, user: &User, order: &AddUser) -> Result<Commit<Guard>, StoreError> {
        let mut writes = self.transaction();
        // The id first: an order that was carried out before learns that, whoever has the address now.
        writes.create(item::user(&self.org, user)?, Guard::Id)?;
        if order.id.is_some() {
            writes.require_absent(keys::user(&self.org, user.id), keys::ERASED, Guard::Erased)?;
        }
        let guard = EmailGuard { user: user.id };
        let email = item::keyed(keys::email(&self.org, &user.email), "EMAIL".into(), &guard)?;
        writes.create(email, Guard::Email)?;
        writes.require_unsuppressed(&user.email, order.force, Guard::Suppressed)?;
        for term in Term::of(user) {
            writes.put(term.item(&self.org)?)?;
        }
        self.join_role(&mut writes, user, Guard::Role)?;
        let act = Act { user: user.id, actor: order.actor, now: order.now };
        if let Some(approval) = order.approval_of(user, false) {
            writes.open_approval(&approval)?;
            writes.post(act, Message::Event { event: Event::UserApprovalRequested })?;
        } else {
            let welcome_email = order.invite.is_some();
            writes.record(act, &Happening::Added { role: user.role.to_string(), welcome_email })?;
            post_added(&mut writes, act, user)?;
        }
        writes.commit().await
    }

    /// Lists the user among the members of a role other than everybody's, and holds a role that is
    /// not built in to exist still, with nobody about to delete it: after a refusal `role_stays` tells
    /// whether to try again.
    pub(crate) fn join_role<G: Copy>(
        &self,
        writes: &mut Transaction<'_, G>,
        user: &User,
        guard: G,
    ) -> Result<(), StoreError> {
        if !user.role.is_user() {
            let members = keys::role_members(&self.org, &user.role);
            writes.put(item::keyed(
                members,
                user.id.to_string(),
                &EmailGuard { user: user.id },
            )?)?;
        }
        if usher_domain::Role::find_built_in(&user.role).is_none() {
            writes.require(keys::roles(&self.org), user.role.to_string(), guard)?;
        }
        Ok(())
    }
}

/// Posts what an addition sends: the mail, if there is an invite, and the event.
pub(crate) fn post_added<G: Copy>(
    writes: &mut Transaction<'_, G>,
    act: Act,
    user: &User,
) -> Result<(), StoreError> {
    if let (Status::Invited, Some(invite)) = (user.status, user.invite) {
        writes.post(act, Message::Welcome { generation: invite.generation })?;
    }
    writes.post(act, Message::Event { event: Event::UserAdded })
}

impl AddUser {
    fn new_user(&self, id: UserId) -> User {
        let invite = self.invite.map(|terms| terms.of_generation(1, MailState::Queued));
        self.user_with(id, 1, self.now, invite)
    }

    /// The user as this order wants them.
    pub(crate) fn user_with(
        &self,
        id: UserId,
        version: u64,
        created_at: Timestamp,
        invite: Option<Invite>,
    ) -> User {
        let NewUser { first_name, last_name, email, language, role } = self.user.clone();
        User {
            id,
            first_name,
            last_name,
            email,
            language,
            role,
            status: self.status(),
            status_since: self.now,
            version,
            invited_by: self.actor,
            invite,
            created_at,
            updated_at: self.now,
            accepted_at: None,
            sessions_from: None,
            password_set_at: None,
            clear_suppression: self.force,
            renewal: None,
            approval: self.ask.map(|ask| OpenApproval::asked(ask.id, self.now)),
            approved_role: None,
        }
    }

    fn status(&self) -> Status {
        match (self.ask, self.invite) {
            (Some(_), _) => Status::PendingApproval,
            (None, Some(_)) => Status::Invited,
            (None, None) => Status::Added,
        }
    }

    /// The request for approval that this order opens for `user`, if it takes one.
    pub fn approval_of(&self, user: &User, revived: bool) -> Option<Approval> {
        let AskToAdd { id, welcome_email } = self.ask?;
        let proposal = Proposal::Admit { welcome_email, force: self.force, revived };
        Some(Approval::asked(
            id,
            (ApprovalKind::AddUser, proposal),
            user.role.clone(),
            Some(user.id),
            (self.actor, self.now),
        ))
    }
}

impl InviteTerms {
    /// The invite of these terms.
    pub(crate) fn of_generation(self, generation: u32, mail: MailState) -> Invite {
        Invite { generation, kid: self.kid, expires_at: self.expires_at, mail }
    }
}
