//! What waits for a second person, as it is shown.

use usher_client::{Approval, ApprovalKind, ApprovalState, ProposedChange};
use usher_i18n::Texts;

use crate::{
    action::Action,
    answer::{Look, Part},
    card,
    dispatch::fields::name,
};

/// What is asked for, by whom, and until when it can be decided.
pub fn of(texts: &Texts, approval: &Approval) -> Vec<Part> {
    let mut parts = vec![Part::Text(sentence(texts, approval))];
    let change = |change: &ProposedChange| {
        format!("{}: {} → {}", name(texts, &change.field), change.old, change.new)
    };
    if !approval.changes.is_empty() {
        parts.push(Part::Lines(approval.changes.iter().map(change).collect()));
    }
    parts.push(Part::Fields(fields(texts, approval)));
    parts
}

/// The same with what can be done about it.
pub fn to_decide(texts: &Texts, approval: &Approval) -> Vec<Part> {
    let mut parts = of(texts, approval);
    if approval.state == ApprovalState::Pending {
        parts.push(Part::Buttons(vec![
            card::button(
                texts,
                "chat-button-approve",
                &Action::Approve(approval.id.clone()),
                Look::Primary,
            ),
            card::button(
                texts,
                "chat-button-decline",
                &Action::Decline(approval.id.clone()),
                Look::Danger,
            ),
        ]));
    }
    parts
}

/// How far it has come.
pub fn state_words(texts: &Texts, approval: &Approval) -> String {
    texts.choose("chat-approval-state", &[("state", approval.state.as_str().into())])
}

fn sentence(texts: &Texts, approval: &Approval) -> String {
    let id = match approval.kind {
        _ if approval.user.is_none() && approval.kind != ApprovalKind::ChangeRoleDefinition => {
            "chat-asks-other"
        }
        ApprovalKind::AddUser => "chat-asks-add-user",
        ApprovalKind::InviteUser => "chat-asks-invite-user",
        ApprovalKind::ChangeUser => "chat-asks-change-user",
        ApprovalKind::ChangeRole => "chat-asks-change-role",
        ApprovalKind::ReactivateUser => "chat-asks-reactivate-user",
        ApprovalKind::ChangeRoleDefinition => "chat-asks-change-role-definition",
        ApprovalKind::Other(_) => "chat-asks-other",
    };
    let who = approval.requested_by.name.clone().unwrap_or_else(|| texts.get("chat-somebody"));
    let name = approval.user.as_ref().map(|user| match user.full_name() {
        name if name.is_empty() => user.email.clone(),
        name => name,
    });
    let values = [
        ("who", who.into()),
        ("name", name.unwrap_or_default().into()),
        ("role", approval.role.clone().into()),
    ];
    texts.format(id, &values)
}

fn fields(texts: &Texts, approval: &Approval) -> Vec<(String, String)> {
    let email = approval.user.as_ref().map(|user| user.email.clone());
    let is_pending = approval.state == ApprovalState::Pending;
    [
        ("chat-input-email", email.filter(|email| !email.is_empty())),
        ("chat-field-asked", Some(texts.date(approval.requested_at))),
        ("chat-field-lapses", is_pending.then(|| texts.date(approval.expires_at))),
        ("chat-field-reason", approval.reason.clone()),
    ]
    .into_iter()
    .filter_map(|(id, value)| Some((texts.get(id), value?)))
    .collect()
}
