//! Linking a chat account to a user.

use usher_client::{Error, NewLinkCode};

use super::{refusal, turn::Turn};
use crate::{
    answer::{Answer, Button, Does, Look, Part},
    event::Who,
};

/// Shows where the account is linked, or how it is already.
pub async fn link(turn: &Turn<'_>) -> Result<Answer, Error> {
    let me = match turn.client().me().await {
        Ok(me) => me,
        Err(error) if error.code() == Some("not_linked") => {
            return Ok(turn.in_place(steps(turn, Vec::new()).await?));
        }
        Err(error) => return Err(error),
    };
    let name = me.user.map(|user| user.full_name()).unwrap_or_default();
    let parts = vec![
        Part::Heading(turn.tell("chat-account-already", &[("name", name.into())])),
        Part::Text(turn.say("chat-account-to-unlink")),
        Part::Code(turn.line("unlink")),
    ];
    Ok(Answer::Reply(parts.into()))
}

/// What somebody is told who is not linked yet, whatever they asked for.
pub async fn unlinked(turn: &Turn<'_>) -> Answer {
    let why = vec![Part::Text(turn.say("chat-account-why"))];
    match steps(turn, why).await {
        Ok(parts) => Answer::Reply(parts.into()),
        Err(error) if error.code() == Some("not_linked") => turn.heading("chat-account-why"),
        Err(error) => Box::pin(refusal::answer(turn, error)).await,
    }
}

/// What to do, step by step, with a page that is this account's alone.
pub async fn steps(turn: &Turn<'_>, why: Vec<Part>) -> Result<Vec<Part>, Error> {
    let Who { account, display_name, workspace_name, .. } = &turn.event.who;
    let code = turn
        .bot
        .client()
        .in_language(turn.texts.language().tag())?
        .make_link_code(&NewLinkCode {
            account: account.to_string(),
            display_name: display_name.clone(),
            workspace_name: workspace_name.clone(),
            language: Some(turn.texts.language().tag().to_owned()),
        })
        .await?;
    let until = turn.texts.date(code.expires_at);
    let button = Button {
        label: turn.say("chat-button-link"),
        does: Does::Open(code.url),
        look: Look::Primary,
    };
    let mut parts = vec![Part::Heading(turn.say("chat-account"))];
    let then = (!why.is_empty()).then(|| Part::Text(turn.say("chat-account-then")));
    parts.extend(why);
    parts.push(Part::Text(turn.say("chat-account-open")));
    parts.push(Part::Buttons(vec![button]));
    parts.push(Part::Text(turn.say("chat-account-digits")));
    parts.push(Part::Code(turn.line("confirm 123456")));
    parts.extend(then);
    parts.push(Part::Note(turn.tell("chat-account-until", &[("until", until.into())])));
    Ok(parts)
}
