//! Data as text: tables and fields for people, tab-separated rows for pipes.

use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_FULL_CONDENSED;
use comfy_table::{Cell, Color, ColumnConstraint, ContentArrangement, Table, Width};
use usher_client::{MailState, Status, Timestamp, User};
use uuid::Uuid;

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
    /// Whether it stays on one line.
    whole: bool,
}

impl Word {
    /// A word without colour.
    pub fn plain(text: &str) -> Self {
        Self::toned(text, Tone::Neutral)
    }

    /// A word with colour.
    pub fn toned(text: &str, tone: Tone) -> Self {
        Self { text: harmless::text(text), tone, whole: false }
    }

    /// A word that stays on one line of a table.
    pub fn whole(text: &str) -> Self {
        Self { whole: true, ..Self::plain(text) }
    }

    /// An instant in a column; the header of a table says that it is UTC.
    pub fn instant(instant: impl Into<Option<Timestamp>>, format: Format) -> Self {
        let text = instant.into().map(|instant| match format {
            Format::Table => instant.strftime("%Y-%m-%d %H:%M").to_string(),
            Format::Plain | Format::Json => instant.to_string(),
        });
        Self::whole(&text.unwrap_or_default())
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

    /// What a table shows of it.
    fn shown(&self) -> String {
        short_ids(&self.text)
    }

    /// How much of it stays on one line: all of it, or the longest piece that holds an id.
    fn unbroken(&self) -> usize {
        let shown = self.shown();
        if self.whole {
            return shown.chars().count();
        }
        let pieces = shown.split(' ').filter(|piece| piece.contains('…'));
        let lengths = pieces.map(|piece| piece.chars().count());
        lengths.filter(|length| *length <= ID_LENGTH).max().unwrap_or_default()
    }

    fn cell(&self) -> Cell {
        let cell = Cell::new(self.shown());
        match self.tone {
            Tone::Good => cell.fg(Color::DarkGreen),
            Tone::Open => cell.fg(Color::DarkCyan),
            Tone::Attention => cell.fg(Color::DarkYellow),
            Tone::Ended => cell.fg(Color::DarkRed),
            Tone::Neutral => cell,
        }
    }

    /// The text in its colour, broken at spaces into lines of at most `room` characters.
    fn painted(&self, room: Option<usize>, indent: &str) -> String {
        let text = broken(&self.text, room.unwrap_or(usize::MAX)).join(&format!("\n{indent}"));
        let colour = match self.tone {
            Tone::Good => AnsiColor::Green,
            Tone::Open => AnsiColor::Cyan,
            Tone::Attention => AnsiColor::Yellow,
            Tone::Ended => AnsiColor::Red,
            Tone::Neutral => return text,
        };
        let style = Style::new().fg_color(Some(colour.into()));
        format!("{style}{text}{style:#}")
    }
}

/// How long an id is, and how much of it a table shows.
const ID_LENGTH: usize = 36;
/// See above.
pub const SHOWN_OF_ID: usize = 8;

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
    keep_whole(&mut table, rows);
    table.to_string()
}

/// Keeps words on one line that are to be whole, if the table is wide enough.
fn keep_whole(table: &mut Table, rows: &[Vec<Word>]) {
    let length = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(Word::unbroken).max().unwrap_or_default()
    };
    let lengths: Vec<usize> = (0..table.column_count()).map(length).collect();
    // Each column has a space at both sides and a line before it, and the last one a line behind it.
    let least = lengths.iter().map(|length| length.max(&1) + 3).sum::<usize>() + 1;
    if table.width().is_some_and(|columns| least > usize::from(columns)) {
        return;
    }
    for (column, length) in table.column_iter_mut().zip(lengths) {
        if let Ok(length @ 1..) = u16::try_from(length) {
            let with_spaces = Width::Fixed(length.saturating_add(2));
            column.set_constraint(ColumnConstraint::LowerBoundary(with_spaces));
        }
    }
}

