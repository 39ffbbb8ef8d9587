//! `usher audit`: who did what.

use std::net::Ipv4Addr;

use usher_client::{AuditEntry, AuditQuery};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};
use super::verify::{self, VerifyArgs};
use super::{lookup, show};

/// What `usher audit` takes.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = "\
Examples:
  usher audit
  usher audit --user ada@example.com
  usher audit --actor system --action expired --since 2026-11-01
  usher audit verify")]
pub struct AuditArgs {
    /// Verify instead of reading
    #[command(subcommand)]
    pub command: Option<AuditCommand>,

    /// Only what happened to this user: email address or id
    #[arg(long, value_name = "USER")]
    pub user: Option<String>,

    /// Only what happened to this, such as role:on-call or settings
    #[arg(long, value_name = "SUBJECT")]
    pub subject: Option<String>,

    /// Only what this actor did: email address, user:<id>, key:<id> or system
    #[arg(long)]
    pub actor: Option<String>,

    /// Only entries of these kinds, with commas between
    #[arg(long, value_name = "KINDS")]
    pub action: Option<String>,

    /// The first day, in UTC; 30 days are listed unless told otherwise
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub since: Option<String>,

    /// The last day, in UTC
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<String>,

    /// The oldest first
    #[arg(long)]
    pub oldest_first: bool,

