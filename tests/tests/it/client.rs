//! The typed client: a method for every operation, against the real server.
//!
//! What counts is what arrived and was answered well, not what a test says it called. So an operation
//! without a method, or a method that no test calls, fails here.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use axum::{Router, body::Body, extract::Request, response::Response};
use http::Method;
use jiff::SignedDuration;
use serde_json::Value;
use tokio::net::TcpListener;
use url::Url;
use usher_client::{
    ApprovalState, AuditQuery, ChatCard, Client, ImportOptions, ImportState, NewApiKey, NewKeyKind,
    NewLinkCode, NewRole, NewUser, NoticeOutcome, PageRequest, RoleChange, SecretString, Settings,
    SettingsChange, Status, UserChange, UserQuery,
};
use usher_tests::{GOOD_PASSWORD, GRACE, NEW_PASSWORD, TestApp};

/// What was called and answered well: method and path.
type Answered = Arc<Mutex<BTreeSet<(Method, String)>>>;

/// Passes calls on to the server, and notes those that it answered well.
async fn listening_in(server: &Url, answered: &Answered) -> Url {
    let (server, answered) = (server.clone(), answered.clone());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let pass_on = move |request: Request| async move {
        let (parts, body) = request.into_parts();
        let url = server.join(&parts.uri.to_string()).unwrap();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let call = http.request(parts.method.clone(), url).headers(parts.headers).body(body);
        let response = call.send().await.unwrap();
        if response.status().is_success() {
            answered.lock().unwrap().insert((parts.method, parts.uri.path().to_owned()));
        }
        Response::from(response).map(Body::new)
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
    let service = Router::new().fallback(pass_on).into_make_service();
    tokio::spawn(async move { axum::serve(listener, service).await });
    url
}

/// The ids of all operations, and of those that were answered well.
fn operations(document: &Value, answered: &Answered) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut all, mut called) = (BTreeSet::new(), BTreeSet::new());
    let answered = answered.lock().unwrap();
    for (template, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            let method: Method = method.to_uppercase().parse().unwrap();
            if answered.iter().any(|(called, path)| *called == method && is_of(path, template)) {
                called.insert(id.clone());
            }
            all.insert(id);
        }
    }
    (all, called)
}

/// Whether a path is one of a template such as `/v1/users/{id}`.
fn is_of(path: &str, template: &str) -> bool {
    let mut pairs = path.split('/').zip(template.split('/'));
    path.split('/').count() == template.split('/').count()
        && pairs.all(|(segment, wanted)| segment == wanted || wanted.starts_with('{'))
}

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A client with a key, or with a session in place of one.
fn with(url: &Url, key: SecretString) -> Client {
    Client::new(url.clone(), Some(key)).unwrap()
}

/// The token at the end of a link.
fn token_of(link: &str) -> SecretString {
    secret(link.rsplit('/').next().unwrap())
}

fn new_user(email: &str) -> NewUser {
    NewUser {
        first_name: "Ada".into(),
        last_name: "Lovelace".into(),
        email: email.into(),
        language: "en".into(),
        role: "user".into(),
        send_welcome_email: true,
        force: false,
    }
}

#[tokio::test]
async fn the_client_calls_every_operation() {
    let usher = TestApp::start().await;
    let answered = Answered::default();
    let url = listening_in(&usher.base_url, &answered).await;
    let client = with(&url, secret(usher.key()));
    let nobody = Client::new(url.clone(), None).unwrap();

    catalogue(&nobody, &client).await;
    invites(&nobody, &client).await;
    members(&usher, &nobody, &client).await;
    sessions(&url, &nobody).await;
    passwords(&usher, &url, &nobody).await;
    roles(&client).await;
    keys(&url, &client).await;
    imports(&client).await;
    organization(&client).await;
    audit(&usher, &client).await;
    approvals(&usher, &url, &client).await;
    chat(&usher, &url, &client).await;
    outbox(&usher, &client).await;

    let (all, called) = operations(&usher.get("/openapi.json").await, &answered);
    let uncalled: Vec<_> = all.difference(&called).collect();
    assert!(uncalled.is_empty(), "the client calls none of these: {uncalled:?}");
    usher.take_news();
    usher.finish_unread().await;
}

async fn catalogue(nobody: &Client, client: &Client) {
    nobody.health().await.unwrap();
    let languages = client.languages().await.unwrap();
    assert!(languages.iter().any(|language| language.tag == "en"));
    let me = client.me().await.unwrap();
    assert_eq!((me.role.as_deref(), me.key.is_some()), (Some("super_admin"), true));
}

