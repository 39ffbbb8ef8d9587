//! Addresses that should get no mail: what came back, what was reported, what looks mistyped.

use jiff::SignedDuration;
use serde_json::json;
use usher_domain::SuppressionReason;
use usher_tests::{TestApp, ada, body};

use crate::mail_events::{mail_state, mailed, of, suppressed};

#[tokio::test]
async fn an_address_that_bounced_needs_force_which_clears_it_at_the_mail_service_too() {
    let usher = TestApp::start().await;
    let email = "bounce@simulator.amazonses.com";
    let rejected = json!({ "state": "bounced", "reason": "address_rejected" });
    usher.add(&body(email)).await;
    usher.deliver().await;
    usher.mail_news().await;
    usher.clock.advance(SignedDuration::from_hours(8 * 24));

    let (status, problem) = usher.try_add(usher.key(), &body(email)).await;
    assert_eq!((status, problem["code"].as_str()), (409, Some("address_suppressed")));
    assert_eq!(problem["reason"], "bounced");
    assert!(problem["detail"].as_str().unwrap().contains("came back"), "{problem}");
    assert_eq!(mail_state(&usher, "bounce").await, rejected, "nothing was written");

    let mut forced = body(email);
    forced["force"] = json!(true);
    assert_eq!(usher.add(&forced).await["invite"]["mail"]["state"], "queued");
    assert_eq!(suppressed(&usher, email).await, None);
    usher.deliver().await;
    usher.mail_news().await;
    // Had the mail service not been cleared, it would not even have tried.
    assert_eq!(mail_state(&usher, "bounce").await, rejected);
    assert_eq!(suppressed(&usher, email).await, Some(SuppressionReason::Bounced));
    usher.finish_unread().await;
}

#[tokio::test]
async fn an_address_stays_suppressed_when_its_user_is_gone() {
    let usher = TestApp::start().await;
    let mail = mailed(&usher, "ada@example.com").await;
    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    usher.settle().await;
    usher.remove_raw("default#EMAIL#ada@example.com", "EMAIL").await;
    usher.remove_raw(&format!("default#USER#{}", mail.tag("user").unwrap()), "USER").await;

    for _ in 0..2 {
        let (status, problem) = usher.try_add(usher.key(), &body("ADA@example.com")).await;
        assert_eq!((status, problem["code"].as_str()), (409, Some("address_suppressed")));
        assert_eq!(problem["reason"], "complained");
    }
    let mut forced = ada();
    forced["force"] = json!("yes");
    let (status, problem) = usher.try_add(usher.key(), &forced).await;
    assert_eq!((status, problem["errors"][0]["field"].as_str()), (422, Some("force")));
    forced["force"] = json!(true);
    usher.add(&forced).await;
    // News of the old mail, late and once more, does not bring it back.
    usher.tell(&of(&mail, "Complaint", &json!({}))).await;
    assert_eq!(suppressed(&usher, "ada@example.com").await, None);
    usher.deliver().await;
    usher.mail_to("ada@example.com");
    usher.take_events();
    usher.finish().await;
}

#[tokio::test]
async fn a_mistyped_domain_is_added_with_a_warning() {
    let usher = TestApp::start().await;
    for (email, suggestion) in [
        ("Ada@gmial.com", Some("Ada@gmail.com")),
        // Nearly that of the inviter, Grace.
        ("ada@exmaple.com", Some("ada@example.com")),
        ("ada@acme.con", Some("ada@acme.com")),
        ("ada@gmail.com", None),
        ("ada@example.com", None),
        ("ada@hotmail.nl", None),
    ] {
        let (status, answer) = usher.try_add(usher.key(), &body(email)).await;
        assert_eq!(status, 201, "{answer}");
        let warnings = answer["warnings"].as_array().unwrap();
        assert_eq!(warnings.len(), suggestion.iter().count(), "{answer}");
        if let Some(suggestion) = suggestion {
            assert_eq!(warnings[0]["field"], "email");
            assert_eq!(warnings[0]["code"], "did_you_mean");
            assert_eq!(warnings[0]["suggestion"], suggestion);
            assert!(warnings[0]["detail"].as_str().unwrap().contains(suggestion));
        }
    }
    usher.finish_unread().await;
}
