//! `POST /response/{secret}`: where a `response_url` leads.

use axum::{
    body::Bytes,
    extract::{Path, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

use super::{
    FakeSlack, limits,
    state::{Call, RESPONSE_LIFE, RESPONSE_USES},
    web_api::{text, truthy},
};
use crate::faults::Fault;

pub(super) async fn respond(
    Shared(slack): Shared<FakeSlack>,
    Path(secret): Path<String>,
    body: Bytes,
) -> Response {
    let fault = slack.shared.response_faults.next().await;
    let refused = match fault {
        Some(Fault::Limited(seconds)) => {
            slack.note_response(Some("ratelimited"));
            let wait = [(header::RETRY_AFTER, seconds.to_string())];
            return (StatusCode::TOO_MANY_REQUESTS, wait, "ratelimited").into_response();
        }
        Some(Fault::Broken) => Some((StatusCode::INTERNAL_SERVER_ERROR, "internal_error")),
        Some(Fault::Lost) | None => slack.take_response(&secret, &body).err(),
    };
    slack.note_response(refused.map(|(_, code)| code));
    match refused {
        Some((status, code)) => (status, code).into_response(),
        None if fault == Some(Fault::Lost) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        None => "ok".into_response(),
    }
}

impl FakeSlack {
    fn note_response(&self, error: Option<&str>) {
        let call = Call { method: "response_url".into(), error: error.map(str::to_owned) };
        self.change(|state| state.calls.push(call));
    }

    fn take_response(&self, secret: &str, body: &[u8]) -> Result<(), (StatusCode, &'static str)> {
        let now = self.now();
        let content: Option<Value> = serde_json::from_slice(body).ok();
        self.change(|state| {
            let url = state.response_urls.get_mut(secret);
            let url = url.ok_or((StatusCode::NOT_FOUND, "invalid_url"))?;
            if now.duration_since(url.at) > RESPONSE_LIFE {
                return Err((StatusCode::NOT_FOUND, "expired_url"));
            }
            if url.uses >= RESPONSE_USES {
                return Err((StatusCode::NOT_FOUND, "used_url"));
            }
            let Some(content) = content.filter(Value::is_object) else {
                state.violations.push("response_url: the body is not a JSON object".into());
                return Err((StatusCode::BAD_REQUEST, "invalid_payload"));
            };
            let deletes = truthy(&content, "delete_original");
            if !deletes && let Err((code, problems)) = limits::message(&content) {
                let lines = problems.lines();
                state.violations.push(format!("response_url: {code}: {lines:?}: {content}"));
                return Err((StatusCode::BAD_REQUEST, code));
            }
            url.uses += 1;
            let (user, channel) = (url.user.clone(), url.channel.clone());
            let original = url.original.clone();
            let replaces = truthy(&content, "replace_original");
            match original {
                Some(ts) if deletes => {
                    for message in state.messages.iter_mut().filter(|known| known.ts == ts) {
                        message.deleted = true;
                    }
                }
                _ if deletes => {}
                Some(ts) if replaces => {
                    state.edit(&ts, &content);
                }
                _ => {
                    let all = text(&content, "response_type") == "in_channel";
                    state.post(&channel, (!all).then_some(&user), &content, now);
                }
            }
            Ok(())
        })
    }
}
