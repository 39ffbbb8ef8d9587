//! The audit trail: who did what, and that nobody changed it since.

use std::sync::Arc;

use aws_sdk_dynamodb::types::AttributeValue;
use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher::cli::{Checked, Unverified, verify_audit};
use usher_client::{AuditQuery, SecretString};
use usher_tests::{GOOD_PASSWORD, RawItem, TestApp, ada, body};

use crate::managing::{act, key_of, member, settle};

async fn add_quietly(usher: &TestApp, email: &str) -> String {
    let mut person = body(email);
    person["send_welcome_email"] = false.into();
    usher.add(&person).await["id"].as_str().unwrap().to_owned()
}

/// Every page of the trail, one by one, as the ids of the entries.
async fn pages(usher: &TestApp, query: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = usher.get(&format!("/v1/audit?{query}&cursor={cursor}")).await;
        let items = page["items"].as_array().unwrap();
        pages.push(items.iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect());
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return pages,
        }
    }
}

/// All entries that match.
async fn pages_of(usher: &TestApp, query: &str) -> Vec<Value> {
    let (mut entries, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = usher.get(&format!("/v1/audit?limit=100&{query}&cursor={cursor}")).await;
        entries.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => return entries,
        }
    }
}

async fn kinds(usher: &TestApp, query: &str) -> Vec<String> {
    let page = usher.get(&format!("/v1/audit?{query}")).await;
    let items = page["items"].as_array().unwrap();
    items.iter().map(|entry| entry["kind"].as_str().unwrap().to_owned()).collect()
}

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

async fn quiet(usher: TestApp) {
    usher.deliver().await;
    usher.take_mails();
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn the_trail_tells_who_did_what_to_whom_when_and_from_where() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let id = user["id"].as_str().unwrap();
    let page = usher.get(&format!("/v1/audit?user={id}&order=oldest")).await;
    let [added, sent] = page["items"].as_array().unwrap().as_slice() else { panic!("{page}") };
    assert_eq!(added["kind"], "added");
    assert_eq!(added["subject"], json!({ "type": "user", "id": id, "name": "Ada Lovelace" }));
    assert_eq!(added["actor"]["name"], "Grace Hopper");
    assert!(added["actor"]["via_key"].is_string());
    assert_eq!(added["at"], "2026-11-23T09:00:00Z");
    assert_eq!(added["from"], "127.0.0.1");
    assert_eq!(added["data"], json!({ "role": "user", "welcome_email": true }));
    assert_eq!(sent["kind"], "mail_sent");
    assert_eq!(sent["actor"], json!({ "type": "system" }));
    assert_eq!(sent["from"], Value::Null);
    assert!(added.get("digest").is_none() && added.get("salt").is_none());
    // A user's own timeline is for more eyes, and tells no addresses.
    let timeline = usher.get(&format!("/v1/users/{id}/timeline")).await;
    assert!(timeline["items"][0].get("from").is_none());
    quiet(usher).await;
}

#[tokio::test]
async fn it_is_found_by_user_subject_actor_and_action() {
    let usher = TestApp::start().await;
    let id = usher.add(&ada()).await["id"].as_str().unwrap().to_owned();
    add_quietly(&usher, "bob@example.com").await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    let all = ["accepted", "mail_sent", "added"];
    assert_eq!(kinds(&usher, &format!("user={id}")).await, all);
    assert_eq!(kinds(&usher, &format!("subject=user:{id}")).await, all);
    assert_eq!(kinds(&usher, &format!("user={id}&subject=settings")).await, [""; 0]);
    // Who accepts does so themselves.
    assert_eq!(kinds(&usher, &format!("actor=user:{id}")).await, ["accepted"]);
    assert_eq!(kinds(&usher, &format!("actor=system&user={id}")).await, ["mail_sent"]);
    assert_eq!(kinds(&usher, "actor=system&action=mail_sent").await, ["mail_sent"]);
    let key = usher.get(&format!("/v1/audit?user={id}&action=added")).await;
    let key = key["items"][0]["actor"]["via_key"].as_str().unwrap();
    assert_eq!(kinds(&usher, &format!("actor=key:{key}")).await, ["added", "added"]);
    assert_eq!(kinds(&usher, "action=accepted,mail_sent&limit=2").await, ["accepted", "mail_sent"]);
    assert_eq!(kinds(&usher, "action=no_such_thing").await, [""; 0]);
    quiet(usher).await;
}

