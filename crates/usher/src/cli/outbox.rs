//! `usher outbox`: what could not be sent for two days.

use usher_client::DeadEntry;

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher outbox` takes.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  usher outbox
  usher outbox retry 01930000-0000-7000-8000-000000000000
  usher outbox retry --all
  usher outbox let-go 01930000-0000-7000-8000-000000000000"
)]
pub struct OutboxArgs {
    #[command(subcommand)]
    command: Option<OutboxCommand>,

    /// The most entries to list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum OutboxCommand {
    /// Have it tried again, as if it never had been
    Retry(RetryArgs),
    /// Let it go for good
    LetGo(EntryArgs),
}

#[derive(clap::Args)]
struct RetryArgs {
    /// Id of the entry
    #[arg(value_name = "ID", required_unless_present = "all", conflicts_with = "all")]
    id: Option<String>,

    /// All that could not be sent, 1,000 at most
    #[arg(long)]
    all: bool,
}

#[derive(clap::Args)]
struct EntryArgs {
    /// Id of the entry
    #[arg(value_name = "ID")]
    id: String,
}

/// The most entries that are tried again at once.
const MOST: usize = 1000;

/// Lists the entries, or does something about one.
pub(super) async fn run(
    args: OutboxArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    match args.command {
        None => list(&args, session, output).await,
        Some(OutboxCommand::Retry(RetryArgs { id: Some(id), .. })) => {
            session.client.retry_dead_entry(&id).await?;
            output.note("It is tried again.");
            Ok(())
        }
        Some(OutboxCommand::Retry(_)) => retry_all(session, output).await,
        Some(OutboxCommand::LetGo(EntryArgs { id })) => {
            session.client.give_up_dead_entry(&id).await?;
            output.note("It will not be sent.");
            Ok(())
        }
    }
}

async fn list(args: &OutboxArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let max = usize::try_from(args.limit).unwrap_or(usize::MAX);
    let found = session.client.all_dead_entries(max).await?;
    match output.format(args.json) {
        Format::Json => output.json(&found.items)?,
        Format::Table if found.items.is_empty() => output.note("Nothing failed to be sent."),
        format => output.data(&table(&found.items, format, None))?,
    }
    if found.more {
        output.note(&format!("These are the first {}. For more, raise --limit.", args.limit));
    }
    Ok(())
}

async fn retry_all(session: &Session, output: &mut Output) -> Result<(), Failure> {
    let found = session.client.all_dead_entries(MOST).await?;
    let mut retried = 0_usize;
    for dead in &found.items {
        match session.client.retry_dead_entry(&dead.id).await {
            Ok(()) => retried += 1,
            // Somebody else has seen to it meanwhile.
            Err(usher_client::Error::Problem(problem)) if problem.status == 404 => {}
            Err(error) => return Err(error.into()),
        }
    }
    output.note(&format!("Tried again: {retried}."));
    Ok(())
}

fn table(entries: &[DeadEntry], format: Format, width: Option<u16>) -> String {
    let row = |dead: &DeadEntry| {
        let user = dead.user.as_ref();
        // A person reads the name, a program the id.
        let whom = match format {
            Format::Table => user.and_then(|user| user.name.as_deref().or(Some(&user.id))),
            Format::Plain | Format::Json => user.map(|user| user.id.as_str()),
        };
        let kind = dead.event.as_ref().unwrap_or(&dead.kind);
        vec![
            Word::whole(&dead.id),
            Word::plain(kind),
            Word::plain(whom.unwrap_or_default()),
            Word::plain(&dead.attempts.to_string()),
            Word::instant(dead.created_at, format),
            Word::plain(dead.reason.as_deref().unwrap_or_default()),
        ]
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    match format {
        Format::Table => {
            render::table(&["Id", "What", "About", "Tries", "Since (UTC)", "Why"], &rows, width)
        }
        Format::Plain | Format::Json => {
            render::rows(&["id", "what", "user", "attempts", "created_at", "reason"], &rows)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pipe_gets_rows_that_no_name_can_break() {
        let entries: Vec<DeadEntry> = serde_json::from_str(
            r#"[{"id":"e1","kind":"welcome","event":null,"user":{"id":"u1","name":"Ada\u001b[2J"},
            "attempts":9,"created_at":"2026-01-01T09:30:15Z","given_up_at":"2026-01-03T10:00:00Z",
            "reason":"TooManyRequestsException"},
            {"id":"e2","kind":"event","event":"UserAdded","user":null,"attempts":8,
            "created_at":"2026-01-01T09:30:15Z","given_up_at":"2026-01-03T10:00:00Z","reason":null}]"#,
        )
        .unwrap();
        insta::assert_snapshot!(table(&entries, Format::Plain, None).replace('\t', " | "), @r"
        id | what | user | attempts | created_at | reason
        e1 | welcome | u1 | 9 | 2026-01-01T09:30:15Z | TooManyRequestsException
        e2 | UserAdded |  | 8 | 2026-01-01T09:30:15Z |
        ");
    }
}
