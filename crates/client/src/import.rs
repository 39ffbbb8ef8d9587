//! Imports of many users from a file, and exports into one.

use std::{collections::BTreeMap, fmt};

use http::{HeaderValue, Method, Response, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{Actor, Client, Collected, Error, Page, PageRequest, UserQuery, request};

open_enum! {
    /// How far an import has come.
    ImportState {
        /// Looked at, and nothing done yet.
        Checked = "checked",
        /// Users are being added.
        Running = "running",
        /// Every row was tried.
        Finished = "finished",
        /// Somebody called it off.
        Cancelled = "cancelled",
        /// It could not go on.
        Stopped = "stopped",
    }
}

open_enum! {
    /// What will be made of a row, or was.
    Verdict {
        /// Somebody who will be added.
        New = "new",
        /// Somebody whose invite ended, and who will be added again.
        Revives = "revives",
        /// Somebody who was added.
        Added = "added",
        /// Somebody who was added again.
        Revived = "revived",
        /// Somebody who was added, and waits for approval by a second person.
        WaitsForApproval = "waits_for_approval",
        /// Somebody who is, or was, a member.
        Member = "member",
        /// Somebody who was added or invited before.
        Pending = "pending",
        /// The address stands in an earlier row.
        Duplicate = "duplicate",
        /// Something in the row cannot be used.
        Invalid = "invalid",
        /// The role allows more than the caller may do.
        RoleNotAllowed = "role_not_allowed",
        /// Mail to the address did not arrive before.
        Suppressed = "suppressed",
        /// The role needs approval, and nobody else may give it.
        NoApprover = "no_approver",
    }
}

/// An import of many users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The import's id.
    pub id: String,
    /// How far it has come.
    pub state: ImportState,
    /// Over the rows as the server understood them: what [`Client::commit_import`] names.
    pub hash: String,
    /// How many rows it has.
    pub rows: u64,
    /// How many rows were judged how, when the file was looked at; by the words of [`Verdict`].
    pub counts: BTreeMap<String, u64>,
    /// How many rows were tried so far.
    pub done: u64,
    /// How many users were added.
    pub added: u64,
    /// How many users were added again.
    pub revived: u64,
    /// How many users were added and wait for approval by a second person.
    #[serde(default)]
    pub waiting: u64,
    /// How many rows came to nothing.
    pub rejected: u64,
    /// Until when it waits, because the caller's mails of the day are used up.
    #[serde(default)]
    pub waits_until: Option<Timestamp>,
    /// Why it could not go on, such as `rights_lost`.
    #[serde(default)]
    pub stopped_because: Option<String>,
    /// Who sent the file.
    pub created_by: Actor,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be committed.
    pub expires_at: Timestamp,
    /// Who committed it.
    #[serde(default)]
    pub run_by: Option<Actor>,
    /// When it was committed.
    #[serde(default)]
    pub started_at: Option<Timestamp>,
    /// When it ended, however it did.
    #[serde(default)]
    pub finished_at: Option<Timestamp>,
}

/// A row of an import.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// 1 for the first below the header. Lines that are empty altogether do not count.
    pub row: u64,
    /// The line of the file in which it begins.
    pub line: u64,
    /// What will be made of it, or was.
    pub verdict: Verdict,
    /// The address, until somebody was added by the row.
    #[serde(default)]
    pub email: Option<String>,
    /// What stands in the row, until somebody was added by it; nothing of one that was too long.
    #[serde(default)]
    pub fields: Option<ImportFields>,
    /// The earlier row with the same address.
    #[serde(default)]
    pub duplicate_of: Option<u64>,
    /// The line in which that row begins.
    #[serde(default)]
    pub duplicate_of_line: Option<u64>,
    /// What is wrong with which column.
    #[serde(default)]
    pub errors: Vec<crate::FieldError>,
    /// Why nobody is added by the row, for a person.
    #[serde(default)]
    pub reason: Option<String>,
}

impl fmt::Debug for ImportRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportRow")
            .field("row", &self.row)
            .field("line", &self.line)
            .field("verdict", &self.verdict)
            .finish_non_exhaustive()
    }
}

/// What stands in a row, as a text; where nothing stands, what is meant then.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFields {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Email address.
    pub email: String,
    /// The language of mails and pages.
    pub language: String,
    /// The role.
    pub role: String,
    /// `true` or `false`, or what stands there instead.
    pub send_welcome_email: String,
}

impl fmt::Debug for ImportFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ImportFields(…)")
    }
}

/// What is meant where a file says nothing. Empty: English, the role `user`, with a welcome email.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The language.
    pub language: Option<String>,
    /// The role.
    pub role: Option<String>,
    /// Whether a welcome email is sent.
    pub send_welcome_email: Option<bool>,
}

