//! The counters of each week: added to when an event leaves the outbox, and read.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use tokio::task::JoinSet;
use usher_domain::{
    outbox::{Event, OutboxEntry},
    stats::{BUCKETS, Count, Fold, Tally, Week},
};

use crate::{
    Directory, StoreError,
    item::{self, Item, n, s},
    keys,
    transaction::{Transaction, built},
};

/// The most items of a week that are read: its counters and some hundreds of domains.
const MOST_ITEMS: usize = 1000;

/// How many weeks are read at once.
const AT_ONCE: usize = 8;

/// What was counted in one week.
#[derive(Debug, Clone)]
pub struct WeekStats {
    /// Which.
    pub week: Week,
    /// The counters.
    pub tally: Tally,
    /// How many mails came back, by the domain of their address.
    pub bounced: BTreeMap<String, u64>,
}

impl Directory {
    /// Adds what an event counts as to its week's counters, in the transaction that lets its entry
    /// leave the outbox: so each event is counted once, however often that is tried.
    pub(crate) async fn count_event<G: Copy>(
        &self,
        writes: &mut Transaction<'_, G>,
        entry: &OutboxEntry,
        event: Event,
    ) -> Result<(), StoreError> {
        let Some(count) = Count::of(event) else {
            return Ok(());
        };
        let user =
            if Fold::asks_for_user(count) { self.find_entry_user(entry).await? } else { None };
        let fold = Fold::of(entry, count, user.as_ref());
        let mut sums = vec![count.as_str().to_owned()];
        sums.extend(fold.bucket.map(accepted_within));
        self.add_one(writes, fold.week, keys::counters(fold.shard), &sums)?;
        if let Some(domain) = &fold.domain {
            let sums = [Count::Bounced.as_str().to_owned()];
            self.add_one(writes, fold.week, keys::bounces_of(domain), &sums)?;
        }
        Ok(())
    }

    fn add_one<G: Copy>(
        &self,
        writes: &mut Transaction<'_, G>,
        week: Week,
        sk: String,
        sums: &[String],
    ) -> Result<(), StoreError> {
        let added: Vec<String> = sums.iter().map(|sum| format!("{sum} :one")).collect();
        let update = Update::builder()
            .table_name(&self.table)
            .key("pk", s(keys::stats(&self.org, week)))
            .key("sk", s(sk))
            .update_expression(format!("ADD {}", added.join(", ")))
            .expression_attribute_values(":one", n(1));
        writes.push(TransactWriteItem::builder().update(built(update.build())?).build(), None);
        Ok(())
    }

    /// What was counted in each of these weeks, in their order.
    pub async fn stats(&self, weeks: &[Week]) -> Result<Vec<WeekStats>, StoreError> {
        let mut all = Vec::with_capacity(weeks.len());
        for some in weeks.chunks(AT_ONCE) {
            let mut reads = JoinSet::new();
            for (place, week) in some.iter().enumerate() {
                let (directory, week) = (self.clone(), *week);
                reads.spawn(async move { (place, directory.week_stats(week).await) });
            }
            let mut read = reads.join_all().await;
            read.sort_by_key(|(place, _)| *place);
            for (_, week) in read {
                all.push(week?);
            }
        }
        Ok(all)
    }

    async fn week_stats(&self, week: Week) -> Result<WeekStats, StoreError> {
        let mut items = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :week")
            .expression_attribute_values(":week", s(keys::stats(&self.org, week)))
            .into_paginator()
            .items()
            .send();
        let mut stats = WeekStats { week, tally: Tally::default(), bounced: BTreeMap::new() };
        let mut read = 0;
        while read < MOST_ITEMS
            && let Some(item) = items.next().await
        {
            stats.take(&item.map_err(|error| StoreError::of_call(&error))?);
            read += 1;
        }
        Ok(stats)
    }
}

impl WeekStats {
    fn take(&mut self, item: &Item) {
        let sum = |name: &str| item.get(name)?.as_n().ok()?.parse::<u64>().ok();
        if let Some(domain) = item::text(item, "sk").and_then(keys::domain_of_bounces) {
            let bounced = sum(Count::Bounced.as_str()).unwrap_or_default();
            self.bounced.insert(domain.to_owned(), bounced);
            return;
        }
        for count in Count::ALL {
            self.tally.add(count, sum(count.as_str()).unwrap_or_default());
        }
        for bucket in 0..BUCKETS {
            let within = sum(&accepted_within(bucket)).unwrap_or_default();
            self.tally.add_accepted_within(bucket, within);
        }
    }
}

/// The attribute for acceptances that took as long as a step says.
fn accepted_within(bucket: usize) -> String {
    format!("accept_{bucket}")
}
