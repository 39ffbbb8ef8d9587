//! CSV as people's programs write it (RFC 4180): read strictly, written harmlessly.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use thiserror::Error;

/// The most bytes of a file.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

/// The most rows below the header.
pub const MAX_ROWS: usize = 10_000;

/// The most bytes of a row.
pub const MAX_ROW_BYTES: usize = 4096;

/// What is wrong with a file, or with the form of one of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FileProblem {
    /// Not UTF-8 from this byte on, counted from 0.
    #[error("is not UTF-8 from byte {0} on")]
    NotUtf8(usize),
    /// UTF-16, or no text at all: it holds zero bytes.
    #[error("is UTF-16 or no text")]
    NotText,
    /// A quote that is opened in this line and never closes.
    #[error("has a quote in line {0} that never closes")]
    QuoteNeverCloses(u64),
    /// Nothing but a header, if that.
    #[error("has no rows")]
    NoRows,
    /// More rows than this.
    #[error("has more than {0} rows")]
    TooManyRows(usize),
    /// The header names a column that nothing is known of.
    #[error("is not a known column")]
    UnknownColumn,
    /// The header lacks this column.
    #[error("is a column that is missing")]
    MissingColumn,
    /// The header names the column twice.
    #[error("is a column that stands twice")]
    ColumnTwice,
    /// A row has another number of cells than the header, which has this many.
    #[error("has another number of cells than the header's {0}")]
    WrongLength(usize),
    /// A row with more bytes than this.
    #[error("is longer than {0} bytes")]
    RowTooLong(usize),
    /// Text follows a closing quote.
    #[error("has text after a closing quote")]
    QuoteMisplaced,
}

impl FileProblem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8(_) => "not_utf8",
            Self::NotText => "not_text",
            Self::QuoteNeverCloses(_) => "quote_never_closes",
            Self::NoRows => "no_rows",
            Self::TooManyRows(_) => "too_many_rows",
            Self::UnknownColumn => "unknown_column",
            Self::MissingColumn => "missing_column",
            Self::ColumnTwice => "column_twice",
            Self::WrongLength(_) => "wrong_length",
            Self::RowTooLong(_) => "row_too_long",
            Self::QuoteMisplaced => "quote_misplaced",
        }
    }

    /// The number that the problem tells: a byte, a line, or what would have been right.
    pub fn number(&self) -> Option<u64> {
        match self {
            Self::NotUtf8(number)
            | Self::TooManyRows(number)
            | Self::WrongLength(number)
            | Self::RowTooLong(number) => u64::try_from(*number).ok(),
            Self::QuoteNeverCloses(line) => Some(*line),
            _ => None,
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvFile {
    /// The cells of the first row.
    pub header: Vec<String>,
    /// The rows below it; those in which nothing stands are left out.
    pub rows: Vec<CsvRow>,
}

/// A row below the header.
#[derive(Clone, PartialEq, Eq)]
pub struct CsvRow {
    /// Its number: 1 for the first below the header. Lines that are empty altogether do not count.
    pub row: u32,
    /// The line of the file in which it begins, from 1.
    pub line: u64,
    /// Its cells, as many as the header has, or what is wrong with its form.
    pub cells: Result<Vec<String>, FileProblem>,
    /// What can be told apart in a row of another form; nothing of others, or of one that is too long.
    pub found: Vec<String>,
}

impl std::fmt::Debug for CsvRow {
    /// Without the cells: they hold names and addresses.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CsvRow({}, line {})", self.row, self.line)
    }
}

/// Reads a whole file. What concerns one row is told with that row; what makes the rest of the file
/// unreadable is told at once.
pub fn read(bytes: &[u8]) -> Result<CsvFile, FileProblem> {
    let text = text_of(bytes)?;
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut place = Place { at: 0, line: 1 };
    let mut file: Option<CsvFile> = None;
    let mut row = 0;
    // Reading from memory a text that is UTF-8 cannot fail.
    while let Ok(true) = reader.read_record(&mut record) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len()).min(text.len());
        let (line, raw) = place.next(text, end);
        let form = form_of(raw, line)?;
        let Some(file) = &mut file else {
            form?;
            let header = record.iter().map(str::to_owned).collect();
            file = Some(CsvFile { header, rows: Vec::new() });
            continue;
        };
        row += 1;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if file.rows.len() == MAX_ROWS {
            return Err(FileProblem::TooManyRows(MAX_ROWS));
        }
        let found = match form {
            Err(FileProblem::RowTooLong(_)) => Vec::new(),
            _ => unguarded_cells(&record),
        };
        let (cells, found) = match form.and_then(|()| fitting(found.len(), file.header.len())) {
            Ok(()) => (Ok(found), Vec::new()),
            Err(problem) => (Err(problem), found),
        };
        file.rows.push(CsvRow { row, line, cells, found });
    }
    file.filter(|file| !file.rows.is_empty()).ok_or(FileProblem::NoRows)
}

