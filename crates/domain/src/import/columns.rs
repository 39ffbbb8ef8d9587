//! The columns of a file of users, and what its cells mean.

use std::str::FromStr;

use super::{Cells, Entrant, Fault, Row, Verdict};
use crate::{
    FieldError, Language, Problem, RoleName,
    csv_file::{CsvFile, CsvRow, FileProblem},
};

/// The columns that a file can have: the first three must be there.
pub const COLUMNS: [&str; 6] =
    ["first_name", "last_name", "email", "language", "role", "send_welcome_email"];

const REQUIRED: usize = 3;

/// The column that a file of rejected rows has besides: whoever puts the rows right can leave it there.
pub const REASON: &str = "reason";

/// A header cell is shown cut to so many characters.
const SHOWN_CHARS: usize = 64;

/// What is meant where a file says nothing.
#[derive(Debug, Clone)]
pub struct Defaults {
    /// The language.
    pub language: Language,
    /// The role.
    pub role: RoleName,
    /// Whether a welcome email is sent.
    pub welcome_email: bool,
}

/// The rows of a file, each understood or not. What is wrong with the header is told at once.
pub fn rows_of(file: &CsvFile, defaults: &Defaults) -> Result<Vec<Row>, Vec<FieldError>> {
    let columns = Columns::of(&file.header)?;
    Ok(file.rows.iter().map(|row| columns.read(row, defaults)).collect())
}

/// The address in each row as it stands there, whether or not it is one; none where the header does not
/// fit.
pub fn emails_of(file: &CsvFile) -> Vec<&str> {
    let Ok(Columns([_, _, Some(at), ..])) = Columns::of(&file.header) else { return Vec::new() };
    let cells = file.rows.iter().map(|row| row.cells.as_ref().ok().and_then(|cells| cells.get(at)));
    cells.map(|cell| cell.map_or("", |cell| cell.trim())).collect()
}

/// Where in a row the cell of each known column stands.
struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    fn of(header: &[String]) -> Result<Self, Vec<FieldError>> {
        let (mut places, mut errors) = ([None; COLUMNS.len()], Vec::new());
        for (at, cell) in header.iter().enumerate() {
            let wanted = squashed(cell);
            if wanted == REASON {
                continue;
            }
            let problem = match COLUMNS.iter().position(|column| squashed(column) == wanted) {
                Some(column) if places[column].is_none() => {
                    places[column] = Some(at);
                    continue;
                }
                Some(_) => FileProblem::ColumnTwice,
                None => FileProblem::UnknownColumn,
            };
            let shown: String = cell.chars().take(SHOWN_CHARS).collect();
            errors.push(FieldError::new(shown, Problem::File(problem)));
        }
        let missing =
            COLUMNS.iter().zip(places).take(REQUIRED).filter(|(_, place)| place.is_none());
        errors.extend(missing.map(|(column, _)| {
            FieldError::new(*column, Problem::File(FileProblem::MissingColumn))
        }));
        errors.truncate(50);
        if errors.is_empty() { Ok(Self(places)) } else { Err(errors) }
    }

    fn read(&self, row: &CsvRow, defaults: &Defaults) -> Row {
        let (entrant, verdict) = match &row.cells {
            Ok(cells) => match self.entrant(cells, defaults) {
                Ok(entrant) => (Some(entrant), Verdict::New),
                Err(faults) => (None, Verdict::Invalid { faults }),
            },
            Err(problem) => {
                let fault = Fault::new("row", &Problem::File(problem.clone()));
                (None, Verdict::Invalid { faults: vec![fault] })
            }
        };
        let found = row.cells.as_ref().unwrap_or(&row.found);
        let is_kept = entrant.is_none() && !found.is_empty();
        let cells = if is_kept { Cells::kept(self.texts(found, defaults)) } else { None };
        Row { row: row.row, line: row.line, entrant, cells, verdict }
    }

    /// What stands in a row, with what is meant where nothing stands.
    fn texts(&self, cells: &[String], defaults: &Defaults) -> [String; COLUMNS.len()] {
        let mail = if defaults.welcome_email { "true" } else { "false" };
        let meant = ["", "", "", defaults.language.tag(), defaults.role.as_str(), mail];
        let mut texts = meant.map(str::to_owned);
        for (text, place) in texts.iter_mut().zip(self.0) {
            let found = place.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            if !found.is_empty() {
                found.clone_into(text);
            }
        }
        texts
    }

    fn entrant(&self, cells: &[String], defaults: &Defaults) -> Result<Entrant, Vec<Fault>> {
        let mut reading = Reading { columns: self, cells, faults: Vec::new() };
        let first_name = reading.cell(0, str::parse);
        let last_name = reading.cell(1, str::parse);
        let email = reading.cell(2, str::parse);
        let language = reading.cell(3, or(defaults.language));
        let role = reading.cell(4, or(defaults.role.clone()));
        let mail = reading.cell(5, |text| flag(text, defaults.welcome_email));
        match (first_name, last_name, email, language, role, mail) {
            (
                Some(first_name),
                Some(last_name),
                Some(email),
                Some(language),
                Some(role),
                Some(welcome_email),
            ) => Ok(Entrant { first_name, last_name, email, language, role, welcome_email }),
            _ => Err(reading.faults),
        }
    }
}

