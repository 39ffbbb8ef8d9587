//! Declining what somebody else asked for.

use std::collections::BTreeMap;

use usher_client::Error;
use usher_domain::text::MAX_REASON_CHARS;

use super::{approve, fields, form, turn::Turn};
use crate::answer::{Answer, Field, Form, Kind};

/// Asks why.
pub fn ask(turn: &Turn<'_>, approval: &str) -> Answer {
    Answer::Form(Form {
        id: form::Id::Decline(approval.to_owned()).text(),
        title: turn.say("chat-form-decline"),
        submit: turn.say("chat-form-decline-submit"),
        fields: vec![Field {
            name: fields::REASON.to_owned(),
            label: turn.say("chat-input-reason"),
            hint: Some(turn.say("chat-input-reason-hint")),
            required: false,
            kind: Kind::Lines { value: String::new(), max: MAX_REASON_CHARS },
        }],
    })
}

/// Refuses what waits.
pub async fn decline(
    turn: &Turn<'_>,
    id: &str,
    fields: &BTreeMap<String, String>,
) -> Result<Answer, Error> {
    let reason = fields.get(fields::REASON).map(|reason| reason.trim());
    let reason = reason.filter(|reason| !reason.is_empty());
    match turn.once()?.decline(id, reason).await {
        Ok(decided) => Ok(Answer::Reply(approve::done(turn, "chat-declined", &decided).into())),
        Err(error) if error.problem().is_some_and(|problem| !problem.errors.is_empty()) => {
            let said = error.problem().map(|problem| fields::lines(turn, problem).join(" "));
            let wrong = BTreeMap::from([(fields::REASON.to_owned(), said.unwrap_or_default())]);
            Ok(Answer::Wrong(wrong))
        }
        Err(error) => approve::refused(turn, id, error).await,
    }
}
