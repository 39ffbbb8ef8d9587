//! Lists of users, page by page, without a Scan.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::{operation::query::builders::QueryFluentBuilder, types::AttributeValue};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use usher_domain::{InviteLifetime, RoleName, Status, User, UserId, user::fold};

use crate::{
    Directory, StoreError,
    item::{self, Item, Term, s},
    keys,
};

/// A page stops after so many items were read, however few of them matched.
const MAX_READ: usize = 1000;

/// What a list shows.
#[derive(Debug, Clone, Default)]
pub struct UserQuery {
    /// Only users whose first or last name or email begins with this.
    pub q: Option<String>,
    /// Only users who read as having this status.
    pub status: Option<Status>,
    /// Only users with this role.
    pub role: Option<RoleName>,
    /// Only users who need somebody to look after their invite.
    pub need: Need,
    /// The most users of a page.
    pub limit: usize,
}

/// What somebody is needed for. Several narrow the list together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Need {
    /// Only users whose invite is open or has expired, and whose mail has one of these states, as the API
    /// writes them. Any, if there are none.
    pub mail: Vec<&'static str>,
    /// Only users whose invite is open and ends within this time; the one that ends first comes first.
    pub ends_within: Option<InviteLifetime>,
    /// Only users who ask for a new link after theirs had expired.
    pub renewal: bool,
}

/// Some of a list, and where it goes on.
#[derive(Debug)]
pub struct Page<T> {
    /// What is on the page.
    pub items: Vec<T>,
    /// Where the next page begins; none after the last.
    pub next: Option<Position>,
}

/// A place in a list. It holds keys, and so names and addresses: seal it before it leaves.
#[derive(Serialize, Deserialize)]
pub struct Position {
    walk: u8,
    /// The instant that the list is of (epoch milliseconds), where its walks depend on one: a later
    /// page walks as the first did, or its start would lie outside of its walk.
    #[serde(default)]
    as_of: Option<i64>,
    key: BTreeMap<String, String>,
}

impl Position {
    pub(crate) fn of_key(walk: u8, key: &Item) -> Self {
        let text = |(name, value): (&String, &AttributeValue)| {
            Some((name.clone(), value.as_s().ok()?.clone()))
        };
        Self { walk, as_of: None, key: key.iter().filter_map(text).collect() }
    }

    /// The same place in a list that is of an instant.
    fn of_instant(self, as_of: Timestamp) -> Self {
        Self { as_of: Some(as_of.as_millisecond()), ..self }
    }

    fn instant(&self) -> Option<Timestamp> {
        Timestamp::from_millisecond(self.as_of?).ok()
    }

    pub(crate) fn into_key(self) -> Item {
        self.key.into_iter().map(|(name, value)| (name, AttributeValue::S(value))).collect()
    }
}

impl std::fmt::Debug for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Position(walk {})", self.walk)
    }
}

/// One partition that a list walks along.
enum Walk {
    /// All users, the newest first.
    All,
    /// Users by stored status; an invite by its end, before or after now.
    Status(Status, Ends),
    /// Users of a role other than everybody's, the newest first.
    Role(RoleName),
    /// Users found by a term, in the order of the terms.
    Term(String),
}

enum Ends {
    Any,
    By(Timestamp),
    After(Timestamp),
    /// After the one and by the other; what ends first comes first.
    Within(Timestamp, Timestamp),
}

impl UserQuery {
    fn prefix(&self) -> Option<String> {
        let folded = fold(self.q.as_deref()?);
        Some(keys::cut_term(&folded).to_owned()).filter(|prefix| !prefix.is_empty())
    }

    /// The walks that together meet every user of the list once.
    fn walks(&self, now: Timestamp) -> Vec<Walk> {
        if let (None, Some(time)) = (self.prefix(), self.need.ends_within) {
            return vec![Walk::Status(Status::Invited, Ends::Within(now, time.from(now)))];
        }
        match (self.prefix(), self.status, &self.role) {
            (Some(prefix), ..) => vec![Walk::Term(prefix)],
            (None, None, _) if self.need.renewal => Self::expired(now),
            (None, None, _) if !self.need.mail.is_empty() => {
                let open = Walk::Status(Status::Invited, Ends::After(now));
                std::iter::once(open).chain(Self::expired(now)).collect()
            }
            (None, Some(Status::Invited), _) => {
                vec![Walk::Status(Status::Invited, Ends::After(now))]
            }
            (None, Some(Status::PendingApproval), _) => {
                vec![Walk::Status(Status::PendingApproval, Ends::After(now))]
            }
            (None, Some(Status::Expired), _) => Self::expired(now),
            (None, Some(status), _) => vec![Walk::Status(status, Ends::Any)],
            (None, None, Some(role)) if !role.is_user() => vec![Walk::Role(role.clone())],
            (None, None, _) => vec![Walk::All],
        }
    }

