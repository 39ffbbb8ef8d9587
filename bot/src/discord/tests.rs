//! What Discord is sent, drawn by the fake.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, response::Json, routing::post};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::time::Instant;
use usher_domain::{
    Language,
    sources::{Clock, Random},
};
use usher_fake_chat::{
    discord::{FakeDiscord, Settings, User},
    signing::DiscordKey,
};

use super::{Discord, Incoming, decode, definition, in_time, interaction, later, message, modal};
use crate::{
    Answer, Event, Reply, answer::Part, event::What, handle::Handle, samples,
    settings::DiscordSettings,
};

const ADA: &str = "300000000000000001";
const BUDGET: Duration = Duration::from_secs(5);

/// By when an answer is to be delivered.
fn soon() -> Instant {
    Instant::now() + BUDGET
}

/// A bot that says what the test wants it to say.
#[derive(Clone, Default)]
struct Puppet {
    says: Arc<Mutex<Option<Answer>>>,
    heard: Arc<Mutex<Vec<Event>>>,
}

impl Puppet {
    fn answer(&self, body: &[u8]) -> Value {
        let Incoming::Event(event) = interaction(body) else { panic!("it was not understood") };
        let said = self.says.lock().unwrap().clone();
        let ack = match said {
            Some(answer) => in_time(&event, &answer).ack.unwrap(),
            None => later(&event),
        };
        self.heard.lock().unwrap().push(*event);
        ack
    }

    /// From now on this is what it answers; with none it takes its time.
    fn say(&self, answer: Option<Answer>) {
        *self.says.lock().unwrap() = answer;
    }

    fn last(&self) -> Event {
        self.heard.lock().unwrap().last().cloned().unwrap()
    }
}

async fn fake() -> (FakeDiscord, Discord, Puppet) {
    let puppet = Puppet::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let heard = puppet.clone();
    let answer = move |body: Bytes| async move { Json(heard.answer(&body)) };
    let router = Router::new().route("/chat/discord", post(answer));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let clock = Clock::new(|| Timestamp::from_second(1_700_000_000).unwrap());
    let random = Random::new(|bytes| {
        use std::sync::atomic::{AtomicU8, Ordering};
        static NEXT: AtomicU8 = AtomicU8::new(0);
        bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed));
    });
    let fake = FakeDiscord::serve(Settings::of_bot(&url), clock, random).await.unwrap();
    fake.add_user(User {
        id: ADA.to_owned(),
        username: "ada".to_owned(),
        global_name: "Ada".to_owned(),
        locale: "es-ES".to_owned(),
        permissions: u64::MAX >> 14,
    });
    let settings = DiscordSettings {
        public_key: None,
        application: None,
        bot_token: Some(fake.settings().bot_token.clone().into()),
        api: fake.api_url().parse().unwrap(),
        command: "invite".to_owned(),
        permissions: None,
    };
    register(&fake).await;
    (fake, Discord::new(&settings, reqwest::Client::new()), puppet)
}

async fn register(fake: &FakeDiscord) {
    let Settings { application_id, bot_token, .. } = fake.settings();
    let url = format!("{}/applications/{application_id}/commands", fake.api_url());
    let answer = reqwest::Client::new()
        .put(url)
        .header("authorization", format!("Bot {bot_token}"))
        .json(&definition("invite", Some(32)))
        .send();
    let answer = answer.await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
}

fn plain(text: &str) -> Reply {
    Reply { parts: vec![Part::Text(text.to_owned())], announces: None }
}

#[test]
fn replies_are_drawn_in_embeds() {
    samples::assert_payload("discord/card.json", &message(&samples::card(), true));
    samples::assert_payload("discord/list.json", &message(&samples::list(), false));
}

