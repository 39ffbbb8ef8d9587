//! The admin command line: `usher add`, `list`, `show` and `link`.
//!
//! It speaks to an Usher over its HTTP API like anyone else. Data goes to stdout, notes to stderr:
//! tables on a terminal, tab-separated rows through a pipe, JSON with `--json`.

mod add;
mod connection;
mod export;
mod failure;
mod harmless;
mod import;
mod link;
mod list;
mod lookup;
mod output;
mod rejects;
mod render;
#[cfg(test)]
mod samples;
mod show;

use std::fmt;
use std::process::ExitCode;

pub use self::add::AddArgs;
pub use self::connection::Connection;
pub use self::export::ExportArgs;
pub use self::import::ImportArgs;
pub use self::link::LinkArgs;
pub use self::list::ListArgs;
pub use self::show::ShowArgs;

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
  usher export > people.csv";

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
    /// Add many users from a CSV file
    Import(ImportArgs),
    /// Write users as CSV
    Export(ExportArgs),
}

/// Runs one command against the Usher that `connection` points to.
///
/// The exit code is 0 when it is done, 1 when the server said no, 2 when the command could not be
/// understood or the server not be reached.
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
            Self::Import(_) => "Import",
            Self::Export(_) => "Export",
        })
    }
}

async fn execute(
    command: AdminCommand,
    connection: Connection,
    output: &mut Output,
) -> Result<(), Failure> {
    let session = connection.open(output)?;
    match command {
        AdminCommand::Add(args) => add::run(args, &session, output).await,
        AdminCommand::List(args) => list::run(args, &session, output).await,
        AdminCommand::Show(args) => show::run(&args, &session, output).await,
        AdminCommand::Link(args) => link::run(&args, &session, output).await,
        AdminCommand::Import(args) => import::run(&args, &session, output).await,
        AdminCommand::Export(args) => export::run(args, &session, output).await,
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
