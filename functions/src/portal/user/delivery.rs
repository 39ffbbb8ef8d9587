//! How far the newest invite of a user has come, step by step.

use jiff::{SignedDuration, Timestamp};
use usher_client::{TimelineEntry, User};

use crate::portal::{
    Reader,
    happening::mail_reason,
    words::{When, known},
};

/// For so long after the last news a page looks for more by itself.
const LOOKED_FOR: SignedDuration = SignedDuration::from_mins(15);

/// The way of an invite.
pub struct Delivery {
    pub steps: Vec<Stage>,
    /// What is to be said where there is no mail.
    pub note: Option<String>,
    /// Whether news may come at any moment.
    pub live: bool,
}

/// A step of the way.
pub struct Stage {
    /// Decides its colour: `well`, `late`, `wrong`, `todo`.
    pub class: &'static str,
    pub title: String,
    pub when: Option<When>,
    /// Why it is so, and what helps.
    pub hints: Vec<String>,
}

/// Whether the mail of the newest invite is on its way, and was heard of lately.
pub fn is_on_its_way(user: &User, now: Timestamp) -> bool {
    let moving = matches!(mail_state(user), "queued" | "sent" | "delayed");
    user.status.as_str() == "invited" && moving && now.duration_since(user.updated_at) < LOOKED_FOR
}

fn mail_state(user: &User) -> &str {
    user.invite.as_ref().map_or("none", |invite| invite.mail.state.as_str())
}

impl Delivery {
    /// The way of the newest invite of `user`, whose newest `entries` these are, the newest first.
    pub fn new(reader: &Reader, user: &User, entries: &[TimelineEntry], live: bool) -> Self {
        let mut steps: Vec<Stage> = Vec::new();
        match of_invite(user, entries) {
            Some(entries) => {
                let mut oldest_first: Vec<_> = entries.iter().rev().collect();
                // That it was delivered may be told before it is recorded that it was sent.
                oldest_first.sort_by_key(|entry| is_news_of_sent_mail(&entry.kind));
                steps.extend(
                    oldest_first.into_iter().filter_map(|entry| stage(reader, user, entry)),
                );
            }
            None => steps.extend(as_it_stands(reader, user)),
        }
        steps.extend(to_come(reader, user));
        let mailed = mail_state(user) != "none";
        let note = match user.status.as_str() {
            "pending_approval" => Some("delivery-waits"),
            "added" | "invited" if !mailed => Some("delivery-unmailed"),
            _ if steps.is_empty() => Some("delivery-nothing"),
            _ => None,
        };
        Self { steps, note: note.map(|id| reader.t(id)), live }
    }
}

/// The entries since the newest invite began, if its beginning is among them.
fn of_invite<'e>(user: &User, entries: &'e [TimelineEntry]) -> Option<&'e [TimelineEntry]> {
    let generation = user.invite.as_ref()?.generation;
    let begins = |entry: &TimelineEntry| match entry.kind.as_str() {
        // Whoever is added has the first generation.
        "added" => generation == 1,
        "revived" | "resent" => of_generation(entry) == Some(generation),
        _ => false,
    };
    let begin = entries.iter().position(begins)?;
    entries.get(..=begin)
}

fn is_news_of_sent_mail(kind: &str) -> bool {
    !matches!(kind, "added" | "revived" | "resent" | "mail_sent")
}

fn of_generation(entry: &TimelineEntry) -> Option<u64> {
    entry.data.get("generation").and_then(serde_json::Value::as_u64)
}

/// What an entry means for the way of the invite, if anything.
fn stage(reader: &Reader, user: &User, entry: &TimelineEntry) -> Option<Stage> {
    let kind = match entry.kind.as_str() {
        "added" | "revived" | "resent" if mail_state(user) == "none" => return None,
        "added" | "revived" | "resent" => "queued",
        mail if mail.starts_with("mail_") => {
            let newest = user.invite.as_ref().map(|invite| invite.generation);
            // News of an older mail may come late.
            mail.strip_prefix("mail_").filter(|_| of_generation(entry) == newest)?
        }
        end @ ("renewal_requested" | "accepted" | "declined" | "expired" | "revoked") => end,
        _ => return None,
    };
    let reason = entry.data.get("reason").and_then(serde_json::Value::as_str);
    let when = Some(When::new(reader.texts, entry.at));
    Stage::new(reader, kind, when, reason)
}

/// The way as far as the user tells it, where its beginning lies too far back to be read.
fn as_it_stands(reader: &Reader, user: &User) -> Vec<Stage> {
    let mail = user.invite.as_ref().map(|invite| &invite.mail);
    let mail = mail.filter(|mail| mail.state.as_str() != "none");
    let mail =
        mail.and_then(|mail| Stage::new(reader, mail.state.as_str(), None, mail.reason.as_deref()));
    let joined = user.accepted_at.map(|at| When::new(reader.texts, at));
    let joined = joined.and_then(|at| Stage::new(reader, "accepted", Some(at), None));
    mail.into_iter().chain(joined).collect()
}

/// What is still to come, if all goes well.
fn to_come(reader: &Reader, user: &User) -> Vec<Stage> {
    if user.status.as_str() != "invited" {
        return Vec::new();
    }
    let rest: &[&str] = match mail_state(user) {
        "queued" => &["sent", "delivered", "accepted"],
        "sent" | "delayed" => &["delivered", "accepted"],
        _ => &["accepted"],
    };
    let stage = |kind: &&str| Stage {
        class: "todo",
        title: reader.t(&format!("delivery-{kind}")),
        when: None,
        hints: Vec::new(),
    };
    let mut rest: Vec<Stage> = rest.iter().map(stage).collect();
    if let (Some(last), Some(invite)) = (rest.last_mut(), &user.invite) {
        let until = reader.texts.date(invite.expires_at);
        last.hints.push(reader.format("chat-copied-until", &[("until", until.into())]));
    }
    rest
}

impl Stage {
    /// The step of that kind, if there is one.
    fn new(reader: &Reader, kind: &str, when: Option<When>, reason: Option<&str>) -> Option<Self> {
        let title = known(reader.texts, &format!("delivery-{}", kind.replace('_', "-")))?;
        let class = match kind {
            "bounced" | "complained" | "failed" | "declined" => "wrong",
            "delayed" | "expired" | "revoked" | "renewal_requested" => "late",
            _ => "well",
        };
        // Why an invite was revoked is told by its entry; a mail's reason is a code.
        let why = reason.and_then(|code| mail_reason(reader.texts, code));
        let why = why
            .map(|reason| reader.format("approval-declined-reason", &[("reason", reason.into())]));
        let helps = match kind {
            "bounced" | "complained" | "failed" => Some("chat-remedy-mail"),
            "delayed" => Some("delivery-delayed-text"),
            "renewal_requested" => Some("delivery-renewal-text"),
            _ => None,
        };
        let hints = why.into_iter().chain(helps.map(|id| reader.t(id))).collect();
        Some(Self { class, title, when, hints })
    }
}
