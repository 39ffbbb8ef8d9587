//! News, as they are told in chat.

use usher_client::{Approval, MailState, Notice, NoticeEvent, User};
use usher_domain::Language;
use usher_i18n::Texts;

use crate::{
    answer::{Part, Reply},
    approval_card, card,
    dispatch::Bot,
};

/// The message that tells a notice: what a card becomes, or a message of its own.
pub fn told(bot: &Bot, notice: &Notice) -> Reply {
    let texts = Texts::of(notice.language.parse::<Language>().unwrap_or_default());
    let mut parts = match &notice.approval {
        Some(approval) => of_approval(texts, &notice.event, approval),
        None => of_user(texts, &notice.event, notice.user.as_ref()),
    };
    if let Some(user) = &notice.user
        && notice.event != NoticeEvent::ApprovalRequested
    {
        parts.extend(card::of(texts, user, bot.portal(), bot.now()));
    }
    parts.into()
}

fn of_user(texts: &Texts, event: &NoticeEvent, user: Option<&User>) -> Vec<Part> {
    let Some(user) = user else {
        return vec![Part::Heading(texts.get("chat-gone"))];
    };
    let event = &latest(event, user);
    let mut parts = vec![Part::Heading(card::named(texts, sentence_of(event), user))];
    let went_wrong = matches!(
        event,
        NoticeEvent::MailBounced | NoticeEvent::MailFailed | NoticeEvent::MailComplained
    );
    if went_wrong && let Some(invite) = &user.invite {
        // Whoever reported the mail wants no other one.
        if invite.mail.state != MailState::Complained {
            parts.push(Part::Note(texts.get("chat-remedy-mail")));
        }
    }
    parts
}

/// What became of the mail by now: what follows quickly comes as one notice, which names what came first.
fn latest(event: &NoticeEvent, user: &User) -> NoticeEvent {
    let on_its_way = matches!(
        event,
        NoticeEvent::MailSent | NoticeEvent::MailDelayed | NoticeEvent::MailDelivered
    );
    match user.invite.as_ref().map(|invite| &invite.mail.state).filter(|_| on_its_way) {
        Some(MailState::Delayed) => NoticeEvent::MailDelayed,
        Some(MailState::Delivered) => NoticeEvent::MailDelivered,
        Some(MailState::Bounced) => NoticeEvent::MailBounced,
        Some(MailState::Complained) => NoticeEvent::MailComplained,
        Some(MailState::Failed) => NoticeEvent::MailFailed,
        _ => event.clone(),
    }
}

fn sentence_of(event: &NoticeEvent) -> &'static str {
    match event {
        NoticeEvent::Added => "chat-added",
        NoticeEvent::MailSent => "chat-notice-mail-sent",
        NoticeEvent::MailDelivered => "chat-notice-mail-delivered",
        NoticeEvent::MailDelayed => "chat-notice-mail-delayed",
        NoticeEvent::MailBounced => "chat-notice-mail-bounced",
        NoticeEvent::MailComplained => "chat-notice-mail-complained",
        NoticeEvent::MailFailed => "chat-notice-mail-failed",
        NoticeEvent::RenewalRequested => "chat-renewal",
        NoticeEvent::Accepted => "chat-notice-accepted",
        NoticeEvent::Declined => "chat-notice-declined",
        NoticeEvent::Expired => "chat-notice-expired",
        NoticeEvent::Changed => "chat-notice-changed",
        NoticeEvent::Resent => "chat-resent",
        NoticeEvent::Deactivated => "chat-notice-deactivated",
        NoticeEvent::Reactivated => "chat-notice-reactivated",
        NoticeEvent::Revoked => "chat-notice-revoked",
        NoticeEvent::ApprovalRequested
        | NoticeEvent::ApprovalApproved
        | NoticeEvent::ApprovalDeclined
        | NoticeEvent::ApprovalLapsed
        | NoticeEvent::ApprovalCancelled
        | NoticeEvent::Other(_) => "chat-notice-other",
    }
}

fn of_approval(texts: &Texts, event: &NoticeEvent, approval: &Approval) -> Vec<Part> {
    let heading = match event {
        NoticeEvent::ApprovalRequested => {
            let mut parts = vec![Part::Heading(texts.get("chat-approvals"))];
            parts.extend(approval_card::to_decide(texts, approval));
            return parts;
        }
        NoticeEvent::ApprovalApproved => texts.get("chat-notice-approval-approved"),
        NoticeEvent::ApprovalDeclined => texts.get("chat-notice-approval-declined"),
        NoticeEvent::ApprovalCancelled => texts.get("chat-notice-approval-cancelled"),
        NoticeEvent::ApprovalLapsed => texts.get("chat-notice-approval-lapsed"),
        _ => approval_card::state_words(texts, approval),
    };
    let mut parts = vec![Part::Heading(heading)];
    parts.extend(approval_card::of(texts, approval));
    parts
}
