use jiff::Timestamp;
use usher_domain::{
    Actor, ApprovalId, Language, Status, UserId,
    approval::{CancelReason, Proposal},
    timeline::Change,
};

use super::*;
use crate::Letter;

const ID: &str = "01930000-0000-7000-8000-000000000001";

fn ada() -> User {
    let at: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
    User {
        id: UserId(ID.parse().unwrap()),
        first_name: "Ada".parse().unwrap(),
        last_name: "<b>Lovelace".parse().unwrap(),
        email: "ada@example.com".parse().unwrap(),
        language: Language::English,
        role: "user".parse().unwrap(),
        status: Status::PendingApproval,
        status_since: at,
        version: 1,
        invited_by: Actor::System,
        invite: None,
        created_at: at,
        updated_at: at,
        accepted_at: None,
        sessions_from: None,
        password_set_at: None,
        clear_suppression: false,
        renewal: None,
        approval: None,
        approved_role: None,
    }
}

fn asked(kind: ApprovalKind) -> Approval {
    let at: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
    let user = (kind != ApprovalKind::ChangeRoleDefinition).then(|| ada().id);
    let by = Actor::User { id: UserId(ID.parse().unwrap()) };
    let what = (kind, Proposal::Reactivate);
    let role = "admin".parse().unwrap();
    let asked = Approval::asked(ApprovalId(ID.parse().unwrap()), what, role, user, (by, at));
    let change = Change::of("role", "user", "admin");
    Approval { changes: change.into_iter().collect(), ..asked }
}

fn letter<'a>(approval: &'a Approval, user: Option<&'a User>) -> ApprovalLetter<'a> {
    ApprovalLetter {
        approval,
        user,
        requester: Some("Grace Hopper".to_owned()),
        decider: Some("Heidi Second".to_owned()),
        page: "https://usher.example/approvals/1",
    }
}

#[test]
fn whoever_may_decide_is_told_what_who_and_how() {
    let (approval, ada) = (asked(ApprovalKind::ChangeRole), ada());
    let letter = letter(&approval, Some(&ada));
    let letter =
        Letter::Approval(&letter).render(Language::English, &"Acme".parse().unwrap()).unwrap();
    // Dates hold a narrow space that a terminal does not show.
    let told = format!("{}\n\n{}", letter.subject, letter.text).replace('\u{202f}', " ");
    insta::assert_snapshot!(told, @r"
    Grace Hopper asks for your approval: Ada <b>Lovelace

    Grace Hopper wants to give Ada <b>Lovelace (ada@example.com) the role admin. That takes a second person.

    role: user → admin

    Look at it and decide:
    https://usher.example/approvals/1

    You can decide until Thursday, November 26, 2026 at 9:00 AM UTC. If nobody does, nothing happens.

    To agree, run usher approve 01930000-0000-7000-8000-000000000001 – or, to say no, usher decline 01930000-0000-7000-8000-000000000001

    -- 
    Sent by Acme with Usher.
    ");
    assert!(!letter.html.contains("<b>Lovelace"));
}

#[test]
fn every_request_and_every_answer_is_told_in_every_language() {
    let (ada, now) = (ada(), Timestamp::UNIX_EPOCH);
    for language in Language::ALL {
        for kind in ApprovalKind::ALL {
            let asked = asked(kind);
            let declined = asked.ended(ApprovalState::Declined, None, now);
            let ends = [
                asked.clone(),
                asked.ended(ApprovalState::Approved, None, now),
                Approval { reason: Some("Not <i>yet".to_owned()), ..declined },
                asked.ended(ApprovalState::Lapsed, None, now),
                asked.cancelled(CancelReason::Overtaken, None, now),
            ];
            for approval in &ends {
                for user in [Some(&ada), None] {
                    let letter = letter(approval, user);
                    let letter = Letter::Approval(&letter);
                    let told = letter.render(language, &"Acme".parse().unwrap()).unwrap();
                    // What has no sentence would show its name.
                    assert!(!told.text.contains("approval-"), "{language}: {}", told.text);
                    assert!(!told.subject.contains("approval-"), "{language}");
                    assert!(!told.html.contains("<i>yet"));
                }
            }
        }
    }
}
