//! Calls of the table as they stand on the wire, made into calls of the SDK.

use std::collections::HashMap;

use aws_sdk_dynamodb::{
    Client,
    operation::{
        get_item::builders::GetItemInputBuilder, query::builders::QueryInputBuilder,
        transact_write_items::builders::TransactWriteItemsInputBuilder,
    },
    types::{AttributeValue, ConditionCheck, Put, TransactWriteItem},
};
use serde_json::Value;

use crate::Failure;

type Item = HashMap<String, AttributeValue>;

/// A call that is ready to be sent.
pub enum Call {
    /// `GetItem`.
    Get(GetItemInputBuilder),
    /// `Query`.
    Query(Box<QueryInputBuilder>),
    /// `TransactWriteItems`.
    Transact(TransactWriteItemsInputBuilder),
}

impl Call {
    /// Reads a request. Knows what the measured operations send, and no more.
    pub fn read(operation: &str, request: &Value) -> Result<Self, Failure> {
        match operation {
            "GetItem" => Ok(Self::Get(
                GetItemInputBuilder::default()
                    .table_name(text(&request["TableName"])?)
                    .set_key(Some(item(&request["Key"])?))
                    .set_consistent_read(request["ConsistentRead"].as_bool()),
            )),
            "Query" => Ok(Self::Query(Box::new(
                QueryInputBuilder::default()
                    .table_name(text(&request["TableName"])?)
                    .index_name(text(&request["IndexName"])?)
                    .key_condition_expression(text(&request["KeyConditionExpression"])?)
                    .set_expression_attribute_values(
                        item(&request["ExpressionAttributeValues"]).ok(),
                    )
                    .set_scan_index_forward(request["ScanIndexForward"].as_bool())
                    .set_limit(request["Limit"].as_i64().map(i32::try_from).transpose()?),
            ))),
            "TransactWriteItems" => {
                let writes = request["TransactItems"].as_array().into_iter().flatten();
                let writes: Vec<_> = writes.map(write).collect::<Result<_, _>>()?;
                let call = TransactWriteItemsInputBuilder::default();
                Ok(Self::Transact(call.set_transact_items(Some(writes))))
            }
            other => {
                Err(format!("a measured operation calls {other}, which no bare call does").into())
            }
        }
    }

    /// Sends it, and reads the answer.
    pub async fn send(self, client: &Client) -> Result<(), Failure> {
        match self {
            Self::Get(call) => drop(call.send_with(client).await?),
            Self::Query(call) => drop(call.send_with(client).await?),
            Self::Transact(call) => drop(call.send_with(client).await?),
        }
        Ok(())
    }

    /// The same without what it would put into the outbox.
    pub fn without_outbox(self) -> Self {
        let Self::Transact(call) = self else {
            return self;
        };
        let mut writes = call.get_transact_items().clone().unwrap_or_default();
        writes.retain(|write| {
            let pk = write.put().and_then(|put| put.item().get("pk")?.as_s().ok());
            !pk.is_some_and(|pk| pk.contains("#OUTBOX#"))
        });
        Self::Transact(call.set_transact_items(Some(writes)))
    }
}

fn write(request: &Value) -> Result<TransactWriteItem, Failure> {
    if request["ConditionCheck"].is_object() {
        check(&request["ConditionCheck"])
    } else {
        put(&request["Put"])
    }
}

/// A condition on an item that is not written, without values of its own.
fn check(request: &Value) -> Result<TransactWriteItem, Failure> {
    let check = ConditionCheck::builder()
        .table_name(text(&request["TableName"])?)
        .set_key(Some(item(&request["Key"])?))
        .condition_expression(text(&request["ConditionExpression"])?);
    Ok(TransactWriteItem::builder().condition_check(check.build()?).build())
}

fn put(request: &Value) -> Result<TransactWriteItem, Failure> {
    let values = &request["ExpressionAttributeValues"];
    let put = Put::builder()
        .table_name(text(&request["TableName"])?)
        .set_item(Some(item(&request["Item"])?))
        .set_condition_expression(request["ConditionExpression"].as_str().map(str::to_owned))
        .set_expression_attribute_values(values.is_object().then(|| item(values)).transpose()?);
    Ok(TransactWriteItem::builder().put(put.build()?).build())
}

fn item(value: &Value) -> Result<Item, Failure> {
    let attributes = value.as_object().ok_or("a request has no item where one belongs")?;
    attributes.iter().map(|(name, value)| Ok((name.clone(), attribute(value)?))).collect()
}

/// An attribute as the protocol has it: an object of its type and its value.
fn attribute(value: &Value) -> Result<AttributeValue, Failure> {
    let typed = value.as_object().and_then(|typed| typed.iter().next());
    let (kind, value) = typed.ok_or("an attribute has no type")?;
    Ok(match kind.as_str() {
        "S" => AttributeValue::S(text(value)?),
        "N" => AttributeValue::N(text(value)?),
        "BOOL" => AttributeValue::Bool(value.as_bool().unwrap_or_default()),
        "NULL" => AttributeValue::Null(true),
        "M" => AttributeValue::M(item(value)?),
        "L" => {
            let values = value.as_array().into_iter().flatten().map(attribute);
            AttributeValue::L(values.collect::<Result<_, _>>()?)
        }
        other => return Err(format!("no bare call has attributes of type {other}").into()),
    })
}

fn text(value: &Value) -> Result<String, Failure> {
    Ok(value.as_str().ok_or("a request has no text where one belongs")?.to_owned())
}
