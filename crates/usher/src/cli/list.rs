//! `usher list`: users, or the team.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use usher_client::{Collected, Status, Timestamp, User, UserQuery};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher list` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher list
  usher list --status invited --search ada
  usher list --team --limit 500 --json
  usher list --status expired | cut -f 4")]
pub struct ListArgs {
    /// Only users of this status
    #[arg(long, value_parser = PossibleValuesParser::new(Status::WORDS).map(Status::from))]
    pub status: Option<Status>,

    /// Only users whose name or address begins like this
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,

    /// Only users of this role
    #[arg(long)]
    pub role: Option<String>,

    /// The most users to list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,

    /// List the team: who has accepted
    #[arg(long, conflicts_with_all = ["status", "role"])]
    pub team: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints the list.
pub(super) async fn run(
    args: ListArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let format = output.format(args.json);
    let (team, limit) = (args.team, args.limit);
    let found = fetch(args, session).await?;
    match format {
        Format::Json => output.json(&found.items)?,
        Format::Plain => output.data(&plain(&found.items))?,
        Format::Table if found.items.is_empty() => output.note("Nobody is on this list."),
        Format::Table => output.data(&table(&found.items, team, None))?,
    }
    if found.more {
        output.note(&format!("These are the first {limit}. For more, raise --limit."));
    }
    Ok(())
}

async fn fetch(args: ListArgs, session: &Session) -> Result<Collected<User>, Failure> {
    let max = usize::try_from(args.limit).unwrap_or(usize::MAX);
    let client = &session.client;
    if args.team {
        return Ok(client.all_team_members(args.search.as_deref(), max).await?);
    }
    let query = UserQuery { q: args.search, status: args.status, role: args.role, names: false };
    Ok(client.all_users(&query, max).await?)
}

/// For a person: what an admin looks for first.
fn table(users: &[User], team: bool, width: Option<u16>) -> String {
    let date = |instant: Option<Timestamp>| Word::instant(instant, Format::Table);
    let row = |user: &User| {
        let mut row =
            vec![Word::plain(&user.full_name()), Word::plain(&user.email), Word::plain(&user.role)];
        if team {
            row.extend([Word::plain(&user.language), date(user.accepted_at)]);
        } else {
            let ends = date(render::link_end(user));
            row.extend([Word::status(&user.status), Word::mail(user), ends]);
        }
        row
    };
    let rows: Vec<_> = users.iter().map(row).collect();
    if team {
        render::table(&["Name", "Email", "Role", "Language", "Joined (UTC)"], &rows, width)
    } else {
        render::table(&["Name", "Email", "Role", "Status", "Mail", "Link ends (UTC)"], &rows, width)
    }
}

/// For a pipe: every field that fits in a cell, always in the same column.
fn plain(users: &[User]) -> String {
    let header = [
        "id",
        "first_name",
        "last_name",
        "email",
        "role",
        "language",
        "status",
        "mail",
        "link_ends",
        "created_at",
        "accepted_at",
    ];
    let date = |instant: Option<Timestamp>| Word::instant(instant, Format::Plain);
    let row = |user: &User| {
        vec![
            Word::plain(&user.id),
            Word::plain(&user.first_name),
            Word::plain(&user.last_name),
            Word::plain(&user.email),
            Word::plain(&user.role),
            Word::plain(&user.language),
            Word::status(&user.status),
            Word::mail(user),
            date(render::link_end(user)),
            date(Some(user.created_at)),
            date(user.accepted_at),
        ]
    };
    render::rows(&header, &users.iter().map(row).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{ada, mallory};
    use super::*;

    #[test]
    fn a_terminal_gets_a_table() {
        insta::assert_snapshot!(table(&[ada(), mallory()], false, Some(100)), @r"
        ╭────────────────────────────────┬─────────────────┬───────┬─────────┬─────────┬──────────────────╮
        │ Name                           ┆ Email           ┆ Role  ┆ Status  ┆ Mail    ┆ Link ends (UTC)  │
        ╞════════════════════════════════╪═════════════════╪═══════╪═════════╪═════════╪══════════════════╡
        │ Ada Lovelace                   ┆ ada@example.com ┆ admin ┆ invited ┆ bounced ┆ 2026-01-08 09:30 │
        │ Mal\u{1b}[2J Lory\u{9}\u{202e} ┆ m@example.com   ┆ user  ┆ active  ┆         ┆                  │
        ╰────────────────────────────────┴─────────────────┴───────┴─────────┴─────────┴──────────────────╯
        ");
    }

    #[test]
    fn a_table_fits_a_narrow_terminal() {
        let table = table(&[ada(), mallory()], false, Some(60));
        assert!(table.lines().all(|line| line.chars().count() <= 60), "{table}");
    }

    #[test]
    fn the_team_has_its_own_columns() {
        insta::assert_snapshot!(table(&[mallory()], true, Some(100)), @r"
        ╭────────────────────────────────┬───────────────┬──────┬──────────┬──────────────────╮
        │ Name                           ┆ Email         ┆ Role ┆ Language ┆ Joined (UTC)     │
        ╞════════════════════════════════╪═══════════════╪══════╪══════════╪══════════════════╡
        │ Mal\u{1b}[2J Lory\u{9}\u{202e} ┆ m@example.com ┆ user ┆ fa       ┆ 2026-01-02 10:00 │
        ╰────────────────────────────────┴───────────────┴──────┴──────────┴──────────────────╯
        ");
    }

    #[test]
    fn a_pipe_gets_rows() {
        insta::assert_snapshot!(plain(&[ada(), mallory()]).replace('\t', " | "), @r"
        id | first_name | last_name | email | role | language | status | mail | link_ends | created_at | accepted_at
        u1 | Ada | Lovelace | ada@example.com | admin | en | invited | bounced | 2026-01-08T09:30:15Z | 2026-01-01T09:30:15.5Z | 
        u2 | Mal\u{1b}[2J | Lory\u{9}\u{202e} | m@example.com | user | fa | active |  |  | 2026-01-01T10:00:00Z | 2026-01-02T10:00:00Z
        ");
    }
}
