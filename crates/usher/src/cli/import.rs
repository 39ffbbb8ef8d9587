//! `usher import`: add many users from a CSV file.

use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use usher_client::{Import, ImportOptions, ImportRow, ImportState};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::rejects;
use super::render::{self, Word};

/// How many of the rows that nobody is added by are shown.
const SHOWN: usize = 10;

/// The most rows of a file.
const MOST_ROWS: usize = 10_000;

/// How often it is asked how far the import has come.
const ASK_EVERY: Duration = Duration::from_millis(400);

/// What `usher import` takes.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(clap::Args)]
#[command(after_help = "\
The file is CSV in UTF-8 with a header: first_name, last_name, email and, if wanted, language, role
and send_welcome_email, in any order. Nobody is added before you agree.

Examples:
  usher import people.csv
  usher import people.csv --dry-run
  usher import people.csv --yes --role admin --language de")]
pub struct ImportArgs {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Only say what would be done
    #[arg(long, conflicts_with = "yes")]
    pub dry_run: bool,

    /// Go on without asking
    #[arg(long)]
    pub yes: bool,

    /// Where the rows go that nobody is added by [default: FILE with .rejected before its ending]
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,

    /// Language of users whose row names none
    #[arg(long)]
    pub language: Option<String>,

    /// Role of users whose row names none
    #[arg(long)]
    pub role: Option<String>,

