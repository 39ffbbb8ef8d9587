//! The seals of the audit trail: that nobody changed it since.

use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher::cli::{Checked, Unverified, verify_audit};
use usher_client::{AuditQuery, SecretString};
use usher_tests::{GOOD_PASSWORD, RawItem, TestApp, ada, body};

use crate::{
    auditing::{add_quietly, pages, pages_of},
    managing::act,
};

async fn seals(usher: &TestApp) -> Vec<Value> {
    usher.get("/v1/audit/seals?limit=100").await["items"].as_array().unwrap().clone()
}

async fn verify(usher: &TestApp) -> Result<Checked, String> {
    verify_audit(&usher.client(), None).await.map_err(|error| error.to_string())
}

/// Lets what has happened become old enough to be sealed, and seals it.
async fn seal(usher: &TestApp) {
    usher.clock.advance(SignedDuration::from_mins(5) + SignedDuration::from_secs(2));
    usher.clean_up().await;
}

#[tokio::test]
async fn whoever_adds_waits_for_no_seal_and_clean_up_seals_what_is_five_minutes_old() {
    let usher = TestApp::start().await;
    usher.clean_up().await;
    let quiet_days = seals(&usher).await;
    assert_eq!(quiet_days.len(), 1, "a month in which nothing happened");
    assert_eq!((&quiet_days[0]["count"], &quiet_days[0]["previous"]), (&json!(0), &json!(null)));
    add_quietly(&usher, "ada@example.com").await;
    usher.clock.advance(SignedDuration::from_mins(5) - SignedDuration::from_millis(1));
    usher.clean_up().await;
    assert_eq!(seals(&usher).await.len(), 1, "nothing is five minutes old");
    usher.clock.advance(SignedDuration::from_millis(2));
    usher.clean_up().await;
    let seals = seals(&usher).await;
    assert_eq!(seals.len(), 2);
    assert_eq!(seals[1]["previous"], seals[0]["hash"]);
    assert_eq!(seals[1]["after"], seals[0]["through"]);
    add_quietly(&usher, "bob@example.com").await;
    let checked = verify(&usher).await.unwrap();
    assert_eq!((checked.seals, checked.unsealed, checked.erased), (2, 1, 0));
    assert_eq!(checked.entries, seals[1]["count"].as_u64().unwrap());
    assert_eq!(checked.hash.as_deref(), seals[1]["hash"].as_str());
    usher.clean_up().await;
    usher.clean_up().await;
    assert_eq!(verify(&usher).await.unwrap(), checked, "nothing new, no seal");
    usher.finish_unread().await;
}

