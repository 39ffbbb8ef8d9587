//! What the organization sets for itself.

use aws_sdk_dynamodb::types::{Put, TransactWriteItem};
use jiff::Timestamp;
use usher_domain::{
    Actor, Choices,
    timeline::{Change, Happening, Subject},
};

use crate::{
    Directory, StoreError,
    item::{self, n},
    keys,
    transaction::{Commit, Transaction, built},
};

/// Somebody changed the settings first.
#[derive(Clone, Copy)]
pub(crate) struct Overtaken;

impl Directory {
    /// What the organization chose; nothing while it never chose anything. Strongly consistent.
    pub async fn find_choices(&self) -> Result<Choices, StoreError> {
        let item = self.get(keys::settings(&self.org), "SETTINGS".into()).await?;
        item.map(item::read).transpose().map(Option::unwrap_or_default)
    }

    /// Writes `choices` as the next version after the one that they were read as, and tells the audit
    /// trail of the `changes`. Returns false if somebody was first: then nothing was written.
    pub async fn change_settings(
        &self,
        choices: &Choices,
        changes: Vec<Change>,
        act: (Actor, Timestamp),
    ) -> Result<bool, StoreError> {
        self.commit_settings(self.settings_change(choices, changes, act)?).await
    }

    /// What a change of the settings writes.
    pub(crate) fn settings_change(
        &self,
        choices: &Choices,
        changes: Vec<Change>,
        (actor, now): (Actor, Timestamp),
    ) -> Result<Transaction<'_, Overtaken>, StoreError> {
        let item = item::keyed(keys::settings(&self.org), "SETTINGS".into(), choices)?;
        let put = Put::builder().table_name(&self.table).set_item(Some(item));
        let put = match choices.version.saturating_sub(1) {
            0 => put.condition_expression("attribute_not_exists(version)"),
            read => put
                .condition_expression("version = :read")
                .expression_attribute_values(":read", n(read)),
        };
        let mut writes = self.transaction();
        let put = TransactWriteItem::builder().put(built(put.build())?).build();
        writes.push(put, Some(Overtaken));
        writes.record_of(Subject::Settings, actor, now, &Happening::SettingsChanged { changes })?;
        Ok(writes)
    }

    /// Writes a change of the settings; false if somebody was first.
    pub(crate) async fn commit_settings(
        &self,
        writes: Transaction<'_, Overtaken>,
    ) -> Result<bool, StoreError> {
        Ok(matches!(writes.commit().await?, Commit::Done))
    }
}
