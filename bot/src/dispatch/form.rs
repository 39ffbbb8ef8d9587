//! The form in which somebody is added.

use usher_client::{Error, Me, Role};
use usher_domain::{Language, RoleName, email::MAX_EMAIL_CHARS, name::MAX_NAME_CHARS};

use super::{fields, turn::Turn};
use crate::{
    action,
    answer::{Answer, Field, Form, Kind},
    command::{Draft, Mail},
};

/// The role that somebody has unless another is chosen.
pub const USUAL_ROLE: &str = RoleName::USER;

/// The most that a select can offer: Discord's limit.
const MAX_CHOICES: usize = 25;

/// Which form was sent.
pub enum Id {
    /// Somebody is to be added.
    Add {
        /// Even if earlier mail came back.
        force: bool,
    },
    /// An approval is declined, by its id.
    Decline(String),
}

impl Id {
    /// Reads what [`Id::text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "add" => Some(Self::Add { force: false }),
            Some(("add", "force")) => Some(Self::Add { force: true }),
            Some(("decline", approval)) => action::id(approval).ok().map(Self::Decline),
            _ => None,
        }
    }

    /// What the form keeps.
    pub fn text(&self) -> String {
        match self {
            Self::Add { force: false } => "add".to_owned(),
            Self::Add { force: true } => "add:force".to_owned(),
            Self::Decline(approval) => format!("decline:{approval}"),
        }
    }
}

/// Opens the form with what is known already.
pub async fn open(turn: &Turn<'_>, draft: &Draft) -> Result<Answer, Error> {
    let (me, roles) = tokio::join!(turn.client().me(), turn.client().roles());
    let me = me?;
    let roles = match roles {
        Ok(roles) => grantable(&me, roles, draft.role.as_deref()),
        // Who may invite may not be allowed to see what there is.
        Err(error) if error.code() == Some("permission_missing") => {
            let wanted = draft.role.clone().filter(|role| role != USUAL_ROLE);
            wanted.into_iter().chain([USUAL_ROLE.to_owned()]).collect()
        }
        Err(error) => return Err(error),
    };
    let form = Form {
        id: Id::Add { force: draft.mail == Mail::Force }.text(),
        title: turn.say("chat-form-add"),
        submit: turn.say("chat-form-add-submit"),
        fields: vec![
            line(turn, fields::FIRST_NAME, &draft.first_name, MAX_NAME_CHARS),
            line(turn, fields::LAST_NAME, &draft.last_name, MAX_NAME_CHARS),
            line(turn, fields::EMAIL, &draft.email, MAX_EMAIL_CHARS),
            language(turn, draft),
            role(turn, draft, roles),
            mail(turn, draft),
        ],
    };
    Ok(Answer::Form(form))
}

/// The roles that allow nothing which the person may not do. What the API makes of their choice counts.
fn grantable(me: &Me, mut roles: Vec<Role>, wanted: Option<&str>) -> Vec<String> {
    // The bot itself may do less than they, so that only their role says what they may grant.
    let own = roles
        .iter()
        .find(|role| Some(&role.name) == me.role.as_ref())
        .map(|role| role.permissions.clone());
    if let Some(own) = own {
        roles.retain(|role| role.permissions.iter().all(|permission| own.contains(permission)));
    }
    let is_likely = |name: &String| name == USUAL_ROLE || Some(name.as_str()) == wanted;
    let mut names: Vec<String> = roles.into_iter().map(|role| role.name).collect();
    // What is cut off is never what will be chosen at first.
    names.sort_by_key(|name| !is_likely(name));
    names.truncate(MAX_CHOICES);
    names.sort();
    names
}

fn line(turn: &Turn<'_>, name: &str, value: &str, max: usize) -> Field {
    let value = value.chars().take(max).collect();
    field(turn, name, Kind::Line { value, max })
}

fn language(turn: &Turn<'_>, draft: &Draft) -> Field {
    let chosen = draft.language.unwrap_or(turn.texts.language());
    let options = Language::ALL.map(|one| (one.tag().to_owned(), one.name().to_owned()));
    let kind = Kind::Choice { value: Some(chosen.tag().to_owned()), options: options.to_vec() };
    field(turn, fields::LANGUAGE, kind)
}

fn role(turn: &Turn<'_>, draft: &Draft, roles: Vec<String>) -> Field {
    let wanted = draft.role.as_deref().unwrap_or(USUAL_ROLE);
    let value = roles.iter().find(|role| *role == wanted).cloned();
    let options = roles.into_iter().map(|role| (role.clone(), role)).collect();
    field(turn, fields::ROLE, Kind::Choice { value, options })
}

fn mail(turn: &Turn<'_>, draft: &Draft) -> Field {
    let says = turn.say("chat-input-mail-says");
    let kind = Kind::Box { ticked: draft.mail != Mail::No, says };
    Field { required: false, ..field(turn, fields::WELCOME_EMAIL, kind) }
}

fn field(turn: &Turn<'_>, name: &str, kind: Kind) -> Field {
    Field {
        name: name.to_owned(),
        label: fields::name(turn.texts, name),
        hint: None,
        required: true,
        kind,
    }
}