#[tokio::test]
async fn what_happened_to_other_things_than_users_is_there_too() {
    let usher = TestApp::start().await;
    let id = add_quietly(&usher, "ada@example.com").await;
    let entry = entries_of(&usher, &id).await.remove(0);
    let new = usher_domain::EntryId(usher.app.ids.next()).to_string();
    usher
        .put_raw_item(with(
            entry,
            &[
                ("pk", "default#SUBJECT#role:on-call"),
                ("sk", &format!("AT#{new}")),
                ("subject", "role:on-call"),
                ("id", &new),
                ("gsi1sk", &new),
                ("gsi2sk", &new),
            ],
        ))
        .await;
    let page = usher.get("/v1/audit?subject=role:on-call").await;
    assert_eq!(page["items"][0]["subject"], json!({ "type": "role", "id": "on-call" }));
    assert_eq!(page["items"].as_array().unwrap().len(), 1);
    assert_eq!(usher.get("/v1/audit?limit=1").await["items"][0]["id"], new);
    quiet(usher).await;
}

#[tokio::test]
async fn pages_meet_every_entry_once_across_days_in_either_order() {
    let usher = TestApp::start().await;
    let first = pages(&usher, "").await.concat();
    for day in 0..4 {
        usher.clock.advance(SignedDuration::from_hours(24));
        for n in 0..day {
            add_quietly(&usher, &format!("ada{day}x{n}@example.com")).await;
        }
    }
    let newest = pages(&usher, "").await.concat();
    assert_eq!(newest.len(), first.len() + 6);
    assert!(newest.is_sorted_by(|one, next| one > next));
    let oldest: Vec<String> = newest.iter().rev().cloned().collect();
    let actor = usher.get("/v1/audit?limit=1").await["items"][0]["actor"]["via_key"].clone();
    let actor = format!("actor=key:{}", actor.as_str().unwrap());
    let by_key = pages(&usher, &actor).await.concat();
    assert!(by_key.len() >= 6);
    for limit in [1, 2, 3, 5, 100] {
        for (query, all) in [
            ("order=newest", &newest),
            ("order=oldest", &oldest),
            ("action=added,accepted,link_copied,mail_sent,revived", &newest),
            (actor.as_str(), &by_key),
        ] {
            let pages = pages(&usher, &format!("{query}&limit={limit}")).await;
            assert!(pages.iter().all(|page| page.len() <= limit), "{query} {limit}: {pages:?}");
            assert_eq!(pages.concat(), *all, "{query} {limit}");
        }
    }
    // Days are whole, both ends included.
    assert_eq!(pages(&usher, "from=2026-11-26&to=2026-11-26").await.concat().len(), 2);
    assert_eq!(pages(&usher, "from=2026-11-26").await.concat().len(), 5);
    assert_eq!(pages(&usher, "to=2026-11-23").await.concat(), first);
    assert_eq!(
        pages(&usher, &format!("{actor}&from=2026-11-26&to=2026-11-26")).await.concat().len(),
        2
    );
    quiet(usher).await;
}

#[tokio::test]
async fn the_last_thirty_days_are_shown_and_a_quiet_year_is_passed_over() {
    let usher = TestApp::start().await;
    usher.clock.advance(SignedDuration::from_hours(29 * 24));
    assert_ne!(kinds(&usher, "").await, [""; 0]);
    usher.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(kinds(&usher, "").await, [""; 0]);
    usher.clock.advance(SignedDuration::from_hours(335 * 24));
    let year = AuditQuery { from: Some("2026-11-23".into()), ..AuditQuery::default() };
    assert_eq!(kinds(&usher, "from=2026-11-23").await, [""; 0], "a page ends after 100 days");
    let found = usher.client().whole_audit(&year, 1000).await.unwrap();
    assert!(!found.items.is_empty());
    quiet(usher).await;
}

#[tokio::test]
async fn what_cannot_be_asked_for_is_told_by_its_field() {
    let usher = TestApp::start().await;
    let cursor = usher.get("/v1/audit?limit=1").await["next_cursor"].clone();
    let cursor = format!("user={}&cursor={}", usher.admin, cursor.as_str().unwrap());
    for (query, field, code) in [
        ("user=grace", "user", "id_malformed"),
        ("subject=team:1", "subject", "id_malformed"),
        ("subject=role:On%20Call", "subject", "unknown_role"),
        ("actor=grace@example.com", "actor", "unknown_actor"),
        ("action=ADDED", "action", "kinds_malformed"),
        ("action=added,,accepted", "action", "kinds_malformed"),
        ("from=23.11.2026", "from", "day_malformed"),
        ("to=2026-02-30", "to", "day_malformed"),
        ("from=2026-11-23&to=2026-11-22", "to", "days_reversed"),
        ("from=2025-11-22&to=2026-11-23", "to", "too_many_days"),
        ("from=-009999-01-01", "from", "too_many_days"),
        ("order=sideways", "order", "unknown_order"),
        ("limit=101", "limit", "out_of_range"),
        ("sort=up", "sort", "unknown_field"),
        (&cursor, "cursor", "cursor_invalid"),
    ] {
        let call = usher.call(Method::GET, &format!("/v1/audit?{query}"));
        let response = call.send().await.unwrap();
        assert_eq!(response.status(), 422, "{query}");
        let problem: Value = response.json().await.unwrap();
        let error = &problem["errors"][0];
        assert_eq!((error["field"].as_str(), error["code"].as_str()), (Some(field), Some(code)));
    }
    // The ends of time are days like any others.
    for day in ["-009999-01-01", "1969-12-31", "1970-01-01", "9999-12-30", "9999-12-31"] {
        for order in ["newest", "oldest"] {
            let query = format!("from={day}&to={day}&order={order}");
            assert_eq!(pages(&usher, &query).await.concat().len(), 0, "{query}");
        }
    }
    for (after, through) in [("f", "f"), ("f", "0"), ("0", "0")] {
        let id = |digit: &str| "00000000-0000-0000-0000-000000000000".replace('0', digit);
        let query = format!("after={}&through={}", id(after), id(through));
        assert_eq!(usher.get(&format!("/v1/audit/entries?{query}")).await["items"], json!([]));
    }
    quiet(usher).await;
}

