//! Members who leave: deactivated, let in again, erased.

use std::sync::Arc;

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_domain::UserId;
use usher_tests::{TableFault, TestApp, ada, body};

use crate::managing::{act, act_with, add_with_role, latest, patch, path, read};

#[tokio::test]
async fn a_deactivated_member_is_out_and_so_are_their_keys_until_they_are_let_in_again() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "admin").await;
    let keys = [usher.key_of(&user, "admin").await.shown, usher.key_of(&user, "user").await.shown];
    let answer = act(&usher, Method::POST, &user, "/deactivate").await;
    assert_eq!(answer.user()["status"], "deactivated");
    for key in &keys {
        let call = usher.call_with(key, Method::GET, "/v1/languages");
        assert_eq!(read(call).await.code(), (401, "api_key_invalid"));
    }
    let id = user["id"].as_str().unwrap().parse().unwrap();
    let stored = usher.app.directory.find_user(id).await.unwrap().unwrap();
    assert_eq!(stored.sessions_from, Some(usher.clock.now()));
    let entry = latest(&usher, &user).await;
    assert_eq!(entry["data"]["revoked_keys"].as_array().unwrap().len(), 2);
    assert_eq!(usher.get("/v1/team-members?q=ada").await["items"], json!([]));

    assert_eq!(act(&usher, Method::POST, &user, "/deactivate").await.code(), (409, "wrong_status"));
    assert_eq!(act(&usher, Method::POST, &user, "/reactivate").await.user()["status"], "active");
    assert_eq!(act(&usher, Method::POST, &user, "/reactivate").await.code(), (409, "wrong_status"));
    assert_eq!(usher.get("/v1/team-members?q=ada").await["items"][0]["id"], user["id"]);
    let call = usher.call_with(&keys[0], Method::GET, "/v1/languages");
    assert_eq!(read(call).await.status, 401);
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["UserDeactivated", "UserReactivated"]);
    usher.finish().await;
}

