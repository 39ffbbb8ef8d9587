//! The fake as the bot meets it, and as a user does.

#![expect(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod limits;

use std::time::Duration;

use serde_json::{Value, json};

use super::{BOT_USER, Failure, FakeSlack, GENERAL, Settings, User};
use crate::{
    ActError, signing,
    stand_in::{StandIn, Time, random},
};

struct Scene {
    slack: FakeSlack,
    bot: StandIn,
    time: Time,
    http: reqwest::Client,
}

const ADA: &str = "U0ADA";
const BOB: &str = "U0BOB";

async fn scene() -> Scene {
    let (bot, url) = StandIn::serve().await;
    let time = Time::new();
    let slack = FakeSlack::serve(Settings::of_bot(&url), time.clock(), random()).await.unwrap();
    for (id, name, locale) in [(ADA, "ada", "es-ES"), (BOB, "bob", "en-US")] {
        let (id, name, locale) = (id.into(), name.into(), locale.into());
        slack.add_user(User { id, real_name: format!("{name} real"), name, locale });
    }
    Scene { slack, bot, time, http: reqwest::Client::new() }
}

impl Scene {
    async fn call(&self, method: &str, arguments: Value) -> Value {
        let token = &self.slack.settings().bot_token;
        let url = format!("{}/{method}", self.slack.api_url());
        let call = self.http.post(url).bearer_auth(token).json(&arguments);
        call.send().await.unwrap().json().await.unwrap()
    }

    async fn respond(&self, url: &str, body: Value) -> (u16, String) {
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// A trigger that was not used yet.
    async fn trigger(&self) -> String {
        self.slack.command(ADA, "/usher", "").await.unwrap().origin.trigger_id
    }

    /// A message with a button, for Ada's eyes only; its `ts`.
    async fn card(&self) -> String {
        self.bot.answer(200, json!({ "text": "Card", "blocks": [section("Card"), buttons()] }));
        self.slack.command(ADA, "/usher", "").await.unwrap();
        self.slack.messages(ADA).last().unwrap().ts.clone()
    }
}

fn plain(text: &str) -> Value {
    json!({ "type": "plain_text", "text": text })
}

fn section(text: &str) -> Value {
    json!({ "type": "section", "text": { "type": "mrkdwn", "text": text } })
}

fn button(text: &str, id: &str) -> Value {
    json!({ "type": "button", "text": plain(text), "action_id": id, "value": "7" })
}

fn buttons() -> Value {
    json!({ "type": "actions", "block_id": "row", "elements": [button("Resend", "resend")] })
}

fn option(text: &str, value: &str) -> Value {
    json!({ "text": plain(text), "value": value })
}

fn input(block: &str, label: &str, element: Value) -> Value {
    json!({ "type": "input", "block_id": block, "label": plain(label), "element": element })
}

fn modal() -> Value {
    let role = json!({
        "type": "static_select",
        "action_id": "role",
        "options": [option("User", "user"), option("Admin", "admin")],
        "initial_option": option("User", "user"),
    });
    let mail = json!({
        "type": "checkboxes",
        "action_id": "mail",
        "options": [option("Send a mail", "yes")],
        "initial_options": [option("Send a mail", "yes")],
    });
    let mut send = input("mail_block", "Mail", mail);
    send["optional"] = true.into();
    let email = json!({ "type": "email_text_input", "action_id": "email" });
    json!({
        "type": "modal",
        "callback_id": "invite",
        "title": plain("Invite"),
        "submit": plain("Invite"),
        "private_metadata": "secret",
        "blocks": [input("email_block", "Email", email), input("role_block", "Role", role), send],
    })
}

#[tokio::test]
async fn a_command_comes_as_slack_documents_it() {
    let scene = scene().await;
    let sent = scene.slack.command(ADA, "/usher", "invite ada@example.com").await.unwrap();
    let (path, headers, body) = scene.bot.last();
    assert_eq!(path, "/chat/slack/commands");
    assert_eq!(headers["content-type"], "application/x-www-form-urlencoded");
    let stamp = headers["x-slack-request-timestamp"].to_str().unwrap();
    assert_eq!(stamp, "1900000000");
    let signature = signing::slack(&scene.slack.settings().signing_secret, stamp, &body);
    assert_eq!(headers["x-slack-signature"], signature);
    let fields: Vec<(String, String)> =
        url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    let documented = [
        "token",
        "team_id",
        "team_domain",
        "channel_id",
        "channel_name",
        "user_id",
        "user_name",
        "command",
        "text",
        "api_app_id",
        "is_enterprise_install",
        "response_url",
        "trigger_id",
    ];
    assert_eq!(names, documented);
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).unwrap().1.as_str();
    assert_eq!((field("team_id"), field("user_id")), ("T0USHER", ADA));
    assert_eq!((field("command"), field("text")), ("/usher", "invite ada@example.com"));
    assert_eq!(field("response_url"), sent.origin.response_url.unwrap());
}

