//! The embedded DynamoDB engine behind DynamoDB's own JSON protocol.
//!
//! Every web page that is open on the machine can reach a loopback port. So the endpoint answers
//! only what a DynamoDB client sends and a page cannot: a request signed with the access key id
//! that this process made up, of DynamoDB's own content type, without an `Origin`. It sends no
//! CORS header, ever.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest as _, Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE, ORIGIN},
    },
    response::{IntoResponse as _, Response},
    routing::post,
};
use dynoxide::{Database, DynoxideError};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use subtle::ConstantTimeEq as _;

#[cfg(test)]
mod tests;

/// The largest request DynamoDB takes, in bytes (a `BatchWriteItem` of 16 MB).
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// The one content type that DynamoDB clients send: a web page may not send it to another origin
/// without asking first.
const AMZ_JSON: &str = "application/x-amz-json-1.0";

/// What DynamoDB's `X-Amz-Target` header begins with.
const TARGET_PREFIX: &str = "DynamoDB_20120810.";

const ACCESS_DENIED: &str = "com.amazon.coral.service#AccessDeniedException";
const INTERNAL_ERROR: &str = "com.amazonaws.dynamodb.v20120810#InternalServerError";
const UNKNOWN_KEY: &str = "com.amazon.coral.service#UnrecognizedClientException";
const UNKNOWN_OPERATION: &str = "com.amazon.coral.service#UnknownOperationException";

/// Why the engine did not open.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// `SQLite` takes only paths that are UTF-8.
    #[error("the path of the database file is not UTF-8")]
    Path,
    /// The file is not a database, or cannot be read or written.
    #[error("the database cannot be opened: {0}")]
    Open(#[from] DynoxideError),
}

/// An embedded DynamoDB engine; clones share its tables.
#[derive(Clone)]
pub struct Engine {
    database: Database,
    /// Whether a write waits for a disk.
    on_disk: bool,
}

impl Engine {
    /// Opens the tables that the `SQLite` file at `path` holds, and makes the file if need be.
    pub fn open(path: &Path) -> Result<Self, EngineError> {
        let path = path.to_str().ok_or(EngineError::Path)?;
        Ok(Self { database: Database::new(path)?, on_disk: true })
    }

    /// An engine whose tables end with its last clone.
    pub fn memory() -> Result<Self, EngineError> {
        Ok(Self { database: Database::memory()?, on_disk: false })
    }

    /// Every item of `table`, as DynamoDB writes it in JSON. The endpoint has no `Scan`, so that no code
    /// comes to rest on one; this is for who looks at a whole table from outside, such as a test.
    pub fn items(&self, table: &str) -> Result<Vec<Value>, EngineError> {
        let (mut items, mut start) = (Vec::new(), Value::Null);
        loop {
            let request = match start {
                Value::Null => json!({ "TableName": table }),
                start => json!({ "TableName": table, "ExclusiveStartKey": start }),
            };
            let body = request.to_string();
            let answer = call(body.as_bytes(), |request| self.database.scan(request))?;
            let mut answer: Value = serde_json::from_str(&answer).unwrap_or_default();
            items.extend(answer["Items"].as_array().into_iter().flatten().cloned());
            start = answer["LastEvaluatedKey"].take();
            if start.is_null() {
                return Ok(items);
            }
        }
    }

    /// The endpoint: `POST /` with `X-Amz-Target`, as DynamoDB has it.
    ///
    /// Refuses with 403 whatever is not signed with `access_key_id`, carries an `Origin` header or
    /// is not of DynamoDB's content type. The signature itself is not verified: the access key id
    /// is the secret, so make it up anew for each process.
    pub fn router(&self, access_key_id: &str) -> Router {
        let endpoint = Endpoint {
            engine: self.clone(),
            access_key_id: access_key_id.into(),
            answered: Arc::default(),
        };
        Router::new()
            .route("/", post(answer))
            .layer(DefaultBodyLimit::max(BODY_LIMIT))
            .with_state(endpoint)
    }
}

#[derive(Clone)]
struct Endpoint {
    engine: Engine,
    access_key_id: Arc<str>,
    answered: Arc<AtomicU64>,
}

async fn answer(State(endpoint): State<Endpoint>, request: Request) -> Response {
    let mut response = match refusal(request.headers(), &endpoint.access_key_id) {
        Some(refused) => refused,
        None => execute(endpoint.engine, request).await,
    };
    // As long as DynamoDB's own request ids; a number is unique enough for a process.
    let id = format!("{:052}", endpoint.answered.fetch_add(1, Ordering::Relaxed));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-amzn-requestid"), id);
    }
    response
}

/// What to answer a caller that is not our own DynamoDB client, before its body is read.
fn refusal(headers: &HeaderMap, access_key_id: &str) -> Option<Response> {
    let forbidden = |kind, message| Some(error(StatusCode::FORBIDDEN, kind, message));
    if headers.contains_key(ORIGIN) {
        return forbidden(ACCESS_DENIED, "Web pages may not call this endpoint.");
    }
    let essence = text(headers, &CONTENT_TYPE).split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case(AMZ_JSON) {
        return forbidden(ACCESS_DENIED, "The content type must be application/x-amz-json-1.0.");
    }
    let signer = signer(text(headers, &AUTHORIZATION)).unwrap_or_default();
    if !bool::from(signer.as_bytes().ct_eq(access_key_id.as_bytes())) {
        return forbidden(UNKNOWN_KEY, "The security token included in the request is invalid.");
    }
    None
}

