//! Sets whose size is limited, such as the roles of an organization.

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};

use crate::{
    Directory, StoreError,
    item::{n, s},
    keys,
    transaction::{Transaction, built},
};

/// How many additions to a set there were when it was counted. Whoever adds to the set advances it, so
/// of two who counted at the same time one adds, and the other counts again.
pub(crate) struct Serial {
    pk: String,
    read: Option<i64>,
}

impl Directory {
    /// The serial of a set. It must be read before the set is counted.
    pub(crate) async fn serial(&self, set: &str) -> Result<Serial, StoreError> {
        let pk = keys::serial(&self.org, set);
        let item = self.get(pk.clone(), "SERIAL".into()).await?;
        let read = item.and_then(|item| item.get("n")?.as_n().ok()?.parse().ok());
        Ok(Serial { pk, read })
    }
}

impl<G: Copy> Transaction<'_, G> {
    /// Adds to a set, which nobody may have added to since its serial was read.
    pub fn advance(&mut self, serial: &Serial, guard: G) -> Result<(), StoreError> {
        let update = Update::builder()
            .table_name(&self.directory().table)
            .key("pk", s(&serial.pk))
            .key("sk", s("SERIAL"))
            .update_expression("ADD n :one")
            .expression_attribute_values(":one", n(1));
        let update = match serial.read {
            Some(read) => update
                .condition_expression("n = :read")
                .expression_attribute_values(":read", n(read)),
            None => update.condition_expression("attribute_not_exists(pk)"),
        };
        let update = built(update.build())?;
        self.push(TransactWriteItem::builder().update(update).build(), Some(guard));
        Ok(())
    }
}
