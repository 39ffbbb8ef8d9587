//! Many users from one file: looked at, committed, added in the background.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_client::{ImportOptions, UserQuery};
use usher_tests::{GOOD_PASSWORD, Setup, TestApp, ada, answer, body};

use crate::managing::act;

/// A file of so many people.
pub fn people(count: usize) -> String {
    let row = |n| format!("Ada,Number{n},ada{n}@example.com\n");
    format!("first_name,last_name,email\n{}", (1..=count).map(row).collect::<String>())
}

/// Sends a file with a key and tells status and answer.
pub async fn send(usher: &TestApp, key: &str, path: &str, csv: impl Into<Vec<u8>>) -> (u16, Value) {
    let call = usher.call_with(key, Method::POST, path).header("content-type", "text/csv");
    answer(call.body(csv.into())).await
}

/// Has a file looked at.
pub async fn check(usher: &TestApp, csv: &str) -> Value {
    let (status, answer) = send(usher, usher.key(), "/v1/imports", csv).await;
    assert_eq!(status, 201, "{answer}");
    answer["import"].clone()
}

pub async fn commit(usher: &TestApp, key: &str, import: &Value) -> (u16, Value) {
    let path = format!("/v1/imports/{}/commit", import["id"].as_str().unwrap());
    let call = usher.call_with(key, Method::POST, &path).json(&json!({ "hash": import["hash"] }));
    answer(call).await
}

/// Has a file looked at and its import run.
pub async fn start(usher: &TestApp, csv: &str) -> Value {
    let import = check(usher, csv).await;
    let (status, answer) = commit(usher, usher.key(), &import).await;
    assert_eq!((status, &answer["import"]["state"]), (202, &json!("running")), "{answer}");
    answer["import"].clone()
}

pub async fn cancel(usher: &TestApp, import: &Value) -> (u16, Value) {
    answer(usher.call(Method::DELETE, &path_of(import))).await
}

fn path_of(import: &Value) -> String {
    format!("/v1/imports/{}", import["id"].as_str().unwrap())
}

pub async fn look(usher: &TestApp, import: &Value) -> Value {
    usher.get(&path_of(import)).await
}