/// A page of users as CSV, with a header.
#[derive(Clone, PartialEq, Eq)]
pub struct CsvPage {
    /// The text.
    pub csv: String,
    /// Where the next page begins; `None` at the end.
    pub next_cursor: Option<String>,
}

impl fmt::Debug for CsvPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvPage").field("bytes", &self.csv.len()).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Answer {
    import: Import,
}

#[derive(Deserialize)]
struct Imports {
    items: Vec<Import>,
}

impl Client {
    /// Sends a file of users (CSV in UTF-8) and learns what would be made of it. Nobody is added.
    pub async fn import_users(
        &self,
        csv: impl Into<Vec<u8>>,
        options: &ImportOptions,
    ) -> Result<Import, Error> {
        let url = self.endpoint_with(&["v1", "imports"], &options.pairs())?;
        let call = self.call(Method::POST, url).body("text/csv", csv.into());
        request::read::<Answer>(&call.send().await?).map(|answer| answer.import)
    }

    /// Has an import run that was looked at; `hash` is [`Import::hash`].
    pub async fn commit_import(&self, id: &str, hash: &str) -> Result<Import, Error> {
        #[derive(Serialize)]
        struct Body<'a> {
            hash: &'a str,
        }
        let answer: Answer = self.post(&["v1", "imports", id, "commit"], &Body { hash }).await?;
        Ok(answer.import)
    }

    /// Calls an import off. Who was added stays.
    pub async fn cancel_import(&self, id: &str) -> Result<Import, Error> {
        let call = self.changing(Method::DELETE, &["v1", "imports", id], None)?;
        request::read::<Answer>(&call.send().await?).map(|answer| answer.import)
    }

    /// How far an import has come.
    pub async fn import(&self, id: &str) -> Result<Import, Error> {
        self.get(&["v1", "imports", id], &[]).await
    }

    /// The latest imports, the newest first.
    pub async fn imports(&self) -> Result<Vec<Import>, Error> {
        Ok(self.get::<Imports>(&["v1", "imports"], &[]).await?.items)
    }

    /// A page of an import's rows: those of one verdict, or `rejected` for all that nobody is added by.
    pub async fn import_rows(
        &self,
        id: &str,
        verdict: Option<&str>,
        page: &PageRequest,
    ) -> Result<Page<ImportRow>, Error> {
        self.get(&["v1", "imports", id, "rows"], &[of(verdict), page.pairs()].concat()).await
    }

    /// The first `max` rows of an import, from as many pages as it takes.
    pub async fn all_import_rows(
        &self,
        id: &str,
        verdict: Option<&str>,
        max: usize,
    ) -> Result<Collected<ImportRow>, Error> {
        self.collect(&["v1", "imports", id, "rows"], of(verdict), max).await
    }

    /// A page of the users that match, as CSV.
    pub async fn export_users(
        &self,
        query: &UserQuery,
        limit: Option<u16>,
        cursor: Option<&str>,
    ) -> Result<CsvPage, Error> {
        let page = PageRequest { limit, cursor: cursor.map(str::to_owned) };
        let query = [query.pairs(), page.pairs()].concat();
        let url = self.endpoint_with(&["v1", "users.csv"], &query)?;
        let accepted = HeaderValue::from_static("text/csv, application/problem+json");
        let response = self.call(Method::GET, url).header(header::ACCEPT, accepted).send().await?;
        if !response.status().is_success() {
            return Err(request::refusal(&response));
        }
        let next_cursor = next_cursor(&response);
        let csv = String::from_utf8_lossy(response.body()).into_owned();
        Ok(CsvPage { csv, next_cursor })
    }
}

impl ImportOptions {
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mail = self.send_welcome_email.map(|flag| flag.to_string());
        let pairs = [
            ("language", self.language.clone()),
            ("role", self.role.clone()),
            ("send_welcome_email", mail),
        ];
        pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }
}

fn of(verdict: Option<&str>) -> Vec<(&'static str, String)> {
    verdict.map(|verdict| ("verdict", verdict.to_owned())).into_iter().collect()
}

/// The cursor in the link to the next page. The rest of the link is not followed: it could lead, and
/// take the key, elsewhere.
fn next_cursor(response: &Response<Vec<u8>>) -> Option<String> {
    let link = response.headers().get(header::LINK)?.to_str().ok()?;
    let (target, parameters) = link.strip_prefix('<')?.split_once('>')?;
    if !parameters.contains("rel=\"next\"") {
        return None;
    }
    let url: Url = target.parse().ok()?;
    url.query_pairs().find(|(name, _)| name == "cursor").map(|(_, cursor)| cursor.into_owned())
}
