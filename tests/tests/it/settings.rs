//! What an organization sets for itself.

use http::Method;
use serde_json::{Value, json};
use usher_client::SettingsChange;
use usher_tests::{TestApp, ada, answer, body};

async fn patch_with(usher: &TestApp, key: &str, change: &Value) -> (u16, Value) {
    let call = usher.call_with(key, Method::PATCH, "/v1/settings").json(change);
    answer(call).await
}

async fn set(usher: &TestApp, change: Value) -> Value {
    let (status, settings) = patch_with(usher, usher.key(), &change).await;
    assert_eq!(status, 200, "{settings}");
    settings
}

async fn refused(usher: &TestApp, change: Value) -> String {
    let (status, problem) = patch_with(usher, usher.key(), &change).await;
    assert_eq!(status, 422, "{problem}");
    let error = &problem["errors"][0];
    format!("{} {}", error["field"].as_str().unwrap(), error["code"].as_str().unwrap())
}

#[tokio::test]
async fn what_is_not_set_is_as_the_operator_set_it() {
    let usher = TestApp::start().await;
    let operator = json!({
        "organization": "Acme",
        "invite_lifetime": "7d",
        "reminder_days": [2],
        "allowed_mail_domains": [],
        "mail_sender": "Usher <usher@example.com>",
        "welcome_sentence": {},
        "logo": null,
        "version": 0,
    });
    let before = usher.get("/v1/settings").await;
    assert_eq!(before, operator);
    let changed = set(
        &usher,
        json!({
            "organization": "Globex",
            "invite_lifetime": "36 hours",
            "reminder_days": [1, 3],
            "allowed_mail_domains": ["@BÜCHER.example", "example.com", "example.com"],
            "mail_sender": "Globex <hello@Example.com>",
            "welcome_sentence": { "en": "We look forward to you!", "de": "Wir freuen uns!" },
        }),
    )
    .await;
    assert_eq!(
        changed,
        json!({
            "organization": "Globex",
            "invite_lifetime": "36h",
            "reminder_days": [3, 1],
            "allowed_mail_domains": ["example.com", "xn--bcher-kva.example"],
            "mail_sender": "Globex <hello@Example.com>",
            "welcome_sentence": { "en": "We look forward to you!", "de": "Wir freuen uns!" },
            "logo": null,
            "version": 1,
        })
    );
    assert_eq!(usher.get("/v1/settings").await, changed);
    let changed = set(&usher, json!({ "welcome_sentence": { "de": null } })).await;
    assert_eq!(changed["welcome_sentence"], json!({ "en": "We look forward to you!" }));
    let mut reset = set(
        &usher,
        json!({
            "organization": null, "invite_lifetime": null, "reminder_days": null,
            "allowed_mail_domains": null, "mail_sender": null, "welcome_sentence": null,
        }),
    )
    .await;
    assert_eq!(reset["version"], 3);
    reset["version"] = 0.into();
    assert_eq!(reset, before);
    usher.finish().await;
}

