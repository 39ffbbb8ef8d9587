//! What an organization sets for itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    EmailAddress, InviteLifetime, Language, LogoName, MailDomain, OrganizationName, Problem,
    Sender, WelcomeSentence, timeline::Change,
};

/// The most domains that addresses may be at.
pub const MAX_DOMAINS: usize = 50;

/// The most reminders of one invite, and how long before its end one may go out at most.
pub const MAX_REMINDERS: usize = 3;
/// An invite is open for 30 days at most.
pub const MAX_REMINDER_DAYS: u8 = 30;

/// When an organization that never set it has its invitees reminded: two days before the end.
pub const DEFAULT_REMINDER_DAYS: [u8; 1] = [2];

/// The settings that hold for an organization: its own choices, and the operator's for all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgSettings {
    /// Raised by every change: the optimistic lock. 0 while nothing was ever set.
    pub version: u64,
    /// The organization's name, as mails and pages show it.
    pub organization: OrganizationName,
    /// How long an invite is open.
    pub invite_lifetime: InviteLifetime,
    /// How many days before an invite's end its invitee is reminded, the most first.
    pub reminder_days: Vec<u8>,
    /// The domains that new addresses may be at; any, if there is none.
    pub allowed_mail_domains: Vec<MailDomain>,
    /// Who the mails are from.
    pub mail_sender: Sender,
    /// What welcome mails say besides, by the reader's language.
    pub welcome_sentence: BTreeMap<Language, WelcomeSentence>,
    /// The logo that pages show, if there is one. The picture itself lies beside.
    pub logo: Option<LogoName>,
}

/// What an organization chose itself. What it did not choose is as the operator set it, whatever
/// that is by then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Raised by every change.
    #[serde(default)]
    pub version: u64,
    /// The organization's name.
    #[serde(default)]
    pub organization: Option<OrganizationName>,
    /// How long an invite is open.
    #[serde(default)]
    pub invite_lifetime: Option<InviteLifetime>,
    /// When invitees are reminded.
    #[serde(default)]
    pub reminder_days: Option<Vec<u8>>,
    /// Where new addresses may be.
    #[serde(default)]
    pub allowed_mail_domains: Option<Vec<MailDomain>>,
    /// Who the mails are from.
    #[serde(default)]
    pub mail_sender: Option<Sender>,
    /// What welcome mails say besides.
    #[serde(default)]
    pub welcome_sentence: BTreeMap<Language, WelcomeSentence>,
    /// The logo.
    #[serde(default)]
    pub logo: Option<LogoName>,
}

impl OrgSettings {
    /// Whether an address may be given to a user: the one place where that is decided. Addresses
    /// that users have already stay.
    pub fn admit(&self, email: &EmailAddress) -> Result<(), Problem> {
        let allowed = &self.allowed_mail_domains;
        if allowed.is_empty() || allowed.iter().any(|domain| domain.as_str() == email.domain()) {
            return Ok(());
        }
        let allowed = allowed.iter().map(MailDomain::to_string).collect();
        Err(Problem::EmailDomainNotAllowed { allowed })
    }

    /// What differs in `new`, field by field.
    pub fn changes(&self, new: &Self) -> Vec<Change> {
        let texts = self.texts().into_iter().zip(new.texts());
        texts.filter_map(|((field, old), (_, new))| Change::of(&field, &old, &new)).collect()
    }

    fn texts(&self) -> Vec<(String, String)> {
        let list = |items: &mut dyn Iterator<Item = String>| items.collect::<Vec<_>>().join(", ");
        let mut texts = vec![
            ("organization".to_owned(), self.organization.to_string()),
            ("invite_lifetime".to_owned(), self.invite_lifetime.to_string()),
            ("reminder_days".to_owned(), list(&mut self.reminder_days.iter().map(u8::to_string))),
            (
                "allowed_mail_domains".to_owned(),
                list(&mut self.allowed_mail_domains.iter().map(MailDomain::to_string)),
            ),
            ("mail_sender".to_owned(), self.mail_sender.as_written()),
            ("logo".to_owned(), self.logo.as_ref().map(LogoName::to_string).unwrap_or_default()),
        ];
        texts.extend(Language::ALL.into_iter().map(|language| {
            let sentence = self.welcome_sentence.get(&language);
            let text = sentence.map_or("", WelcomeSentence::as_str).to_owned();
            (format!("welcome_sentence.{language}"), text)
        }));
        texts
    }
}

