//! Turns the fields of a "simple" mail into a message, as SES does.

use jiff::Timestamp;
use mail_builder::{
    MessageBuilder,
    headers::{content_type::ContentType, raw::Raw},
    mime::{BodyPart, MimePart},
};

use super::send::{NameValue, SendEmail, Simple};

/// Builds the message: the sender's fields, its own headers, then the body as plain text, HTML or
/// both as alternatives. Bcc recipients are in the envelope alone.
pub(super) fn compose(request: &SendEmail, simple: &Simple, id: &str, at: Timestamp) -> Vec<u8> {
    let destination = &request.destination;
    let lists = [
        ("To", &destination.to),
        ("Cc", &destination.cc),
        ("Reply-To", &request.reply_to_addresses),
    ];
    let mut message = MessageBuilder::new()
        .header("From", Raw::new(request.from_email_address.as_deref().unwrap_or_default()));
    for (name, addresses) in lists.into_iter().filter(|(_, addresses)| !addresses.is_empty()) {
        message = message.header(name, Raw::new(addresses.join(", ")));
    }
    message = message
        .subject(simple.subject.data.as_str())
        .date(at.as_second())
        .message_id(format!("{id}@localhost"));
    for NameValue { name, value } in &simple.headers {
        message = message.header(name.as_str(), Raw::new(value.as_str()));
    }
    let mut bytes = Vec::new();
    message.body(body(simple, id)).serialize(&mut bytes);
    bytes
}

fn body<'a>(simple: &'a Simple, id: &str) -> MimePart<'a> {
    let part = |kind, data: &'a str| MimePart::new(kind, BodyPart::Text(data.into()));
    let text = simple.body.text.as_ref().map(|text| part("text/plain", &text.data));
    let html = simple.body.html.as_ref().map(|html| part("text/html", &html.data));
    match (text, html) {
        (Some(text), Some(html)) => {
            let kind = ContentType::new("multipart/alternative");
            MimePart::new(kind.attribute("boundary", format!("=_{id}")), vec![text, html])
        }
        (Some(part), None) | (None, Some(part)) => part,
        (None, None) => part("text/plain", ""),
    }
}