#[tokio::test]
async fn who_may_read_the_audit_reads_it_and_nobody_else() {
    let usher = TestApp::start().await;
    for path in ["/v1/audit", "/v1/audit/seals", "/v1/audit/entries"] {
        for (role, status) in [("super_admin", 200), ("admin", 200), ("user", 403)] {
            let key = usher.new_key(role).await.shown;
            let response = usher.call_with(&key, Method::GET, path).send().await.unwrap();
            assert_eq!(response.status(), status, "{role} {path}");
        }
        let response = usher.call_without_key(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), 401);
    }
    quiet(usher).await;
}

// -- seals ---------------------------------------------------------------------------------------

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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    let boss = member(&usher, "boss@example.com", "super_admin").await;
    let mut browser = usher.browser();
    browser.sign_in("boss@example.com", GOOD_PASSWORD).await;
    let csrf = browser.csrf().await;
    let add = browser.request(Method::POST, "/v1/users").header("x-csrf-token", csrf);
    assert_eq!(browser.answer(add.json(&ada())).await.0, 201);
    // One key did more than one step of an erasure looks at.
    let [first, second] =
        [key_of(&usher, &boss, "admin").await, key_of(&usher, &boss, "admin").await];
    let bob = usher.try_add(&first, &body("bob@example.com")).await.1["user"].clone();
    let link = format!("/v1/users/{}/invite", bob["id"].as_str().unwrap());
    for _ in 0..120 {
        assert_eq!(usher.call_with(&first, Method::GET, &link).send().await.unwrap().status(), 200);
    }
    assert_eq!(usher.try_add(&second, &body("eve@example.com")).await.0, 201);
    settle(&usher).await;
    let origins = async |who: &str| {
        let entries = pages_of(&usher, &format!("action=added,link_copied&{who}")).await;
        entries.into_iter().map(|entry| entry["from"].clone()).collect::<Vec<_>>()
    };
    let theirs = origins("").await;
    assert_eq!(theirs.iter().filter(|from| **from == "127.0.0.1").count(), theirs.len() - 2);
    seal(&usher).await;

    assert_eq!(act(&usher, Method::DELETE, &boss, "").await.status, 204);
    settle(&usher).await;
    let left = pages_of(&usher, "action=added,link_copied").await;
    let of_boss = |entry: &&Value| entry["actor"]["id"] == boss["id"];
    assert_eq!(left.iter().filter(of_boss).count(), 123);
    assert!(left.iter().filter(of_boss).all(|entry| entry["from"].is_null()), "{left:#?}");
    assert!(left.iter().filter(of_boss).all(|entry| entry["data"].is_object()), "{left:#?}");
    seal(&usher).await;
    verify(&usher).await.unwrap();
    quiet(usher).await;
}

#[tokio::test]
async fn an_erased_person_leaves_a_chain_that_holds() {
    let usher = TestApp::start().await;
    let id = add_quietly(&usher, "ada@example.com").await;
    seal(&usher).await;
    let before = verify(&usher).await.unwrap();
    for mut entry in entries_of(&usher, &id).await {
        entry.remove("told");
        usher.put_raw_item(entry).await;
    }
    usher.remove_raw(&format!("default#USER#{id}"), "USER").await;
    let after = verify(&usher).await.unwrap();
    assert_eq!(after, Checked { erased: 1, ..before });
    let page = usher.get(&format!("/v1/audit?user={id}")).await;
    let entry = &page["items"][0];
    assert_eq!(
        (&entry["kind"], &entry["data"], &entry["from"]),
        (&json!("added"), &json!(null), &json!(null))
    );
    assert_eq!(entry["subject"], json!({ "type": "user", "id": id }));
    let query = AuditQuery { user: Some(id), ..AuditQuery::default() };
    let read = usher.client().whole_audit(&query, 10).await.unwrap();
    assert_eq!(read.items[0].data, None, "the client reads it, too");
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
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
    quiet(usher).await;
}
