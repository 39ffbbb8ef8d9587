//! One mail, as it was sent and as it reads.

use std::{fmt, sync::Arc};

use jiff::Timestamp;
use mail_parser::{MessageParser, PartType};
use serde::{Deserialize, Serialize};

use super::links;

/// A mail that was sent.
#[derive(Clone)]
pub struct Message {
    /// What SES would call its `MessageId`.
    pub id: String,
    /// The `From` header: an address, or a name and an address.
    pub from: String,
    /// Everyone it was sent to: To, then Cc, then Bcc.
    pub to: Vec<String>,
    /// The subject, decoded; empty if there is none.
    pub subject: String,
    /// The `Content-Language` header.
    pub language: Option<String>,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// The web links in its text, or in its HTML if it has no text; each once, in order.
    pub links: Vec<String>,
    /// The HTML part, decoded.
    pub html: Option<String>,
    /// The plain text part, decoded.
    pub text: Option<String>,
    /// The headers in order, unfolded but not decoded.
    pub headers: Vec<(String, String)>,
    /// The tags that SES would hand on with its events.
    pub tags: Vec<(String, String)>,
    /// The configuration set that SES would send it by.
    pub configuration_set: Option<String>,
    /// The whole message (RFC 5322).
    pub raw: Arc<[u8]>,
}

/// A mail holds addresses and live links, so only its id is shown.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message").field("id", &self.id).finish_non_exhaustive()
    }
}

/// What was said about a mail beside its content.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Envelope {
    pub(super) id: String,
    pub(super) sent_at: Timestamp,
    pub(super) to: Vec<String>,
    pub(super) tags: Vec<(String, String)>,
    pub(super) configuration_set: Option<String>,
}

impl Message {
    /// Reads a message; what it lacks stays empty.
    pub(super) fn read(envelope: Envelope, raw: &[u8]) -> Self {
        let parsed = MessageParser::default().parse(raw).unwrap_or_default();
        let headers = headers(&parsed);
        let text = parsed.text_bodies().find_map(|part| match &part.body {
            PartType::Text(text) => Some(text.replace("\r\n", "\n")),
            _ => None,
        });
        let html = parsed.html_bodies().find_map(|part| match &part.body {
            PartType::Html(html) => Some(html.clone().into_owned()),
            _ => None,
        });
        let links = match (&text, &html) {
            (Some(text), _) => links::in_text(text),
            (None, Some(html)) => links::in_html(html),
            (None, None) => Vec::new(),
        };
        Self {
            from: from(&parsed),
            subject: parsed.subject().unwrap_or_default().to_owned(),
            language: header(&headers, "Content-Language").map(str::to_owned),
            links,
            html,
            text,
            headers,
            raw: raw.into(),
            id: envelope.id,
            to: envelope.to,
            sent_at: envelope.sent_at,
            tags: envelope.tags,
            configuration_set: envelope.configuration_set,
        }
    }
}

/// The addresses that the headers of a raw message name, and whether it says who sends it.
pub(super) struct Addressing {
    pub(super) has_sender: bool,
    pub(super) recipients: Vec<String>,
}

/// Reads who a raw message is from and for; nothing if it is not a message.
pub(super) fn addressing(raw: &[u8]) -> Addressing {
    let Some(parsed) = MessageParser::default().parse(raw) else {
        return Addressing { has_sender: false, recipients: Vec::new() };
    };
    let recipients = [parsed.to(), parsed.cc(), parsed.bcc()]
        .into_iter()
        .flatten()
        .flat_map(mail_parser::Address::iter)
        .filter_map(|address| address.address().map(str::to_owned))
        .collect();
    Addressing { has_sender: parsed.from().is_some(), recipients }
}

fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

fn headers(parsed: &mail_parser::Message<'_>) -> Vec<(String, String)> {
    let unfold = |value: &str| value.replace(['\r', '\n'], "").trim().to_owned();
    parsed.headers_raw().map(|(name, value)| (name.to_owned(), unfold(value))).collect()
}

fn from(parsed: &mail_parser::Message<'_>) -> String {
    let Some(from) = parsed.from().and_then(|from| from.first()) else {
        return String::new();
    };
    let address = from.address().unwrap_or_default();
    from.name().map_or_else(|| address.to_owned(), |name| format!("{name} <{address}>"))
}
