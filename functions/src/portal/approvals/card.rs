//! A request for approval as the pages show it.

use usher_client::{ActorKind, Approval, ApprovalUser};
use usher_domain::{Permission, approval::ApprovalKind};

use crate::portal::{
    Reader,
    happening::Change,
    sentence::{Piece, sentence},
    shell::initials,
    words::{Badge, When, Who, word},
};

/// A request, and what whoever looks may do about it.
pub struct Card {
    pub page: String,
    /// Who asks for what, in a sentence.
    pub asks: Vec<Piece>,
    pub badge: Badge,
    pub role: String,
    pub user: Option<Person>,
    pub changes: Vec<Change>,
    pub asked_by: Who,
    pub asked: When,
    /// When it lapses, while it waits.
    pub lapses: Option<When>,
    pub decided_by: Option<Who>,
    pub decided: Option<When>,
    pub reason: Option<Vec<Piece>>,
    pub may_decide: bool,
    pub may_cancel: bool,
}

/// Whom a request is about.
pub struct Person {
    pub name: String,
    pub initials: String,
    pub email: String,
    pub page: String,
}

impl Card {
    /// The request, for whoever looks.
    pub fn new(reader: &Reader, approval: &Approval) -> Self {
        let texts = reader.texts;
        let own = reader.person.user.id.to_string();
        let is_own = approval.requested_by.kind == ActorKind::User
            && approval.requested_by.id.as_deref() == Some(&*own);
        let is_about_oneself = approval.user.as_ref().is_some_and(|user| user.id == own);
        let open = approval.state.as_str() == "pending";
        let lawful = reader.person.permissions.allows(permission(approval));
        let state = approval.state.as_str();
        Self {
            page: reader.app.path(&format!("/approvals/{}", approval.id)),
            asks: asks(reader, approval),
            badge: Badge { class: class(state), text: word(texts, "approval-state", state) },
            role: approval.role.clone(),
            user: approval.user.as_ref().map(|user| Person::new(reader, user)),
            changes: approval
                .changes
                .iter()
                .map(|it| Change::new(texts, &it.field, &it.old, &it.new))
                .collect(),
            asked_by: Who::new(reader, &approval.requested_by),
            asked: When::new(texts, approval.requested_at),
            lapses: open.then(|| When::new(texts, approval.expires_at)),
            decided_by: approval.decided_by.as_ref().map(|by| Who::new(reader, by)),
            decided: approval.decided_at.map(|at| When::new(texts, at)),
            reason: reason(reader, approval),
            may_decide: open && lawful && !is_own && !is_about_oneself,
            may_cancel: open && is_own,
        }
    }
}

impl Person {
    fn new(reader: &Reader, user: &ApprovalUser) -> Self {
        Self {
            name: user.full_name(),
            initials: initials(&user.full_name()),
            email: user.email.clone(),
            page: reader.app.path(&format!("/users/{}", user.id)),
        }
    }
}

/// What it takes to decide; for a kind that is not known yet, what it takes at least.
fn permission(approval: &Approval) -> Permission {
    let kind = ApprovalKind::ALL.into_iter().find(|kind| kind.as_str() == approval.kind.as_str());
    kind.map_or(Permission::UsersInvite, ApprovalKind::permission)
}

/// Who asks for what, in the words that chat has for it.
fn asks(reader: &Reader, approval: &Approval) -> Vec<Piece> {
    let somebody = reader.t("chat-somebody");
    let who = approval.requested_by.name.as_ref().unwrap_or(&somebody);
    let name = approval.user.as_ref().map(ApprovalUser::full_name);
    let name = name.unwrap_or_else(|| reader.t("actor-unknown"));
    let id = match approval.kind.as_str() {
        kind if ApprovalKind::ALL.iter().any(|known| known.as_str() == kind) => {
            format!("chat-asks-{}", kind.replace('_', "-"))
        }
        _ => "chat-asks-other".to_owned(),
    };
    let values = [("who", who.as_str()), ("name", &name), ("role", &approval.role)];
    sentence(reader.texts, &id, &values)
}

fn reason(reader: &Reader, approval: &Approval) -> Option<Vec<Piece>> {
    let said =
        |reason: &String| sentence(reader.texts, "approval-declined-reason", &[("reason", reason)]);
    let because = |code: &String| {
        let text = word(reader.texts, "approval-because", code);
        vec![Piece { text, typed: false }]
    };
    let declined = approval.reason.as_ref().map(said);
    declined.or_else(|| approval.cancelled_because.as_ref().map(because))
}

/// The colour of a state, by the badges that users have.
fn class(state: &str) -> String {
    let class = match state {
        "pending" => "pending_approval",
        "approved" => "active",
        "declined" => "bounced",
        "lapsed" => "expired",
        _ => "revoked",
    };
    class.to_owned()
}
