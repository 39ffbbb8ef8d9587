//! `usher audit verify`: checks that nobody changed the audit trail since it was sealed.
//!
//! The hashes are computed here, from what the server has: it is not asked whether they are right.

use std::collections::VecDeque;

use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;
use usher_client::{Client, Page, PageRequest, Timestamp};
use usher_domain::{
    EntryId,
    seal::{Disagreement, Head, RawEntry, Seal},
};

use super::connection::Session;
use super::failure::Failure;
use super::harmless;
use super::output::{Format, Output};
use super::render;

/// What `usher audit verify` takes.
#[derive(clap::Args)]
#[command(after_help = "\
Note the hash it prints, elsewhere. With --expect it tells later whether the trail up to there is still
the same, even if somebody who can write to the table made up all that came after.

Examples:
  usher audit verify
  usher audit verify --expect GpGZcEuypVE0tQlIPXDnTGWGWC6DsADz1sB2eY3XKvA")]
pub struct VerifyArgs {
    /// A hash that was noted before, which must still be in the chain
    #[arg(long, value_name = "HASH")]
    pub expect: Option<String>,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What was checked, and is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// How many seals there are.
    pub seals: u64,
    /// How many entries they cover.
    pub entries: u64,
    /// How many of those tell nothing any more, because a person was erased.
    pub erased: u64,
    /// How many entries are not sealed yet.
    pub unsealed: u64,
    /// When the last seal was made.
    pub sealed_at: Option<Timestamp>,
    /// The hash of the last seal.
    pub hash: Option<String>,
}

/// Why the trail could not be found to be right.
#[derive(Debug, Error)]
pub enum Unverified {
    /// It was changed.
    #[error("The audit trail was changed: {0}.")]
    Changed(#[from] Disagreement),
    /// It does not hold the hash that was expected.
    #[error("No seal has the hash {0}: the chain was cut off or made up anew since it was noted.")]
    Unexpected(String),
    /// The server's answer is no trail.
    #[error("The server's answer cannot be read: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// There is no answer.
    #[error(transparent)]
    Client(#[from] usher_client::Error),
}

/// Prints what was checked.
pub(super) async fn run(
    args: &VerifyArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let checked = verify_audit(&session.client, args.expect.as_deref()).await?;
    match output.format(args.json) {
        Format::Json => output.json(&checked)?,
        format => output.data(&render::fields(&fields(&checked, format), format))?,
    }
    if args.expect.is_some() {
        output.note("The expected hash is in the chain.");
    }
    if checked.hash.is_none() {
        output.note(
            "Nothing is sealed yet: clean-up seals entries that are older than five minutes.",
        );
    }
    Ok(())
}

fn fields(checked: &Checked, format: Format) -> [(&'static str, render::Word); 6] {
    use render::{Tone, Word};
    let number = |number: u64| Word::plain(&number.to_string());
    let at = checked.sealed_at.map(|at| render::instant(at, format)).unwrap_or_default();
    [
        ("Audit trail", Word::toned("unchanged", Tone::Good)),
        ("Entries", number(checked.entries)),
        ("Erased", number(checked.erased)),
        ("Not sealed yet", number(checked.unsealed)),
        ("Last sealed", Word::plain(&at)),
        ("Hash", Word::plain(checked.hash.as_deref().unwrap_or_default())),
    ]
}

/// Checks the chain of seals over the whole audit trail: that no seal is missing or was changed, and
/// that they cover the entries as they are. With `expect`, also that a hash which was noted before
/// is still in it.
pub async fn verify_audit(client: &Client, expect: Option<&str>) -> Result<Checked, Unverified> {
    let mut checked =
        Checked { seals: 0, entries: 0, erased: 0, unsealed: 0, sealed_at: None, hash: None };
    let mut met = expect.is_none();
    let mut state: Option<(Head, Entries<'_>)> = None;
    let mut page = first_page();
    loop {
        let Page { items, next_cursor } = client.audit_seals(&page).await?;
        for sealed in items {
            let seal: Seal = same(&sealed)?;
            let (head, entries) = match &mut state {
                Some(state) => state,
                none => {
                    none.insert((Head::before_any(seal.after), Entries::after(client, seal.after)))
                }
            };
            let covered = entries.through(seal.through).await?;
            *head = head.check(&sealed.org, &seal, &covered)?;
            checked.count(&seal, &covered);
            met |= expect == Some(seal.hash.as_str());
        }
        if next_cursor.is_none() {
            break;
        }
        page.cursor = next_cursor;
    }
    if let Some((_, mut entries)) = state {
        checked.unsealed = entries.count_rest().await?;
    }
    match expect.filter(|_| !met) {
        Some(hash) => Err(Unverified::Unexpected(hash.to_owned())),
        None => Ok(checked),
    }
}

impl Checked {
    fn count(&mut self, seal: &Seal, entries: &[RawEntry]) {
        self.seals += 1;
        self.entries += seal.count;
        self.erased += entries.iter().filter(|entry| entry.told.is_none()).count() as u64;
        self.sealed_at = Some(seal.sealed_at);
        self.hash = Some(seal.hash.clone());
    }
}

/// The entries of the trail, page by page, so that no more than a seal's are held at once.
struct Entries<'c> {
    client: &'c Client,
    after: EntryId,
    ahead: VecDeque<RawEntry>,
    /// The page that is yet to be asked for.
    page: Option<PageRequest>,
}

impl<'c> Entries<'c> {
    fn after(client: &'c Client, after: EntryId) -> Self {
        Self { client, after, ahead: VecDeque::new(), page: Some(first_page()) }
    }

    /// Takes the next entries up to one.
    async fn through(&mut self, last: EntryId) -> Result<Vec<RawEntry>, Unverified> {
        let mut taken = Vec::new();
        loop {
            while let Some(entry) = self.ahead.pop_front_if(|entry| entry.id <= last) {
                taken.push(entry);
            }
            if !self.ahead.is_empty() || !self.read_on().await? {
                return Ok(taken);
            }
        }
    }

    /// How many are left.
    async fn count_rest(&mut self) -> Result<u64, Unverified> {
        let mut rest = self.ahead.len() as u64;
        self.ahead.clear();
        while self.read_on().await? {
            rest += self.ahead.len() as u64;
            self.ahead.clear();
        }
        Ok(rest)
    }

    /// Reads a page; false if there is none.
    async fn read_on(&mut self) -> Result<bool, Unverified> {
        let Some(page) = self.page.take() else {
            return Ok(false);
        };
        let read = self.client.raw_audit(&self.after.to_string(), &page).await?;
        for entry in read.items {
            self.ahead.push_back(same(&entry)?);
        }
        self.page = read.next_cursor.map(|cursor| PageRequest { cursor: Some(cursor), ..page });
        Ok(true)
    }
}

fn first_page() -> PageRequest {
    PageRequest { limit: Some(usher_client::MAX_PAGE), cursor: None }
}

/// What the server told, as the domain has it: both are the same JSON.
fn same<T: DeserializeOwned>(told: &impl Serialize) -> Result<T, serde_json::Error> {
    serde_json::from_value(serde_json::to_value(told)?)
}

impl From<Unverified> for Failure {
    fn from(unverified: Unverified) -> Self {
        match unverified {
            Unverified::Client(error) => error.into(),
            other => Self::Undone(harmless::text(&other.to_string())),
        }
    }
}
