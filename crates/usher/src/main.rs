//! The `usher` command.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use usher::{
    cli::{self, AdminCommand, Connection},
    dev::{self, DevArgs, Environment},
};

/// Brings people into an organization.
///
/// Without a command it runs the whole system on this machine, as `usher dev` does.
#[derive(Parser)]
#[command(name = "usher", version, after_help = cli::EXAMPLES)]
struct Usher {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    connection: Connection,
}

#[derive(Subcommand)]
enum Command {
    /// Run the whole system on this machine: table, mailbox, API and pages
    Dev(DevArgs),
    #[command(flatten)]
    Admin(AdminCommand),
}

fn main() -> ExitCode {
    let usher = Usher::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("usher: the operating system gives no threads: {error}");
            return ExitCode::from(2);
        }
    };
    runtime.block_on(async {
        match usher.command {
            Some(Command::Admin(command)) => cli::run(command, usher.connection).await,
            Some(Command::Dev(args)) => dev(args, &usher.connection).await,
            None => dev(DevArgs::from_environment(), &usher.connection).await,
        }
    })
}

async fn dev(args: DevArgs, connection: &Connection) -> ExitCode {
    let environment = std::env::vars().collect();
    match dev::run(args, &connection.data, &Environment(&environment)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("usher: {error}");
            ExitCode::from(2)
        }
    }
}
