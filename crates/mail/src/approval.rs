//! The letters of an approval: to whoever may decide, and to whoever asked.

use usher_domain::{Approval, ApprovalKind, ApprovalState, User};
use usher_i18n::{Texts, Value};

use crate::letter::{Button, Content};

/// A request for approval, as a letter tells of it.
#[derive(Debug, Clone)]
pub struct ApprovalLetter<'a> {
    /// The request: while it is pending, the letter asks for a decision; then it tells of one.
    pub approval: &'a Approval,
    /// Whom it is about, if anybody and if they are still there.
    pub user: Option<&'a User>,
    /// The full name of who asked, if they are still there.
    pub requester: Option<String>,
    /// The full name of who decided.
    pub decider: Option<String>,
    /// The page of the request.
    pub page: &'a str,
}

type Pair<'v> = (&'static str, Value<'v>);

impl ApprovalLetter<'_> {
    /// What the letter says.
    pub(crate) fn content(&self, texts: &Texts, organization: Pair<'_>) -> Content {
        let Approval { id, role, expires_at, .. } = self.approval;
        let somebody = texts.get("approval-somebody");
        // What concerns a role alone is told by its name.
        let name = match self.approval.user {
            Some(_) => self.user.map_or_else(|| somebody.clone(), User::full_name),
            None => role.to_string(),
        };
        let values = [
            organization,
            ("name", name.into()),
            ("email", self.user.map_or("", |user| user.email.as_typed()).into()),
            ("role", role.as_str().into()),
            ("requester", self.requester.as_ref().unwrap_or(&somebody).as_str().into()),
            ("decider", self.decider.as_ref().unwrap_or(&somebody).as_str().into()),
            ("date", texts.date(*expires_at).into()),
            ("approve", format!("usher approve {id}").into()),
            ("decline", format!("usher decline {id}").into()),
            ("reason", self.approval.reason.as_deref().unwrap_or_default().into()),
        ];
        let text = |id: &str| texts.format(id, &values);
        if self.approval.state == ApprovalState::Pending {
            self.question(texts, &text)
        } else {
            self.answer(&text)
        }
    }

    fn question(&self, texts: &Texts, text: &impl Fn(&str) -> String) -> Content {
        let body = text(match self.approval.kind {
            ApprovalKind::AddUser => "approval-ask-add",
            ApprovalKind::InviteUser => "approval-ask-invite",
            ApprovalKind::ChangeRole => "approval-ask-role",
            ApprovalKind::ChangeUser => "approval-ask-address",
            ApprovalKind::ReactivateUser => "approval-ask-reactivate",
            ApprovalKind::ChangeRoleDefinition => "approval-ask-definition",
        });
        let mut paragraphs = vec![body.clone()];
        paragraphs.extend(self.approval.changes.iter().map(|change| {
            let values = [
                ("field", change.field.as_str().into()),
                ("old", change.old.as_str().into()),
                ("new", change.new.as_str().into()),
            ];
            texts.format("approval-ask-change", &values)
        }));
        Content {
            subject: text("approval-ask-subject"),
            preview: body,
            paragraphs,
            button: Some(Button {
                label: text("approval-ask-button"),
                url: self.page.to_owned(),
                fallback: text("welcome-fallback"),
            }),
            notes: ["approval-ask-until", "approval-ask-command"].map(text).into(),
            ..Content::default()
        }
    }

    fn answer(&self, text: &impl Fn(&str) -> String) -> Content {
        let (subject, body) = match self.approval.state {
            ApprovalState::Approved => ("approval-approved-subject", "approval-approved-body"),
            ApprovalState::Declined => ("approval-declined-subject", "approval-declined-body"),
            ApprovalState::Lapsed => ("approval-lapsed-subject", "approval-lapsed-body"),
            ApprovalState::Cancelled | ApprovalState::Pending => {
                ("approval-cancelled-subject", "approval-cancelled-body")
            }
        };
        let body = text(body);
        let mut paragraphs = vec![body.clone()];
        paragraphs.extend(self.approval.reason.as_ref().map(|_| text("approval-declined-reason")));
        Content { subject: text(subject), preview: body, paragraphs, ..Content::default() }
    }
}

#[cfg(test)]
#[path = "approval_tests.rs"]
mod tests;
