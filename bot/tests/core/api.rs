//! A stand-in for the API on loopback that answers by its contract, as far as the bot calls it.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::Ipv4Addr,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use usher_client::Url;

/// What went wrong with the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does what it is asked for, and never answers.
    Silent,
    /// It answers that something broke inside.
    Broken,
    /// It answers what a proxy would.
    NoJson,
    /// It does not know the bot's key.
    KeyUnknown,
    /// The person must wait for so many seconds.
    TooOften(u64),
    /// The person lacks the permission.
    Forbidden,
}

/// What it knows, and what it was asked.
#[derive(Default)]
pub struct World {
    pub users: Vec<Value>,
    /// Chat accounts with the ids of their users.
    pub links: BTreeMap<String, String>,
    pub approvals: Vec<Value>,
    /// Roles that need a second person.
    pub guarded: BTreeSet<String>,
    /// Addresses that earlier mail came back from.
    pub suppressed: BTreeSet<String>,
    pub fault: Option<Fault>,
    /// Calls that a fault waits for, by their beginning.
    pub fault_of: String,
    /// Warnings of the next add.
    pub warnings: Vec<Value>,
    /// Every call, with its idempotency key.
    pub calls: Vec<String>,
    /// First answers to changes, by their idempotency keys.
    marks: BTreeMap<String, (u16, Value)>,
    wrong_digits: u8,
    codes: u8,
}

/// The stand-in, and how it is looked into.
#[derive(Clone, Default)]
pub struct Api(Arc<Mutex<World>>);

/// A refusal: its status, its code, what it says, and about which field.
type Refused = (u16, &'static str, String, Vec<Value>);

type Answered = Result<(u16, Value), Refused>;

impl Api {
    /// Starts it.
    pub async fn start() -> (Self, Url) {
        let api = Self::default();
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(answer).with_state(api.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (api, format!("http://{address}/").parse().unwrap())
    }

    /// Looks into it, or changes it.
    pub fn with<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }
}

/// A user as the API tells them.
pub fn user(id: &str, name: (&str, &str), email: &str, status: &str) -> Value {
    let invited = matches!(status, "invited" | "expired" | "revoked" | "active");
    let ends = if status == "expired" { "2025-12-30T09:00:00Z" } else { "2026-01-08T09:00:00Z" };
    let mail = if status == "invited" { "queued" } else { "delivered" };
    json!({
        "id": id, "first_name": name.0, "last_name": name.1, "email": email, "language": "en",
        "role": "user", "status": status, "version": 1,
        "invited_by": { "type": "user", "id": "grace" },
        "invite": invited.then(|| json!({
            "generation": 1, "expires_at": ends, "mail": { "state": mail },
        })),
        "created_at": "2026-01-01T09:00:00Z", "updated_at": "2026-01-01T09:00:00Z",
        "accepted_at": (status == "active").then_some("2026-01-01T09:00:00Z"),
        "renewal_requested_at": null,
    })
}

/// An approval as the API tells it.
pub fn approval(id: &str, state: &str, user: &Value) -> Value {
    json!({
        "id": id, "kind": "add_user", "state": state, "role": "admin",
        "user": {
            "id": user["id"], "first_name": user["first_name"], "last_name": user["last_name"],
            "email": user["email"], "language": "en", "role": "admin", "status": user["status"],
        },
        "requested_by": { "type": "user", "id": "linus", "name": "Linus Torvalds" },
        "requested_at": "2026-01-01T08:00:00Z", "expires_at": "2026-01-04T08:00:00Z",
    })
}

async fn answer(
    State(api): State<Api>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let word = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("");
    let call = Call {
        method: method.to_string(),
        path: uri.path().trim_start_matches("/v1/").to_owned(),
        query: query(uri.query().unwrap_or_default()),
        account: word("usher-on-behalf-of").to_owned(),
        once: word("idempotency-key").to_owned(),
        language: word("accept-language").to_owned(),
        version: word("if-match").trim_matches('"').parse().ok(),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    };
    assert_eq!(word("authorization"), "Bearer bot-key");
    let (fault, answered) = api.with(|world| {
        let key = if call.once.is_empty() { String::new() } else { format!(" once {}", call.once) };
        let told = format!("{} {}", call.method, call.path);
        world.calls.push(format!("{told}{key}"));
        let fault = world.fault.filter(|_| told.starts_with(&world.fault_of));
        let reaches = fault.is_none_or(|fault| fault == Fault::Silent);
        (fault, reaches.then(|| world.take(&call)))
    });
    if fault == Some(Fault::Silent) {
        tokio::time::sleep(Duration::from_mins(1)).await;
    }
    match answered {
        Some(Ok((204, _))) => StatusCode::NO_CONTENT.into_response(),
        Some(Ok((status, body))) => respond(status, "application/json", &body.to_string(), None),
        Some(Err(refused)) => problem(&refused, &call, None),
        None => faulty(fault.unwrap(), &call),
    }
}

fn faulty(fault: Fault, call: &Call) -> Response {
    let told = |status, code, said: &str, wait| {
        problem(&(status, code, said.to_owned(), Vec::new()), call, wait)
    };
    match fault {
        Fault::NoJson => respond(502, "text/html", "<h1>Bad gateway</h1>", None),
        Fault::KeyUnknown => told(401, "api_key_invalid", "This API key is unknown.", None),
        Fault::TooOften(wait) => told(429, "too_many_requests", "Too many tries.", Some(wait)),
        Fault::Forbidden => {
            told(403, "permission_missing", "This needs the permission users:invite.", None)
        }
        Fault::Broken | Fault::Silent => {
            told(500, "internal", "Something went wrong on our side.", None)
        }
    }
}

fn problem((status, code, said, errors): &Refused, call: &Call, wait: Option<u64>) -> Response {
    // What the API says is in the language that it was asked for.
    let said =
        if call.language == "en" { said.clone() } else { format!("({}) {said}", call.language) };
    let body = json!({
        "type": "about:blank", "title": "No", "status": status, "detail": said, "code": code,
        "errors": errors, "request_id": "req-1",
    });
    respond(*status, "application/problem+json", &body.to_string(), wait)
}

fn respond(status: u16, kind: &'static str, body: &str, wait: Option<u64>) -> Response {
    let status = StatusCode::from_u16(status).unwrap();
    let mut response = (status, [(header::CONTENT_TYPE, kind)], body.to_owned()).into_response();
    if let Some(wait) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, wait.into());
    }
    response
}

