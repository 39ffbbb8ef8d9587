//! Many users from one file: looked at, committed, added in the background.

use std::collections::BTreeSet;

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_client::{ImportOptions, UserQuery};
use usher_domain::api_key::KeyKind;
use usher_tests::{GOOD_PASSWORD, Setup, TableFault, TestApp, ada, body};

use crate::managing::{act, key_of, member, patch, settle};

/// A file of so many people.
pub fn people(count: usize) -> String {
    let row = |n| format!("Ada,Number{n},ada{n}@example.com\n");
    format!("first_name,last_name,email\n{}", (1..=count).map(row).collect::<String>())
}

/// Sends a file with a key and tells status and answer.
pub async fn send(usher: &TestApp, key: &str, path: &str, csv: impl Into<Vec<u8>>) -> (u16, Value) {
    let call = usher.call_with(key, Method::POST, path).header("content-type", "text/csv");
    let response = call.body(csv.into()).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// Has a file looked at.
pub async fn check(usher: &TestApp, csv: &str) -> Value {
    let (status, answer) = send(usher, usher.key(), "/v1/imports", csv).await;
    assert_eq!(status, 201, "{answer}");
    answer["import"].clone()
}

async fn commit(usher: &TestApp, key: &str, import: &Value) -> (u16, Value) {
    let path = format!("/v1/imports/{}/commit", import["id"].as_str().unwrap());
    let call = usher.call_with(key, Method::POST, &path).json(&json!({ "hash": import["hash"] }));
    let response = call.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// Has a file looked at and its import run.
async fn start(usher: &TestApp, csv: &str) -> Value {
    let import = check(usher, csv).await;
    let (status, answer) = commit(usher, usher.key(), &import).await;
    assert_eq!((status, &answer["import"]["state"]), (202, &json!("running")), "{answer}");
    answer["import"].clone()
}

async fn cancel(usher: &TestApp, import: &Value) -> (u16, Value) {
    let path = path_of(import);
    let response = usher.call(Method::DELETE, &path).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

fn path_of(import: &Value) -> String {
    format!("/v1/imports/{}", import["id"].as_str().unwrap())
}

async fn look(usher: &TestApp, import: &Value) -> Value {
    usher.get(&path_of(import)).await
}

/// Row number, verdict and codes of every row.
async fn verdicts(usher: &TestApp, import: &Value) -> Vec<(u64, String, Vec<String>)> {
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

async fn everybody(usher: &TestApp) -> Vec<String> {
    let page = usher.client().all_users(&UserQuery::default(), 20_000).await.unwrap();
    page.items.into_iter().map(|user| user.email).collect()
}

/// The addresses that were mailed to, each as often as it was.
fn mailed(usher: &TestApp) -> Vec<String> {
    let mails = usher.take_mails();
    let mut to: Vec<String> = mails.into_iter().flat_map(|mail| mail.0.to).collect();
    to.sort_unstable();
    to
}

async fn quiet(usher: TestApp) {
    usher.deliver().await;
    usher.take_mails();
    usher.take_events();
    usher.finish().await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
}

#[tokio::test]
async fn a_worker_that_dies_half_way_leaves_nobody_out_and_adds_nobody_twice() {
    let usher = TestApp::start().await;
    // Two who come back, one in the chunk in which the worker dies.
    for n in [7, 120] {
        usher.add(&body(&format!("ada{n}@example.com"))).await;
    }
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.take_mails();
    usher.take_events();
    let import = start(&usher, &people(250)).await;
    // The mails of a chunk, its rows and its record are 102 transactions.
    usher.faults.table([vec![TableFault::None; 150], vec![TableFault::TakeAndHang]].concat());
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.transaction_was_done().await;
    sweep.abort();
    assert!(sweep.await.unwrap_err().is_cancelled());
    let half = look(&usher, &import).await;
    assert_eq!((&half["state"], &half["done"]), (&json!("running"), &json!(100)));

    // Nobody else takes it up before the claim has lapsed.
    usher.deliver().await;
    assert_eq!(look(&usher, &import).await["done"], 100);
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    let done = look(&usher, &import).await;
    let told = ["state", "added", "revived", "rejected"].map(|name| done[name].clone());
    assert_eq!(told, [json!("finished"), json!(248), json!(2), json!(0)]);
    let expected: BTreeSet<String> = (1..=250).map(|n| format!("ada{n}@example.com")).collect();
    let mails = mailed(&usher);
    assert_eq!(mails.len(), 250);
    assert_eq!(mails.into_iter().collect::<BTreeSet<_>>(), expected);
    let mut everybody = everybody(&usher).await;
    everybody.retain(|email| email != "grace@example.com");
    assert_eq!(everybody.len(), 250);
    assert_eq!(everybody.into_iter().collect::<BTreeSet<_>>(), expected);
    quiet(usher).await;
}

#[tokio::test]
async fn a_throttled_table_delays_an_import_and_loses_nobody() {
    let usher = TestApp::start().await;
    let import = start(&usher, &people(120)).await;
    usher.faults.table([
        TableFault::Conflict,
        TableFault::None,
        TableFault::Conflict,
        TableFault::Throttle,
        TableFault::Throttle,
        TableFault::Throttle,
        TableFault::Throttle,
    ]);
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    let done = look(&usher, &import).await;
    assert_eq!((&done["state"], &done["added"]), (&json!("finished"), &json!(120)));
    assert_eq!(mailed(&usher).len(), 120);
    quiet(usher).await;
}

#[tokio::test]
async fn a_cancelled_import_adds_nobody_any_more_and_forgets_the_rest() {
    let usher = TestApp::start().await;
    let import = start(&usher, &people(300)).await;
    usher.faults.table([vec![TableFault::None; 150], vec![TableFault::TakeAndHang]].concat());
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.transaction_was_done().await;
    sweep.abort();
    let _ = sweep.await;
    let (status, answer) = cancel(&usher, &import).await;
    assert_eq!((status, &answer["import"]["state"]), (200, &json!("cancelled")));
    usher.clock.advance(SignedDuration::from_mins(4));
    let before = everybody(&usher).await.len();
    assert!((101..300).contains(&before), "{before}");
    usher.deliver().await;
    assert_eq!(everybody(&usher).await.len(), before);
    // Only rows that were tried are still there.
    assert_eq!(verdicts(&usher, &import).await.len(), 100);
    // Cancelling twice is no mistake; committing it is.
    assert_eq!(cancel(&usher, &import).await.0, 200);
    let (status, answer) = commit(&usher, usher.key(), &import).await;
    assert_eq!((status, &answer["code"]), (409, &json!("import_ended")));
    quiet(usher).await;
}

#[tokio::test]
async fn an_import_that_is_cancelled_while_it_runs_counts_whom_it_added() {
    let usher = TestApp::start().await;
    let import = start(&usher, &people(400)).await;
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    while usher.get("/v1/users?limit=2").await["items"].as_array().unwrap().len() < 2 {}
    let (status, answer) = cancel(&usher, &import).await;
    assert_eq!(status, 200, "{answer}");
    sweep.await.unwrap().unwrap();
    usher.deliver().await;
    let ended = look(&usher, &import).await;
    assert_eq!(ended["state"], "cancelled");
    let added = everybody(&usher).await.len() - 1;
    assert!(added < 400);
    assert_eq!(ended["added"], added);
    quiet(usher).await;
}

#[tokio::test]
async fn an_import_that_was_only_looked_at_can_be_called_off() {
    let usher = TestApp::start().await;
    let import = check(&usher, &people(150)).await;
    assert_eq!(cancel(&usher, &import).await.0, 200);
    assert_eq!(verdicts(&usher, &import).await, []);
    assert_eq!(commit(&usher, usher.key(), &import).await.0, 409);
    usher.finish().await;
}

#[tokio::test]
async fn whoever_loses_the_right_to_invite_loses_their_import() {
    let usher = TestApp::start().await;
    let key = usher.new_key("admin").await;
    let (_, answer) = send(&usher, &key.shown, "/v1/imports", people(3)).await;
    let import = answer["import"].clone();
    assert_eq!(commit(&usher, &key.shown, &import).await.0, 202);
    let mut revoked = key.stored.clone();
    revoked.revoked_at = Some(usher.clock.now());
    usher.app.directory.put_api_key(&revoked).await.unwrap();
    usher.deliver().await;
    let stopped = look(&usher, &import).await;
    assert_eq!(stopped["state"], "stopped");
    assert_eq!(stopped["stopped_because"], "rights_lost");
    assert_eq!(everybody(&usher).await.len(), 1);
    assert_eq!(verdicts(&usher, &import).await, []);
    usher.finish().await;
}

#[tokio::test]
async fn whose_maker_is_shut_out_has_no_right_left_either() {
    let usher = TestApp::start().await;
    let mut key = usher.new_key("admin").await;
    let (_, answer) = send(&usher, &key.shown, "/v1/imports", people(1)).await;
    assert_eq!(commit(&usher, &key.shown, &answer["import"]).await.0, 202);
    key.stored.creator = Some("01930000-0000-7000-8000-000000000000".parse().unwrap());
    usher.app.directory.put_api_key(&key.stored).await.unwrap();
    usher.deliver().await;
    assert_eq!(look(&usher, &answer["import"]).await["stopped_because"], "rights_lost");
    usher.finish().await;
}

#[tokio::test]
async fn a_role_that_became_too_much_is_refused_row_by_row() {
    let usher = TestApp::start().await;
    usher.put_role("inviter", &["users:invite", "app:calling", "app:messaging"]).await;
    let key = usher.new_key("super_admin").await;
    let csv = "first_name,last_name,email,role\nA,B,a@example.com,admin\nC,D,c@example.com,user\n";
    let (_, answer) = send(&usher, &key.shown, "/v1/imports", csv).await;
    let import = answer["import"].clone();
    assert_eq!(import["counts"], json!({ "new": 2 }));
    commit(&usher, &key.shown, &import).await;
    let mut lesser = key.stored.clone();
    lesser.kind = KeyKind::Program { role: "inviter".parse().unwrap() };
    usher.app.directory.put_api_key(&lesser).await.unwrap();
    usher.deliver().await;
    let verdicts: Vec<_> = verdicts(&usher, &import).await.into_iter().map(|row| row.1).collect();
    assert_eq!(verdicts, ["role_not_allowed", "added"]);
    quiet(usher).await;
}

#[tokio::test]
async fn whoever_was_demoted_grants_nothing_more_by_a_key_or_an_import_from_before() {
    let usher = TestApp::start().await;
    for (n, runs) in [(1, false), (2, true)] {
        let boss = member(&usher, &format!("boss{n}@example.com"), "super_admin").await;
        let key = key_of(&usher, &boss, "super_admin").await;
        let csv = format!(
            "first_name,last_name,email,role\nA,B,chief{n}@example.com,super_admin\n\
             C,D,user{n}@example.com,user\n"
        );
        let (_, answer) = send(&usher, &key, "/v1/imports", csv).await;
        let import = answer["import"].clone();
        assert_eq!(import["counts"], json!({ "new": 2 }));
        if runs {
            assert_eq!(commit(&usher, &key, &import).await.0, 202);
        }
        patch(&usher, &boss, &json!({ "role": "admin" })).await.user();
        if !runs {
            assert_eq!(commit(&usher, &key, &import).await.0, 202);
        }
        usher.deliver().await;
        let verdicts: Vec<_> =
            verdicts(&usher, &import).await.into_iter().map(|row| row.1).collect();
        assert_eq!(verdicts, ["role_not_allowed", "added"], "while it runs: {runs}");
        let chiefs = usher.get("/v1/users?role=super_admin").await;
        assert_eq!(chiefs["items"].as_array().unwrap().len(), 1, "Grace alone");
    }
    quiet(usher).await;
}

#[tokio::test]
async fn who_was_mailed_a_moment_ago_is_not_mailed_again_by_an_import() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    act(&usher, Method::DELETE, &user, "/invite").await.user();
    assert_eq!(usher.try_add(usher.key(), &ada()).await.0, 201);
    settle(&usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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

#[tokio::test]
async fn an_import_that_fails_again_and_again_is_given_up_after_two_days() {
    let usher = TestApp::start().await;
    let csv = "first_name,last_name,email\nAda,Lovelace,ada@example.com\n";
    let import = check(&usher, csv).await;
    let user = usher.add(&ada()).await;
    settle(&usher).await;
    // Whoever holds the address cannot be read.
    let pk = format!("default#USER#{}", user["id"].as_str().unwrap());
    usher.set_raw(&pk, "USER", "status", "nothing").await;
    assert_eq!(commit(&usher, usher.key(), &import).await.0, 202);
    for _ in 0..8 {
        usher.deliver().await;
        assert_eq!(look(&usher, &import).await["state"], "running");
        usher.clock.advance(SignedDuration::from_hours(6));
    }
    usher.deliver().await;
    let stopped = look(&usher, &import).await;
    assert_eq!(
        (&stopped["state"], &stopped["stopped_because"]),
        (&json!("stopped"), &json!("given_up"))
    );
    usher.set_raw(&pk, "USER", "status", "invited").await;
    quiet(usher).await;
}

#[tokio::test]
async fn who_is_erased_while_their_import_runs_is_not_added_anew() {
    let usher = TestApp::start().await;
    let import = start(&usher, &people(30)).await;
    // The worker dies after some rows; Ada 1 was among the first of them.
    usher.faults.table([vec![TableFault::None; 20], vec![TableFault::TakeAndHang]].concat());
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.transaction_was_done().await;
    sweep.abort();
    assert!(sweep.await.unwrap_err().is_cancelled());
    let users = usher.get("/v1/users?limit=100").await;
    let mut users = users["items"].as_array().unwrap().iter();
    let user = users.find(|user| user["email"] == "ada1@example.com").unwrap();
    assert_eq!(act(&usher, Method::DELETE, user, "").await.status, 204);
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    let done = look(&usher, &import).await;
    assert_eq!((&done["state"], &done["added"]), (&json!("finished"), &json!(30)));
    let everybody = everybody(&usher).await;
    assert_eq!(everybody.len(), 30, "with Grace and without Ada 1");
    assert!(!everybody.contains(&"ada1@example.com".to_owned()));
    quiet(usher).await;
}