    /// The most entries to list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: u32,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What else can be done with the trail.
#[derive(clap::Subcommand)]
pub enum AuditCommand {
    /// Check the seals: whether anything was changed, added or removed since it was sealed
    Verify(VerifyArgs),
}

/// Prints the trail, or checks it.
pub(super) async fn run(
    args: AuditArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    if let Some(AuditCommand::Verify(args)) = &args.command {
        return verify::run(args, session, output).await;
    }
    let (format, limit) = (output.format(args.json), args.limit);
    let query = query(args, session).await?;
    let max = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = session.client.whole_audit(&query, max).await?;
    match format {
        Format::Json => output.json(&found.items)?,
        Format::Table if found.items.is_empty() => output.note("Nothing like that happened."),
        format => output.data(&trail(&found.items, format, None))?,
    }
    if found.more {
        output.note(&format!("These are the first {limit}. For more, raise --limit."));
    }
    Ok(())
}

async fn query(args: AuditArgs, session: &Session) -> Result<AuditQuery, Failure> {
    let user = match args.user {
        Some(name) => Some(lookup::id(&session.client, &name).await?),
        None => None,
    };
    let actor = match args.actor {
        Some(name) if name.contains('@') => {
            Some(format!("user:{}", lookup::id(&session.client, &name).await?))
        }
        other => other,
    };
    Ok(AuditQuery {
        user,
        subject: args.subject,
        actor,
        action: args.action,
        from: args.since,
        to: args.until,
        oldest_first: args.oldest_first,
    })
}

/// A network address; a long one may go on in the next line.
fn origin(address: &str) -> Word {
    if address.parse::<Ipv4Addr>().is_ok() { Word::whole(address) } else { Word::plain(address) }
}

fn trail(entries: &[AuditEntry], format: Format, width: Option<u16>) -> String {
    let row = |entry: &AuditEntry| {
        let who = show::who(&entry.actor.actor);
        let actor = match &entry.actor.via_key {
            Some(key) => format!("{who} (by key {key})"),
            None => who,
        };
        let details = entry.data.as_ref().map(show::particulars);
        vec![
            Word::instant(entry.at, format),
            Word::plain(&entry.kind),
            Word::plain(&subject(entry)),
            Word::plain(&actor),
            origin(entry.from.as_deref().unwrap_or_default()),
            Word::plain(details.as_deref().unwrap_or("(erased)")),
        ]
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    match format {
        Format::Table => {
            let header = ["When (UTC)", "What", "To", "Who", "From", "Details"];
            render::table(&header, &rows, width)
        }
        Format::Plain | Format::Json => {
            render::rows(&["at", "kind", "subject", "actor", "from", "data"], &rows)
        }
    }
}

/// What a person would call the subject.
fn subject(entry: &AuditEntry) -> String {
    let subject = &entry.subject;
    match (&subject.name, &subject.id) {
        (Some(name), _) => name.clone(),
        (None, Some(id)) => format!("{} {id}", subject.kind),
        (None, None) => subject.kind.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<AuditEntry> {
        let json = r#"[{"id":"t1","at":"2026-01-01T09:30:15Z","kind":"added","subject":{"type":"user","id":"u1",
        "name":"Mal\u001b[2J"},"actor":{"type":"user","id":"u0","name":"Grace Hopper","via_key":"k1"},
        "from":"192.0.2.1","data":{"role":"admin"}},
        {"id":"t2","at":"2026-01-02T09:30:15Z","kind":"changed","subject":{"type":"settings"},
        "actor":{"type":"system"},"from":null,"data":null}]"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_terminal_gets_a_table() {
        insta::assert_snapshot!(trail(&entries(), Format::Table, Some(100)), @r"
        ╭──────────────────┬─────────┬──────────────┬──────────────────────────┬───────────┬────────────╮
        │ When (UTC)       ┆ What    ┆ To           ┆ Who                      ┆ From      ┆ Details    │
        ╞══════════════════╪═════════╪══════════════╪══════════════════════════╪═══════════╪════════════╡
        │ 2026-01-01 09:30 ┆ added   ┆ Mal\u{1b}[2J ┆ Grace Hopper (by key k1) ┆ 192.0.2.1 ┆ role=admin │
        │ 2026-01-02 09:30 ┆ changed ┆ settings     ┆ system                   ┆           ┆ (erased)   │
        ╰──────────────────┴─────────┴──────────────┴──────────────────────────┴───────────┴────────────╯
        ");
    }

    #[test]
    fn ids_and_instants_stay_whole_in_a_usual_terminal() {
        let json = r#"[{"id":"t1","at":"2026-01-01T09:30:15Z","kind":"key_revoked",
        "subject":{"type":"key","id":"0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f"},
        "actor":{"type":"user","id":"u0","name":"Grace Hopper","via_key":"0198c0de-7a1b-7c3d-8e4f-0123456789ab"},
        "from":"192.168.100.200","data":{"import":"0198c0de-7a1b-7c3d-8e4f-fedcba987654","role":"super_admin"}}]"#;
        let entries: Vec<AuditEntry> = serde_json::from_str(json).unwrap();
        insta::assert_snapshot!(trail(&entries, Format::Table, Some(100)), @r"
        ╭──────────────────┬─────────────┬───────────┬────────────┬─────────────────┬───────────────────╮
        │ When (UTC)       ┆ What        ┆ To        ┆ Who        ┆ From            ┆ Details           │
        ╞══════════════════╪═════════════╪═══════════╪════════════╪═════════════════╪═══════════════════╡
        │ 2026-01-01 09:30 ┆ key_revoked ┆ key       ┆ Grace      ┆ 192.168.100.200 ┆ import=…ba987654, │
        │                  ┆             ┆ …7c8d9e0f ┆ Hopper (by ┆                 ┆ role=super_admin  │
        │                  ┆             ┆           ┆ key        ┆                 ┆                   │
        │                  ┆             ┆           ┆ …456789ab) ┆                 ┆                   │
        ╰──────────────────┴─────────────┴───────────┴────────────┴─────────────────┴───────────────────╯
        ");
        assert!(
            trail(&entries, Format::Plain, None).contains("0198c0de-7a1b-7c3d-8e4f-0123456789ab")
        );
    }

    #[test]
    fn a_pipe_gets_rows() {
        insta::assert_snapshot!(trail(&entries(), Format::Plain, None).replace('\t', " | "), @r"
        at | kind | subject | actor | from | data
        2026-01-01T09:30:15Z | added | Mal\u{1b}[2J | Grace Hopper (by key k1) | 192.0.2.1 | role=admin
        2026-01-02T09:30:15Z | changed | settings | system |  | (erased)
        ");
    }
}
