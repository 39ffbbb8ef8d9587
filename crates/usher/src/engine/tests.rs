//! The engine as the AWS SDK meets it, over loopback.

use aws_sdk_dynamodb::{
    Client,
    config::{BehaviorVersion, Credentials, Region},
    error::ProvideErrorMetadata as _,
    operation::{RequestId as _, transact_write_items::TransactWriteItemsError},
    types::{
        AttributeDefinition, AttributeValue, BillingMode, ConditionCheck, KeySchemaElement,
        KeyType, Put, ReturnValuesOnConditionCheckFailure, ScalarAttributeType,
        TimeToLiveSpecification, TransactWriteItem,
    },
};
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
    response::Response,
};
use tower::ServiceExt as _;

use super::Engine;

const KEY: &str = "AKIDOFTHISPROCESS";
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=AKIDOFTHISPROCESS/20300101/eu-west-1/dynamodb/\
                      aws4_request, SignedHeaders=host, Signature=00";

async fn client(engine: &Engine, access_key_id: &str) -> Client {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = engine.router(KEY);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::from_keys(access_key_id, "secret", None))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    Client::from_conf(config)
}

async fn create_table(client: &Client) {
    let key = |name, kind| {
        KeySchemaElement::builder().attribute_name(name).key_type(kind).build().unwrap()
    };
    let attribute = |name| {
        let kind = ScalarAttributeType::S;
        AttributeDefinition::builder().attribute_name(name).attribute_type(kind).build().unwrap()
    };
    client
        .create_table()
        .table_name("users")
        .billing_mode(BillingMode::PayPerRequest)
        .attribute_definitions(attribute("pk"))
        .attribute_definitions(attribute("sk"))
        .key_schema(key("pk", KeyType::Hash))
        .key_schema(key("sk", KeyType::Range))
        .send()
        .await
        .unwrap();
}

fn s(value: &str) -> AttributeValue {
    AttributeValue::S(value.into())
}

fn put(pk: &str) -> Put {
    let put = Put::builder().table_name("users").item("pk", s(pk)).item("sk", s("-"));
    put.condition_expression("attribute_not_exists(pk)")
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .build()
        .unwrap()
}

