//! A user's card: the one place that says how a user is shown.

use jiff::Timestamp;
use url::Url;
use usher_client::{Mail, MailState, Status, User};
use usher_domain::Language;
use usher_i18n::{Texts, Value};

use crate::{
    action::{Action, Seen},
    answer::{Announces, Button, Does, Look, Part, Reply},
    shorten,
};

/// The longest text of a button, in characters.
pub const MAX_LABEL: usize = 40;

/// The card of a user: who they are, where they stand, and what can be done. `portal` is where Usher's
/// own pages are.
pub fn of(texts: &Texts, user: &User, portal: &Url, now: Timestamp) -> Vec<Part> {
    let status = status_at(user, now);
    let mut parts = vec![
        Part::Text(format!("{} · {}", user.full_name(), user.email)),
        Part::Fields(fields(texts, user, &status)),
    ];
    if user.renewal_requested_at.is_some() {
        parts.push(Part::Note(named(texts, "chat-renewal", user)));
    }
    if user.approval_id.is_some() && status != Status::PendingApproval {
        parts.push(Part::Note(format!("⏳ {}", texts.get("chat-waits-change"))));
    }
    parts.push(Part::Buttons(buttons(texts, user, &status, portal)));
    parts
}

/// A message that announces a user, and changes with them from then on.
pub fn announcing(user: &User, parts: Vec<Part>) -> Reply {
    let announces = Announces { user: user.id.clone(), version: user.version };
    Reply { parts, announces: Some(announces) }
}

/// A user in one line of a list.
pub fn line(texts: &Texts, user: &User, now: Timestamp) -> String {
    let status = status_at(user, now);
    let said = status_words(texts, &status);
    format!("{said} · {} · {} · {}", user.full_name(), user.email, user.role)
}

/// The sentence `id` about a user, whose `name` it holds.
pub fn named(texts: &Texts, id: &str, user: &User) -> String {
    texts.format(id, &[("name", user.full_name().into())])
}

/// Where a user stands, in words, with a mark.
pub fn status_words(texts: &Texts, status: &Status) -> String {
    let (mark, id) = match status {
        Status::Added => ("○", "chat-status-added"),
        Status::PendingApproval => ("⏳", "chat-status-pending-approval"),
        Status::Invited => ("✉", "chat-status-invited"),
        Status::Active => ("✓", "chat-status-active"),
        Status::Expired => ("⌛", "chat-status-expired"),
        Status::Revoked => ("✕", "chat-status-revoked"),
        Status::Deactivated => ("⏸", "chat-status-deactivated"),
        Status::Other(word) => return word.clone(),
    };
    format!("{mark} {}", texts.get(id))
}

/// Why a mail went no further, in words, if that is known.
pub fn reason_words(texts: &Texts, mail: &Mail) -> Option<String> {
    let id = match mail.reason.as_deref()? {
        "address_rejected" => "chat-reason-address-rejected",
        "address_blocked" => "chat-reason-address-blocked",
        "mailbox_full" => "chat-reason-mailbox-full",
        "message_rejected" => "chat-reason-message-rejected",
        "mailbox_unavailable" => "chat-reason-mailbox-unavailable",
        "refused" => "chat-reason-refused",
        "overdue" => "chat-reason-overdue",
        "gave_up" => "chat-reason-gave-up",
        _ => return None,
    };
    Some(texts.get(id))
}

/// A button that asks the bot for something.
pub fn button(texts: &Texts, label: &str, action: &Action, look: Look) -> Button {
    Button { label: texts.get(label), does: Does::Act(action.to_string()), look }
}

/// A text as a button can show it.
pub fn label(text: &str) -> String {
    shorten::plain(text, MAX_LABEL)
}

/// The instant of an invite's end passes without anybody's doing.
fn status_at(user: &User, now: Timestamp) -> Status {
    let is_over = user.invite.as_ref().is_some_and(|invite| invite.expires_at <= now);
    match &user.status {
        Status::Invited if is_over => Status::Expired,
        status => status.clone(),
    }
}

fn fields(texts: &Texts, user: &User, status: &Status) -> Vec<(String, String)> {
    let mut fields = vec![
        (texts.get("chat-field-role"), user.role.clone()),
        (texts.get("chat-field-language"), language_name(&user.language)),
        (texts.get("chat-field-status"), status_words(texts, status)),
    ];
    if let Some(invite) = &user.invite
        && matches!(status, Status::Invited | Status::Expired)
    {
        fields.push((texts.get("chat-field-mail"), mail_words(texts, &invite.mail)));
        let ends = if *status == Status::Expired { "chat-field-ended" } else { "chat-field-ends" };
        fields.push((texts.get(ends), texts.date(invite.expires_at)));
    }
    if let Some(accepted) = user.accepted_at {
        fields.push((texts.get("chat-field-accepted"), texts.date(accepted)));
    }
    if let Some(name) = user.invited_by.as_ref().and_then(|actor| actor.name.clone()) {
        fields.push((texts.get("chat-field-inviter"), name));
    }
    fields
}

/// What a language's speakers call it.
fn language_name(tag: &str) -> String {
    tag.parse::<Language>().map_or_else(|_| tag.to_owned(), |language| language.name().to_owned())
}

fn mail_words(texts: &Texts, mail: &Mail) -> String {
    let (mark, id) = match &mail.state {
        MailState::None => ("–", "chat-mail-none"),
        MailState::Queued => ("…", "chat-mail-queued"),
        MailState::Sent => ("✉", "chat-mail-sent"),
        MailState::Delivered => ("✓", "chat-mail-delivered"),
        MailState::Delayed => ("⚠", "chat-mail-delayed"),
        MailState::Bounced => ("⚠", "chat-mail-bounced"),
        MailState::Complained => ("⚠", "chat-mail-complained"),
        MailState::Failed => ("⚠", "chat-mail-failed"),
        MailState::Other(word) => return word.clone(),
    };
    let said = format!("{mark} {}", texts.get(id));
    match reason_words(texts, mail) {
        Some(reason) => format!("{said}: {reason}"),
        None => said,
    }
}

fn buttons(texts: &Texts, user: &User, status: &Status, portal: &Url) -> Vec<Button> {
    let seen = Seen::of(user);
    let invite = |label, look| button(texts, label, &Action::Resend(seen.clone()), look);
    let revoke =
        || button(texts, "chat-button-revoke", &Action::Revoke(seen.clone()), Look::Danger);
    let copy =
        || button(texts, "chat-button-copy", &Action::CopyLink(user.id.clone()), Look::Plain);
    let mut buttons = match status {
        Status::Added => {
            vec![invite("chat-button-invite", Look::Primary), revoke(), copy()]
        }
        Status::PendingApproval => vec![revoke()],
        Status::Invited => vec![invite("chat-button-resend", Look::Plain), revoke(), copy()],
        Status::Expired => vec![invite("chat-button-resend", Look::Primary), revoke()],
        Status::Revoked => vec![invite("chat-button-invite", Look::Plain)],
        Status::Active | Status::Deactivated | Status::Other(_) => Vec::new(),
    };
    buttons.push(open(texts, user, portal));
    buttons
}

fn open(texts: &Texts, user: &User, portal: &Url) -> Button {
    let mut url = portal.clone();
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(["users", &user.id]);
    }
    Button { label: texts.get("chat-button-open"), does: Does::Open(url.into()), look: Look::Plain }
}

/// A number as plain digits.
pub fn digits(number: &impl ToString) -> Value<'static> {
    number.to_string().into()
}
