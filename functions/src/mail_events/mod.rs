//! Takes in what SES tells of its mails, by EventBridge: delivered, delayed, bounced, reported as spam.
//!
//! News may come twice, in any order, and of mails that are nobody's. What is no use is logged and let
//! go, because EventBridge would bring it again for a day; only a busy table is an error.

mod ses;

use serde_json::Value;
use usher_directory::{Directory, InviteNews, Noted, StoreError};
use usher_domain::{MailNews, Suppression, sources::Clock};

use self::ses::Told;
pub use self::ses::Useless;

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was about a mail of ours.
    Noted(Noted),
    /// There was nothing in it for us.
    LetGo(Useless),
}

/// Takes in one event of EventBridge.
pub async fn news(
    directory: &Directory,
    clock: &Clock,
    event: Value,
) -> Result<Outcome, StoreError> {
    let outcome = match Told::read(event, directory.org()) {
        Ok(told) => note(directory, clock, told).await?,
        Err(useless) => Outcome::LetGo(useless),
    };
    // Neither the event nor the address: what was told of whom is in the table.
    tracing::info!(?outcome, "news of a mail");
    Ok(outcome)
}

async fn note(directory: &Directory, clock: &Clock, told: Told) -> Result<Outcome, StoreError> {
    let now = clock.now();
    if told.generation > 0 {
        let Told { user, generation, entry, news, .. } = told;
        let order = InviteNews { user, generation, entry, news, now };
        let noted = directory.note_invite_news(order).await?;
        // Whoever complains of an older mail wants none. That one came back says nothing of the newer
        // one, which is on its way and will tell; and an admin may have insisted on it.
        if noted != Noted::Superseded || news != MailNews::Complained {
            return Ok(Outcome::Noted(noted));
        }
    }
    // A notice, a password reset or an older invite: none hangs on it, but its address may be dead.
    let (Some(to), Some(reason)) = (&told.to, told.news.suppresses()) else {
        return Ok(Outcome::LetGo(Useless::NothingToDo));
    };
    let suppression = Suppression { reason, at: now, entry: told.entry };
    directory.note_notice_news(to, &suppression).await.map(Outcome::Noted)
}