#[tokio::test]
async fn a_reply_to_a_command_is_for_its_callers_eyes_unless_it_says_otherwise() {
    let scene = scene().await;
    scene.bot.answer(200, json!({ "text": "Only you" }));
    scene.bot.answer(200, json!({ "text": "All", "response_type": "in_channel" }));
    scene.bot.answer(200, "As text");
    for _ in 0..3 {
        scene.slack.command(ADA, "/usher", "").await.unwrap();
    }
    let seen = |user| -> Vec<String> {
        scene.slack.messages(user).into_iter().map(|message| message.text).collect()
    };
    assert_eq!(seen(ADA), ["Only you", "All", "As text"]);
    assert_eq!(seen(BOB), ["All"]);
    assert_eq!(scene.slack.violations(), [""; 0]);
}

#[tokio::test]
async fn a_trigger_opens_one_form_within_three_seconds() {
    let scene = scene().await;
    let open = |trigger: String| {
        let arguments = json!({ "trigger_id": trigger, "view": modal() });
        scene.call("views.open", arguments)
    };
    let trigger = scene.trigger().await;
    scene.time.pass(3);
    let opened = open(trigger.clone()).await;
    assert_eq!(opened["ok"], true, "{opened}");
    assert_eq!(opened["view"]["callback_id"], "invite");
    assert_eq!(scene.slack.form(ADA).unwrap().id, opened["view"]["id"]);
    assert_eq!(scene.slack.form(BOB), None);
    assert_eq!(open(trigger).await["error"], "exchanged_trigger_id");
    let late = scene.trigger().await;
    scene.time.pass(4);
    assert_eq!(open(late).await["error"], "expired_trigger_id");
    assert_eq!(scene.slack.violations(), [""; 0]);
    assert_eq!(open("1.2.x".into()).await["error"], "invalid_trigger_id");
    assert_eq!(scene.slack.violations().len(), 1);
}

#[tokio::test]
async fn a_form_is_filled_and_submitted_as_its_fields_allow() {
    let scene = scene().await;
    let trigger = scene.trigger().await;
    scene.call("views.open", json!({ "trigger_id": trigger, "view": modal() })).await;
    let missing = scene.slack.submit(ADA, &[]).await.unwrap_err();
    assert!(matches!(missing, ActError::Field { field, .. } if field == "Email"));
    let unknown = scene.slack.submit(ADA, &[("Mood", "good")]).await.unwrap_err();
    assert_eq!(unknown, ActError::NoControl("Mood".into()));

    let wrong = json!({ "response_action": "errors", "errors": { "email_block": "Taken" } });
    scene.bot.answer(200, wrong);
    scene.slack.submit(ADA, &[("Email", "ada@example.com"), ("Role", "Admin")]).await.unwrap();
    let (path, _, body) = scene.bot.last();
    assert_eq!(path, "/chat/slack/interactions");
    let payload = url::form_urlencoded::parse(body.as_bytes()).next().unwrap().1.into_owned();
    let payload: Value = serde_json::from_str(&payload).unwrap();
    assert_eq!(payload["type"], "view_submission");
    assert_eq!(payload["view"]["private_metadata"], "secret");
    let values = &payload["view"]["state"]["values"];
    let email = json!({ "type": "email_text_input", "value": "ada@example.com" });
    assert_eq!(values["email_block"]["email"], email);
    assert_eq!(values["role_block"]["role"]["selected_option"]["value"], "admin");
    assert_eq!(values["mail_block"]["mail"]["selected_options"][0]["value"], "yes");
    assert_eq!(scene.slack.form(ADA).unwrap().errors["email_block"], "Taken");

    let mut changed = modal();
    changed["title"] = plain("Again");
    scene.bot.answer(200, json!({ "response_action": "update", "view": changed }));
    scene.slack.submit(ADA, &[("email", "a@b"), ("mail", "")]).await.unwrap();
    let form = scene.slack.form(ADA).unwrap();
    assert_eq!(form.content["title"]["text"], "Again");
    assert_eq!(form.values["mail_block"]["mail"]["selected_options"], json!([]));
    assert!(form.errors.is_empty());
    scene.slack.submit(ADA, &[("email", "a@b")]).await.unwrap();
    assert_eq!(scene.slack.form(ADA), None);
    assert_eq!(scene.slack.violations(), [""; 0]);
}

