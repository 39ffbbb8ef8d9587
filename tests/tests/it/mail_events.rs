//! What the mail service tells of mails: in any order, twice, and of mails that are nobody's.

use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_directory::Noted;
use usher_domain::SuppressionReason;
use usher_functions::mail_events::{Outcome, Useless, news};
use usher_tests::{GOOD_PASSWORD, Mail, MailFault, TableFault, TestApp, ada, body};

/// What SES tells of a mail to `to` with these tags.
fn event(kind: &str, tags: [(&str, &str); 4], to: &str, more: &Value) -> Value {
    let tags: serde_json::Map<String, Value> =
        tags.into_iter().map(|(name, value)| (name.to_owned(), json!([value]))).collect();
    let mut detail = json!({
        "eventType": kind,
        "mail": { "messageId": "1", "destination": [to], "tags": tags, "headers": [] },
        "sent": { "of a version": "to come" },
    });
    if let (Some(detail), Some(more)) = (detail.as_object_mut(), more.as_object()) {
        detail.extend(more.clone());
    }
    json!({ "version": "0", "source": "aws.ses", "detail-type": "Email", "detail": detail })
}

/// What SES tells of a mail that it sent.
pub fn of(mail: &Mail, kind: &str, more: &Value) -> Value {
    let tag = |name| mail.tag(name).unwrap();
    let tags = ["org", "user", "generation", "entry"].map(|name| (name, tag(name)));
    event(kind, tags, &mail.0.to[0], more)
}

fn bounce(kind: &str, sub_kind: &str) -> Value {
    json!({ "bounce": {
        "bounceType": kind,
        "bounceSubType": sub_kind,
        "bouncedRecipients": [{ "emailAddress": "forwarded@elsewhere.example" }],
    } })
}

/// Somebody is added and mailed; nobody looks at what the mailbox itself tells.
pub async fn mailed(usher: &TestApp, email: &str) -> Mail {
    usher.add(&body(email)).await;
    usher.deliver().await;
    usher.take_events();
    usher.take_news();
    usher.mail_to(email)
}

pub async fn mail_state(usher: &TestApp, email: &str) -> Value {
    let query = email.replace('+', "%2B");
    usher.get(&format!("/v1/users?q={query}")).await["items"][0]["invite"]["mail"].clone()
}

/// The kinds of the timeline's entries about the mail after it was sent.
async fn told(usher: &TestApp, mail: &Mail) -> Vec<String> {
    let path = format!("/v1/users/{}/timeline", mail.tag("user").unwrap());
    let timeline = usher.get(&path).await;
    let mut kinds: Vec<String> = timeline["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap().to_owned())
        .filter(|kind| kind.starts_with("mail_") && kind != "mail_sent")
        .collect();
    kinds.reverse();
    kinds
}

pub async fn suppressed(usher: &TestApp, email: &str) -> Option<SuppressionReason> {
    let found = usher.app.directory.find_suppression(&email.parse().unwrap()).await.unwrap();
    found.map(|suppression| suppression.reason)
}

/// Every order of some things.
fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    let [] = things else {
        let first = |at: usize| {
            let mut rest = things.to_vec();
            let first = rest.remove(at);
            orders(&rest).into_iter().map(move |rest| [vec![first.clone()], rest].concat())
        };
        return (0..things.len()).flat_map(first).collect();
    };
    vec![Vec::new()]
}

/// A kind of news, its particulars, the mail's state after it, the event, words of the notice to the
/// inviter, and whether the address is suppressed.
type Case = (
    &'static str,
    Value,
    Value,
    Option<&'static str>,
    Option<&'static str>,
    Option<SuppressionReason>,
);

