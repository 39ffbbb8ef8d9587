//! Keys of chat bots: who makes them, for whom they speak, and what that allows.

use http::Method;
use jiff::SignedDuration;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use usher_tests::{BotKey, TestApp, answer, body};

const U1: &str = "slack:T1:U1";
const U2: &str = "slack:T1:U2";

fn id(user: &Value) -> &str {
    user["id"].as_str().unwrap()
}

/// The status, and the code of what went wrong.
async fn refused(call: RequestBuilder) -> (u16, String) {
    let (status, answer) = answer(call).await;
    (status, answer["code"].as_str().unwrap_or_default().to_owned())
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

async fn make(usher: &TestApp, key: &str, body: Value) -> (u16, Value) {
    answer(usher.call_with(key, Method::POST, "/v1/api-keys").json(&body)).await
}

/// A bot, and an admin whose account is linked.
async fn bot_and_admin(usher: &TestApp) -> (BotKey, Value) {
    let bot = usher.bot_key(&["slack:T1", "discord:*"]).await;
    let admin = usher.member("ada@example.com", "admin").await;
    usher.link_chat(U1, id(&admin)).await;
    (bot, admin)
}

#[tokio::test]
async fn a_bots_key_is_listed_with_its_workspaces_and_may_do_nothing_of_its_own() {
    let usher = TestApp::start().await;
    let body = json!({ "name": "Bot", "kind": "bot",
        "workspaces": ["slack:T2", "discord:*", "slack:T1", "slack:T2"] });
    let (status, made) = make(&usher, usher.key(), body).await;
    assert_eq!(status, 201, "{made}");
    let key = &made["key"];
    assert_eq!(key["kind"], "bot");
    assert_eq!(key["role"], Value::Null);
    assert_eq!(key["workspaces"], json!(["slack:T1", "slack:T2", "discord:*"]));
    assert_eq!(usher.get("/v1/api-keys").await["items"][0], *key);
    let told = usher.told_of(&format!("key:{}", id(key))).await;
    assert_eq!(told[0]["data"]["workspaces"], "slack:T1 slack:T2 discord:*");
    let secret = made["secret"].as_str().unwrap();
    let (status, me) = answer(usher.call_with(secret, Method::GET, "/v1/me")).await;
    assert_eq!((status, &me["role"], &me["permissions"]), (200, &Value::Null, &json!([])));
    assert_eq!(me["key"]["id"], key["id"]);
    assert_eq!(answer(usher.call_with(secret, Method::GET, "/v1/languages")).await.0, 200);
    for path in
        ["/v1/users", "/v1/roles", "/v1/api-keys", "/v1/audit", "/v1/stats", "/v1/chat-links"]
    {
        let call = usher.call_with(secret, Method::GET, path);
        assert_eq!(refused(call).await, code(403, "permission_missing"), "{path}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn only_who_may_do_all_that_a_bot_can_come_to_do_makes_its_key() {
    let usher = TestApp::start().await;
    usher.define_role("keeper", &["keys:manage", "users:read", "users:invite"]).await;
    usher.define_role("host", &["keys:manage", "users:read", "users:invite", "users:manage"]).await;
    let bot = json!({ "name": "Bot", "kind": "bot", "workspaces": ["slack:*"] });
    for (role, expected) in [("keeper", 403), ("host", 201), ("admin", 403), ("user", 403)] {
        let key = usher.new_key(role).await;
        assert_eq!(make(&usher, &key.shown, bot.clone()).await.0, expected, "{role}");
    }
    let keeper = usher.new_key("keeper").await;
    let (_, answer) = make(&usher, &keeper.shown, bot).await;
    assert_eq!(answer["code"], "bot_exceeds_caller");
    // Nor do they revoke one that is not theirs.
    let theirs = usher.bot_key(&["slack:*"]).await;
    let path = format!("/v1/api-keys/{}", theirs.id);
    let revoke = usher.call_with(&keeper.shown, Method::DELETE, &path);
    assert_eq!(refused(revoke).await, code(403, "bot_exceeds_caller"));
    usher.finish().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_bots_key_is_told_by_field() {
    let usher = TestApp::start().await;
    let many: Vec<String> = (0..51).map(|n| format!("slack:T{n}")).collect();
    for (body, field, code) in [
        (json!({ "kind": "bot" }), "workspaces", "required"),
        (json!({ "kind": "bot", "workspaces": [] }), "workspaces", "empty"),
        (json!({ "kind": "bot", "workspaces": "slack:T1" }), "workspaces", "wrong_type"),
        (json!({ "kind": "bot", "workspaces": [1] }), "workspaces", "wrong_type"),
        (
            json!({ "kind": "bot", "workspaces": ["irc:T1"] }),
            "workspaces",
            "chat_workspace_malformed",
        ),
        (
            json!({ "kind": "bot", "workspaces": ["slack:"] }),
            "workspaces",
            "chat_workspace_malformed",
        ),
        (json!({ "kind": "bot", "workspaces": many }), "workspaces", "too_many"),
        (
            json!({ "kind": "bot", "workspaces": ["slack:*"], "role": "user" }),
            "role",
            "unknown_field",
        ),
        (
            json!({ "kind": "program", "role": "user", "workspaces": ["slack:*"] }),
            "workspaces",
            "unknown_field",
        ),
        (json!({ "kind": "robot" }), "kind", "unknown_key_kind"),
        (json!({ "kind": 1 }), "kind", "wrong_type"),
        (json!({}), "role", "required"),
    ] {
        let mut body = body;
        body["name"] = "Bot".into();
        let (status, answer) = make(&usher, usher.key(), body.clone()).await;
        let errors = answer["errors"].as_array().unwrap();
        let found = errors.iter().any(|one| one["field"] == field && one["code"] == code);
        assert!(status == 422 && found, "{body} {answer}");
    }
    usher.finish().await;
}

#[tokio::test]
async fn in_chat_a_person_may_what_their_role_allows_and_concerns_users() {
    let usher = TestApp::start().await;
    let (bot, admin) = bot_and_admin(&usher).await;
    let (status, me) = answer(usher.call_for(&bot, U1, Method::GET, "/v1/me")).await;
    assert_eq!(status, 200);
    assert_eq!(me["role"], "admin");
    assert_eq!(me["permissions"], json!(["users:read", "users:invite", "users:manage"]));
    assert_eq!(me["user"]["id"], admin["id"]);
    assert_eq!(me["chat"]["account"], U1);
    assert_eq!(me["key"]["id"], bot.id);
    assert_eq!(me["session"], Value::Null);
    // An admin may read the trail, but not from chat.
    let audit = usher.call_for(&bot, U1, Method::GET, "/v1/audit");
    assert_eq!(refused(audit).await, code(403, "permission_missing"));
    let mut wanted = body("new@example.com");
    wanted["role"] = "super_admin".into();
    let above = usher.call_for(&bot, U1, Method::POST, "/v1/users").json(&wanted);
    assert_eq!(refused(above).await, code(403, "role_exceeds_caller"));
    // The role that is granted allows more than can be done in chat: what counts is what Ada holds.
    wanted["role"] = "admin".into();
    let equal = usher.call_for(&bot, U1, Method::POST, "/v1/users").json(&wanted);
    assert_eq!(answer(equal).await.0, 201);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_timeline_names_the_person_and_the_bot() {
    let usher = TestApp::start().await;
    let (bot, admin) = bot_and_admin(&usher).await;
    let add = usher.call_for(&bot, U1, Method::POST, "/v1/users").json(&body("new@example.com"));
    let (_, added) = answer(add).await;
    let timeline = usher.get(&format!("/v1/users/{}/timeline", id(&added["user"]))).await;
    assert_eq!(
        timeline["items"][0]["actor"],
        json!({ "type": "user", "id": admin["id"], "name": "Ada Lovelace", "via_key": bot.id,
            "via_chat": "slack" })
    );
    // In the trail it is found under the person.
    let path = format!("/v1/audit?actor=user:{}&action=added", id(&admin));
    assert_eq!(usher.get(&path).await["items"][0]["actor"]["via_key"], bot.id);
    // Whoever invited in chat is told what became of it.
    usher.deliver().await;
    let link = usher.mail_to("new@example.com").link();
    assert_eq!(usher.accept(&link, usher_tests::GOOD_PASSWORD).await.status, 200);
    usher.deliver().await;
    assert!(usher.mail_to("ada@example.com").subject().contains("joined"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_account_that_is_not_linked_or_not_served_gets_nothing() {
    let usher = TestApp::start().await;
    let (bot, _) = bot_and_admin(&usher).await;
    let look = |account: &str| usher.call_for(&bot, account, Method::GET, "/v1/users");
    assert_eq!(answer(look(U1)).await.0, 200);
    assert_eq!(refused(look(U2)).await, code(403, "not_linked"));
    assert_eq!(refused(look("discord:1:2")).await, code(403, "not_linked"));
    assert_eq!(refused(look("slack:T2:U1")).await, code(403, "workspace_not_served"));
    for nonsense in ["", "slack", "slack:T1", "slack:T1:U1:x", "irc:T1:U1", "slack:T1:*"] {
        assert_eq!(refused(look(nonsense)).await, code(422, "invalid"), "{nonsense}");
    }
    let twice = look(U1).header("usher-on-behalf-of", U2);
    assert_eq!(refused(twice).await, code(422, "invalid"));
    // Another bot does not speak for the workspace, however linked the account is.
    let other = usher.bot_key(&["discord:*"]).await;
    let call = usher.call_for(&other, U1, Method::GET, "/v1/me");
    assert_eq!(refused(call).await, code(403, "workspace_not_served"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_but_a_bot_speaks_for_others() {
    let usher = TestApp::start().await;
    let (_, _) = bot_and_admin(&usher).await;
    let call = usher.call(Method::GET, "/v1/me").header("usher-on-behalf-of", U1);
    assert_eq!(refused(call).await, code(403, "on_behalf_not_allowed"));
    let call = usher.call(Method::GET, "/v1/me").header("usher-on-behalf-of", "nonsense");
    assert_eq!(refused(call).await, code(403, "on_behalf_not_allowed"));
    let mut browser = usher.browser();
    browser.sign_in("grace@example.com", usher_tests::GOOD_PASSWORD).await;
    browser.headers = vec![("usher-on-behalf-of", U1.into())];
    let (status, answer) = browser.call(Method::GET, "/v1/me").await;
    assert_eq!((status, &answer["code"]), (403, &json!("on_behalf_not_allowed")));
    let call = usher.call_without_key(Method::GET, "/v1/me").header("usher-on-behalf-of", U1);
    assert_eq!(refused(call).await, code(401, "api_key_missing"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_change_of_the_person_or_the_link_counts_at_once() {
    let usher = TestApp::start().await;
    let (bot, admin) = bot_and_admin(&usher).await;
    let look = || usher.call_for(&bot, U1, Method::GET, "/v1/users");
    let path = format!("/v1/users/{}", id(&admin));
    assert_eq!(answer(look()).await.0, 200);
    let demote = usher.call(Method::PATCH, &path).json(&json!({ "role": "user" }));
    assert_eq!(answer(demote).await.0, 200);
    assert_eq!(refused(look()).await, code(403, "permission_missing"));
    let promote = usher.call(Method::PATCH, &path).json(&json!({ "role": "admin" }));
    assert_eq!(answer(promote).await.0, 200);
    assert_eq!(answer(look()).await.0, 200);
    assert_eq!(answer(usher.call(Method::POST, &format!("{path}/deactivate"))).await.0, 200);
    assert_eq!(refused(look()).await, code(403, "not_linked"));
    let me = usher.call_for(&bot, U1, Method::GET, "/v1/me");
    assert_eq!(refused(me).await, code(403, "not_linked"));
    // The link stays, and works again with the person.
    assert_eq!(answer(usher.call(Method::POST, &format!("{path}/reactivate"))).await.0, 200);
    assert_eq!(answer(look()).await.0, 200);
    let unlink = usher.call(Method::DELETE, &format!("/v1/chat-links/{U1}"));
    assert_eq!(answer(unlink).await.0, 204);
    assert_eq!(refused(look()).await, code(403, "not_linked"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_revoked_bot_works_nowhere_after_half_a_minute_and_ends_with_its_maker() {
    let usher = TestApp::start().await;
    let (bot, _) = bot_and_admin(&usher).await;
    let look = |bot: &BotKey| usher.call_for(bot, U1, Method::GET, "/v1/users");
    assert_eq!(answer(look(&bot)).await.0, 200);
    assert_eq!(
        answer(usher.call(Method::DELETE, &format!("/v1/api-keys/{}", bot.id))).await.0,
        204
    );
    usher.clock.advance(SignedDuration::from_secs(31));
    assert_eq!(refused(look(&bot)).await, code(401, "api_key_invalid"));
    // Whoever made it is shut out.
    let maker = usher.member("linus@example.com", "super_admin").await;
    let key = usher.key_of(&maker, "super_admin").await.shown;
    let body = json!({ "name": "Bot", "kind": "bot", "workspaces": ["slack:*"] });
    let (_, made) = make(&usher, &key, body).await;
    let secret = made["secret"].as_str().unwrap().to_owned();
    let bot = BotKey { id: id(&made["key"]).to_owned(), secret };
    assert_eq!(answer(look(&bot)).await.0, 200);
    let path = format!("/v1/users/{}/deactivate", id(&maker));
    assert_eq!(answer(usher.call(Method::POST, &path)).await.0, 200);
    usher.clock.advance(SignedDuration::from_secs(31));
    assert_eq!(refused(look(&bot)).await, code(401, "api_key_invalid"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_bot_allows_nobody_more_than_its_maker_may() {
    let usher = TestApp::start().await;
    usher.define_role("host", &["keys:manage", "users:read", "users:invite", "users:manage"]).await;
    let host = usher.member("host@example.com", "host").await;
    let key = usher.key_of(&host, "host").await.shown;
    let body_of_key = json!({ "name": "Bot", "kind": "bot", "workspaces": ["slack:*"] });
    let (_, made) = make(&usher, &key, body_of_key).await;
    let secret = made["secret"].as_str().unwrap().to_owned();
    let bot = BotKey { id: id(&made["key"]).to_owned(), secret };
    // The host knows the bot's secret, and so could pose as Grace, who may do everything.
    usher.link_chat(U2, &usher.admin.to_string()).await;
    let mut wanted = body("new@example.com");
    wanted["role"] = "super_admin".into();
    let add = usher.call_for(&bot, U2, Method::POST, "/v1/users").json(&wanted);
    assert_eq!(refused(add).await, code(403, "role_exceeds_caller"));
    let path = format!("/v1/users/{}", id(&host));
    let demote = usher.call(Method::PATCH, &path).json(&json!({ "role": "user" }));
    assert_eq!(answer(demote).await.0, 200);
    usher.clock.advance(SignedDuration::from_secs(31));
    let look = usher.call_for(&bot, U2, Method::GET, "/v1/users");
    assert_eq!(refused(look).await, code(403, "permission_missing"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn two_people_through_one_bot_have_idempotency_keys_of_their_own() {
    let usher = TestApp::start().await;
    let (bot, _) = bot_and_admin(&usher).await;
    let bob = usher.member("bob@example.com", "admin").await;
    usher.link_chat(U2, id(&bob)).await;
    let add = |account: &str, email: &str| {
        let call = usher.call_for(&bot, account, Method::POST, "/v1/users");
        answer(call.header("idempotency-key", "interaction-1").json(&body(email)))
    };
    let (status, first) = add(U1, "one@example.com").await;
    assert_eq!(status, 201);
    assert_eq!(add(U1, "one@example.com").await, (201, first.clone()));
    let (status, second) = add(U2, "two@example.com").await;
    assert_eq!((status, second["user"]["email"].as_str()), (201, Some("two@example.com")));
    // One person in two accounts is two callers, too: the ids of interactions are the account's.
    usher.link_chat("discord:1:2", id(&bob)).await;
    assert_eq!(add("discord:1:2", "three@example.com").await.0, 201);
    assert_eq!(add(U1, "other@example.com").await.0, 422);
    // Whoever the account belongs to by now does not get the answer of who had it before.
    usher.link_chat(U1, id(&bob)).await;
    assert_eq!(add(U1, "four@example.com").await.0, 201);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_that_was_begun_in_chat_goes_on_while_person_and_bot_may() {
    let usher = TestApp::start().await;
    let bot = usher.bot_key(&["slack:T1"]).await;
    let ada = usher.member("ada@example.com", "admin").await;
    // By herself: an account that somebody else linked begins no import.
    let link = usher.ask_to_link(&bot, U1).await;
    let mut browser = usher.signed_in("ada@example.com").await;
    let digits = browser.digits(&link).await;
    assert_eq!(usher.type_digits(&bot, U1, &digits).await.0, 200);
    let csv = "first_name,last_name,email,role\nA,B,a@example.com,user\nC,D,c@example.com,admin\n";
    let check = usher.call_for(&bot, U1, Method::POST, "/v1/imports");
    let (status, checked) = answer(check.header("content-type", "text/csv").body(csv)).await;
    assert_eq!(status, 201, "{checked}");
    let import = &checked["import"];
    let commit =
        usher.call_for(&bot, U1, Method::POST, &format!("/v1/imports/{}/commit", id(import)));
    let (status, begun) = answer(commit.json(&json!({ "hash": import["hash"] }))).await;
    assert!(status < 300, "{begun}");
    usher.deliver().await;
    let rows = usher.get(&format!("/v1/imports/{}/rows", id(import))).await;
    let verdicts: Vec<&Value> =
        rows["items"].as_array().unwrap().iter().map(|row| &row["verdict"]).collect();
    assert_eq!(verdicts, ["added", "added"]);

    // Whoever began it may no more: the next one stops.
    let check = usher.call_for(&bot, U1, Method::POST, "/v1/imports");
    let csv = "first_name,last_name,email,role\nE,F,e@example.com,user\n";
    let (_, checked) = answer(check.header("content-type", "text/csv").body(csv)).await;
    let import = &checked["import"];
    let commit =
        usher.call_for(&bot, U1, Method::POST, &format!("/v1/imports/{}/commit", id(import)));
    assert!(answer(commit.json(&json!({ "hash": import["hash"] }))).await.0 < 300);
    let demoted = usher.call(Method::PATCH, &format!("/v1/users/{}", id(&ada)));
    assert_eq!(answer(demoted.json(&json!({ "role": "user" }))).await.0, 200);
    usher.deliver().await;
    let stopped = usher.get(&format!("/v1/imports/{}", id(import))).await;
    let stopped = (&stopped["state"], &stopped["stopped_because"]);
    assert_eq!(stopped, (&json!("stopped"), &json!("rights_lost")));
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_use_of_a_bots_key_is_noted() {
    let usher = TestApp::start().await;
    let (bot, _) = bot_and_admin(&usher).await;
    answer(usher.call_for(&bot, U1, Method::GET, "/v1/users")).await;
    let key = usher.get(&format!("/v1/api-keys/{}", bot.id)).await;
    assert_eq!(key["last_used_at"], usher.clock.now().to_string());
    usher.finish_unread().await;
}
