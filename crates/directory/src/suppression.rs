//! The addresses that no invite should go to, because mail to them bounced or was reported as spam.

use aws_sdk_dynamodb::types::{ConditionCheck, TransactWriteItem};
use usher_domain::{EmailAddress, Suppression};

use crate::{
    Directory, StoreError,
    item::{self, s},
    keys,
    transaction::{Transaction, built},
};

impl Directory {
    /// Why and since when an address gets no invite, if it gets none.
    pub async fn find_suppression(
        &self,
        email: &EmailAddress,
    ) -> Result<Option<Suppression>, StoreError> {
        let item = self.get(keys::email(&self.org, email), keys::SUPPRESSED.into()).await?;
        item.map(item::read).transpose()
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Holds only while `email` may get an invite. With `force` it may from now on, whatever became of
    /// earlier mails; the user should then have `clear_suppression` set, so that the mail service
    /// forgets them, too.
    pub fn require_unsuppressed(
        &mut self,
        email: &EmailAddress,
        force: bool,
        guard: G,
    ) -> Result<(), StoreError> {
        let pk = keys::email(self.directory().org(), email);
        if force {
            return self.delete(pk, keys::SUPPRESSED.into());
        }
        let check = ConditionCheck::builder()
            .table_name(&self.directory().table)
            .key("pk", s(pk))
            .key("sk", s(keys::SUPPRESSED))
            .condition_expression("attribute_not_exists(pk)");
        let check = built(check.build())?;
        self.push(TransactWriteItem::builder().condition_check(check).build(), Some(guard));
        Ok(())
    }

    /// Puts an address among those that get no invite.
    pub fn suppress(
        &mut self,
        email: &EmailAddress,
        suppression: &Suppression,
    ) -> Result<(), StoreError> {
        let pk = keys::email(self.directory().org(), email);
        self.put(item::keyed(pk, keys::SUPPRESSED.into(), suppression)?)
    }
}
