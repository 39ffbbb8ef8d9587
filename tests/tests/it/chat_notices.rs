//! What chat is told by messages, and how notices are taken, told, and never lost.

use http::Method;
use jiff::SignedDuration;
use reqwest::Response;
use serde_json::{Value, json};
use usher_tests::{BotKey, GOOD_PASSWORD, TableFault, TestApp, ada, body};

pub const GRACE: &str = "slack:T1:U1";

/// The platform's handle of a card: whoever has it can speak in the bot's name.
pub const HANDLE: &str = "https://hooks.slack.example/response/very-secret";

/// Grace, the super admin, in a workspace of Slack that a bot serves.
pub struct Chat {
    pub usher: TestApp,
    pub bot: BotKey,
}

impl Chat {
    pub async fn start() -> Self {
        let usher = TestApp::start().await;
        let bot = usher.bot_key(&["slack:T1"]).await;
        usher.link_chat(GRACE, &usher.admin.to_string()).await;
        usher.take_events();
        Self { usher, bot }
    }

    /// Grace invites somebody in chat: the user as the answer shows them.
    pub async fn invite(&self, person: &Value) -> Value {
        let call = self.usher.call_for(&self.bot, GRACE, Method::POST, "/v1/users");
        let response = call.json(person).send().await.unwrap();
        assert_eq!(response.status(), 201);
        response.json::<Value>().await.unwrap()["user"].clone()
    }

    /// The bot has the message that announces the user kept up to date for a quarter of an hour.
    pub async fn keep_card(&self, user: &Value) {
        let until = self.usher.clock.now() + SignedDuration::from_mins(15);
        let card = json!({ "handle": HANDLE, "until": until, "version": user["version"] });
        assert_eq!(self.put_card(GRACE, user, &card).await.status(), 204);
    }

    pub async fn put_card(&self, account: &str, user: &Value, card: &Value) -> Response {
        let path = format!("/v1/users/{}/chat-card", user["id"].as_str().unwrap());
        let call = self.usher.call_for(&self.bot, account, Method::PUT, &path);
        call.json(card).send().await.unwrap()
    }

    /// Somebody was invited, with a card, and all that is of no interest yet.
    pub async fn announced(&self, person: &Value) -> Value {
        let user = self.invite(person).await;
        self.keep_card(&user).await;
        user
    }

    pub async fn take(&self) -> Vec<Value> {
        self.take_as(&self.bot).await
    }

    async fn take_as(&self, bot: &BotKey) -> Vec<Value> {
        let call = self.usher.call_with(&bot.secret, Method::POST, "/v1/chat-notices/take");
        let response = call.send().await.unwrap();
        assert_eq!(response.status(), 200);
        response.json::<Value>().await.unwrap()["items"].as_array().unwrap().clone()
    }

    /// The one notice that is due.
    pub async fn take_one(&self) -> Value {
        let mut taken = self.take().await;
        assert_eq!(taken.len(), 1, "{taken:?}");
        taken.remove(0)
    }

    pub async fn done_as(&self, bot: &BotKey, notice: &Value, outcome: &str) -> u16 {
        let path = format!("/v1/chat-notices/{}/done", notice["id"].as_str().unwrap());
        let call = self.usher.call_with(&bot.secret, Method::POST, &path);
        let body = json!({ "claim": notice["claim"], "outcome": outcome });
        call.json(&body).send().await.unwrap().status().as_u16()
    }

    pub async fn told(&self, notice: &Value) {
        assert_eq!(self.done_as(&self.bot, notice, "told").await, 204);
    }

    /// Takes and tells what is due: kind and event of each.
    pub async fn tell_all(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for notice in self.take().await {
            self.told(&notice).await;
            all.push((text(&notice["kind"]), text(&notice["event"])));
        }
        all
    }

    /// The invitee accepts by the link in the mail.
    pub async fn accept(&self, email: &str) {
        let link = self.usher.mail_to(email).link();
        assert_eq!(self.usher.accept(&link, GOOD_PASSWORD).await.status, 200);
    }

    /// What the mail service tells arrives, and what follows leaves.
    pub async fn news(&self) {
        self.usher.mail_news().await;
        self.usher.deliver().await;
    }

    /// Nothing that is of interest to others is left.
    pub async fn finish(self) {
        self.usher.finish_unread().await;
    }
}

pub fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub fn pair(kind: &str, event: &str) -> (String, String) {
    (kind.to_owned(), event.to_owned())
}

/// How many notices lie in the table.
pub fn open_notices(usher: &TestApp) -> usize {
    usher.every_item().iter().filter(|item| item.contains("#NOTICES\"")).count()
}

