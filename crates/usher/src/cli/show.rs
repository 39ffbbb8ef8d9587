//! `usher show`: one user, profile and timeline.

use serde::Serialize;
use serde_json::{Map, Value};
use usher_client::{Actor, Collected, TimelineEntry, User};

use super::connection::Session;
use super::failure::Failure;
use super::lookup;
use super::output::{Format, Output};
use super::render::{self, Word};

/// The most entries of a timeline that are shown.
const MOST_ENTRIES: usize = 200;

/// What `usher show` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  usher show ada@example.com
  usher show 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f --json")]
pub struct ShowArgs {
    /// Email address or id of the user
    #[arg(value_name = "USER")]
    pub user: String,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Shown<'a> {
    user: &'a User,
    timeline: &'a [TimelineEntry],
}

/// Prints the user and the timeline.
pub(super) async fn run(
    args: &ShowArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let client = &session.client;
    let id = lookup::id(client, &args.user).await?;
    let user = client.user(&id).await?;
    let Collected { items, more } = client.whole_timeline(&user.id, MOST_ENTRIES).await?;
    match output.format(args.json) {
        Format::Json => output.json(&Shown { user: &user, timeline: &items })?,
        format => {
            output.data(&profile(&user, format))?;
            output.data("")?;
            output.data(&timeline(&items, format, None))?;
        }
    }
    if more {
        output.note(&format!("The timeline goes on: these are its first {MOST_ENTRIES} entries."));
    }
    Ok(())
}

fn profile(user: &User, format: Format) -> String {
    let date = |instant| Word::plain(&render::instant(instant, format));
    let none = || Word::plain("");
    let invite = user.invite.as_ref();
    let reason = invite.and_then(|invite| invite.mail.reason.as_deref()).unwrap_or_default();
    let fields = [
        ("Name", Word::plain(&user.full_name())),
        ("Email", Word::plain(&user.email)),
        ("Role", Word::plain(&user.role)),
        ("Language", Word::plain(&user.language)),
        ("Status", Word::status(&user.status)),
        ("Mail", Word::mail(user)),
        ("Mail reason", Word::plain(reason)),
        ("Link ends", render::link_end(user).map_or_else(none, date)),
        ("Added by", user.invited_by.as_ref().map_or_else(none, |actor| Word::plain(&who(actor)))),
        ("Added", date(user.created_at)),
        ("Changed", date(user.updated_at)),
        ("Asked for a new link", user.renewal_requested_at.map_or_else(none, date)),
        ("Accepted", user.accepted_at.map_or_else(none, date)),
        ("Id", Word::plain(&user.id)),
    ];
    render::fields(&fields, format)
}

fn timeline(entries: &[TimelineEntry], format: Format, width: Option<u16>) -> String {
    let row = |entry: &TimelineEntry| {
        let key = entry.actor.via_key.as_ref().or(entry.via_key.as_ref());
        let actor = match (&entry.actor.via_chat, key) {
            (Some(chat), Some(key)) => {
                format!("{} (in {chat}, by key {key})", who(&entry.actor))
            }
            (None, Some(key)) => format!("{} (by key {key})", who(&entry.actor)),
            (_, None) => who(&entry.actor),
        };
        vec![
            Word::instant(entry.at, format),
            Word::plain(&entry.kind),
            Word::plain(&actor),
            Word::plain(&details(entry)),
        ]
    };
    let rows: Vec<_> = entries.iter().map(row).collect();
    match format {
        Format::Table => render::table(&["When (UTC)", "What", "Who", "Details"], &rows, width),
        Format::Plain | Format::Json => render::rows(&["at", "kind", "actor", "data"], &rows),
    }
}

/// What a person would call the actor, or else what kind of actor it is.
pub(super) fn who(actor: &Actor) -> String {
    match (&actor.name, &actor.id) {
        (Some(name), _) => name.clone(),
        (None, Some(id)) => format!("{} {id}", actor.kind),
        (None, None) => actor.kind.to_string(),
    }
}

