//! Adding people.

use http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use usher_tests::{GOOD_PASSWORD, TableFault, TestApp, ada, body};

#[tokio::test]
async fn the_answer_is_the_user_and_a_sentence_in_the_callers_language() {
    let usher = TestApp::start().await;
    let call =
        usher.call(Method::POST, "/v1/users").json(&ada()).header("accept-language", "fr-CA");
    let response = call.send().await.unwrap();
    assert_eq!(response.status(), 201);
    let location = response.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(response.headers()["etag"], "\"1\"");
    assert!(response.headers().contains_key("x-request-id"));
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["message"], "L’utilisateur a bien été ajouté.");
    assert_eq!(answer["revived"], false);
    assert_eq!(usher.get(&location).await["email"], "ada@example.com");
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn of_200_concurrent_adds_of_one_address_one_succeeds() {
    let usher = std::sync::Arc::new(TestApp::start().await);
    let mut adds = JoinSet::new();
    for n in 0..200_u32 {
        let usher = std::sync::Arc::clone(&usher);
        adds.spawn(async move {
            let email: String = "ada@example.com"
                .chars()
                .enumerate()
                .map(|(at, c)| if n >> (at % 8) & 1 == 1 { c.to_ascii_uppercase() } else { c })
                .collect();
            // A busy machine may make some wait too long: those ask again, as a caller would.
            loop {
                let call = usher.call_with(usher.key(), Method::POST, "/v1/users");
                let call = call.header("Idempotency-Key", n.to_string()).json(&body(&email));
                let response = call.send().await.unwrap();
                let status = response.status().as_u16();
                let answer: Value = response.json().await.unwrap();
                match answer["code"].as_str() {
                    // Theirs was made, and its first answer is not kept yet.
                    None | Some("under_way") => return (201, "added".to_owned()),
                    Some(_) if status == 503 => {}
                    Some(code) => return (status, code.to_owned()),
                }
            }
        });
    }
    let mut outcomes = adds.join_all().await;
    outcomes.sort_unstable();
    assert_eq!(outcomes[0], (201, "added".to_owned()));
    assert!(outcomes[1..].iter().all(|outcome| *outcome == (409, "email_taken".to_owned())));
    let found = usher.get("/v1/users?q=ada").await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let usher = std::sync::Arc::into_inner(usher).unwrap();
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 1);
    assert_eq!(usher.take_events(), ["InviteSent", "UserAdded"]);
    usher.finish().await;
}

#[tokio::test]
async fn without_a_welcome_email_there_is_no_mail_and_no_link_until_somebody_copies_it() {
    let usher = TestApp::start().await;
    let mut quiet = ada();
    quiet["send_welcome_email"] = false.into();
    let user = usher.add(&quiet).await;
    assert_eq!((&user["status"], &user["invite"]), (&json!("added"), &json!(null)));
    usher.deliver().await;
    assert_eq!(usher.take_events(), ["UserAdded"]);

    let id = user["id"].as_str().unwrap();
    let copied = usher.get(&format!("/v1/users/{id}/invite")).await;
    assert_eq!(usher.get(&format!("/v1/users/{id}")).await["status"], "invited");
    let page = usher.accept(copied["link"].as_str().unwrap(), GOOD_PASSWORD).await;
    assert_eq!(page.status, 200);
    usher.deliver().await;
    assert_eq!(usher.take_mails().len(), 2);
    assert_eq!(usher.take_events(), ["UserAccepted"]);
    usher.finish().await;
}

#[tokio::test]
async fn who_was_invited_long_ago_can_be_invited_again_under_the_same_id() {
    let usher = TestApp::start().await;
    let first = usher.add(&ada()).await;
    usher.deliver().await;
    let old = usher.mail_to("ada@example.com").link();
    usher.clock.advance(SignedDuration::from_hours(7 * 24));

    let again = json!({
        "first_name": "Augusta Ada", "last_name": "King", "email": "ADA@example.com",
        "language": "de", "role": "admin",
    });
    let (status, answer) = usher.try_add(usher.key(), &again).await;
    assert_eq!((status, &answer["revived"]), (201, &json!(true)));
    let user = &answer["user"];
    assert_eq!(
        (&user["id"], &user["role"], &user["language"]),
        (&first["id"], &json!("admin"), &json!("de"))
    );
    assert_eq!(user["invite"]["generation"], 2);
    usher.deliver().await;
    let new = usher.mail_to("ADA@example.com");
    assert!(
        new.text().contains("neuester Link") || new.text().contains("neueste"),
        "{}",
        new.text()
    );

    let page = usher.open(&old).await;
    assert_eq!(page.status, 410);
    assert!(page.heading().contains("neuere"), "{}", page.heading());
    assert_eq!(usher.get("/v1/users?q=lovelace").await["items"], json!([]));
    assert_eq!(usher.get("/v1/users?q=king").await["items"][0]["id"], first["id"]);
    assert_eq!(usher.get("/v1/users?role=admin").await["items"][0]["id"], first["id"]);
    assert_eq!(usher.accept(&new.link(), GOOD_PASSWORD).await.status, 200);
    usher.finish_unread().await;
}

#[tokio::test]
async fn nobody_grants_or_touches_more_than_they_hold() {
    let usher = TestApp::start().await;
    let admin = usher.new_key("admin").await.shown;
    let user = usher.new_key("user").await.shown;

    let mut boss = body("boss@example.com");
    boss["role"] = "super_admin".into();
    let (status, answer) = usher.try_add(&admin, &boss).await;
    assert_eq!((status, &answer["code"]), (403, &json!("role_exceeds_caller")));
    let (status, answer) = usher.try_add(&user, &ada()).await;
    assert_eq!((status, &answer["code"]), (403, &json!("permission_missing")));
    assert!(answer["detail"].as_str().unwrap().contains("users:invite"));

    let boss = usher.add(&boss).await;
    let link = format!("/v1/users/{}/invite", boss["id"].as_str().unwrap());
    let response = usher.call_with(&admin, Method::GET, &link).send().await.unwrap();
    assert_eq!(response.status(), 403);
    // Adding the address again would give the super admin's invite another role and another inbox.
    usher.clock.advance(SignedDuration::from_hours(24 * 8));
    let (status, answer) = usher.try_add(&admin, &body("boss@example.com")).await;
    assert_eq!((status, &answer["code"]), (403, &json!("role_exceeds_caller")));

    usher.finish_unread().await;
}

#[tokio::test]
async fn a_conflict_at_the_table_is_tried_again_and_a_lasting_one_is_told() {
    let usher = TestApp::start().await;
    usher.faults.table([TableFault::Conflict, TableFault::Conflict]);
    usher.add(&ada()).await;

    usher.faults.table([TableFault::Conflict; 6]);
    let response =
        usher.call(Method::POST, "/v1/users").json(&body("bob@example.com")).send().await.unwrap();
    assert_eq!(response.status(), 503);
    assert_eq!(response.headers()["retry-after"], "1");
    let problem: serde_json::Value = response.json().await.unwrap();
    assert_eq!(problem["code"], "unavailable");
    assert_eq!(usher.get("/v1/users?q=bob").await["items"], json!([]));

    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}
