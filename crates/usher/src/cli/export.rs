//! `usher export`: users as CSV.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use usher_client::{Status, UserQuery};

use super::connection::Session;
use super::failure::Failure;
use super::output::Output;

/// What `usher export` takes.
#[derive(clap::Args)]
#[command(after_help = "\
The file goes to stdout. Cells that a spreadsheet would take for a formula have an apostrophe before
them; an import takes it off again.

Examples:
  usher export > people.csv
  usher export --status active > team.csv")]
pub struct ExportArgs {
    /// Only users of this status
    #[arg(long, value_parser = PossibleValuesParser::new(Status::WORDS).map(Status::from))]
    pub status: Option<Status>,

    /// Only users whose name or address begins like this
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,

    /// Only users of this role
    #[arg(long)]
    pub role: Option<String>,
}

/// Writes the file page by page.
pub(super) async fn run(
    args: ExportArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let query = UserQuery { q: args.search, status: args.status, role: args.role, names: false };
    let mut cursor: Option<String> = None;
    loop {
        let page = session.client.export_users(&query, None, cursor.as_deref()).await?;
        let rows = if cursor.is_none() { page.csv.as_str() } else { below_header(&page.csv) };
        output.file(rows)?;
        // A cursor that repeats itself would lead round in circles.
        if page.next_cursor.is_none() || page.next_cursor == cursor {
            return Ok(());
        }
        cursor = page.next_cursor;
    }
}

/// A page without its header, which holds no line break.
fn below_header(csv: &str) -> &str {
    csv.split_once('\n').map_or("", |(_, rows)| rows)
}