/// A row being read: what is wrong with its cells is collected.
struct Reading<'r> {
    columns: &'r Columns,
    cells: &'r [String],
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn cell<T>(&mut self, column: usize, parse: impl Fn(&str) -> Result<T, Problem>) -> Option<T> {
        let place = self.columns.0[column];
        let text = place.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim());
        parse(text).map_err(|problem| self.faults.push(Fault::new(COLUMNS[column], &problem))).ok()
    }
}

/// Reads a cell; nothing in it means `default`.
fn or<T: FromStr<Err = Problem> + Clone>(default: T) -> impl Fn(&str) -> Result<T, Problem> {
    move |text| if text.is_empty() { Ok(default.clone()) } else { text.parse() }
}

/// Yes or no, as spreadsheets and people write it.
fn flag(text: &str, default: bool) -> Result<bool, Problem> {
    match text.to_ascii_lowercase().as_str() {
        "" => Ok(default),
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(Problem::WrongType("boolean")),
    }
}

/// A header cell as it is compared: without case, spaces, underscores and hyphens.
fn squashed(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv_file;

    fn defaults() -> Defaults {
        Defaults { language: Language::English, role: "user".parse().unwrap(), welcome_email: true }
    }

    fn read(text: &str) -> Result<Vec<Row>, Vec<(String, &'static str)>> {
        let told = |error: FieldError| (error.field, error.problem.code());
        rows_of(&csv_file::read(text.as_bytes()).unwrap(), &defaults())
            .map_err(|errors| errors.into_iter().map(told).collect())
    }

    #[test]
    fn columns_are_known_in_any_order_and_spelling() {
        let header = "EMAIL, Send Welcome-Email ,Last Name,firstName,LANGUAGE,Role";
        let rows = read(&format!("{header}\nada@example.com,No,Lovelace,Ada,PT-br,admin\n"));
        let rows = rows.unwrap();
        let entrant = rows[0].entrant.as_ref().unwrap();
        assert_eq!(entrant.first_name.as_str(), "Ada");
        assert_eq!(entrant.last_name.as_str(), "Lovelace");
        assert_eq!(entrant.language, Language::BrazilianPortuguese);
        assert_eq!((entrant.role.as_str(), entrant.welcome_email), ("admin", false));
        let rows =
            read("first_name,last_name,email,role\nAda,Lovelace,ada@example.com,\n").unwrap();
        let entrant = rows[0].entrant.as_ref().unwrap();
        assert_eq!((entrant.role.as_str(), entrant.welcome_email), ("user", true));
    }

    #[test]
    fn addresses_are_shown_as_they_stand() {
        let emails = |text: &str| {
            let file = csv_file::read(text.as_bytes()).unwrap();
            emails_of(&file).into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let file = "First name,Last name,E-Mail\nA,B, no address \nC\n";
        assert_eq!(emails(file), ["no address", ""]);
        assert_eq!(emails("First name,Last name,Mail\nA,B,a@example.com\n"), [""; 0]);
    }

    #[test]
    fn a_header_that_does_not_fit_names_each_column() {
        let errors = read("first_name,nick,First Name,email\na,b,c,d\n").unwrap_err();
        let expected = [
            ("nick", "unknown_column"),
            ("First Name", "column_twice"),
            ("last_name", "missing_column"),
        ];
        assert_eq!(errors, expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn the_reasons_of_rejected_rows_are_passed_over() {
        let rows = read("first_name,last_name,Reason,email\nAda,King,email: no,ada@example.com\n");
        assert_eq!(rows.unwrap()[0].entrant.as_ref().unwrap().email.as_typed(), "ada@example.com");
    }

    #[test]
    fn what_stands_in_a_row_that_cannot_be_understood_is_kept_with_what_is_meant() {
        let head = "role,first_name,last_name,email";
        let texts = |row: &str| read(&format!("{head}\n{row}\n")).unwrap()[0].texts();
        let is = |cells: [&str; 6]| Some(cells.map(str::to_owned));
        assert_eq!(texts(",=Ada, King ,x"), is(["=Ada", "King", "x", "en", "user", "true"]));
        assert_eq!(texts("on call,Ada"), is(["Ada", "", "", "en", "on call", "true"]));
        assert_eq!(texts("a,b,c,d,e"), is(["b", "c", "d", "en", "a", "true"]));
        assert_eq!(
            texts("a,b,c,ada@example.com"),
            is(["b", "c", "ada@example.com", "en", "a", "true"])
        );
        assert_eq!(texts(&format!(",{},b,c", "x".repeat(2100))), None);
        assert_eq!(texts(&format!(",{},b,c", "x".repeat(5000))), None);
    }

    #[test]
    fn everything_wrong_with_a_row_is_told() {
        let text = "first_name,last_name,email,language,role,send_welcome_email\n,evil.com,x,tlh,on call,maybe\n";
        let rows = read(text).unwrap();
        let Verdict::Invalid { faults } = &rows[0].verdict else { unreachable!() };
        let told: Vec<_> =
            faults.iter().map(|fault| (fault.field.as_str(), fault.code.as_str())).collect();
        assert_eq!(
            told,
            [
                ("first_name", "required"),
                ("last_name", "contains_url"),
                ("email", "email_domain_missing"),
                ("language", "unknown_language"),
                ("role", "unknown_role"),
                ("send_welcome_email", "wrong_type"),
            ]
        );
    }
}
