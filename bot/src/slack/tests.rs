//! What Slack is sent, drawn by the fake.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::time::Instant;
use url::form_urlencoded;
use usher_domain::{
    Language,
    sources::{Clock, Random},
};
use usher_fake_chat::slack::{FakeSlack, GENERAL, Settings, User};

use super::{Slack, Way, blocks, decode, form, reply_to::ReplyTo};
use crate::{
    Answer, Event, Reply, answer::Part, event::What, handle::Handle, outbound::SendError, samples,
    settings::SlackSettings,
};

const ADA: &str = "U0ADA";
const BUDGET: Duration = Duration::from_secs(2);

/// By when an answer is to be delivered.
fn soon() -> Instant {
    Instant::now() + BUDGET
}

async fn fake() -> (FakeSlack, Slack) {
    let clock = Clock::new(|| Timestamp::from_second(1_700_000_000).unwrap());
    let random = Random::new(|bytes| {
        use std::sync::atomic::{AtomicU8, Ordering};
        static NEXT: AtomicU8 = AtomicU8::new(0);
        bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed));
    });
    let fake = FakeSlack::serve(Settings::socket_only(), clock, random).await.unwrap();
    fake.add_user(User {
        id: ADA.to_owned(),
        name: "ada".to_owned(),
        real_name: "Ada".to_owned(),
        locale: "es-ES".to_owned(),
    });
    let settings = SlackSettings {
        signing_secret: None,
        bot_token: Some(fake.settings().bot_token.clone().into()),
        app_token: None,
        api: fake.api_url().parse().unwrap(),
        command: "usher".to_owned(),
    };
    (fake, Slack::new(&settings, reqwest::Client::new()))
}

/// A command that Ada typed, with its trigger.
fn typed(fake: &FakeSlack) -> (Event, String) {
    let prepared = fake.prepare_command(ADA, GENERAL, "/usher", "list").unwrap();
    arrived(decode::command(prepared.request.body.as_bytes()))
}

fn pressed(fake: &FakeSlack, ts: &str, button: &str) -> (Event, String) {
    let prepared = fake.prepare_press(ADA, ts, button, "").unwrap();
    arrived(decode::interaction(prepared.request.body.as_bytes(), "/other"))
}

fn submitted(fake: &FakeSlack, entries: &[(&str, &str)]) -> (Event, String) {
    let prepared = fake.prepare_submission(ADA, entries).unwrap();
    arrived(decode::interaction(prepared.request.body.as_bytes(), "/other"))
}

fn arrived(incoming: decode::Incoming) -> (Event, String) {
    match incoming {
        decode::Incoming::Event(arrived) => (arrived.event, arrived.trigger),
        decode::Incoming::Nothing => panic!("it was not understood"),
    }
}

async fn say(slack: &Slack, (event, trigger): &(Event, String), answer: Answer) -> Option<Value> {
    slack.deliver(event, &answer, Way::InTime(trigger), soon()).await.unwrap().ack
}

fn plain(text: &str) -> Reply {
    Reply { parts: vec![Part::Text(text.to_owned())], announces: None }
}

#[test]
fn replies_are_drawn_in_blocks() {
    samples::assert_payload("slack/card.json", &blocks::message(&samples::card(), "/usher"));
    samples::assert_payload("slack/list.json", &blocks::message(&samples::list(), "/usher"));
}

#[tokio::test]
async fn acknowledgements_are_messages_and_errors() {
    let (fake, slack) = fake().await;
    let ack = say(&slack, &typed(&fake), Answer::Reply(plain("Hello"))).await.unwrap();
    samples::assert_payload("slack/answer-command.json", &ack);
    let note = say(&slack, &typed(&fake), Answer::Reply(samples::card())).await.unwrap();
    samples::assert_payload("slack/answer-card-is-elsewhere.json", &note);
}

#[test]
fn forms_are_modals() {
    let to =
        ReplyTo { url: "https://hooks.slack.com/1".into(), channel: "C1".into(), message: None };
    let view = form::view(&samples::form(Language::English), "/usher", &to);
    samples::assert_payload("slack/form.json", &view);
}

#[tokio::test]
async fn nothing_is_longer_than_slack_takes() {
    let (fake, slack) = fake().await;
    let message = blocks::message(&samples::longest(), "/usher");
    slack.api.post(ADA, &message, BUDGET).await.unwrap();
    let longest = say(&slack, &typed(&fake), Answer::Form(samples::longest_form())).await;
    assert_eq!(longest, None);
    for language in Language::ALL {
        let opened = say(&slack, &typed(&fake), Answer::Form(samples::form(language))).await;
        assert_eq!(opened, None, "{language}");
    }
    assert_eq!(fake.violations(), Vec::<String>::new());
    assert!(fake.form(ADA).is_some());
}

#[test]
fn no_name_is_more_than_a_name() {
    let message = blocks::message(&samples::card(), "/usher");
    let text = message["blocks"][1]["text"].clone();
    assert_eq!(text["type"], "plain_text");
    assert_eq!(text["emoji"], false);
    let shown = text["text"].as_str().unwrap();
    assert!(shown.contains("&lt;!channel&gt;") && !shown.contains('<'), "{shown}");
    assert!(!message["text"].as_str().unwrap().contains('<'));
}

