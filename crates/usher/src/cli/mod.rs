//! The admin command line: `usher add`, `list`, `show`, `link`, `change` and the like.
//!
//! It speaks to an Usher over its HTTP API like anyone else. Data goes to stdout, notes to stderr:
//! tables on a terminal, tab-separated rows through a pipe, JSON with `--json`.

mod add;
mod approvals;
mod audit;
mod change;
mod connection;
mod delete;
mod export;
mod failure;
mod follow;
mod harmless;
mod import;
mod keys;
mod link;
mod link_chat;
mod list;
mod lookup;
mod manage;
mod me;
mod outbox;
mod output;
mod rejects;
mod render;
mod roles;
#[cfg(test)]
mod samples;
mod sessions;
mod settings;
mod show;
mod slack_manifest;
mod stats;
mod verify;

use std::fmt;
use std::process::ExitCode;

pub use self::add::AddArgs;
pub use self::approvals::{ApprovalsArgs, ApproveArgs, DeclineArgs};
pub use self::audit::AuditArgs;
pub use self::change::ChangeArgs;
pub use self::connection::Connection;
pub use self::delete::DeleteArgs;
pub use self::export::ExportArgs;
pub use self::import::ImportArgs;
pub use self::keys::KeysArgs;
pub use self::link::LinkArgs;
pub use self::link_chat::{LinkChatArgs, UnlinkChatArgs};
pub use self::list::ListArgs;
pub use self::manage::{ResendArgs, RevokeArgs, UserArgs};
pub use self::me::MeArgs;
pub use self::outbox::OutboxArgs;
pub use self::roles::RolesArgs;
pub use self::sessions::SessionsArgs;
pub use self::settings::SettingsArgs;
pub use self::show::ShowArgs;
pub use self::slack_manifest::SlackManifestArgs;
pub use self::stats::StatsArgs;
pub use self::verify::{Checked, Unverified, verify_audit};

use self::failure::Failure;
use self::output::Output;

/// What to print below the help of the whole command.
pub const EXAMPLES: &str = "\
Examples:
  usher add --first-name Ada --last-name Lovelace --email ada@example.com --role admin
  usher list --status invited
  usher show ada@example.com
  usher link ada@example.com
  usher import people.csv
  usher export > people.csv
  usher audit --user ada@example.com
  usher audit verify
  usher stats";

/// What an admin can do from the command line.
#[derive(clap::Subcommand)]
pub enum AdminCommand {
    /// Add a user and invite them by mail
    Add(AddArgs),
    /// List users, or the team
    List(ListArgs),
    /// Show one user: profile and timeline
    Show(ShowArgs),
    /// Print the invite link of a user
    Link(LinkArgs),
    /// Link a chat account to a user
    LinkChat(LinkChatArgs),
    /// End the link of a chat account
    UnlinkChat(UnlinkChatArgs),
    /// Change a user's name, language, role or address
    Change(ChangeArgs),
    /// Mail a user a new invite
    Resend(ResendArgs),
    /// Withdraw a user's invite
    Revoke(RevokeArgs),
    /// Keep a member out for now
    Deactivate(UserArgs),
    /// Let a member in again
    Reactivate(UserArgs),
    /// Erase a person
    Delete(DeleteArgs),
    /// List a user's sessions, or end them
    Sessions(SessionsArgs),
    /// List what waits for approval by a second person
    Approvals(ApprovalsArgs),
    /// Approve what somebody else asked for
    Approve(ApproveArgs),
    /// Decline what somebody else asked for, or call off what you asked for
    Decline(DeclineArgs),
    /// Show or change the organization's settings
    Settings(SettingsArgs),
    /// List roles, or create, change and delete them
    Roles(RolesArgs),
    /// List API keys, or make and revoke them
    Keys(KeysArgs),
    /// Read the audit trail, or verify that nobody changed it
    Audit(AuditArgs),
    /// List what could not be sent, and have it tried again
    Outbox(OutboxArgs),
    /// Count who was added, mailed and accepted, a week
    Stats(StatsArgs),
    /// Show whose key this is, and what it may do
    Me(MeArgs),
    /// Add many users from a CSV file
    Import(ImportArgs),
    /// Write users as CSV
    Export(ExportArgs),
    /// Print what sets up the Slack app
    SlackManifest(SlackManifestArgs),
}

/// Runs one command against the Usher that `connection` points to.
///
/// The exit code is 0 when it is done, 1 when it was not done, because the server or you said no, and 2
/// when the command was not understood or no server answers.
pub async fn run(command: AdminCommand, connection: Connection) -> ExitCode {
    let mut output = Output::of_process();
    match execute(command, connection, &mut output).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&mut output),
    }
}