fn query(text: &str) -> BTreeMap<String, String> {
    let url = Url::parse(&format!("http://x/?{text}")).unwrap();
    url.query_pairs().into_owned().collect()
}

struct Call {
    method: String,
    path: String,
    query: BTreeMap<String, String>,
    account: String,
    once: String,
    language: String,
    version: Option<u64>,
    body: Value,
}

impl World {
    fn take(&mut self, call: &Call) -> Answered {
        if let Some(first) = self.marks.get(&call.once) {
            return Ok(first.clone());
        }
        let answered = self.route(call)?;
        if !call.once.is_empty() && call.method != "GET" {
            self.marks.insert(call.once.clone(), answered.clone());
        }
        Ok(answered)
    }

    fn route(&mut self, call: &Call) -> Answered {
        let path: Vec<&str> = call.path.split('/').collect();
        match (call.method.as_str(), &path[..]) {
            ("POST", ["chat-links", "codes"]) => Ok(self.code(call)),
            ("POST", ["chat-links", "confirm"]) => self.confirm(call),
            _ => {
                let caller = self.caller(call)?;
                self.for_person(call, &path, &caller)
            }
        }
    }

    fn caller(&self, call: &Call) -> Result<String, Refused> {
        if call.account.starts_with("slack:T9:") {
            return refused(403, "workspace_not_served", "Not served.");
        }
        let linked = self.links.get(&call.account).cloned();
        linked.ok_or((403, "not_linked", "This account is not linked.".to_owned(), Vec::new()))
    }

    fn for_person(&mut self, call: &Call, path: &[&str], caller: &str) -> Answered {
        match (call.method.as_str(), path) {
            ("GET", ["me"]) => self.me(call, caller),
            ("GET", ["roles"]) => Ok((200, json!({ "items": roles() }))),
            ("GET", ["users"]) => Ok((200, self.list(call))),
            ("POST", ["users"]) => self.add(call),
            ("GET", ["users", id]) => Ok((200, self.one(id)?.clone())),
            ("GET", ["users", id, "invite"]) => self.link_of(id),
            ("POST", ["users", id, "invite"]) => self.resend(call, id),
            ("DELETE", ["users", id, "invite"]) => self.revoke(call, id),
            ("DELETE", ["chat-links", account]) => {
                self.links.remove(*account);
                Ok((204, Value::Null))
            }
            ("GET", ["approvals"]) => Ok((200, self.pending(call))),
            ("GET", ["approvals", id]) => Ok((200, self.approvals[self.place(id)?].clone())),
            ("POST", ["approvals", id, decision]) => self.decide(call, id, decision),
            other => unreachable!("{other:?}"),
        }
    }

