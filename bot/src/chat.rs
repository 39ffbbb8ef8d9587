//! What both ways of running have in common: an event comes in, and the first answer goes out.

use std::{sync::Arc, time::Duration};

use serde_json::Value;
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout},
};
use usher_client::Client;
use usher_domain::sources::Clock;

use crate::{
    Bot, Event,
    delivered::Announced,
    discord::{self, Discord},
    outbound,
    settings::Settings,
    slack::{self, Slack, Way},
    work::{Announcement, FollowUps, Work},
};

/// How long what comes from a platform may take before it is acknowledged first and answered later.
#[derive(Debug, Clone, Copy)]
pub struct Within {
    /// Until the answer is known.
    pub answer: Duration,
    /// And then until Slack has taken one that its acknowledgement cannot bear.
    pub deliver: Duration,
}

impl Within {
    /// A second in all, with what handing over may take; the platforms wait for three.
    pub const A_SECOND: Self =
        Self { answer: Duration::from_millis(500), deliver: Duration::from_millis(300) };
}

/// How long it may take to hand over that a card is to be kept up to date.
const ANNOUNCE_WITHIN: Duration = Duration::from_millis(200);
/// How long Slack may take to tell somebody's language.
const LOCALE_WITHIN: Duration = Duration::from_millis(300);

/// How many events are answered at a time: each holds connections, and memory with them. Others wait for
/// their turn, and are acknowledged first if that takes long.
const AT_ONCE: usize = 256;

/// The bot on its platforms. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Chat {
    inner: Arc<Inner>,
    follow_ups: FollowUps,
}

#[derive(Debug)]
struct Inner {
    bot: Bot,
    client: Client,
    slack: Option<Slack>,
    discord: Option<Discord>,
    clock: Clock,
    within: Within,
    turns: Semaphore,
}

