//! What could not be sent for two days: listed, tried again, let go.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use usher_tests::{ADA, MailFault, TestApp, ada, answer, body};

async fn dead(usher: &TestApp) -> Vec<Value> {
    usher.get("/v1/outbox/dead").await["items"].as_array().unwrap().clone()
}

/// Ada is added, and the invite cannot be mailed for two days: the entry, and her.
async fn set_aside(usher: &TestApp) -> (Value, Value) {
    let user = usher.add(&ada()).await;
    usher.set_aside_mails().await;
    usher.settle().await;
    let [dead] = dead(usher).await.try_into().unwrap();
    (dead, user)
}

async fn end(usher: &TestApp, method: Method, dead: &Value, what: &str) -> u16 {
    let path = format!("/v1/outbox/dead/{}{what}", dead["id"].as_str().unwrap());
    answer(usher.call(method, &path)).await.0
}

async fn retry(usher: &TestApp, dead: &Value) -> u16 {
    end(usher, Method::POST, dead, "/retry").await
}

async fn mail_of(usher: &TestApp, user: &Value) -> Value {
    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    usher.get(&path).await["invite"]["mail"].clone()
}

/// What the trail tells of this kind: each entry's subject and particulars.
async fn told(usher: &TestApp, kind: &str) -> Vec<(Value, Value)> {
    let page = usher.get(&format!("/v1/audit?action={kind}")).await;
    let entries = page["items"].as_array().unwrap().iter();
    entries.map(|entry| (entry["subject"].clone(), entry["data"].clone())).collect()
}

#[tokio::test]
async fn what_was_given_up_is_listed_without_an_address() {
    let usher = TestApp::start().await;
    let began = usher.clock.now();
    let (dead, user) = set_aside(&usher).await;
    let given_up = dead["given_up_at"].as_str().unwrap();
    assert!(given_up.parse::<jiff::Timestamp>().unwrap() > began);
    assert_eq!(
        dead,
        json!({
            "id": dead["id"], "kind": "welcome", "event": null,
            "user": { "id": user["id"], "name": "Ada Lovelace" },
            "attempts": 8, "created_at": began.to_string(), "given_up_at": given_up,
            "reason": "TooManyRequestsException",
        })
    );
    assert!(!dead.to_string().contains('@'));
    usher.finish().await;
}

