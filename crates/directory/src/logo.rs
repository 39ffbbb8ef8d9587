//! The organization's logo, which lies beside the settings that name it.

use aws_sdk_dynamodb::{primitives::Blob, types::AttributeValue};
use jiff::Timestamp;
use usher_domain::{Actor, Choices, Logo, LogoName, timeline::Change};

use crate::{
    Directory, StoreError,
    item::{Item, s},
    keys,
};

impl Directory {
    /// The file of a logo, if the organization has it still. Not strongly consistent: a name means
    /// one picture for good.
    pub async fn find_logo(&self, name: &LogoName) -> Result<Option<Vec<u8>>, StoreError> {
        let answer = self
            .client
            .get_item()
            .table_name(&self.table)
            .key("pk", s(keys::settings(&self.org)))
            .key("sk", s(keys::logo(name)))
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let bytes = answer.item.and_then(|item| item.get("bytes")?.as_b().ok().cloned());
        Ok(bytes.map(Blob::into_inner))
    }

    /// Writes `choices`, which name `logo` or none, as [`Directory::change_settings`] does; and in the
    /// same transaction the logo itself, in place of the `old` one.
    pub async fn change_logo(
        &self,
        choices: &Choices,
        (old, logo): (Option<&LogoName>, Option<&Logo>),
        changes: Vec<Change>,
        act: (Actor, Timestamp),
    ) -> Result<bool, StoreError> {
        let mut writes = self.settings_change(choices, changes, act)?;
        if let Some(old) = old {
            writes.delete(keys::settings(&self.org), keys::logo(old))?;
        }
        if let Some(logo) = logo {
            let item = Item::from([
                ("pk".to_owned(), s(keys::settings(&self.org))),
                ("sk".to_owned(), s(keys::logo(&logo.name))),
                ("bytes".to_owned(), AttributeValue::B(Blob::new(logo.bytes.clone()))),
            ]);
            writes.put(item)?;
        }
        self.commit_settings(writes).await
    }
}
