//! Who is to be added.

use usher_domain::Language;

use super::{
    Command, Draft, MAX_PEOPLE, Mail, VERBS,
    error::CommandError,
    error::shown,
    nearest,
    words::{Word, dashless},
};
use crate::language;

/// Every option, by the name that a suggestion gives it.
const OPTIONS: [&str; 6] = ["role", "lang", "mail", "no-mail", "first", "last"];

/// What options say, whomever they are for.
#[derive(Default)]
struct Options {
    role: Option<String>,
    language: Option<Language>,
    mail: Option<Mail>,
    first: Option<String>,
    last: Option<String>,
    email: Option<String>,
}

/// One person, as they were typed.
#[derive(Default)]
struct Person<'w> {
    email: Option<&'w str>,
    names: Vec<&'w str>,
}

/// Reads who is to be added.
pub fn read(words: &[Word]) -> Result<Command, CommandError> {
    let (options, words) = options(words)?;
    let addresses = words.iter().filter(|word| word.is_address()).count();
    match addresses + usize::from(options.email.is_some()) {
        0 => without_address(&options, &words),
        1 => match misspelt_verb(&words) {
            Some((typed, meant)) => {
                Err(CommandError::UnknownWord { typed: shown(typed), meant: Some(meant) })
            }
            None => Ok(one(&options, &words)),
        },
        many if many > MAX_PEOPLE => Err(CommandError::TooMany(many)),
        _ => several(&options, &words),
    }
}

/// Reads whose address a command is about.
pub fn about_one(words: &[Word], verb: &'static str) -> Result<Draft, CommandError> {
    let (options, words) = options(words)?;
    match one(&options, &words) {
        Command::Form(draft) | Command::Add(draft) if !draft.email.is_empty() => Ok(draft),
        _ => Err(CommandError::AddressMissing(verb)),
    }
}

/// `shw ada@example.com` invites nobody whose first name is "shw".
fn misspelt_verb<'w>(words: &[&'w Word]) -> Option<(&'w str, &'static str)> {
    let [first, second] = words else { return None };
    let text = first.text();
    let is_small = !first.is_quoted() && text.chars().all(|c| c.is_ascii_lowercase());
    let meant = nearest(text, ["show", "resend", "revoke"]).filter(|_| is_small)?;
    second.is_address().then_some((text, meant))
}

fn one(options: &Options, words: &[&Word]) -> Command {
    let draft = person(words.iter().copied()).draft(options);
    if draft.is_complete() { Command::Add(draft) } else { Command::Form(draft) }
}

fn several(options: &Options, words: &[&Word]) -> Result<Command, CommandError> {
    let people = words.split(|word| word.is_comma()).filter(|part| !part.is_empty());
    let mut drafts = Vec::new();
    for part in people {
        let typed = || part.iter().map(|word| word.text()).collect::<Vec<_>>().join(" ");
        // Two addresses without a comma between them: the second one's name is missing.
        if let [_, second, ..] =
            part.iter().filter(|word| word.is_address()).collect::<Vec<_>>()[..]
        {
            return Err(CommandError::NameMissing(shown(second.text())));
        }
        let draft = person(part.iter().copied()).draft(options);
        if draft.email.is_empty() {
            return Err(CommandError::AddressMissingFor(shown(&typed())));
        }
        if !draft.is_complete() {
            return Err(CommandError::NameMissing(shown(&draft.email)));
        }
        drafts.push(draft);
    }
    Ok(Command::AddSeveral(drafts))
}

/// A form for whoever gave options alone or a name by option; else a word that means nothing.
fn without_address(options: &Options, words: &[&Word]) -> Result<Command, CommandError> {
    let Some(first) = words.iter().find(|word| !word.is_comma()) else {
        return Ok(Command::Form(Person::default().draft(options)));
    };
    let meant = nearest(first.text(), VERBS).filter(|_| !first.is_quoted());
    if meant.is_none() && words.len() > 1 {
        return Err(CommandError::NoAddress);
    }
    Err(CommandError::UnknownWord { typed: shown(first.text()), meant })
}

fn person<'w>(words: impl Iterator<Item = &'w Word>) -> Person<'w> {
    let mut person = Person::default();
    for word in words.filter(|word| !word.is_comma()) {
        if word.is_address() && person.email.is_none() {
            person.email = Some(word.text());
        } else if !word.text().trim().is_empty() {
            person.names.push(word.text().trim());
        }
    }
    person
}