#[tokio::test]
async fn it_is_listed_page_by_page_the_oldest_first() {
    let usher = TestApp::start().await;
    for n in 0..3 {
        usher.add(&body(&format!("ada{n}@example.com"))).await;
        usher.set_aside_mails().await;
    }
    usher.settle().await;
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = usher.get(&format!("/v1/outbox/dead?limit=2&cursor={cursor}")).await;
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        ids.extend(items.iter().map(|dead| dead["id"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => next.clone_into(&mut cursor),
            None => break,
        }
    }
    assert!(ids.len() == 3 && ids.is_sorted(), "{ids:?}");
    let client = usher.client();
    let all = client.all_dead_entries(2).await.unwrap();
    assert_eq!((all.items.len(), all.more), (2, true));
    client.retry_dead_entry(&ids[0]).await.unwrap();
    client.give_up_dead_entry(&ids[1]).await.unwrap();
    assert_eq!(client.all_dead_entries(9).await.unwrap().items.len(), 1);
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_is_tried_again_leaves_and_the_trail_tells_who_had_it() {
    let usher = TestApp::start().await;
    let (dead, user) = set_aside(&usher).await;
    assert_eq!(mail_of(&usher, &user).await, json!({ "state": "failed", "reason": "gave_up" }));
    assert_eq!(retry(&usher, &dead).await, 204);
    assert_eq!(mail_of(&usher, &user).await, json!({ "state": "queued" }));
    assert_eq!(retry(&usher, &dead).await, 404, "it is not there any more");
    usher.deliver().await;
    let link = usher.mail_to(ADA).link();
    assert_eq!(usher.open(&link).await.status, 200);
    assert_eq!(mail_of(&usher, &user).await, json!({ "state": "sent" }));
    let [(subject, data)] = told(&usher, "delivery_retried").await.try_into().unwrap();
    assert_eq!(subject["id"], user["id"]);
    assert_eq!(data, json!({ "entry": dead["id"], "message": "welcome" }));
    assert_eq!(usher.take_events(), ["InviteSent"]);
    usher.finish().await;
}

#[tokio::test]
async fn what_is_for_somebody_with_more_rights_is_left_to_those_who_may_manage_them() {
    let usher = TestApp::start().await;
    usher.define_role("keeper", &["users:read", "users:manage"]).await;
    let keeper = usher.new_key("keeper").await.shown;
    let mut heidi = ada();
    heidi["role"] = "super_admin".into();
    usher.add(&heidi).await;
    usher.set_aside_mails().await;
    let [entry] = dead(&usher).await.try_into().unwrap();
    let path = format!("/v1/outbox/dead/{}", entry["id"].as_str().unwrap());
    for (method, path) in [(Method::POST, format!("{path}/retry")), (Method::DELETE, path)] {
        let (status, problem) = answer(usher.call_with(&keeper, method, &path)).await;
        assert_eq!((status, problem["code"].as_str()), (403, Some("role_exceeds_caller")));
    }
    assert_eq!(dead(&usher).await, [entry]);
    usher.finish_unread().await;
}

#[tokio::test]
async fn it_has_two_whole_days_again() {
    let usher = TestApp::start().await;
    let (entry, user) = set_aside(&usher).await;
    assert_eq!(retry(&usher, &entry).await, 204);
    usher.faults.mail([MailFault::Throttle; 11]);
    for _ in 0..11 {
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_mins(16));
    }
    assert_eq!(dead(&usher).await, Vec::<Value>::new());
    assert_eq!(mail_of(&usher, &user).await, json!({ "state": "queued" }));
    usher.clock.advance(SignedDuration::from_hours(48));
    usher.settle().await;
    let [again] = dead(&usher).await.try_into().unwrap();
    assert_eq!((&again["id"], &again["attempts"]), (&entry["id"], &json!(12)));
    assert_eq!(again["created_at"], entry["created_at"]);
    assert_eq!(mail_of(&usher, &user).await, json!({ "state": "failed", "reason": "gave_up" }));
    usher.finish().await;
}

#[tokio::test]
async fn of_two_who_see_to_it_at_once_one_does() {
    let usher = TestApp::start().await;
    let (entry, _) = set_aside(&usher).await;
    let (one, other) = tokio::join!(retry(&usher, &entry), end(&usher, Method::DELETE, &entry, ""));
    let mut statuses = [one, other];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 404]);
    usher.deliver().await;
    let retried = told(&usher, "delivery_retried").await.len();
    assert_eq!(retried + told(&usher, "delivery_given_up").await.len(), 1);
    assert_eq!(usher.take_mails().len(), retried);
    usher.finish_unread().await;
}

#[tokio::test]
async fn the_same_request_sent_twice_changes_once() {
    let usher = TestApp::start().await;
    let (entry, _) = set_aside(&usher).await;
    let path = format!("/v1/outbox/dead/{}/retry", entry["id"].as_str().unwrap());
    for _ in 0..2 {
        let call = usher.call(Method::POST, &path).header("idempotency-key", "retry-1");
        assert_eq!(answer(call).await.0, 204);
    }
    assert_eq!(told(&usher, "delivery_retried").await.len(), 1);
    usher.finish_unread().await;
}

#[tokio::test]
async fn what_became_pointless_is_let_go_when_it_is_tried_again() {
    let usher = TestApp::start().await;
    let (entry, user) = set_aside(&usher).await;
    let path = format!("/v1/users/{}/invite", user["id"].as_str().unwrap());
    assert!(answer(usher.call(Method::DELETE, &path)).await.0 < 300);
    usher.settle().await;
    assert_eq!(retry(&usher, &entry).await, 204);
    usher.deliver().await;
    assert_eq!(dead(&usher).await, Vec::<Value>::new());
    usher.finish().await;
}