/// The access key id in a `SigV4` header: `AWS4-HMAC-SHA256 Credential=<id>/<date>/..., ...`.
fn signer(authorization: &str) -> Option<&str> {
    let fields = authorization.strip_prefix("AWS4-HMAC-SHA256")?;
    let credential = fields.split(',').find_map(|f| f.trim().strip_prefix("Credential="))?;
    credential.split_once('/').map(|(id, _)| id)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

async fn execute(engine: Engine, request: Request) -> Response {
    let target = text(request.headers(), &HeaderName::from_static("x-amz-target"));
    let operation = target.strip_prefix(TARGET_PREFIX).unwrap_or_default().to_owned();
    let body = match Bytes::from_request(request, &()).await {
        Ok(body) => body,
        Err(rejection) => return rejection.into_response(),
    };
    let Engine { database, on_disk } = engine;
    if !on_disk {
        return outcome(&database, &operation, &body);
    }
    // In memory a call takes less than the way to another thread and back would. A file's commit
    // waits for the disk, and would hold up whatever else runs on this thread for that long.
    tokio::task::spawn_blocking(move || outcome(&database, &operation, &body))
        .await
        .unwrap_or_else(|_| error(StatusCode::INTERNAL_SERVER_ERROR, INTERNAL_ERROR, "Stopped"))
}

fn outcome(database: &Database, operation: &str, body: &[u8]) -> Response {
    match run(database, operation, body) {
        Some(Ok(json)) => respond(StatusCode::OK, json),
        Some(Err(failure)) => respond_failure(operation, &failure),
        None => respond(StatusCode::BAD_REQUEST, json!({"__type": UNKNOWN_OPERATION}).to_string()),
    }
}

fn run(database: &Database, operation: &str, body: &[u8]) -> Option<Result<String, DynoxideError>> {
    Some(match operation {
        "CreateTable" => call(body, |request| database.create_table(request)),
        "DescribeTable" => call(body, |request| database.describe_table(request)),
        "ListTables" => call(body, |request| database.list_tables(request)),
        "UpdateTimeToLive" => call(body, |request| database.update_time_to_live(request)),
        "DescribeTimeToLive" => call(body, |request| database.describe_time_to_live(request)),
        "PutItem" => call(body, |request| database.put_item(request)),
        "GetItem" => call(body, |request| database.get_item(request)),
        "UpdateItem" => call(body, |request| database.update_item(request)),
        "DeleteItem" => call(body, |request| database.delete_item(request)),
        "Query" => call(body, |request| database.query(request)),
        "BatchGetItem" => call(body, |request| database.batch_get_item(request)),
        "BatchWriteItem" => call(body, |request| database.batch_write_item(request)),
        "TransactWriteItems" => call(body, |request| database.transact_write_items(request)),
        "TransactGetItems" => call(body, |request| database.transact_get_items(request)),
        _ => return None,
    })
}

fn call<Q: DeserializeOwned, A: Serialize>(
    body: &[u8],
    operation: impl FnOnce(Q) -> Result<A, DynoxideError>,
) -> Result<String, DynoxideError> {
    let request = serde_json::from_slice(body).map_err(|error| unreadable(&error))?;
    serde_json::to_string(&operation(request)?)
        .map_err(|error| DynoxideError::InternalServerError(error.to_string()))
}

/// The refusal of a body that does not parse. The engine's own parsers prefix their message with
/// the kind of exception that DynamoDB raises for it.
fn unreadable(error: &serde_json::Error) -> DynoxideError {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    match text.split_once(':') {
        Some(("SERIALIZATION" | "SERIALIZATION_AS_READ", message)) => {
            DynoxideError::SerializationException(message.into())
        }
        Some(("VALIDATION" | "VALIDATION_AS_READ" | "VALIDATION_REQUEST", message)) => {
            DynoxideError::ValidationException(message.into())
        }
        _ if error.is_data() => DynoxideError::ValidationException(text.into()),
        _ => DynoxideError::SerializationException(String::new()),
    }
}

fn respond_failure(operation: &str, failure: &DynoxideError) -> Response {
    let status = StatusCode::from_u16(failure.status_code()).unwrap_or(StatusCode::BAD_REQUEST);
    if status.is_server_error() {
        tracing::error!(operation, %failure, "the embedded database failed");
        return error(status, INTERNAL_ERROR, "Internal server error");
    }
    tracing::debug!(operation, kind = failure.short_error_code(), "the embedded database refused");
    respond(status, failure.to_json())
}

fn error(status: StatusCode, kind: &str, message: &str) -> Response {
    respond(status, json!({"__type": kind, "message": message}).to_string())
}

fn respond(status: StatusCode, json: String) -> Response {
    (status, [(CONTENT_TYPE, AMZ_JSON)], json).into_response()
}
