//! What the emails say, and how they look: one layout for all, in MJML, and its plain-text twin.

mod chat;

use std::collections::HashMap;

use askama::Template;
use jiff::Timestamp;
use thiserror::Error;
use usher_domain::{
    BounceReason, FailureReason, Language, OrganizationName, User, WelcomeSentence,
    language::Direction,
};
use usher_i18n::{Texts, Value};

pub use self::chat::ShownAccount;
use crate::approval::ApprovalLetter;

/// One email, with what it tells of.
#[derive(Debug, Clone, Copy)]
pub enum Letter<'a> {
    /// The invite, to the invitee.
    Welcome {
        /// Whom it invites.
        user: &'a User,
        /// The full name of who invites, if a person does.
        inviter: Option<&'a str>,
        /// The link that accepts. It is the secret of the letter.
        link: &'a str,
        /// When it ends.
        expires_at: Timestamp,
        /// Whether links were mailed before this one.
        replaces_older: bool,
        /// What the organization says besides.
        sentence: Option<&'a WelcomeSentence>,
    },
    /// To the inviter: the user joined.
    AcceptedNotice {
        /// Who joined.
        user: &'a User,
    },
    /// To the inviter: the invite reached the wrong person.
    DeclinedNotice {
        /// Whom it was meant for.
        user: &'a User,
    },
    /// To the inviter: the invite could not be delivered.
    UndeliveredNotice {
        /// Whom it was meant for.
        user: &'a User,
        /// Why.
        reason: FailureReason,
    },
    /// To the inviter: the invite came back.
    BouncedNotice {
        /// Whom it was meant for.
        user: &'a User,
        /// Why.
        reason: BounceReason,
    },
    /// To the inviter: the recipient reported the invite as spam.
    ComplainedNotice {
        /// Who did.
        user: &'a User,
    },
    /// To whoever can give a new link: the invitee asks for one.
    RenewalNotice {
        /// Who asks.
        user: &'a User,
        /// Whether the reader is asked in place of whoever invited.
        instead: bool,
        /// The command that gives it.
        command: &'a str,
        /// The call of the API that gives it.
        call: &'a str,
    },
    /// To the new member: a password was set.
    PasswordSetNotice {
        /// Whose.
        user: &'a User,
        /// When.
        at: Timestamp,
    },
    /// To a member: a chat account was linked to them.
    ChatLinked {
        /// To whom.
        user: &'a User,
        /// Which.
        account: ShownAccount<'a>,
        /// When.
        at: Timestamp,
        /// Where they can unlink it.
        page: &'a str,
    },
    /// To a member: a chat account is linked to them no more.
    ChatUnlinked {
        /// To whom it was.
        user: &'a User,
        /// Which.
        account: ShownAccount<'a>,
        /// Since when.
        at: Timestamp,
    },
    /// To a member who forgot their password: the link that sets a new one.
    PasswordReset {
        /// Whose.
        user: &'a User,
        /// The link. It is the secret of the letter.
        link: &'a str,
        /// When it ends.
        expires_at: Timestamp,
    },
    /// To whoever may decide on a request for approval, or to whoever asked, once it has ended.
    Approval(&'a ApprovalLetter<'a>),
}

/// A letter ready to be sent.
pub struct Rendered {
    /// The language it is written in.
    pub language: Language,
    /// One line.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The plain-text part.
    pub text: String,
}

/// The layout did not render, which its tests rule out for every letter and language.
#[derive(Debug, Error)]
#[error("the letter's layout cannot be rendered: {0}")]
pub struct RenderError(String);

#[derive(Default)]
pub(crate) struct Content {
    pub subject: String,
    pub preview: String,
    pub greeting: Option<String>,
    pub paragraphs: Vec<String>,
    pub button: Option<Button>,
    pub notes: Vec<String>,
}

pub(crate) struct Button {
    pub label: String,
    pub url: String,
    pub fallback: String,
}

/// What both parts are filled with.
struct Sheet<'a> {
    lang: &'a str,
    dir: &'a str,
    /// The side on which lines begin.
    start: &'a str,
    organization: &'a str,
    footer: &'a str,
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "letter.mjml")]
struct Mjml<'a>(&'a Sheet<'a>);

