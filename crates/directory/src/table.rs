//! The table's definition, for the embedded engine. In AWS `template.yaml` makes the table; the local
//! one differs in having no stream, because the engine slows down with every write to one.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TimeToLiveSpecification,
};

use crate::{Directory, StoreError, keys};

impl Directory {
    /// Makes the table if there is none.
    pub async fn create_table(&self) -> Result<(), StoreError> {
        let described = self.client.describe_table().table_name(&self.table).send().await;
        match described {
            Ok(_) => return Ok(()),
            Err(error)
                if error.as_service_error().is_some_and(
                    aws_sdk_dynamodb::operation::describe_table::DescribeTableError::is_resource_not_found_exception,
                ) => {}
            Err(error) => return Err(StoreError::of_call(&error)),
        }
        let refused =
            |error: aws_sdk_dynamodb::error::BuildError| StoreError::Refused(error.to_string());
        let names = ["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"];
        let attributes: Result<Vec<_>, _> = names
            .into_iter()
            .map(|name| {
                AttributeDefinition::builder()
                    .attribute_name(name)
                    .attribute_type(ScalarAttributeType::S)
                    .build()
            })
            .collect();
        self.client
            .create_table()
            .table_name(&self.table)
            .billing_mode(BillingMode::PayPerRequest)
            .set_attribute_definitions(Some(attributes.map_err(refused)?))
            .set_key_schema(Some(key_schema("pk", "sk").map_err(refused)?))
            .global_secondary_indexes(index(keys::BY_KIND, "gsi1pk", "gsi1sk").map_err(refused)?)
            .global_secondary_indexes(index(keys::BY_STATUS, "gsi2pk", "gsi2sk").map_err(refused)?)
            .send()
            .await
            .map_err(|error| StoreError::of_call(&error))?;
        let ttl = TimeToLiveSpecification::builder().attribute_name("ttl").enabled(true).build();
        self.client
            .update_time_to_live()
            .table_name(&self.table)
            .time_to_live_specification(ttl.map_err(refused)?)
            .send()
            .await
            .map(drop)
            .map_err(|error| StoreError::of_call(&error))
    }
}

type Built<T> = Result<T, aws_sdk_dynamodb::error::BuildError>;

fn key_schema(hash: &str, range: &str) -> Built<Vec<KeySchemaElement>> {
    let element =
        |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    Ok(vec![element(hash, KeyType::Hash)?, element(range, KeyType::Range)?])
}

fn index(name: &str, hash: &str, range: &str) -> Built<GlobalSecondaryIndex> {
    GlobalSecondaryIndex::builder()
        .index_name(name)
        .set_key_schema(Some(key_schema(hash, range)?))
        .projection(Projection::builder().projection_type(ProjectionType::All).build())
        .build()
}
