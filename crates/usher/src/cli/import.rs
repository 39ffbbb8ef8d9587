//! `usher import`: add many users from a CSV file.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::ArgGroup;
use usher_client::{Import, ImportOptions, ImportRow, ImportState, Verdict};
use usher_domain::csv_file::{self, MAX_FILE_BYTES, MAX_ROWS};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};
use super::{follow, rejects};

/// How many of the rows that nobody is added by are shown.
const SHOWN: usize = 10;

/// What `usher import` takes.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(clap::Args)]
#[command(after_help = "\
The file is CSV in UTF-8 with a header: first_name, last_name, email and, if wanted, language, role
and send_welcome_email, in any order. Nobody is added before you agree. An import runs on the server:
whoever stops watching it stops nothing.

Examples:
  usher import people.csv
  usher import people.csv --dry-run
  usher import people.csv --yes --role admin --language de
  usher import --resume 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f
  usher import --cancel 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f")]
#[command(group(ArgGroup::new("new").multiple(true).args([
    "file", "dry_run", "yes", "rejected", "language", "role", "no_welcome_email",
])))]
pub struct ImportArgs {
    /// The file
    #[arg(value_name = "FILE", required_unless_present_any = ["resume", "cancel"])]
    pub file: Option<PathBuf>,

    /// Watch an import that was begun before, to its end
    #[arg(long, value_name = "ID", conflicts_with_all = ["new", "cancel"])]
    pub resume: Option<String>,

    /// Call off an import that was begun before; who was added stays
    #[arg(long, value_name = "ID", conflicts_with = "new")]
    pub cancel: Option<String>,

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

/// Imports a file, or goes on with an import that was begun before.
pub(super) async fn run(
    args: &ImportArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    match (&args.resume, &args.cancel, &args.file) {
        (Some(id), ..) => follow::resume(id, args.json, session, output).await,
        (None, Some(id), _) => follow::cancel(id, args.json, session, output).await,
        (None, None, Some(file)) => import(args, file, session, output).await,
        (None, None, None) => Ok(()),
    }
}

/// Looks at the file, asks, has it run, and tells what became of it.
async fn import(
    args: &ImportArgs,
    path: &Path,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let bytes = read(path)?;
    let options = ImportOptions {
        language: args.language.clone(),
        role: args.role.clone(),
        send_welcome_email: args.no_welcome_email.then_some(false),
    };
    let client = &session.client;
    let import = client.import_users(bytes.clone(), &options).await?;
    let file = Source { path, lines: lines_of(&bytes), bytes };
    let found = rejected(&import, &file, session).await?;
    preview(&import, &found, output.format(args.json), output)?;
    if args.dry_run || wanted(&import) == 0 {
        client.cancel_import(&import.id).await?;
        return finish(args, &file, &import, &found, output);
    }
    if !args.yes && !agrees(&import, output) {
        client.cancel_import(&import.id).await?;
        return Err(Failure::Undone("Nobody was added.".to_owned()));
    }
    client.commit_import(&import.id, &import.hash).await?;
    let Some(ended) = follow::watch(session, &import, output).await? else {
        return Ok(());
    };
    let found = rejected(&ended, &file, session).await?;
    finish(args, &file, &ended, &found, output)
}

/// The file that is imported.
struct Source<'a> {
    path: &'a Path,
    bytes: Vec<u8>,
    /// The line in which each row begins.
    lines: HashMap<u64, u64>,
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let (mut bytes, most) = (Vec::new(), MAX_FILE_BYTES as u64);
    File::open(file).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(
        |error| Failure::Usage(format!("The file {} cannot be read: {error}.", shown(file))),
    )?;
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Failure::Usage(format!(
            "The file {} is larger than 4 MB, the most that one import takes: split it.",
            shown(file)
        )));
    }
    Ok(bytes)
}

fn lines_of(bytes: &[u8]) -> HashMap<u64, u64> {
    let rows = csv_file::read(bytes).map(|file| file.rows).unwrap_or_default();
    rows.into_iter().map(|row| (row.row.into(), row.line)).collect()
}

/// The rows that nobody is added by, each with its reason.
async fn rejected(
    import: &Import,
    file: &Source<'_>,
    session: &Session,
) -> Result<Vec<ImportRow>, Failure> {
    let rows = session.client.all_import_rows(&import.id, Some("rejected"), MAX_ROWS).await?.items;
    Ok(rows.into_iter().map(|row| by_line(row, &file.lines)).collect())
}

/// The server counts rows, but a person sees lines.
fn by_line(mut row: ImportRow, lines: &HashMap<u64, u64>) -> ImportRow {
    if row.verdict == Verdict::Duplicate
        && let Some(line) = row.duplicate_of.and_then(|of| lines.get(&of))
    {
        row.reason = Some(format!("has the same email as line {line}"));
    }
    row
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
    output.ask(&format!("Add {} people? [y/N]", wanted(import)));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes")
}

/// Tells what became of it, and writes the rows that came to nothing.
fn finish(
    args: &ImportArgs,
    file: &Source<'_>,
    import: &Import,
    rejected: &[ImportRow],
    output: &mut Output,
) -> Result<(), Failure> {
    let format = output.format(args.json);
    if format == Format::Json {
        output.json(import)?;
    } else if import.state != ImportState::Checked {
        output.data(&follow::outcome(import, format))?;
    }
    // A dry run leaves nothing behind that nobody asked for.
    let to = match &args.rejected {
        Some(to) => Some(to.clone()),
        None if args.dry_run => None,
        None => Some(file.path.with_extension("rejected.csv")),
    };
    if let Some(to) = to.filter(|_| !rejected.is_empty()) {
        std::fs::write(&to, rejects::file(&file.bytes, rejected)).map_err(Failure::Output)?;
        output.note(&format!("The rows that nobody was added by are in {}.", shown(&to)));
    }
    follow::check(import)
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
    fn a_row_that_stands_twice_is_told_by_its_line() {
        let csv = "first_name,last_name,email\n\n\"Ada\nM.\",King,ada@example.com\n\nBob,Ek,ada@example.com\n";
        let lines = lines_of(csv.as_bytes());
        let row: ImportRow = serde_json::from_str(
            r#"{"row":2,"line":6,"verdict":"duplicate","duplicate_of":1,"reason":"has the same email as row 1"}"#,
        )
        .unwrap();
        let reason = by_line(row, &lines).reason.unwrap();
        assert_eq!(reason, "has the same email as line 3");
    }

    #[test]
    fn a_file_that_is_too_large_is_not_sent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.csv");
        std::fs::write(&path, vec![b'a'; MAX_FILE_BYTES]).unwrap();
        assert_eq!(read(&path).unwrap().len(), MAX_FILE_BYTES);
        std::fs::write(&path, vec![b'a'; MAX_FILE_BYTES + 1]).unwrap();
        let Err(Failure::Usage(sentence)) = read(&path) else { unreachable!("it was read") };
        assert!(sentence.contains("larger than 4 MB"), "{sentence}");
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