#[tokio::test]
async fn two_runs_at_once_make_each_seal_once() {
    let usher = TestApp::start().await;
    for day in 0..5 {
        add_quietly(&usher, &format!("ada{day}@example.com")).await;
        usher.clock.advance(SignedDuration::from_hours(24));
        tokio::join!(usher.clean_up(), usher.clean_up(), usher.clean_up());
        verify(&usher).await.unwrap();
    }
    let numbers: Vec<u64> =
        seals(&usher).await.iter().map(|seal| seal["number"].as_u64().unwrap()).collect();
    assert!(numbers.len() >= 5);
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
    let checked = verify(&usher).await.unwrap();
    assert_eq!(checked.unsealed, 0);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_long_pause_is_caught_up_with() {
    let usher = TestApp::start().await;
    seal(&usher).await;
    usher.clock.advance(SignedDuration::from_hours(200 * 24));
    add_quietly(&usher, "ada@example.com").await;
    seal(&usher).await;
    let checked = verify(&usher).await.unwrap();
    assert_eq!(checked.unsealed, 0);
    // From then on a run asks for one day only: what was quiet is sealed.
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.clean_up().await;
    let last = seals(&usher).await.pop().unwrap();
    assert_eq!(last["count"], 0);
    usher.clean_up().await;
    assert_eq!(seals(&usher).await.pop().unwrap(), last);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_thousand_entries_fill_a_page_and_a_seal() {
    let usher = Arc::new(TestApp::start().await);
    let mut adds = tokio::task::JoinSet::new();
    for chunk in 0..8 {
        let usher = Arc::clone(&usher);
        adds.spawn(async move {
            for n in 0..130 {
                add_quietly(&usher, &format!("ada{chunk}x{n}@example.com")).await;
            }
        });
    }
    adds.join_all().await;
    let usher = Arc::into_inner(usher).unwrap();
    assert_eq!(pages(&usher, "action=no_such_thing").await, [[""; 0], [""; 0]]);
    let query = AuditQuery { action: Some("added".into()), ..AuditQuery::default() };
    let all = usher.client().whole_audit(&query, 2000).await.unwrap();
    assert!(all.items.len() >= 1040);
    seal(&usher).await;
    let counts: Vec<Value> =
        seals(&usher).await.into_iter().map(|seal| seal["count"].clone()).collect();
    assert_eq!(counts[0], 1000);
    let checked = verify(&usher).await.unwrap();
    assert!(checked.entries > 1040 && checked.unsealed == 0, "{checked:?}");
    usher.finish_unread().await;
}

/// The timeline entries of a user as they lie in the table.
async fn entries_of(usher: &TestApp, user: &str) -> Vec<RawItem> {
    let items = usher.raw_items(&format!("default#USER#{user}")).await;
    items.into_iter().filter(|item| text(item, "sk").starts_with("AT#")).collect()
}

fn text(item: &RawItem, name: &str) -> String {
    item[name].as_s().unwrap().clone()
}

/// The item with other texts.
fn with(mut item: RawItem, texts: &[(&str, &str)]) -> RawItem {
    for (name, text) in texts {
        item.insert((*name).to_owned(), AttributeValue::S((*text).to_owned()));
    }
    item
}

/// The item with another text inside one of its maps.
fn with_inner(mut item: RawItem, path: &[&str], text: &str) -> RawItem {
    let (name, maps) = path.split_last().unwrap();
    let mut inner = &mut item;
    for map in maps {
        inner = match inner.get_mut(*map) {
            Some(AttributeValue::M(next)) => next,
            _ => unreachable!("{map} is a map"),
        };
    }
    inner.insert((*name).to_owned(), AttributeValue::S(text.to_owned()));
    item
}

#[tokio::test]
async fn what_an_erased_person_did_to_others_stays_without_where_from() {
    let usher = TestApp::start().await;
    let boss = usher.member("boss@example.com", "super_admin").await;
    let mut browser = usher.browser();
    browser.sign_in("boss@example.com", GOOD_PASSWORD).await;
    let csrf = browser.csrf().await;
    let add = browser.request(Method::POST, "/v1/users").header("x-csrf-token", csrf);
    assert_eq!(browser.answer(add.json(&ada())).await.0, 201);
    // One key did more than one step of an erasure looks at.
    let [first, second] =
        [usher.key_of(&boss, "admin").await.shown, usher.key_of(&boss, "admin").await.shown];
    let bob = usher.try_add(&first, &body("bob@example.com")).await.1["user"].clone();
    let link = format!("/v1/users/{}/invite", bob["id"].as_str().unwrap());
    for _ in 0..120 {
        assert_eq!(usher.call_with(&first, Method::GET, &link).send().await.unwrap().status(), 200);
    }
    assert_eq!(usher.try_add(&second, &body("eve@example.com")).await.0, 201);
    usher.settle().await;
    let origins = async |who: &str| {
        let entries = pages_of(&usher, &format!("action=added,link_copied&{who}")).await;
        entries.into_iter().map(|entry| entry["from"].clone()).collect::<Vec<_>>()
    };
    let theirs = origins("").await;
    assert_eq!(theirs.iter().filter(|from| **from == "127.0.0.1").count(), theirs.len() - 2);
    seal(&usher).await;

    assert_eq!(act(&usher, Method::DELETE, &boss, "").await.status, 204);
    usher.settle().await;
    let left = pages_of(&usher, "action=added,link_copied").await;
    let of_boss = |entry: &&Value| entry["actor"]["id"] == boss["id"];
    assert_eq!(left.iter().filter(of_boss).count(), 123);
    assert!(left.iter().filter(of_boss).all(|entry| entry["from"].is_null()), "{left:#?}");
    assert!(left.iter().filter(of_boss).all(|entry| entry["data"].is_object()), "{left:#?}");
    seal(&usher).await;
    verify(&usher).await.unwrap();
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_erased_person_leaves_a_chain_that_holds() {
    let usher = TestApp::start().await;
    let user = usher.member("ada@example.com", "user").await;
    seal(&usher).await;
    let before = verify(&usher).await.unwrap();
    let of_ada = format!("user={}", user["id"].as_str().unwrap());
    let told = pages_of(&usher, &of_ada).await;
    assert_eq!(act(&usher, Method::DELETE, &user, "").await.status, 204);
    usher.settle().await;

    let entries = pages_of(&usher, &of_ada).await;
    let (new, old) = entries.split_at(entries.len() - told.len());
    let after = verify(&usher).await.unwrap();
    let erased = told.len() as u64;
    assert_eq!(after, Checked { erased, unsealed: new.len() as u64, ..before });
    // Of what happened to her, that it did is all that is left.
    for (entry, told) in old.iter().zip(&told) {
        for name in ["id", "kind", "at"] {
            assert_eq!(entry[name], told[name], "{name}");
        }
        assert_eq!((&entry["data"], &entry["from"]), (&json!(null), &json!(null)));
        assert_eq!(entry["subject"], json!({ "type": "user", "id": user["id"] }));
    }
    let query =
        AuditQuery { user: user["id"].as_str().map(str::to_owned), ..AuditQuery::default() };
    let read = usher.client().whole_audit(&query, 10).await.unwrap();
    assert_eq!(read.items.last().unwrap().data, None, "the client reads it, too");
    seal(&usher).await;
    let sealed = verify(&usher).await.unwrap();
    assert_eq!((sealed.erased, sealed.unsealed), (erased, 0));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_change_behind_ushers_back_shows() {
    let usher = TestApp::start().await;
    let id = add_quietly(&usher, "ada@example.com").await;
    seal(&usher).await;
    add_quietly(&usher, "bob@example.com").await;
    seal(&usher).await;
    let good = verify(&usher).await.unwrap();
    let entry = entries_of(&usher, &id).await.remove(0);
    let actor =
        AttributeValue::M([("type".to_owned(), AttributeValue::S("system".to_owned()))].into());
    let mut by_another = entry.clone();
    by_another.insert("actor".to_owned(), actor);
    let told = r#"{"kind":"added","data":{"role":"super_admin","welcome_email":false}}"#;
    for changed in [
        with(entry.clone(), &[("kind", "revived")]),
        with(entry.clone(), &[("subject", "settings")]),
        with(entry.clone(), &[("at", "2026-11-23T09:00:01Z")]),
        with(entry.clone(), &[("digest", "made up")]),
        by_another,
        with_inner(entry.clone(), &["told", "what"], told),
        with_inner(entry.clone(), &["told", "from", "known", "ip"], "192.0.2.1"),
        with_inner(entry.clone(), &["told", "salt"], "none"),
        // Out of the day it belongs to, so that nobody finds it there.
        with(entry.clone(), &[("gsi1pk", "default#AUDIT#2020-01-01")]),
    ] {
        usher.put_raw_item(changed.clone()).await;
        let error = verify(&usher).await.unwrap_err();
        assert!(error.contains("changed"), "{error}");
        usher.put_raw_item(entry.clone()).await;
        assert_eq!(verify(&usher).await.unwrap(), good);
    }
    usher.remove_raw(&text(&entry, "pk"), &text(&entry, "sk")).await;
    assert!(verify(&usher).await.unwrap_err().contains("and there are"), "one was removed");
    usher.put_raw_item(entry.clone()).await;
    let between = usher_domain::EntryId::before(text(&entry, "id").parse().unwrap()).to_string();
    let inserted = with(
        entry.clone(),
        &[
            ("sk", &format!("AT#{between}")),
            ("id", &between),
            ("gsi1sk", &between),
            ("gsi2sk", &between),
        ],
    );
    usher.put_raw_item(inserted.clone()).await;
    assert!(verify(&usher).await.unwrap_err().contains("and there are"), "one was inserted");
    usher.remove_raw(&text(&inserted, "pk"), &text(&inserted, "sk")).await;
    assert_eq!(verify(&usher).await.unwrap(), good);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_changed_missing_or_cut_off_seal_shows() {
    let usher = TestApp::start().await;
    seal(&usher).await;
    add_quietly(&usher, "ada@example.com").await;
    seal(&usher).await;
    add_quietly(&usher, "bob@example.com").await;
    seal(&usher).await;
    let good = verify(&usher).await.unwrap();
    let noted = good.hash.clone().unwrap();
    let items = usher.raw_items("default#SEALS").await;
    assert_eq!(items.len(), 3);
    let second = &items[1];
    for changed in [
        with(second.clone(), &[("hash", "made up")]),
        with(second.clone(), &[("previous", "made up")]),
        with(second.clone(), &[("sealed_at", "2026-11-23T09:00:01Z")]),
        with(second.clone(), &[("through", &text(&items[2], "through"))]),
        with(second.clone(), &[("after", &text(second, "through"))]),
    ] {
        usher.put_raw_item(changed).await;
        assert!(verify(&usher).await.unwrap_err().contains("The audit trail was changed"));
        usher.put_raw_item(second.clone()).await;
    }
    usher.remove_raw("default#SEALS", &text(second, "sk")).await;
    let error = verify(&usher).await.unwrap_err();
    assert_eq!(error, "The audit trail was changed: seal 2 is missing.");
    usher.put_raw_item(second.clone()).await;
    // Whoever cuts the chain off, with what it covered, has one that holds; but not the noted hash.
    let client = usher.client();
    assert_eq!(verify_audit(&client, Some(&noted)).await.unwrap(), good);
    usher.remove_raw("default#SEALS", &text(&items[2], "sk")).await;
    verify(&usher).await.unwrap();
    let error = verify_audit(&client, Some(&noted)).await.unwrap_err();
    assert!(matches!(error, Unverified::Unexpected(hash) if hash == noted));
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_key_that_may_not_read_the_audit_cannot_verify_it() {
    let usher = TestApp::start().await;
    let key = SecretString::from(usher.new_key("user").await.shown);
    let client = usher_client::Client::new(usher.base_url.clone(), Some(key)).unwrap();
    let error = verify_audit(&client, None).await.unwrap_err();
    assert!(
        matches!(error, Unverified::Client(error) if error.code() == Some("permission_missing"))
    );
    usher.finish_unread().await;
}
