//! What is said when something could not be done.

use std::time::Duration;

use usher_client::{Error, Problem};

use super::{add, fields, form, link, turn::Turn};
use crate::{
    answer::{Answer, Part},
    card::digits,
    event::What,
};

/// The longest line that is shown to be typed again.
const MAX_LINE: usize = 500;

/// What is said when something could not be done. Nothing of it says what went wrong inside.
pub async fn answer(turn: &Turn<'_>, error: Error) -> Answer {
    if let Error::Waits(approval) = &error {
        return Answer::Reply(add::waits(turn, approval, None));
    }
    note(turn, &error);
    let Some(problem) = error.problem() else {
        return trouble(turn, &error);
    };
    match problem.code.as_str() {
        "not_linked" => link::unlinked(turn).await,
        "workspace_not_served" => turn.heading("chat-trouble-workspace"),
        "permission_missing" => with_detail(turn, "chat-trouble-permission", problem),
        "not_found" => turn.heading("chat-gone"),
        "api_key_missing"
        | "api_key_invalid"
        | "on_behalf_not_allowed"
        | "creator_not_active"
        | "session_required" => with_id(turn, "chat-trouble-bot", problem),
        _ if problem.status == 429 => too_often(turn, problem),
        "" => trouble(turn, &error),
        _ if problem.status >= 500 => trouble(turn, &error),
        _ => refused(turn, problem),
    }
}

/// How long to wait, in words.
pub fn wait(turn: &Turn<'_>, wait: Option<Duration>) -> String {
    let seconds = wait.map_or(60, |wait| wait.as_secs()).max(1);
    let (id, count) = match seconds {
        0..=90 => ("chat-seconds", seconds),
        91..=5400 => ("chat-minutes", seconds.div_ceil(60)),
        _ => ("chat-hours", seconds.div_ceil(3600)),
    };
    turn.texts.choose(id, &[("count", count.into())])
}

fn too_often(turn: &Turn<'_>, problem: &Problem) -> Answer {
    let wait = wait(turn, problem.retry_after);
    let said = turn.tell("chat-trouble-wait", &[("wait", wait.into())]);
    let mut parts = vec![Part::Heading(said)];
    parts.extend(again(turn));
    Answer::Reply(parts.into())
}

fn refused(turn: &Turn<'_>, problem: &Problem) -> Answer {
    let mut parts = vec![Part::Heading(problem.sentence().to_owned())];
    if !problem.errors.is_empty() {
        parts.push(Part::Lines(fields::lines(turn, problem)));
    }
    parts.push(Part::Note(turn.say("chat-nothing-done")));
    Answer::Reply(parts.into())
}

fn with_detail(turn: &Turn<'_>, id: &str, problem: &Problem) -> Answer {
    let parts = vec![Part::Heading(turn.say(id)), Part::Note(problem.sentence().to_owned())];
    Answer::Reply(parts.into())
}

fn with_id(turn: &Turn<'_>, id: &str, problem: &Problem) -> Answer {
    let mut parts = vec![Part::Heading(turn.say(id))];
    parts.extend(request_id(turn, problem));
    Answer::Reply(parts.into())
}

fn request_id(turn: &Turn<'_>, problem: &Problem) -> Option<Part> {
    let id = problem.request_id.as_ref()?;
    Some(Part::Note(turn.tell("chat-trouble-id", &[("id", digits(id))])))
}

/// The API cannot be reached, or something broke in it.
fn trouble(turn: &Turn<'_>, error: &Error) -> Answer {
    let never_arrived = match error {
        Error::Transport(transport) => transport.is_connect(),
        Error::InvalidUrl(_) | Error::InvalidHeader(_) => true,
        Error::Problem(_) | Error::Waits(_) | Error::Decode { .. } => false,
    };
    let nothing_done = never_arrived || !turn.may_have_changed();
    let id = if nothing_done { "chat-trouble-down" } else { "chat-trouble-unsure" };
    let mut parts = vec![Part::Heading(turn.say(id))];
    parts.extend(again(turn));
    parts.extend(error.problem().and_then(|problem| request_id(turn, problem)));
    Answer::Reply(parts.into())
}

/// How to ask for the same again, if it was much to type.
fn again(turn: &Turn<'_>) -> Vec<Part> {
    let rest = match &turn.event.what {
        What::Command { text } => text.clone(),
        What::Form { form, fields } => match form::Id::read(form) {
            Some(form::Id::Add { force }) => add::draft(fields, force).line(),
            Some(form::Id::Decline(_)) | None => return Vec::new(),
        },
        What::Button { .. } => return Vec::new(),
    };
    let line = turn.line(&rest);
    if line.len() > MAX_LINE {
        return Vec::new();
    }
    vec![Part::Text(turn.say("chat-trouble-again")), Part::Code(line)]
}

/// Logs what nobody in chat can mend, without what anybody typed.
fn note(turn: &Turn<'_>, error: &Error) {
    let platform = turn.event.who.account.platform().as_str();
    match error.problem() {
        Some(problem) if problem.status >= 500 || problem.status == 401 => tracing::error!(
            platform,
            status = problem.status,
            code = %problem.code,
            request_id = problem.request_id.as_deref(),
            "the API could not do what was asked for in chat"
        ),
        Some(_) => {}
        None => tracing::error!(platform, %error, "the API could not be asked"),
    }
}