/// Adds Ada, who accepts in the end, and Bob, who does not.
async fn invites(nobody: &Client, client: &Client) {
    let added = client.add_user(&new_user("ada@example.com")).await.unwrap();
    assert_eq!(added.user.status, Status::Invited);
    let id = &added.user.id;
    let change = UserChange { last_name: Some("King".into()), ..UserChange::default() };
    let changed = client.change_user(id, &change, Some(added.user.version)).await.unwrap();
    assert_eq!(changed.full_name(), "Ada King");
    let resent = client.resend_invite(id, false, Some(changed.version)).await.unwrap();
    let link = client.invite_link(id).await.unwrap();
    assert_eq!(resent.invite.unwrap().generation, link.generation);
    let accepted = nobody.accept_invite(&token_of(&link.link), &secret(GOOD_PASSWORD)).await;
    assert_eq!(accepted.unwrap().user.status, Status::Active);

    let bob = client.add_user(&new_user("bob@example.com")).await.unwrap().user;
    let revoked = client.revoke_invite(&bob.id, Some("typo"), Some(bob.version)).await.unwrap();
    assert_eq!(revoked.status, Status::Revoked);
    client.delete_user(&bob.id, Some(revoked.version)).await.unwrap();
    assert_eq!(client.user(&bob.id).await.unwrap_err().code(), Some("not_found"));
}

/// Looks at Ada, lets her sign in, and keeps her out for a while.
async fn members(usher: &TestApp, nobody: &Client, client: &Client) {
    let query = UserQuery { q: Some("ada@".into()), ..UserQuery::default() };
    let one = PageRequest { limit: Some(1), cursor: None };
    let found = client.users(&query, &one).await.unwrap().items;
    let ada = client.user(&found[0].id).await.unwrap();
    assert_eq!((&ada.id, &ada.status), (&found[0].id, &Status::Active));
    assert_eq!(client.all_users(&query, 10).await.unwrap().items, found);
    let csv = client.export_users(&query, Some(1), None).await.unwrap().csv;
    assert!(csv.contains("ada@example.com"), "{csv}");

    let page = client.team_members(None, false, &one).await.unwrap();
    let rest = PageRequest { cursor: page.next_cursor.clone(), ..one.clone() };
    let rest = client.team_members(None, false, &rest).await.unwrap().items;
    let team = client.all_team_members(None, 10).await.unwrap().items;
    assert_eq!([page.items, rest].concat(), team);
    let named = client.team_members(Some("ada@"), true, &one).await.unwrap().items;
    assert!(named[0].invited_by.as_ref().unwrap().name.is_some());

    let newest = client.timeline(&ada.id, &one).await.unwrap();
    let whole = client.whole_timeline(&ada.id, 50).await.unwrap();
    assert!(newest.next_cursor.is_some() && !whole.more);
    assert_eq!(newest.items[0], whole.items[0]);

    nobody.sign_in(&ada.email, &secret(GOOD_PASSWORD)).await.unwrap();
    assert_eq!(client.user_sessions(&ada.id).await.unwrap().len(), 1);
    usher.clock.advance(SignedDuration::from_secs(1));
    client.end_user_sessions(&ada.id).await.unwrap();
    assert!(client.user_sessions(&ada.id).await.unwrap().is_empty());
    let ada = client.user(&ada.id).await.unwrap();
    let out = client.deactivate_user(&ada.id, Some(ada.version)).await.unwrap();
    assert_eq!(out.status, Status::Deactivated);
    let back = client.reactivate_user(&ada.id, Some(out.version)).await.unwrap();
    assert_eq!(back.status, Status::Active);
}

/// Grace signs in twice, and out again.
async fn sessions(url: &Url, nobody: &Client) {
    let sign_in = async || {
        let signed_in = nobody.sign_in(GRACE, &secret(GOOD_PASSWORD)).await.unwrap();
        with(url, signed_in.token)
    };
    let (laptop, phone) = (sign_in().await, sign_in().await);
    assert_eq!(laptop.me().await.unwrap().user.unwrap().email, GRACE);
    let sessions = laptop.sessions().await.unwrap();
    let other = sessions.iter().find(|session| !session.current).unwrap();
    laptop.end_session(&other.id).await.unwrap();
    assert!(phone.me().await.is_err(), "it was ended");
    laptop.sign_out().await.unwrap();
    assert!(laptop.me().await.is_err(), "it is signed out");
}

