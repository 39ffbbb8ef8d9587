//! News that are told in chat.

use serde_json::{Value, json};
use usher_client::Notice;

use super::{
    api::{approval, user},
    shown::message,
};

fn ada(status: &str, mail: &str, reason: Option<&str>) -> Value {
    let mut ada = user("ada", ("Ada", "Lovelace"), "ada@example.com", status);
    ada["version"] = 4.into();
    if ada["invite"].is_object() {
        ada["invite"]["mail"] = json!({ "state": mail, "reason": reason });
    }
    ada
}

fn notice(language: &str, event: &str, about: &Value) -> Notice {
    let mut notice = json!({
        "id": "n1", "claim": "c1", "account": "slack:T1:U1", "language": language,
        "kind": "message", "event": event,
    });
    notice.as_object_mut().unwrap().extend(about.as_object().unwrap().clone());
    serde_json::from_value(notice).unwrap()
}

fn told(notice: &Notice) -> String {
    let bot = super::bot("http://127.0.0.1:1/".parse().unwrap());
    message("MESSAGE", &bot.notice(notice))
}

#[test]
fn news_of_a_user_are_a_sentence_and_their_card() {
    let all: Vec<String> = [
        ("added", ada("invited", "queued", None)),
        ("mail_sent", ada("invited", "sent", None)),
        ("mail_delivered", ada("invited", "delivered", None)),
        ("mail_delayed", ada("invited", "delayed", None)),
        ("mail_bounced", ada("invited", "bounced", Some("address_rejected"))),
        ("mail_complained", ada("invited", "complained", None)),
        ("mail_failed", ada("invited", "failed", Some("gave_up"))),
        ("renewal_requested", ada("expired", "delivered", None)),
        ("accepted", ada("active", "delivered", None)),
        ("declined", ada("revoked", "delivered", None)),
        ("expired", ada("expired", "delivered", None)),
        ("changed", ada("invited", "delivered", None)),
        ("resent", ada("invited", "queued", None)),
        ("deactivated", ada("deactivated", "delivered", None)),
        ("reactivated", ada("active", "delivered", None)),
        ("revoked", ada("revoked", "delivered", None)),
        ("something_new", ada("invited", "delivered", None)),
    ]
    .into_iter()
    .map(|(event, user)| told(&notice("en", event, &json!({ "user": user }))))
    .collect();
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn news_of_an_approval_are_told_to_both_sides() {
    let waiting = user("ada", ("Ada", "Lovelace"), "ada@example.com", "pending_approval");
    let all: Vec<String> = [
        ("approval_requested", "pending"),
        ("approval_approved", "approved"),
        ("approval_declined", "declined"),
        ("approval_lapsed", "lapsed"),
        ("approval_cancelled", "cancelled"),
    ]
    .into_iter()
    .map(|(event, state)| {
        let mut approval = approval("a1", state, &waiting);
        if state == "declined" {
            approval["reason"] = "Not now".into();
        }
        told(&notice("en", event, &json!({ "user": waiting, "approval": approval })))
    })
    .collect();
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn other_requests_are_told_by_what_they_ask_for() {
    let waiting = ada("active", "delivered", None);
    let all: Vec<String> = [
        "add_user",
        "invite_user",
        "change_user",
        "change_role",
        "reactivate_user",
        "change_role_definition",
        "dance",
    ]
    .into_iter()
    .map(|kind| {
        let mut approval = approval("a1", "pending", &waiting);
        approval["kind"] = kind.into();
        if kind == "change_role_definition" {
            approval["user"] = Value::Null;
        }
        let notice = notice("en", "approval_requested", &json!({ "approval": approval }));
        told(&notice).lines().nth(2).unwrap().to_owned()
    })
    .collect();
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn news_are_in_the_language_of_whoever_reads_them() {
    let bounced = json!({ "user": ada("invited", "bounced", Some("mailbox_full")) });
    insta::assert_snapshot!(told(&notice("he", "mail_bounced", &bounced)));
    insta::assert_snapshot!(told(&notice("ja", "mail_bounced", &bounced)));
    assert_eq!(
        told(&notice("tlh", "mail_bounced", &bounced)),
        told(&notice("en", "mail_bounced", &bounced))
    );
}

#[test]
fn news_of_nobody_are_no_accident() {
    insta::assert_snapshot!(told(&notice("en", "accepted", &json!({}))));
}
