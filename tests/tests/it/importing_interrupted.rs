//! Imports that are interrupted: by a crash, by who cancels them, by who loses their rights.

use std::collections::BTreeSet;

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use usher_domain::api_key::KeyKind;
use usher_tests::{TableFault, TestApp, ada, body};

use crate::{
    importing::{cancel, check, commit, everybody, look, mailed, people, send, start, verdicts},
    managing::{act, patch},
};

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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_that_is_cancelled_while_it_runs_counts_whom_it_added() {
    let usher = TestApp::start().await;
    let import = start(&usher, &people(400)).await;
    usher.faults.table([vec![TableFault::None; 150], vec![TableFault::TakeAndWait]].concat());
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.transaction_was_done().await;
    let (status, answer) = cancel(&usher, &import).await;
    assert_eq!((status, &answer["import"]["state"]), (200, &json!("cancelled")), "{answer}");
    usher.faults.go_on();
    sweep.await.unwrap().unwrap();
    usher.deliver().await;
    let ended = look(&usher, &import).await;
    assert_eq!(ended["state"], "cancelled");
    let added = everybody(&usher).await.len() - 1;
    assert!((101..400).contains(&added), "{added}");
    assert_eq!(ended["added"], added);
    usher.finish_unread().await;
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
    usher.define_role("inviter", &["users:invite", "app:calling", "app:messaging"]).await;
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
    usher.finish_unread().await;
}

#[tokio::test]
async fn whoever_was_demoted_grants_nothing_more_by_a_key_or_an_import_from_before() {
    let usher = TestApp::start().await;
    for (n, runs) in [(1, false), (2, true)] {
        let boss = usher.member(&format!("boss{n}@example.com"), "super_admin").await;
        let key = usher.key_of(&boss, "super_admin").await.shown;
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
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_import_that_fails_again_and_again_is_given_up_after_two_days() {
    let usher = TestApp::start().await;
    let csv = "first_name,last_name,email\nAda,Lovelace,ada@example.com\n";
    let import = check(&usher, csv).await;
    let user = usher.add(&ada()).await;
    usher.settle().await;
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
}