    fn me(&self, call: &Call, caller: &str) -> Answered {
        let user = self.one(caller)?;
        let permissions = ["users:read", "users:invite", "users:manage"];
        Ok((
            200,
            json!({
                "role": user["role"], "permissions": permissions, "user": user,
                "chat": {
                    "account": call.account, "platform": "slack", "workspace": "T1", "user_id": "grace",
                    "linked_at": "2026-01-01T08:00:00Z", "linked_by": { "type": "user" },
                },
            }),
        ))
    }

    fn list(&self, call: &Call) -> Value {
        let q = call.query.get("q").map(|q| q.to_lowercase()).unwrap_or_default();
        let hit = |user: &&Value| {
            let begins = |field: &str| user[field].as_str().unwrap().to_lowercase().starts_with(&q);
            let has_status =
                call.query.get("status").is_none_or(|status| user["status"] == **status);
            has_status && ["first_name", "last_name", "email"].into_iter().any(begins)
        };
        page(&self.users.iter().filter(hit).cloned().collect::<Vec<_>>(), call)
    }

    fn add(&mut self, call: &Call) -> Answered {
        let text = |name: &str| call.body[name].as_str().unwrap().to_owned();
        let (email, role) = (text("email"), text("role"));
        let mut errors = Vec::new();
        if text("last_name").contains("www.") {
            errors.push(field("last_name", "contains_url", "must be a name"));
        }
        if !email.contains('.') {
            errors.push(field("email", "email_malformed", "is not an email address"));
        }
        if !roles().iter().any(|known| known["name"] == role) {
            errors.push(field("role", "unknown_role", "is no role here"));
        }
        if !errors.is_empty() {
            return Err((422, "invalid", "Some of it cannot be used.".to_owned(), errors));
        }
        if role == "super_admin" {
            return refused(403, "role_exceeds_caller", "The role super_admin allows more.");
        }
        if self.suppressed.contains(&email) && call.body["force"] != true {
            return refused(409, "address_suppressed", "Earlier mail to this address came back.");
        }
        let is_same = |user: &Value| user["email"].as_str().unwrap().eq_ignore_ascii_case(&email);
        let held = self.users.iter().position(is_same);
        let revived = held.is_some_and(|at| self.users[at]["status"] == "expired");
        if held.is_some() && !revived {
            return refused(409, "email_taken", "A user with this email exists already.");
        }
        let guarded = self.guarded.contains(&role);
        let status = match (guarded, call.body["send_welcome_email"] == true) {
            (true, _) => "pending_approval",
            (false, true) => "invited",
            (false, false) => "added",
        };
        let id = held.map_or_else(
            || format!("u{}", self.users.len()),
            |at| self.users[at]["id"].as_str().unwrap().to_owned(),
        );
        let (first, last) = (text("first_name"), text("last_name"));
        let mut added = user(&id, (&first, &last), &email, status);
        added["role"] = role.into();
        added["language"] = call.body["language"].clone();
        if let Some(at) = held {
            added["invite"]["generation"] = 2.into();
            self.users[at] = added.clone();
        } else {
            self.users.push(added.clone());
        }
        if guarded {
            let approval = approval("a1", "pending", &added);
            self.approvals.push(approval.clone());
            let body = json!({ "approval": approval, "user": added, "message": "It waits." });
            return Ok((202, body));
        }
        let warnings = std::mem::take(&mut self.warnings);
        let message = "User was successfully added.";
        let body =
            json!({ "user": added, "message": message, "revived": revived, "warnings": warnings });
        Ok((201, body))
    }

    fn one(&self, id: &str) -> Result<&Value, Refused> {
        let found = self.users.iter().find(|user| user["id"] == id);
        found.ok_or((404, "not_found", "There is nothing here by that id.".to_owned(), Vec::new()))
    }

    fn changing(&mut self, call: &Call, id: &str) -> Result<&mut Value, Refused> {
        self.one(id)?;
        let user = self.users.iter_mut().find(|user| user["id"] == id).unwrap();
        if call.version.is_some_and(|version| user["version"] != version) {
            return refused(412, "version_mismatch", "This has changed since you read it.");
        }
        Ok(user)
    }

    fn link_of(&mut self, id: &str) -> Answered {
        let user = self.one(id)?;
        if matches!(user["status"].as_str(), Some("active" | "revoked")) {
            return refused(409, "no_link", "This user has no invite to link to.");
        }
        if user["status"] == "added" && self.guarded.contains(user["role"].as_str().unwrap()) {
            let approval = approval("a1", "pending", user);
            return Ok((202, json!({ "approval": approval, "message": "It waits." })));
        }
        let link = format!("https://usher.example/accept/token-of-{id}");
        Ok((200, json!({ "link": link, "expires_at": "2026-01-08T09:00:00Z", "generation": 1 })))
    }