/// The text without its byte order mark.
fn text_of(bytes: &[u8]) -> Result<&str, FileProblem> {
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if utf16 || bytes.contains(&0) {
        return Err(FileProblem::NotText);
    }
    let text =
        std::str::from_utf8(bytes).map_err(|error| FileProblem::NotUtf8(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Where a record begins.
struct Place {
    at: usize,
    line: u64,
}

impl Place {
    /// The record that ends before `end`: its first line, and its text. The line break that ends the
    /// record before, and empty lines, stand in front of it.
    fn next<'t>(&mut self, text: &'t str, end: usize) -> (u64, &'t str) {
        let all = text.get(self.at..end).unwrap_or_default();
        let raw = all.trim_start_matches(['\r', '\n']);
        let line = self.line + breaks(&all[..all.len() - raw.len()]);
        *self = Self { at: end, line: line + breaks(raw) };
        (line, raw)
    }
}

fn breaks(text: &str) -> u64 {
    text.bytes().map(|byte| u64::from(byte == b'\n')).sum()
}

/// Whether a record's quotes are in order and its length within the limit. The outer error is of the
/// whole file: the record swallowed all that follows.
fn form_of(raw: &str, line: u64) -> Result<Result<(), FileProblem>, FileProblem> {
    enum At {
        Start,
        Plain,
        Quoted,
        Closed,
    }
    let (mut at, mut here, mut opened) = (At::Start, line, line);
    for byte in raw.bytes() {
        here += u64::from(byte == b'\n');
        at = match (at, byte) {
            (At::Start, b'"') => {
                opened = here;
                At::Quoted
            }
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) | (At::Closed, b'"') => At::Quoted,
            (_, b',' | b'\r' | b'\n') => At::Start,
            (At::Closed, _) => return Ok(Err(FileProblem::QuoteMisplaced)),
            (At::Start | At::Plain, _) => At::Plain,
        };
    }
    if matches!(at, At::Quoted) {
        return Err(FileProblem::QuoteNeverCloses(opened));
    }
    let fits = raw.len() <= MAX_ROW_BYTES;
    Ok(if fits { Ok(()) } else { Err(FileProblem::RowTooLong(MAX_ROW_BYTES)) })
}

fn fitting(cells: usize, wanted: usize) -> Result<(), FileProblem> {
    if cells == wanted { Ok(()) } else { Err(FileProblem::WrongLength(wanted)) }
}

fn unguarded_cells(record: &StringRecord) -> Vec<String> {
    record.iter().map(|cell| unguarded(cell).into_owned()).collect()
}

/// Writes rows, each ended by CR and LF. No cell can act as a formula in a spreadsheet.
pub fn write<R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item: AsRef<str>>,
{
    let mut writer =
        WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        let cells: Vec<String> =
            row.into_iter().map(|cell| guarded(cell.as_ref()).into_owned()).collect();
        // Writing into memory cannot fail.
        let _ = writer.write_record(&cells);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// What may begin a cell of its own where a spreadsheet separates cells by something else than commas,
/// and does not see our quotes.
const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

/// Whatever a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text:
/// at the beginning of the cell, and after each separator that some spreadsheet splits it at. What
/// begins with apostrophes before such a sign gets one more, so that [`unguarded`] knows which was ours.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    by_part(cell, |part| if is_formula(part) { ("'", part) } else { ("", part) })
}

/// A cell as it was before [`guarded`].
pub fn unguarded(cell: &str) -> Cow<'_, str> {
    by_part(cell, |part| match part.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => ("", rest),
        _ => ("", part),
    })
}