impl Person<'_> {
    /// The first word is the first name, all others are the last: quotes keep words together.
    fn draft(&self, options: &Options) -> Draft {
        let mut names = self.names.iter();
        let mut next = |given: &Option<String>| match given {
            Some(name) => name.clone(),
            None => names.next().copied().unwrap_or_default().to_owned(),
        };
        let first_name = next(&options.first);
        let last_name = match &options.last {
            Some(name) => name.clone(),
            None => names.copied().collect::<Vec<_>>().join(" "),
        };
        Draft {
            first_name,
            last_name,
            email: self.email.or(options.email.as_deref()).unwrap_or_default().to_owned(),
            role: options.role.clone(),
            language: options.language,
            mail: options.mail.unwrap_or_default(),
        }
    }
}

/// The options among the words, and the words that are none.
fn options(words: &[Word]) -> Result<(Options, Vec<&Word>), CommandError> {
    let mut options = Options::default();
    let mut others = Vec::new();
    for word in words {
        if let Some(mail) = no_mail(word)? {
            once(&mut options.mail, mail, "mail")?;
        } else if let Some((name, value)) = word.option().filter(|_| !is_odd_address(word)) {
            options.take(&name, value)?;
        } else {
            others.push(word);
        }
    }
    Ok((options, others))
}

/// An address that holds a colon is still one: the API tells what is wrong with it.
fn is_odd_address(word: &Word) -> bool {
    let text = word.text();
    matches!((text.find('@'), text.find([':', '='])), (Some(at), Some(colon)) if at < colon)
}

impl Options {
    fn take(&mut self, name: &str, value: &str) -> Result<(), CommandError> {
        match name {
            "role" => once(&mut self.role, value.to_lowercase(), "role"),
            "lang" | "language" => once(&mut self.language, language_of(value)?, "lang"),
            "email" | "mail" | "mailto" if value.contains('@') => {
                once(&mut self.email, value.to_owned(), "email")
            }
            "mail" | "email" => once(&mut self.mail, mail_of(value)?, "mail"),
            "first" | "first_name" | "first-name" | "firstname" => {
                once(&mut self.first, value.trim().to_owned(), "first")
            }
            "last" | "last_name" | "last-name" | "lastname" => {
                once(&mut self.last, value.trim().to_owned(), "last")
            }
            _ => Err(CommandError::UnknownOption {
                typed: shown(name),
                meant: nearest(name, OPTIONS),
            }),
        }
    }
}

fn once<T: PartialEq>(
    place: &mut Option<T>,
    value: T,
    option: &'static str,
) -> Result<(), CommandError> {
    if place.as_ref().is_some_and(|given| *given != value) {
        return Err(CommandError::Twice(option));
    }
    *place = Some(value);
    Ok(())
}

fn language_of(value: &str) -> Result<Language, CommandError> {
    language::named(value).ok_or_else(|| CommandError::UnknownLanguage {
        typed: shown(value),
        meant: language::meant(value),
    })
}

fn mail_of(value: &str) -> Result<Mail, CommandError> {
    match value.to_lowercase().as_str() {
        "yes" | "on" | "true" => Ok(Mail::Yes),
        "no" | "off" | "false" | "none" => Ok(Mail::No),
        "force" => Ok(Mail::Force),
        _ => Err(CommandError::UnknownMail {
            typed: shown(value),
            meant: nearest(value, ["yes", "no", "force"]),
        }),
    }
}

/// Whether a word says that there is to be no mail; misspelt, it must not become part of a name.
fn no_mail(word: &Word) -> Result<Option<Mail>, CommandError> {
    if word.is_quoted() || word.option().is_some() {
        return Ok(None);
    }
    let typed = dashless(word.text()).to_lowercase().replace('_', "-");
    if matches!(typed.as_str(), "no-mail" | "nomail" | "no-email") {
        return Ok(Some(Mail::No));
    }
    let is_like_it = typed.starts_with("no-") && nearest(&typed, ["no-mail"]).is_some();
    if is_like_it || dashless(word.text()) != word.text() {
        let meant = nearest(&typed, OPTIONS);
        return Err(CommandError::UnknownOption { typed: shown(word.text()), meant });
    }
    Ok(None)
}
