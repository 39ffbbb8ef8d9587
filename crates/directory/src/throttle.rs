//! Count tries before they are made, and hold back who tries too often.

use aws_sdk_dynamodb::types::{Delete, TransactWriteItem, Update};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use usher_domain::Throttle;

use crate::{
    Directory, StoreError,
    item::{n, s},
    keys,
    transaction::{Commit, Transaction, built},
};

/// A counter of tries: by what rule, and of whom. The table keeps a hash of whom only.
#[derive(Debug, Clone)]
pub struct Bucket {
    rule: Throttle,
    key: String,
}

/// A try that was counted, and when: by the same instant it can be taken back.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Where.
    pub bucket: Bucket,
    /// When.
    pub at: Timestamp,
}

/// Whether a try may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It may, and is counted.
    Taken,
    /// Not before so long. Nothing was counted.
    Wait(SignedDuration),
}

#[derive(Clone, Copy)]
struct TooSoon;

impl Bucket {
    /// The counter of `whom` (an address, an id) under `rule`.
    pub fn new(rule: Throttle, whom: &str) -> Self {
        let hash = Sha256::digest(whom.as_bytes());
        let key = URL_SAFE_NO_PAD.encode(&hash[..16]);
        Self { rule, key }
    }

    /// When the counting begins anew.
    pub fn ends_at(&self, now: Timestamp) -> Timestamp {
        let end = (self.window(now) + 1).saturating_mul(self.length());
        Timestamp::from_millisecond(end).unwrap_or(Timestamp::MAX)
    }

    fn window(&self, now: Timestamp) -> i64 {
        now.as_millisecond().div_euclid(self.length())
    }

    fn length(&self) -> i64 {
        i64::try_from(self.rule.window.as_millis()).unwrap_or(i64::MAX).max(1)
    }

    fn pk(&self, directory: &Directory, now: Timestamp) -> String {
        keys::throttle(&directory.org, self.rule.name, &self.key, self.window(now))
    }
}

impl Directory {
    /// Counts one try in every bucket, or in none if one of them must wait.
    pub async fn take_turn(&self, buckets: &[Bucket], now: Timestamp) -> Result<Turn, StoreError> {
        // A try is no change of its own: it must not use up the mark of the request.
        let plain = self.for_request(self.from, None);
        let mut writes = plain.transaction();
        for bucket in buckets {
            writes.count(bucket, now, TooSoon)?;
        }
        match writes.commit().await? {
            Commit::Done => Ok(Turn::Taken),
            Commit::Refused(TooSoon) => Ok(Turn::Wait(self.wait_of(buckets, now).await?)),
        }
    }

    /// How long the slowest of the buckets still waits: a second at least.
    pub async fn wait_of(
        &self,
        buckets: &[Bucket],
        now: Timestamp,
    ) -> Result<SignedDuration, StoreError> {
        let mut longest = SignedDuration::from_secs(1);
        for bucket in buckets {
            let item = self.get(bucket.pk(self, now), "COUNT".into()).await?.unwrap_or_default();
            let number = |name: &str| item.get(name)?.as_n().ok()?.parse::<i64>().ok();
            let full = number("n").is_some_and(|tries| tries >= i64::from(bucket.rule.most));
            let until = if full {
                (bucket.window(now) + 1).saturating_mul(bucket.length())
            } else {
                number("not_before").unwrap_or_default()
            };
            longest = longest.max(SignedDuration::from_millis(until - now.as_millisecond()));
        }
        Ok(longest)
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Counts a try, which must not come too soon.
    pub fn count(&mut self, bucket: &Bucket, now: Timestamp, guard: G) -> Result<(), StoreError> {
        let Throttle { first, step, most, .. } = bucket.rule;
        let ends = (bucket.window(now) + 2).saturating_mul(bucket.length()) / 1000;
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(bucket.pk(self.directory(), now)))
            .key("sk", s("COUNT"))
            .update_expression(
                "SET not_before = :now + if_not_exists(#wait, :first), \
                 #wait = if_not_exists(#wait, :first) + :step, #ttl = :ttl ADD n :one",
            )
            .condition_expression(
                "(attribute_not_exists(not_before) OR not_before <= :now) \
                 AND (attribute_not_exists(n) OR n < :most)",
            )
            .expression_attribute_names("#ttl", "ttl")
            .expression_attribute_names("#wait", "wait")
            .expression_attribute_values(":now", n(now.as_millisecond()))
            .expression_attribute_values(":first", n(first.as_millis()))
            .expression_attribute_values(":step", n(step.as_millis()))
            .expression_attribute_values(":ttl", n(ends))
            .expression_attribute_values(":most", n(most))
            .expression_attribute_values(":one", n(1));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }

    /// Counts many tries at once, which must all fit into the window; into an empty one, any number
    /// does. For rules without waits.
    pub fn count_many(
        &mut self,
        bucket: &Bucket,
        tries: u32,
        now: Timestamp,
        guard: G,
    ) -> Result<(), StoreError> {
        let ends = (bucket.window(now) + 2).saturating_mul(bucket.length()) / 1000;
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(bucket.pk(self.directory(), now)))
            .key("sk", s("COUNT"))
            .update_expression("SET #ttl = :ttl ADD n :tries")
            .condition_expression("attribute_not_exists(n) OR n <= :room")
            .expression_attribute_names("#ttl", "ttl")
            .expression_attribute_values(":ttl", n(ends))
            .expression_attribute_values(":tries", n(tries))
            .expression_attribute_values(":room", n(bucket.rule.most.saturating_sub(tries)));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }

    /// Takes a counted try back: it was a good one.
    pub fn uncount(&mut self, bucket: &Bucket, now: Timestamp) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(bucket.pk(self.directory(), now)))
            .key("sk", s("COUNT"))
            .update_expression(
                "SET not_before = :zero, #wait = if_not_exists(#wait, :first) - :step ADD n :less",
            )
            .expression_attribute_names("#wait", "wait")
            .expression_attribute_values(":zero", n(0))
            .expression_attribute_values(":first", n(bucket.rule.first.as_millis()))
            .expression_attribute_values(":step", n(bucket.rule.step.as_millis()))
            .expression_attribute_values(":less", n(-1));
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), None);
        Ok(())
    }

    /// Forgets every try: the counting begins anew.
    pub fn forget(&mut self, bucket: &Bucket, now: Timestamp) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.directory().table)
            .key("pk", s(bucket.pk(self.directory(), now)))
            .key("sk", s("COUNT"));
        let delete = built(delete.build())?;
        self.push(TransactWriteItem::builder().delete(delete).build(), None);
        Ok(())
    }
}
