//! Handing over an invite's link.

use usher_client::Error;

use super::turn::Turn;
use crate::answer::{Answer, Part};

/// Shows the link of an invite to whoever asks, and says what it is. Who is only added is invited by this.
pub async fn copy(turn: &Turn<'_>, id: &str) -> Result<Answer, Error> {
    let link = match turn.once()?.invite_link(id).await {
        Ok(link) => link,
        Err(error) if error.code() == Some("no_link") => {
            let user = turn.client().user(id).await?;
            let why = error.problem().map(|problem| problem.sentence().to_owned());
            let parts = turn.card_below(why.unwrap_or_default(), &user);
            return Ok(Answer::Reply(parts.into()));
        }
        Err(error) => return Err(error),
    };
    let user = turn.client().user(id).await?;
    let until = turn.texts.date(link.expires_at);
    let parts = vec![
        Part::Heading(turn.of("chat-copied", &user)),
        Part::Code(link.link),
        Part::Text(turn.of("chat-copied-care", &user)),
        Part::Note(turn.tell("chat-copied-until", &[("until", until.into())])),
    ];
    Ok(Answer::Reply(parts.into()))
}
