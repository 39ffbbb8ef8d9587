//! The audit trail of the whole organization, page by page, without a Scan.
//!
//! Whatever partition is walked along, its entries lie in the order of their ids. So a place in the
//! trail is an id, and a page goes on from there.

use jiff::civil::Date;
use usher_domain::{
    Actor, EntryId,
    days::{Days, day_of, end_of, start_of},
    seal::RawEntry,
    timeline::{Subject, TimelineEntry},
};

use crate::{
    Directory, Page, Position, StoreError,
    item::{self, Item, s},
    keys,
};

/// A page stops after so many items were read, however few of them matched.
const MAX_READ: usize = 1000;

/// What a query counts as at least, so that a page ends after 100 days on which nothing happened, too.
const QUERY_COUNTS_AS: usize = 10;

/// Where in a [`Position`] the id stands at which a page begins.
const BEGINS_AT: &str = "entry";

/// What a page of the audit trail shows.
#[derive(Debug, Clone)]
pub struct AuditQuery {
    /// Only entries about this.
    pub subject: Option<Subject>,
    /// Only entries about this user.
    pub user: Option<Subject>,
    /// Only what this actor did.
    pub actor: Option<Actor>,
    /// Only entries of these kinds; of all, if there are none.
    pub kinds: Vec<String>,
    /// Only entries of these days.
    pub days: Days,
    /// Which come first.
    pub order: Order,
    /// The most entries of a page.
    pub limit: usize,
}

/// Which entries come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The newest.
    Newest,
    /// The oldest.
    Oldest,
}

/// Entries in the order of their ids, from one partition or from one a day.
pub(crate) struct Walk<'d> {
    directory: &'d Directory,
    along: Along,
    order: Order,
    /// What is not read yet, both ends included; none once all is.
    rest: Option<(EntryId, EntryId)>,
}

/// The partitions that hold the entries.
enum Along {
    Subject(Subject),
    Actor(Actor),
    Days,
}

impl AuditQuery {
    fn along(&self) -> Along {
        match (self.user.as_ref().or(self.subject.as_ref()), self.actor) {
            (Some(subject), _) => Along::Subject(subject.clone()),
            (None, Some(actor)) => Along::Actor(actor),
            (None, None) => Along::Days,
        }
    }

    fn matches(&self, entry: &TimelineEntry) -> bool {
        // As in the table's keys, where a key is itself, whoever made it.
        let actor = |actor: Actor| actor.to_string();
        self.user.as_ref().is_none_or(|user| entry.subject == *user)
            && self.subject.as_ref().is_none_or(|subject| entry.subject == *subject)
            && self.actor.is_none_or(|wanted| actor(wanted) == actor(entry.actor))
            && (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
    }

    /// Whether the walk meets entries that the page does not show.
    fn passes_over(&self) -> bool {
        let narrowed_by = [self.user.is_some(), self.subject.is_some(), self.actor.is_some()];
        !self.kinds.is_empty() || narrowed_by.into_iter().filter(|narrowed| *narrowed).count() > 1
    }
}

impl Directory {
    /// A page of the audit trail from `position` on. It may hold fewer entries than asked for, even
    /// none, and still have a next one: it stops after 1,000 items read or 100 queries.
    pub async fn audit(
        &self,
        query: &AuditQuery,
        position: Option<Position>,
    ) -> Result<Page<TimelineEntry>, StoreError> {
        let ids = (query.days.first_id(), query.days.last_id());
        let mut walk = self.walk(query.along(), query.order, ids).from(position)?;
        let (mut items, mut read) = (Vec::new(), 0);
        while walk.rest.is_some() && read < MAX_READ {
            // Where entries are passed over, larger steps save calls.
            let step = if query.passes_over() { 200 } else { query.limit - items.len() + 1 };
            let met = walk.step(step.min(MAX_READ - read)).await?;
            read += met.len().max(QUERY_COUNTS_AS);
            for item in met {
                let entry: TimelineEntry = item::read(item)?;
                if !query.matches(&entry) {
                    continue;
                }
                if items.len() == query.limit {
                    return Ok(Page { items, next: Some(begins_at(entry.id)) });
                }
                items.push(entry);
            }
        }
        Ok(Page { items, next: walk.position() })
    }

    /// A page of the entries after one and up to another, the oldest first, as they lie in the table:
    /// what it takes to check the seals.
    pub async fn raw_entries(
        &self,
        (after, through): (EntryId, EntryId),
        limit: usize,
        position: Option<Position>,
    ) -> Result<Page<RawEntry>, StoreError> {
        let ids = (after.after(), through);
        let mut walk = self.walk(Along::Days, Order::Oldest, ids).from(position)?;
        let items = walk.read_raw(limit).await?;
        Ok(Page { items, next: walk.position() })
    }

    /// The entries of all days between two ids, both included, the oldest first.
    pub(crate) fn walk_days(&self, ids: (EntryId, EntryId)) -> Walk<'_> {
        self.walk(Along::Days, Order::Oldest, ids)
    }

    fn walk(&self, along: Along, order: Order, ids: (EntryId, EntryId)) -> Walk<'_> {
        Walk {
            directory: self,
            along,
            order,
            rest: Some(ids).filter(|(first, last)| first <= last),
        }
    }
}