async fn post(router: axum::Router, headers: &[(&str, &str)]) -> Response {
    let mut request = Request::post("/").header("x-amz-target", "DynamoDB_20120810.ListTables");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    router.oneshot(request.body(Body::from("{}")).unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_table_keeps_its_items_and_its_time_to_live() {
    let client = client(&Engine::memory().unwrap(), KEY).await;
    create_table(&client).await;
    let ttl = TimeToLiveSpecification::builder().attribute_name("ttl").enabled(true);
    let ttl = ttl.build().unwrap();
    let set = client.update_time_to_live().table_name("users").time_to_live_specification(ttl);
    set.send().await.unwrap();
    let told = client.describe_time_to_live().table_name("users").send().await.unwrap();
    assert_eq!(told.time_to_live_description().unwrap().attribute_name(), Some("ttl"));

    let put = client.put_item().table_name("users").item("pk", s("a")).item("sk", s("-"));
    assert!(put.send().await.unwrap().request_id().is_some_and(|id| id.len() == 52));
    let query = client.query().table_name("users").key_condition_expression("pk = :pk");
    let found = query.expression_attribute_values(":pk", s("a")).send().await.unwrap();
    assert_eq!(found.count(), 1);
}

#[tokio::test]
async fn a_cancelled_transaction_tells_each_reason_and_the_item_in_the_way() {
    let client = client(&Engine::memory().unwrap(), KEY).await;
    create_table(&client).await;
    let write = |pk: &str| TransactWriteItem::builder().put(put(pk)).build();
    client.transact_write_items().transact_items(write("a")).send().await.unwrap();

    let absent = ConditionCheck::builder().table_name("users").key("pk", s("c")).key("sk", s("-"));
    let absent = absent.condition_expression("attribute_exists(pk)").build().unwrap();
    let error = client
        .transact_write_items()
        .transact_items(write("b"))
        .transact_items(write("a"))
        .transact_items(TransactWriteItem::builder().condition_check(absent).build())
        .send()
        .await
        .unwrap_err()
        .into_service_error();
    let TransactWriteItemsError::TransactionCanceledException(cancelled) = error else {
        panic!("{error:?}");
    };
    let reasons = cancelled.cancellation_reasons();
    let codes: Vec<_> = reasons.iter().map(|reason| reason.code().unwrap_or_default()).collect();
    assert_eq!(codes, ["None", "ConditionalCheckFailed", "ConditionalCheckFailed"]);
    assert_eq!(reasons[1].item().unwrap()["pk"], s("a"));
    assert_eq!(reasons[2].item(), None);
}

#[tokio::test]
async fn a_failed_condition_brings_the_item_if_asked() {
    let client = client(&Engine::memory().unwrap(), KEY).await;
    create_table(&client).await;
    let write = || {
        let put = client.put_item().table_name("users").item("pk", s("a")).item("sk", s("-"));
        put.condition_expression("attribute_not_exists(pk)")
            .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
    };
    write().send().await.unwrap();
    let error = write().send().await.unwrap_err().into_service_error();
    let item = match &error {
        aws_sdk_dynamodb::operation::put_item::PutItemError::ConditionalCheckFailedException(
            failed,
        ) => failed.item(),
        _ => None,
    };
    assert_eq!(item.unwrap()["pk"], s("a"));
}

#[tokio::test]
async fn what_dynamodb_refuses_is_refused_by_its_name() {
    let client = client(&Engine::memory().unwrap(), KEY).await;
    let error = client.describe_table().table_name("nowhere").send().await.unwrap_err();
    assert!(error.into_service_error().is_resource_not_found_exception());
    let error = client.delete_table().table_name("users").send().await.unwrap_err();
    assert_eq!(error.code(), Some("UnknownOperationException"));
    create_table(&client).await;
    let error = client.put_item().table_name("users").item("pk", s("a")).send().await.unwrap_err();
    assert_eq!(error.code(), Some("ValidationException"));
}

#[tokio::test]
async fn a_body_that_does_not_parse_is_refused_as_dynamodb_does() {
    let router = Engine::memory().unwrap().router(KEY);
    let refused = |body: &'static str, kind: &'static str| {
        let request = Request::post("/")
            .header("authorization", SIGNED)
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "DynamoDB_20120810.PutItem");
        let answer = router.clone().oneshot(request.body(Body::from(body)).unwrap());
        async move {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
            let told = to_bytes(answer.into_body(), 1024).await.unwrap();
            let told = String::from_utf8(told.to_vec()).unwrap();
            assert!(told.contains(kind), "{body}: {told}");
            assert!(!told.contains("VALIDATION:") && !told.contains(" at line "), "{told}");
        }
    };
    refused("not json", "#SerializationException").await;
    refused("", "#SerializationException").await;
    refused(r#"{"TableName":"users","Item":{"pk":{"NULL":false}}}"#, "#ValidationException").await;
    refused(r#"{"TableName":"users","Item":{"pk":{}}}"#, "#ValidationException").await;
    refused(r#"{"TableName":"users","Item":{"pk":{"S":5}}}"#, "Exception").await;
}

#[tokio::test]
async fn a_foreign_access_key_is_refused() {
    let client = client(&Engine::memory().unwrap(), "AKIDOFSOMEONEELSE").await;
    let error = client.list_tables().send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 403);
    assert_eq!(error.code(), Some("UnrecognizedClientException"));
}

#[tokio::test]
async fn a_web_page_is_refused() {
    let router = Engine::memory().unwrap().router(KEY);
    let json = ("content-type", "application/x-amz-json-1.0");
    let signed = ("authorization", SIGNED);
    let ours = post(router.clone(), &[json, signed]).await;
    assert_eq!(ours.status(), StatusCode::OK);
    assert_eq!(ours.headers()["content-type"], "application/x-amz-json-1.0");
    assert_eq!(to_bytes(ours.into_body(), 1024).await.unwrap(), r#"{"TableNames":[]}"#);

    let origin = ("origin", "http://127.0.0.1:8080");
    let plain = ("content-type", "text/plain");
    for headers in [vec![json, signed, origin], vec![plain, signed], vec![signed], vec![json]] {
        assert_eq!(post(router.clone(), &headers).await.status(), StatusCode::FORBIDDEN);
    }
    let preflight = Request::builder().method(Method::OPTIONS).uri("/").header(origin.0, origin.1);
    let answer = router.oneshot(preflight.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(!answer.headers().contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn a_file_keeps_its_tables() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("usher.sqlite");
    {
        let engine = Engine::open(&path).unwrap();
        create_table(&client(&engine, KEY).await).await;
    }
    let client = client(&Engine::open(&path).unwrap(), KEY).await;
    assert_eq!(client.list_tables().send().await.unwrap().table_names(), ["users"]);
}
