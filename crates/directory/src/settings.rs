//! What the organization sets for itself.

use usher_domain::OrgSettings;

use crate::{Directory, StoreError, item, keys};

impl Directory {
    /// The settings; none while nothing was ever set.
    pub async fn find_settings(&self) -> Result<Option<OrgSettings>, StoreError> {
        let item = self.get(keys::settings(&self.org), "SETTINGS".into()).await?;
        item.map(item::read).transpose()
    }
}
