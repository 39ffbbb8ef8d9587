//! What leaves by the outbox.

use std::time::Duration;

use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{MailFault, Setup, TableFault, TestApp, ada, body};

async fn mail_state(usher: &TestApp) -> Value {
    usher.get("/v1/users?q=ada@").await["items"][0]["invite"]["mail"].clone()
}

#[tokio::test]
async fn a_mail_names_its_user_generation_and_entry_so_that_news_of_it_finds_home() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let mail = usher.mail_to("ada@example.com");
    assert_eq!(mail.tag("user"), user["id"].as_str());
    assert_eq!((mail.tag("org"), mail.tag("generation")), (Some("default"), Some("1")));
    assert!(mail.tag("entry").is_some());
    assert_eq!(mail.header("Usher-Mail-Id"), mail.tag("entry"));
    assert_eq!(mail_state(&usher).await, json!({ "state": "sent" }));
    let events = usher.take_event_details();
    assert_eq!(events.len(), 2);
    for (_, detail) in events {
        assert_eq!(detail["user_id"], user["id"]);
        assert!(!detail.to_string().contains("ada@") && !detail.to_string().contains("Lovelace"));
    }
    usher.finish().await;
}

#[tokio::test]
async fn a_throttled_mail_is_tried_again_later() {
    let usher = TestApp::start().await;
    usher.faults.mail([MailFault::Throttle, MailFault::Throttle]);
    usher.add(&ada()).await;
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    // Not before its time.
    usher.deliver().await;
    for _ in 0..2 {
        usher.clock.advance(SignedDuration::from_secs(4));
        usher.deliver().await;
    }
    usher.mail_to("ada@example.com");
    assert_eq!(mail_state(&usher).await, json!({ "state": "sent" }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_refused_mail_has_failed_and_the_inviter_is_told() {
    let usher = TestApp::start().await;
    usher.faults.mail([MailFault::Refuse]);
    usher.add(&ada()).await;
    usher.deliver().await;
    assert_eq!(mail_state(&usher).await, json!({ "state": "failed", "reason": "refused" }));
    let notice = usher.mail_to("grace@example.com");
    assert_eq!(notice.subject(), "Your invite for Ada Lovelace was not delivered");
    assert!(notice.text().contains("refused"));
    assert_eq!(usher.take_events(), ["InviteFailed", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn a_mail_waits_for_a_sender_that_the_operator_has_yet_to_verify() {
    let usher = TestApp::start().await;
    usher.faults.mail([MailFault::Unverified]);
    usher.add(&ada()).await;
    usher.deliver().await;
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    usher.clock.advance(SignedDuration::from_secs(2));
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_mail_service_that_does_not_answer_holds_nothing_up_for_good() {
    let setup = Setup { ses_timeout: Duration::from_millis(100), ..Setup::default() };
    let usher = TestApp::with(setup).await;
    usher.faults.mail([MailFault::Hang]);
    usher.add(&ada()).await;
    usher.deliver().await;
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    usher.clock.advance(SignedDuration::from_secs(2));
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_crash_between_sending_and_recording_sends_the_same_link_twice_and_never_none() {
    let usher = TestApp::start().await;
    usher.faults.mail([MailFault::TakeAndHang]);
    usher.add(&ada()).await;
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.mail_was_taken().await;
    sweep.abort();
    assert!(sweep.await.unwrap_err().is_cancelled());

    let first = usher.mail_to("ada@example.com");
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    // While the claim of the dead one holds, nobody sends.
    usher.clock.advance(SignedDuration::from_secs(60));
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    usher.clock.advance(SignedDuration::from_secs(121));
    usher.deliver().await;
    let second = usher.mail_to("ada@example.com");
    assert_eq!(second.link(), first.link());
    assert_eq!(second.header("Usher-Mail-Id"), first.header("Usher-Mail-Id"));
    assert_eq!(mail_state(&usher).await, json!({ "state": "sent" }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn two_that_sweep_at_once_send_each_mail_once() {
    let usher = TestApp::start().await;
    for n in 0..10 {
        usher.add(&body(&format!("ada{n}@example.com"))).await;
    }
    let (one, two) = (usher.deliver.clone(), usher.deliver.clone());
    let (one, two) = tokio::join!(one.sweep(), two.sweep());
    assert_eq!(one.unwrap() + two.unwrap(), 20, "ten mails and ten events");
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 10);
    assert_eq!(usher.take_events().len(), 20);
    usher.finish().await;
}

#[tokio::test]
async fn a_mail_that_is_overdue_past_the_invites_end_is_not_sent() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.clock.advance(SignedDuration::from_hours(7 * 24));
    usher.deliver().await;
    let notice = usher.mail_to("grace@example.com");
    assert!(notice.text().contains("before the invite ended"));
    assert_eq!(mail_state(&usher).await, json!({ "state": "failed", "reason": "overdue" }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn after_two_days_a_mail_is_given_up_set_aside_and_the_inviter_told() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.faults.mail([MailFault::Throttle; 8]);
    for _ in 0..7 {
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_hours(7));
    }
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    usher.deliver().await;
    assert_eq!(mail_state(&usher).await, json!({ "state": "failed", "reason": "gave_up" }));
    let dead = usher.app.directory.dead_entries(100, None).await.unwrap().items;
    assert_eq!(dead.len(), 1);
    assert_eq!(dead[0].entry.user.unwrap().to_string(), user["id"].as_str().unwrap());
    usher.mail_to("grace@example.com");
    assert_eq!(usher.take_events(), ["InviteFailed", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn a_mail_whose_record_fails_again_and_again_is_not_sent_for_ever() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.faults.mail([MailFault::Throttle; 7]);
    for _ in 0..7 {
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_hours(7));
    }
    // It leaves, and that cannot be recorded.
    usher.faults.table([TableFault::Throttle; 3]);
    usher.deliver.sweep().await.unwrap();
    assert!(usher.faults.are_spent());
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    usher.mail_to("ada@example.com");
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    assert_eq!(usher.app.directory.dead_entries(100, None).await.unwrap().items.len(), 1);
    let mails = usher.take_mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text().contains("Ada"), "the inviter is told");
    assert_eq!(mail_state(&usher).await, json!({ "state": "failed", "reason": "gave_up" }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_mail_of_an_older_generation_is_dropped() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    usher.add(&ada()).await;
    usher.deliver().await;
    let mail = usher.mail_to("ada@example.com");
    assert_eq!(mail.tag("generation"), Some("2"));
    assert_eq!(mail_state(&usher).await, json!({ "state": "sent" }));
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_table_that_fails_after_the_send_does_not_lose_the_mail() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    // The SDK tries a throttled call three times; the claim then lapses.
    usher.faults.table([TableFault::Throttle; 6]);
    usher.deliver.sweep().await.unwrap();
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    let mails = usher.take_mails();
    assert!((1..=2).contains(&mails.len()), "{}", mails.len());
    assert_eq!(mail_state(&usher).await, json!({ "state": "sent" }));
    usher.take_events();
    usher.finish().await;
}

/// What the table's stream says of an item that was written.
pub fn record(pk: &str, sk: &str) -> Value {
    json!({
        "awsRegion": "eu-west-1",
        "eventID": "1",
        "eventName": "INSERT",
        "eventVersion": "1.1",
        "eventSource": "aws:dynamodb",
        "eventSourceARN": "arn:aws:dynamodb:eu-west-1:1:table/usher/stream/1",
        "dynamodb": {
            "ApproximateCreationDateTime": 1_795_424_400,
            "Keys": { "pk": { "S": pk }, "sk": { "S": sk } },
            "SequenceNumber": "1",
            "SizeBytes": 100,
            "StreamViewType": "KEYS_ONLY",
        },
    })
}

#[tokio::test]
async fn an_entry_that_the_stream_names_and_nobody_can_read_leaves_no_other_untried() {
    use usher_functions::runtime::delivered;
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    let (pk, sk) = ("default#OUTBOX#0", "OUTBOX#00000000-0000-7000-8000-000000000000");
    let future = [("pk", pk), ("sk", sk), ("kind", "telepathy")];
    usher.put_raw(&future, usher.clock.now()).await;
    let mut records = vec![record(pk, sk)];
    for entry in usher.app.directory.due_entries(usher.clock.now(), 10).await.unwrap() {
        let shard = format!("default#OUTBOX#{}", entry.shard());
        records.push(record(&shard, &format!("OUTBOX#{}", entry.id)));
    }
    let end = usher.clock.now() + SignedDuration::from_secs(40);
    let event = json!({ "Records": records });
    assert!(delivered(&usher.deliver, event, end).await.is_err(), "Lambda tries it again");
    usher.mail_to("ada@example.com");
    usher.remove_raw(pk, sk).await;
    usher.settle().await;
    usher.finish().await;
}

#[tokio::test]
async fn the_stream_rings_for_one_entry_and_the_schedule_for_all() {
    use usher_functions::runtime::delivered;
    let usher = TestApp::start().await;
    let end = usher.clock.now() + SignedDuration::from_secs(40);
    usher.add(&ada()).await;
    let entries = usher.app.directory.due_entries(usher.clock.now(), 10).await.unwrap();
    for entry in &entries {
        let shard = format!("default#OUTBOX#{}", entry.shard());
        let event = json!({ "Records": [record(&shard, &format!("OUTBOX#{}", entry.id))] });
        // Lambda delivers at least once.
        delivered(&usher.deliver, event.clone(), end).await.unwrap();
        delivered(&usher.deliver, event, end).await.unwrap();
    }
    usher.mail_to("ada@example.com");
    delivered(&usher.deliver, json!({ "time": "2026-11-23T09:01:00Z" }), end).await.unwrap();
    assert_eq!(usher.take_events(), ["InviteSent", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn an_entry_of_a_version_to_come_holds_nobody_up() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    let future = [
        ("pk", "default#OUTBOX#0"),
        ("sk", "OUTBOX#00000000-0000-7000-8000-000000000000"),
        ("kind", "telepathy"),
    ];
    usher.put_raw(&future, usher.clock.now()).await;
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    assert_eq!(usher.take_events(), ["InviteSent", "UserAdded"]);
    usher.remove_raw("default#OUTBOX#0", "OUTBOX#00000000-0000-7000-8000-000000000000").await;
    usher.finish().await;
}

#[tokio::test]
async fn an_outage_of_days_buries_nothing_at_its_first_failure() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    usher.clock.advance(SignedDuration::from_hours(72));
    usher.faults.mail([MailFault::Throttle]);
    usher.deliver().await;
    assert_eq!(mail_state(&usher).await, json!({ "state": "queued" }));
    usher.clock.advance(SignedDuration::from_secs(2));
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_sweep_begins_nothing_that_it_may_not_end() {
    let usher = TestApp::start().await;
    usher.add(&ada()).await;
    assert_eq!(usher.deliver.sweep_until(usher.clock.now()).await.unwrap(), 0);
    assert_eq!(usher.take_mails().len(), 0);
    let waiting = usher.app.directory.due_entries(usher.clock.now(), 10).await.unwrap();
    assert_eq!(waiting.iter().map(|entry| entry.attempts).collect::<Vec<_>>(), [0, 0]);
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}
