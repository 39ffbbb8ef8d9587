//! Adding several people, one after the other.

use usher_client::Error;

use super::{add, fields, mistake, refusal, turn::Turn};
use crate::{
    answer::{Answer, Part},
    card::{digits, status_words},
    command::Draft,
};

/// Adds several people, and says in a line each what became of it.
pub async fn add(turn: &Turn<'_>, drafts: &[Draft]) -> Result<Answer, Error> {
    let mut lines = Vec::new();
    let mut added = 0;
    let mut stopped = false;
    for (n, draft) in drafts.iter().enumerate() {
        if stopped {
            lines.push(line("–", draft, &turn.say("chat-several-skipped")));
            continue;
        }
        match turn.once_of(n)?.add_user(&add::new_user(turn, draft)).await {
            Ok(done) => {
                added += usize::from(done.approval.is_none());
                lines.push(line_of(draft, &status_words(turn.texts, &done.user.status)));
            }
            // The whole is asked for again.
            Err(error) if super::is_under_way(&error) => return Err(error),
            // Nobody was added yet: what is wrong with the role is wrong with it for everybody.
            Err(error) if n == 0 && is_for_all(&error) => return of_all(turn, drafts, error).await,
            Err(error) => {
                stopped = error.problem().is_none_or(|problem| problem.status >= 500);
                lines.push(line("✕", draft, &refused(turn, &error)));
            }
        }
    }
    let counts = [("added", digits(&added)), ("all", digits(&drafts.len()))];
    let heading = Part::Heading(turn.tell("chat-several", &counts));
    Ok(Answer::Reply(vec![heading, Part::Lines(lines)].into()))
}

/// Whether a refusal would be the same for each of them.
fn is_for_all(error: &Error) -> bool {
    let Some(problem) = error.problem() else { return true };
    let is_of_options = |field: &str| matches!(field, fields::ROLE | fields::LANGUAGE);
    match problem.code.as_str() {
        "invalid" => problem.errors.iter().all(|error| is_of_options(&error.field)),
        "email_taken" | "address_suppressed" => false,
        _ => true,
    }
}

async fn of_all(turn: &Turn<'_>, drafts: &[Draft], error: Error) -> Result<Answer, Error> {
    match error.code() {
        Some("invalid") => mistake::fields(turn, drafts, error).await,
        _ => Err(error),
    }
}

fn refused(turn: &Turn<'_>, error: &Error) -> String {
    let Some(problem) = error.problem() else {
        return turn.say("chat-trouble-unsure");
    };
    match problem.code.as_str() {
        "email_taken" => turn.say("chat-several-taken"),
        "address_suppressed" => turn.say("chat-several-suppressed"),
        "invalid" => fields::lines(turn, problem).join("; "),
        _ if problem.status == 429 => {
            let wait = refusal::wait(turn, problem.retry_after);
            turn.tell("chat-trouble-wait", &[("wait", wait.into())])
        }
        _ if problem.status >= 500 => turn.say("chat-trouble-unsure"),
        _ => problem.sentence().to_owned(),
    }
}

fn line(mark: &str, draft: &Draft, said: &str) -> String {
    line_of(draft, &format!("{mark} {said}"))
}

fn line_of(draft: &Draft, said: &str) -> String {
    format!("{} {} · {} · {said}", draft.first_name, draft.last_name, draft.email)
}
