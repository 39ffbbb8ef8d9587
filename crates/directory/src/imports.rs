//! Imports: kept, found, committed and called off. `work_import.rs` adds their users.

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;
use usher_domain::{
    Actor, Import, ImportId, ImportState,
    import::{ROWS_A_CHUNK, Row},
    outbox::Message,
    timeline::{Happening, Subject},
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, Item, n, s},
    keys,
    transaction::{Commit, Transaction},
};

/// An import is kept for so long after its last step; what its rows hold goes as they are tried.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Rows that nobody tries are kept for so long: a week in which the import can be committed, and one
/// in which it can run.
const ROWS_KEPT_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// How many chunks are written or deleted at once.
const AT_ONCE: usize = 8;

/// A page of rows stops after so many chunks, however few rows matched.
const CHUNKS_A_PAGE: u32 = 20;

/// What became of the wish to run an import.
#[derive(Debug)]
pub enum Committed {
    /// It runs.
    Running(Box<Import>),
    /// Somebody changed it first. Nothing was written.
    Changed,
}

/// Which rows of an import are wanted.
#[derive(Debug, Clone)]
pub struct ImportRows {
    /// Those of this verdict; `rejected` stands for all that come to nothing.
    pub verdict: Option<String>,
    /// The most of a page.
    pub limit: usize,
}

#[derive(Clone, Copy)]
pub(crate) struct Changed;

impl Directory {
    /// Keeps an import that was checked, and its rows. The rows come first: without the import nobody
    /// finds them, and they go by themselves.
    pub async fn keep_import(&self, import: &Import, rows: &[Row]) -> Result<(), StoreError> {
        let mut writes = JoinSet::new();
        for (number, chunk) in (0..).zip(rows.chunks(ROWS_A_CHUNK)) {
            let item = self.chunk_item(import, number, chunk)?;
            let put = self.client.put_item().table_name(&self.table).set_item(Some(item));
            if writes.len() == AT_ONCE {
                finish_one(&mut writes).await?;
            }
            writes.spawn(async move {
                put.send().await.map(drop).map_err(|error| StoreError::of_call(&error))
            });
        }
        while !writes.is_empty() {
            finish_one(&mut writes).await?;
        }
        let mut writes = self.transaction();
        writes.create(self.import_item(import, import.created_at)?, Changed)?;
        let what = Happening::ImportChecked { rows: import.rows };
        writes.record_of(
            Subject::Import(import.id),
            import.created_by,
            import.created_at,
            &what,
        )?;
        match writes.commit().await? {
            Commit::Done => Ok(()),
            Commit::Refused(Changed) => Err(StoreError::Busy("an import of that id".into())),
        }
    }

    /// The import of that id.
    pub async fn find_import(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        self.get(keys::import(&self.org, id), "IMPORT".into()).await?.map(item::read).transpose()
    }

    /// The latest imports, the newest first.
    pub async fn imports(&self, limit: i32) -> Result<Vec<Import>, StoreError> {
        let answer = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(keys::BY_KIND)
            .key_condition_expression("gsi1pk = :imports")
            .expression_attribute_values(":imports", s(keys::imports(&self.org)))
            .scan_index_forward(false)
            .limit(limit)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        answer.items.unwrap_or_default().into_iter().map(item::read).collect()
    }

    /// A page of an import's rows, in their order.
    pub async fn import_rows(
        &self,
        import: &Import,
        wanted: &ImportRows,
        position: Option<Position>,
    ) -> Result<Page<Row>, StoreError> {
        let matches = |row: &Row| match wanted.verdict.as_deref() {
            None => true,
            Some("rejected") => row.verdict.is_rejected(),
            Some(verdict) => row.verdict.as_str() == verdict,
        };
        let (first, passed) = position.map(place_of).unwrap_or_default();
        let mut items = Vec::new();
        for chunk in first..import.chunks() {
            if chunk - first == CHUNKS_A_PAGE {
                return Ok(Page { items, next: Some(position_at(chunk, 0)) });
            }
            let rows = self.import_chunk(import.id, chunk).await?.unwrap_or_default();
            let skip = if chunk == first { passed } else { 0 };
            for (at, row) in rows.into_iter().enumerate().skip(skip).filter(|(_, row)| matches(row))
            {
                if items.len() == wanted.limit {
                    return Ok(Page { items, next: Some(position_at(chunk, at)) });
                }
                items.push(row);
            }
        }
        Ok(Page { items, next: None })
    }

    /// The rows of a chunk, if they are still there.
    pub async fn import_chunk(
        &self,
        import: ImportId,
        chunk: u32,
    ) -> Result<Option<Vec<Row>>, StoreError> {
        let item = self.get(keys::import(&self.org, import), keys::import_chunk(chunk)).await?;
        let Some(item) = item else { return Ok(None) };
        let rows = item::text(&item, "rows").and_then(|json| serde_json::from_str(json).ok());
        rows.map(Some).ok_or_else(|| StoreError::Unreadable("the rows of an import".into()))
    }

