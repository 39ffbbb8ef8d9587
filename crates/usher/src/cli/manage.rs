//! `usher resend`, `revoke`, `deactivate` and `reactivate`.

use usher_client::User;

use super::connection::Session;
use super::failure::Failure;
use super::lookup;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What a command takes that does one thing to a user.
#[derive(clap::Args)]
pub struct UserArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What `usher resend` takes.
#[derive(clap::Args)]
pub struct ResendArgs {
    #[command(flatten)]
    user: UserArgs,

    /// Mail even an address that bounced before, or whose owner reported the mail as spam
    #[arg(long)]
    pub force: bool,
}

/// What `usher revoke` takes.
#[derive(clap::Args)]
#[command(after_help = "\
No link of the user works any more. The reason is told in the timeline and mailed to nobody.

Examples:
  usher revoke ada@example.com
  usher revoke ada@example.com --reason \"joined another team\"")]
pub struct RevokeArgs {
    #[command(flatten)]
    user: UserArgs,

    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// Mails a new invite.
pub(super) async fn resend(
    args: &ResendArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user.user).await?;
    let user = session.client.resend_invite(&id, args.force, None).await?;
    let done = "A new invite is on its way by mail. No older link works any more.";
    print(&user, done, args.user.json, output)
}

/// Withdraws an invite.
pub(super) async fn revoke(
    args: &RevokeArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user.user).await?;
    let user = session.client.revoke_invite(&id, args.reason.as_deref(), None).await?;
    let done = "The invite is withdrawn. No link of this user works any more.";
    print(&user, done, args.user.json, output)
}

/// Keeps a member out.
pub(super) async fn deactivate(
    args: &UserArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    let user = session.client.deactivate_user(&id, None).await?;
    let done = "This member is kept out. Their sessions and the keys that they made have ended.";
    print(&user, done, args.json, output)
}

/// Lets a member in again.
pub(super) async fn reactivate(
    args: &UserArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    let user = session.client.reactivate_user(&id, None).await?;
    print(&user, "This member may sign in again.", args.json, output)
}

/// Prints what was done, and the user as they are now.
pub(super) fn print(
    user: &User,
    done: &str,
    json: bool,
    output: &mut Output,
) -> Result<(), Failure> {
    match output.format(json) {
        Format::Json => output.json(user)?,
        format => output.data(&format!("{done}\n{}", summary(user, format)))?,
    }
    Ok(())
}

fn summary(user: &User, format: Format) -> String {
    let ends = render::link_end(user).map(|end| render::instant(end, format));
    let fields = [
        ("Name", Word::plain(&user.full_name())),
        ("Email", Word::plain(&user.email)),
        ("Role", Word::plain(&user.role)),
        ("Language", Word::plain(&user.language)),
        ("Status", Word::status(&user.status)),
        ("Mail", Word::mail(user)),
        ("Link ends", Word::plain(&ends.unwrap_or_default())),
        ("Id", Word::plain(&user.id)),
    ];
    render::fields(&fields, format)
}

#[cfg(test)]
mod tests {
    use usher_client::Status;

    use super::super::samples;
    use super::*;

    #[test]
    fn a_change_shows_how_the_user_is_now() {
        let summary = summary(&samples::ada(), Format::Plain);
        insta::assert_snapshot!(summary.replace('\t', " | "), @"
        Name | Ada Lovelace
        Email | ada@example.com
        Role | admin
        Language | en
        Status | invited
        Mail | bounced
        Link ends | 2026-01-08T09:30:15Z
        Id | u1
        ");
    }

    #[test]
    fn a_link_that_has_ended_does_not_end() {
        let mut ada = samples::ada();
        for status in [Status::Expired, Status::Revoked, Status::Active, Status::Deactivated] {
            ada.status = status;
            assert!(!summary(&ada, Format::Plain).contains("Link ends"), "{}", ada.status);
        }
    }
}
