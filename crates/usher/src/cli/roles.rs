//! `usher roles`: what people may do.

use usher_client::{NewRole, Role, RoleChange};

use super::connection::Session;
use super::failure::Failure;
use super::harmless;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher roles` takes.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  usher roles
  usher roles create front-desk --permission users:read --permission users:invite
  usher roles change front-desk --permission users:read
  usher roles delete front-desk"
)]
pub struct RolesArgs {
    #[command(subcommand)]
    command: Option<RolesCommand>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum RolesCommand {
    /// Define a role
    Create(CreateArgs),
    /// Change what a role allows, or what it is for
    Change(ChangeArgs),
    /// Delete a role that nobody has
    Delete(DeleteArgs),
}

#[derive(clap::Args)]
struct CreateArgs {
    /// Name: 1 to 40 of the characters a-z, 0-9, _ and -, beginning with a letter
    name: String,

    /// What it allows, such as users:invite; once for each permission
    #[arg(long = "permission", value_name = "PERMISSION")]
    permissions: Vec<String>,

    /// What it is for
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
#[group(required = true, multiple = true)]
struct Changes {
    /// All that it shall allow; once for each permission
    #[arg(long = "permission", value_name = "PERMISSION")]
    permissions: Vec<String>,

    /// What it is for; empty for nothing
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,
}

#[derive(clap::Args)]
struct ChangeArgs {
    /// Name of the role
    name: String,

    #[command(flatten)]
    changes: Changes,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct DeleteArgs {
    /// Name of the role
    name: String,
}

/// Lists or changes roles.
pub(super) async fn run(
    args: RolesArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    match args.command {
        None => list(args.json, session, output).await,
        Some(RolesCommand::Create(args)) => create(args, session, output).await,
        Some(RolesCommand::Change(args)) => change(args, session, output).await,
        Some(RolesCommand::Delete(args)) => {
            session.client.delete_role(&args.name, None).await?;
            output.note(&format!("The role {} is gone.", harmless::text(&args.name)));
            Ok(())
        }
    }
}

async fn list(json: bool, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let roles = session.client.roles().await?;
    let row = |role: &Role| {
        vec![
            Word::plain(&role.name),
            Word::plain(&role.permissions.join(" ")),
            Word::plain(role.description.as_deref().unwrap_or_default()),
            Word::plain(if role.built_in { "yes" } else { "" }),
        ]
    };
    let rows: Vec<_> = roles.iter().map(row).collect();
    match output.format(json) {
        Format::Json => output.json(&roles)?,
        Format::Table => {
            let header = ["Name", "Permissions", "Description", "Built in"];
            output.data(&render::table(&header, &rows, None))?;
        }
        Format::Plain => {
            output
                .data(&render::rows(&["name", "permissions", "description", "built_in"], &rows))?;
        }
    }
    Ok(())
}

async fn create(args: CreateArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let CreateArgs { name, permissions, description, json } = args;
    let role = session.client.create_role(&NewRole { name, permissions, description }).await?;
    show(&role, json, output)
}

async fn change(args: ChangeArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let ChangeArgs { name, changes: Changes { permissions, description }, json } = args;
    let change = RoleChange {
        permissions: (!permissions.is_empty()).then_some(permissions),
        description: description.map(|text| Some(text).filter(|text| !text.trim().is_empty())),
    };
    let role = session.client.change_role(&name, &change, None).await?;
    show(&role, json, output)
}

fn show(role: &Role, json: bool, output: &mut Output) -> Result<(), Failure> {
    let format = output.format(json);
    let fields = [
        ("Name", Word::plain(&role.name)),
        ("Permissions", Word::plain(&role.permissions.join(" "))),
        ("Description", Word::plain(role.description.as_deref().unwrap_or_default())),
    ];
    match format {
        Format::Json => output.json(role)?,
        format => output.data(&render::fields(&fields, format))?,
    }
    Ok(())
}