/// The cell with a new beginning for each of its parts, which are seen with all that follows them.
fn by_part<'c>(cell: &'c str, begin: impl Fn(&'c str) -> (&'static str, &'c str)) -> Cow<'c, str> {
    let mut text = String::new();
    let mut rest = cell;
    while !rest.is_empty() {
        let (mark, part) = begin(rest);
        let end = part.find(SEPARATORS).map_or(part.len(), |at| at + 1);
        text.push_str(mark);
        text.push_str(&part[..end]);
        rest = &part[end..];
    }
    if text == cell { Cow::Borrowed(cell) } else { Cow::Owned(text) }
}

/// Whether a sign that begins a formula comes next, but for quotes. The wide ones are taken for the
/// plain ones in East Asia.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches(['\'', '"']);
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<(u32, u64, Result<Vec<String>, FileProblem>)> {
        let file = read(text.as_bytes()).unwrap();
        file.rows.into_iter().map(|row| (row.row, row.line, row.cells)).collect()
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands for the cells of a row in comparisons")]
    fn cells(cells: &[&str]) -> Result<Vec<String>, FileProblem> {
        Ok(cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rows_know_their_number_and_line_whatever_ends_a_line() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "1,2", "", "\"3\"\"\n\",4", " , ", "5", "6,7"].join(end);
            let read = [
                (1, 2, cells(&["1", "2"])),
                (2, 4, cells(&["3\"\n", "4"])),
                (4, 7, Err(FileProblem::WrongLength(2))),
                (5, 8, cells(&["6", "7"])),
            ];
            assert_eq!(rows(&text), read, "{end:?}");
            assert_eq!(rows(&format!("\u{FEFF}{text}{end}")), read, "{end:?}");
        }
        assert_eq!(rows("a\r1\r2").len(), 2);
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let open = |line| Err(FileProblem::QuoteNeverCloses(line));
        assert_eq!(read(b"a,b\n1,2\n3,\"4\n5,6\n"), open(3));
        assert_eq!(read(b"a,b\n\"1\n2\",\"3\n4,5\n"), open(3));
        assert_eq!(read(b"\"a,b\n1,2\n"), open(1));
        assert_eq!(rows("a\n\"1\"x\n2\n")[0].2, Err(FileProblem::QuoteMisplaced));
        assert_eq!(rows("a\n5\" pipe\n")[0].2, cells(&["5\" pipe"]));
    }

    #[test]
    fn what_is_no_text_in_utf_8_is_told_so() {
        assert_eq!(read(b"a\nJos\xe9\n"), Err(FileProblem::NotUtf8(5)));
        assert_eq!(read(b"\xff\xfea\0\n\0"), Err(FileProblem::NotText));
        assert_eq!(read(b"a\n1\0\n"), Err(FileProblem::NotText));
        for empty in ["", "\u{FEFF}", "a,b", "a,b\n", "\n\n", "a,b\n,\n \n"] {
            assert_eq!(read(empty.as_bytes()), Err(FileProblem::NoRows), "{empty:?}");
        }
    }

    #[test]
    fn limits_are_told() {
        let long = format!("a\n{}\n1\n", "x".repeat(MAX_ROW_BYTES + 1));
        assert_eq!(rows(&long)[0].2, Err(FileProblem::RowTooLong(MAX_ROW_BYTES)));
        assert_eq!(rows(&long)[1].2, cells(&["1"]));
        let many = format!("a\n{}", "1\n".repeat(MAX_ROWS));
        assert_eq!(rows(&many).len(), MAX_ROWS);
        assert_eq!(read(format!("{many}1").as_bytes()), Err(FileProblem::TooManyRows(MAX_ROWS)));
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"] {
            let text = write([[cell]]);
            assert!(text.starts_with('\'') || text.starts_with("\"'"), "{text:?}");
            assert_eq!(unguarded(&guarded(cell)), cell);
        }
        for wide in ["＝1", "＋1", "－1", "＠A"] {
            assert_eq!(guarded(wide), format!("'{wide}"));
        }
        // Where the list separator is another one, what stands after it is a cell, too.
        assert_eq!(guarded("a;=1;b\t+1\n@x; y"), "a;'=1;b\t'+1\n'@x; y");
        assert_eq!(guarded("a;\"=1\""), "a;'\"=1\"");
        assert_eq!(guarded("a;'=1"), "a;''=1");
        assert_eq!(write([["O'Neill", "'t Hart"]]), "O'Neill,'t Hart\r\n");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[a\",\r\n' =é]{0,80}") {
            let _ = read(text.as_bytes());
        }

        #[test]
        fn no_part_of_a_cell_is_a_formula(cell in "[a;\t\r\n'\"=+＠-]{0,12}") {
            let safe = guarded(&cell);
            // A tab or a line break is a sign and a separator at once; nothing stands behind it alone.
            for part in safe.split(SEPARATORS) {
                let sign = part.trim_start_matches('"');
                prop_assert!(!sign.starts_with(['=', '+', '-', '＠']), "{:?}", safe);
            }
            prop_assert_eq!(&*unguarded(&safe), cell.as_str());
        }

        #[test]
        fn what_is_written_is_read(
            rows in proptest::collection::vec(
                proptest::collection::vec("[a-z\",;\r\n'=+@＝－\té🙂 -]{0,8}x", 3..4), 1..20
            )
        ) {
            let header = [vec!["one".to_owned(), "two".to_owned(), "three".to_owned()]];
            let text = write(header.iter().chain(&rows));
            let file = read(text.as_bytes()).unwrap();
            let read: Vec<_> = file.rows.into_iter().map(|row| row.cells.unwrap()).collect();
            prop_assert_eq!(read, rows);
        }
    }
}
