//! `usher keys`: API keys.

use usher_client::{ApiKey, KeyStatus, NewApiKey, NewKeyKind, Timestamp};
use usher_functions::runtime::Sources;

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Tone, Word};

/// What `usher keys` takes.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  usher keys
  usher keys create --name Payroll --role admin --expires 90d > payroll.key
  usher keys create --name \"Chat bot\" --bot slack:T024BE7LD,discord:* > bot.key
  usher keys revoke 0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f"
)]
pub struct KeysArgs {
    #[command(subcommand)]
    command: Option<KeysCommand>,

    /// The most keys to list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Subcommand)]
enum KeysCommand {
    /// Make a key, which acts for you: its secret alone goes to stdout, this once
    Create(CreateArgs),
    /// Revoke a key
    Revoke(RevokeArgs),
}

#[derive(clap::Args)]
struct CreateArgs {
    /// What people call it
    #[arg(long)]
    name: String,

    /// What it may do: the name of a role
    #[arg(long, required_unless_present = "bot")]
    role: Option<String>,

    /// Make the key of a chat bot, which may do nothing of its own, and speaks for people in these
    /// workspaces: slack:T024BE7LD, or discord:* for all
    #[arg(long, value_name = "WORKSPACES", value_delimiter = ',', conflicts_with = "role")]
    bot: Option<Vec<String>>,

    /// When it ends: after hours, days or weeks (12h, 90d, 4w), or at an instant; without, it works
    /// until it is revoked
    #[arg(long, value_name = "WHEN")]
    expires: Option<Expiry>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct RevokeArgs {
    /// Id of the key
    #[arg(value_name = "KEY")]
    id: String,
}

/// When a key ends, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expiry {
    After { hours: i64 },
    At(Timestamp),
}

impl std::str::FromStr for Expiry {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "write it like 12h, 90d, 4w or 2026-12-31T23:59:59Z";
        let unit = match text.chars().last() {
            Some('h') => 1,
            Some('d') => 24,
            Some('w') => 7 * 24,
            _ => return text.parse().map(Self::At).map_err(|_| wrong),
        };
        let count: u32 = text[..text.len() - 1].parse().map_err(|_| wrong)?;
        Ok(Self::After { hours: i64::from(count) * unit })
    }
}

impl Expiry {
    fn from(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::After { hours } => now.checked_add(jiff::SignedDuration::from_hours(hours)).ok(),
            Self::At(instant) => Some(instant),
        }
    }
}

/// Lists, makes or revokes keys.
pub(super) async fn run(
    args: KeysArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    match args.command {
        None => list(args.limit, args.json, session, output).await,
        Some(KeysCommand::Create(args)) => create(args, session, output).await,
        Some(KeysCommand::Revoke(args)) => {
            session.client.revoke_api_key(&args.id).await?;
            output.note("The key is revoked: within half a minute it works nowhere.");
            Ok(())
        }
    }
}

async fn list(
    limit: u32,
    json: bool,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let max = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = session.client.all_api_keys(max).await?;
    match output.format(json) {
        Format::Json => output.json(&found.items)?,
        Format::Plain => output.data(&plain(&found.items))?,
        Format::Table => output.data(&table(&found.items, None))?,
    }
    if found.more {
        output.note(&format!("These are the newest {limit}. For more, raise --limit."));
    }
    Ok(())
}

async fn create(args: CreateArgs, session: &Session, output: &mut Output) -> Result<(), Failure> {
    let CreateArgs { name, role, bot, expires, json } = args;
    let kind = match bot {
        Some(workspaces) => NewKeyKind::Bot { workspaces },
        None => NewKeyKind::Program { role: role.unwrap_or_default() },
    };
    let now = Sources::of_this_machine().clock.now();
    let too_far = || Failure::Usage("--expires is too far in the future.".to_owned());
    let expires_at = match expires {
        Some(expires) => Some(expires.from(now).ok_or_else(too_far)?),
        None => None,
    };
    let made = session.client.create_api_key(&NewApiKey { name, kind, expires_at }).await?;
    if output.format(json) == Format::Json {
        output.json(&made)?;
    } else {
        output.data(&super::harmless::text(&made.secret))?;
    }
    let end = made.key.expires_at.map(|end| format!(" It works until {}.", render::when(end)));
    output.note(&format!(
        "Keep it safe: it is shown this once. The key's id is {}.{}",
        super::harmless::text(&made.key.id),
        end.unwrap_or_default()
    ));
    Ok(())
}

fn status(key: &ApiKey) -> Word {
    let tone = match key.status {
        KeyStatus::Live => Tone::Good,
        KeyStatus::Expired | KeyStatus::Revoked => Tone::Ended,
        KeyStatus::Other(_) => Tone::Neutral,
    };
    Word::toned(key.status.as_str(), tone)
}

