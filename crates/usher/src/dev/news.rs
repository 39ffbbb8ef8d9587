//! Brings what the mailbox tells of its mails to `mail_events`, as EventBridge does in AWS.

use std::{sync::Arc, time::Duration};

use serde_json::Value;
use tokio::sync::{Notify, mpsc::UnboundedReceiver, watch};
use usher_functions::{App, mail_events::news};

use super::system::until;

/// How often an event is brought to a table that is busy.
const TRIES: u32 = 10;

/// The wait after the first of these; each further one is longer by as much.
const WAIT: Duration = Duration::from_millis(50);

/// Takes in the events in their order; once `ended`, those that came before that, and no more. Each
/// may leave an event and a notice in the outbox, for which it wakes the sweep.
pub(super) async fn bring(
    mut events: UnboundedReceiver<Value>,
    app: App,
    wake: Arc<Notify>,
    ended: watch::Receiver<bool>,
) {
    let ended = until(ended);
    tokio::pin!(ended);
    loop {
        tokio::select! {
            event = events.recv() => match event {
                Some(event) => take_in(&app, event, &wake).await,
                None => return,
            },
            () = &mut ended => break,
        }
    }
    events.close();
    while let Some(event) = events.recv().await {
        take_in(&app, event, &wake).await;
    }
}

async fn take_in(app: &App, event: Value, wake: &Notify) {
    for attempt in 1..=TRIES {
        match news(&app.directory, &app.clock, event.clone()).await {
            Ok(_) => return wake.notify_one(),
            Err(error) if error.is_busy() => tokio::time::sleep(WAIT * attempt).await,
            Err(error) => return tracing::error!(%error, "news of a mail was not taken in"),
        }
    }
    tracing::error!("news of a mail was not taken in: the table is busy");
}
