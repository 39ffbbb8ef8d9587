//! Imports that run: how far they have come, and how they ended.

use std::io::{self, IsTerminal as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use usher_client::{Import, ImportState};

use super::connection::Session;
use super::failure::Failure;
use super::harmless;
use super::output::{Format, Output};
use super::render::{self, Word};

/// How often it is asked how far the import has come.
const ASK_EVERY: Duration = Duration::from_millis(400);

/// Watches an import that was begun before.
pub(super) async fn resume(
    id: &str,
    json: bool,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let import = session.client.import(id).await?;
    match watch(session, &import, output).await? {
        Some(ended) => tell(&ended, json, output),
        None => Ok(()),
    }
}

/// Calls off an import that was begun before.
pub(super) async fn cancel(
    id: &str,
    json: bool,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let import = session.client.cancel_import(id).await?;
    tell(&import, json, output)
}

fn tell(import: &Import, json: bool, output: &mut Output) -> Result<(), Failure> {
    match output.format(json) {
        Format::Json => output.json(import)?,
        format => output.data(&outcome(import, format))?,
    }
    if import.state == ImportState::Checked {
        output.note("Nobody agreed to this import, so nobody was added: import the file again.");
    }
    check(import)
}

/// Follows the import until it ends, and tells how it goes on if that is without us.
pub(super) async fn watch(
    session: &Session,
    import: &Import,
    output: &mut Output,
) -> Result<Option<Import>, Failure> {
    let bar = progress_bar(import.rows);
    let mut stop = std::pin::pin!(tokio::signal::ctrl_c());
    loop {
        let now = session.client.import(&import.id).await?;
        bar.set_position(now.done);
        if now.state != ImportState::Running {
            bar.finish_and_clear();
            return Ok(Some(now));
        }
        if let Some(until) = now.waits_until {
            bar.finish_and_clear();
            output.note(&format!(
                "{} of {} rows are done. Today's welcome mails are used up: the import goes on by \
                 itself at {}. {}",
                now.done,
                now.rows,
                render::when(until),
                how_to_resume(&now)
            ));
            return Ok(None);
        }
        tokio::select! {
            () = tokio::time::sleep(ASK_EVERY) => {}
            _ = &mut stop => {
                bar.abandon();
                output.note(&format!("\nThe import goes on without you. {}", how_to_resume(&now)));
                return Ok(None);
            }
        }
    }
}

fn how_to_resume(import: &Import) -> String {
    format!("To watch it: usher import --resume {}", harmless::text(&import.id))
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

/// How it ended, or how far it has come.
pub(super) fn outcome(import: &Import, format: Format) -> String {
    let fields = [
        ("State", Word::plain(import.state.as_str())),
        ("Added", Word::plain(&import.added.to_string())),
        ("Added again", Word::plain(&import.revived.to_string())),
        ("Rejected", Word::plain(&import.rejected.to_string())),
        ("Id", Word::plain(&import.id)),
    ];
    render::fields(&fields, format)
}

/// An import that stopped is a failure.
pub(super) fn check(import: &Import) -> Result<(), Failure> {
    match import.state {
        ImportState::Stopped => Err(Failure::Undone(stopped(import))),
        _ => Ok(()),
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
