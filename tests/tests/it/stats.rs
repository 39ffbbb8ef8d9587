//! Counters a week.

use aws_sdk_dynamodb::types::AttributeValue;
use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_directory::Settlement;
use usher_domain::outbox::Message;
use usher_tests::{GOOD_PASSWORD, TableFault, TestApp, ada, body};

const ONE_WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was counted this week.
async fn this_week(usher: &TestApp) -> Value {
    usher.get("/v1/stats?weeks=1").await["weeks"][0].clone()
}

/// A system whose first admin's own way in is weeks ago.
async fn start() -> TestApp {
    let usher = TestApp::start().await;
    usher.clock.advance(ONE_WEEK * 2);
    usher
}

#[tokio::test]
async fn the_way_in_is_counted_as_its_events_leave() {
    let usher = start().await;
    for name in ["ada", "bob", "eve", "kim"] {
        usher.add(&body(&format!("{name}@example.com"))).await;
    }
    assert_eq!(this_week(&usher).await["added"], 0, "adding writes no counter");
    usher.deliver().await;
    usher.clock.advance(SignedDuration::from_mins(10));
    for name in ["ada", "bob"] {
        let link = usher.mail_to(&format!("{name}@example.com")).link();
        assert_eq!(usher.accept(&link, GOOD_PASSWORD).await.status, 200);
        usher.clock.advance(SignedDuration::from_hours(2));
    }
    let link = usher.mail_to("eve@example.com").link();
    usher.submit(&format!("{link}/not-me"), &[("confirm", "yes")]).await;
    usher.deliver().await;
    let week = this_week(&usher).await;
    // 10 minutes are told as 8 to 16, and 130 as 128 to 256.
    assert_eq!(
        week,
        json!({
            "week": "2026-W50", "starts": "2026-12-07", "added": 4, "sent": 4, "delivered": 0,
            "accepted": 2, "expired": 0, "bounced": 0, "complained": 0, "revoked": 1,
            "median_minutes_to_accept": 16,
        })
    );
    usher.clock.advance(ONE_WEEK);
    usher.clean_up().await;
    usher.deliver().await;
    // What happens counts in the week in which it does.
    let stats = usher.get("/v1/stats?weeks=2").await;
    assert_eq!(
        (&stats["weeks"][0]["expired"], &stats["weeks"][1]["expired"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(stats["weeks"][1]["median_minutes_to_accept"], Value::Null);
    assert_eq!((&stats["totals"]["added"], &stats["totals"]["expired"]), (&json!(4), &json!(1)));
    assert_eq!(stats["totals"]["median_minutes_to_accept"], 16);
    let read = usher.client().stats(Some(2)).await.unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), stats);
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_settle_that_is_repeated_counts_once() {
    let usher = start().await;
    usher.add(&ada()).await;
    // The SDK tries a throttled call three times; the claims of both entries then lapse.
    usher.faults.table([TableFault::Throttle; 6]);
    usher.deliver.sweep().await.unwrap();
    assert_eq!(this_week(&usher).await["added"], 0);
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    assert_eq!(this_week(&usher).await["added"], 1);
    assert_eq!(this_week(&usher).await["sent"], 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn of_two_who_settle_the_same_event_one_counts() {
    let usher = start().await;
    usher.add(&ada()).await;
    let directory = &usher.app.directory;
    let now = usher.clock.now();
    let due = directory.due_entries(now, 10).await.unwrap();
    let event = due.iter().find(|entry| matches!(entry.message, Message::Event { .. })).unwrap();
    let claim = directory.new_claim(now + SignedDuration::from_mins(3));
    let entry = directory.claim_entry(event, &claim, now).await.unwrap().unwrap();
    let settle = || directory.settle_entry(&entry, &claim, Settlement::Done, now);
    let (one, other) = tokio::join!(settle(), settle());
    assert!(one.unwrap() != other.unwrap());
    assert!(settle().await.unwrap().is_none(), "an answer that was lost is asked for again");
    assert_eq!(this_week(&usher).await["added"], 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn many_at_once_are_all_counted() {
    let usher = start().await;
    for n in 0..40 {
        let mut person = body(&format!("ada{n}@example.com"));
        person["send_welcome_email"] = false.into();
        usher.add(&person).await;
    }
    usher.deliver().await;
    assert_eq!(this_week(&usher).await["added"], 40);
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_was_erased_before_the_event_left_still_counts() {
    let usher = start().await;
    let id = usher.add(&ada()).await["id"].as_str().unwrap().to_owned();
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    usher.remove_raw(&format!("default#USER#{id}"), "USER").await;
    usher.deliver().await;
    let week = this_week(&usher).await;
    assert_eq!((&week["accepted"], &week["median_minutes_to_accept"]), (&json!(1), &json!(null)));
    usher.finish_unread().await;
}

#[tokio::test]
async fn bounces_are_told_by_domain_the_most_first() {
    let usher = start().await;
    let bounces =
        [("2026-W50", "z.example", 3), ("2026-W49", "z.example", 1), ("2026-W50", "a.example", 4)];
    let many = (0..20).map(|_| ("2026-W50", "b.example", 0));
    for (n, (week, domain, bounced)) in bounces.into_iter().chain(many).enumerate() {
        let (domain, bounced) = if bounced == 0 {
            (format!("{n:02}.example"), 1)
        } else {
            (domain.to_owned(), bounced)
        };
        let s = |text: String| AttributeValue::S(text);
        let item = [
            ("pk".to_owned(), s(format!("default#STATS#{week}"))),
            ("sk".to_owned(), s(format!("DOMAIN#{domain}"))),
            ("bounced".to_owned(), AttributeValue::N(bounced.to_string())),
        ];
        usher.put_raw_item(item.into()).await;
    }
    let stats = usher.get("/v1/stats").await;
    let domains = stats["bounces_by_domain"].as_array().unwrap();
    assert_eq!(domains.len(), 20);
    assert_eq!(domains[0], json!({ "domain": "a.example", "bounced": 4 }));
    assert_eq!(domains[1], json!({ "domain": "z.example", "bounced": 4 }));
    assert_eq!(domains[2], json!({ "domain": "03.example", "bounced": 1 }));
    usher.finish_unread().await;
}

#[tokio::test]
async fn weeks_come_in_order_across_the_end_of_a_year() {
    let usher = TestApp::start().await;
    usher.clock.set("2027-01-04T00:00:00Z".parse().unwrap());
    let stats = usher.get("/v1/stats").await;
    let weeks: Vec<&str> = stats["weeks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|week| week["week"].as_str().unwrap())
        .collect();
    assert_eq!(weeks.len(), 12);
    assert_eq!(weeks[10..], ["2026-W53", "2027-W01"]);
    assert!(weeks.is_sorted());
    assert_eq!(usher.get("/v1/stats?weeks=53").await["weeks"].as_array().unwrap().len(), 53);
    for (query, field) in
        [("weeks=0", "weeks"), ("weeks=54", "weeks"), ("weeks=x", "weeks"), ("week=1", "week")]
    {
        let response = usher.call(Method::GET, &format!("/v1/stats?{query}")).send().await.unwrap();
        assert_eq!(response.status(), 422, "{query}");
        let problem: Value = response.json().await.unwrap();
        assert_eq!(problem["errors"][0]["field"], field);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn who_may_read_users_reads_the_numbers() {
    let usher = TestApp::start().await;
    for (role, status) in [("super_admin", 200), ("admin", 200), ("user", 403)] {
        let key = usher.new_key(role).await.shown;
        let response = usher.call_with(&key, Method::GET, "/v1/stats").send().await.unwrap();
        assert_eq!(response.status(), status, "{role}");
    }
    usher.finish_unread().await;
}