#[derive(Template)]
#[template(path = "letter.txt")]
struct Plain<'a>(&'a Sheet<'a>);

impl Letter<'_> {
    /// The letter in `language`, from `organization`.
    pub fn render(
        &self,
        language: Language,
        organization: &OrganizationName,
    ) -> Result<Rendered, RenderError> {
        let texts = Texts::of(language);
        let content = self.content(texts, organization);
        let rtl = language.direction() == Direction::Rtl;
        let sheet = Sheet {
            lang: language.tag(),
            dir: language.direction().as_str(),
            start: if rtl { "right" } else { "left" },
            organization: organization.as_str(),
            footer: &texts.format("footer", &[("organization", organization.as_str().into())]),
            content: &content,
        };
        let error = |error: &dyn std::fmt::Display| RenderError(error.to_string());
        let mjml = Mjml(&sheet).render().map_err(|e| error(&e))?;
        let html = render_mjml(&mjml)?;
        let text = Plain(&sheet).render().map_err(|e| error(&e))?;
        Ok(Rendered { language, subject: content.subject, html, text })
    }

    fn content(&self, texts: &Texts, organization: &OrganizationName) -> Content {
        let organization = ("organization", organization.as_str().into());
        match *self {
            Self::Welcome { user, inviter, link, expires_at, replaces_older, sentence } => {
                let values = welcome_values(texts, user, inviter, expires_at, organization);
                // The subject and first sentence name the inviter where there is one.
                let pick = |id: &str| match inviter {
                    Some(_) => texts.format(id, &values),
                    None => texts.format(&format!("{id}-no-inviter"), &values),
                };
                let mut notes = vec![texts.format("welcome-expires", &values)];
                notes.extend(replaces_older.then(|| texts.get("welcome-newest")));
                notes.push(texts.get("welcome-not-you"));
                let mut paragraphs = vec![pick("welcome-body")];
                paragraphs.extend(sentence.map(|own| own.as_str().to_owned()));
                Content {
                    subject: pick("welcome-subject"),
                    preview: texts.get("welcome-preview"),
                    greeting: Some(texts.format("welcome-greeting", &values)),
                    paragraphs,
                    button: Some(Button {
                        label: texts.get("welcome-button"),
                        url: link.to_owned(),
                        fallback: texts.get("welcome-fallback"),
                    }),
                    notes,
                }
            }
            Self::AcceptedNotice { user } => {
                notice(texts, "accepted-notice-subject", "accepted-notice-body", user, organization)
            }
            Self::DeclinedNotice { user } => {
                notice(texts, "declined-notice-subject", "declined-notice-body", user, organization)
            }
            Self::UndeliveredNotice { user, reason } => {
                let body = match reason {
                    FailureReason::Refused => "undelivered-notice-refused",
                    FailureReason::Overdue => "undelivered-notice-overdue",
                    FailureReason::GaveUp => "undelivered-notice-gave-up",
                };
                notice(texts, "undelivered-notice-subject", body, user, organization)
            }
            Self::BouncedNotice { user, reason } => {
                let body = bounced(reason);
                notice(texts, "undelivered-notice-subject", body, user, organization)
            }
            Self::ComplainedNotice { user } => {
                let subject = "complained-notice-subject";
                notice(texts, subject, "complained-notice-body", user, organization)
            }
            Self::RenewalNotice { user, instead, command, call } => renewal(
                texts,
                user,
                instead,
                [("command", command.into()), ("call", call.into())],
                organization,
            ),
            Self::ChatLinked { user, account, at, page } => {
                chat::linked(texts, (user, account, at), page, organization)
            }
            Self::ChatUnlinked { user, account, at } => {
                chat::unlinked(texts, (user, account, at), organization)
            }
            Self::Approval(letter) => letter.content(texts, organization),
            Self::PasswordSetNotice { user, at } => password_set(texts, user, at, organization),
            Self::PasswordReset { user, link, expires_at } => {
                password_reset(texts, user, (link, expires_at), organization)
            }
        }
    }
}

