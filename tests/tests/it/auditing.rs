//! The audit trail: who did what.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_client::AuditQuery;
use usher_tests::{GOOD_PASSWORD, TestApp, ada, body};

pub async fn add_quietly(usher: &TestApp, email: &str) -> String {
    let mut person = body(email);
    person["send_welcome_email"] = false.into();
    usher.add(&person).await["id"].as_str().unwrap().to_owned()
}

/// Every page of the trail, one by one, as the ids of the entries.
pub async fn pages(usher: &TestApp, query: &str) -> Vec<Vec<String>> {
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
pub async fn pages_of(usher: &TestApp, query: &str) -> Vec<Value> {
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_happened_to_other_things_than_users_is_there_too() {
    let usher = TestApp::start().await;
    add_quietly(&usher, "ada@example.com").await;
    usher.define_role("on-call", &["users:read"]).await;
    let page = usher.get("/v1/audit?subject=role:on-call").await;
    let [entry] = page["items"].as_array().unwrap().as_slice() else { panic!("{page}") };
    assert_eq!(entry["subject"], json!({ "type": "role", "id": "on-call" }));
    assert_eq!((&entry["kind"], &entry["from"]), (&json!("role_created"), &json!("127.0.0.1")));
    assert_eq!(entry["actor"]["name"], "Grace Hopper");
    assert_eq!(usher.get("/v1/audit?limit=1").await["items"][0], *entry);
    usher.finish_unread().await;
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
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
    usher.finish_unread().await;
}