/// Grace changes her password, and forgets it.
async fn passwords(usher: &TestApp, url: &Url, nobody: &Client) {
    let signed_in = nobody.sign_in(GRACE, &secret(GOOD_PASSWORD)).await.unwrap();
    usher.clock.advance(SignedDuration::from_secs(1));
    let client = with(url, signed_in.token);
    let changed = client.change_password(&secret(GOOD_PASSWORD), &secret(NEW_PASSWORD)).await;
    assert!(with(url, changed.unwrap().token).me().await.is_ok());

    usher.deliver().await;
    usher.take_mails();
    nobody.request_password_reset(GRACE).await.unwrap();
    usher.deliver().await;
    let token = token_of(&usher.mail_to(GRACE).link());
    let told = nobody.confirm_password_reset(&token, &secret(GOOD_PASSWORD)).await.unwrap();
    assert!(!told.message.is_empty());
    assert!(nobody.sign_in(GRACE, &secret(GOOD_PASSWORD)).await.is_ok());
}

async fn roles(client: &Client) {
    let permissions = vec!["users:read".to_owned()];
    let role = NewRole {
        name: "front-desk".into(),
        permissions,
        description: None,
        needs_approval: false,
    };
    let created = client.create_role(&role).await.unwrap();
    let description = Some(Some("At the door".to_owned()));
    let change = RoleChange { description, ..RoleChange::default() };
    let changed = client.change_role(&role.name, &change, Some(created.version)).await.unwrap();
    assert_eq!(client.role(&role.name).await.unwrap(), changed);
    assert!(client.roles().await.unwrap().contains(&changed));
    let stale = client.delete_role(&role.name, Some(created.version)).await.unwrap_err();
    assert_eq!(stale.code(), Some("version_mismatch"));
    client.delete_role(&role.name, Some(changed.version)).await.unwrap();
    assert_eq!(client.role(&role.name).await.unwrap_err().code(), Some("not_found"));
}

async fn keys(url: &Url, client: &Client) {
    let kind = NewKeyKind::Program { role: "admin".into() };
    let key = NewApiKey { name: "Payroll".into(), kind, expires_at: None };
    let made = client.create_api_key(&key).await.unwrap();
    let own = with(url, secret(&made.secret));
    assert_eq!(own.me().await.unwrap().key.unwrap().id, made.key.id);
    let id = &made.key.id;
    assert_eq!(client.api_key(id).await.unwrap().name, "Payroll");
    let newest = PageRequest { limit: Some(1), cursor: None };
    assert_eq!(client.api_keys(&newest).await.unwrap().items[0].id, *id);
    assert_eq!(client.all_api_keys(10).await.unwrap().items[0].id, *id);
    client.revoke_api_key(id).await.unwrap();
    assert_eq!(client.api_key(id).await.unwrap().status, usher_client::KeyStatus::Revoked);
}

async fn imports(client: &Client) {
    let csv = "first_name,last_name,email\nMarie,Curie,marie@example.com\nNobody,,nobody\n";
    let options = ImportOptions { language: Some("fr".into()), ..ImportOptions::default() };
    let import = client.import_users(csv, &options).await.unwrap();
    assert_eq!(client.import(&import.id).await.unwrap(), import);
    let one = PageRequest { limit: Some(1), cursor: None };
    let rejected = client.import_rows(&import.id, Some("rejected"), &one).await.unwrap().items;
    let all = client.all_import_rows(&import.id, None, 10).await.unwrap().items;
    assert_eq!((rejected[0].line, all.len()), (3, 2));
    assert_eq!(rejected[0], all[1]);
    let cancelled = client.cancel_import(&import.id).await.unwrap();
    assert_eq!(cancelled.state, ImportState::Cancelled);

    let again = client.import_users(csv, &options).await.unwrap();
    let running = client.commit_import(&again.id, &again.hash).await.unwrap();
    assert_eq!(running.state, ImportState::Running);
    assert_eq!(client.imports().await.unwrap().len(), 2);
}

/// A mail that could not be sent for two days, and once more.
async fn outbox(usher: &TestApp, client: &Client) {
    usher.deliver().await;
    client.add_user(&new_user("unsent@example.com")).await.unwrap();
    usher.set_aside_mails().await;
    let dead = client.dead_entries(&PageRequest::default()).await.unwrap().items;
    client.retry_dead_entry(&dead[0].id).await.unwrap();
    usher.set_aside_mails().await;
    client.give_up_dead_entry(&dead[0].id).await.unwrap();
}

/// As much of a picture as is looked at: 16 by 14 pixels.
const WEBP: &str = "RIFF\0\0\0\0WEBPVP8L\0\0\0\0/\x0f\x40\x03\0";

async fn organization(client: &Client) {
    client.set_logo("image/webp", WEBP.into(), None).await.unwrap();
    client.remove_logo(None).await.unwrap();
    let Settings { version, .. } = client.settings().await.unwrap();
    let change = SettingsChange { organization: Some(Some("Umbra".into())), ..Default::default() };
    let changed = client.change_settings(&change, Some(version)).await.unwrap();
    assert_eq!(changed.organization, "Umbra");
    assert_eq!(client.stats(Some(2)).await.unwrap().weeks.len(), 2);
}

