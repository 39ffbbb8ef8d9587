//! `usher approvals`, `approve`, `decline`: what waits for a second person.

use usher_client::{Approval, ApprovalKind, ApprovalState, DecidedApproval};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Tone, Word};
use super::{harmless, show};

/// The most requests that are listed.
const MOST: usize = 500;

/// What `usher approvals` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher approvals
  usher approvals --state declined
  usher approvals --json")]
pub struct ApprovalsArgs {
    /// Requests of this state: pending, approved, declined, lapsed or cancelled
    #[arg(long, default_value = "pending", value_parser = clap::builder::PossibleValuesParser::new(ApprovalState::WORDS))]
    state: String,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What `usher approve` takes.
#[derive(clap::Args)]
pub struct ApproveArgs {
    /// Id of the request
    #[arg(value_name = "ID")]
    id: String,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What `usher decline` takes.
#[derive(clap::Args)]
#[command(after_help = "\
The reason is told to whoever asked, and stands in the timeline. What one asked for oneself is called off.

Examples:
  usher decline 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f --reason \"Ada leaves in May\"")]
pub struct DeclineArgs {
    /// Id of the request
    #[arg(value_name = "ID")]
    id: String,

    /// Why
    #[arg(long)]
    reason: Option<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Lists requests.
pub(super) async fn list(
    args: &ApprovalsArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let state = ApprovalState::from(args.state.as_str());
    let found = session.client.all_approvals(Some(&state), MOST).await?;
    match output.format(args.json) {
        Format::Json => output.json(&found.items)?,
        Format::Table if found.items.is_empty() => {
            output.note(&format!("There are no requests that are {}.", state.as_str()));
        }
        format => output.data(&table(&found.items, format, None))?,
    }
    if found.more {
        output.note(&format!("These are the newest {MOST}."));
    }
    Ok(())
}

/// Approves what somebody else asked for.
pub(super) async fn approve(
    args: &ApproveArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    print(&session.client.approve(&args.id).await?, args.json, output)
}

/// Declines what somebody else asked for, or calls off what one asked for oneself.
pub(super) async fn decline(
    args: &DeclineArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let decided = match session.client.decline(&args.id, args.reason.as_deref()).await {
        Err(error) if error.code() == Some("own_request") => {
            session.client.cancel_approval(&args.id).await?
        }
        decided => decided?,
    };
    print(&decided, args.json, output)
}

fn print(decided: &DecidedApproval, json: bool, output: &mut Output) -> Result<(), Failure> {
    match output.format(json) {
        Format::Json => output.json(decided)?,
        format => output.data(&summary(&decided.approval, format))?,
    }
    Ok(())
}

/// Notes that a change waits.
pub(super) fn note(approval: &Approval, output: &mut Output) {
    output.note(&waiting(&approval.id));
}

/// What to tell of a request that waits.
pub(super) fn waiting(id: &str) -> String {
    let id = harmless::text(id);
    format!("It waits for approval by a second person, who runs: usher approve {id}")
}

/// One request, field by field.
fn summary(approval: &Approval, format: Format) -> String {
    let decided_by = approval.decided_by.as_ref().map(show::who).unwrap_or_default();
    let fields = [
        ("Request", Word::plain(&what(approval))),
        ("State", state(&approval.state)),
        ("Role", Word::plain(&approval.role)),
        ("Asked by", Word::plain(&show::who(&approval.requested_by))),
        ("Decided by", Word::plain(&decided_by)),
        ("Reason", Word::plain(approval.reason.as_deref().unwrap_or_default())),
        ("Id", Word::plain(&approval.id)),
    ];
    render::fields(&fields, format)
}

fn table(approvals: &[Approval], format: Format, width: Option<u16>) -> String {
    let row = |approval: &Approval| {
        vec![
            Word::whole(&approval.id),
            Word::plain(&what(approval)),
            Word::plain(&approval.role),
            Word::plain(&show::who(&approval.requested_by)),
            Word::instant(approval.expires_at, format),
        ]
    };
    let rows: Vec<_> = approvals.iter().map(row).collect();
    match format {
        Format::Table => {
            render::table(&["Id", "What", "Role", "Asked by", "Until (UTC)"], &rows, width)
        }
        Format::Plain | Format::Json => {
            render::rows(&["id", "what", "role", "requested_by", "expires_at"], &rows)
        }
    }
}

/// What was asked for, in a few words.
fn what(approval: &Approval) -> String {
    let user = approval.user.as_ref().map(|user| format!("{} <{}>", user.full_name(), user.email));
    let user = user.unwrap_or_else(|| "somebody who is gone".to_owned());
    match &approval.kind {
        ApprovalKind::AddUser => format!("add {user}"),
        ApprovalKind::InviteUser => format!("invite {user}"),
        ApprovalKind::ChangeRole => format!("give the role to {user}"),
        ApprovalKind::ChangeUser => format!("change the address of {user}"),
        ApprovalKind::ReactivateUser => format!("reactivate {user}"),
        ApprovalKind::ChangeRoleDefinition => {
            let change = |change: &usher_client::ProposedChange| {
                format!("{}: {} → {}", change.field, change.old, change.new)
            };
            let changes: Vec<String> = approval.changes.iter().map(change).collect();
            format!("change the role {}", changes.join("; ")).trim().to_owned()
        }
        ApprovalKind::Other(kind) => format!("{kind} {user}"),
    }
}

fn state(state: &ApprovalState) -> Word {
    let tone = match state {
        ApprovalState::Pending => Tone::Open,
        ApprovalState::Approved => Tone::Good,
        ApprovalState::Declined | ApprovalState::Cancelled => Tone::Ended,
        ApprovalState::Lapsed => Tone::Attention,
        ApprovalState::Other(_) => Tone::Neutral,
    };
    Word::toned(state.as_str(), tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approval() -> Approval {
        serde_json::from_str(
            r#"{"id":"a1","kind":"add_user","state":"pending","role":"admin",
            "user":{"id":"u1","first_name":"Ada","last_name":"Love\u001b[2Jlace","email":"ada@example.com",
            "language":"en","role":"admin","status":"pending_approval"},
            "requested_by":{"type":"user","id":"u0","name":"Grace Hopper"},
            "requested_at":"2026-01-01T09:30:15Z","expires_at":"2026-01-04T09:30:15Z"}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_waits_stands_in_a_table_that_no_name_can_break() {
        insta::assert_snapshot!(table(&[approval()], Format::Plain, None).replace('\t', " | "), @r"
        id | what | role | requested_by | expires_at
        a1 | add Ada Love\u{1b}[2Jlace <ada@example.com> | admin | Grace Hopper | 2026-01-04T09:30:15Z
        ");
    }

    #[test]
    fn a_decision_is_told_in_a_few_lines() {
        let mut declined = approval();
        declined.state = ApprovalState::Declined;
        declined.reason = Some("Ada leaves in May".to_owned());
        insta::assert_snapshot!(summary(&declined, Format::Plain).replace('\t', " | "), @r"
        Request | add Ada Love\u{1b}[2Jlace <ada@example.com>
        State | declined
        Role | admin
        Asked by | Grace Hopper
        Reason | Ada leaves in May
        Id | a1
        ");
    }
}