fn cases() -> Vec<Case> {
    use SuppressionReason::{Bounced, Complained};
    let none = json!({});
    let state = |state: &str| json!({ "state": state });
    let bounced = |reason: &str| json!({ "state": "bounced", "reason": reason });
    vec![
        ("Send", none.clone(), state("sent"), None, None, None),
        ("Open", none.clone(), state("sent"), None, None, None),
        ("Delivery", none.clone(), state("delivered"), Some("InviteDelivered"), None, None),
        ("DeliveryDelay", none.clone(), state("delayed"), Some("InviteDelayed"), None, None),
        (
            "Bounce",
            bounce("Permanent", "General"),
            bounced("address_rejected"),
            Some("InviteBounced"),
            Some("no mailbox at that address"),
            Some(Bounced),
        ),
        (
            "Bounce",
            bounce("Permanent", "OnAccountSuppressionList"),
            bounced("address_blocked"),
            Some("InviteBounced"),
            Some("earlier mail to that address"),
            Some(Bounced),
        ),
        (
            "Bounce",
            bounce("Transient", "MailboxFull"),
            bounced("mailbox_full"),
            Some("InviteBounced"),
            Some("mailbox is full"),
            None,
        ),
        (
            "Bounce",
            bounce("Transient", "ContentRejected"),
            bounced("message_rejected"),
            Some("InviteBounced"),
            Some("would not take this message"),
            None,
        ),
        (
            "Bounce",
            bounce("Transient", "General"),
            bounced("mailbox_unavailable"),
            Some("InviteBounced"),
            Some("did not take it"),
            None,
        ),
        (
            "Bounce",
            bounce("Undetermined", "Undetermined"),
            bounced("undetermined"),
            Some("InviteBounced"),
            Some("nobody told us why"),
            None,
        ),
        (
            "Complaint",
            none.clone(),
            state("complained"),
            Some("InviteComplained"),
            Some("reported as spam"),
            Some(Complained),
        ),
        (
            "Reject",
            none.clone(),
            json!({ "state": "failed", "reason": "refused" }),
            Some("InviteFailed"),
            Some("refused"),
            None,
        ),
        (
            "Rendering Failure",
            none,
            json!({ "state": "failed", "reason": "refused" }),
            Some("InviteFailed"),
            Some("refused"),
            None,
        ),
    ]
}

#[tokio::test]
async fn each_kind_of_news_moves_the_mail_and_tells_who_must_know() {
    let usher = TestApp::start().await;
    for (n, (kind, more, state, event, notice, suppression)) in cases().into_iter().enumerate() {
        let email = format!("u{n}@example.com");
        let mail = mailed(&usher, &email).await;
        let event_of = of(&mail, kind, &more);
        for _ in 0..2 {
            usher.tell(&event_of).await;
        }
        usher.deliver().await;
        assert_eq!(mail_state(&usher, &email).await, state, "{kind} {more}");
        assert_eq!(usher.take_events(), event.as_slice(), "{kind} {more}");
        assert_eq!(told(&usher, &mail).await.len(), event.iter().count(), "{kind} {more}");
        assert_eq!(suppressed(&usher, &email).await, suppression, "{kind} {more}");
        match notice {
            Some(words) => assert!(usher.mail_to("grace@example.com").text().contains(words)),
            None => assert_eq!(usher.take_mails().len(), 0, "{kind} {more}"),
        }
        assert_eq!(suppressed(&usher, "forwarded@elsewhere.example").await, None);
    }
    usher.finish().await;
}

#[tokio::test]
async fn in_any_order_and_twice_a_bounce_ends_as_a_bounce_and_is_told_once() {
    let usher = TestApp::start().await;
    let news =
        [("Send", json!({})), ("Delivery", json!({})), ("Bounce", bounce("Permanent", "General"))];
    for (n, order) in orders(&news).into_iter().enumerate() {
        let email = format!("u{n}@example.com");
        let mail = mailed(&usher, &email).await;
        for (kind, more) in &order {
            usher.tell(&of(&mail, kind, more)).await;
            usher.tell(&of(&mail, kind, more)).await;
        }
        usher.deliver().await;
        let state = json!({ "state": "bounced", "reason": "address_rejected" });
        assert_eq!(mail_state(&usher, &email).await, state, "{order:?}");
        let told = told(&usher, &mail).await;
        let last = told.last().map(String::as_str);
        assert_eq!(last, Some("mail_bounced"), "{order:?}: {told:?}");
        let delivered = told.contains(&"mail_delivered".to_owned());
        assert_eq!(told.len(), 1 + usize::from(delivered), "each once: {told:?}");
        let mut events = usher.take_events();
        events.retain(|event| event == "InviteBounced");
        assert_eq!(events.len(), 1, "{order:?}");
        usher.mail_to("grace@example.com");
    }
    usher.finish().await;
}