    /// The walks that together meet everybody who reads as expired.
    fn expired(now: Timestamp) -> Vec<Walk> {
        vec![
            Walk::Status(Status::Invited, Ends::By(now)),
            Walk::Status(Status::PendingApproval, Ends::By(now)),
            Walk::Status(Status::Expired, Ends::Any),
        ]
    }

    fn matches(&self, user: &User, now: Timestamp) -> bool {
        self.status.is_none_or(|status| user.status_at(now) == status)
            && self.need.matches(user, now)
            && self.role.as_ref().is_none_or(|role| user.role == *role)
    }

    /// Whether the walks meet users that the list does not show.
    fn passes_over(&self) -> bool {
        if self.need.renewal || !self.need.mail.is_empty() {
            return true;
        }
        match (self.prefix(), self.status, &self.role) {
            (Some(_), status, role) => {
                status.is_some() || role.is_some() || self.need.ends_within.is_some()
            }
            (None, Some(_), role) => role.is_some(),
            (None, None, role) => role.as_ref().is_some_and(RoleName::is_user),
        }
    }
}

impl Need {
    fn matches(&self, user: &User, now: Timestamp) -> bool {
        let status = user.status_at(now);
        let invite = || user.invite.filter(|_| matches!(status, Status::Invited | Status::Expired));
        let mail = || invite().is_some_and(|invite| self.mail.contains(&invite.mail.as_str()));
        let ends = |time: InviteLifetime| {
            status == Status::Invited
                && user.invite.is_some_and(|invite| invite.expires_at <= time.from(now))
        };
        (self.mail.is_empty() || mail())
            && self.ends_within.is_none_or(ends)
            && (!self.renewal || user.renewal_requested_at(now).is_some())
    }
}

impl Directory {
    /// A page of users from `position` on. A user shows once, under the smallest term that matches.
    /// A page may hold fewer users than asked for, even none, and still have a next one: it stops
    /// after 1,000 items read.
    pub async fn list_users(
        &self,
        query: &UserQuery,
        now: Timestamp,
        position: Option<Position>,
    ) -> Result<Page<User>, StoreError> {
        let as_of = position.as_ref().and_then(Position::instant).unwrap_or(now);
        let walks = query.walks(as_of);
        let mut at = position.as_ref().map_or(0, |position| usize::from(position.walk));
        let mut start = position.map(Position::into_key);
        let (mut items, mut last_shown) = (Vec::new(), None);
        let mut read = 0;
        while let Some(walk) = walks.get(at) {
            // Where users are passed over, larger steps save calls; else a step reads what is shown.
            let batch = if query.passes_over() { 200 } else { query.limit - items.len() + 1 };
            let (met, last) = self.step(walk, start.take(), batch.min(MAX_READ - read)).await?;
            read += met.len();
            let number = u8::try_from(at).unwrap_or(u8::MAX);
            let places: Vec<Item> = met.iter().map(|item| key_of(walk, item)).collect();
            let users = self.load(walk, met).await?;
            for (place, user) in places.iter().zip(users) {
                let Some(user) = user.filter(|user| query.matches(user, now)) else {
                    continue;
                };
                if items.len() == query.limit {
                    // One more user matches, so there is a next page, after the last of this one.
                    let next = last_shown.take();
                    return Ok(Page { items, next });
                }
                items.push(user);
                last_shown = Some(Position::of_key(number, place).of_instant(as_of));
            }
            match last {
                Some(key) if read >= MAX_READ => {
                    let next = Position::of_key(number, &key).of_instant(as_of);
                    return Ok(Page { items, next: Some(next) });
                }
                Some(key) => start = Some(key),
                None => at += 1,
            }
        }
        Ok(Page { items, next: None })
    }

