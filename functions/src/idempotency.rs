//! `Idempotency-Key`: whoever repeats a change gets the first answer, and nothing changes again.
//!
//! The mark of a change is written in its own transaction, so a change that was made is marked, and
//! one that was not is not, whatever breaks in between. The answer is kept beside the mark afterwards,
//! sealed under the key ring, for 24 hours. Refusals are not kept: a repetition is judged anew.

use std::sync::{Arc, OnceLock};

use axum::{
    body::{Body, Bytes},
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, LOCATION},
    request::Parts,
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tracing::Instrument as _;
use usher_directory::{Once, Remembered};
use usher_domain::{Actor, Problem, cursor};

use crate::{
    App,
    caller::{Bot, Caller, ON_BEHALF_OF},
    gate::TIME_LIMIT,
    origin,
    problem::ApiError,
    source::Source,
};

static IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
static REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest key, and the largest body of a request with one: an import's.
const MAX_KEY_CHARS: usize = 255;
const MAX_BODY_BYTES: usize = 4 * 1024 * 1024 + 64 * 1024;

/// The largest answer that is kept, before it is sealed: an item of DynamoDB holds 400 KB.
const MAX_ANSWER_BYTES: usize = 200 * 1024;

/// A mark without an answer is of a request that is still under way, for so long.
const UNDER_WAY: SignedDuration = SignedDuration::from_secs(30);

/// The app for one request that changes something: what it writes notes where the request came from,
/// and happens once under the request's idempotency key.
#[derive(Debug)]
pub struct ForRequest(pub App);

impl FromRequestParts<App> for ForRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Some(repeatable) = parts.extensions.get::<Repeatable>().cloned() else {
            return Ok(Self(unmarked(parts, app)));
        };
        let caller = Caller::from_request_parts(parts, app).await?;
        repeatable.for_request(parts, app, caller.actor).await.map(Self)
    }
}

/// The same for what is made for bots, and done by the bot whether or not the account is linked yet
/// that it speaks for: a repetition finds the first answer after the change that links it, too.
pub struct ForBotRequest(pub App);

impl FromRequestParts<App> for ForBotRequest {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Some(repeatable) = parts.extensions.get::<Repeatable>().cloned() else {
            return Ok(Self(unmarked(parts, app)));
        };
        let bot = Bot::from_request_parts(parts, app).await?;
        repeatable.for_request(parts, app, bot.actor()).await.map(Self)
    }
}

fn unmarked(parts: &Parts, app: &App) -> App {
    let Source(from) = Source::of(&parts.extensions);
    app.for_request(from, None)
}

/// Left in an answer that holds a secret: it is given once and kept nowhere. A repetition learns that
/// its answer is lost.
#[derive(Debug, Clone, Copy)]
pub struct HoldsSecret;

/// A request with an idempotency key.
#[derive(Clone)]
struct Repeatable {
    given: String,
    fingerprint: String,
    /// Its mark, once its caller is known.
    once: Arc<OnceLock<Once>>,
}

impl Repeatable {
    /// The app for a request of `actor`, unless the change was made before.
    async fn for_request(&self, parts: &Parts, app: &App, actor: Actor) -> Result<App, ApiError> {
        let Source(from) = Source::of(&parts.extensions);
        let once = self.mark(app, actor, &parts.headers);
        let _ = self.once.set(once.clone());
        if app.directory.find_remembered(&once.key, once.now).await?.is_some() {
            return Err(ApiError::Repeated);
        }
        Ok(app.for_request(from, Some(once)))
    }

    /// The mark of a change. Two people for whom one bot speaks are two callers, and so is one person
    /// in two accounts.
    fn mark(&self, app: &App, actor: Actor, headers: &HeaderMap) -> Once {
        let behalf = headers.get(&ON_BEHALF_OF).map(HeaderValue::as_bytes).unwrap_or_default();
        let actor = actor.to_string();
        Once {
            key: digest(&[actor.as_bytes(), behalf, self.given.as_bytes()]),
            fingerprint: self.fingerprint.clone(),
            now: app.clock.now(),
        }
    }
}