    /// Has an import run that is as it was read: `actor` adds its users. Of two commits at once one
    /// learns [`Committed::Changed`].
    pub async fn commit_import(
        &self,
        import: &Import,
        actor: Actor,
        now: Timestamp,
    ) -> Result<Committed, StoreError> {
        let running = Import {
            state: ImportState::Running,
            run_by: Some(actor),
            started_at: Some(now),
            ..import.changed()
        };
        let mut writes = self.transaction();
        writes.change_import(&running, now, Changed)?;
        let what = Happening::ImportStarted { rows: import.rows };
        writes.record_of(Subject::Import(import.id), actor, now, &what)?;
        writes.post_unaddressed(now, Message::Import { import: import.id })?;
        Ok(match writes.commit().await? {
            Commit::Done => Committed::Running(Box::new(running)),
            Commit::Refused(Changed) => Committed::Changed,
        })
    }

    /// Calls off an import that is as it was read, and forgets the rows that were not tried. `None`:
    /// somebody changed it first, and nothing was written.
    pub async fn cancel_import(
        &self,
        import: &Import,
        actor: Actor,
        now: Timestamp,
    ) -> Result<Option<Import>, StoreError> {
        let cancelled = import.ended(ImportState::Cancelled, now);
        let mut writes = self.transaction();
        writes.change_import(&cancelled, now, Changed)?;
        let what = Happening::ImportCancelled { tally: import.tally() };
        writes.record_of(Subject::Import(import.id), actor, now, &what)?;
        match writes.commit().await? {
            Commit::Refused(Changed) => Ok(None),
            Commit::Done => {
                self.forget_rows(&cancelled).await?;
                Ok(Some(cancelled))
            }
        }
    }

    /// Deletes the rows of an import that were not tried: they hold names and addresses.
    pub async fn forget_rows(&self, import: &Import) -> Result<(), StoreError> {
        let mut deletes = JoinSet::new();
        for chunk in import.next_chunk..import.chunks() {
            let delete = self
                .client
                .delete_item()
                .table_name(&self.table)
                .key("pk", s(keys::import(&self.org, import.id)))
                .key("sk", s(keys::import_chunk(chunk)));
            if deletes.len() == AT_ONCE {
                finish_one(&mut deletes).await?;
            }
            deletes.spawn(async move {
                delete.send().await.map(drop).map_err(|error| StoreError::of_call(&error))
            });
        }
        while !deletes.is_empty() {
            finish_one(&mut deletes).await?;
        }
        Ok(())
    }

    /// An import, listed among all of them.
    fn import_item(&self, import: &Import, now: Timestamp) -> Result<Item, StoreError> {
        let mut item = item::keyed(keys::import(&self.org, import.id), "IMPORT".into(), import)?;
        item.insert("gsi1pk".into(), s(keys::imports(&self.org)));
        item.insert("gsi1sk".into(), s(import.id.to_string()));
        item.insert("ttl".into(), n(end_of(now, KEPT_FOR)));
        Ok(item)
    }

    /// Rows of an import, as one text: a hundred of them are far below the 400 KB of an item.
    pub(crate) fn chunk_item(
        &self,
        import: &Import,
        chunk: u32,
        rows: &[Row],
    ) -> Result<Item, StoreError> {
        let json = serde_json::to_string(rows)
            .map_err(|_| StoreError::Unreadable("the rows of an import".into()))?;
        Ok(Item::from([
            ("pk".into(), s(keys::import(&self.org, import.id))),
            ("sk".into(), s(keys::import_chunk(chunk))),
            ("rows".into(), s(json)),
            ("ttl".into(), n(end_of(import.created_at, ROWS_KEPT_FOR))),
        ]))
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Writes `import`, which must still have the version that was read; the new one is one higher.
    pub(crate) fn change_import(
        &mut self,
        import: &Import,
        now: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let item = self.directory().import_item(import, now)?;
        self.change_item(item, import.version, guard)
    }
}

async fn finish_one(works: &mut JoinSet<Result<(), StoreError>>) -> Result<(), StoreError> {
    match works.join_next().await {
        Some(Err(_)) => Err(StoreError::Busy("a write broke off".into())),
        Some(Ok(done)) => done,
        None => Ok(()),
    }
}

/// In epoch seconds, as DynamoDB's time to live has it.
fn end_of(from: Timestamp, after: SignedDuration) -> i64 {
    from.checked_add(after).unwrap_or(from).as_second()
}

fn position_at(chunk: u32, row: usize) -> Position {
    let key = [("chunk".to_owned(), s(chunk.to_string())), ("row".to_owned(), s(row.to_string()))];
    Position::of_key(0, &Item::from(key))
}

fn place_of(position: Position) -> (u32, usize) {
    let key = position.into_key();
    let chunk = item::text(&key, "chunk").and_then(|text| text.parse().ok());
    let row = item::text(&key, "row").and_then(|text| text.parse().ok());
    (chunk.unwrap_or_default(), row.unwrap_or_default())
}