#[tokio::test]
async fn without_a_card_the_inviter_gets_a_message_of_what_is_worth_one() {
    let chat = Chat::start().await;
    chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    assert_eq!(chat.take().await, Vec::<Value>::new(), "sent is not worth a message");
    chat.news().await;
    let bounced = chat.take_one().await;
    assert_eq!((&bounced["kind"], &bounced["event"]), (&json!("message"), &json!("mail_bounced")));
    assert_eq!((&bounced["account"], &bounced["card"]), (&json!(GRACE), &Value::Null));
    chat.told(&bounced).await;

    chat.invite(&ada()).await;
    chat.usher.deliver().await;
    chat.news().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "accepted")]);

    chat.invite(&body("ghost@example.com")).await;
    chat.usher.deliver().await;
    chat.usher.clock.advance(SignedDuration::from_hours(8 * 24));
    chat.usher.clean_up().await;
    chat.usher.deliver().await;
    // The one whose mail came back has expired, too.
    assert_eq!(chat.tell_all().await, [pair("message", "expired"), pair("message", "expired")]);
    chat.finish().await;
}

#[tokio::test]
async fn declining_and_asking_for_a_new_link_are_told_by_a_message() {
    let chat = Chat::start().await;
    chat.invite(&ada()).await;
    chat.invite(&body("late@example.com")).await;
    chat.usher.deliver().await;
    let not_mine = chat.usher.mail_to("ada@example.com").link();
    let late = chat.usher.mail_to("late@example.com").link();
    chat.usher.submit(&format!("{not_mine}/not-me"), &[("confirm", "yes")]).await;
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "declined")]);
    chat.usher.clock.advance(SignedDuration::from_hours(8 * 24));
    chat.usher.submit(&format!("{late}/renew"), &[]).await;
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "renewal_requested")]);
    chat.finish().await;
}

#[tokio::test]
async fn who_was_invited_elsewhere_is_told_to_an_inviter_with_an_account_too() {
    let chat = Chat::start().await;
    // By a key that is Grace's.
    chat.usher.add(&ada()).await;
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "accepted")]);
    chat.finish().await;
}

#[tokio::test]
async fn a_message_that_cannot_be_delivered_stands_in_the_timeline_of_its_recipient() {
    let chat = Chat::start().await;
    chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    chat.news().await;
    let notice = chat.take_one().await;
    assert_eq!(chat.done_as(&chat.bot, &notice, "undeliverable").await, 204);
    assert_eq!(open_notices(&chat.usher), 0);
    let path = format!("/v1/users/{}/timeline", chat.usher.admin);
    let timeline = chat.usher.get(&path).await;
    let entry = &timeline["items"][0];
    assert_eq!(entry["kind"], "chat_undeliverable");
    assert_eq!(entry["data"], json!({ "platform": "slack", "event": "mail_bounced" }));
    chat.finish().await;
}

#[tokio::test]
async fn of_two_who_take_at_once_each_notice_goes_to_one() {
    let chat = Chat::start().await;
    for n in 0..10 {
        chat.announced(&body(&format!("ada{n}@example.com"))).await;
    }
    chat.usher.deliver().await;
    let (one, other, third) = tokio::join!(chat.take(), chat.take(), chat.take());
    let mut ids: Vec<String> =
        one.iter().chain(&other).chain(&third).map(|notice| text(&notice["id"])).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!((ids.len(), all), (10, 10));
    for notice in one.iter().chain(&other).chain(&third) {
        chat.told(notice).await;
    }
    chat.finish().await;
}

#[tokio::test]
async fn what_a_bot_took_and_never_ended_is_due_again_and_its_claim_lost() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let first = chat.take_one().await;
    chat.usher.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(chat.take().await, Vec::<Value>::new(), "not before its wait");
    chat.usher.clock.advance(SignedDuration::from_secs(2));
    let second = chat.take_one().await;
    assert_eq!(second["id"], first["id"]);
    assert_ne!(second["claim"], first["claim"]);
    assert_eq!(chat.done_as(&chat.bot, &first, "told").await, 409, "somebody else has it");
    chat.told(&second).await;
    chat.finish().await;
}

#[tokio::test]
async fn a_late_word_counts_while_nobody_else_has_taken_it() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let notice = chat.take_one().await;
    chat.usher.clock.advance(SignedDuration::from_mins(5));
    chat.told(&notice).await;
    assert_eq!(chat.take().await, Vec::<Value>::new());
    chat.finish().await;
}

