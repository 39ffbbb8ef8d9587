//! Data as text: tables and fields for people, tab-separated rows for pipes.

use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, Color, ContentArrangement, Table};
use usher_client::{MailState, Status, Timestamp, User};

use super::harmless;
use super::output::Format;

/// How a word is meant, shown as a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// On its way.
    Open,
    /// Somebody should look at it.
    Attention,
    /// Nothing comes after it.
    Ended,
    /// No colour.
    Neutral,
}

/// A cell: text, and how it is meant. The text has been made harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    text: String,
    tone: Tone,
}

impl Word {
    /// A word without colour.
    pub fn plain(text: &str) -> Self {
        Self::toned(text, Tone::Neutral)
    }

    /// A word with colour.
    pub fn toned(text: &str, tone: Tone) -> Self {
        Self { text: harmless::text(text), tone }
    }

    /// A status.
    pub fn status(status: &Status) -> Self {
        let tone = match status {
            Status::Active => Tone::Good,
            Status::Invited => Tone::Open,
            Status::PendingApproval | Status::Expired => Tone::Attention,
            Status::Revoked | Status::Deactivated => Tone::Ended,
            Status::Added | Status::Other(_) => Tone::Neutral,
        };
        Self::toned(status.as_str(), tone)
    }

    /// The state of a user's invite mail; empty if there is none.
    pub fn mail(user: &User) -> Self {
        let Some(invite) = &user.invite else {
            return Self::plain("");
        };
        let state = &invite.mail.state;
        let tone = match state {
            MailState::None => return Self::plain(""),
            MailState::Delivered => Tone::Good,
            MailState::Queued | MailState::Sent => Tone::Open,
            MailState::Delayed | MailState::Bounced | MailState::Complained | MailState::Failed => {
                Tone::Attention
            }
            MailState::Other(_) => Tone::Neutral,
        };
        Self::toned(state.as_str(), tone)
    }

    fn cell(&self) -> Cell {
        let cell = Cell::new(&self.text);
        match self.tone {
            Tone::Good => cell.fg(Color::DarkGreen),
            Tone::Open => cell.fg(Color::DarkCyan),
            Tone::Attention => cell.fg(Color::DarkYellow),
            Tone::Ended => cell.fg(Color::DarkRed),
            Tone::Neutral => cell,
        }
    }

    fn painted(&self) -> String {
        let colour = match self.tone {
            Tone::Good => AnsiColor::Green,
            Tone::Open => AnsiColor::Cyan,
            Tone::Attention => AnsiColor::Yellow,
            Tone::Ended => AnsiColor::Red,
            Tone::Neutral => return self.text.clone(),
        };
        let style = Style::new().fg_color(Some(colour.into()));
        format!("{style}{}{style:#}", self.text)
    }
}

/// The fewest columns a table is fitted to.
const NARROWEST: u16 = 40;

/// A rounded table. Fitted to `width` columns, or to the terminal if none is given.
pub fn table(header: &[&str], rows: &[Vec<Word>], width: Option<u16>) -> String {
    let mut table = Table::new();
    table
        .load_style(UTF8_FULL_CONDENSED.with_rounded_corners())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_header(header.iter().map(Cell::new));
    // A terminal may claim to have no columns; one letter a line helps nobody.
    let claimed = table.width().filter(|columns| *columns < NARROWEST);
    if let Some(width) = width.or(claimed.map(|_| NARROWEST)) {
        table.set_width(width);
    }
    for row in rows {
        table.add_row(row.iter().map(Word::cell));
    }
    table.to_string()
}

/// A header and rows, one a line, separated by tabs. No cell holds a tab: they are written out.
pub fn rows(header: &[&str], rows: &[Vec<Word>]) -> String {
    let cells =
        |row: &Vec<Word>| row.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("\t");
    std::iter::once(header.join("\t")).chain(rows.iter().map(cells)).collect::<Vec<_>>().join("\n")
}

/// Labels and their values, one a line; what has no value is left out.
pub fn fields(fields: &[(&str, Word)], format: Format) -> String {
    let filled = fields.iter().filter(|(_, word)| !word.text.is_empty());
    let width = filled.clone().map(|(label, _)| label.len()).max().unwrap_or_default();
    let dim = Style::new().dimmed();
    let line = |(label, word): &(&str, Word)| match format {
        Format::Table => format!("  {dim}{label:width$}{dim:#}  {}", word.painted()),
        Format::Plain | Format::Json => format!("{label}\t{}", word.text),
    };
    filled.map(line).collect::<Vec<_>>().join("\n")
}

/// An instant for a person: to the minute, in UTC.
pub fn when(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// An instant for a column of a table whose header says UTC.
pub fn when_in_column(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%d %H:%M").to_string()
}

/// An instant in the given format: exact unless a person reads it.
pub fn instant(instant: Timestamp, format: Format) -> String {
    match format {
        Format::Table => when(instant),
        Format::Plain | Format::Json => instant.to_string(),
    }
}