#[tokio::test]
async fn errors_must_name_blocks_that_can_show_them() {
    let scene = scene().await;
    let trigger = scene.trigger().await;
    scene.call("views.open", json!({ "trigger_id": trigger, "view": modal() })).await;
    let wrong = json!({ "response_action": "errors", "errors": { "email": "Taken" } });
    scene.bot.answer(200, wrong);
    scene.slack.submit(ADA, &[("email", "a@b")]).await.unwrap();
    assert!(scene.slack.violations()[0].contains("no input block"));
}

#[tokio::test]
async fn a_response_url_works_five_times_and_half_an_hour() {
    let scene = scene().await;
    let url = scene.slack.command(ADA, "/usher", "").await.unwrap().origin.response_url.unwrap();
    for _ in 0..5 {
        assert_eq!(scene.respond(&url, json!({ "text": "Hi" })).await.0, 200);
    }
    let used = scene.respond(&url, json!({ "text": "Hi" })).await;
    assert_eq!(used, (404, "used_url".into()));
    let url = scene.slack.command(ADA, "/usher", "").await.unwrap().origin.response_url.unwrap();
    scene.time.pass(30 * 60);
    assert_eq!(scene.respond(&url, json!({ "text": "Hi" })).await.0, 200);
    scene.time.pass(1);
    let expired = scene.respond(&url, json!({ "text": "Hi" })).await;
    assert_eq!(expired, (404, "expired_url".into()));
    assert_eq!(scene.slack.messages(ADA).len(), 6);
    assert_eq!(scene.slack.messages(BOB).len(), 0);
    assert_eq!(scene.slack.violations(), [""; 0]);
    let empty = scene.respond(&url.replace("response/", "response/x"), json!({})).await;
    assert_eq!(empty.0, 404);
}

#[tokio::test]
async fn a_pressed_message_can_be_replaced_and_deleted_and_a_command_has_none() {
    let scene = scene().await;
    let ts = scene.card().await;
    let sent = scene.slack.press(ADA, &ts, "Resend").await.unwrap();
    let (_, _, body) = scene.bot.last();
    let payload = url::form_urlencoded::parse(body.as_bytes()).next().unwrap().1.into_owned();
    let payload: Value = serde_json::from_str(&payload).unwrap();
    assert_eq!(payload["type"], "block_actions");
    assert_eq!(payload["container"]["is_ephemeral"], true);
    assert_eq!(payload["actions"][0]["action_id"], "resend");
    assert_eq!(payload["actions"][0]["block_id"], "row");
    assert_eq!(payload["actions"][0]["value"], "7");
    assert!(payload.get("message").is_none());

    let url = sent.origin.response_url.unwrap();
    scene.respond(&url, json!({ "text": "Sent", "replace_original": true })).await;
    let messages = scene.slack.messages(ADA);
    assert_eq!((messages.len(), messages[0].text.as_str(), messages[0].edits), (1, "Sent", 1));
    let gone = scene.slack.press(ADA, &ts, "Resend").await.unwrap_err();
    assert_eq!(gone, ActError::NoControl("Resend".into()));
    scene.respond(&url, json!({ "delete_original": true })).await;
    assert_eq!(scene.slack.messages(ADA), []);

    let url = scene.slack.command(ADA, "/usher", "").await.unwrap().origin.response_url.unwrap();
    for text in ["One", "Two"] {
        scene.respond(&url, json!({ "text": text, "replace_original": true })).await;
    }
    assert_eq!(scene.slack.messages(ADA).len(), 2);
}