/// The bot could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// Usher's API cannot be called.
    #[error("USHER_URL or USHER_API_KEY cannot be used: {0}")]
    Client(#[from] usher_client::Error),
    /// The platforms cannot be called.
    #[error("the platforms cannot be called: {0}")]
    Http(#[from] reqwest::Error),
}

impl Chat {
    /// The bot with these settings. What takes longer than `within` (commonly [`Within::A_SECOND`])
    /// is acknowledged first, and goes to `follow_ups` like all that is done later.
    pub fn new(
        settings: &Settings,
        clock: Clock,
        follow_ups: FollowUps,
        within: Within,
    ) -> Result<Self, SetUpError> {
        let client = Client::builder(settings.url.clone(), Some(settings.api_key.clone()))
            .timeout(Duration::from_secs(15))
            .build()?;
        let pages = settings.pages.as_ref().unwrap_or(&settings.url).clone();
        let (slack, discord) = (settings.slack.as_ref(), settings.discord.as_ref());
        let platforms = slack.map(|slack| &slack.api).into_iter();
        let http = outbound::client(platforms.chain(discord.map(|discord| &discord.api)))?;
        let inner = Inner {
            bot: Bot::new(client.clone(), pages, clock.clone()),
            client,
            slack: slack.map(|slack| Slack::new(slack, http.clone())),
            discord: discord.map(|discord| Discord::new(discord, http)),
            clock,
            within,
            turns: Semaphore::new(AT_ONCE),
        };
        Ok(Self { inner: Arc::new(inner), follow_ups })
    }

    /// The same bot for whoever does what was handed over: it has nothing to hand over itself, and does
    /// not wait for itself.
    pub(crate) fn following_up(&self) -> Self {
        Self { inner: self.inner.clone(), follow_ups: FollowUps::nobody() }
    }

    pub(crate) fn bot(&self) -> &Bot {
        &self.inner.bot
    }

    pub(crate) fn client(&self) -> &Client {
        &self.inner.client
    }

    pub(crate) fn slack(&self) -> Option<&Slack> {
        self.inner.slack.as_ref()
    }

    pub(crate) fn discord(&self) -> Option<&Discord> {
        self.inner.discord.as_ref()
    }

    pub(crate) fn now(&self) -> jiff::Timestamp {
        self.inner.clock.now()
    }

    /// Answers what came from Slack: with the body of the acknowledgement, or with none.
    pub(crate) async fn answer_slack(&self, incoming: slack::Incoming) -> Option<Value> {
        let (slack::Incoming::Event(arrived), Some(slack)) = (incoming, self.slack()) else {
            return None;
        };
        let slack::Arrived { mut event, trigger } = *arrived;
        let answered = timeout(self.inner.within.answer, async {
            let _turn = self.inner.turns.acquire().await;
            event.who.locale = slack.api.locale(event.who.account.user(), LOCALE_WITHIN).await;
            self.inner.bot.answer(&event).await
        });
        let Ok(answer) = answered.await else {
            return self.later(event).await.err().map(|event| slack::refused(&event));
        };
        let end = Instant::now() + self.inner.within.deliver;
        match slack.deliver(&event, &answer, Way::InTime(&trigger), end).await {
            Ok(delivered) => {
                self.announce_later(delivered.announces).await;
                delivered.ack
            }
            Err(error) => {
                tracing::warn!(%error, "an answer was not delivered; it is tried again");
                self.later(event).await.err().map(|event| slack::refused(&event))
            }
        }
    }

    /// Answers what came from Discord; none, if there is nothing to answer.
    pub(crate) async fn answer_discord(&self, incoming: discord::Incoming) -> Option<Value> {
        use discord::Incoming;
        match incoming {
            Incoming::Ping => Some(discord::pong()),
            Incoming::Unknown => None,
            Incoming::OutsideServer(locale) => Some(discord::outside_server(locale.as_deref())),
            Incoming::Suggest(suggest) => Some(self.suggest(&suggest).await),
            Incoming::Event(event) => self.answer_discord_event(*event).await,
        }
    }

    async fn answer_discord_event(&self, mut event: Event) -> Option<Value> {
        if event.command.is_empty() {
            event.command = self.discord()?.command.clone();
        }
        let answered = timeout(self.inner.within.answer, async {
            let _turn = self.inner.turns.acquire().await;
            self.inner.bot.answer(&event).await
        });
        let Ok(answer) = answered.await else {
            let acknowledged = discord::later(&event);
            return Some(match self.later(event).await {
                Ok(()) => acknowledged,
                Err(event) => discord::refused(&event),
            });
        };
        let delivered = discord::in_time(&event, &answer);
        self.announce_later(delivered.announces).await;
        delivered.ack
    }

    async fn suggest(&self, suggest: &discord::Suggest) -> Value {
        let choices = match suggest.option.as_str() {
            "text" => discord::words(&suggest.typed),
            "role" => {
                let client = self.inner.client.on_behalf_of(&suggest.account.to_string());
                let roles = async { client?.roles().await };
                match timeout(self.inner.within.answer, roles).await {
                    Ok(Ok(roles)) => discord::roles(&roles, &suggest.typed),
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        };
        discord::choices(&choices)
    }

    /// Hands an event over to be answered later. It comes back if that cannot be done either.
    async fn later(&self, event: Event) -> Result<(), Event> {
        let work = Work::Answer { event: event.clone() };
        self.follow_ups.hand_over(work).await.map_err(|error| {
            tracing::error!(%error, ?event, "an event is lost");
            event
        })
    }

    /// Has a card kept up to date. What cannot be handed over at once is let go: news of them then come by
    /// messages of their own, and nobody waits for it.
    async fn announce_later(&self, announced: Option<Announced>) {
        let Some(announced) = announced else { return };
        let work = Work::Announce(self.announcement(announced));
        let handed = timeout(ANNOUNCE_WITHIN, self.follow_ups.hand_over(work));
        if !matches!(handed.await, Ok(Ok(()))) {
            tracing::error!("a card will not change");
        }
    }

    pub(crate) fn announcement(&self, announced: Announced) -> Announcement {
        let now = self.now();
        let until = now.checked_add(announced.lasts).unwrap_or(now);
        let Announced { account, user, version, handle, .. } = announced;
        Announcement { account, user, version, handle, until }
    }
}