#[tokio::test]
async fn a_notice_is_ended_once_by_whoever_has_it() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let notice = chat.take_one().await;
    let mut forged = notice.clone();
    forged["claim"] = json!("01930000-0000-7000-8000-000000000000");
    assert_eq!(chat.done_as(&chat.bot, &forged, "told").await, 409);
    let elsewhere = chat.usher.bot_key(&["slack:T2"]).await;
    assert_eq!(chat.done_as(&elsewhere, &notice, "told").await, 409, "not in its workspaces");
    chat.told(&notice).await;
    chat.told(&notice).await;
    assert_eq!(open_notices(&chat.usher), 0);
    let path = "/v1/chat-notices/none/done";
    let call = chat.usher.call_with(&chat.bot.secret, Method::POST, path);
    let body = json!({ "claim": "x", "outcome": "told" });
    assert_eq!(call.json(&body).send().await.unwrap().status(), 404);
    chat.finish().await;
}

#[tokio::test]
async fn a_key_gets_what_is_for_its_workspaces_only() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    for workspaces in [["slack:T2"], ["discord:*"]] {
        let other = chat.usher.bot_key(&workspaces).await;
        assert_eq!(chat.take_as(&other).await, Vec::<Value>::new());
    }
    let all = chat.usher.bot_key(&["discord:*", "slack:*"]).await;
    let taken = chat.take_as(&all).await;
    assert_eq!(taken.len(), 1);
    assert_eq!(chat.done_as(&all, &taken[0], "told").await, 204);
    chat.finish().await;
}

#[tokio::test]
async fn only_a_bot_takes_notices_and_on_nobodys_behalf() {
    let chat = Chat::start().await;
    let path = "/v1/chat-notices/take";
    let by_key = chat.usher.call(Method::POST, path).send().await.unwrap();
    assert_eq!(by_key.status(), 403);
    let behalf = chat.usher.call_for(&chat.bot, GRACE, Method::POST, path).send().await.unwrap();
    assert_eq!(behalf.status(), 403);
    for body in ["{\"limit\":0}", "{\"limit\":21}", "{\"limit\":\"x\"}", "{\"most\":1}"] {
        let call = chat.usher.call_with(&chat.bot.secret, Method::POST, path);
        let call = call.header("content-type", "application/json").body(body);
        assert_eq!(call.send().await.unwrap().status(), 422, "{body}");
    }
    let user = chat.invite(&ada()).await;
    let card = json!({ "handle": "x", "until": chat.usher.clock.now() + SignedDuration::from_mins(1), "version": 1 });
    let path = format!("/v1/users/{}/chat-card", text(&user["id"]));
    let by_key = chat.usher.call(Method::PUT, &path).json(&card).send().await.unwrap();
    assert_eq!(by_key.status(), 403);
    chat.finish().await;
}

#[tokio::test]
async fn of_somebody_who_was_erased_nothing_is_told_and_nothing_kept() {
    let chat = Chat::start().await;
    let user = chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let path = format!("/v1/users/{}", text(&user["id"]));
    let call = chat.usher.call(Method::DELETE, &path);
    assert_eq!(call.send().await.unwrap().status(), 204);
    chat.usher.deliver().await;
    assert_eq!(chat.take().await, Vec::<Value>::new());
    assert_eq!(open_notices(&chat.usher), 0);
    assert!(!chat.usher.whole_table().contains("CARD#"));
    chat.finish().await;
}