    /// Send no welcome email to users whose row does not say so
    #[arg(long)]
    pub no_welcome_email: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// How the wait for an import ended.
enum Watched {
    /// It has ended.
    Over(Box<Import>),
    /// It goes on without us, and why.
    GoesOn(String),
}

/// Looks at the file, asks, has it run, and tells what became of it.
pub(super) async fn run(
    args: &ImportArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let format = output.format(args.json);
    let bytes = read(&args.file)?;
    let options = ImportOptions {
        language: args.language.clone(),
        role: args.role.clone(),
        send_welcome_email: args.no_welcome_email.then_some(false),
    };
    let import = session.client.import_users(bytes.clone(), &options).await?;
    let found =
        session.client.all_import_rows(&import.id, Some("rejected"), MOST_ROWS).await?.items;
    preview(&import, &found, format, output)?;
    if args.dry_run || wanted(&import) == 0 {
        session.client.cancel_import(&import.id).await?;
        return finish(args, &bytes, &import, &found, output);
    }
    if !args.yes && !agrees(&import, output) {
        session.client.cancel_import(&import.id).await?;
        return Err(Failure::NotFound("Nobody was added.".to_owned()));
    }
    session.client.commit_import(&import.id, &import.hash).await?;
    match watch(session, &import, output).await? {
        Watched::GoesOn(note) => {
            output.note(&note);
            Ok(())
        }
        Watched::Over(import) => {
            let rejected = session.client.all_import_rows(&import.id, Some("rejected"), MOST_ROWS);
            let rejected = rejected.await?.items;
            finish(args, &bytes, &import, &rejected, output)
        }
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| {
        Failure::Usage(format!("The file {} cannot be read: {error}.", shown(file)))
    })
}

fn shown(file: &Path) -> String {
    super::harmless::text(&file.display().to_string())
}

/// How many rows add somebody.
fn wanted(import: &Import) -> u64 {
    ["new", "revives"].iter().filter_map(|verdict| import.counts.get(*verdict)).sum()
}

/// Says what would be made of the file, for a person.
fn preview(
    import: &Import,
    rejected: &[ImportRow],
    format: Format,
    output: &mut Output,
) -> Result<(), Failure> {
    if format == Format::Json {
        return Ok(());
    }
    output.data(&summary(import, format))?;
    if !rejected.is_empty() && format == Format::Table {
        output.data(&problems(rejected, None))?;
        if rejected.len() > SHOWN {
            output.note(&format!("And {} more.", rejected.len() - SHOWN));
        }
    }
    Ok(())
}

/// How many rows were judged how.
fn summary(import: &Import, format: Format) -> String {
    let rows = Word::plain(&import.rows.to_string());
    let counts = import
        .counts
        .iter()
        .map(|(verdict, count)| (label(verdict), Word::plain(&count.to_string())));
    let fields: Vec<_> = std::iter::once(("Rows", rows)).chain(counts).collect();
    render::fields(&fields, format)
}

fn label(verdict: &str) -> &str {
    match verdict {
        "new" => "To be added",
        "revives" => "To be added again",
        "member" => "Members already",
        "pending" => "Invited already",
        "duplicate" => "Standing twice",
        "invalid" => "Not usable",
        "role_not_allowed" => "Role not allowed",
        "suppressed" => "Mail bounced before",
        "no_approver" => "Nobody could approve",
        other => other,
    }
}

/// The first rows that nobody is added by.
fn problems(rejected: &[ImportRow], width: Option<u16>) -> String {
    let row = |row: &ImportRow| {
        let reason = row.reason.as_deref().unwrap_or(row.verdict.as_str());
        let email = row.email.as_deref().unwrap_or_default();
        vec![Word::plain(&row.line.to_string()), Word::plain(email), Word::plain(reason)]
    };
    let rows: Vec<_> = rejected.iter().take(SHOWN).map(row).collect();
    render::table(&["Line", "Email", "Why not"], &rows, width)
}

/// Asks at the terminal. Where there is none, nobody agrees.
fn agrees(import: &Import, output: &mut Output) -> bool {
    if !io::stdin().is_terminal() {
        output.note("To go on without being asked, add --yes.");
        return false;
    }
    output.note(&format!("Add {} people? [y/N]", wanted(import)));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// Follows the import until it ends. It runs on the server: whoever stops watching stops nothing.
async fn watch(
    session: &Session,
    import: &Import,
    output: &mut Output,
) -> Result<Watched, Failure> {
    let bar = progress_bar(import.rows);
    let mut stop = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let now = session.client.import(&import.id).await?;
        bar.set_position(now.done);
        if now.state != ImportState::Running {
            bar.finish_and_clear();
            return Ok(Watched::Over(Box::new(now)));
        }
        if let Some(until) = now.waits_until {
            bar.finish_and_clear();
            return Ok(Watched::GoesOn(format!(
                "{} of {} rows are done. Today's welcome mails are used up: the import goes on by \
                 itself at {}. Its id is {}.",
                now.done,
                now.rows,
                render::when(until),
                now.id
            )));
        }
        tokio::select! {
            () = tokio::time::sleep(ASK_EVERY) => {}
            _ = &mut stop => {
                bar.abandon();
                output.note("");
                return Ok(Watched::GoesOn(format!(
                    "The import goes on without you. Its id is {}.",
                    now.id
                )));
            }
        }
    }
}

/// On stderr, where it is a terminal; else nothing is drawn.
fn progress_bar(rows: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(rows);
    let template = "{bar:40} {pos} of {len} rows, {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

/// Tells what became of it, and writes the rows that came to nothing.
fn finish(
    args: &ImportArgs,
    file: &[u8],
    import: &Import,
    rejected: &[ImportRow],
    output: &mut Output,
) -> Result<(), Failure> {
    let format = output.format(args.json);
    if format == Format::Json {
        output.json(import)?;
    } else if import.state != ImportState::Checked {
        output.data(&outcome(import, format))?;
    }
    // A dry run leaves nothing behind that nobody asked for.
    let to = match &args.rejected {
        Some(to) => Some(to.clone()),
        None if args.dry_run => None,
        None => Some(args.file.with_extension("rejected.csv")),
    };
    if let Some(to) = to.filter(|_| !rejected.is_empty()) {
        std::fs::write(&to, rejects::file(file, rejected)).map_err(Failure::Output)?;
        output.note(&format!("The rows that nobody was added by are in {}.", shown(&to)));
    }
    match import.state {
        ImportState::Stopped => Err(Failure::NotFound(stopped(import))),
        _ => Ok(()),
    }
}

fn outcome(import: &Import, format: Format) -> String {
    let fields = [
        ("State", Word::plain(import.state.as_str())),
        ("Added", Word::plain(&import.added.to_string())),
        ("Added again", Word::plain(&import.revived.to_string())),
        ("Waiting for approval", waiting(import)),
        ("Rejected", Word::plain(&import.rejected.to_string())),
        ("Id", Word::plain(&import.id)),
    ];
    render::fields(&fields, format)
}

/// Only where somebody waits.
fn waiting(import: &Import) -> Word {
    match import.waiting {
        0 => Word::plain(""),
        count => Word::plain(&count.to_string()),
    }
}

fn stopped(import: &Import) -> String {
    match import.stopped_because.as_deref() {
        Some("rights_lost") => {
            "The import stopped: you may not invite any more. Who was added stays.".to_owned()
        }
        _ => "The import stopped. Who was added stays; import the file again.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn import() -> Import {
        serde_json::from_str(
            r#"{"id":"i1","state":"checked","hash":"h","rows":5,"counts":{"invalid":1,"member":1,"new":3},
            "done":0,"added":0,"revived":0,"rejected":0,"created_by":{"type":"user","id":"u0"},
            "created_at":"2026-01-01T09:30:15Z","expires_at":"2026-01-08T09:30:15Z"}"#,
        )
        .unwrap()
    }

    #[test]
    fn the_summary_counts_in_words() {
        let summary = summary(&import(), Format::Table);
        insta::assert_snapshot!(anstream::adapter::strip_str(&summary), @"
          Rows             5
          Not usable       1
          Members already  1
          To be added      3
        ");
        assert_eq!(wanted(&import()), 3);
    }

    #[test]
    fn the_first_problems_stand_in_a_table_that_no_name_can_break() {
        let rows: Vec<ImportRow> = serde_json::from_str(
            r#"[{"row":1,"line":2,"verdict":"invalid","reason":"email: is no\u001b[2J address"},
            {"row":4,"line":9,"verdict":"member","email":"ada@example.com","reason":"is a member already"}]"#,
        )
        .unwrap();
        insta::assert_snapshot!(problems(&rows, Some(80)), @r"
        ╭──────┬─────────────────┬───────────────────────────────╮
        │ Line ┆ Email           ┆ Why not                       │
        ╞══════╪═════════════════╪═══════════════════════════════╡
        │ 2    ┆                 ┆ email: is no\u{1b}[2J address │
        │ 9    ┆ ada@example.com ┆ is a member already           │
        ╰──────┴─────────────────┴───────────────────────────────╯
        ");
    }
}
