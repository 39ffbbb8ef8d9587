//! The Web API: who calls, what is called, and how it is answered.

use axum::{
    body::Bytes,
    extract::{Path, RawQuery, State as Shared},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::{Map, Value, json};

use super::{BOT_USER, FakeSlack, chat_api, limits::Refusal, state::Call, views_api};
use crate::faults::Fault;

/// What a method answers: the fields beside `ok`, or an error.
pub(super) type Answer = Result<Value, ApiError>;

/// An error as Slack names it, and what it says in `response_metadata.messages`.
#[derive(Debug)]
pub(super) struct ApiError {
    pub(super) code: &'static str,
    messages: Vec<String>,
}

impl From<&'static str> for ApiError {
    fn from(code: &'static str) -> Self {
        Self { code, messages: Vec::new() }
    }
}

impl From<Refusal> for ApiError {
    fn from((code, problems): Refusal) -> Self {
        Self { code, messages: problems.lines() }
    }
}

/// Errors that are no fault of what was sent: a bot has to live with them.
const CIRCUMSTANCES: &[&str] = &["expired_trigger_id", "exchanged_trigger_id", "hash_conflict"];

/// `/api/{method}`.
pub(super) async fn call(
    Shared(slack): Shared<FakeSlack>,
    Path(method): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = slack.shared.api_faults.next().await;
    if let Some(Fault::Limited(seconds)) = fault {
        slack.note(&method, Some("ratelimited"));
        let wait = [(header::RETRY_AFTER, seconds.to_string())];
        let body = json!({ "ok": false, "error": "ratelimited" });
        return (StatusCode::TOO_MANY_REQUESTS, wait, axum::Json(body)).into_response();
    }
    if fault == Some(Fault::Broken) {
        slack.note(&method, Some("internal_error"));
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let (token, arguments) = read(query.as_deref(), &headers, &body);
    let answer = slack.answer(&method, token.as_deref(), &arguments);
    slack.note(&method, answer.as_ref().err().map(|error| error.code));
    if let Err(error) = &answer
        && !CIRCUMSTANCES.contains(&error.code)
    {
        let what = format!("{method}: {}: {:?}: {arguments}", error.code, error.messages);
        slack.change(|state| state.violations.push(what));
    }
    if fault == Some(Fault::Lost) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    axum::Json(document(answer)).into_response()
}

fn document(answer: Answer) -> Value {
    match answer {
        Ok(mut fields) => {
            if let Some(fields) = fields.as_object_mut() {
                fields.insert("ok".into(), true.into());
            }
            fields
        }
        Err(ApiError { code, messages }) if messages.is_empty() => {
            json!({ "ok": false, "error": code })
        }
        Err(ApiError { code, messages }) => {
            let messages: Vec<String> =
                messages.iter().map(|message| format!("[ERROR] {message}")).collect();
            json!({ "ok": false, "error": code, "response_metadata": { "messages": messages } })
        }
    }
}

/// The token and the arguments: JSON, or a form whose structured fields are JSON.
fn read(query: Option<&str>, headers: &HeaderMap, body: &[u8]) -> (Option<String>, Value) {
    let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let is_json = header(header::CONTENT_TYPE).starts_with("application/json");
    let mut arguments = if is_json {
        serde_json::from_slice(body).unwrap_or_else(|_| Value::Object(Map::new()))
    } else {
        form(body)
    };
    if let (Value::Object(more), Some(arguments)) =
        (form(query.unwrap_or_default().as_bytes()), arguments.as_object_mut())
    {
        arguments.extend(more);
    }
    let bearer = header(header::AUTHORIZATION).strip_prefix("Bearer ").map(str::to_owned);
    let token = bearer.or_else(|| arguments.get("token")?.as_str().map(str::to_owned));
    (token, arguments)
}

fn form(body: &[u8]) -> Value {
    let structured = ["view", "blocks", "attachments", "metadata"];
    let field = |(name, value): (String, String)| {
        let parsed = structured.contains(&name.as_str()).then(|| serde_json::from_str(&value));
        let value = parsed.and_then(Result::ok).unwrap_or(Value::String(value));
        (name, value)
    };
    url::form_urlencoded::parse(body).into_owned().map(field).collect::<Map<_, _>>().into()
}

impl FakeSlack {
    fn note(&self, method: &str, error: Option<&str>) {
        let call = Call { method: method.to_owned(), error: error.map(str::to_owned) };
        self.change(|state| state.calls.push(call));
    }

    fn answer(&self, method: &str, token: Option<&str>, arguments: &Value) -> Answer {
        let settings = self.settings();
        let right = if method == "apps.connections.open" {
            &settings.app_token
        } else {
            &settings.bot_token
        };
        match token {
            None | Some("") => return Err("not_authed".into()),
            Some(token) if token == right => {}
            Some(token) if token == settings.bot_token || token == settings.app_token => {
                return Err("not_allowed_token_type".into());
            }
            Some(_) => return Err("invalid_auth".into()),
        }
        match method {
            "auth.test" => Ok(self.whoami()),
            "users.info" => self.user_info(arguments),
            "conversations.open" => chat_api::open(self, arguments),
            "chat.postMessage" => chat_api::post(self, arguments),
            "chat.postEphemeral" => chat_api::post_ephemeral(self, arguments),
            "chat.update" => chat_api::update(self, arguments),
            "chat.delete" => chat_api::delete(self, arguments),
            "views.open" => views_api::open(self, arguments),
            "views.push" => views_api::push(self, arguments),
            "views.update" => views_api::update(self, arguments),
            #[cfg(feature = "sockets")]
            "apps.connections.open" => Ok(self.new_link()),
            _ => Err("unknown_method".into()),
        }
    }

    fn whoami(&self) -> Value {
        let settings = self.settings();
        json!({
            "url": format!("https://{}.slack.com/", settings.team_domain),
            "team": settings.team_domain,
            "team_id": settings.team_id,
            "user": "usher",
            "user_id": BOT_USER,
            "bot_id": "B0USHER",
            "is_enterprise_install": false,
        })
    }

    fn user_info(&self, arguments: &Value) -> Answer {
        let id = text(arguments, "user");
        let state = self.state();
        let user = state.users.get(id).ok_or("user_not_found")?;
        let mut answer = json!({
            "id": user.id,
            "team_id": self.settings().team_id,
            "name": user.name,
            "real_name": user.real_name,
            "deleted": false,
            "is_bot": false,
            "is_app_user": false,
            "tz": "Etc/UTC",
            "tz_offset": 0,
            "profile": { "display_name": user.real_name, "real_name": user.real_name },
        });
        // Only on demand.
        if truthy(arguments, "include_locale") {
            answer["locale"] = user.locale.clone().into();
        }
        Ok(json!({ "user": answer }))
    }
}

/// An argument that is text; empty if there is none.
pub(super) fn text<'a>(arguments: &'a Value, name: &str) -> &'a str {
    arguments.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// An argument that is a boolean, as JSON or as a form's text.
pub(super) fn truthy(arguments: &Value, name: &str) -> bool {
    match arguments.get(name) {
        Some(Value::Bool(value)) => *value,
        Some(Value::String(value)) => value == "true" || value == "1",
        _ => false,
    }
}