/// What it may do: its role, or for whom a bot's speaks.
fn may(key: &ApiKey) -> Word {
    match &key.role {
        Some(role) => Word::plain(role),
        None => Word::plain(format!("{} {}", key.kind, key.workspaces.join(" ")).trim_end()),
    }
}

fn creator(key: &ApiKey) -> Word {
    let creator = key.created_by.as_ref();
    let text = creator.and_then(|actor| actor.name.as_deref().or(actor.id.as_deref()));
    Word::plain(text.unwrap_or_default())
}

/// For a person: what an admin looks for first.
fn table(keys: &[ApiKey], width: Option<u16>) -> String {
    let date = |instant: Option<Timestamp>| {
        Word::plain(&instant.map(render::when_in_column).unwrap_or_default())
    };
    let row = |key: &ApiKey| {
        let mut row = vec![Word::plain(&key.id), Word::plain(&key.name), may(key)];
        row.extend([status(key), creator(key), date(key.last_used_at), date(key.expires_at)]);
        row
    };
    let header = ["Id", "Name", "Role", "Status", "Made by", "Last used (UTC)", "Ends (UTC)"];
    render::table(&header, &keys.iter().map(row).collect::<Vec<_>>(), width)
}

/// For a pipe: every field, always in the same column.
fn plain(keys: &[ApiKey]) -> String {
    let date = |instant: Option<Timestamp>| {
        Word::plain(&instant.map(|instant| instant.to_string()).unwrap_or_default())
    };
    let row = |key: &ApiKey| {
        let mut row = vec![Word::plain(&key.id), Word::plain(&key.name), may(key)];
        row.extend([status(key), creator(key), date(Some(key.created_at))]);
        row.extend([date(key.last_used_at), date(key.expires_at), date(key.revoked_at)]);
        row
    };
    let header = [
        "id",
        "name",
        "role",
        "status",
        "created_by",
        "created_at",
        "last_used_at",
        "expires_at",
        "revoked_at",
    ];
    render::rows(&header, &keys.iter().map(row).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Vec<ApiKey> {
        let keys = r#"[{"id":"k1","name":"Payroll","kind":"program","role":"admin","status":"live",
            "created_by":{"type":"user","id":"u0","name":"Grace Hopper"},"created_at":"2026-01-01T09:30:15Z",
            "expires_at":"2026-04-01T09:30:15Z","revoked_at":null,"last_used_at":"2026-01-02T10:00:00Z"},
            {"id":"k3","name":"Bot","kind":"bot","role":null,"workspaces":["slack:T1","discord:*"],
            "status":"live","created_by":null,"created_at":"2025-01-01T09:30:15Z"},
            {"id":"k2","name":"Old\u001b[2J","kind":"program","role":"user","status":"revoked","created_by":null,
            "created_at":"2025-01-01T09:30:15Z","expires_at":null,"revoked_at":"2025-02-01T09:30:15Z"}]"#;
        serde_json::from_str(keys).unwrap()
    }

    #[test]
    fn a_terminal_gets_a_table_and_a_pipe_rows() {
        let table = table(&keys(), Some(120));
        assert!(table.lines().all(|line| line.chars().count() <= 120), "{table}");
        for text in ["Payroll", "Grace", "live", "2026-01-02", "revoked", "Old\\u{1b}[2J"] {
            assert!(table.contains(text), "{text} {table}");
        }
        insta::assert_snapshot!(plain(&keys()).replace('\t', " | "), @r"
        id | name | role | status | created_by | created_at | last_used_at | expires_at | revoked_at
        k1 | Payroll | admin | live | Grace Hopper | 2026-01-01T09:30:15Z | 2026-01-02T10:00:00Z | 2026-04-01T09:30:15Z | 
        k3 | Bot | bot slack:T1 discord:* | live |  | 2025-01-01T09:30:15Z |  |  | 
        k2 | Old\u{1b}[2J | user | revoked |  | 2025-01-01T09:30:15Z |  |  | 2025-02-01T09:30:15Z
        ");
    }

    #[test]
    fn an_end_is_a_time_from_now_or_an_instant() {
        let now: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let end = |text: &str| text.parse::<Expiry>().unwrap().from(now).unwrap().to_string();
        assert_eq!(end("12h"), "2026-01-01T12:00:00Z");
        assert_eq!(end("90d"), "2026-04-01T00:00:00Z");
        assert_eq!(end("2w"), "2026-01-15T00:00:00Z");
        assert_eq!(end("2026-12-31T23:59:59Z"), "2026-12-31T23:59:59Z");
        for wrong in ["", "d", "-1d", "soon", "1y", "90 d", "1.5d", "é"] {
            assert!(wrong.parse::<Expiry>().is_err(), "{wrong}");
        }
        assert_eq!("4000000000w".parse::<Expiry>().unwrap().from(now), None);
    }
}