impl fmt::Debug for AdminCommand {
    // The arguments hold names and addresses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Add(_) => "Add",
            Self::List(_) => "List",
            Self::Show(_) => "Show",
            Self::Link(_) => "Link",
            Self::LinkChat(_) => "LinkChat",
            Self::UnlinkChat(_) => "UnlinkChat",
            Self::Change(_) => "Change",
            Self::Resend(_) => "Resend",
            Self::Revoke(_) => "Revoke",
            Self::Deactivate(_) => "Deactivate",
            Self::Reactivate(_) => "Reactivate",
            Self::Delete(_) => "Delete",
            Self::Sessions(_) => "Sessions",
            Self::Approvals(_) => "Approvals",
            Self::Approve(_) => "Approve",
            Self::Decline(_) => "Decline",
            Self::Settings(_) => "Settings",
            Self::Roles(_) => "Roles",
            Self::Keys(_) => "Keys",
            Self::Audit(_) => "Audit",
            Self::Outbox(_) => "Outbox",
            Self::Stats(_) => "Stats",
            Self::Me(_) => "Me",
            Self::Import(_) => "Import",
            Self::Export(_) => "Export",
            Self::SlackManifest(_) => "SlackManifest",
        })
    }
}

async fn execute(
    command: AdminCommand,
    connection: Connection,
    output: &mut Output,
) -> Result<(), Failure> {
    // Nothing is asked of any server for this.
    if let AdminCommand::SlackManifest(args) = &command {
        return slack_manifest::run(args, connection.url.as_deref(), output);
    }
    let session = connection.open(output)?;
    match command {
        AdminCommand::Add(args) => add::run(args, &session, output).await,
        AdminCommand::List(args) => list::run(args, &session, output).await,
        AdminCommand::Show(args) => show::run(&args, &session, output).await,
        AdminCommand::Link(args) => link::run(&args, &session, output).await,
        AdminCommand::LinkChat(args) => link_chat::link(&args, &session, output).await,
        AdminCommand::UnlinkChat(args) => link_chat::unlink(&args, &session, output).await,
        AdminCommand::Change(args) => change::run(args, &session, output).await,
        AdminCommand::Resend(args) => manage::resend(&args, &session, output).await,
        AdminCommand::Revoke(args) => manage::revoke(&args, &session, output).await,
        AdminCommand::Deactivate(args) => manage::deactivate(&args, &session, output).await,
        AdminCommand::Reactivate(args) => manage::reactivate(&args, &session, output).await,
        AdminCommand::Delete(args) => delete::run(&args, &session, output).await,
        AdminCommand::Sessions(args) => sessions::run(&args, &session, output).await,
        AdminCommand::Approvals(args) => approvals::list(&args, &session, output).await,
        AdminCommand::Approve(args) => approvals::approve(&args, &session, output).await,
        AdminCommand::Decline(args) => approvals::decline(&args, &session, output).await,
        AdminCommand::Settings(args) => settings::run(&args, &session, output).await,
        AdminCommand::Roles(args) => roles::run(args, &session, output).await,
        AdminCommand::Keys(args) => keys::run(args, &session, output).await,
        AdminCommand::Audit(args) => audit::run(args, &session, output).await,
        AdminCommand::Outbox(args) => outbox::run(args, &session, output).await,
        AdminCommand::Stats(args) => stats::run(&args, &session, output).await,
        AdminCommand::Me(args) => me::run(&args, &session, output).await,
        AdminCommand::Import(args) => import::run(&args, &session, output).await,
        AdminCommand::Export(args) => export::run(args, &session, output).await,
        AdminCommand::SlackManifest(_) => Ok(()),
    }
    .map_err(|failure| failure.at(&session))
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser};

    use super::*;

    #[derive(Debug, Parser)]
    struct Usher {
        #[command(flatten)]
        connection: Connection,
        #[command(subcommand)]
        command: AdminCommand,
    }

    #[test]
    fn the_command_line_is_consistent() {
        Usher::command().debug_assert();
    }

    #[test]
    fn keys_are_not_in_debug_and_empty_words_are_refused() {
        let line = ["usher", "list", "--status", "invited", "--api-key", "usher_1_s3cret"];
        let usher = Usher::try_parse_from(line).unwrap();
        assert!(!format!("{usher:?}").contains("s3cret"));
        for line in [
            ["usher", "list", "--status", "sleeping"],
            ["usher", "list", "--limit", "0"],
            ["usher", "list", "--team", "--role=admin"],
        ] {
            assert_eq!(Usher::try_parse_from(line).unwrap_err().exit_code(), 2);
        }
    }
}
