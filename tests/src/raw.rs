//! The table behind Usher's back, for tests of what happens when somebody changes it there.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;

use crate::TestApp;

/// An item as the table has it.
pub type RawItem = HashMap<String, AttributeValue>;

impl TestApp {
    /// The items of a partition.
    pub async fn raw_items(&self, pk: &str) -> Vec<RawItem> {
        let query = self.table.query().table_name("usher").key_condition_expression("pk = :pk");
        let query = query.expression_attribute_values(":pk", AttributeValue::S(pk.to_owned()));
        query.send().await.unwrap().items.unwrap_or_default()
    }

    /// Writes an item, whatever was there.
    pub async fn put_raw_item(&self, item: RawItem) {
        self.table.put_item().table_name("usher").set_item(Some(item)).send().await.unwrap();
    }
}
