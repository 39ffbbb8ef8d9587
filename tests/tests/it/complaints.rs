//! Whoever reports a mail as spam is mailed no more.

use serde_json::json;
use usher_domain::SuppressionReason;
use usher_tests::TestApp;

use crate::mail_events::{mailed, of, suppressed};

#[tokio::test]
async fn a_complaint_about_an_older_mail_counts_for_the_address_too() {
    let usher = TestApp::start().await;
    let old = mailed(&usher, "ada@example.com").await;
    usher.clock.advance(jiff::SignedDuration::from_hours(8 * 24));
    mailed(&usher, "ada@example.com").await;
    usher.tell(&of(&old, "Complaint", &json!({}))).await;
    let reason = suppressed(&usher, "ada@example.com").await;
    assert_eq!(reason, Some(SuppressionReason::Complained));
    usher.finish_unread().await;
}