#[tokio::test]
async fn in_any_order_an_automatic_reply_leaves_a_delivery_a_delivery() {
    let usher = TestApp::start().await;
    let news = [
        ("Send", json!({})),
        ("DeliveryDelay", json!({})),
        ("Delivery", json!({})),
        ("Bounce", bounce("Transient", "General")),
    ];
    for (n, order) in orders(&news).into_iter().enumerate() {
        let email = format!("u{n}@example.com");
        let mail = mailed(&usher, &email).await;
        for (kind, more) in &order {
            usher.tell(&of(&mail, kind, more)).await;
        }
        assert_eq!(mail_state(&usher, &email).await, json!({ "state": "delivered" }), "{order:?}");
        assert_eq!(suppressed(&usher, &email).await, None);
    }
    usher.finish_unread().await;
}

#[tokio::test]
async fn a_complaint_after_the_delivery_is_news() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    for kind in ["Delivery", "Complaint", "Delivery", "Complaint"] {
        usher.tell(&of(&mail, kind, &json!({}))).await;
    }
    usher.deliver().await;
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "complained" }));
    assert_eq!(told(&usher, &mail).await, ["mail_delivered", "mail_complained"]);
    let notice = usher.mail_to("grace@example.com");
    assert_eq!(notice.subject(), "Your invite for Ada Lovelace was reported as spam");
    assert_eq!(usher.take_events(), ["InviteComplained", "InviteDelivered"]);
    usher.finish().await;
}

#[tokio::test]
async fn news_that_overtakes_the_record_of_the_sending_stands() {
    let usher = TestApp::start().await;
    usher.faults.mail([MailFault::TakeAndHang]);
    usher.add(&ada()).await;
    let deliver = usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    usher.faults.mail_was_taken().await;
    sweep.abort();
    usher.mail_news().await;
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "delivered" }));
    usher.clock.advance(SignedDuration::from_mins(4));
    usher.deliver().await;
    usher.mail_news().await;
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "delivered" }));
    assert_eq!(usher.take_mails().len(), 2);
    // What was stopped may have told an event without noting it; such an event is told again.
    let mut events = usher.take_events();
    events.dedup();
    assert_eq!(events, ["InviteDelivered", "InviteSent", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn news_at_the_same_time_is_told_once() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    let bounced = of(&mail, "Bounce", &bounce("Permanent", "General"));
    let delivered = of(&mail, "Delivery", &json!({}));
    tokio::join!(
        usher.tell(&bounced),
        usher.tell(&delivered),
        usher.tell(&bounced),
        usher.tell(&delivered),
        usher.tell(&bounced)
    );
    usher.deliver().await;
    let state = json!({ "state": "bounced", "reason": "address_rejected" });
    assert_eq!(mail_state(&usher, "ada@").await, state);
    usher.mail_to("grace@example.com");
    let events = usher.take_events();
    assert_eq!(events.iter().filter(|event| *event == "InviteBounced").count(), 1);
    usher.finish().await;
}

#[tokio::test]
async fn what_is_nobodys_or_makes_no_sense_is_let_go() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    let good = of(&mail, "Bounce", &bounce("Permanent", "General"));
    let changed = |pointer: &str, value: Value| {
        let mut event = good.clone();
        *event.pointer_mut(pointer).unwrap() = value;
        event
    };
    let let_go = [
        (Useless::Malformed, Value::Null),
        (Useless::Malformed, json!([])),
        (Useless::Malformed, json!("Bounce")),
        (Useless::Malformed, json!({})),
        (Useless::Malformed, json!({ "source": "aws.ses", "detail": {} })),
        (Useless::Malformed, changed("/source", json!("aws.s3"))),
        (Useless::Malformed, changed("/detail", json!(7))),
        (Useless::Malformed, changed("/detail/eventType", Value::Null)),
        (Useless::Malformed, changed("/detail/mail", json!("mail"))),
        (Useless::Malformed, changed("/detail/mail/tags/user", json!("one"))),
        (Useless::Malformed, changed("/detail/bounce", Value::Null)),
        (Useless::NotOurs, changed("/detail/mail/tags", json!({}))),
        (Useless::NotOurs, changed("/detail/mail/tags/org", json!([]))),
        (Useless::NotOurs, changed("/detail/mail/tags/user", json!(["ada"]))),
        (Useless::NotOurs, changed("/detail/mail/tags/generation", json!(["-1"]))),
        (Useless::NotOurs, changed("/detail/mail/tags/generation", json!(["99999999999"]))),
        (Useless::OtherOrg, changed("/detail/mail/tags/org", json!(["another"]))),
        (Useless::NothingToDo, changed("/detail/eventType", json!("Telepathy"))),
    ];
    for (why, event) in let_go {
        assert_eq!(usher.tell(&event).await, Outcome::LetGo(why), "{event}");
    }
    let stranger = json!(["01930000-0000-7000-8000-000000000001"]);
    let unknown = [
        (Noted::Nobody, changed("/detail/mail/tags/user", stranger)),
        (Noted::Superseded, changed("/detail/mail/tags/generation", json!(["2"]))),
    ];
    for (why, event) in unknown {
        assert_eq!(usher.tell(&event).await, Outcome::Noted(why), "{event}");
    }
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "sent" }));
    assert_eq!(suppressed(&usher, "ada@example.com").await, None);
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn news_of_an_older_mail_changes_nothing() {
    let usher = TestApp::start().await;
    let old = mailed(&usher, "ada@example.com").await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));
    mailed(&usher, "ada@example.com").await;
    let bounced = of(&old, "Bounce", &bounce("Permanent", "General"));
    assert_eq!(usher.tell(&bounced).await, Outcome::Noted(Noted::Superseded));
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "sent" }));
    assert_eq!(suppressed(&usher, "ada@example.com").await, None);
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn a_notice_that_comes_back_marks_the_address_and_no_invite() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    let tag = |name| mail.tag(name).unwrap();
    let tags =
        [("org", "default"), ("user", tag("user")), ("generation", "0"), ("entry", tag("entry"))];
    let told = |kind, to| event(kind, tags, to, &bounce("Permanent", "General"));
    let nothing = Outcome::LetGo(Useless::NothingToDo);
    assert_eq!(usher.tell(&told("Delivery", "grace@example.com")).await, nothing);
    assert_eq!(usher.tell(&told("Bounce", "not an address")).await, nothing);
    let bounced = told("Bounce", "Grace@example.com");
    assert_eq!(usher.tell(&bounced).await, Outcome::Noted(Noted::Recorded));
    assert_eq!(usher.tell(&bounced).await, Outcome::Noted(Noted::Known));
    assert_eq!(suppressed(&usher, "grace@example.com").await, Some(SuppressionReason::Bounced));
    // Of somebody who is not here, nothing is kept.
    let gone = usher.tell(&told("Complaint", "gone@example.com")).await;
    assert_eq!(gone, Outcome::Noted(Noted::Nobody));
    assert_eq!(suppressed(&usher, "gone@example.com").await, None);
    assert_eq!(mail_state(&usher, "ada@").await, json!({ "state": "sent" }));
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn once_somebody_has_joined_the_inviter_has_nothing_to_do() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    usher.accept(&mail.link(), GOOD_PASSWORD).await;
    usher.settle().await;
    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 0);
    assert_eq!(usher.take_events(), ["InviteComplained"]);
    assert_eq!(suppressed(&usher, "ada@example.com").await, Some(SuppressionReason::Complained));
    usher.finish().await;
}

