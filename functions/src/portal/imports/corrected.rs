//! The file of an import with its rows put right: made anew from what the API holds of them.

use std::collections::HashMap;

use usher_client::{ImportFields, ImportRow, PageRequest};
use usher_domain::{csv_file, import::COLUMNS};

use super::MOST_ROWS;
use crate::portal::{Failure, Reader};

/// What somebody made of a row.
pub enum Correction {
    /// It is left out.
    LeftOut,
    /// This stands in it now.
    Fields(ImportFields),
}

/// Every row of an import, or those of a verdict.
pub async fn all_rows(
    reader: &Reader,
    id: &str,
    verdict: Option<&str>,
) -> Result<Vec<ImportRow>, Failure> {
    let (mut rows, mut cursor) = (Vec::new(), None);
    loop {
        let request = PageRequest { limit: Some(MOST_ROWS), cursor };
        let page = reader.client.import_rows(id, verdict, &request).await?;
        rows.extend(page.items);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(rows);
        }
    }
}

/// A file of the rows, with corrections by their numbers. Each row keeps the line in which it begins,
/// behind as many empty lines as that takes; a row of which nothing is known any more is left out.
/// `None`: nothing is left.
pub fn file(rows: &[ImportRow], corrections: &HashMap<u64, Correction>) -> Option<String> {
    let mut file = csv_file::write([COLUMNS]);
    let (mut line, mut is_empty) = (2, true);
    for row in rows {
        let fields = match corrections.get(&row.row) {
            Some(Correction::LeftOut) => continue,
            Some(Correction::Fields(fields)) => fields,
            None => match &row.fields {
                Some(fields) => fields,
                None => continue,
            },
        };
        while line < row.line {
            file.push_str("\r\n");
            line += 1;
        }
        let text = csv_file::write([texts_of(fields)]);
        line += text.matches('\n').count() as u64;
        file.push_str(&text);
        is_empty = false;
    }
    (!is_empty).then_some(file)
}

/// The fields in the order of the columns.
pub fn texts_of(fields: &ImportFields) -> [String; COLUMNS.len()] {
    let ImportFields { first_name, last_name, email, language, role, send_welcome_email } = fields;
    [first_name, last_name, email, language, role, send_welcome_email].map(Clone::clone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u64, line: u64, name: &str) -> ImportRow {
        let fields = ImportFields { first_name: name.to_owned(), ..ImportFields::default() };
        let json = serde_json::json!({
            "row": number, "line": line, "verdict": "invalid", "fields": fields,
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn rows_that_are_left_keep_their_lines() {
        let rows = [row(1, 2, "A"), row(2, 3, "B\nC"), row(3, 7, "=D"), row(4, 8, "E")];
        let corrected = ImportFields { first_name: "F".to_owned(), ..ImportFields::default() };
        let corrections =
            HashMap::from([(1, Correction::LeftOut), (4, Correction::Fields(corrected))]);
        let file = file(&rows, &corrections).unwrap();
        let read = csv_file::read(file.as_bytes()).unwrap();
        let told: Vec<_> = read
            .rows
            .iter()
            .map(|row| (row.line, row.cells.as_ref().unwrap()[0].as_str()))
            .collect();
        assert_eq!(told, [(3, "B\nC"), (7, "=D"), (8, "F")]);
    }

    #[test]
    fn nothing_is_left_where_every_row_is_left_out() {
        let lost = ImportRow { fields: None, ..row(2, 3, "B") };
        let rows = [row(1, 2, "A"), lost];
        assert_eq!(file(&rows, &HashMap::from([(1, Correction::LeftOut)])), None);
        assert!(file(&rows, &HashMap::new()).is_some());
    }
}