#[tokio::test]
async fn a_change_is_told_old_and_new_and_one_that_changes_nothing_is_not() {
    let usher = TestApp::start().await;
    let old = usher.get("/v1/settings").await["organization"].as_str().unwrap().to_owned();
    set(&usher, json!({ "organization": "Globex", "reminder_days": [] })).await;
    assert_eq!(set(&usher, json!({ "organization": "Globex" })).await["version"], 1);
    let items = usher.every_item();
    let entries: Vec<_> = items.iter().filter(|item| item.contains("#SUBJECT#settings")).collect();
    assert_eq!(entries.len(), 1);
    let told = format!(r#"{{\"field\":\"organization\",\"old\":\"{old}\",\"new\":\"Globex\"}}"#);
    assert!(
        entries[0].contains("settings_changed") && entries[0].contains(&told),
        "{}",
        entries[0]
    );
    usher.finish().await;
}

#[tokio::test]
async fn what_cannot_be_set_is_told_by_field_and_nothing_is_half_done() {
    let usher = TestApp::start().await;
    let before = usher.get("/v1/settings").await;
    for (change, wrong) in [
        (json!({ "organization": " " }), "organization required"),
        (json!({ "organization": 7 }), "organization wrong_type"),
        (json!({ "invite_lifetime": "31d" }), "invite_lifetime lifetime_invalid"),
        (json!({ "reminder_days": [1, 2, 3, 4] }), "reminder_days too_many"),
        (json!({ "reminder_days": [0] }), "reminder_days out_of_range"),
        (json!({ "reminder_days": [1.5] }), "reminder_days wrong_type"),
        (json!({ "reminder_days": "2" }), "reminder_days wrong_type"),
        (json!({ "allowed_mail_domains": ["localhost"] }), "allowed_mail_domains domain_malformed"),
        (json!({ "allowed_mail_domains": [""] }), "allowed_mail_domains domain_malformed"),
        (json!({ "allowed_mail_domains": [7] }), "allowed_mail_domains wrong_type"),
        (json!({ "mail_sender": "nobody" }), "mail_sender sender_malformed"),
        (json!({ "mail_sender": "a@other.example" }), "mail_sender sender_domain"),
        (
            json!({ "mail_sender": "A\r\nBcc: x@y.example <a@example.com>" }),
            "mail_sender sender_malformed",
        ),
        (json!({ "welcome_sentence": "hello" }), "welcome_sentence wrong_type"),
        (json!({ "welcome_sentence": { "tlh": "nuqneH" } }), "welcome_sentence unknown_language"),
        (
            json!({ "welcome_sentence": { "en": "see evil.example" } }),
            "welcome_sentence contains_url",
        ),
        (json!({ "welcome_sentence": { "en": "x".repeat(301) } }), "welcome_sentence too_long"),
        (json!({ "colour": "red" }), "colour unknown_field"),
    ] {
        let mut whole = json!({ "organization": "Globex" });
        for (field, value) in change.as_object().unwrap() {
            whole[field] = value.clone();
        }
        assert_eq!(refused(&usher, whole).await, wrong);
    }
    assert_eq!(usher.get("/v1/settings").await, before);
    usher.finish().await;
}

#[tokio::test]
async fn mails_say_what_the_organization_wants_in_the_readers_language() {
    let usher = TestApp::start().await;
    set(
        &usher,
        json!({
            "organization": "Globex",
            "mail_sender": "Globex <hello@example.com>",
            "welcome_sentence": { "en": "Tea & cake at <four>!", "de": "Kuchen um vier!" },
        }),
    )
    .await;
    usher.add(&ada()).await;
    let mut german = body("emmy@example.com");
    german["language"] = "de".into();
    usher.add(&german).await;
    let mut french = body("sophie@example.com");
    french["language"] = "fr".into();
    usher.add(&french).await;
    usher.deliver().await;
    let english = usher.mail_to("ada@example.com");
    assert_eq!(english.subject(), "Grace Hopper invited you to Globex");
    assert!(english.text().contains("Tea & cake at <four>!"));
    assert!(
        english.html().contains("cake at &#60;four&#62;!")
            || english.html().contains("cake at &lt;four&gt;!"),
        "{}",
        english.html()
    );
    assert_eq!(english.header("From"), Some("\"Globex\" <hello@example.com>"));
    let german = usher.mail_to("emmy@example.com");
    assert!(german.text().contains("Kuchen um vier!") && !german.text().contains("cake"));
    let french = usher.mail_to("sophie@example.com");
    assert!(!french.text().contains("cake") && !french.text().contains("Kuchen"));
    set(&usher, json!({ "mail_sender": null })).await;
    usher.add(&body("last@example.com")).await;
    usher.deliver().await;
    assert_eq!(
        usher.mail_to("last@example.com").header("From"),
        Some("\"Usher\" <usher@example.com>")
    );
    usher.finish_unread().await;
}

#[tokio::test]
async fn new_addresses_are_at_admitted_domains_and_older_ones_stay() {
    let usher = TestApp::start().await;
    let user = usher.add(&body("ada@old.example")).await;
    let again = usher.add(&body("bob@old.example")).await;
    set(&usher, json!({ "allowed_mail_domains": ["bücher.example"] })).await;
    let (status, problem) = usher.try_add(usher.key(), &ada()).await;
    assert_eq!(status, 422);
    let error = &problem["errors"][0];
    assert_eq!(
        (&error["field"], &error["code"]),
        (&json!("email"), &json!("email_domain_not_allowed"))
    );
    assert!(error["detail"].as_str().unwrap().contains("xn--bcher-kva.example"));
    assert_eq!(usher.try_add(usher.key(), &body("eva@sub.bücher.example")).await.0, 422);
    usher.add(&body("eva@BÜCHER.example")).await;

    let path = format!("/v1/users/{}", user["id"].as_str().unwrap());
    let patch = async |change: Value| answer(usher.call(Method::PATCH, &path).json(&change)).await;
    let (status, problem) = patch(json!({ "email": "ada@new.example" })).await;
    assert_eq!((status, &problem["errors"][0]["code"]), (422, &json!("email_domain_not_allowed")));
    assert_eq!(patch(json!({ "email": "Ada@old.example", "last_name": "King" })).await.0, 200);
    assert_eq!(patch(json!({ "email": "ada@bücher.example" })).await.0, 200);

    // Who is revived gets a new invite, so the address must be admitted.
    let invite = format!("/v1/users/{}/invite", again["id"].as_str().unwrap());
    assert_eq!(usher.call(Method::DELETE, &invite).send().await.unwrap().status(), 200);
    assert_eq!(usher.try_add(usher.key(), &body("bob@old.example")).await.0, 422);
    usher.finish_unread().await;
}

#[tokio::test]
async fn invites_are_open_for_as_long_as_the_organization_wants() {
    let usher = TestApp::start().await;
    set(&usher, json!({ "invite_lifetime": "2h" })).await;
    let user = usher.add(&ada()).await;
    let ends: jiff::Timestamp = user["invite"]["expires_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(ends.duration_since(usher.clock.now()).as_hours(), 2);
    usher.finish_unread().await;
}

#[tokio::test]
async fn settings_are_read_by_who_may_see_users_and_changed_by_who_may_change_them() {
    let usher = TestApp::start().await;
    let admin = usher.new_key("admin").await.shown;
    let user = usher.new_key("user").await.shown;
    let read = async |key: &str| {
        usher.call_with(key, Method::GET, "/v1/settings").send().await.unwrap().status().as_u16()
    };
    assert_eq!((read(&admin).await, read(&user).await), (200, 403));
    let (status, problem) = patch_with(&usher, &admin, &json!({ "organization": "Mine" })).await;
    assert_eq!((status, &problem["code"]), (403, &json!("permission_missing")));
    usher.finish().await;
}

#[tokio::test]
async fn of_two_who_saw_the_same_version_one_sets() {
    let usher = TestApp::start().await;
    let seen = usher.client().settings().await.unwrap().version;
    let set = async |field: &str, value: Value, version: Option<u64>| {
        let mut call = usher.call(Method::PATCH, "/v1/settings").json(&json!({ field: value }));
        if let Some(version) = version {
            call = call.header("if-match", format!("\"{version}\""));
        }
        call.send().await.unwrap().status().as_u16()
    };
    let (one, other) = tokio::join!(
        set("organization", "Globex".into(), Some(seen)),
        set("invite_lifetime", "3d".into(), Some(seen)),
    );
    let mut statuses = [one, other];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    let (one, other) = tokio::join!(
        set("organization", "Initech".into(), None),
        set("invite_lifetime", "5d".into(), None),
    );
    assert_eq!((one, other), (200, 200));
    let settings = usher.client().settings().await.unwrap();
    assert_eq!(
        (settings.organization.as_str(), settings.invite_lifetime.as_str()),
        ("Initech", "5d")
    );
    let change = SettingsChange { organization: Some(None), ..SettingsChange::default() };
    let problem = usher.client().change_settings(&change, Some(0)).await.unwrap_err();
    assert_eq!(problem.code(), Some("version_mismatch"));
    usher.client().change_settings(&change, Some(settings.version)).await.unwrap();
    usher.finish().await;
}
