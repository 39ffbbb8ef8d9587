//! Every role against every operation.
//!
//! The operations come from the API's own description, so one without a row here fails. A row is one
//! line: what everybody gets, and what the call needs.

use std::collections::BTreeMap;

use http::Method;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_domain::{Permission, Role};
use usher_tests::{GOOD_PASSWORD, TestApp, answer, body};

/// The table. `may` is any 2xx; `sign` is the 403 for keys where only a person who signed in may, `bot`
/// the same where only a chat bot may; anything else is the very status.
///
/// The columns: keys with the built-in roles, a super admin who signed in, nobody, and a super
/// admin's key of another organization. Placeholders such as `{email}` are filled by [`value_of`],
/// anew for every call.
#[rustfmt::skip]
fn rows() -> Vec<Row> {
    vec![
        //  operation             super admin user member nobody stranger
        row("check_health",       "may   may   may  may    may    may"),
        row("list_users",         "may   may   403  may    401    401").query("q=a&limit=1"),
        row("add_user",           "may   may   403  may    401    401").json(&body("{email}")),
        row("read_user",          "may   may   403  may    401    401"),
        row("read_timeline",      "may   may   403  may    401    401"),
        row("change_user",        "may   may   403  may    401    401").json(&json!({ "last_name": "King" })),
        row("delete_user",        "may   may   403  may    401    401"),
        row("resend_invite",      "may   may   403  may    401    401"),
        row("revoke_invite",      "may   may   403  may    401    401"),
        // Whoever is invited is neither active nor deactivated.
        row("deactivate_user",    "409   409   403  409    401    401"),
        row("reactivate_user",    "409   409   403  409    401    401"),
        row("read_settings",      "may   may   403  may    401    401"),
        row("change_settings",    "may   403   403  may    401    401").json(&json!({ "organization": "Acme" })),
        row("set_logo",           "may   403   403  may    401    401").text("image/webp", WEBP),
        row("remove_logo",        "may   403   403  may    401    401"),
        row("copy_link",          "may   may   403  may    401    401"),
        row("accept_invite",      "may   may   may  may    may    may").json(&json!({ "token": "{token}", "password": GOOD_PASSWORD })),
        row("sign_in",            "may   may   may  may    may    may").json(&json!({ "email": "grace@example.com", "password": GOOD_PASSWORD })),
        row("sign_out",           "sign  sign  sign may    401    401"),
        row("read_me",            "may   may   may  may    401    401"),
        row("list_own_sessions",  "sign  sign  sign may    401    401"),
        row("end_own_session",    "sign  sign  sign 404    401    401"),
        row("list_sessions",      "may   may   403  may    401    401"),
        row("end_sessions",       "may   may   403  may    401    401"),
        row("request_password_reset", "may may may may    may    may").json(&json!({ "email": "{email}" })),
        // The token is none.
        row("confirm_password_reset", "410 410 410 410    410    410").json(&json!({ "token": "x", "password": GOOD_PASSWORD })),
        row("change_password",    "sign  sign  sign 422    401    401").json(&json!({ "current_password": "x", "new_password": GOOD_PASSWORD })),
        row("list_team_members",  "may   may   403  may    401    401"),
        row("list_roles",         "may   may   403  may    401    401"),
        row("read_role",          "may   may   403  may    401    401"),
        row("create_role",        "may   403   403  may    401    401").json(&json!({ "name": "{new_role}", "permissions": [] })),
        row("change_role",        "may   403   403  may    401    401").json(&json!({ "description": "At the door" })),
        row("delete_role",        "may   403   403  may    401    401"),
        row("list_approvals",     "may   may   403  may    401    401").query("state=pending"),
        row("read_approval",      "may   may   403  may    401    401"),
        // A key that nobody made is no second person.
        row("approve_approval",   "sign  sign  403  may    401    401"),
        row("decline_approval",   "sign  sign  403  may    401    401"),
        row("cancel_approval",    "sign  sign  403  may    401    401"),
        row("list_api_keys",      "may   403   403  may    401    401"),
        row("read_api_key",       "may   403   403  may    401    401"),
        row("create_api_key",     "may   403   403  may    401    401").json(&json!({ "name": "A program", "role": "user" })),
        row("revoke_api_key",     "may   403   403  may    401    401"),
        row("list_chat_links",    "may   may   403  may    401    401").query("user={user}"),
        row("link_chat_account",  "may   may   403  may    401    401    422").json(&json!({ "user_id": "{member}" })),
        row("unlink_chat_account", "may  may   403  may    401    401"),
        row("make_link_code",     "bot   bot   bot  bot    401    401").json(&json!({ "account": "slack:T1:U1", "display_name": "ada" })),
        row("confirm_chat_link",  "bot   bot   bot  bot    401    401").json(&json!({ "digits": "123456" })),
        row("check_import",       "may   may   403  may    401    401").text("text/csv", CSV),
        row("list_imports",       "may   may   403  may    401    401"),
        row("read_import",        "may   may   403  may    401    401"),
        row("list_import_rows",   "may   may   403  may    401    401"),
        row("commit_import",      "may   may   403  may    401    401").json(&json!({ "hash": "{hash}" })),
        row("cancel_import",      "may   may   403  may    401    401"),
        row("export_users",       "may   may   403  may    401    401"),
        row("list_audit",         "may   may   403  may    401    401"),
        row("list_audit_seals",   "may   may   403  may    401    401"),
        row("list_audit_entries", "may   may   403  may    401    401"),
        row("read_stats",         "may   may   403  may    401    401"),
        row("keep_chat_card",     "bot   bot   403  bot    401    401").json(&json!({ "handle": "x", "until": "2026-11-23T09:10:00Z", "version": 1 })),
        row("take_chat_notices",  "bot   bot   bot  bot    401    401"),
        row("end_chat_notice",    "bot   bot   bot  bot    401    401").json(&json!({ "claim": "x", "outcome": "told" })),
        row("list_dead_entries",  "may   may   403  may    401    401"),
        row("retry_dead_entry",   "may   may   403  may    401    401"),
        row("give_up_dead_entry", "may   may   403  may    401    401"),
        row("list_languages",     "may   may   may  may    401    401"),
    ]
}