#[tokio::test]
async fn a_member_with_more_keys_than_a_transaction_holds_loses_all_of_them() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "user").await;
    let mut keys = Vec::new();
    for _ in 0..90 {
        keys.push(usher.key_of(&user, "user").await.shown);
    }
    act(&usher, Method::POST, &user, "/deactivate").await.user();
    for key in &keys {
        let call = usher.call_with(key, Method::GET, "/v1/languages");
        assert_eq!(read(call).await.status, 401);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_takes_their_own_permissions_away() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "admin").await;
    let own = usher.key_of(&user, "admin").await.shown;
    let patch =
        |change: Value| read(usher.call_with(&own, Method::PATCH, &path(&user, "")).json(&change));
    assert_eq!(patch(json!({ "role": "user" })).await.code(), (409, "own_permissions"));
    for (method, rest) in [(Method::POST, "/deactivate"), (Method::DELETE, "")] {
        let answer = act_with(&usher, &own, method, &user, rest).await;
        assert_eq!(answer.code(), (409, "own_permissions"));
    }
    assert_eq!(patch(json!({ "last_name": "King", "language": "fr" })).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_last_super_admin_stays() {
    let usher = TestApp::start().await;
    let nobody = usher.new_key("super_admin").await.shown;
    let grace = usher.get(&format!("/v1/users/{}", usher.admin)).await;
    let demote = |user: &Value| {
        let call = usher.call_with(&nobody, Method::PATCH, &path(user, ""));
        read(call.json(&json!({ "role": "admin" })))
    };
    // Who has not accepted yet, or is kept out, is none of those who count.
    let invited = add_with_role(&usher, "new@example.com", "super_admin").await;
    let boss = usher.member("boss@example.com", "super_admin").await;
    act_with(&usher, &nobody, Method::POST, &boss, "/deactivate").await.user();
    assert_eq!(demote(&grace).await.code(), (409, "last_super_admin"));
    for (method, rest) in [(Method::POST, "/deactivate"), (Method::DELETE, "")] {
        let answer = act_with(&usher, &nobody, method, &grace, rest).await;
        assert_eq!(answer.code(), (409, "last_super_admin"));
    }
    assert_eq!(act_with(&usher, &nobody, Method::DELETE, &invited, "").await.status, 204);
    // Let in again, the other one counts again; a promoted one counts too.
    act_with(&usher, &nobody, Method::POST, &boss, "/reactivate").await.user();
    demote(&grace).await.user();
    assert_eq!(demote(&boss).await.code(), (409, "last_super_admin"));
    let promote = usher.call_with(&nobody, Method::PATCH, &path(&grace, ""));
    read(promote.json(&json!({ "role": "super_admin" }))).await.user();
    assert_eq!(act_with(&usher, &nobody, Method::DELETE, &boss, "").await.status, 204);
    assert_eq!(demote(&grace).await.code(), (409, "last_super_admin"));
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_two_super_admins_who_demote_each_other_at_once_one_stays() {
    let usher = Arc::new(TestApp::start().await);
    let grace = usher.get(&format!("/v1/users/{}", usher.admin)).await;
    let boss = usher.member("boss@example.com", "super_admin").await;
    let keys = [
        usher.key_of(&grace, "super_admin").await.shown,
        usher.key_of(&boss, "super_admin").await.shown,
    ];
    let mut demotions = JoinSet::new();
    for n in 0..40 {
        let usher = Arc::clone(&usher);
        let (key, other) = if n % 2 == 0 {
            (keys[0].clone(), boss.clone())
        } else {
            (keys[1].clone(), grace.clone())
        };
        demotions.spawn(async move {
            let call = usher.call_with(&key, Method::PATCH, &path(&other, ""));
            read(call.json(&json!({ "role": "user" }))).await.status
        });
    }
    let statuses = demotions.join_all().await;
    assert!(statuses.iter().all(|status| [200, 401, 403, 409].contains(status)), "{statuses:?}");
    let left = usher.get("/v1/team-members?role=super_admin").await;
    assert_eq!(left["items"].as_array().unwrap().len(), 1, "{statuses:?}");
    let usher = Arc::into_inner(usher).unwrap();
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_erased_person_is_found_nowhere_and_their_address_is_free() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "admin").await;
    let key = usher.key_of(&user, "admin").await.shown;
    patch(&usher, &user, &json!({ "last_name": "Byron" })).await.user();
    let held = usher.every_item();
    assert!(held.iter().any(|item| item.contains("ada@example.com")));

    let answer = act(&usher, Method::DELETE, &user, "").await;
    assert_eq!((answer.status, &answer.body), (204, &Value::Null));
    assert_eq!(act(&usher, Method::GET, &user, "").await.status, 404);
    assert_eq!(act(&usher, Method::DELETE, &user, "").await.status, 404);
    let call = usher.call_with(&key, Method::GET, "/v1/languages");
    assert_eq!(read(call).await.status, 401);
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["UserChanged", "UserErased"]);

    let items = usher.every_item();
    for item in &items {
        let text = item.to_lowercase();
        for trace in ["ada@", "\"ada", "lovelace", "byron"] {
            assert!(!text.contains(trace), "{trace} in {item}");
        }
    }
    // What happened stays, by ids; what was told of it is gone, but for the erasure itself.
    let id = user["id"].as_str().unwrap();
    let kept: Vec<_> = items.iter().filter(|item| item.contains(&format!("USER#{id}"))).collect();
    assert!(kept.len() >= 5, "{kept:#?}");
    let (tombstones, entries): (Vec<&String>, Vec<&String>) =
        kept.iter().partition(|item| item.contains("\"ERASED\""));
    assert_eq!(tombstones.len(), 1, "so that nobody is added under their id again");
    assert!(entries.iter().all(|item| item.contains("AT#") && item.contains("digest")));
    let told: Vec<_> = kept.iter().filter(|item| item.contains("salt")).collect();
    assert!(told.len() == 1 && told[0].contains("erased"), "{told:#?}");

    let again = usher.add(&ada()).await;
    assert_ne!(again["id"], user["id"]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_erasure_that_breaks_off_is_taken_up_again() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    for _ in 0..250 {
        act(&usher, Method::GET, &user, "/invite").await;
    }
    usher.settle().await;
    assert_eq!(act(&usher, Method::DELETE, &user, "").await.status, 204);
    // The process dies after the first steps: its entry stays claimed.
    let id: UserId = user["id"].as_str().unwrap().parse().unwrap();
    let now = usher.clock.now();
    let claimed = usher.app.directory.due_entries(now, 50).await.unwrap();
    let erase = claimed
        .iter()
        .find(|entry| entry.user == Some(id) && format!("{:?}", entry.message).contains("Erase"))
        .unwrap();
    let claim = usher.app.directory.new_claim(now + SignedDuration::from_mins(3));
    let entry = usher.app.directory.claim_entry(erase, &claim, now).await.unwrap().unwrap();
    let after = usher.app.directory.erase_step(id, None, now).await.unwrap().unwrap();
    assert!(usher.app.directory.note_erased(&entry, &claim, &after).await.unwrap());
    usher.deliver().await;
    let told = || {
        let of_ada = format!("USER#{id}");
        let items = usher.every_item();
        let told = |item: &&String| item.contains(&of_ada) && item.contains("salt");
        items.iter().filter(told).filter(|item| !item.contains("erased")).count()
    };
    let left = told();
    assert!((100..250).contains(&left), "{left}");

    usher.clock.advance(SignedDuration::from_mins(4));
    usher.faults.table([TableFault::Conflict]);
    usher.deliver().await;
    assert_eq!(told(), 0);
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_an_erasure_and_a_change_at_once_nothing_half_done_is_left() {
    let usher = Arc::new(TestApp::start().await);
    for n in 0..10 {
        let user = usher.add(&body(&format!("ada{n}@example.com"))).await;
        let change = json!({ "last_name": "Byron", "email": format!("byron{n}@example.com") });
        tokio::join!(act(&usher, Method::DELETE, &user, ""), patch(&usher, &user, &change));
        assert_eq!(act(&usher, Method::GET, &user, "").await.status, 404);
    }
    usher.settle().await;
    let items = usher.every_item();
    for trace in ["\"ada", "\"byron", "ada0", "ada9", "byron0", "byron9", "lovelace"] {
        assert!(!items.iter().any(|item| item.to_lowercase().contains(trace)), "{trace}");
    }
    let usher = Arc::into_inner(usher).unwrap();
    usher.finish().await;
}

#[tokio::test]
async fn a_repeated_deletion_under_its_key_gets_the_first_answer() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    for _ in 0..2 {
        let call = usher.call(Method::DELETE, &path(&user, "")).header("idempotency-key", "k");
        assert_eq!(read(call).await.status, 204);
    }
    usher.finish_unread().await;
}
