//! What an outbox entry asks for, judged on the user as they are now.

use usher_directory::{Account, Settlement, StoreError};
use usher_domain::{
    EmailAddress, EntryId, FailureReason, OrgId, Status, User, UserId,
    outbox::{Event, Message, OutboxEntry},
    reset_token::{RESET_LIFETIME, ResetClaims},
};
use usher_mail::{Envelope, Letter, Rendered};

use super::{approval, chat, events::EventDetail, renewal};
use crate::App;

/// What is to be done for an entry.
pub enum Plan {
    /// Nothing leaves; this is recorded.
    Nothing(Settlement),
    /// A mail.
    Mail(Box<Mail>),
    /// An event.
    Event(EventDetail),
}

/// A mail that is ready to go.
pub struct Mail {
    to: EmailAddress,
    user: UserId,
    generation: u32,
    entry: EntryId,
    /// Whether the mail service must first forget earlier bounces of the address.
    pub clear_suppression: bool,
    /// What it says.
    pub letter: Rendered,
    /// What is recorded once it is sent.
    pub settlement: Settlement,
}

impl Mail {
    /// The recipient.
    pub fn to(&self) -> &EmailAddress {
        &self.to
    }

    /// Where it goes, and what it belongs to.
    pub fn envelope<'a>(&'a self, org: &'a OrgId) -> Envelope<'a> {
        Envelope {
            to: &self.to,
            org,
            user: self.user,
            generation: self.generation,
            entry: self.entry,
        }
    }
}

/// Why no plan could be made: it is tried again.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Render(#[from] usher_mail::RenderError),
    #[error(transparent)]
    Key(#[from] usher_domain::keyring::UnknownKey),
}

/// The plan for an entry. A user who is gone, or who moved on, needs nothing any more.
pub async fn of(app: &App, entry: &OutboxEntry) -> Result<Plan, PlanError> {
    if let Message::Event { event } = entry.message {
        return Ok(Plan::Event(event_of(app, entry, event)));
    }
    if let Message::ResetRequested { email } = &entry.message {
        return reset(app, entry, email).await;
    }
    match entry.message {
        Message::ApprovalRequested { approval } => {
            return approval::requested(app, entry, approval).await;
        }
        Message::ApprovalNotice { to, approval } => {
            return approval::notice_to(app, entry, (to, approval)).await;
        }
        Message::ApprovalDecided { approval } => {
            return approval::decided(app, entry, approval).await;
        }
        _ => {}
    }
    match app.directory.find_entry_user(entry).await? {
        Some(user) => about_user(app, entry, &user).await,
        None => Ok(Plan::Nothing(Settlement::Done)),
    }
}

/// The plan for an entry about a user who is still there.
async fn about_user(app: &App, entry: &OutboxEntry, user: &User) -> Result<Plan, PlanError> {
    match entry.message {
        Message::Welcome { generation } => welcome(app, entry, user, generation).await,
        Message::RenewalRequested { generation } => {
            renewal::requested(app, entry, user, generation).await
        }
        Message::RenewalNotice { to, generation } => {
            renewal::notice_to(app, entry, user, (to, generation)).await
        }
        Message::PasswordSetNotice => {
            let letter = Letter::PasswordSetNotice { user, at: entry.created_at };
            notice(app, entry, user, letter)
        }
        Message::AcceptedNotice => {
            to_inviter(app, entry, user, Letter::AcceptedNotice { user }).await
        }
        Message::DeclinedNotice => {
            to_inviter(app, entry, user, Letter::DeclinedNotice { user }).await
        }
        Message::UndeliveredNotice { reason } => {
            to_inviter(app, entry, user, Letter::UndeliveredNotice { user, reason }).await
        }
        Message::BouncedNotice { reason } => {
            to_inviter(app, entry, user, Letter::BouncedNotice { user, reason }).await
        }
        Message::ComplainedNotice => {
            to_inviter(app, entry, user, Letter::ComplainedNotice { user }).await
        }
        Message::ChatLinkedNotice { .. } | Message::ChatUnlinkedNotice { .. } => {
            chat::told(app, entry, user)
        }
        // Long work, events, approvals and requests for a reset were seen to before.
        Message::Event { .. }
        | Message::ApprovalRequested { .. }
        | Message::ApprovalNotice { .. }
        | Message::ApprovalDecided { .. }
        | Message::Erase { .. }
        | Message::Import { .. }
        | Message::ResetRequested { .. } => Ok(Plan::Nothing(Settlement::Done)),
    }
}

