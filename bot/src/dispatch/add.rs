//! Adding somebody.

use std::collections::BTreeMap;

use usher_client::{AddedUser, Approval, Error, NewUser, Problem, User};

use super::{fields, find, form::USUAL_ROLE, mistake, turn::Turn};
use crate::{
    answer::{Answer, Part, Reply},
    card,
    command::{Draft, Mail},
};

/// Adds whom a line names.
pub async fn typed(turn: &Turn<'_>, draft: &Draft) -> Result<Answer, Error> {
    match turn.once()?.add_user(&new_user(turn, draft)).await {
        Ok(added) => Ok(Answer::Reply(done(turn, &added))),
        Err(error) => refused(turn, draft, error).await,
    }
}

/// Adds whom a form names.
pub async fn filled_in(
    turn: &Turn<'_>,
    fields: &BTreeMap<String, String>,
    force: bool,
) -> Result<Answer, Error> {
    let draft = draft(fields, force);
    match turn.once()?.add_user(&new_user(turn, &draft)).await {
        Ok(added) => Ok(Answer::Reply(done(turn, &added))),
        Err(error) => match error.problem().and_then(|problem| wrong(turn, problem)) {
            Some(wrong) => Ok(Answer::Wrong(wrong)),
            None => refused(turn, &draft, error).await,
        },
    }
}

/// Whom a form names.
pub fn draft(fields: &BTreeMap<String, String>, force: bool) -> Draft {
    let field = |name: &str| fields.get(name).map_or("", |value| value.trim()).to_owned();
    let mail = match (field(fields::WELCOME_EMAIL) == "true", force) {
        (true, false) => Mail::Yes,
        (true, true) => Mail::Force,
        (false, _) => Mail::No,
    };
    Draft {
        first_name: field(fields::FIRST_NAME),
        last_name: field(fields::LAST_NAME),
        email: field(fields::EMAIL),
        role: Some(field(fields::ROLE)).filter(|role| !role.is_empty()),
        language: field(fields::LANGUAGE).parse().ok(),
        mail,
    }
}

/// Whom to add: what was not said is as usual, and in the reader's own language.
pub fn new_user(turn: &Turn<'_>, draft: &Draft) -> NewUser {
    NewUser {
        first_name: draft.first_name.clone(),
        last_name: draft.last_name.clone(),
        email: draft.email.clone(),
        language: draft.language.unwrap_or(turn.texts.language()).tag().to_owned(),
        role: draft.role.clone().unwrap_or_else(|| USUAL_ROLE.to_owned()),
        send_welcome_email: draft.mail != Mail::No,
        force: draft.mail == Mail::Force,
    }
}

fn done(turn: &Turn<'_>, added: &AddedUser) -> Reply {
    if let Some(approval) = &added.approval {
        return waits(turn, approval, Some(&added.user));
    }
    let mut parts = vec![Part::Heading(turn.say("chat-added"))];
    if added.revived {
        parts.push(Part::Text(turn.say("chat-revived")));
    }
    for warning in &added.warnings {
        parts.push(Part::Text(format!("⚠ {}", warning.detail)));
    }
    parts.extend(turn.card(&added.user));
    card::announcing(&added.user, parts)
}

/// Nothing was done yet: a second person was asked.
pub fn waits(turn: &Turn<'_>, approval: &Approval, user: Option<&User>) -> Reply {
    let until = turn.texts.date(approval.expires_at);
    let about = vec![
        Part::Text(turn.tell("chat-waits-who", &[("role", approval.role.clone().into())])),
        Part::Text(turn.tell("chat-waits-until", &[("until", until.into())])),
    ];
    let Some(user) = user else {
        let heading = Part::Heading(format!("⏳ {}", turn.say("chat-waits-change")));
        return [vec![heading], about].concat().into();
    };
    let heading = Part::Heading(format!("⏳ {}", turn.of("chat-waits", user)));
    let parts = [vec![heading], about, turn.card(user)].concat();
    card::announcing(user, parts)
}

/// What a refusal says about the fields of a form, if it does.
fn wrong(turn: &Turn<'_>, problem: &Problem) -> Option<BTreeMap<String, String>> {
    let at = |field: &str, said: String| Some(BTreeMap::from([(field.to_owned(), said)]));
    match problem.code.as_str() {
        "invalid" if !problem.errors.is_empty() => Some(fields::wrong(turn, problem)),
        "role_exceeds_caller" | "no_approver" => at(fields::ROLE, problem.sentence().to_owned()),
        _ => None,
    }
}

async fn refused(turn: &Turn<'_>, draft: &Draft, error: Error) -> Result<Answer, Error> {
    match error.code() {
        Some("email_taken") => taken(turn, draft).await,
        Some("address_suppressed") => Ok(suppressed(turn, draft)),
        Some("invalid") => mistake::fields(turn, std::slice::from_ref(draft), error).await,
        _ => Err(error),
    }
}

/// Shows who has the address, which is what whoever adds them wants to know.
async fn taken(turn: &Turn<'_>, draft: &Draft) -> Result<Answer, Error> {
    let found = match find::current(turn, &draft.email).await {
        Ok(found) => found,
        // Who may invite may not be allowed to see everybody.
        Err(error) if error.code() == Some("permission_missing") => None,
        Err(error) => return Err(error),
    };
    let parts = match found {
        Some(user) => turn.card_below(turn.say("chat-taken"), &user),
        None => vec![Part::Heading(turn.say("chat-taken-unseen"))],
    };
    Ok(Answer::Reply(parts.into()))
}

fn suppressed(turn: &Turn<'_>, draft: &Draft) -> Answer {
    let anyway = Draft { mail: Mail::Force, ..draft.clone() };
    let parts = vec![
        Part::Heading(turn.say("chat-suppressed")),
        Part::Text(turn.say("chat-suppressed-type")),
        Part::Code(turn.line(&anyway.line())),
        Part::Note(turn.say("chat-nothing-done")),
    ];
    Answer::Reply(parts.into())
}
