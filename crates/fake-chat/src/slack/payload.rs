//! What Slack sends: the form of a slash command, and the payloads of interactions.

use serde_json::{Value, json};
use url::form_urlencoded;

use super::{
    FakeSlack, channels, chat_api,
    state::{Message, User, View},
    views_api,
};

/// The verification token of old; deprecated, and still sent.
const TOKEN: &str = "gIkuvaNzQIHg97ATvDxqgjtO";

/// What a slash command is about.
pub(super) struct Command<'a> {
    pub(super) user: &'a User,
    pub(super) channel: &'a str,
    pub(super) name: &'a str,
    pub(super) text: &'a str,
    pub(super) response_url: &'a str,
    pub(super) trigger_id: &'a str,
}

/// The fields of a slash command, in the order in which Slack sends them.
///
/// <https://docs.slack.dev/interactivity/implementing-slash-commands>. There is no locale.
pub(super) fn command(slack: &FakeSlack, about: &Command<'_>) -> String {
    let settings = slack.settings();
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("token", TOKEN)
        .append_pair("team_id", &settings.team_id)
        .append_pair("team_domain", &settings.team_domain);
    if let Some((id, name)) = &settings.enterprise {
        form.append_pair("enterprise_id", id).append_pair("enterprise_name", name);
    }
    form.append_pair("channel_id", about.channel)
        .append_pair("channel_name", channels::name_of(about.channel))
        .append_pair("user_id", &about.user.id)
        .append_pair("user_name", &about.user.name)
        .append_pair("command", about.name)
        .append_pair("text", about.text)
        .append_pair("api_app_id", &settings.app_id)
        .append_pair("is_enterprise_install", if settings.org_wide { "true" } else { "false" })
        .append_pair("response_url", about.response_url)
        .append_pair("trigger_id", about.trigger_id);
    form.finish()
}

/// What Slack asks now and then, to see that the address still has a certificate: no command at all.
pub(super) fn ssl_check() -> String {
    format!("ssl_check=1&token={TOKEN}")
}

/// The form that an interaction's payload travels in.
pub(super) fn form(payload: &Value) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("payload", &payload.to_string());
    form.finish()
}

/// `block_actions` for a control in a message.
///
/// <https://docs.slack.dev/reference/interaction-payloads/block_actions-payload>
pub(super) fn message_action(
    slack: &FakeSlack,
    user: &User,
    message: &Message,
    action: &Value,
    response_url: &str,
    trigger_id: &str,
) -> Value {
    let mut payload = common(slack, "block_actions", user, trigger_id);
    let ephemeral = message.only_for.is_some();
    payload["container"] = json!({
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": ephemeral,
    });
    let name = channels::name_of(&message.channel);
    payload["channel"] = json!({ "id": message.channel, "name": name });
    // Of a message for one user's eyes Slack tells no more than where it is.
    if !ephemeral {
        payload["message"] = chat_api::shown(message);
    }
    payload["state"] = json!({ "values": {} });
    payload["response_url"] = response_url.into();
    payload["actions"] = json!([action]);
    payload
}

/// `block_actions` for a control in a form.
pub(super) fn view_action(
    slack: &FakeSlack,
    user: &User,
    view: &View,
    action: &Value,
    trigger_id: &str,
) -> Value {
    let mut payload = common(slack, "block_actions", user, trigger_id);
    payload["container"] = json!({ "type": "view", "view_id": view.id });
    payload["view"] = views_api::shown(slack, view);
    payload["actions"] = json!([action]);
    payload
}

/// `view_submission`.
///
/// <https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload>
pub(super) fn submission(slack: &FakeSlack, user: &User, view: &View, trigger_id: &str) -> Value {
    let mut payload = common(slack, "view_submission", user, trigger_id);
    payload["view"] = views_api::shown(slack, view);
    payload["response_urls"] = json!([]);
    payload
}

/// `view_closed`; it comes without a trigger.
pub(super) fn closed(slack: &FakeSlack, user: &User, view: &View) -> Value {
    let mut payload = common(slack, "view_closed", user, "");
    if let Some(fields) = payload.as_object_mut() {
        fields.remove("trigger_id");
    }
    payload["view"] = views_api::shown(slack, view);
    payload["is_cleared"] = false.into();
    payload
}

fn common(slack: &FakeSlack, kind: &str, user: &User, trigger_id: &str) -> Value {
    let settings = slack.settings();
    let enterprise =
        settings.enterprise.as_ref().map(|(id, name)| json!({ "id": id, "name": name }));
    let team = (!settings.org_wide)
        .then(|| json!({ "id": settings.team_id, "domain": settings.team_domain }));
    json!({
        "type": kind,
        "team": team,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": settings.team_id,
        },
        "api_app_id": settings.app_id,
        "token": TOKEN,
        "trigger_id": trigger_id,
        "enterprise": enterprise,
        "is_enterprise_install": settings.org_wide,
    })
}