#[tokio::test]
async fn a_command_is_answered_by_its_acknowledgement() {
    let (fake, slack) = fake().await;
    let ack = say(&slack, &typed(&fake), Answer::Reply(plain("Hello"))).await.unwrap();
    assert_eq!(ack["response_type"], "ephemeral");
    assert_eq!(fake.calls(), Vec::new());
}

#[tokio::test]
async fn a_card_that_announces_somebody_goes_where_it_can_be_changed() {
    let (fake, slack) = fake().await;
    let (event, trigger) = typed(&fake);
    let answer = Answer::Reply(samples::card());
    let way = Way::InTime(&trigger);
    let delivered = slack.deliver(&event, &answer, way, soon()).await.unwrap();
    let card = fake.direct_messages(ADA).pop().unwrap();
    assert_eq!(card.blocks.len(), 5);
    let announced = delivered.announces.unwrap();
    assert_eq!((announced.user.as_str(), announced.version), ("1", 1));
    let Some(Handle::SlackMessage { ts, command, .. }) = Handle::read(&announced.handle) else {
        panic!("the card cannot be found again")
    };
    assert_eq!((ts, command), (card.ts, "/usher".to_owned()));
    let ack = delivered.ack.unwrap();
    assert_eq!(ack["blocks"][0]["text"]["text"], "User was successfully added.");
    assert_eq!(ack["blocks"][1]["type"], "context");
}

