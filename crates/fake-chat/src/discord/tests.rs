//! The fake as the bot meets it, and as a user does.

#![expect(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod limits;

use std::time::Duration;

use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::{Value, json};

use super::{Failure, FakeDiscord, GENERAL, Settings, User};
use crate::{
    ActError,
    stand_in::{StandIn, Time, random},
};

struct Scene {
    discord: FakeDiscord,
    bot: StandIn,
    time: Time,
    http: reqwest::Client,
}

const ADA: &str = "300000000000000001";
const BOB: &str = "300000000000000002";
const APP: &str = "200000000000000001";
const GUILD: &str = "100000000000000001";
const NOBODY: [String; 0] = [];

async fn scene() -> Scene {
    let (bot, url) = StandIn::serve().await;
    let time = Time::new();
    let discord = FakeDiscord::serve(Settings::of_bot(&url), time.clock(), random()).await.unwrap();
    for (id, name, locale) in [(ADA, "ada", "es-ES"), (BOB, "bob", "en-US")] {
        let (id, username, locale) = (id.into(), name.into(), locale.into());
        let global_name = format!("{name} real");
        discord.add_user(User { id, username, global_name, locale, permissions: 0 });
    }
    Scene { discord, bot, time, http: reqwest::Client::new() }
}

impl Scene {
    async fn call(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}{path}", self.discord.api_url());
        let token = format!("Bot {}", self.discord.settings().bot_token);
        let call = self.http.request(method.parse().unwrap(), url).header("authorization", token);
        let answer = call.json(&body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// What the bot was sent last.
    fn last(&self) -> Value {
        serde_json::from_str(&self.bot.last().2).unwrap()
    }

    /// A command that is answered so.
    async fn command(&self, answer: Value) -> super::Origin {
        self.bot.answer(200, answer);
        self.discord.command(ADA, "invite", &[]).await.unwrap().origin
    }

    async fn original(&self, method: &str, token: &str, body: Value) -> (u16, Value) {
        self.call(method, &format!("/webhooks/{APP}/{token}/messages/@original"), body).await
    }
}

fn message(data: Value) -> Value {
    json!({ "type": 4, "data": data })
}

fn row(controls: Value) -> Value {
    json!([{ "type": 1, "components": controls }])
}

fn button(label: &str, id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": label, "custom_id": id })
}

fn label(text: &str, control: Value) -> Value {
    json!({ "type": 18, "label": text, "component": control })
}

fn text_input(id: &str) -> Value {
    json!({ "type": 4, "style": 1, "custom_id": id })
}

fn menu(options: Value) -> Value {
    json!({ "type": 3, "custom_id": "role", "options": options })
}

fn choices(n: usize) -> Value {
    (0..n).map(|n| json!({ "label": n.to_string(), "value": n.to_string() })).collect()
}

fn modal() -> Value {
    let roles = json!([
        { "label": "User", "value": "user", "default": true },
        { "label": "Admin", "value": "admin" },
    ]);
    json!({
        "custom_id": "invite:1",
        "title": "Invite",
        "components": [
            label("Email", text_input("email")),
            label("Role", menu(roles)),
        ],
    })
}

fn register() -> Value {
    json!([{
        "name": "invite",
        "description": "Bring people in",
        "options": [
            {
                "type": 1,
                "name": "add",
                "description": "Add",
                "options": [
                    { "type": 3, "name": "email", "description": "Address", "required": true },
                    {
                        "type": 3,
                        "name": "role",
                        "description": "Role",
                        "choices": [{ "name": "Admin", "value": "admin" }],
                    },
                    { "type": 5, "name": "mail", "description": "Mail" },
                    { "type": 3, "name": "lang", "description": "L", "autocomplete": true },
                ],
            },
            { "type": 1, "name": "help", "description": "Help" },
        ],
    }])
}

#[tokio::test]
async fn a_command_comes_signed_and_as_discord_documents_it() {
    let scene = scene().await;
    let origin = scene.command(message(json!({ "content": "Hi", "flags": 64 }))).await;
    let (path, headers, body) = scene.bot.last();
    assert_eq!(path, "/chat/discord");
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let bytes = |hex: &str| hex::decode(hex).unwrap();
    let key = bytes(&scene.discord.public_key()).try_into().unwrap();
    let signature = bytes(&header("x-signature-ed25519")).try_into().unwrap();
    let signed = format!("{}{body}", header("x-signature-timestamp"));
    let key = VerifyingKey::from_bytes(&key).unwrap();
    key.verify_strict(signed.as_bytes(), &Signature::from_bytes(&signature)).unwrap();

    let sent = scene.last();
    assert_eq!((&sent["type"], &sent["version"]), (&json!(2), &json!(1)));
    assert_eq!((&sent["application_id"], &sent["guild_id"]), (&json!(APP), &json!(GUILD)));
    assert_eq!((&sent["locale"], &sent["guild_locale"]), (&json!("es-ES"), &json!("en-US")));
    assert_eq!(sent["member"]["user"]["id"], ADA);
    assert_eq!((&sent["id"], &sent["token"]), (&json!(origin.id), &json!(origin.token)));
    assert_eq!(sent["channel_id"], GENERAL);
    assert_eq!(scene.discord.messages(ADA)[0].content, "Hi");
    assert_eq!(scene.discord.messages(BOB), []);
    assert_eq!(scene.discord.violations(), NOBODY);

    scene.bot.answer(200, message(json!({ "content": "All" })));
    scene.discord.command_in_dm(ADA, "invite", &[]).await.unwrap();
    assert_eq!(scene.last()["user"]["id"], ADA);
    assert_eq!(scene.last()["context"], 1);
    assert_eq!(scene.discord.direct_messages(ADA)[0].content, "All");
    assert_eq!(scene.discord.messages(BOB), []);
}

#[tokio::test]
async fn commands_are_typed_as_they_were_registered() {
    let scene = scene().await;
    let path = format!("/applications/{APP}/guilds/{GUILD}/commands");
    let (status, registered) = scene.call("PUT", &path, register()).await;
    assert_eq!(status, 200);
    let answer = || scene.bot.answer(200, message(json!({ "content": "ok", "flags": 64 })));
    answer();
    let line = "/invite add email:ada@example.com role:Admin mail:False";
    scene.discord.type_command(ADA, line).await.unwrap();
    let data = scene.last()["data"].take();
    assert_eq!((&data["id"], &data["guild_id"]), (&registered[0]["id"], &json!(GUILD)));
    let options = json!([
        { "name": "email", "type": 3, "value": "ada@example.com" },
        { "name": "role", "type": 3, "value": "admin" },
        { "name": "mail", "type": 5, "value": false },
    ]);
    assert_eq!(data["options"], json!([{ "name": "add", "type": 1, "options": options }]));

    let refused = async |line: &str| scene.discord.type_command(ADA, line).await.unwrap_err();
    let field =
        |field: &str, error| matches!(error, ActError::Field { field: f, .. } if f == field);
    assert!(field("email", refused("/invite add role:Admin").await));
    assert!(field("role", refused("/invite add email:x role:King").await));
    assert!(field("mail", refused("/invite add email:x mail:maybe").await));
    assert_eq!(refused("/other").await, ActError::NoControl("other".into()));

    let offer = json!({ "type": 8, "data": { "choices": [{ "name": "Deutsch", "value": "de" }] } });
    scene.bot.answer(200, offer);
    let offered =
        scene.discord.suggest(ADA, "invite add", &[("lang", "De")], "lang").await.unwrap();
    assert_eq!(offered, [("Deutsch".into(), "de".into())]);
    let focused = &scene.last()["data"]["options"][0]["options"][0];
    assert_eq!(focused, &json!({ "name": "lang", "type": 3, "value": "De", "focused": true }));

    let mut hidden = register();
    hidden[0]["default_member_permissions"] = "8".into();
    scene.call("PUT", &path, hidden).await;
    assert_eq!(refused("/invite help").await, ActError::NoControl("invite".into()));
    assert_eq!(scene.discord.violations(), NOBODY);
}

#[tokio::test]
async fn a_deferred_answer_is_filled_in_within_fifteen_minutes() {
    let scene = scene().await;
    let origin = scene.command(json!({ "type": 5, "data": { "flags": 64 } })).await;
    let message = scene.discord.messages(ADA).pop().unwrap();
    assert!(message.thinking && message.only_for.is_some());
    let (status, shown) =
        scene.original("PATCH", &origin.token, json!({ "content": "Done" })).await;
    assert_eq!((status, &shown["id"]), (200, &json!(message.id)));
    let message = scene.discord.messages(ADA).pop().unwrap();
    assert_eq!((message.content.as_str(), message.thinking, message.edits), ("Done", false, 0));
    scene.time.pass(15 * 60);
    assert_eq!(scene.original("PATCH", &origin.token, json!({ "content": "2" })).await.0, 200);
    scene.time.pass(1);
    let (status, error) = scene.original("PATCH", &origin.token, json!({ "content": "3" })).await;
    assert_eq!((status, &error["code"]), (401, &json!(50_027)));
    assert_eq!(scene.discord.messages(ADA)[0].content, "2");
    assert_eq!(scene.discord.violations(), NOBODY);
}

#[tokio::test]
async fn further_messages_follow_an_answer_and_not_before_it() {
    let scene = scene().await;
    let prepared = scene.discord.prepare_typed(ADA, "/invite").unwrap();
    let token = prepared.origin.token.clone();
    let path = format!("/webhooks/{APP}/{token}");
    let more = json!({ "content": "More", "flags": 64 });
    let (status, error) = scene.call("POST", &path, more.clone()).await;
    assert_eq!((status, &error["code"]), (404, &json!(10_015)));
    scene.bot.answer(200, message(json!({ "content": "One" })));
    scene.discord.deliver(prepared).await.unwrap();
    let (status, posted) = scene.call("POST", &path, more).await;
    assert_eq!(status, 200);
    assert_eq!(scene.discord.messages(BOB).len(), 1);
    let id = posted["id"].as_str().unwrap();
    let one = format!("{path}/messages/{id}");
    assert_eq!(scene.call("PATCH", &one, json!({ "content": "Two" })).await.0, 200);
    assert_eq!(scene.discord.messages(ADA)[1].content, "Two");
    assert_eq!(scene.call("DELETE", &one, Value::Null).await.0, 204);
    assert_eq!(scene.call("GET", &one, Value::Null).await.0, 404);
    assert_eq!(scene.original("DELETE", &token, Value::Null).await.0, 204);
    assert_eq!(scene.discord.messages(ADA), []);
}

#[tokio::test]
async fn a_button_updates_its_message() {
    let scene = scene().await;
    let link = json!({ "type": 2, "style": 5, "label": "Open", "url": "https://x.example" });
    let mut off = button("Off", "off");
    off["disabled"] = true.into();
    let shown = json!({
        "content": "Card",
        "flags": 64,
        "components": row(json!([button("Resend", "resend:7"), link, off])),
    });
    scene.command(message(shown)).await;
    let id = scene.discord.messages(ADA)[0].id.clone();
    for control in ["Open", "Off", "Other"] {
        let refused = scene.discord.press(ADA, &id, control).await.unwrap_err();
        assert_eq!(refused, ActError::NoControl(control.into()));
    }
    let unseen = scene.discord.press(BOB, &id, "Resend").await.unwrap_err();
    assert_eq!(unseen, ActError::NoMessage(id.clone()));
    scene.bot.answer(200, json!({ "type": 7, "data": { "content": "Sent", "components": [] } }));
    scene.discord.press(ADA, &id, "Resend").await.unwrap();
    let sent = scene.last();
    assert_eq!((&sent["type"], &sent["data"]["custom_id"]), (&json!(3), &json!("resend:7")));
    assert_eq!((&sent["message"]["id"], &sent["message"]["flags"]), (&json!(id), &json!(64)));
    let after = scene.discord.messages(ADA);
    assert_eq!((after.len(), after[0].content.as_str(), after[0].edits), (1, "Sent", 1));
    assert_eq!(after[0].components, [] as [Value; 0]);
    assert_eq!(scene.discord.violations(), NOBODY);
}

#[tokio::test]
async fn a_form_of_labels_is_filled_and_submitted() {
    let scene = scene().await;
    scene.command(json!({ "type": 9, "data": modal() })).await;
    let missing = scene.discord.submit(ADA, &[]).await.unwrap_err();
    assert!(matches!(missing, ActError::Field { field, .. } if field == "Email"));
    scene.bot.answer(500, "");
    scene.discord.submit(ADA, &[("Email", "a@b")]).await.unwrap();
    let error = "Something went wrong. Try again.".to_owned();
    assert_eq!(scene.discord.failures(), [Failure { user: ADA.into(), error }]);
    assert!(scene.discord.form(ADA).is_some());
    scene.bot.answer(200, message(json!({ "content": "Added", "flags": 64 })));
    scene.discord.submit(ADA, &[("email", "ada@example.com"), ("Role", "Admin")]).await.unwrap();
    let sent = scene.last();
    assert_eq!((&sent["type"], &sent["data"]["custom_id"]), (&json!(5), &json!("invite:1")));
    let email = json!({ "type": 4, "id": 2, "custom_id": "email", "value": "ada@example.com" });
    let role = json!({ "type": 3, "id": 4, "custom_id": "role", "values": ["admin"] });
    let components = json!([
        { "type": 18, "id": 1, "component": email },
        { "type": 18, "id": 3, "component": role },
    ]);
    assert_eq!(sent["data"]["components"], components);
    assert_eq!(scene.discord.form(ADA), None);
    assert_eq!(scene.discord.violations(), NOBODY);
}

#[tokio::test]
async fn an_answer_by_callback_comes_once_and_in_time() {
    let scene = scene().await;
    let prepared = scene.discord.prepare_typed(ADA, "/invite").unwrap();
    let (id, token) = (prepared.origin.id.clone(), prepared.origin.token.clone());
    let path = format!("/interactions/{id}/{token}/callback");
    let hi = message(json!({ "content": "Hi" }));
    let (status, answer) =
        scene.call("POST", &format!("{path}?with_response=true"), hi.clone()).await;
    assert_eq!((status, &answer["resource"]["message"]["content"]), (200, &json!("Hi")));
    let (status, error) = scene.call("POST", &path, hi.clone()).await;
    assert_eq!((status, &error["code"]), (400, &json!(40_060)));
    scene.bot.answer(202, "");
    assert_eq!(scene.discord.deliver(prepared).await.unwrap().ack.status, Some(202));

    let late = scene.discord.prepare_typed(ADA, "/invite").unwrap().origin;
    scene.time.pass(4);
    let path = format!("/interactions/{}/{}/callback", late.id, late.token);
    let (status, error) = scene.call("POST", &path, hi).await;
    assert_eq!((status, &error["code"]), (404, &json!(10_062)));
}

#[tokio::test]
async fn an_answer_must_fit_what_was_asked() {
    let scene = scene().await;
    for answer in [
        json!({ "type": 1 }),
        json!({ "type": 7, "data": { "content": "x" } }),
        json!({ "type": 8, "data": { "choices": [] } }),
        json!({ "nonsense": true }),
        message(json!({ "content": "" })),
    ] {
        scene.command(answer).await;
    }
    assert_eq!(scene.discord.violations().len(), 5);
    assert_eq!(scene.discord.failures().len(), 5);
    assert_eq!(scene.discord.messages(ADA), []);
}

#[tokio::test]
async fn an_endpoint_is_verified_by_a_right_and_a_forged_ping() {
    let scene = scene().await;
    scene.bot.answer(200, json!({ "type": 1 }));
    scene.bot.answer(401, "");
    scene.discord.verify_endpoint().await.unwrap();
    scene.bot.answer(200, json!({ "type": 1 }));
    scene.bot.answer(200, json!({ "type": 1 }));
    assert!(scene.discord.verify_endpoint().await.unwrap_err().contains("forged"));
}

#[tokio::test]
async fn what_is_sent_can_be_tampered_with() {
    let scene = scene().await;
    let discord = &scene.discord;
    let prepare = || discord.prepare_typed(ADA, "/invite").unwrap();
    let right = prepare();
    let forged = discord.forged(right.clone());
    let of =
        |prepared: &super::Prepared, name: &str| prepared.request.header(name).unwrap().to_owned();
    assert_ne!(of(&forged, "X-Signature-Ed25519"), of(&right, "X-Signature-Ed25519"));
    assert_eq!(of(&forged, "X-Signature-Timestamp"), of(&right, "X-Signature-Timestamp"));
    let stale = discord.stale(right.clone(), Duration::from_secs(301));
    assert_eq!(of(&stale, "X-Signature-Timestamp"), "1899999699");
    let cut = right.request.clone().with_signature_cut();
    assert_eq!(cut.header("X-Signature-Ed25519").unwrap().len(), 64);
    assert_eq!(cut.header("X-Signature-Timestamp"), right.request.header("X-Signature-Timestamp"));

    scene.bot.answer(200, message(json!({ "content": "Hi" })));
    let sent = discord.deliver(right).await.unwrap();
    let body = scene.bot.last().2;
    scene.bot.answer(200, message(json!({ "content": "Hi" })));
    discord.redeliver(&sent).await.unwrap();
    assert_eq!(scene.bot.last().2, body);
    assert_eq!(discord.messages(ADA).len(), 1);
}

#[tokio::test]
async fn direct_messages_are_posted_once_for_a_nonce_and_can_be_closed() {
    let scene = scene().await;
    let (_, dm) = scene.call("POST", "/users/@me/channels", json!({ "recipient_id": ADA })).await;
    let path = format!("/channels/{}/messages", dm["id"].as_str().unwrap());
    let body = json!({ "content": "Hi", "nonce": "n1", "enforce_nonce": true });
    let first = scene.call("POST", &path, body.clone()).await;
    assert_eq!((first.0, scene.call("POST", &path, body).await), (200, first.clone()));
    let one = format!("{path}/{}", first.1["id"].as_str().unwrap());
    assert_eq!(scene.call("PATCH", &one, json!({ "content": "Again" })).await.0, 200);
    let direct = scene.discord.direct_messages(ADA);
    assert_eq!((direct.len(), direct[0].content.as_str()), (1, "Again"));
    assert_eq!(scene.discord.messages(BOB), []);
    assert_eq!(scene.discord.violations(), NOBODY);

    scene.discord.close_direct_messages(ADA);
    let (status, error) = scene.call("POST", &path, json!({ "content": "Hi" })).await;
    assert_eq!((status, &error["code"]), (403, &json!(50_007)));
    let (status, error) =
        scene.call("POST", "/users/@me/channels", json!({ "recipient_id": "1" })).await;
    assert_eq!((status, &error["code"]), (400, &json!(50_033)));
    let (status, error) =
        scene.call("POST", "/channels/9/messages", json!({ "content": "x" })).await;
    assert_eq!((status, &error["code"]), (404, &json!(10_003)));
}

#[tokio::test]
async fn the_api_knows_who_calls_and_can_misbehave() {
    let scene = scene().await;
    assert_eq!(scene.call("GET", "/users/@me", Value::Null).await.1["id"], APP);
    assert_eq!(scene.call("GET", "/applications/@me", Value::Null).await.1["id"], APP);
    assert_eq!(scene.call("GET", "/nothing", Value::Null).await.0, 404);
    let bare = scene.http.get(format!("{}/users/@me", scene.discord.api_url()));
    assert_eq!(bare.send().await.unwrap().status().as_u16(), 401);

    scene.discord.faults().limit(1, 3);
    let (status, body) = scene.call("GET", "/users/@me", Value::Null).await;
    assert_eq!((status, &body["retry_after"]), (429, &json!(3.0)));
    let origin = scene.command(json!({ "type": 5 })).await;
    scene.discord.faults().break_next(1);
    let done = json!({ "content": "Done" });
    assert_eq!(scene.original("PATCH", &origin.token, done.clone()).await.0, 500);
    assert!(scene.discord.messages(ADA)[0].thinking);
    scene.discord.faults().lose_next(1);
    assert_eq!(scene.original("PATCH", &origin.token, done).await.0, 500);
    assert_eq!(scene.discord.messages(ADA)[0].content, "Done");
    let last = scene.discord.calls().pop().unwrap();
    assert_eq!(last.what, "PATCH /webhooks/{app}/{token}/messages/{message}");
}