#[tokio::test]
async fn whose_account_is_linked_no_more_is_told_nothing() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    chat.news().await;
    assert_eq!(open_notices(&chat.usher), 2);
    let path = format!("/v1/chat-links/{GRACE}");
    let call = chat.usher.call(Method::DELETE, &path);
    assert!(call.send().await.unwrap().status().is_success());
    assert_eq!(chat.take().await, Vec::<Value>::new());
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn who_may_not_look_at_users_any_more_is_told_nothing() {
    let chat = Chat::start().await;
    let boss = chat.usher.member("boss@example.com", "admin").await;
    chat.tell_all().await;
    let account = "slack:T1:U7";
    chat.usher.link_chat(account, &text(&boss["id"])).await;
    let call = chat.usher.call_for(&chat.bot, account, Method::POST, "/v1/users");
    assert_eq!(call.json(&ada()).send().await.unwrap().status(), 201);
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    assert_eq!(open_notices(&chat.usher), 1);
    let path = format!("/v1/users/{}", text(&boss["id"]));
    let call = chat.usher.call(Method::PATCH, &path).json(&json!({ "role": "user" }));
    assert_eq!(call.send().await.unwrap().status(), 200);
    assert_eq!(chat.take().await, Vec::<Value>::new());
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn what_has_moved_on_is_not_told_late() {
    let chat = Chat::start().await;
    let user = chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    chat.news().await;
    assert_eq!(open_notices(&chat.usher), 1);
    let path = format!("/v1/users/{}/invite", text(&user["id"]));
    let call = chat.usher.call(Method::DELETE, &path);
    assert_eq!(call.send().await.unwrap().status(), 200);
    assert_eq!(chat.take().await, Vec::<Value>::new(), "the invite is withdrawn");
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn faults_of_the_table_neither_lose_a_notice_nor_double_it() {
    let chat = Chat::start().await;
    chat.announced(&ada()).await;
    // The mail is settled, then the events.
    chat.usher.faults.table([TableFault::Conflict, TableFault::Conflict, TableFault::Throttle]);
    chat.usher.deliver().await;
    chat.usher.clock.advance(SignedDuration::from_mins(4));
    chat.usher.deliver().await;
    assert_eq!(open_notices(&chat.usher), 1);
    chat.usher.faults.table([TableFault::Conflict]);
    let notice = chat.take_one().await;
    chat.usher.faults.table([TableFault::Conflict]);
    chat.told(&notice).await;
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn a_settlement_whose_answer_was_lost_tells_chat_once() {
    let chat = Chat::start().await;
    chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    chat.usher.mail_news().await;
    // The event and the mail to the inviter are settled, and nobody hears of it.
    chat.usher.faults.table([TableFault::TakeAndHang]);
    let deliver = chat.usher.deliver.clone();
    let sweep = tokio::spawn(async move { deliver.sweep().await });
    chat.usher.faults.transaction_was_done().await;
    sweep.abort();
    let _ = sweep.await;
    chat.usher.clock.advance(SignedDuration::from_mins(4));
    chat.usher.deliver().await;
    assert_eq!(chat.tell_all().await, [pair("message", "mail_bounced")]);
    assert_eq!(open_notices(&chat.usher), 0);
    chat.finish().await;
}

#[tokio::test]
async fn after_two_days_and_eight_tries_a_notice_is_set_aside_without_the_account() {
    let chat = Chat::start().await;
    chat.invite(&body("bounce@simulator.amazonses.com")).await;
    chat.usher.deliver().await;
    chat.news().await;
    for _ in 0..8 {
        assert_eq!(chat.take().await.len(), 1);
        chat.usher.clock.advance(SignedDuration::from_mins(17));
    }
    assert_eq!(chat.take().await.len(), 1, "not before two days");
    chat.usher.clock.advance(SignedDuration::from_hours(48));
    assert_eq!(chat.take().await, Vec::<Value>::new());
    let dead = chat.usher.app.directory.dead_notices().await.unwrap();
    assert_eq!((dead.len(), dead[0].attempts), (1, 9));
    assert_eq!(dead[0].person, chat.usher.admin);
    assert!(chat.usher.app.directory.dead_entries(100, None).await.unwrap().items.is_empty());
    let items = chat.usher.every_item();
    let dead = items.iter().find(|item| item.contains("#DEAD\"")).unwrap();
    assert!(!dead.contains("U1"), "{dead}");
    chat.finish().await;
}

#[tokio::test]
async fn what_nobody_takes_for_a_week_is_no_news_any_more() {
    let chat = Chat::start().await;
    chat.invite(&ada()).await;
    chat.usher.deliver().await;
    chat.accept("ada@example.com").await;
    chat.usher.deliver().await;
    chat.usher.clock.advance(SignedDuration::from_hours(7 * 24));
    assert_eq!(chat.take().await, Vec::<Value>::new());
    chat.usher.bell_rang().await;
    chat.usher.deliver().await;
    assert!(!chat.usher.bell_rang().await);
    chat.finish().await;
}

#[tokio::test]
async fn a_notice_about_somebody_who_cannot_be_read_holds_no_other_up() {
    let chat = Chat::start().await;
    let strange = chat.announced(&body("strange@example.com")).await;
    chat.announced(&ada()).await;
    chat.usher.deliver().await;
    let pk = format!("default#USER#{}", text(&strange["id"]));
    chat.usher.set_raw(&pk, "USER", "status", "of a version to come").await;
    let notice = chat.take_one().await;
    assert_eq!(notice["user"]["email"], "ada@example.com");
    chat.told(&notice).await;
    assert_eq!(chat.take().await, Vec::<Value>::new());
    chat.usher.set_raw(&pk, "USER", "status", "invited").await;
    chat.usher.clock.advance(SignedDuration::from_secs(62));
    assert_eq!(chat.tell_all().await, [pair("card", "mail_sent")]);
    chat.finish().await;
}