#[tokio::test]
async fn a_card_is_shown_where_it_can_be_if_there_are_no_direct_messages() {
    let (fake, slack) = fake().await;
    fake.api_faults().break_next(1);
    let (event, trigger) = typed(&fake);
    let answer = Answer::Reply(samples::card());
    let delivered = slack.deliver(&event, &answer, Way::InTime(&trigger), soon()).await.unwrap();
    assert!(delivered.announces.is_none());
    assert_eq!(delivered.ack.unwrap()["blocks"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn a_button_changes_the_message_that_it_belongs_to() {
    let (fake, slack) = fake().await;
    let card = blocks::message(&samples::card(), "/call-it-what-you-like");
    slack.api.post(ADA, &card, BUDGET).await.unwrap();
    let ts = fake.direct_messages(ADA)[0].ts.clone();
    let (event, trigger) = pressed(&fake, &ts, "Resend");
    assert!(event.what == samples::pressed());
    assert_eq!(event.command, "/call-it-what-you-like");
    let mut changed = samples::card();
    changed.parts[0] = Part::Heading("Changed".to_owned());
    let way = Way::InTime(&trigger);
    let delivered = slack.deliver(&event, &Answer::Update(changed), way, soon()).await.unwrap();
    let messages = fake.direct_messages(ADA);
    assert_eq!((messages.len(), messages[0].edits), (1, 1));
    let handle = Handle::read(&delivered.announces.unwrap().handle);
    assert!(matches!(handle, Some(Handle::SlackMessage { ts: changed, .. }) if changed == ts));

    let reply = say(&slack, &(event, trigger), Answer::Reply(plain("The link"))).await;
    assert_eq!(reply, None);
    let messages = fake.messages(ADA);
    assert_eq!(messages[1].only_for.as_deref(), Some(ADA));
}

#[tokio::test]
async fn what_one_person_sees_is_changed_by_its_response_url() {
    let (fake, slack) = fake().await;
    let (event, _) = typed(&fake);
    let answer = Answer::Reply(Reply { announces: None, ..samples::card() });
    slack.deliver(&event, &answer, Way::Late, soon()).await.unwrap();
    let ts = fake.messages(ADA)[0].ts.clone();
    let (event, trigger) = pressed(&fake, &ts, "Resend");
    let answer = Answer::Update(samples::card());
    let delivered = slack.deliver(&event, &answer, Way::InTime(&trigger), soon()).await.unwrap();
    let handle = Handle::read(&delivered.announces.unwrap().handle);
    assert!(matches!(handle, Some(Handle::SlackPrivate { .. })));
    assert_eq!(fake.messages(ADA)[0].edits, 1);
}

#[tokio::test]
async fn a_form_opens_and_comes_back() {
    let (fake, slack) = fake().await;
    let ack = say(&slack, &typed(&fake), Answer::Form(samples::form(Language::English))).await;
    assert_eq!(ack, None);
    let entries = [("first_name", "Ada"), ("last_name", "Lovelace"), ("role", "admin")];
    let (event, trigger) = submitted(&fake, &entries);
    assert_eq!(event.command, "/usher");
    let What::Form { form, fields } = &event.what else { panic!("no form") };
    let field = |name: &str| fields.get(name).map(String::as_str);
    assert_eq!(form, "add");
    assert_eq!(field("first_name"), Some("Ada"));
    assert_eq!(field("email"), Some("ada@example.com"));
    assert_eq!((field("language"), field("role")), (Some("es"), Some("admin")));
    assert_eq!(field("send_welcome_email"), Some("true"));
    let errors = say(&slack, &(event.clone(), trigger.clone()), samples::wrong()).await.unwrap();
    assert_eq!(errors["response_action"], "errors");
    assert_eq!(errors["errors"]["email"], "is not an email address");
    // What a form leads to is said where its command was typed.
    assert_eq!(say(&slack, &(event, trigger), Answer::Reply(plain("Done"))).await, None);
    let said = fake.messages(ADA).pop().unwrap();
    assert_eq!((said.channel.as_str(), said.text.as_str()), (GENERAL, "Done"));
    assert_eq!(fake.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_form_that_comes_late_is_opened_by_a_button() {
    let (fake, slack) = fake().await;
    let (event, _) = typed(&fake);
    let late = Answer::Form(samples::form(Language::English));
    slack.deliver(&event, &late, Way::Late, soon()).await.unwrap();
    let ts = fake.messages(ADA)[0].ts.clone();
    let (event, trigger) = pressed(&fake, &ts, "Open the form");
    assert!(event.what == What::Command { text: "list".to_owned() });
    assert_eq!(say(&slack, &(event, trigger), late).await, None);
    assert!(fake.form(ADA).is_some());
}

#[tokio::test]
async fn where_nothing_can_be_said_any_more_it_goes_to_the_direct_messages() {
    let (fake, slack) = fake().await;
    let (event, _) = typed(&fake);
    for n in 0..6 {
        let answer = Answer::Reply(plain(&format!("Answer {n}")));
        slack.deliver(&event, &answer, Way::Late, soon()).await.unwrap();
    }
    assert_eq!(fake.direct_messages(ADA)[0].text, "Answer 5");
    let event = Event { reply_to: "{}".to_owned(), ..event };
    slack.deliver(&event, &Answer::Reply(plain("Lost")), Way::Late, soon()).await.unwrap();
    assert_eq!(fake.direct_messages(ADA)[1].text, "Lost");
}

#[tokio::test]
async fn slack_is_asked_again_when_it_says_so_and_not_when_it_takes_too_long() {
    let (fake, slack) = fake().await;
    let (event, _) = typed(&fake);
    let answer = Answer::Reply(plain("Hello"));
    fake.response_faults().limit(1, 1);
    slack.deliver(&event, &answer, Way::Late, soon()).await.unwrap();
    assert_eq!(fake.messages(ADA).len(), 1);
    fake.response_faults().limit(1, 30);
    let refused = slack.deliver(&event, &answer, Way::Late, soon()).await.err();
    assert_eq!(refused, Some(SendError::NotNow));
    fake.response_faults().break_next(1);
    let refused = slack.deliver(&event, &answer, Way::Late, soon()).await.err();
    assert_eq!(refused, Some(SendError::NotNow));
}

#[tokio::test]
async fn a_language_is_asked_for_once_an_hour() {
    let (fake, slack) = fake().await;
    for _ in 0..3 {
        assert_eq!(slack.api.locale(ADA, BUDGET).await.as_deref(), Some("es-ES"));
    }
    assert_eq!(fake.calls().len(), 1);
    assert_eq!(slack.api.locale("U0NOBODY", BUDGET).await, None);
}

fn body(fields: &[(&str, &str)]) -> Vec<u8> {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish().into_bytes()
}

#[test]
fn what_is_not_understood_is_nothing() {
    let payload = |payload: &Value| {
        let body = body(&[("payload", &payload.to_string())]);
        matches!(decode::interaction(&body, "/usher"), decode::Incoming::Nothing)
    };
    let user = json!({ "id": "U1", "team_id": "T1" });
    assert!(payload(&json!(null)));
    assert!(payload(&json!({ "type": "block_actions" })));
    assert!(payload(&json!({ "type": "view_closed", "user": user })));
    assert!(payload(&json!({ "type": "shortcut", "user": user, "callback_id": "x" })));
    assert!(payload(&json!({ "type": "block_actions", "user": user, "actions": [{}] })));
    for fields in [&[("ssl_check", "1")][..], &[("token", "x"), ("ssl_check", "1")], &[]] {
        assert!(matches!(decode::command(&body(fields)), decode::Incoming::Nothing));
    }
    assert!(matches!(decode::command(b"\xff\xfe&&=="), decode::Incoming::Nothing));
}

#[test]
fn an_installation_for_a_whole_organization_names_no_team() {
    let press = |payload: Value| {
        let body = body(&[("payload", &payload.to_string())]);
        arrived(decode::interaction(&body, "/usher")).0.who.account.to_string()
    };
    let actions = json!([{ "type": "button", "action_id": "a", "value": "help" }]);
    assert_eq!(
        press(json!({
            "type": "block_actions", "team": null, "enterprise": { "id": "E1", "name": "Org" },
            "user": { "id": "U1", "team_id": "T1" }, "trigger_id": "1", "actions": actions,
        })),
        "slack:T1:U1",
    );
    assert_eq!(
        press(json!({
            "type": "block_actions", "team": null, "enterprise": { "id": "E1", "name": "Org" },
            "user": { "id": "U1" }, "trigger_id": "1", "actions": actions,
        })),
        "slack:E1:U1",
    );
}
