//! The table behind Usher's back, for tests of what happens when somebody changes it there.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use serde_json::Value;
use usher_directory::Directory;

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

    /// Puts an item of texts into the table as some other version of Usher might, due now.
    pub async fn put_raw(&self, texts: &[(&str, &str)], now: Timestamp) {
        let mut put = self.table.put_item().table_name("usher");
        for (name, text) in texts {
            put = put.item(*name, AttributeValue::S((*text).to_owned()));
        }
        let due = AttributeValue::N(now.as_millisecond().to_string());
        put.item("due_at", due).send().await.unwrap();
    }

    /// Every item of the table, as text.
    pub fn every_item(&self) -> Vec<String> {
        self.engine.items("usher").unwrap().iter().map(Value::to_string).collect()
    }

    /// Sets a text of an item, as somebody who died half-way might have left it.
    pub async fn set_raw(&self, pk: &str, sk: &str, name: &str, text: &str) {
        let value = |text: &str| AttributeValue::S(text.to_owned());
        let update = self.table.update_item().table_name("usher");
        let update = update.key("pk", value(pk)).key("sk", value(sk));
        let update = update.update_expression("SET #name = :text");
        let update = update.condition_expression("attribute_exists(pk)");
        let update = update.expression_attribute_names("#name", name);
        update.expression_attribute_values(":text", value(text)).send().await.unwrap();
    }

    /// Everything that lies in the table, as text.
    pub fn whole_table(&self) -> String {
        self.every_item().join("\n")
    }

    /// What happened to a subject, such as `role:front-desk`, the oldest first: kind and data.
    pub async fn told_of(&self, subject: &str) -> Vec<Value> {
        let items = self.raw_items(&format!("default#SUBJECT#{subject}")).await;
        let told = items.iter().map(|item| {
            let told = item["told"].as_m().unwrap();
            serde_json::from_str(told["what"].as_s().unwrap()).unwrap()
        });
        told.collect()
    }

    /// The directory of another organization in the same table.
    pub fn directory_of(&self, org: &str) -> Directory {
        let (ids, random) = (self.app.ids.clone(), self.app.random.clone());
        Directory::new(self.table.clone(), "usher", org.parse().unwrap(), ids, random)
    }

    /// Removes an item.
    pub async fn remove_raw(&self, pk: &str, sk: &str) {
        let key = |text: &str| AttributeValue::S(text.to_owned());
        let delete = self.table.delete_item().table_name("usher");
        delete.key("pk", key(pk)).key("sk", key(sk)).send().await.unwrap();
    }

    /// An item's text.
    pub async fn get_raw(&self, pk: &str, sk: &str, name: &str) -> Option<String> {
        let value = |text: &str| AttributeValue::S(text.to_owned());
        let get = self.table.get_item().table_name("usher").consistent_read(true);
        let item = get.key("pk", value(pk)).key("sk", value(sk)).send().await.unwrap().item?;
        item.get(name)?.as_s().ok().cloned()
    }
}