#[tokio::test]
async fn answers_are_of_the_types_that_discord_knows() {
    let (fake, _, puppet) = fake().await;
    fake.type_command(ADA, "/invite text:list").await.unwrap();
    let command = puppet.last();
    puppet.say(Some(Answer::Reply(samples::card())));
    fake.type_command(ADA, "/invite").await.unwrap();
    let card = fake.messages(ADA).pop().unwrap();
    fake.press(ADA, &card.id, "Resend").await.unwrap();
    let press = puppet.last();
    let in_time = |event: &Event, answer| in_time(event, &answer).ack.unwrap();
    for (name, answer) in [
        ("pong", super::pong()),
        ("later", later(&command)),
        ("update-later", later(&press)),
        ("message", in_time(&command, Answer::Reply(samples::list()))),
        ("update", in_time(&press, Answer::Update(samples::card()))),
        ("modal", in_time(&command, Answer::Form(samples::form(Language::Hebrew)))),
        ("wrong", in_time(&press, samples::wrong())),
        ("choices", super::choices(&super::words("list"))),
        ("outside-server", super::outside_server(Some("ja"))),
        ("refused", super::refused(&command)),
    ] {
        samples::assert_payload(&format!("discord/answer-{name}.json"), &answer);
    }
}

/// The same request is held against Discord's own check by `cargo xtask test`.
#[test]
fn what_discord_signs_is_taken() {
    let (key, body, timestamp) = (DiscordKey::from_seed(&[7; 32]), "{\"type\":1}", "1700000000");
    let signature = key.sign(timestamp, body);
    let mut headers = http::HeaderMap::new();
    headers.insert("x-signature-ed25519", signature.parse().unwrap());
    headers.insert("x-signature-timestamp", timestamp.parse().unwrap());
    let now = Timestamp::from_second(1_700_000_000).unwrap();
    let public = key.public().parse().unwrap();
    super::verify(&public, &headers, body.as_bytes(), now).unwrap();
    samples::assert_payload(
        "signed/discord.json",
        &json!({
            "body": body, "timestamp": timestamp, "signature": signature,
            "public_key": key.public(),
        }),
    );
}

#[test]
fn six_fields_fit_into_a_modal_of_five() {
    samples::assert_payload("discord/form.json", &modal::modal(&samples::form(Language::English)));
}

#[test]
fn the_command_is_one_that_discord_takes() {
    samples::assert_payload("discord/commands.json", &definition("invite", Some(32)));
}

#[tokio::test]
async fn nothing_is_longer_than_discord_takes() {
    let (fake, discord, puppet) = fake().await;
    puppet.say(Some(Answer::Reply(samples::longest())));
    fake.type_command(ADA, "/invite").await.unwrap();
    let longest = message(&samples::longest(), false);
    discord.api.direct_message(ADA, &longest, "n", BUDGET).await.unwrap();
    puppet.say(Some(Answer::Form(samples::longest_form())));
    fake.type_command(ADA, "/invite").await.unwrap();
    for language in Language::ALL {
        fake.close(ADA);
        puppet.say(Some(Answer::Form(samples::form(language))));
        fake.type_command(ADA, "/invite").await.unwrap();
        assert!(fake.form(ADA).is_some(), "{language}");
    }
    assert_eq!(fake.violations(), Vec::<String>::new());
}

#[test]
fn no_name_is_more_than_a_name() {
    let message = message(&samples::card(), true);
    let text = message["embeds"][0]["description"].as_str().unwrap();
    assert!(text.contains(r"\<!channel\> \@everyone \*Ada\* \`x\`"), "{text}");
    assert!(text.contains(r"https\://evil.example"), "{text}");
    assert_eq!(message["allowed_mentions"], json!({ "parse": [] }));
}

#[tokio::test]
async fn a_command_is_answered_for_one_persons_eyes() {
    let (fake, _, puppet) = fake().await;
    puppet.say(Some(Answer::Reply(samples::card())));
    fake.type_command(ADA, "/invite email:ada@example.com send_mail:false").await.unwrap();
    let event = puppet.last();
    assert!(event.what == What::Command { text: "ada@example.com no-mail".to_owned() });
    assert_eq!(event.command, "/invite");
    assert_eq!(event.who.display_name, "Ada");
    assert_eq!(event.who.locale.as_deref(), Some("es-ES"));
    assert_eq!(event.who.account.to_string(), format!("discord:100000000000000001:{ADA}"));
    let shown = fake.messages(ADA).pop().unwrap();
    assert_eq!(shown.only_for.as_deref(), Some(ADA));
    let announced = in_time(&event, &Answer::Reply(samples::card())).announces.unwrap();
    assert!(matches!(Handle::read(&announced.handle), Some(Handle::Discord { message: None, .. })));
}

