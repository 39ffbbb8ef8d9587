//! `usher keys`: API keys.

use jiff::{SignedDuration, Span, SpanRelativeTo, civil::Date, tz::TimeZone};
use usher_client::{ApiKey, KeyStatus, NewApiKey, NewKeyKind, Timestamp};
use usher_functions::runtime::Sources;
use uuid::Uuid;

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Tone, Word};
use super::show;

/// What `usher keys` takes.
#[derive(clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  usher keys
  usher keys create --name Payroll --role admin --expires 90d > payroll.key
  usher keys create --name Audit --role auditor --expires 2026-12-31 > audit.key
  usher keys revoke Payroll
  usher keys create --name \"Chat bot\" --bot 'slack:T024BE7LD,discord:*' > bot.key
  usher keys revoke 7c8d9e0f"
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

    /// When it ends: after hours, days or weeks (12h, 90d, 4w), with a day in UTC, or at an instant;
    /// without, it works until it is revoked
    #[arg(long, value_name = "WHEN")]
    expires: Option<Expiry>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct RevokeArgs {
    /// Name or id of the key, or the end of its id
    #[arg(value_name = "KEY")]
    key: String,
}

/// When a key ends, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expiry {
    After(SignedDuration),
    At(Timestamp),
}

const WRONG: &str = "write it like 12h, 90d, 4w, 2026-12-31 or 2026-12-31T12:00:00Z";

impl std::str::FromStr for Expiry {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(instant) = text.parse() {
            return Ok(Self::At(instant));
        }
        if let Ok(day) = text.parse::<Date>() {
            let end = TimeZone::UTC.to_timestamp(day.at(23, 59, 59, 0));
            return end.map(Self::At).map_err(|_| WRONG);
        }
        let span: Span = text.parse().map_err(|_| WRONG)?;
        let length = span.to_duration(SpanRelativeTo::days_are_24_hours()).map_err(|_| WRONG)?;
        if length.is_positive() { Ok(Self::After(length)) } else { Err(WRONG) }
    }
}

impl Expiry {
    fn from(self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::After(length) => now.checked_add(length).ok(),
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
            let id = find(&args.key, session).await?;
            session.client.revoke_api_key(&id).await?;
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

/// The id of the key that `name` stands for: an id already, or what tells one of the live keys.
async fn find(name: &str, session: &Session) -> Result<String, Failure> {
    let name = name.trim().trim_start_matches('…');
    if Uuid::try_parse(name).is_ok() {
        return Ok(name.to_owned());
    }
    let mut keys = session.client.all_api_keys(usize::MAX).await?.items;
    keys.retain(|key| key.status == KeyStatus::Live && is_meant(key, name));
    match &*keys {
        [key] => Ok(key.id.clone()),
        [] => Err(Failure::Undone(format!("No live key is {}.", super::harmless::text(name)))),
        several => Err(Failure::Undone(format!(
            "{} live keys are {}: name one by its id.",
            several.len(),
            super::harmless::text(name)
        ))),
    }
}

fn is_meant(key: &ApiKey, name: &str) -> bool {
    key.name == name || (name.len() >= render::SHOWN_OF_ID && key.id.ends_with(name))
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
    Word::plain(&key.created_by.as_ref().map(show::who).unwrap_or_default())
}

/// For a person: what an admin looks for first, narrow enough for a usual terminal.
fn table(keys: &[ApiKey], width: Option<u16>) -> String {
    let day = |instant: Option<Timestamp>| {
        let day = instant.map(|instant| instant.strftime("%Y-%m-%d").to_string());
        Word::whole(&day.unwrap_or_default())
    };
    let row = |key: &ApiKey| {
        let role = key.role.as_deref().unwrap_or(key.kind.as_str());
        let mut row = vec![Word::whole(&key.id), Word::plain(&key.name), Word::plain(role)];
        row.extend([status(key), creator(key), day(key.last_used_at), day(key.expires_at)]);
        row
    };
    let header = ["Id", "Name", "Role", "Status", "Made by", "Last used (UTC)", "Ends (UTC)"];
    render::table(&header, &keys.iter().map(row).collect::<Vec<_>>(), width)
}

/// For a pipe: every field, always in the same column.
fn plain(keys: &[ApiKey]) -> String {
    let date = |instant: Option<Timestamp>| Word::instant(instant, Format::Plain);
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
    fn a_key_is_named_by_its_name_or_by_the_end_of_its_id() {
        let mut key = keys().remove(0);
        key.id = "0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f".to_owned();
        for name in ["Payroll", "7c8d9e0f", "5a6b7c8d9e0f"] {
            assert!(is_meant(&key, name), "{name}");
        }
        for name in ["", "0f", "d9e0f", "payroll", "0198c0de"] {
            assert!(!is_meant(&key, name), "{name}");
        }
    }

    #[test]
    fn a_terminal_gets_a_table_and_a_pipe_rows() {
        let mut long = keys();
        long[0].id = "0198c0de-7a1b-7c3d-8e4f-5a6b7c8d9e0f".to_owned();
        insta::assert_snapshot!(table(&long, Some(80)), @r"
        ╭───────────┬───────────┬───────┬─────────┬──────────┬────────────┬────────────╮
        │ Id        ┆ Name      ┆ Role  ┆ Status  ┆ Made by  ┆ Last used  ┆ Ends (UTC) │
        │           ┆           ┆       ┆         ┆          ┆ (UTC)      ┆            │
        ╞═══════════╪═══════════╪═══════╪═════════╪══════════╪════════════╪════════════╡
        │ …7c8d9e0f ┆ Payroll   ┆ admin ┆ live    ┆ Grace    ┆ 2026-01-02 ┆ 2026-04-01 │
        │           ┆           ┆       ┆         ┆ Hopper   ┆            ┆            │
        │ k3        ┆ Bot       ┆ bot   ┆ live    ┆          ┆            ┆            │
        │ k2        ┆ Old\u{1b} ┆ user  ┆ revoked ┆          ┆            ┆            │
        │           ┆ [2J       ┆       ┆         ┆          ┆            ┆            │
        ╰───────────┴───────────┴───────┴─────────┴──────────┴────────────┴────────────╯
        ");
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
        assert_eq!(end("1d 12 hours"), "2026-01-02T12:00:00Z");
        assert_eq!(end("2026-12-31T12:00:00+02:00"), "2026-12-31T10:00:00Z");
        assert_eq!(end("2026-12-31"), "2026-12-31T23:59:59Z", "the day counts");
        for wrong in ["", "d", "0d", "-1d", "soon", "1y", "1mo", "1.5d", "2026-13-01", "é"] {
            assert!(wrong.parse::<Expiry>().is_err(), "{wrong}");
        }
        assert_eq!("900000w".parse::<Expiry>().unwrap().from(now), None);
    }
}
