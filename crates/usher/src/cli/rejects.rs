//! The rows of a file that nobody was added by, as a file of the same columns, to be put right and
//! imported again.

use std::collections::HashMap;

use csv::ReaderBuilder;
use usher_client::ImportRow;
use usher_domain::{csv_file, import::REASON};

/// The rejected rows of `file`, each with its reason. What is no text is left out: the server took
/// none of it.
pub fn file(file: &[u8], rejected: &[ImportRow]) -> String {
    let reasons: HashMap<u64, &str> = rejected
        .iter()
        .map(|row| (row.row, row.reason.as_deref().unwrap_or(row.verdict.as_str())))
        .collect();
    let text = String::from_utf8_lossy(file);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    // The header is row 0, and the reader passes over empty lines, as the server does.
    for (number, record) in (0..).zip(reader.records().map_while(Result::ok)) {
        let reason = if number == 0 { Some(REASON) } else { reasons.get(&number).copied() };
        if let Some(reason) = reason {
            let cells = record.iter().map(|cell| csv_file::unguarded(cell).into_owned());
            rows.push(cells.chain([reason.to_owned()]).collect());
        }
    }
    csv_file::write(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rejected_rows_keep_their_cells_and_get_a_reason() {
        let csv = "\u{FEFF}first_name,email\n\nAda,ada@\n , \nBob,bob@example.com\n\"=1,2\",x\n";
        let rejected: Vec<ImportRow> = serde_json::from_str(
            r#"[{"row":1,"line":3,"verdict":"invalid","reason":"email: has no domain"},
            {"row":4,"line":6,"verdict":"pending"}]"#,
        )
        .unwrap();
        insta::assert_snapshot!(file(csv.as_bytes(), &rejected).replace("\r\n", "\n"), @r#"
        first_name,email,reason
        Ada,ada@,email: has no domain
        "'=1,2",x,pending
        "#);
    }
}