/// A new value for a placeholder. In a path, `{id}` stands for one of what the segment before it
/// names: a `user` in `/v1/users/{id}`.
#[expect(clippy::panic, reason = "a placeholder without a value is a mistake in the table")]
async fn value_of(usher: &TestApp, what: &str) -> String {
    let email = || format!("{}@example.com", usher.app.ids.next());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    match what {
        "email" => email(),
        // No program has taken one.
        "chat-notice" => usher.app.ids.next().to_string(),
        // Nobody's.
        "session" => "0000000000000000".to_owned(),
        // Somebody who is invited.
        "user" => text(&usher.add(&body(&email())).await["id"]),
        // Somebody who has joined.
        "member" => {
            let address = email();
            let user = text(&usher.add(&body(&address)).await["id"]);
            usher.deliver().await;
            let link = usher.mail_to(&address).link();
            assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
            user
        }
        // One that is linked.
        "chat-link" => {
            let account = format!("slack:T1:U{}", usher.app.ids.next().simple());
            usher.link_chat(&account, &Box::pin(value_of(usher, "member")).await).await;
            account
        }
        "token" => {
            let user = usher.add(&body(&email())).await;
            let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
            let link = text(&usher.get(&path).await["link"]);
            link.rsplit('/').next().unwrap().to_owned()
        }
        "new_role" => format!("r-{}", usher.app.ids.next()),
        "role" => {
            let name = format!("r-{}", usher.app.ids.next());
            usher.define_role(&name, &[]).await;
            name
        }
        "api-key" => {
            let key = json!({ "name": "A program", "role": "user" });
            text(&made(usher.call(Method::POST, "/v1/api-keys").json(&key)).await["key"]["id"])
        }
        "approval" => approval(usher).await,
        "dead" => dead_entry(usher).await,
        "import" => text(&import(usher).await["id"]),
        // The same of every file that holds the same.
        "hash" => text(&import(usher).await["hash"]),
        _ => panic!("`value_of` does not say what a {what} is"),
    }
}

/// A request that waits: to change a role that was marked.
async fn approval(usher: &TestApp) -> String {
    // Somebody must be there who could approve.
    let heidi = json!({
        "first_name": "Heidi", "last_name": "Second", "language": "en", "role": "super_admin",
        "email": format!("{}@example.com", usher.app.ids.next()),
    });
    let user = usher.add(&heidi).await;
    let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
    let link = usher.get(&path).await["link"].as_str().unwrap().to_owned();
    assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    let name = format!("r-{}", usher.app.ids.next());
    let role = json!({ "name": name, "permissions": ["users:read"], "needs_approval": true });
    made(usher.call(Method::POST, "/v1/roles").json(&role)).await;
    let call = usher.call(Method::PATCH, &format!("/v1/roles/{name}"));
    let answer = call.json(&json!({ "permissions": [] })).send().await.unwrap();
    let answer: Value = answer.json().await.unwrap();
    answer["approval"]["id"].as_str().unwrap().to_owned()
}

