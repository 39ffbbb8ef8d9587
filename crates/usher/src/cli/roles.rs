//! `usher roles`: what people may do.

use usher_client::{Error, NewRole, Role, RoleChange};

use super::approvals;
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
  usher roles change super_admin --needs-approval
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

    /// Nobody is given it before a second person has approved
    #[arg(long)]
    needs_approval: bool,

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

    /// Whether nobody is given it before a second person has approved; of built-in roles, too
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    needs_approval: Option<bool>,
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
            Word::plain(if role.needs_approval { "yes" } else { "" }),
            Word::plain(if role.built_in { "yes" } else { "" }),
        ]
    };
    let rows: Vec<_> = roles.iter().map(row).collect();
    match output.format(json) {
        Format::Json => output.json(&roles)?,
        Format::Table => {
            let header = ["Name", "Permissions", "Description", "Needs approval", "Built in"];
            output.data(&render::table(&header, &rows, None))?;
        }
        Format::Plain => {
            let header = ["name", "permissions", "description", "needs_approval", "built_in"];
            output.data(&render::rows(&header, &rows))?;
        }
    }
    Ok(())
}

async fn create(args: CreateArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let CreateArgs { name, permissions, description, needs_approval, json } = args;
    let role = NewRole { name, permissions, description, needs_approval };
    let role = session.client.create_role(&role).await?;
    show(&role, json, output)
}

async fn change(args: ChangeArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let ChangeArgs { name, changes, json } = args;
    let Changes { permissions, description, needs_approval } = changes;
    let change = RoleChange {
        permissions: (!permissions.is_empty()).then_some(permissions),
        description: description.map(|text| Some(text).filter(|text| !text.trim().is_empty())),
        needs_approval,
    };
    let role = match session.client.change_role(&name, &change, None).await {
        Err(Error::Waits(approval)) if json => return Ok(output.json(&approval)?),
        Err(Error::Waits(approval)) => {
            approvals::note(&approval, output);
            return Ok(());
        }
        role => role?,
    };
    show(&role, json, output)?;
    if needs_approval == Some(true) {
        note_makers(&role, session, output).await?;
    }
    Ok(())
}

/// Names the roles that let their members approve, and that one person may give still.
async fn note_makers(role: &Role, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let roles = session.client.roles().await?;
    let covers = |other: &Role| role.permissions.iter().all(|one| other.permissions.contains(one));
    let decides = |other: &Role| other.permissions.iter().any(|one| one == "users:invite");
    let makers =
        roles.iter().filter(|other| !other.needs_approval && covers(other) && decides(other));
    let makers: Vec<String> = makers.map(|other| harmless::text(&other.name)).collect();
    if !makers.is_empty() {
        output.note(&format!(
            "Whoever has one of these roles can approve, and one person alone can give it: {}. \
             Mark them, too, unless that is meant.",
            makers.join(", ")
        ));
    }
    Ok(())
}

fn show(role: &Role, json: bool, output: &mut Output) -> Result<(), Failure> {
    let format = output.format(json);
    let fields = [
        ("Name", Word::plain(&role.name)),
        ("Permissions", Word::plain(&role.permissions.join(" "))),
        ("Description", Word::plain(role.description.as_deref().unwrap_or_default())),
        ("Needs approval", Word::plain(if role.needs_approval { "yes" } else { "" })),
    ];
    match format {
        Format::Json => output.json(role)?,
        format => output.data(&render::fields(&fields, format))?,
    }
    Ok(())
}