#[tokio::test]
async fn what_is_let_go_is_gone_for_good() {
    let usher = TestApp::start().await;
    let (entry, user) = set_aside(&usher).await;
    assert_eq!(end(&usher, Method::DELETE, &entry, "").await, 204);
    assert_eq!(end(&usher, Method::DELETE, &entry, "").await, 404);
    assert_eq!(dead(&usher).await, Vec::<Value>::new());
    let [(subject, _)] = told(&usher, "delivery_given_up").await.try_into().unwrap();
    assert_eq!(subject["id"], user["id"]);
    usher.deliver().await;
    usher.finish().await;
}

#[tokio::test]
async fn an_event_is_tried_again_under_its_own_id() {
    let usher = TestApp::start().await;
    let mut quiet = ada();
    quiet["send_welcome_email"] = false.into();
    usher.add(&quiet).await;
    usher.refuse_events(8);
    for _ in 0..8 {
        usher.deliver().await;
        usher.clock.advance(SignedDuration::from_hours(7));
    }
    let [entry] = dead(&usher).await.try_into().unwrap();
    assert_eq!((&entry["kind"], &entry["event"]), (&json!("event"), &json!("UserAdded")));
    assert_eq!(retry(&usher, &entry).await, 204);
    usher.deliver().await;
    let [(kind, detail)] = usher.take_event_details().try_into().unwrap();
    assert_eq!((kind.as_str(), &detail["id"]), ("UserAdded", &entry["id"]));
    usher.finish().await;
}

#[tokio::test]
async fn users_who_need_somebody_are_listed() {
    let usher = TestApp::start().await;
    let found = async |query: &str| -> Vec<String> {
        let page = usher.get(&format!("/v1/users?{query}")).await;
        let users = page["items"].as_array().unwrap().iter();
        users.map(|user| user["email"].as_str().unwrap().to_owned()).collect()
    };
    usher.add(&body("bounce@simulator.amazonses.com")).await;
    usher.clock.advance(SignedDuration::from_hours(24));
    usher.add(&body("early@example.com")).await;
    usher.clock.advance(SignedDuration::from_hours(1));
    usher.add(&body("late@example.com")).await;
    usher.deliver().await;
    usher.mail_news().await;
    let link = usher.mail_to("late@example.com").link();
    assert_eq!(found("mail=bounced,complained").await, ["bounce@simulator.amazonses.com"]);
    assert_eq!(found("mail=delivered").await, ["late@example.com", "early@example.com"]);
    assert_eq!(found("mail=delivered&q=ea").await, ["early@example.com"]);
    assert_eq!(found("mail=failed").await, Vec::<String>::new());
    // The open invites end seven days after they were made.
    assert_eq!(found("expires_within=48h").await, Vec::<String>::new());
    usher.clock.advance(SignedDuration::from_hours(5 * 24));
    let soon = ["bounce@simulator.amazonses.com", "early@example.com", "late@example.com"];
    assert_eq!(found("expires_within=48h").await, soon);
    assert_eq!(found("expires_within=48h&mail=delivered").await, soon[1..]);
    usher.clock.advance(SignedDuration::from_hours(3 * 24));
    assert_eq!(found("expires_within=48h").await, Vec::<String>::new());
    assert_eq!(found("renewal_requested=true").await, Vec::<String>::new());
    usher.submit(&format!("{link}/renew"), &[]).await;
    assert_eq!(found("renewal_requested=true").await, ["late@example.com"]);
    usher.clean_up().await;
    assert_eq!(found("renewal_requested=true").await, ["late@example.com"]);
    for wrong in ["mail=lost", "expires_within=2y", "renewal_requested=perhaps"] {
        let (status, problem) =
            answer(usher.call(Method::GET, &format!("/v1/users?{wrong}"))).await;
        assert_eq!(status, 422, "{problem}");
        let field = problem["errors"][0]["field"].as_str().unwrap();
        assert!(wrong.starts_with(field), "{problem}");
    }
    usher.finish_unread().await;
}