/// Row number, verdict and codes of every row.
pub async fn verdicts(usher: &TestApp, import: &Value) -> Vec<(u64, String, Vec<String>)> {
    let rows = usher.get(&format!("{}/rows?limit=1000", path_of(import))).await;
    let told = |row: &Value| {
        let errors = row["errors"].as_array().unwrap().iter();
        let codes = errors.map(|error| {
            format!("{}: {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap())
        });
        let verdict = row["verdict"].as_str().unwrap().to_owned();
        (row["row"].as_u64().unwrap(), verdict, codes.collect())
    };
    rows["items"].as_array().unwrap().iter().map(told).collect()
}

pub async fn everybody(usher: &TestApp) -> Vec<String> {
    let page = usher.client().all_users(&UserQuery::default(), 20_000).await.unwrap();
    page.items.into_iter().map(|user| user.email).collect()
}

/// The addresses that were mailed to, each as often as it was.
pub fn mailed(usher: &TestApp) -> Vec<String> {
    let mails = usher.take_mails();
    let mut to: Vec<String> = mails.into_iter().flat_map(|mail| mail.0.to).collect();
    to.sort_unstable();
    to
}

/// One row for each verdict.
const ALL_KINDS: &str = "\u{FEFF}Email,First Name,last_name,Role,LANGUAGE,send welcome email\r\n\
    new@example.com,New,One,,,\r\n\
    MEMBER@example.com,A,B,user,de,no\r\n\
    fresh@example.com,A,B,user,de,no\r\n\
    revived@example.com,A,B,user,de,no\r\n\
    boss@example.com,A,B,user,de,no\r\n\
    chief@example.com,A,B,super_admin,de,no\r\n\
    bounced@example.com,A,B,,,\r\n\
    New@Example.com,A,B,,,\r\n\
    x,,B,on call,tlh,maybe\r\n\
    lost@example.com,A,B,emperor,,\r\n\
    short@example.com,A\r\n\
    \"quoted\"x,A,B,,,\r\n";

/// A system in which each of those verdicts is right for an admin, and an admin's key.
async fn with_all_kinds() -> (TestApp, String) {
    let usher = TestApp::start().await;
    for (name, role) in [("member", "user"), ("revived", "user"), ("boss", "super_admin")] {
        let mut person = body(&format!("{name}@example.com"));
        person["role"] = role.into();
        usher.add(&person).await;
    }
    usher.deliver().await;
    let link = usher.mail_to("member@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.add(&body("fresh@example.com")).await;
    let bounced = [("pk", "default#EMAIL#bounced@example.com"), ("sk", "SUPPRESSED")];
    usher.put_raw(&bounced, usher.clock.now()).await;
    let admin = usher.new_key("admin").await.shown;
    (usher, admin)
}

#[tokio::test]
async fn a_file_is_looked_at_and_every_row_judged_without_anybody_being_added() {
    let (usher, admin) = with_all_kinds().await;
    let (status, answer) = send(&usher, &admin, "/v1/imports", ALL_KINDS).await;
    assert_eq!(status, 201, "{answer}");
    let import = &answer["import"];
    assert_eq!((&import["state"], &import["rows"]), (&json!("checked"), &json!(12)));
    let counts = json!({
        "new": 1, "member": 1, "pending": 1, "revives": 1, "role_not_allowed": 2,
        "suppressed": 1, "duplicate": 1, "invalid": 4,
    });
    assert_eq!(import["counts"], counts);
    let told: Vec<_> = verdicts(&usher, import)
        .await
        .into_iter()
        .map(|(row, verdict, codes)| format!("{row} {verdict} {}", codes.join(", ")))
        .collect();
    let expected = [
        "1 new ",
        "2 member ",
        "3 pending ",
        "4 revives ",
        "5 role_not_allowed ",
        "6 role_not_allowed ",
        "7 suppressed ",
        "8 duplicate ",
        "9 invalid first_name: required, email: email_domain_missing, \
         language: unknown_language, role: unknown_role, send_welcome_email: wrong_type",
        "10 invalid role: unknown_role",
        "11 invalid row: wrong_length",
        "12 invalid row: quote_misplaced",
    ];
    assert_eq!(told, expected);
    let path = format!("{}/rows?verdict=duplicate", path_of(import));
    let duplicate = usher.get(&path).await["items"][0].clone();
    assert_eq!((&duplicate["duplicate_of"], &duplicate["line"]), (&json!(1), &json!(9)));
    assert_eq!(duplicate["reason"], "has the same email as row 1");
    assert!(!everybody(&usher).await.contains(&"new@example.com".to_owned()));
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_adds_its_users_mails_them_and_tells_what_became_of_it() {
    let usher = TestApp::start().await;
    usher.add(&body("old@example.com")).await;
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.take_mails();
    usher.take_events();
    let csv = "first_name,last_name,email,role,send_welcome_email\n\
        Ada,Lovelace,ada@example.com,admin,\n\
        Bob,Quiet,bob@example.com,,no\n\
        Old,Friend,old@example.com,,\n\
        ,,nobody,,\n";
    let import = start(&usher, csv).await;
    assert_eq!(
        import["run_by"],
        json!({ "type": "user", "id": usher.admin.to_string(),
        "name": "Grace Hopper", "via_key": import["run_by"]["via_key"] })
    );
    usher.deliver().await;
    assert_eq!(mailed(&usher), ["ada@example.com", "old@example.com"]);
    assert_eq!(
        usher.take_events(),
        ["InviteSent", "InviteSent", "UserAdded", "UserAdded", "UserAdded"]
    );
    let import = look(&usher, &import).await;
    let told = ["state", "done", "added", "revived", "rejected"].map(|name| import[name].clone());
    assert_eq!(told, [json!("finished"), json!(4), json!(2), json!(1), json!(1)]);
    assert!(import["finished_at"].is_string() && import["waits_until"].is_null());

    let user = usher.get("/v1/users?q=ada@").await["items"][0].clone();
    assert_eq!((&user["role"], &user["status"]), (&json!("admin"), &json!("invited")));
    assert_eq!(user["invited_by"]["id"], usher.admin.to_string());
    let timeline = usher.get(&format!("/v1/users/{}/timeline", user["id"].as_str().unwrap())).await;
    let kinds: Vec<_> =
        timeline["items"].as_array().unwrap().iter().map(|entry| entry["kind"].clone()).collect();
    assert_eq!(kinds, ["mail_sent", "added"]);
    assert_eq!(usher.get("/v1/users?q=bob@").await["items"][0]["status"], "added");

    // What was tried is told without naming anybody.
    let rows = usher.get(&format!("{}/rows", path_of(&import))).await;
    assert!(!rows.to_string().contains('@'), "{rows}");
    let verdicts: Vec<_> = verdicts(&usher, &import).await.into_iter().map(|row| row.1).collect();
    assert_eq!(verdicts, ["added", "added", "revived", "invalid"]);
    let latest = usher.client().imports().await.unwrap();
    assert_eq!(latest.len(), 1);
    assert_eq!(latest[0].id, import["id"].as_str().unwrap());
    // Whoever commits again has what they asked for.
    assert_eq!(commit(&usher, usher.key(), &import).await.0, 202);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_the_file_leaves_open_is_as_the_caller_says() {
    let usher = TestApp::start().await;
    let path = "/v1/imports?language=de&role=admin&send_welcome_email=false";
    let (status, answer) = send(&usher, usher.key(), path, people(1)).await;
    assert_eq!(status, 201);
    commit(&usher, usher.key(), &answer["import"]).await;
    usher.deliver().await;
    let user = usher.get("/v1/users?q=ada1@").await["items"][0].clone();
    let told = ["language", "role", "status"].map(|name| user[name].clone());
    assert_eq!(told, [json!("de"), json!("admin"), json!("added")]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn names_that_are_meant_to_harm_are_names() {
    let usher = TestApp::start().await;
    let csv = "first_name,last_name,email\n\
        <script>,\"O'Neill, \"\"Bob\"\"\",one@example.com\n\
        =HYPERLINK(1),+SUM,two@example.com\n\
        {{7*7}},'; DROP TABLE,three@example.com\n\
        \u{202e}evil,B,four@example.com\n\
        Win at evil.com,B,five@example.com\n";
    let import = start(&usher, csv).await;
    usher.deliver().await;
    let verdicts = verdicts(&usher, &import).await;
    assert_eq!(verdicts[3].2, ["first_name: control_characters"]);
    assert_eq!(verdicts[4].2, ["first_name: contains_url"]);
    assert_eq!(look(&usher, &import).await["added"], 3);
    let user = usher.get("/v1/users?q=one@").await["items"][0].clone();
    assert_eq!(
        (&user["first_name"], &user["last_name"]),
        (&json!("<script>"), &json!("O'Neill, \"Bob\""))
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_was_mailed_a_moment_ago_is_not_mailed_again_by_an_import() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    assert_eq!(usher.try_add(usher.key(), &ada()).await.0, 201);
    usher.settle().await;
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    let csv = "first_name,last_name,email\nAda,Lovelace,ada@example.com\n";
    let verdict = async || {
        let import = start(&usher, csv).await;
        usher.deliver().await;
        verdicts(&usher, &import).await.remove(0).1
    };
    assert_eq!(verdict().await, "pending");
    assert_eq!(mailed(&usher), [""; 0]);
    usher.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(verdict().await, "revived");
    assert_eq!(mailed(&usher), ["ada@example.com"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_waits_when_the_mails_of_the_day_are_used_up() {
    let usher = TestApp::with(Setup { import_mails_per_day: 150, ..Setup::default() }).await;
    let import = start(&usher, &people(250)).await;
    usher.deliver().await;
    let waiting = look(&usher, &import).await;
    let told = ["state", "done", "waits_until"].map(|name| waiting[name].clone());
    assert_eq!(told, [json!("running"), json!(100), json!("2026-11-24T00:00:00Z")]);
    assert_eq!(mailed(&usher).len(), 100);
    usher.clock.advance(SignedDuration::from_hours(10));
    usher.deliver().await;
    assert_eq!(look(&usher, &import).await["done"], 100);
    usher.clock.set("2026-11-24T00:00:01Z".parse().unwrap());
    usher.deliver().await;
    let done = look(&usher, &import).await;
    assert_eq!((&done["state"], &done["added"]), (&json!("finished"), &json!(250)));
    assert_eq!(done["waits_until"], json!(null));
    assert_eq!(mailed(&usher).len(), 150);
    usher.finish_unread().await;
}

#[tokio::test]
async fn other_mail_overtakes_an_import_and_no_turn_begins_after_the_end() {
    let usher = TestApp::start().await;
    // Without welcome emails, to be quick.
    let path = "/v1/imports?send_welcome_email=false";
    let (_, answer) = send(&usher, usher.key(), path, people(600)).await;
    let import = answer["import"].clone();
    commit(&usher, usher.key(), &import).await;
    usher.add(&ada()).await;
    assert_eq!(usher.deliver.sweep_until(usher.clock.now()).await.unwrap(), 0);
    assert_eq!(look(&usher, &import).await["done"], 0);
    usher.deliver.sweep().await.unwrap();
    assert_eq!(mailed(&usher), ["ada@example.com"]);
    // A turn is over after five hundred rows, so that others have theirs.
    assert_eq!(look(&usher, &import).await["done"], 500);
    usher.deliver().await;
    assert_eq!(look(&usher, &import).await["done"], 600);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_client_imports_and_follows_pages_of_rows() {
    let usher = TestApp::start().await;
    let client = usher.client();
    let csv = format!("{}x,y,nobody\n", people(2500));
    let import = client.import_users(csv, &ImportOptions::default()).await.unwrap();
    assert_eq!((import.rows, import.counts["new"]), (2501, 2500));
    let rejected = client.all_import_rows(&import.id, Some("rejected"), 100).await.unwrap().items;
    assert_eq!((rejected.len(), rejected[0].row, rejected[0].line), (1, 2501, 2502));
    let all = client.all_import_rows(&import.id, None, 10_000).await.unwrap().items;
    assert!(all.iter().map(|row| row.row).eq(1..=2501));
    assert!(!format!("{all:?}").contains("ada1@"));
    let cancelled = client.cancel_import(&import.id).await.unwrap();
    assert_eq!(cancelled.state, usher_client::ImportState::Cancelled);
    usher.finish().await;
}
