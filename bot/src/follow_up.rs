//! What is done after the platform has its first answer.

use std::time::Duration;

use tokio::{
    sync::mpsc,
    task::JoinSet,
    time::{Instant, sleep},
};
use usher_client::{ChatCard, Error};
use usher_domain::ChatPlatform;

use crate::{
    Event,
    chat::Chat,
    delivered::Delivered,
    notices,
    outbound::SendError,
    slack::Way,
    work::{Announcement, Work},
};

/// How long one answer may take to be delivered, with the pauses that a platform asks for.
const DELIVER_WITHIN: Duration = Duration::from_secs(15);
/// How often it is tried what was handed over, and how much longer is waited each time: 30 seconds in all,
/// after which the API does not call a change that was begun under way any more.
const TRIES: u32 = 6;
const PAUSE: Duration = Duration::from_secs(2);
/// How many things one process does at a time.
const AT_ONCE: usize = 64;

/// It could not be done now; all of it can be done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it could not be done now")]
pub struct Unfinished;

impl Chat {
    /// Does what was handed over. What fails can be done again: whatever the event changes, it changes
    /// once.
    pub async fn follow_up(&self, work: Work) -> Result<(), Unfinished> {
        match work {
            Work::Answer { event } => self.answer_late(event).await,
            Work::Announce(announcement) => self.announce(announcement).await,
            Work::Bell => notices::tell_all(self).await,
        }
    }

    async fn answer_late(&self, mut event: Event) -> Result<(), Unfinished> {
        let delivered = match event.who.account.platform() {
            ChatPlatform::Slack => {
                let Some(slack) = self.slack() else { return Ok(()) };
                if event.who.locale.is_none() {
                    let user = event.who.account.user();
                    event.who.locale = slack.api.locale(user, Duration::from_secs(3)).await;
                }
                let Some(answer) = self.bot().answer_again(&event).await else {
                    return Err(Unfinished);
                };
                slack.deliver(&event, &answer, Way::Late, Instant::now() + DELIVER_WITHIN).await
            }
            ChatPlatform::Discord => {
                let Some(discord) = self.discord() else { return Ok(()) };
                let Some(answer) = self.bot().answer_again(&event).await else {
                    return Err(Unfinished);
                };
                discord.deliver_late(&event, &answer, Instant::now() + DELIVER_WITHIN).await
            }
        };
        match delivered {
            Ok(Delivered { announces: Some(announced), .. }) => {
                self.announce(self.announcement(announced)).await
            }
            Ok(_) => Ok(()),
            Err(SendError::NotNow) => Err(Unfinished),
            Err(error) => {
                tracing::error!(%error, ?event, "an answer could not be given");
                Ok(())
            }
        }
    }

    /// Has a card kept up to date.
    async fn announce(&self, announcement: Announcement) -> Result<(), Unfinished> {
        let Announcement { account, user, version, handle, until } = announcement;
        if until <= self.now() {
            return Ok(());
        }
        let card = ChatCard { handle, until, version };
        let put = async {
            self.client().on_behalf_of(&account.to_string())?.put_chat_card(&user, &card).await
        };
        match put.await {
            Ok(()) => Ok(()),
            Err(error) if is_lasting(&error) => {
                tracing::warn!(%error, "a card will not change");
                Ok(())
            }
            Err(error) => {
                tracing::warn!(%error, "a card is not kept up to date yet");
                Err(Unfinished)
            }
        }
    }
}

/// Whether the API would say the same again.
pub(crate) fn is_lasting(error: &Error) -> bool {
    match error.problem() {
        Some(problem) => problem.status < 500 && problem.status != 429,
        None => matches!(error, Error::InvalidUrl(_) | Error::InvalidHeader(_)),
    }
}

/// Does what `follow_ups` is handed, here, until nobody can hand over anything any more; what was begun
/// is finished first.
pub fn follow_up_here(
    chat: &Chat,
    mut follow_ups: mpsc::UnboundedReceiver<Work>,
) -> impl Future<Output = ()> + Send + use<> {
    let chat = chat.following_up();
    async move {
        let mut running = JoinSet::new();
        while let Some(work) = follow_ups.recv().await {
            while running.len() >= AT_ONCE {
                running.join_next().await;
            }
            // Whatever has ended is let go.
            while running.try_join_next().is_some() {}
            let chat = chat.clone();
            running.spawn(async move {
                if persist(&chat, work.clone()).await.is_err() {
                    tracing::error!(?work, "it was given up");
                }
            });
        }
        while running.join_next().await.is_some() {}
    }
}

/// Does it, again and again for a while. What rings the bell is due again by itself.
pub(crate) async fn persist(chat: &Chat, work: Work) -> Result<(), Unfinished> {
    let tries = if work == Work::Bell { 1 } else { TRIES };
    for tried in 1..tries {
        if chat.follow_up(work.clone()).await.is_ok() {
            return Ok(());
        }
        sleep(PAUSE * tried).await;
    }
    chat.follow_up(work).await
}
