//! The whole way: added, mailed, accepted, a team member.

use serde_json::json;
use usher_tests::{GOOD_PASSWORD, TestApp, ada};

struct Words {
    language: &'static str,
    subject: &'static str,
    form: &'static str,
    end: &'static str,
    joined: &'static str,
}

/// Adds Ada in a language, and goes her way.
async fn go(words: Words) {
    let usher = TestApp::start().await;
    let mut body = ada();
    body["language"] = words.language.into();
    let user = usher.add(&body).await;
    assert_eq!(user["status"], "invited");
    assert_eq!(user["invite"]["mail"]["state"], "queued");

    usher.deliver().await;
    let mail = usher.mail_to("ada@example.com");
    assert_eq!(mail.subject(), words.subject);
    assert!(mail.text().contains(words.end), "{}", mail.text());
    let rtl = mail.html().contains("dir=\"rtl\"");
    assert_eq!(rtl, words.language == "he");

    let page = usher.open(&mail.link()).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, words.form));
    assert!(page.html.contains("value=\"ada@example.com\""));
    assert!(page.html.contains("Grace Hopper") && page.html.contains("Acme"));

    let page = usher.accept(&mail.link(), GOOD_PASSWORD).await;
    assert_eq!((page.status.as_u16(), page.heading().as_str()), (200, words.joined));

    let team = usher.get("/v1/team-members").await;
    let names: Vec<_> =
        team["items"].as_array().unwrap().iter().map(|user| &user["email"]).collect();
    assert_eq!(names, ["ada@example.com", "grace@example.com"]);

    usher.deliver().await;
    assert_eq!(usher.mail_to("grace@example.com").subject(), "Ada Lovelace joined Acme");
    assert_eq!(usher.mail_to("ada@example.com").header("Content-Language"), Some(words.language));
    assert_eq!(usher.take_events(), ["InviteSent", "UserAccepted", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn ada_joins_in_english() {
    go(Words {
        language: "en",
        subject: "Grace Hopper invited you to Acme",
        form: "Welcome, Ada",
        end: "Monday, November 30, 2026",
        joined: "You&#39;re in",
    })
    .await;
}

#[tokio::test]
async fn ada_joins_in_spanish() {
    go(Words {
        language: "es",
        subject: "Grace Hopper te invita a unirte a Acme",
        form: "Te damos la bienvenida, Ada",
        end: "30 de noviembre de 2026",
        joined: "Ya formas parte del equipo",
    })
    .await;
}

#[tokio::test]
async fn ada_joins_in_hebrew() {
    go(Words {
        language: "he",
        subject: "קיבלת הזמנה מאת \u{2068}Grace Hopper\u{2069} להצטרף אל \u{2068}Acme\u{2069}",
        form: "ברוך בואך, \u{2068}Ada\u{2069}",
        end: "30 בנובמבר 2026",
        joined: "ההצטרפות הושלמה",
    })
    .await;
}

#[tokio::test]
async fn the_timeline_tells_the_way_in_order() {
    let usher = TestApp::start().await;
    let user = usher.add(&ada()).await;
    usher.deliver().await;
    let link = usher.mail_to("ada@example.com").link();
    usher.accept(&link, GOOD_PASSWORD).await;
    usher.settle().await;

    let id = user["id"].as_str().unwrap();
    let timeline = usher.get(&format!("/v1/users/{id}/timeline")).await;
    let told: Vec<_> = timeline["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| (entry["kind"].clone(), entry["actor"]["name"].clone(), entry["data"].clone()))
        .collect();
    let grace = json!("Grace Hopper");
    assert_eq!(
        told,
        [
            (json!("accepted"), json!("Ada Lovelace"), json!({})),
            (json!("mail_sent"), json!(null), json!({ "generation": 1 })),
            (json!("added"), grace.clone(), json!({ "role": "user", "welcome_email": true })),
        ]
    );
    let shown = usher.get(&format!("/v1/users/{id}")).await;
    assert_eq!(shown["invited_by"]["name"], grace);
    assert_eq!(
        (&shown["status"], &shown["invite"]["mail"]["state"]),
        (&json!("active"), &json!("sent"))
    );
    usher.finish().await;
}
