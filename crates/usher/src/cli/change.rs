//! `usher change`: change a user's name, language, role or address.

use usher_client::UserChange;

use super::connection::Session;
use super::failure::Failure;
use super::output::Output;
use super::{lookup, manage};

/// What `usher change` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Only what is given changes. A new address ends every older link; who is invited gets a new one there.

Examples:
  usher change ada@example.com --last-name King
  usher change ada@exmaple.com --email ada@example.com
  usher change ada@example.com --role admin")]
#[group(id = "changes", multiple = true, required = true, args = ["first_name", "last_name", "email", "language", "role"])]
pub struct ChangeArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// New first name
    #[arg(long)]
    pub first_name: Option<String>,

    /// New last name
    #[arg(long)]
    pub last_name: Option<String>,

    /// New email address, of a user who is no member yet
    #[arg(long)]
    pub email: Option<String>,

    /// New language of the mails, as a BCP 47 tag
    #[arg(long)]
    pub language: Option<String>,

    /// New role
    #[arg(long)]
    pub role: Option<String>,

    /// Take the new address though mail to it bounced or was reported as spam
    #[arg(long, requires = "email")]
    pub force: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Changes the user and prints how they are now.
pub(super) async fn run(
    args: ChangeArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    let json = args.json;
    let user = session.client.change_user(&id, &args.into(), None).await?;
    manage::print(&user, "The user is changed.", json, output)
}

impl From<ChangeArgs> for UserChange {
    fn from(args: ChangeArgs) -> Self {
        Self {
            first_name: args.first_name,
            last_name: args.last_name,
            email: args.email,
            language: args.language,
            role: args.role,
            force: args.force,
        }
    }
}
