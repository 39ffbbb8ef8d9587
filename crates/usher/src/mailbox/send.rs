//! SES v2's `SendEmail`: reads the request, refuses what SES refuses, keeps the mail.

use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde::{Deserialize, de::IgnoredAny};
use serde_json::json;

use super::{
    Mailbox, address,
    compose::compose,
    message::{Envelope, addressing},
};

/// Below this lies what is SES's.
pub(super) const SES: &str = "/v2/email/";

/// Where SES v2 takes mails.
pub(super) const PATH: &str = "/v2/email/outbound-emails";

/// How many To, Cc and Bcc recipients SES takes for one mail.
const MOST_RECIPIENTS: usize = 50;

/// SES's limits on a header (`MessageHeader`) and on a tag (`MessageTag`), in characters.
const MOST_HEADER_NAME: usize = 126;
const MOST_HEADER_VALUE: usize = 870;
const MOST_TAG: usize = 256;

/// The request, as far as the mailbox cares: unknown fields are passed over.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SendEmail {
    pub(super) from_email_address: Option<String>,
    #[serde(default)]
    pub(super) destination: Destination,
    #[serde(default)]
    pub(super) reply_to_addresses: Vec<String>,
    content: Content,
    #[serde(default)]
    email_tags: Vec<NameValue>,
    configuration_set_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Destination {
    #[serde(rename = "ToAddresses")]
    pub(super) to: Vec<String>,
    #[serde(rename = "CcAddresses")]
    pub(super) cc: Vec<String>,
    #[serde(rename = "BccAddresses")]
    bcc: Vec<String>,
}

#[derive(Deserialize)]
enum Content {
    Simple(Simple),
    Raw(RawMessage),
    Template(IgnoredAny),
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Simple {
    pub(super) subject: Data,
    pub(super) body: Body,
    #[serde(default)]
    pub(super) headers: Vec<NameValue>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Body {
    pub(super) text: Option<Data>,
    pub(super) html: Option<Data>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Data {
    pub(super) data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct RawMessage {
    data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct NameValue {
    pub(super) name: String,
    pub(super) value: String,
}

/// Why a mail was not taken, in SES's words.
pub(super) enum SesError {
    /// The sender's fault: 400.
    BadRequest(String),
    /// Ours: 500, so that the sender tries again.
    Internal,
}

impl IntoResponse for SesError {
    fn into_response(self) -> Response {
        match self {
            Self::BadRequest(message) => {
                refuse(StatusCode::BAD_REQUEST, "BadRequestException", &message)
            }
            Self::Internal => refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                "InternalServiceErrorException",
                "The mail was not kept.",
            ),
        }
    }
}

/// An error in the shape of SES v2 (`restJson1`): its name in a header, its message in the body.
pub(super) fn refuse(status: StatusCode, kind: &'static str, message: &str) -> Response {
    (status, [("x-amzn-errortype", kind)], Json(json!({"message": message}))).into_response()
}

fn bad(message: impl Into<String>) -> SesError {
    SesError::BadRequest(message.into())
}

/// `POST /v2/email/outbound-emails`: answers with the message's id once the mail is kept.
pub(super) async fn send_email(
    State(mailbox): State<Mailbox>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, SesError> {
    let body = body.map_err(|_| bad("The request is too long or was cut off."))?;
    let request: SendEmail =
        serde_json::from_slice(&body).map_err(|error| bad(format!("Not a SendEmail: {error}")))?;
    // It parses, encodes and writes files: not on a thread that serves others.
    let id = tokio::task::spawn_blocking(move || accept(&mailbox, &request))
        .await
        .map_err(|_| SesError::Internal)??;
    let request_id = [("x-amzn-requestid", id.clone())];
    Ok((request_id, Json(json!({"MessageId": id}))).into_response())
}

/// Keeps the mail and returns its id.
fn accept(mailbox: &Mailbox, request: &SendEmail) -> Result<String, SesError> {
    check_tags(&request.email_tags)?;
    let mut to = recipients(request)?;
    let (id, sent_at) = mailbox.next_id();
    let raw = match &request.content {
        Content::Simple(simple) => {
            check_simple(request, simple, &to)?;
            compose(request, simple, &id, sent_at)
        }
        Content::Raw(message) => {
            let raw = decode(request, message)?;
            if to.is_empty() {
                to = addressing(&raw).recipients;
            }
            raw
        }
        Content::Template(_) => return Err(bad("This mailbox has no templates.")),
    };
    check_count(&to)?;
    let tags = request.email_tags.iter().map(|tag| (tag.name.clone(), tag.value.clone()));
    let configuration_set = request.configuration_set_name.clone();
    let envelope =
        Envelope { id: id.clone(), sent_at, to, tags: tags.collect(), configuration_set };
    let source = request.from_email_address.as_deref().unwrap_or_default();
    mailbox.keep(&envelope, source, &raw).map_err(|error| {
        tracing::error!(%error, "a mail was not kept");
        SesError::Internal
    })?;
    Ok(id)
}

/// The bare addresses of To, Cc and Bcc, each checked.
fn recipients(request: &SendEmail) -> Result<Vec<String>, SesError> {
    let Destination { to, cc, bcc } = &request.destination;
    let addresses = to.iter().chain(cc).chain(bcc);
    addresses.map(|given| address::bare(given).map(str::to_owned).map_err(bad)).collect()
}

fn check_count(to: &[String]) -> Result<(), SesError> {
    match to.len() {
        0 => Err(bad("The mail has no recipients.")),
        1..=MOST_RECIPIENTS => Ok(()),
        _ => Err(bad(format!("Recipient count exceeds {MOST_RECIPIENTS}."))),
    }
}

fn check_tags(tags: &[NameValue]) -> Result<(), SesError> {
    let may = |text: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '@');
        (1..=MOST_TAG).contains(&text.len()) && text.chars().all(known)
    };
    let bad_tag = tags.iter().any(|tag| !may(&tag.name) || !may(&tag.value));
    if bad_tag { Err(bad("Only ASCII letters, digits and _-.@ may be in a tag.")) } else { Ok(()) }
}

fn check_simple(request: &SendEmail, simple: &Simple, to: &[String]) -> Result<(), SesError> {
    check_count(to)?;
    let from = request.from_email_address.as_deref().unwrap_or_default();
    address::bare(from).map_err(bad)?;
    for reply_to in &request.reply_to_addresses {
        address::bare(reply_to).map_err(bad)?;
    }
    if simple.subject.data.contains(['\r', '\n']) {
        return Err(bad("The subject must be one line."));
    }
    if simple.body.text.is_none() && simple.body.html.is_none() {
        return Err(bad("The mail has neither text nor HTML."));
    }
    let printable = |text: &str| text.chars().all(|c| matches!(c, ' '..='~'));
    let may = |header: &NameValue| {
        (1..=MOST_HEADER_NAME).contains(&header.name.len())
            && header.name.chars().all(|c| c.is_ascii_graphic() && c != ':')
            && header.value.len() <= MOST_HEADER_VALUE
            && printable(&header.value)
    };
    if !simple.headers.iter().all(may) {
        return Err(bad("A header has a name or value that is too long or not plain ASCII."));
    }
    Ok(())
}

fn decode(request: &SendEmail, message: &RawMessage) -> Result<Vec<u8>, SesError> {
    let raw = BASE64_STANDARD.decode(&message.data).map_err(|_| bad("Data is not base64."))?;
    if request.from_email_address.is_none() && !addressing(&raw).has_sender {
        return Err(bad("Missing required header 'From'."));
    }
    Ok(raw)
}
