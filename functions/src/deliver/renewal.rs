//! Whom to tell that somebody asks for a new link: whoever invited them, or else all who could.

use jiff::Timestamp;
use usher_directory::Settlement;
use usher_domain::{EmailAddress, Permission, User, UserId, outbox::OutboxEntry};
use usher_mail::Letter;

use super::plan::{Plan, PlanError, notice};
use crate::{App, rights::member_who};

/// The most people who are told in place of the inviter.
const MOST_ASKED: usize = 50;

/// What it takes to give somebody a new link, beside all that their role allows.
const MAY_INVITE: Permission = Permission::UsersInvite;

/// The plan for a request: the inviter is told, if they can still give a new link.
pub async fn requested(
    app: &App,
    entry: &OutboxEntry,
    user: &User,
    generation: u32,
) -> Result<Plan, PlanError> {
    let nothing = Plan::Nothing(Settlement::Done);
    if !is_open(user, generation, app.clock.now()) {
        return Ok(nothing);
    }
    let Some(covers) = app.directory.find_permissions(&user.role).await? else {
        return Ok(nothing);
    };
    if let Some(inviter) = user.invited_by.person()
        && let Some(inviter) = member_who(app, inviter, MAY_INVITE, covers).await?
    {
        return tell(app, entry, user, &inviter, false);
    }
    let people = app.directory.find_approvers(MAY_INVITE, covers, (&[], MOST_ASKED)).await?;
    Ok(Plan::Nothing(Settlement::Asked { generation, people }))
}

/// The plan for the notice to one of those who can give a new link in place of the inviter.
pub async fn notice_to(
    app: &App,
    entry: &OutboxEntry,
    user: &User,
    (to, generation): (UserId, u32),
) -> Result<Plan, PlanError> {
    if is_open(user, generation, app.clock.now())
        && let Some(covers) = app.directory.find_permissions(&user.role).await?
        && let Some(to) = member_who(app, to, MAY_INVITE, covers).await?
    {
        return tell(app, entry, user, &to, true);
    }
    Ok(Plan::Nothing(Settlement::Done))
}

/// Whether that very request still waits for somebody to agree.
fn is_open(user: &User, generation: u32, now: Timestamp) -> bool {
    let newest = user.invite.is_some_and(|invite| invite.generation == generation);
    newest && user.renewal_requested_at(now).is_some()
}

fn tell(
    app: &App,
    entry: &OutboxEntry,
    user: &User,
    to: &User,
    instead: bool,
) -> Result<Plan, PlanError> {
    let base = app.settings.base_url.as_str().trim_end_matches('/');
    let letter = Letter::RenewalNotice {
        user,
        instead,
        command: &format!("usher resend {}", typed(&user.email, user.id)),
        call: &format!("POST {base}/v1/users/{}/invite", user.id),
    };
    notice(app, entry, to, letter)
}

/// The user as a command names them: by the address, unless a shell would make something of it.
fn typed(email: &EmailAddress, id: UserId) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.+-_".contains(c);
    let email = email.as_typed();
    if email.chars().all(plain) && !email.starts_with('-') {
        email.to_owned()
    } else {
        id.to_string()
    }
}