    fn resend(&mut self, call: &Call, id: &str) -> Answered {
        let (suppressed, guarded) = (self.suppressed.clone(), self.guarded.clone());
        let user = self.changing(call, id)?;
        if user["status"] == "active" {
            return refused(409, "wrong_status", "This cannot be done while the user is active.");
        }
        if suppressed.contains(user["email"].as_str().unwrap()) && call.body["force"] != true {
            return refused(409, "address_suppressed", "Earlier mail to this address came back.");
        }
        if guarded.contains(user["role"].as_str().unwrap()) && user["status"] == "revoked" {
            user["approval_id"] = "a1".into();
            let (approval, user) = (approval("a1", "pending", user), user.clone());
            self.approvals.push(approval.clone());
            return Ok((
                202,
                json!({ "approval": approval, "user": user, "message": "It waits." }),
            ));
        }
        let generation = user["invite"]["generation"].as_u64().unwrap_or(0) + 1;
        user["status"] = "invited".into();
        user["version"] = (user["version"].as_u64().unwrap() + 1).into();
        user["invite"] = json!({
            "generation": generation, "expires_at": "2026-01-08T10:00:00Z",
            "mail": { "state": "queued" },
        });
        Ok((200, json!({ "user": user })))
    }

    fn revoke(&mut self, call: &Call, id: &str) -> Answered {
        let user = self.changing(call, id)?;
        user["status"] = "revoked".into();
        user["version"] = (user["version"].as_u64().unwrap() + 1).into();
        Ok((200, json!({ "user": user })))
    }

    fn code(&mut self, call: &Call) -> (u16, Value) {
        assert_eq!(call.account, "", "a code is asked for on nobody's behalf");
        self.codes += 1;
        let url = format!("https://usher.example/chat-link/code-{}", self.codes);
        (201, json!({ "url": url, "expires_at": "2026-01-01T09:10:00Z" }))
    }

    fn confirm(&mut self, call: &Call) -> Answered {
        if call.body["digits"] == "123456" {
            self.links.insert(call.account.clone(), "grace".to_owned());
            return Ok((200, json!({ "user": self.one("grace")?, "message": "Linked." })));
        }
        self.wrong_digits += 1;
        if self.wrong_digits == 5 {
            return refused(410, "link_code_ended", "These digits no longer count.");
        }
        let left = 5 - self.wrong_digits;
        let said = format!("are not the digits that the page shows; tries left: {left}");
        let errors = vec![field("digits", "digits_wrong", &said)];
        Err((422, "invalid", "Some of it cannot be used.".to_owned(), errors))
    }

    fn pending(&self, call: &Call) -> Value {
        assert_eq!(call.query["state"], "pending");
        let pending = self.approvals.iter().filter(|approval| approval["state"] == "pending");
        page(&pending.cloned().collect::<Vec<_>>(), call)
    }

    fn place(&self, id: &str) -> Result<usize, Refused> {
        let place = self.approvals.iter().position(|approval| approval["id"] == id);
        place.ok_or((404, "not_found", "There is nothing here by that id.".to_owned(), Vec::new()))
    }

    fn decide(&mut self, call: &Call, id: &str, decision: &str) -> Answered {
        let approval = self.approvals.iter_mut().find(|it| it["id"] == id).unwrap();
        if approval["requested_by"]["id"] == "grace" {
            return refused(403, "own_request", "You asked for this yourself.");
        }
        if approval["state"] != "pending" {
            return refused(409, "approval_ended", "This was decided already.");
        }
        approval["state"] = if decision == "approve" { "approved" } else { "declined" }.into();
        approval["reason"] = call.body["reason"].clone();
        Ok((200, json!({ "approval": approval })))
    }
}

fn page(items: &[Value], call: &Call) -> Value {
    let number = |name: &str| call.query.get(name).and_then(|text| text.parse::<usize>().ok());
    let (start, limit) = (number("cursor").unwrap_or(0), number("limit").unwrap_or(50));
    let end = items.len().min(start + limit);
    let next = (end < items.len()).then(|| end.to_string());
    json!({ "items": &items[start..end], "next_cursor": next })
}

fn refused<T>(status: u16, code: &'static str, said: &str) -> Result<T, Refused> {
    Err((status, code, said.to_owned(), Vec::new()))
}

fn field(name: &str, code: &str, said: &str) -> Value {
    json!({ "field": name, "code": code, "detail": said })
}

fn roles() -> Vec<Value> {
    let role = |name: &str, permissions: &[&str]| json!({ "name": name, "permissions": permissions, "built_in": true, "version": 1 });
    vec![
        role("super_admin", &["users:read", "users:invite", "users:manage", "roles:manage"]),
        role("admin", &["users:read", "users:invite", "users:manage"]),
        role("user", &[]),
    ]
}
