//! Hands letters to SES (API v2). On a laptop and in tests the endpoint is the embedded mailbox.

use aws_sdk_sesv2::{
    Client,
    error::{ProvideErrorMetadata, SdkError},
    operation::{
        delete_suppressed_destination::DeleteSuppressedDestinationError, send_email::SendEmailError,
    },
    types::{Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag},
};
use thiserror::Error;
use usher_domain::{EmailAddress, EntryId, OrgId, Sender, UserId};

use crate::Rendered;

/// Where a letter goes and what it belongs to. The ids travel as SES tags, so that news of the mail
/// finds its user without a look-up.
#[derive(Debug, Clone)]
pub struct Envelope<'a> {
    /// The recipient.
    pub to: &'a EmailAddress,
    /// The organization.
    pub org: &'a OrgId,
    /// The user it is about.
    pub user: UserId,
    /// The generation of the invite, 0 where there is none.
    pub generation: u32,
    /// The outbox entry. It is the `Usher-Mail-Id` too, by which a duplicate can be told.
    pub entry: EntryId,
}

/// SES did not take the mail.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SendError {
    /// For good: another try would be refused too.
    #[error("refused: {0}")]
    Refused(String),
    /// For now: throttled, paused, not set up yet, or no answer in time. It may even have been sent.
    #[error("not now: {0}")]
    NotNow(String),
}

/// Sends letters by SES.
#[derive(Debug, Clone)]
pub struct Mailer {
    client: Client,
    sender: Sender,
    configuration_set: Option<String>,
}

impl Mailer {
    /// A mailer for `sender`. News of its mails (delivered, bounced) comes by the configuration set.
    pub fn new(client: Client, sender: Sender, configuration_set: Option<String>) -> Self {
        Self { client, sender, configuration_set }
    }

    /// The same mailer for mails from `sender`.
    #[must_use]
    pub fn sending_as(&self, sender: Sender) -> Self {
        Self { sender, ..self.clone() }
    }

    /// Sends `letter` once. Trying again is the outbox's business, so the client of this mailer
    /// should not.
    pub async fn send(&self, envelope: &Envelope<'_>, letter: &Rendered) -> Result<(), SendError> {
        let content =
            content(envelope, letter).map_err(|error| SendError::Refused(error.to_string()))?;
        let mut call = self
            .client
            .send_email()
            .from_email_address(self.sender.to_string())
            .destination(Destination::builder().to_addresses(envelope.to.deliverable()).build())
            .content(content)
            .set_configuration_set_name(self.configuration_set.clone());
        for (name, value) in [
            ("org", envelope.org.to_string()),
            ("user", envelope.user.to_string()),
            ("generation", envelope.generation.to_string()),
            ("entry", envelope.entry.to_string()),
        ] {
            let tag = MessageTag::builder().name(name).value(value).build();
            call = call.email_tags(tag.map_err(|error| SendError::Refused(error.to_string()))?);
        }
        call.send().await.map(drop).map_err(|error| judge(&error))
    }

    /// Makes SES forget that mail to `address` bounced or was reported. It may know nothing of that.
    pub async fn clear_suppression(&self, address: &EmailAddress) -> Result<(), SendError> {
        let call = self
            .client
            .delete_suppressed_destination()
            .email_address(address.deliverable())
            .send()
            .await;
        let Err(error) = call else { return Ok(()) };
        let error = error.as_service_error();
        if error.is_some_and(DeleteSuppressedDestinationError::is_not_found_exception) {
            return Ok(());
        }
        let code = error.and_then(ProvideErrorMetadata::code);
        Err(SendError::NotNow(code.unwrap_or("no answer").to_owned()))
    }
}

fn content(
    envelope: &Envelope<'_>,
    letter: &Rendered,
) -> Result<EmailContent, aws_sdk_sesv2::error::BuildError> {
    let utf8 = |data: &str| Content::builder().data(data).charset("UTF-8").build();
    let body = Body::builder().text(utf8(&letter.text)?).html(utf8(&letter.html)?).build();
    let mut message = Message::builder().subject(utf8(&letter.subject)?).body(body);
    for (name, value) in [
        ("Usher-Mail-Id", envelope.entry.to_string()),
        ("Content-Language", letter.language.tag().to_owned()),
        // Keeps out-of-office replies away (RFC 3834, section 5).
        ("Auto-Submitted", "auto-generated".to_owned()),
    ] {
        message = message.headers(MessageHeader::builder().name(name).value(value).build()?);
    }
    Ok(EmailContent::builder().simple(message.build()).build())
}

/// Whether another try may help. Only what is wrong with this one message is final: a sender that is
/// not verified, a paused account or a missing configuration set is mended by the operator, and the
/// mail waits for it. The reason is SES's code alone: its message may quote the address.
fn judge<R>(error: &SdkError<SendEmailError, R>) -> SendError {
    let code = error.as_service_error().and_then(ProvideErrorMetadata::code);
    // SES says the same of one message that it will not have and of a sender that it does not know
    // yet; only its words tell them apart, and they go no further than here.
    let message = error.as_service_error().and_then(ProvideErrorMetadata::message);
    let unverified = message.is_some_and(|message| message.contains("not verified"));
    match code {
        Some("MessageRejected") if unverified => {
            SendError::NotNow("the sender or, in the sandbox, the recipient is not verified".into())
        }
        Some(code @ ("MessageRejected" | "BadRequestException")) => {
            SendError::Refused(code.to_owned())
        }
        Some(code) => SendError::NotNow(code.to_owned()),
        None => SendError::NotNow("no answer".to_owned()),
    }
}