async fn audit(usher: &TestApp, client: &Client) {
    usher.clock.advance(SignedDuration::from_mins(6));
    usher.clean_up().await;
    let query = AuditQuery { action: Some("added".into()), ..AuditQuery::default() };
    let page = client.audit(&query, &PageRequest::default()).await.unwrap();
    assert_eq!(page.items, client.whole_audit(&query, 50).await.unwrap().items);
    let seal = client.audit_seals(&PageRequest::default()).await.unwrap().items.remove(0);
    let sealed = client.raw_audit(&seal.after, &PageRequest::default()).await.unwrap().items;
    assert!(sealed[0].id > seal.after && sealed[0].id <= seal.through);
}

/// Alan, who may do everything, too, decides on what Grace asks for.
async fn approvals(usher: &TestApp, url: &Url, client: &Client) {
    usher.member("alan@example.com", "super_admin").await;
    let nobody = Client::new(url.clone(), None).unwrap();
    let signed_in = nobody.sign_in("alan@example.com", &secret(GOOD_PASSWORD)).await.unwrap();
    let alan = with(url, signed_in.token);
    let permissions = vec!["users:read".to_owned()];
    let name = "night-desk".to_owned();
    let role = NewRole { name, permissions, description: None, needs_approval: true };
    client.create_role(&role).await.unwrap();
    let ask = async |email: &str| {
        let user = NewUser { role: role.name.clone(), ..new_user(email) };
        client.add_user(&user).await.unwrap().approval.unwrap().id
    };
    let agreed = ask("agreed@example.com").await;
    assert_eq!(client.approval(&agreed).await.unwrap().state, ApprovalState::Pending);
    let page = PageRequest { limit: Some(1), cursor: None };
    let pending = Some(&ApprovalState::Pending);
    assert_eq!(client.approvals(pending, &page).await.unwrap().items[0].id, agreed);
    assert_eq!(client.all_approvals(pending, 10).await.unwrap().items.len(), 1);
    let decided = alan.approve(&agreed).await.unwrap();
    assert_eq!(decided.user.unwrap().status, Status::Invited);
    let declined = alan.decline(&ask("declined@example.com").await, Some("who?")).await.unwrap();
    assert_eq!(declined.approval.reason.as_deref(), Some("who?"));
    let called_off = client.cancel_approval(&ask("called@example.com").await).await.unwrap();
    assert_eq!(called_off.approval.state, ApprovalState::Cancelled);
}

/// A bot links Grace's account, speaks for her, and is told what becomes of whom she invites.
async fn chat(usher: &TestApp, url: &Url, client: &Client) {
    let account = "slack:T1:U1";
    let kind = NewKeyKind::Bot { workspaces: vec!["slack:T1".into()] };
    let key = NewApiKey { name: "Bot".into(), kind, expires_at: None };
    let bot = with(url, secret(&client.create_api_key(&key).await.unwrap().secret));
    let code = NewLinkCode {
        account: account.into(),
        display_name: "grace".into(),
        workspace_name: None,
        language: None,
    };
    let code = bot.make_link_code(&code).await.unwrap();
    let mut browser = usher.browser();
    assert_eq!(browser.sign_in(GRACE, GOOD_PASSWORD).await.status, 303);
    let link = code.url.parse::<Url>().unwrap().path().to_owned();
    let digits = browser.confirm_link(&link, "").await.digits();
    let speaking = bot.on_behalf_of(account).unwrap();
    let linked = speaking.confirm_chat_link(&digits).await.unwrap();
    assert_eq!(linked.user.email, GRACE);

    let added = speaking.add_user(&new_user("mary@example.com")).await.unwrap().user;
    let until = usher.clock.now().checked_add(SignedDuration::from_mins(10)).unwrap();
    let card = ChatCard { handle: "here".into(), until, version: added.version };
    speaking.put_chat_card(&added.id, &card).await.unwrap();
    usher.deliver().await;
    let notices = bot.take_chat_notices(Some(20)).await.unwrap();
    let about = notices.iter().find(|notice| {
        notice.user.as_ref().is_some_and(|user| user.id == added.id) && notice.card.is_some()
    });
    bot.chat_notice_done(about.unwrap(), NoticeOutcome::Told).await.unwrap();

    assert_eq!(client.chat_links(Some(&linked.user.id)).await.unwrap()[0].account, account);
    speaking.unlink_chat_account(account).await.unwrap();
    client.link_chat_account(account, &linked.user.id).await.unwrap();
    client.unlink_chat_account(account).await.unwrap();
}