/// The sentence that says why a mail came back, and what to do.
fn bounced(reason: BounceReason) -> &'static str {
    match reason {
        BounceReason::AddressRejected => "bounced-notice-address-rejected",
        BounceReason::AddressBlocked => "bounced-notice-address-blocked",
        BounceReason::MailboxFull => "bounced-notice-mailbox-full",
        BounceReason::MessageRejected => "bounced-notice-message-rejected",
        BounceReason::MailboxUnavailable => "bounced-notice-mailbox-unavailable",
        BounceReason::Undetermined => "bounced-notice-undetermined",
    }
}

type Pair<'v> = (&'static str, Value<'v>);

fn welcome_values<'v>(
    texts: &Texts,
    user: &'v User,
    inviter: Option<&'v str>,
    expires_at: Timestamp,
    organization: Pair<'v>,
) -> [Pair<'v>; 4] {
    [
        organization,
        ("first_name", user.first_name.as_str().into()),
        ("inviter", inviter.unwrap_or_default().into()),
        ("date", texts.date(expires_at).into()),
    ]
}

fn notice(
    texts: &Texts,
    subject: &str,
    body: &str,
    user: &User,
    organization: Pair<'_>,
) -> Content {
    let values = [organization, ("name", user.full_name().into())];
    let body = texts.format(body, &values);
    let subject = texts.format(subject, &values);
    Content { subject, preview: body.clone(), paragraphs: vec![body], ..Content::default() }
}

fn renewal(
    texts: &Texts,
    user: &User,
    instead: bool,
    [command, call]: [Pair<'_>; 2],
    organization: Pair<'_>,
) -> Content {
    let values = [
        organization,
        ("name", user.full_name().into()),
        ("email", user.email.as_typed().into()),
        command,
        call,
    ];
    let text = |id: &str| texts.format(id, &values);
    let body = text("renewal-notice-body");
    let mut paragraphs = vec![body.clone()];
    paragraphs.extend(instead.then(|| text("renewal-notice-instead")));
    paragraphs.extend(["renewal-notice-command", "renewal-notice-call"].map(text));
    Content {
        subject: text("renewal-notice-subject"),
        preview: body,
        paragraphs,
        notes: vec![text("renewal-notice-stored")],
        ..Content::default()
    }
}

fn password_set(texts: &Texts, user: &User, at: Timestamp, organization: Pair<'_>) -> Content {
    let values =
        [organization, ("email", user.email.as_typed().into()), ("date", texts.date(at).into())];
    let body = texts.format("password-set-body", &values);
    Content {
        subject: texts.format("password-set-subject", &values),
        preview: body.clone(),
        paragraphs: vec![body],
        notes: vec![texts.format("password-set-not-you", &values)],
        ..Content::default()
    }
}

fn password_reset(
    texts: &Texts,
    user: &User,
    (link, expires_at): (&str, Timestamp),
    organization: Pair<'_>,
) -> Content {
    let values = [
        organization,
        ("email", user.email.as_typed().into()),
        ("first_name", user.first_name.as_str().into()),
        ("date", texts.date(expires_at).into()),
    ];
    Content {
        subject: texts.format("reset-mail-subject", &values),
        preview: texts.get("reset-mail-preview"),
        greeting: Some(texts.format("welcome-greeting", &values)),
        paragraphs: vec![texts.format("reset-mail-body", &values)],
        button: Some(Button {
            label: texts.get("reset-mail-button"),
            url: link.to_owned(),
            fallback: texts.get("reset-mail-fallback"),
        }),
        notes: vec![texts.format("reset-mail-expires", &values), texts.get("reset-mail-not-you")],
    }
}

fn render_mjml(mjml: &str) -> Result<String, RenderError> {
    let parsed = mrml::parse(mjml).map_err(|error| RenderError(error.to_string()))?;
    // Without its default fonts, which a third party would serve.
    let options =
        mrml::prelude::render::RenderOptions { fonts: HashMap::new(), ..Default::default() };
    parsed.element.render(&options).map_err(|error| RenderError(error.to_string()))
}

#[cfg(test)]
#[path = "letter_tests.rs"]
mod tests;