#[tokio::test]
async fn a_busy_table_is_an_error_so_that_the_news_comes_again() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    let delivered = of(&mail, "Delivery", &json!({}));
    usher.faults.table([TableFault::Throttle; 3]);
    let error = news(&usher.app.directory, &usher.app.clock, delivered.clone()).await.unwrap_err();
    assert!(error.is_busy(), "{error}");
    usher.faults.table([TableFault::Conflict]);
    assert_eq!(usher.tell(&delivered).await, Outcome::Noted(Noted::Recorded));
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["InviteDelivered"]);
    usher.finish().await;
}

#[tokio::test]
async fn the_addresses_of_the_simulator_do_what_they_do_at_ses() {
    let usher = TestApp::start().await;
    let bounced = |reason: &str| json!({ "state": "bounced", "reason": reason });
    let state = |state: &str| json!({ "state": state });
    for (local, expected, notices) in [
        ("success", state("delivered"), 0),
        ("ooto", state("delivered"), 0),
        ("bounce", bounced("address_rejected"), 1),
        ("Bounce+one", bounced("address_rejected"), 1),
        ("complaint", state("complained"), 1),
        ("suppressionlist+two", bounced("address_blocked"), 1),
        ("anything", state("delivered"), 0),
    ] {
        let email = format!("{local}@simulator.amazonses.com");
        usher.add(&body(&email)).await;
        usher.deliver().await;
        usher.mail_news().await;
        usher.deliver().await;
        assert_eq!(mail_state(&usher, &email.to_lowercase()).await, expected, "{local}");
        usher.mail_to(&email);
        assert_eq!(usher.take_mails().len(), notices, "{local}");
    }
    usher.take_events();
    usher.finish().await;
}
