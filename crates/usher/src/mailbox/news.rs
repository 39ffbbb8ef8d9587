//! What SES would tell of a mail by EventBridge. The addresses of the SES mailbox simulator do what
//! they do at SES, so that a bounce can be seen on a laptop; every other mail is delivered.

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Mailbox, message::Envelope, suppression::Reason};

/// The domain of the simulator.
const SIMULATOR: &str = "simulator.amazonses.com";

/// What happens to a mail on its way to one address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Delivered,
    Bounced,
    /// The mailbox exists, and answers by itself.
    OutOfOffice,
    Complained,
    /// It is not even tried: earlier mail bounced or was reported.
    Suppressed,
}

impl Fate {
    /// The fate of an address: before its `+label`, the simulator's say it.
    fn of(address: &str) -> Self {
        let address = address.to_ascii_lowercase();
        let Some((local, SIMULATOR)) = address.rsplit_once('@') else { return Self::Delivered };
        match local.split('+').next() {
            Some("bounce") => Self::Bounced,
            Some("ooto") => Self::OutOfOffice,
            Some("complaint") => Self::Complained,
            Some("suppressionlist") => Self::Suppressed,
            _ => Self::Delivered,
        }
    }

    /// What becomes of later mail to the address. SES itself spares its simulator's addresses; here
    /// they are like any other, so that clearing one can be seen, too.
    fn suppresses(self) -> Option<Reason> {
        match self {
            Self::Bounced => Some(Reason::Bounce),
            Self::Complained => Some(Reason::Complaint),
            Self::Delivered | Self::OutOfOffice | Self::Suppressed => None,
        }
    }

    /// What is told, in the order in which it happens: the event's type at SES, its type at
    /// EventBridge, the field that holds the particulars, and those.
    fn events(self, to: &str, at: Timestamp) -> Vec<Told> {
        let delivery = (
            "Delivery",
            "Email Delivered",
            "delivery",
            json!({
                "timestamp": at,
                "recipients": [to],
                "processingTimeMillis": 1,
                "smtpResponse": "250 2.0.0 kept",
            }),
        );
        match self {
            Self::Delivered => vec![delivery],
            Self::Bounced => vec![bounce(to, at, "Permanent", "General")],
            Self::OutOfOffice => vec![delivery, bounce(to, at, "Transient", "General")],
            Self::Complained => vec![delivery, complaint(to, at)],
            Self::Suppressed => vec![bounce(to, at, "Permanent", "OnAccountSuppressionList")],
        }
    }
}

type Told = (&'static str, &'static str, &'static str, Value);

fn bounce(to: &str, at: Timestamp, kind: &str, sub_kind: &str) -> Told {
    let bounce = json!({
        "timestamp": at,
        "bounceType": kind,
        "bounceSubType": sub_kind,
        "bouncedRecipients": [{ "emailAddress": to, "action": "failed" }],
        "feedbackId": "local",
    });
    ("Bounce", "Email Bounced", "bounce", bounce)
}

fn complaint(to: &str, at: Timestamp) -> Told {
    let complaint = json!({
        "timestamp": at,
        "complainedRecipients": [{ "emailAddress": to }],
        "complaintFeedbackType": "abuse",
        "feedbackId": "local",
    });
    ("Complaint", "Email Complaint Received", "complaint", complaint)
}

impl Mailbox {
    /// Tells whoever listens what became of a mail that was just taken.
    pub(super) fn tell(&self, envelope: &Envelope, source: &str) {
        let at = envelope.sent_at;
        let mail = mail(envelope, source);
        self.emit(event(self.event_id(), at, &mail, ("Send", "Email Sent", "send", json!({}))));
        for to in &envelope.to {
            let fate = if self.suppressed().holds(to) { Fate::Suppressed } else { Fate::of(to) };
            if let Some(reason) = fate.suppresses() {
                self.suppress(to, reason, at);
            }
            for told in fate.events(to, at) {
                self.emit(event(self.event_id(), at, &mail, told));
            }
        }
    }

    fn event_id(&self) -> Uuid {
        Uuid::from_bytes(self.shared.random.bytes())
    }
}

/// The mail as every event of it describes it.
fn mail(envelope: &Envelope, source: &str) -> Value {
    let mut tags = Map::new();
    for (name, value) in &envelope.tags {
        tags.insert(name.clone(), json!([value]));
    }
    json!({
        "timestamp": envelope.sent_at,
        "source": source,
        "messageId": envelope.id,
        "destination": envelope.to,
        "tags": tags,
    })
}

/// An event in the shape of EventBridge.
fn event(id: Uuid, at: Timestamp, mail: &Value, (kind, title, field, told): Told) -> Value {
    json!({
        "version": "0",
        "id": id,
        "detail-type": title,
        "source": "aws.ses",
        "account": "000000000000",
        "time": at,
        "region": "local",
        "resources": [],
        "detail": { "eventType": kind, "mail": mail, field: told },
    })
}