/// As much of a picture as is looked at: 16 by 14 pixels.
const WEBP: &str = "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/\x0f\x40\x03\0";

/// Something that could not be sent for two days.
async fn dead_entry(usher: &TestApp) -> String {
    // Of all that waits it is to be this one that is refused.
    usher.deliver().await;
    usher.add(&body(&format!("{}@example.com", usher.app.ids.next()))).await;
    usher.set_aside_mails().await;
    let dead = usher.get("/v1/outbox/dead").await;
    dead["items"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned()
}

/// A file for an import.
const CSV: &str = "first_name,last_name,email\nAda,Lovelace,ada.lovelace@example.com\n";

/// An import that was looked at.
async fn import(usher: &TestApp) -> Value {
    let call = usher.call(Method::POST, "/v1/imports").header("content-type", "text/csv");
    made(call.body(CSV)).await["import"].clone()
}

/// What a call made.
async fn made(call: RequestBuilder) -> Value {
    let (status, answer) = answer(call).await;
    assert_eq!(status, 201, "{answer}");
    answer
}

/// Every placeholder that a query or a body may hold.
const PLACEHOLDERS: [&str; 6] = ["email", "user", "member", "token", "new_role", "hash"];

/// What names nobody and nothing.
const NOT_THERE: &str = "01930000-0000-7000-8000-000000000000";

const CALLERS: [&str; 6] = ["super_admin", "admin", "user", "member", "nobody", "stranger"];

struct Row {
    operation: &'static str,
    expected: Vec<&'static str>,
    /// What whoever may gets of an id that names nothing.
    not_there: &'static str,
    query: String,
    media_type: &'static str,
    body: String,
}

fn row(operation: &'static str, expected: &'static str) -> Row {
    let mut words = expected.split_whitespace();
    let expected: Vec<&str> = words.by_ref().take(CALLERS.len()).collect();
    assert_eq!(expected.len(), CALLERS.len(), "{operation}: columns");
    let not_there = words.next().unwrap_or("404");
    Row {
        operation,
        expected,
        not_there,
        query: String::new(),
        media_type: "",
        body: String::new(),
    }
}

impl Row {
    fn query(self, query: &str) -> Self {
        Self { query: format!("?{query}"), ..self }
    }

    fn json(self, body: &Value) -> Self {
        self.text("application/json", &body.to_string())
    }

    fn text(self, media_type: &'static str, body: &str) -> Self {
        Self { media_type, body: body.to_owned(), ..self }
    }
}

/// An operation as the description has it.
struct Operation {
    method: Method,
    path: String,
    permission: Option<String>,
    needs_key: bool,
}

async fn operations(usher: &TestApp) -> BTreeMap<String, Operation> {
    let document = usher.get("/openapi.json").await;
    let mut operations = BTreeMap::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, one) in item.as_object().unwrap() {
            let schemes = one["security"].as_array().unwrap();
            let operation = Operation {
                method: method.to_uppercase().parse().unwrap(),
                path: path.clone(),
                permission: one["x-permission"].as_str().map(str::to_owned),
                needs_key: schemes.iter().all(|scheme| *scheme != json!({})),
            };
            operations.insert(one["operationId"].as_str().unwrap().to_owned(), operation);
        }
    }
    operations
}

#[tokio::test]
async fn every_operation_has_a_row_and_every_row_an_operation() {
    let usher = TestApp::start().await;
    let described: Vec<String> = operations(&usher).await.into_keys().collect();
    let mut rows: Vec<&str> = rows().iter().map(|row| row.operation).collect();
    rows.sort_unstable();
    assert_eq!(rows, described);
    usher.finish().await;
}

#[tokio::test]
async fn everybody_gets_what_their_role_allows() {
    let mut rows = rows().into_iter().peekable();
    while rows.peek().is_some() {
        // A few at once: each waits for its own system.
        let mut tests: JoinSet<()> = rows.by_ref().take(8).map(everybody_gets).collect();
        while let Some(test) = tests.join_next().await {
            test.unwrap();
        }
    }
}

