//! `usher delete`: erase a person.

use std::io::{self, IsTerminal as _};

use usher_client::User;

use super::connection::Session;
use super::failure::Failure;
use super::output::Output;
use super::{harmless, lookup};

/// What `usher delete` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Names and address are gone for good, and the address is free again. On a terminal you type the
address once more; elsewhere --yes stands for that.

Examples:
  usher delete ada@example.com
  usher delete 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f --yes")]
pub struct DeleteArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// Do not ask
    #[arg(long)]
    pub yes: bool,
}

/// Erases the person, once it is clear whom.
pub(super) async fn run(
    args: &DeleteArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    let user = session.client.user(&id).await?;
    if !args.yes {
        confirm(&user, output)?;
    }
    // Only who was shown: somebody who has changed since is looked at again.
    session.client.delete_user(&user.id, Some(user.version)).await?;
    output.note("Erased. The address is free again.");
    Ok(())
}

fn confirm(user: &User, output: &mut Output) -> Result<(), Failure> {
    if !io::stdin().is_terminal() {
        let text = "There is no terminal to ask on: repeat with --yes to erase the person.";
        return Err(Failure::Usage(text.to_owned()));
    }
    output.ask(&format!(
        "This erases {} ({}) for good. Type the address to go on:",
        harmless::text(&user.full_name()),
        harmless::text(&user.email)
    ));
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    if is_address(&typed, user) {
        return Ok(());
    }
    Err(Failure::Usage("That is another address: nothing was done.".to_owned()))
}

fn is_address(typed: &str, user: &User) -> bool {
    typed.trim().to_lowercase() == user.email.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::*;

    #[test]
    fn only_the_whole_address_confirms() {
        let ada = samples::ada();
        assert!(is_address(" Ada@example.com\n", &ada));
        for typed in ["", "y", "ada", "ada@example.org"] {
            assert!(!is_address(typed, &ada), "{typed}");
        }
    }
}
