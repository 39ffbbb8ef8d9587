//! `usher link`: the invite link of a user.

use usher_client::Error;

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::{approvals, harmless, lookup, render};

/// What `usher link` takes.
#[derive(clap::Args)]
#[command(after_help = "\
The link alone goes to stdout, its end to stderr. Copying a link is noted in the user's timeline.

Examples:
  usher link ada@example.com
  usher link ada@example.com --json")]
pub struct LinkArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints the link.
pub(super) async fn run(
    args: &LinkArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    let link = match session.client.invite_link(&id).await {
        Err(Error::Waits(approval)) if args.json => return Ok(output.json(&approval)?),
        Err(Error::Waits(approval)) => {
            approvals::note(&approval, output);
            return Ok(());
        }
        link => link?,
    };
    if output.format(args.json) == Format::Json {
        return Ok(output.json(&link)?);
    }
    output.data(&harmless::text(&link.link))?;
    output.note(&format!(
        "Works until {}. Whoever has it can set the password: hand it to this user only.",
        render::when(link.expires_at)
    ));
    Ok(())
}
