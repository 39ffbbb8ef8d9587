//! What is to be told in chat without being asked: cards that change, and messages.

use std::time::Duration;

use tokio::task::JoinSet;
use usher_client::{Notice, NoticeOutcome};
use usher_domain::{ChatAccount, ChatPlatform};

use crate::{
    Reply,
    chat::Chat,
    discord,
    follow_up::{Unfinished, is_lasting},
    handle::Handle,
    notice,
    outbound::SendError,
    slack::{self, Posted},
};

/// How many notices are taken at a time: they are claimed for a minute.
const AT_A_TIME: u16 = 10;
/// How long one notice may take.
const WITHIN: Duration = Duration::from_secs(5);

/// Tells whatever is due. What cannot be told now comes again by itself, once its claim is over.
pub(crate) async fn tell_all(chat: &Chat) -> Result<(), Unfinished> {
    loop {
        let taken = chat.client().take_chat_notices(Some(AT_A_TIME)).await;
        let notices = taken.map_err(|error| {
            tracing::warn!(%error, "notices could not be taken");
            Unfinished
        })?;
        let all = notices.len() < usize::from(AT_A_TIME);
        // At once: one after the other they could outlast their claims.
        let mut telling = JoinSet::new();
        for notice in notices {
            let chat = chat.clone();
            telling.spawn(async move { tell(&chat, &notice).await });
        }
        while telling.join_next().await.is_some() {}
        if all {
            return Ok(());
        }
    }
}

async fn tell(chat: &Chat, notice: &Notice) {
    let outcome = match sent(chat, notice).await {
        Ok(()) => NoticeOutcome::Told,
        Err(SendError::NotNow) => return,
        Err(error) => {
            tracing::warn!(?notice, %error, "a notice cannot be told this way");
            NoticeOutcome::Undeliverable
        }
    };
    if let Err(error) = chat.client().chat_notice_done(notice, outcome).await {
        // It is told once more, which is better than never.
        let lasting = is_lasting(&error);
        tracing::warn!(?notice, %error, lasting, "that a notice was told could not be noted");
    }
}

async fn sent(chat: &Chat, due: &Notice) -> Result<(), SendError> {
    let reply = notice::told(chat.bot(), due);
    match &due.card {
        Some(card) => {
            let handle = Handle::read(&card.handle).ok_or(SendError::Over)?;
            redraw(chat, &handle, &reply).await
        }
        None => message(chat, due, &reply).await,
    }
}

/// The card becomes this.
async fn redraw(chat: &Chat, handle: &Handle, reply: &Reply) -> Result<(), SendError> {
    match (handle, chat.slack(), chat.discord()) {
        (Handle::SlackMessage { channel, ts, command }, Some(slack), _) => {
            let posted = Posted { channel: channel.clone(), ts: ts.clone() };
            slack.api.update(&posted, &slack::message(reply, command), WITHIN).await
        }
        (Handle::SlackPrivate { url, command }, Some(slack), _) => {
            let mut message = slack::message(reply, command);
            message["replace_original"] = true.into();
            slack.api.respond(url, &message, WITHIN).await
        }
        (Handle::Discord { to, message }, _, Some(discord)) => {
            let drawn = to.addressed(discord::message(reply, false));
            discord.api.edit(to, message.as_deref(), &drawn, WITHIN).await
        }
        // Another process may have that platform.
        _ => Err(SendError::NotNow),
    }
}

/// A direct message.
async fn message(chat: &Chat, notice: &Notice, reply: &Reply) -> Result<(), SendError> {
    let account: ChatAccount =
        notice.account.parse().map_err(|_| SendError::Refused("this is no account".to_owned()))?;
    match (account.platform(), chat.slack(), chat.discord()) {
        (ChatPlatform::Slack, Some(slack), _) => {
            let message = slack::message(reply, &slack.command);
            slack.api.post(account.user(), &message, WITHIN).await.map(drop)
        }
        (ChatPlatform::Discord, _, Some(discord)) => {
            let message = discord::naming(discord::message(reply, false), account.workspace());
            discord.api.direct_message(account.user(), &message, &notice.id, WITHIN).await
        }
        _ => Err(SendError::NotNow),
    }
}