impl Walk<'_> {
    /// The walk from where another one stopped.
    fn from(mut self, position: Option<Position>) -> Result<Self, StoreError> {
        let Some(position) = position else {
            return Ok(self);
        };
        let key = position.into_key();
        let at = item::text(&key, BEGINS_AT).and_then(|id| id.parse().ok());
        let at: EntryId = at.ok_or_else(|| StoreError::Unreadable("a position".to_owned()))?;
        self.go_on_at(at);
        Ok(self)
    }

    /// Up to `limit` entries, after which it may go on. Stops after 100 queries, too.
    pub async fn read_raw(&mut self, limit: usize) -> Result<Vec<RawEntry>, StoreError> {
        let mut entries = Vec::new();
        let mut queries = 0;
        while self.rest.is_some() && entries.len() < limit && queries < MAX_READ / QUERY_COUNTS_AS {
            for item in self.step(limit - entries.len()).await? {
                entries.push(item::read(item)?);
            }
            queries += 1;
        }
        Ok(entries)
    }

    /// Whether there is nothing more to read.
    pub fn is_done(&self) -> bool {
        self.rest.is_none()
    }

    /// Where it goes on, if it does.
    fn position(&self) -> Option<Position> {
        let (first, last) = self.rest?;
        Some(begins_at(if self.order == Order::Oldest { first } else { last }))
    }

    /// Leaves out what comes before `id` in the walk's order.
    fn go_on_at(&mut self, id: EntryId) {
        let narrowed = self.rest.map(|(first, last)| match self.order {
            Order::Oldest => (first.max(id), last),
            Order::Newest => (first, last.min(id)),
        });
        self.rest = narrowed.filter(|(first, last)| first <= last);
    }

    /// One query: the next items, and what is left is less by them.
    async fn step(&mut self, limit: usize) -> Result<Vec<Item>, StoreError> {
        let Some(ids) = self.rest else {
            return Ok(Vec::new());
        };
        let day = day_of(if self.order == Order::Oldest { ids.0 } else { ids.1 }.time());
        let query = Partition::of(&self.along, &self.directory.org, day);
        let answer = self.query(&query, ids, limit).await?;
        let items = answer.items.unwrap_or_default();
        // The key says where an item lies, whatever the rest of it says.
        let last = items.last().and_then(|item| query.id_of(item));
        match (answer.last_evaluated_key, last) {
            (Some(_), Some(last)) => self.go_on_at(self.beyond(last)),
            _ if matches!(self.along, Along::Days) => self.go_on_at(self.beyond_day(day)),
            _ => self.rest = None,
        }
        // At either end of time there is no day beyond.
        if self.rest == Some(ids) {
            self.rest = None;
        }
        Ok(items)
    }

    async fn query(
        &self,
        partition: &Partition,
        (first, last): (EntryId, EntryId),
        limit: usize,
    ) -> Result<aws_sdk_dynamodb::operation::query::QueryOutput, StoreError> {
        let Partition { index, pk, sk, value, prefix } = partition;
        self.directory
            .client
            .query()
            .table_name(&self.directory.table)
            .set_index_name(index.map(str::to_owned))
            .key_condition_expression(format!("{pk} = :pk AND {sk} BETWEEN :first AND :last"))
            .expression_attribute_values(":pk", s(value))
            .expression_attribute_values(":first", s(format!("{prefix}{first}")))
            .expression_attribute_values(":last", s(format!("{prefix}{last}")))
            .scan_index_forward(self.order == Order::Oldest)
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))
    }

    fn beyond(&self, id: EntryId) -> EntryId {
        if self.order == Order::Oldest { id.after() } else { id.before() }
    }

    fn beyond_day(&self, day: Date) -> EntryId {
        match self.order {
            Order::Oldest => EntryId::last_at(end_of(day)).after(),
            Order::Newest => EntryId::first_at(start_of(day)).before(),
        }
    }
}

/// One partition of entries, and how their ids stand in its sort key.
struct Partition {
    index: Option<&'static str>,
    pk: &'static str,
    sk: &'static str,
    value: String,
    prefix: &'static str,
}

impl Partition {
    fn of(along: &Along, org: &usher_domain::OrgId, day: Date) -> Self {
        match along {
            Along::Subject(subject) => Self {
                index: None,
                pk: "pk",
                sk: "sk",
                value: keys::subject(org, subject),
                prefix: "AT#",
            },
            Along::Actor(actor) => Self {
                index: Some(keys::BY_STATUS),
                pk: "gsi2pk",
                sk: "gsi2sk",
                value: keys::by_actor(org, actor),
                prefix: "",
            },
            Along::Days => Self {
                index: Some(keys::BY_KIND),
                pk: "gsi1pk",
                sk: "gsi1sk",
                value: keys::day_of_audit(org, start_of(day)),
                prefix: "",
            },
        }
    }

    fn id_of(&self, item: &Item) -> Option<EntryId> {
        item::text(item, self.sk)?.strip_prefix(self.prefix)?.parse().ok()
    }
}

fn begins_at(id: EntryId) -> Position {
    Position::of_key(0, &Item::from([(BEGINS_AT.to_owned(), s(id.to_string()))]))
}