/// What is kept of an answer.
#[derive(Serialize, Deserialize)]
struct Answer {
    /// What its caller was allowed to do.
    permissions: Vec<String>,
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

/// Answers the repetition of a change with its first answer, and keeps first answers.
pub async fn remember(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = origin::changes(request.method());
    let Some(given) = request.headers().get(&IDEMPOTENCY_KEY).filter(|_| changes).cloned() else {
        return next.run(request).await;
    };
    let (mut parts, body) = request.into_parts();
    // Nobody's body is read before it is known whose it is. Who is refused here will be refused by
    // the handler, or calls what needs no credentials, which has no part in this.
    let caller = Caller::of_request(&mut parts, &app).await;
    let request = Request::from_parts(parts, body);
    let Ok(caller) = caller else {
        return next.run(request).await;
    };
    let (request, repeatable) = match read(request, &given).await {
        Ok(read) => read,
        Err(problem) => return problem.into_response(),
    };
    // Whoever hangs up half-way does not stop what was begun: they may come back for its answer.
    let work = tokio::time::timeout(TIME_LIMIT, answered(app, caller, repeatable, request, next));
    match tokio::spawn(work.in_current_span()).await {
        Ok(Ok(response)) => response,
        Ok(Err(_)) => ApiError::Timeout.into_response(),
        Err(error) if error.is_panic() => ApiError::Internal("panic".into()).into_response(),
        Err(_) => ApiError::Unavailable.into_response(),
    }
}

/// The answer to a request with an idempotency key: the first one, or the one that is kept.
async fn answered(
    app: App,
    caller: Caller,
    repeatable: Repeatable,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    let Some(once) = repeatable.once.get() else { return response };
    let repeated = matches!(response.extensions().get::<ApiError>(), Some(ApiError::Repeated));
    let done = if repeated {
        replay(&app, &caller, once).await
    } else if response.status().is_success() && response.extensions().get::<HoldsSecret>().is_none()
    {
        keep(&app, &caller, once, response).await
    } else {
        Ok(response)
    };
    done.unwrap_or_else(IntoResponse::into_response)
}

async fn read(request: Request, given: &HeaderValue) -> Result<(Request, Repeatable), ApiError> {
    let given = given
        .to_str()
        .ok()
        .filter(|key| (1..=MAX_KEY_CHARS).contains(&key.len()))
        .ok_or(ApiError::field("Idempotency-Key", Problem::TooLong(MAX_KEY_CHARS)))?
        .to_owned();
    let (mut parts, body) = request.into_parts();
    let bytes = bytes_of(body).await?;
    let address =
        parts.uri.path_and_query().map(http::uri::PathAndQuery::as_str).unwrap_or_default();
    let fingerprint =
        digest(&[parts.method.as_str().as_bytes(), address.as_bytes(), bytes.as_ref()]);
    let repeatable = Repeatable { given, fingerprint, once: Arc::default() };
    parts.extensions.insert(repeatable.clone());
    Ok((Request::from_parts(parts, Body::from(bytes)), repeatable))
}

async fn bytes_of(body: Body) -> Result<Bytes, ApiError> {
    match Limited::new(body, MAX_BODY_BYTES).collect().await {
        Ok(bytes) => Ok(bytes.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(ApiError::BodyTooLarge(MAX_BODY_BYTES)),
        Err(_) => Err(ApiError::MalformedJson),
    }
}

/// Keeps an answer beside its mark, and hands it on.
async fn keep(
    app: &App,
    caller: &Caller,
    once: &Once,
    response: Response,
) -> Result<Response, ApiError> {
    let (parts, body) = response.into_parts();
    let bytes =
        body.collect().await.map_err(|error| ApiError::Internal(error.to_string()))?.to_bytes();
    let answer = Answer {
        permissions: caller.permissions().iter().map(|one| one.to_string()).collect(),
        status: parts.status.as_u16(),
        headers: kept_headers(&parts.headers),
        body: URL_SAFE_NO_PAD.encode(&bytes),
    };
    if bytes.len() <= MAX_ANSWER_BYTES
        && let Ok(json) = serde_json::to_vec(&answer)
    {
        let sealed =
            cursor::seal(&app.keys.ring(), app.random.bytes(), scope(&once.key).as_bytes(), &json)?;
        // A change that was made is marked. A repetition will be told so, if not what was answered.
        if let Err(error) = app.directory.remember_answer(once, sealed).await {
            tracing::warn!(%error, "an answer was not kept for its repetition");
        }
    }
    Ok(Response::from_parts(parts, Body::from(bytes)))
}

fn kept_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let kept = [CONTENT_TYPE, CONTENT_LANGUAGE, ETAG, LOCATION];
    let text =
        |name: HeaderName| Some((name.to_string(), headers.get(&name)?.to_str().ok()?.to_owned()));
    kept.into_iter().filter_map(text).collect()
}

/// The first answer, for whoever may still do all that they might then: the handler, which judges
/// rights, is not asked again.
async fn replay(app: &App, caller: &Caller, once: &Once) -> Result<Response, ApiError> {
    let now = app.clock.now();
    let Some(remembered) = app.directory.find_remembered(&once.key, now).await? else {
        return Err(ApiError::Conflict);
    };
    if remembered.fingerprint != once.fingerprint {
        return Err(ApiError::IdempotencyKeyReused);
    }
    let Remembered { answer: Some(sealed), .. } = remembered else {
        let under_way = now.duration_since(remembered.at) < UNDER_WAY;
        return Err(if under_way { ApiError::UnderWay } else { ApiError::AnswerLost });
    };
    let lost = |_| ApiError::AnswerLost;
    let json =
        cursor::open(&app.keys.ring(), scope(&once.key).as_bytes(), &sealed).map_err(lost)?;
    let answer: Answer = serde_json::from_slice(&json).map_err(|_| ApiError::AnswerLost)?;
    for permission in &answer.permissions {
        caller.require(permission.parse().map_err(|_| ApiError::AnswerLost)?)?;
    }
    rebuild(answer).ok_or(ApiError::AnswerLost)
}

fn rebuild(answer: Answer) -> Option<Response> {
    let body = URL_SAFE_NO_PAD.decode(answer.body).ok()?;
    let mut response =
        (StatusCode::from_u16(answer.status).ok()?, Body::from(body)).into_response();
    for (name, value) in answer.headers {
        let name: HeaderName = name.parse().ok()?;
        response.headers_mut().insert(name, HeaderValue::try_from(value).ok()?);
    }
    response.headers_mut().insert(REPLAYED.clone(), HeaderValue::from_static("true"));
    Some(response)
}

fn scope(key: &str) -> String {
    format!("answer {key}")
}

/// SHA-256 over parts, each with its length before it.
fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}