async fn everybody_gets(row: Row) {
    let usher = TestApp::start().await;
    let operation = &operations(&usher).await[row.operation];
    for (caller, expected) in CALLERS.into_iter().zip(&row.expected) {
        let path = fill_path(&usher, &operation.path).await;
        let status = call(&usher, &row, operation, &path, caller).await;
        let met = match *expected {
            "may" => (200..300).contains(&status),
            "sign" | "bot" => status == 403,
            exact => status.to_string() == exact,
        };
        assert!(met, "{}: {caller} gets {status}, not {expected}", row.operation);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_not_there_is_told_only_to_whoever_might_see_it() {
    let usher = TestApp::start().await;
    let operations = operations(&usher).await;
    for row in rows() {
        let operation = &operations[row.operation];
        if !operation.path.contains('{') {
            continue;
        }
        let path: Vec<&str> = operation.path.split('/').collect();
        let path =
            path.into_iter().map(|part| if part.starts_with('{') { NOT_THERE } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        for (caller, expected) in CALLERS.into_iter().zip(&row.expected) {
            let status = call(&usher, &row, operation, &path, caller).await;
            let expected = match *expected {
                refused @ ("401" | "403") => refused,
                "sign" | "bot" => "403",
                _ => row.not_there,
            };
            assert_eq!(status.to_string(), expected, "{}: {caller}", row.operation);
        }
    }
    usher.finish_unread().await;
}

/// What the description says of permissions is what the table says.
#[tokio::test]
async fn the_description_names_the_permission_that_is_needed() {
    let usher = TestApp::start().await;
    let operations = operations(&usher).await;
    let known = |name: &str| Permission::ALL.into_iter().find(|one| one.as_str() == name).unwrap();
    for row in rows() {
        let operation = &operations[row.operation];
        let permission = operation.permission.as_deref().map(known);
        for (role, expected) in Role::built_in().into_iter().zip(&row.expected) {
            let lacks = permission.is_some_and(|needed| !role.permissions.allows(needed));
            assert_eq!(*expected == "403", lacks, "{}: {}", row.operation, role.name);
        }
        // Signing in opens what is for people only, and nothing else that a key does not open.
        if row.expected[0] == "sign" {
            assert!(["may", "404", "422"].contains(&row.expected[3]), "{}", row.operation);
        } else {
            assert_eq!(row.expected[3], row.expected[0], "{}", row.operation);
        }
        for (caller, expected) in CALLERS.into_iter().zip(&row.expected).skip(4) {
            assert_eq!(*expected == "401", operation.needs_key, "{}: {caller}", row.operation);
        }
    }
    usher.finish().await;
}

async fn call(usher: &TestApp, row: &Row, operation: &Operation, path: &str, caller: &str) -> u16 {
    let path = format!("{path}{}", fill(usher, &row.query).await);
    let mut request = usher.call_without_key(operation.method.clone(), &path);
    if !row.body.is_empty() {
        request = request.header("content-type", row.media_type);
        request = request.body(fill(usher, &row.body).await);
    }
    request = match caller {
        "nobody" => request,
        "member" => request.bearer_auth(signed_in(usher).await),
        "stranger" => request.bearer_auth(usher.foreign_key("super_admin").await.shown),
        role => request.bearer_auth(usher.new_key(role).await.shown),
    };
    request.send().await.unwrap().status().as_u16()
}

/// The token of a new super admin who signed in.
async fn signed_in(usher: &TestApp) -> String {
    let email = format!("{}@example.com", usher.app.ids.next());
    usher.member(&email, "super_admin").await;
    let body = json!({ "email": email, "password": GOOD_PASSWORD });
    let session = made(usher.call_without_key(Method::POST, "/v1/session").json(&body)).await;
    session["token"].as_str().unwrap().to_owned()
}

/// A path of the description with something in place of each variable segment.
async fn fill_path(usher: &TestApp, path: &str) -> String {
    let mut filled: Vec<String> = Vec::new();
    for segment in path.split('/') {
        let value = match filled.last() {
            Some(before) if segment.starts_with('{') => {
                value_of(usher, before.trim_end_matches('s')).await
            }
            _ => segment.to_owned(),
        };
        filled.push(value);
    }
    filled.join("/")
}

async fn fill(usher: &TestApp, text: &str) -> String {
    let mut text = text.to_owned();
    for what in PLACEHOLDERS {
        let placeholder = format!("{{{what}}}");
        if text.contains(&placeholder) {
            text = text.replace(&placeholder, &value_of(usher, what).await);
        }
    }
    text
}