fn details(entry: &TimelineEntry) -> String {
    particulars(&entry.data)
}

/// The particulars of an entry, by their names.
pub(super) fn particulars(data: &Map<String, Value>) -> String {
    let detail = |(name, value): (&String, &Value)| match value {
        Value::String(text) => format!("{name}={text}"),
        other => format!("{name}={other}"),
    };
    data.iter().map(detail).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::{harmless, samples};
    use super::*;

    #[test]
    fn a_terminal_gets_fields_and_a_table() {
        let fields = profile(&samples::ada(), Format::Table);
        insta::assert_snapshot!(anstream::adapter::strip_str(&fields), @"
        Name         Ada Lovelace
        Email        ada@example.com
        Role         admin
        Language     en
        Status       invited
        Mail         bounced
        Mail reason  no such box
        Link ends    2026-01-08 09:30 UTC
        Added by     Grace Hopper
        Added        2026-01-01 09:30 UTC
        Changed      2026-01-01 09:30 UTC
        Id           u1
        ");
        insta::assert_snapshot!(timeline(&samples::timeline(), Format::Table, Some(100)), @r"
        ╭──────────────────┬──────────────┬──────────────────────────┬─────────────────────────────╮
        │ When (UTC)       ┆ What         ┆ Who                      ┆ Details                     │
        ╞══════════════════╪══════════════╪══════════════════════════╪═════════════════════════════╡
        │ 2026-01-01 09:30 ┆ user_added   ┆ Grace Hopper (by key k1) ┆ generation=1, role=admin    │
        │ 2026-01-01 09:30 ┆ mail_bounced ┆ system                   ┆ reason=no such\u{1b}[2J box │
        ╰──────────────────┴──────────────┴──────────────────────────┴─────────────────────────────╯
        ");
    }

    #[test]
    fn a_pipe_gets_rows() {
        insta::assert_snapshot!(profile(&samples::mallory(), Format::Plain).replace('\t', " | "), @r"
        Name | Mal\u{1b}[2J Lory\u{9}\u{202e}
        Email | m@example.com
        Role | user
        Language | fa
        Status | active
        Added | 2026-01-01T10:00:00Z
        Changed | 2026-01-02T10:00:00Z
        Accepted | 2026-01-02T10:00:00Z
        Id | u2
        ");
        insta::assert_snapshot!(timeline(&samples::timeline(), Format::Plain, None).replace('\t', " | "), @r"
        at | kind | actor | data
        2026-01-01T09:30:15Z | user_added | Grace Hopper (by key k1) | generation=1, role=admin
        2026-01-01T09:30:17Z | mail_bounced | system | reason=no such\u{1b}[2J box
        ");
    }

    #[test]
    fn json_holds_both_and_nothing_that_acts() {
        let (user, timeline) = (samples::mallory(), samples::timeline());
        let shown = Shown { user: &user, timeline: &timeline[1..] };
        let json = serde_json::to_string_pretty(&shown).unwrap();
        insta::assert_snapshot!(harmless::json(&json), @r#"
        {
          "user": {
            "id": "u2",
            "first_name": "Mal\u001b[2J",
            "last_name": "Lory\t\u202e",
            "email": "m@example.com",
            "language": "fa",
            "role": "user",
            "status": "active",
            "version": 3,
            "invited_by": null,
            "invite": null,
            "created_at": "2026-01-01T10:00:00Z",
            "updated_at": "2026-01-02T10:00:00Z",
            "accepted_at": "2026-01-02T10:00:00Z"
          },
          "timeline": [
            {
              "id": "t2",
              "at": "2026-01-01T09:30:17Z",
              "kind": "mail_bounced",
              "actor": {
                "type": "system"
              },
              "data": {
                "reason": "no such\u001b[2J box"
              }
            }
          ]
        }
        "#);
    }
}