impl Choices {
    /// The settings that hold: these choices over the operator's settings. A sender at another domain
    /// than the operator's, who has moved meanwhile, counts no more: the mail service would refuse it.
    pub fn over(&self, operator: OrgSettings) -> OrgSettings {
        let chosen = self.clone();
        let sender = chosen.mail_sender.filter(|own| own.domain() == operator.mail_sender.domain());
        OrgSettings {
            version: chosen.version,
            organization: chosen.organization.unwrap_or(operator.organization),
            invite_lifetime: chosen.invite_lifetime.unwrap_or(operator.invite_lifetime),
            reminder_days: chosen.reminder_days.unwrap_or(operator.reminder_days),
            allowed_mail_domains: chosen
                .allowed_mail_domains
                .unwrap_or(operator.allowed_mail_domains),
            mail_sender: sender.unwrap_or(operator.mail_sender),
            welcome_sentence: chosen.welcome_sentence,
            logo: chosen.logo,
        }
    }
}

/// Reads days before an invite's end: whole, different, and at most [`MAX_REMINDERS`] of them.
pub fn reminder_days(days: &[u64]) -> Result<Vec<u8>, Problem> {
    let out_of_range = || Problem::OutOfRange { min: 1, max: u64::from(MAX_REMINDER_DAYS) };
    let read = |day: &u64| {
        let day = u8::try_from(*day).ok().filter(|day| (1..=MAX_REMINDER_DAYS).contains(day));
        day.ok_or_else(out_of_range)
    };
    let mut days = days.iter().map(read).collect::<Result<Vec<u8>, _>>()?;
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.dedup();
    if days.len() > MAX_REMINDERS { Err(Problem::TooMany(MAX_REMINDERS)) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operator() -> OrgSettings {
        OrgSettings {
            version: 0,
            organization: "Acme".parse().unwrap(),
            invite_lifetime: InviteLifetime::default(),
            reminder_days: DEFAULT_REMINDER_DAYS.to_vec(),
            allowed_mail_domains: Vec::new(),
            mail_sender: "usher@example.com".parse().unwrap(),
            welcome_sentence: BTreeMap::new(),
            logo: None,
        }
    }

    #[test]
    fn what_was_not_chosen_is_the_operators() {
        let older = r#"{"version": 3, "organization": "Globex", "invite_lifetime": "36h"}"#;
        let choices: Choices = serde_json::from_str(older).unwrap();
        let settings = choices.over(operator());
        assert_eq!((settings.version, settings.organization.as_str()), (3, "Globex"));
        assert_eq!(settings.reminder_days, [2]);
        assert_eq!(settings.changes(&settings), []);
    }

    #[test]
    fn a_sender_of_a_domain_that_the_operator_left_counts_no_more() {
        let choices =
            Choices { mail_sender: Some("hi@old.example".parse().unwrap()), ..Choices::default() };
        assert_eq!(choices.over(operator()).mail_sender, operator().mail_sender);
    }

    #[test]
    fn addresses_are_admitted_by_their_domain_however_it_is_written() {
        let domains = vec!["@BÜCHER.example".parse().unwrap()];
        let settings = OrgSettings { allowed_mail_domains: domains, ..operator() };
        let admit = |email: &str| settings.admit(&email.parse().unwrap()).is_ok();
        assert!(admit("ada@xn--bcher-kva.example") && admit("ada@bücher.example"));
        assert!(!admit("ada@sub.bücher.example") && !admit("ada@example.com"));
    }

    #[test]
    fn reminders_come_in_the_order_of_time() {
        assert_eq!(reminder_days(&[1, 5, 5]), Ok(vec![5, 1]));
        assert_eq!(reminder_days(&[]), Ok(vec![]));
        assert!(reminder_days(&[0]).is_err() && reminder_days(&[300]).is_err());
        assert_eq!(reminder_days(&[1, 2, 3, 4]), Err(Problem::TooMany(3)));
    }
}