#[tokio::test]
async fn direct_messages_are_posted_and_updated_and_private_ones_are_not() {
    let scene = scene().await;
    let channel = scene.call("conversations.open", json!({ "users": ADA })).await;
    let channel = channel["channel"]["id"].as_str().unwrap().to_owned();
    let posted = scene.call("chat.postMessage", json!({ "channel": ADA, "text": "Hi" })).await;
    assert_eq!(posted["channel"], channel.as_str());
    let ts = &posted["ts"];
    let edit = json!({ "channel": channel, "ts": ts, "text": "Hi again" });
    assert_eq!(scene.call("chat.update", edit).await["ok"], true);
    let direct = scene.slack.direct_messages(ADA);
    assert_eq!((direct.len(), direct[0].text.as_str()), (1, "Hi again"));
    assert_eq!(scene.slack.direct_messages(BOB), []);

    let private = json!({ "channel": GENERAL, "user": ADA, "text": "Psst" });
    let ts = scene.call("chat.postEphemeral", private).await["message_ts"].clone();
    let edit = json!({ "channel": GENERAL, "ts": ts, "text": "No" });
    assert_eq!(scene.call("chat.update", edit).await["error"], "message_not_found");
    let lost = json!({ "channel": "C9", "text": "x" });
    assert_eq!(scene.call("chat.postMessage", lost).await["error"], "channel_not_found");
}

#[tokio::test]
async fn the_web_api_knows_who_calls_and_takes_forms_and_queries() {
    let scene = scene().await;
    let api = scene.slack.api_url();
    let error = async |token: Option<&str>, method: &str| -> Value {
        let mut call = scene.http.post(format!("{api}/{method}"));
        if let Some(token) = token {
            call = call.bearer_auth(token);
        }
        call.send().await.unwrap().json::<Value>().await.unwrap()["error"].take()
    };
    assert_eq!(error(None, "auth.test").await, "not_authed");
    assert_eq!(error(Some("xoxb-other"), "auth.test").await, "invalid_auth");
    assert_eq!(error(Some("xapp-fake-app-token"), "auth.test").await, "not_allowed_token_type");
    assert_eq!(error(Some("xoxb-fake-bot-token"), "users.profile").await, "unknown_method");
    assert_eq!(scene.call("auth.test", json!({})).await["user_id"], BOT_USER);

    let bare = scene.call("users.info", json!({ "user": ADA })).await;
    assert_eq!(bare["user"].get("locale"), None);
    let url = format!("{api}/users.info?user={ADA}&include_locale=true");
    let call = scene.http.get(url).bearer_auth("xoxb-fake-bot-token");
    let full: Value = call.send().await.unwrap().json().await.unwrap();
    assert_eq!(full["user"]["locale"], "es-ES");
    let blocks = json!([section("Hi")]).to_string();
    let form = [("channel", ADA), ("blocks", &blocks), ("token", "xoxb-fake-bot-token")];
    let call = scene.http.post(format!("{api}/chat.postMessage")).form(&form);
    let posted: Value = call.send().await.unwrap().json().await.unwrap();
    assert_eq!(posted["ok"], true, "{posted}");
    assert_eq!(scene.slack.direct_messages(ADA)[0].blocks[0]["type"], "section");
}

#[tokio::test]
async fn it_can_misbehave() {
    let scene = scene().await;
    scene.slack.api_faults().limit(1, 7);
    let call = scene.http.post(format!("{}/auth.test", scene.slack.api_url()));
    let limited = call.bearer_auth("xoxb-fake-bot-token").send().await.unwrap();
    assert_eq!(
        (limited.status().as_u16(), &limited.headers()["retry-after"]),
        (429, &"7".parse().unwrap())
    );
    assert_eq!(scene.call("auth.test", json!({})).await["ok"], true);

    let url = scene.slack.command(ADA, "/usher", "").await.unwrap().origin.response_url.unwrap();
    scene.slack.response_faults().break_next(1);
    assert_eq!(scene.respond(&url, json!({ "text": "A" })).await.0, 500);
    assert_eq!(scene.slack.messages(ADA).len(), 0);
    scene.slack.response_faults().lose_next(1);
    assert_eq!(scene.respond(&url, json!({ "text": "B" })).await.0, 500);
    assert_eq!(scene.slack.messages(ADA)[0].text, "B");

    scene.slack.api_faults().hold(true);
    let slow = scene.call("chat.postMessage", json!({ "channel": ADA, "text": "Late" }));
    let slow = async { (slow.await, scene.slack.messages(ADA).len()) };
    let release = async {
        tokio::task::yield_now().await;
        assert_eq!(scene.slack.messages(ADA).len(), 1);
        scene.slack.api_faults().hold(false);
    };
    assert_eq!(tokio::join!(slow, release).0.1, 2);
}