    /// One query along a walk: the items met, and where it goes on.
    async fn step(
        &self,
        walk: &Walk,
        start: Option<Item>,
        limit: usize,
    ) -> Result<(Vec<Item>, Option<Item>), StoreError> {
        let answer = self
            .query_of(walk)
            .set_exclusive_start_key(start)
            .limit(i32::try_from(limit).unwrap_or(i32::MAX))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        Ok((answer.items.unwrap_or_default(), answer.last_evaluated_key))
    }

    fn query_of(&self, walk: &Walk) -> QueryFluentBuilder {
        let query = self.client.query().table_name(&self.table);
        let by_status = |status: Status| {
            let partition = keys::status(&self.org, status);
            query
                .clone()
                .index_name(keys::BY_STATUS)
                .scan_index_forward(false)
                .expression_attribute_values(":pk", s(partition))
        };
        match walk {
            Walk::All => query
                .index_name(keys::BY_KIND)
                .key_condition_expression("gsi1pk = :pk")
                .expression_attribute_values(":pk", s(keys::users(&self.org)))
                .scan_index_forward(false),
            Walk::Status(status, Ends::Any) => {
                by_status(*status).key_condition_expression("gsi2pk = :pk")
            }
            Walk::Status(status, Ends::By(now)) => by_status(*status)
                .key_condition_expression("gsi2pk = :pk AND gsi2sk <= :now")
                .expression_attribute_values(":now", s(keys::instant(*now))),
            Walk::Status(status, Ends::After(now)) => by_status(*status)
                .key_condition_expression("gsi2pk = :pk AND gsi2sk > :now")
                .expression_attribute_values(":now", s(keys::instant(*now))),
            Walk::Status(status, Ends::Within(now, end)) => by_status(*status)
                .key_condition_expression("gsi2pk = :pk AND gsi2sk BETWEEN :now AND :end")
                .expression_attribute_values(":now", s(keys::instant(*now)))
                .expression_attribute_values(":end", s(keys::instant(*end)))
                .scan_index_forward(true),
            Walk::Role(role) => query
                .key_condition_expression("pk = :pk")
                .expression_attribute_values(":pk", s(keys::role_members(&self.org, role)))
                .scan_index_forward(false),
            Walk::Term(prefix) => query
                .key_condition_expression("pk = :pk AND begins_with(sk, :prefix)")
                .expression_attribute_values(":pk", s(keys::term_partition(&self.org, prefix)))
                .expression_attribute_values(":prefix", s(prefix)),
        }
    }

    /// The user of each item met; none where the item shows nobody.
    async fn load(&self, walk: &Walk, met: Vec<Item>) -> Result<Vec<Option<User>>, StoreError> {
        let ids: Vec<Option<UserId>> = match walk {
            Walk::All | Walk::Status(..) => {
                return met.into_iter().map(|item| item::read(item).map(Some)).collect();
            }
            Walk::Role(_) => {
                met.iter().map(|item| item::text(item, "user")?.parse().ok()).collect()
            }
            Walk::Term(prefix) => met.into_iter().map(|item| shown(item, prefix)).collect(),
        };
        let wanted: Vec<UserId> = ids.iter().copied().flatten().collect();
        let users = self.find_users(&wanted).await?;
        let user = |id: UserId| users.iter().find(|user| user.id == id).cloned();
        Ok(ids.into_iter().map(|id| id.and_then(user)).collect())
    }
}

/// The user whom a term shows when `prefix` is searched.
fn shown(item: Item, prefix: &str) -> Option<UserId> {
    let term: Term = item::read(item).ok()?;
    term.shows_for(prefix).then_some(term.user)
}

/// The keys of an item that a query along the walk can start after.
fn key_of(walk: &Walk, item: &Item) -> Item {
    let index: &[&str] = match walk {
        Walk::All => &["pk", "sk", "gsi1pk", "gsi1sk"],
        Walk::Status(..) => &["pk", "sk", "gsi2pk", "gsi2sk"],
        Walk::Role(_) | Walk::Term(_) => &["pk", "sk"],
    };
    index.iter().filter_map(|name| Some(((*name).to_owned(), item.get(*name)?.clone()))).collect()
}
