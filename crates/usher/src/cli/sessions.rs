//! `usher sessions`: where a user is signed in.

use usher_client::{Session as SignedIn, Timestamp};

use super::connection::Session;
use super::failure::Failure;
use super::lookup;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher sessions` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher sessions ada@example.com
  usher sessions ada@example.com --end")]
pub struct SessionsArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// End them all: the user has to sign in again
    #[arg(long, conflicts_with = "json")]
    pub end: bool,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Lists or ends the sessions.
pub(super) async fn run(
    args: &SessionsArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let id = lookup::id(&session.client, &args.user).await?;
    if args.end {
        session.client.end_user_sessions(&id).await?;
        output.note("Every session of this user has ended.");
        return Ok(());
    }
    let sessions = session.client.user_sessions(&id).await?;
    match output.format(args.json) {
        Format::Json => output.json(&sessions)?,
        Format::Table if sessions.is_empty() => output.note("This user is signed in nowhere."),
        format => output.data(&list(&sessions, format, None))?,
    }
    Ok(())
}

fn list(sessions: &[SignedIn], format: Format, width: Option<u16>) -> String {
    let text = |value: &Option<String>| Word::plain(value.as_deref().unwrap_or_default());
    let instants = |session: &SignedIn| -> [Timestamp; 3] {
        [session.last_seen_at, session.created_at, session.expires_at]
    };
    let row = |session: &SignedIn| {
        let mut row = vec![text(&session.user_agent), text(&session.ip)];
        row.extend(instants(session).map(|instant| Word::instant(instant, format)));
        row
    };
    match format {
        Format::Table => {
            let header = ["Program", "From", "Last seen (UTC)", "Began (UTC)", "Ends (UTC)"];
            render::table(&header, &sessions.iter().map(row).collect::<Vec<_>>(), width)
        }
        Format::Plain | Format::Json => {
            let header = ["id", "user_agent", "ip", "last_seen_at", "created_at", "expires_at"];
            let row = |session: &SignedIn| [vec![Word::plain(&session.id)], row(session)].concat();
            render::rows(&header, &sessions.iter().map(row).collect::<Vec<_>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sessions() -> Vec<SignedIn> {
        let json = r#"[{"id":"s1","created_at":"2026-01-01T09:30:15Z","last_seen_at":"2026-01-02T10:00:00Z",
            "expires_at":"2026-01-31T09:30:15Z","ip":"192.0.2.1","user_agent":"Fire\u001b[2Jfox","current":false},
            {"id":"s2","created_at":"2026-01-01T09:30:15Z","last_seen_at":"2026-01-01T09:30:15Z",
            "expires_at":"2026-01-31T09:30:15Z","current":false}]"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_terminal_gets_a_table_and_a_pipe_rows() {
        insta::assert_snapshot!(list(&sessions(), Format::Table, Some(100)), @r"
        ╭──────────────────┬───────────┬──────────────────┬──────────────────┬──────────────────╮
        │ Program          ┆ From      ┆ Last seen (UTC)  ┆ Began (UTC)      ┆ Ends (UTC)       │
        ╞══════════════════╪═══════════╪══════════════════╪══════════════════╪══════════════════╡
        │ Fire\u{1b}[2Jfox ┆ 192.0.2.1 ┆ 2026-01-02 10:00 ┆ 2026-01-01 09:30 ┆ 2026-01-31 09:30 │
        │                  ┆           ┆ 2026-01-01 09:30 ┆ 2026-01-01 09:30 ┆ 2026-01-31 09:30 │
        ╰──────────────────┴───────────┴──────────────────┴──────────────────┴──────────────────╯
        ");
        insta::assert_snapshot!(list(&sessions(), Format::Plain, None).replace('\t', " | "), @r"
        id | user_agent | ip | last_seen_at | created_at | expires_at
        s1 | Fire\u{1b}[2Jfox | 192.0.2.1 | 2026-01-02T10:00:00Z | 2026-01-01T09:30:15Z | 2026-01-31T09:30:15Z
        s2 |  |  | 2026-01-01T09:30:15Z | 2026-01-01T09:30:15Z | 2026-01-31T09:30:15Z
        ");
    }
}