#[tokio::test]
async fn a_button_changes_its_message_in_time_and_late() {
    let (fake, discord, puppet) = fake().await;
    puppet.say(Some(Answer::Reply(samples::card())));
    fake.type_command(ADA, "/invite").await.unwrap();
    let card = fake.messages(ADA).pop().unwrap();
    puppet.say(Some(Answer::Update(plain("Changed"))));
    fake.press(ADA, &card.id, "Resend").await.unwrap();
    assert!(puppet.last().what == samples::pressed());
    let changed = fake.messages(ADA).pop().unwrap();
    assert_eq!(changed.embeds[0]["description"], "Changed");
    assert_eq!(fake.messages(ADA).len(), 1);

    puppet.say(Some(Answer::Update(samples::card())));
    puppet.say(Some(Answer::Reply(samples::card())));
    fake.type_command(ADA, "/invite").await.unwrap();
    let card = fake.messages(ADA).pop().unwrap();
    puppet.say(None);
    fake.press(ADA, &card.id, "Resend").await.unwrap();
    let event = puppet.last();
    let late = Answer::Update(samples::list());
    discord.deliver_late(&event, &late, soon()).await.unwrap();
    let changed = fake.messages(ADA).pop().unwrap();
    assert_eq!((changed.id, changed.edits), (card.id, 1));
    // A reply leaves the message alone.
    let reply = Answer::Reply(Reply { announces: samples::card().announces, ..plain("A link") });
    let delivered = discord.deliver_late(&event, &reply, soon()).await.unwrap();
    let said = fake.messages(ADA).pop().unwrap();
    assert_eq!(said.embeds[0]["description"], "A link");
    assert_eq!(said.only_for.as_deref(), Some(ADA));
    let handle = Handle::read(&delivered.announces.unwrap().handle);
    assert!(matches!(handle, Some(Handle::Discord { message: Some(id), .. }) if id == said.id));
    assert_eq!(fake.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_late_answer_takes_the_place_of_the_acknowledgement() {
    let (fake, discord, puppet) = fake().await;
    fake.type_command(ADA, "/invite text:list").await.unwrap();
    let waiting = fake.messages(ADA).pop().unwrap();
    assert!(waiting.thinking && waiting.only_for.as_deref() == Some(ADA));
    let event = puppet.last();
    let late = Answer::Reply(samples::card());
    discord.deliver_late(&event, &late, soon()).await.unwrap();
    let card = fake.messages(ADA).pop().unwrap();
    assert_eq!((card.thinking, card.embeds.len(), fake.messages(ADA).len()), (false, 1, 1));
    assert_eq!(fake.violations(), Vec::<String>::new());
}

#[tokio::test]
async fn a_form_comes_back_with_all_its_values() {
    let (fake, _, puppet) = fake().await;
    puppet.say(Some(Answer::Form(samples::form(Language::English))));
    fake.type_command(ADA, "/invite").await.unwrap();
    puppet.say(Some(samples::wrong()));
    let entries = [
        ("first_name", "Ada"),
        ("last_name", "Lovelace"),
        ("language+send_welcome_email", "he+false"),
    ];
    fake.submit(ADA, &entries).await.unwrap();
    let What::Form { form, fields } = puppet.last().what else { panic!("no form") };
    let expected = [
        ("email", "ada@example.com"),
        ("first_name", "Ada"),
        ("language", "he"),
        ("last_name", "Lovelace"),
        ("role", "user"),
        ("send_welcome_email", "false"),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!((form.as_str(), fields), ("add", expected.to_vec()));
    // A modal cannot stay open: what is wrong is said, with a button for another.
    let wrong = fake.messages(ADA).pop().unwrap();
    let text = wrong.embeds[0]["description"].as_str().unwrap();
    assert!(text.contains("is not an email address"), "{text}");
    puppet.say(Some(Answer::Form(samples::form(Language::English))));
    fake.press(ADA, &wrong.id, "Abrir el formulario").await.unwrap();
    assert!(fake.form(ADA).is_some());
}

#[tokio::test]
async fn a_form_that_comes_late_is_opened_by_a_button() {
    let (fake, discord, puppet) = fake().await;
    fake.type_command(ADA, "/invite email:ada@example.com").await.unwrap();
    let late = Answer::Form(samples::form(Language::English));
    discord.deliver_late(&puppet.last(), &late, soon()).await.unwrap();
    puppet.say(Some(late));
    let ready = fake.messages(ADA).pop().unwrap();
    fake.press(ADA, &ready.id, "Abrir el formulario").await.unwrap();
    assert!(puppet.last().what == samples::command());
    assert!(fake.form(ADA).is_some());
}

#[tokio::test]
async fn when_the_token_is_over_it_goes_to_the_direct_messages() {
    let (fake, discord, puppet) = fake().await;
    fake.type_command(ADA, "/invite").await.unwrap();
    let mut event = puppet.last();
    event.reply_to = event.reply_to.replace("\"token\":\"", "\"token\":\"gone");
    discord.deliver_late(&event, &Answer::Reply(plain("Late")), soon()).await.unwrap();
    assert_eq!(fake.direct_messages(ADA)[0].embeds[0]["description"], "Late");
    // The same event once more says nothing twice.
    discord.deliver_late(&event, &Answer::Reply(plain("Late")), soon()).await.unwrap();
    assert_eq!(fake.direct_messages(ADA).len(), 1);
}

#[tokio::test]
async fn discord_is_asked_again_when_it_says_so() {
    let (fake, discord, puppet) = fake().await;
    fake.type_command(ADA, "/invite").await.unwrap();
    fake.faults().limit(1, 1);
    let late = Answer::Reply(plain("Late"));
    discord.deliver_late(&puppet.last(), &late, soon()).await.unwrap();
    fake.faults().limit(1, 30);
    assert!(discord.deliver_late(&puppet.last(), &late, soon()).await.is_err());
}

#[test]
fn what_is_not_understood_is_unknown() {
    let read = |value: Value| interaction(value.to_string().as_bytes());
    let base = json!({ "id": "1", "application_id": "2", "token": "t", "type": 1 });
    let with = |more: Value| {
        let mut all = base.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    assert!(matches!(read(base.clone()), Incoming::Ping));
    assert!(matches!(interaction(b"\xff"), Incoming::Unknown));
    assert!(matches!(read(json!([])), Incoming::Unknown));
    let user = json!({ "id": "3", "username": "ada" });
    let outside = read(with(json!({ "type": 2, "user": user, "locale": "de" })));
    assert!(matches!(outside, Incoming::OutsideServer(Some(locale)) if locale == "de"));
    let member = json!({ "user": user });
    let inside = |kind| with(json!({ "type": kind, "guild_id": "4", "member": member }));
    assert!(matches!(read(inside(9)), Incoming::Unknown));
    assert!(matches!(read(inside(4)), Incoming::Unknown));
    assert!(matches!(read(with(json!({ "type": 2, "guild_id": "4" }))), Incoming::Unknown));
    let Incoming::Event(event) = read(inside(2)) else { panic!("no event") };
    assert!(event.what == What::Command { text: String::new() });
}

#[test]
fn the_newer_and_the_older_modal_are_both_read() {
    let body = json!({
        "id": "1", "application_id": "2", "token": "t", "type": 5, "guild_id": "4",
        "member": { "user": { "id": "3", "username": "ada" } },
        "data": { "custom_id": "add", "components": [
            { "type": 18, "id": 1, "component":
                { "type": 4, "id": 2, "custom_id": "first_name", "value": "Ada" } },
            { "type": 18, "component": { "type": 3, "custom_id": "role", "values": ["admin"] } },
            { "type": 1, "components": [{ "type": 4, "custom_id": "email", "value": "a@b.c" }] },
        ] },
    });
    let incoming = decode::interaction(body.to_string().as_bytes());
    let Incoming::Event(event) = incoming else { panic!("no event") };
    let What::Form { fields, .. } = event.what else { panic!("no form") };
    assert_eq!(fields.values().map(String::as_str).collect::<Vec<_>>(), ["a@b.c", "Ada", "admin"]);
}