/// The text with the end of each id in its place: ids begin with their time, so that those made
/// together begin alike.
fn short_ids(text: &str) -> String {
    let beside = |c: char| !c.is_ascii_hexdigit() && c != '-';
    let mut short = String::with_capacity(text.len());
    for piece in text.split_inclusive(beside) {
        let id = piece.trim_end_matches(beside);
        match id.get(ID_LENGTH - SHOWN_OF_ID..) {
            Some(end) if id.len() == ID_LENGTH && Uuid::try_parse(id).is_ok() => {
                short.push('…');
                short.push_str(end);
                short.push_str(&piece[ID_LENGTH..]);
            }
            _ => short.push_str(piece),
        }
    }
    short
}

/// A header and rows, one a line, separated by tabs. No cell holds a tab: they are written out.
pub fn rows(header: &[&str], rows: &[Vec<Word>]) -> String {
    let cells =
        |row: &Vec<Word>| row.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("\t");
    std::iter::once(header.join("\t")).chain(rows.iter().map(cells)).collect::<Vec<_>>().join("\n")
}

/// Labels and their values, one below the other; what has no value is left out. A long value goes on
/// below itself, where a terminal tells its width.
pub fn fields(fields: &[(&str, Word)], format: Format) -> String {
    fields_within(fields, format, Table::new().width())
}

fn fields_within(fields: &[(&str, Word)], format: Format, columns: Option<u16>) -> String {
    let filled = fields.iter().filter(|(_, word)| !word.text.is_empty());
    let width = filled.clone().map(|(label, _)| label.len()).max().unwrap_or_default();
    let dim = Style::new().dimmed();
    let line = |(label, word): &(&str, Word)| match format {
        Format::Table => {
            let room = columns.map(|columns| usize::from(columns.max(NARROWEST)) - (width + 4));
            let value = word.painted(room, &" ".repeat(width + 4));
            format!("  {dim}{label:width$}{dim:#}  {value}")
        }
        Format::Plain | Format::Json => format!("{label}\t{}", word.text),
    };
    filled.map(line).collect::<Vec<_>>().join("\n")
}

/// The text in lines of at most `room` characters, unless a word is longer.
fn broken(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// An instant for a person: to the minute, in UTC.
pub fn when(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// When a user's link ends, if they have one that works.
pub fn link_end(user: &User) -> Option<Timestamp> {
    let invite = user.invite.as_ref().filter(|_| user.status == Status::Invited);
    invite.map(|invite| invite.expires_at)
}

/// An instant in the given format: exact unless a person reads it.
pub fn instant(instant: Timestamp, format: Format) -> String {
    match format {
        Format::Table => when(instant),
        Format::Plain | Format::Json => instant.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f";

    #[test]
    fn a_table_shows_the_end_of_an_id_and_a_pipe_the_whole() {
        for (text, short) in [
            (ID.to_owned(), "…7c8d9e0f"),
            (format!("Grace (by key {ID})"), "Grace (by key …7c8d9e0f)"),
            (format!("import={ID}, role=admin"), "import=…7c8d9e0f, role=admin"),
            (format!("{ID}{ID}"), &format!("{ID}{ID}")),
            ("née a-b-c-d, 12".to_owned(), "née a-b-c-d, 12"),
        ] {
            assert_eq!(short_ids(&text), short);
        }
        assert_eq!(rows(&["id"], &[vec![Word::plain(ID)]]), format!("id\n{ID}"));
    }

    #[test]
    fn what_is_whole_stays_on_its_line_where_there_is_room() {
        let day = Word::whole("2026-01-01 09:30");
        let row = vec![day, Word::plain(&"many words ".repeat(20)), Word::plain(&"m".repeat(90))];
        for width in [40, 60, 100] {
            let table = table(&["When", "What", "Who"], std::slice::from_ref(&row), Some(width));
            assert!(table.contains("2026-01-01 09:30"), "{table}");
            assert!(table.lines().all(|line| line.chars().count() <= width.into()), "{table}");
        }
        let three = [vec![Word::whole("2026-01-01 09:30"); 3]];
        let table = table(&["A", "B", "C"], &three, Some(40));
        assert!(table.lines().all(|line| line.chars().count() <= 40), "{table}");
    }

    #[test]
    fn a_long_value_goes_on_below_itself() {
        let may = Word::toned("users:read, users:invite, users:manage", Tone::Good);
        let lines = fields_within(&[("May", may)], Format::Table, Some(40));
        insta::assert_snapshot!(anstream::adapter::strip_str(&lines), @"
        May  users:read, users:invite,
             users:manage
        ");
    }
}