/// The link that sets a new password, for an active member of that address. Nobody else gets a mail:
/// not even to be told that they are none.
async fn reset(app: &App, entry: &OutboxEntry, email: &EmailAddress) -> Result<Plan, PlanError> {
    let expires_at = entry.created_at.checked_add(RESET_LIFETIME).unwrap_or(entry.created_at);
    let account = app.directory.find_account(email).await?;
    let Some(Account { user, credential: Some(credential) }) = account else {
        return Ok(Plan::Nothing(Settlement::Done));
    };
    if user.status != Status::Active || app.clock.now() >= expires_at {
        return Ok(Plan::Nothing(Settlement::Done));
    }
    let claims = ResetClaims {
        kid: app.keys.ring().signing_kid(),
        org: app.directory.org().clone(),
        user: user.id,
        set_at: credential.set_at,
        expires_at,
    };
    let link = app.reset_link(&claims)?;
    notice(app, entry, &user, Letter::PasswordReset { user: &user, link: &link, expires_at })
}

async fn welcome(
    app: &App,
    entry: &OutboxEntry,
    user: &User,
    generation: u32,
) -> Result<Plan, PlanError> {
    let newest = user.invite.filter(|invite| invite.generation == generation);
    let Some(invite) = newest.filter(|_| matches!(user.status, Status::Invited | Status::Expired))
    else {
        return Ok(Plan::Nothing(Settlement::Done));
    };
    if user.status_at(app.clock.now()) == Status::Expired {
        let reason = FailureReason::Overdue;
        return Ok(Plan::Nothing(Settlement::Failed { generation, reason }));
    }
    let inviter = match user.invited_by.person() {
        Some(id) => app.directory.find_user(id).await?.map(|user| user.full_name()),
        None => None,
    };
    let org = app.org();
    let letter = Letter::Welcome {
        user,
        inviter: inviter.as_deref(),
        link: &app.invite_link(user.id, &invite)?,
        expires_at: invite.expires_at,
        replaces_older: generation > 1,
        sentence: org.welcome_sentence.get(&user.language),
    };
    Ok(Plan::Mail(Box::new(Mail {
        to: user.email.clone(),
        user: user.id,
        generation,
        entry: entry.id,
        clear_suppression: user.clear_suppression,
        letter: letter.render(user.language, &org.organization)?,
        settlement: Settlement::Sent { generation },
    })))
}

/// A notice to the person who invited, if they are a member: only then is it known that the address
/// is theirs.
async fn to_inviter(
    app: &App,
    entry: &OutboxEntry,
    user: &User,
    letter: Letter<'_>,
) -> Result<Plan, PlanError> {
    let inviter = match user.invited_by.person() {
        Some(id) => app.directory.find_user(id).await?,
        None => None,
    };
    match inviter.filter(|inviter| inviter.status == Status::Active) {
        Some(inviter) => notice(app, entry, &inviter, letter),
        None => Ok(Plan::Nothing(Settlement::Done)),
    }
}

/// A notice to a member.
pub fn notice(
    app: &App,
    entry: &OutboxEntry,
    to: &User,
    letter: Letter<'_>,
) -> Result<Plan, PlanError> {
    Ok(Plan::Mail(Box::new(Mail {
        to: to.email.clone(),
        user: entry.user.unwrap_or(to.id),
        generation: 0,
        entry: entry.id,
        clear_suppression: false,
        letter: letter.render(to.language, &app.org().organization)?,
        settlement: Settlement::Done,
    })))
}

fn event_of(app: &App, entry: &OutboxEntry, event: Event) -> EventDetail {
    EventDetail {
        id: entry.id.to_string(),
        org: app.directory.org().to_string(),
        kind: event.as_str(),
        user_id: entry.user.map(|user| user.to_string()).unwrap_or_default(),
        at: entry.created_at.to_string(),
    }
}