#[tokio::test]
async fn what_is_sent_can_be_tampered_with() {
    let scene = scene().await;
    let slack = &scene.slack;
    let prepare = || slack.prepare_command(ADA, GENERAL, "/usher", "list").unwrap();
    let secret = &slack.settings().signing_secret;
    let is_right = || {
        let (_, headers, body) = scene.bot.last();
        let text = |name: &str| headers[name].to_str().unwrap().to_owned();
        let right = signing::slack(secret, &text("x-slack-request-timestamp"), &body);
        (text("x-slack-signature") == right, text("x-slack-request-timestamp"))
    };
    slack.deliver(slack.forged(prepare())).await.unwrap();
    assert_eq!(is_right(), (false, "1900000000".into()));
    slack.deliver(slack.stale(prepare(), Duration::from_secs(301))).await.unwrap();
    assert_eq!(is_right(), (true, "1899999699".into()));
    let mut cut = prepare();
    cut.request = cut.request.with_signature_cut();
    slack.deliver(cut).await.unwrap();
    assert!(!is_right().0);

    let sent = slack.command(ADA, "/usher", "list").await.unwrap();
    let (_, headers, body) = scene.bot.last();
    assert_eq!(slack.redeliver(&sent).await.unwrap().ack.status, Some(200));
    assert_eq!(scene.bot.last().2, body);
    assert_eq!(scene.bot.last().1["x-slack-signature"], headers["x-slack-signature"]);
    slack.retry(&sent, 1).await.unwrap();
    assert_eq!(scene.bot.last().1["x-slack-retry-num"], "1");
}

#[tokio::test]
async fn a_bot_that_does_not_answer_is_told_to_the_user() {
    let scene = scene().await;
    scene.bot.answer(401, "no");
    scene.slack.command(ADA, "/usher", "").await.unwrap();
    let failure = Failure { user: ADA.into(), error: "dispatch_failed".into() };
    assert_eq!(scene.slack.failures(), [failure]);
    let nobody = scene.slack.command("U0EVE", "/usher", "").await.unwrap_err();
    assert_eq!(nobody, ActError::NoUser("U0EVE".into()));
}

#[tokio::test]
async fn an_organization_wide_app_gets_no_team() {
    let (bot, url) = StandIn::serve().await;
    let mut settings = Settings::of_bot(&url);
    settings.org_wide = true;
    settings.enterprise = Some(("E0USHER".into(), "Usher Inc".into()));
    let slack = FakeSlack::serve(settings, Time::new().clock(), random()).await.unwrap();
    let (id, name) = (ADA.to_owned(), "ada".to_owned());
    slack.add_user(User { id, real_name: name.clone(), name, locale: "en-US".into() });
    bot.answer(200, json!({ "blocks": [buttons()] }));
    slack.command(ADA, "/usher", "").await.unwrap();
    assert!(bot.last().2.contains("enterprise_id=E0USHER"));
    assert!(bot.last().2.contains("is_enterprise_install=true"));
    let ts = slack.messages(ADA)[0].ts.clone();
    slack.press(ADA, &ts, "resend").await.unwrap();
    assert!(bot.last().2.contains("%22team%22%3Anull"));
    assert_eq!(slack.ssl_check().await.status, Some(200));
    assert!(bot.last().2.starts_with("ssl_check=1"));
}

#[tokio::test]
async fn a_view_is_updated_from_the_hash_it_had() {
    let scene = scene().await;
    let trigger = scene.trigger().await;
    let opened = scene.call("views.open", json!({ "trigger_id": trigger, "view": modal() })).await;
    let (id, hash) = (&opened["view"]["id"], &opened["view"]["hash"]);
    let update = json!({ "view_id": id, "hash": hash, "view": modal() });
    assert_eq!(scene.call("views.update", update.clone()).await["ok"], true);
    assert_eq!(scene.call("views.update", update).await["error"], "hash_conflict");
    let lost = json!({ "view_id": "V0", "view": modal() });
    assert_eq!(scene.call("views.update", lost).await["error"], "not_found");
    scene.slack.close(ADA).await.unwrap();
    assert_eq!(scene.slack.form(ADA), None);
}
