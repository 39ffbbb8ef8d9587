//! The embedded mailbox: Amazon SES's "send an email" for a laptop and for tests, and a page to
//! read what was sent.
//!
//! [`Mailbox::router`] speaks the SES v2 API, so the code that sends is the one that runs in AWS,
//! and what it sends is kept instead of delivered. Nothing leaves the machine.

mod address;
mod compose;
pub(crate) mod guard;
mod links;
mod message;
mod news;
pub(crate) mod page;
mod send;
mod store;
mod suppression;

#[cfg(test)]
mod tests;

use std::{
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{get, post},
};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use self::{
    message::Envelope,
    store::{Messages, Store},
    suppression::Suppressed,
};
pub use self::{message::Message, store::StoreError};
use usher_domain::sources::{Clock, Random};

/// The largest `SendEmail` request the mailbox takes, in bytes. SES v2 itself takes messages of up
/// to 40 MB.
const BODY_LIMIT: usize = 10 * 1024 * 1024;

/// Keeps the mails that were sent; clones share them.
#[derive(Clone)]
pub struct Mailbox {
    shared: Arc<Shared>,
}

struct Shared {
    store: Store,
    messages: RwLock<Messages>,
    suppressed: Mutex<Suppressed>,
    /// Who is told what becomes of the mails.
    listener: Mutex<Option<UnboundedSender<Value>>>,
    random: Random,
    clock: Clock,
}

impl Mailbox {
    /// Opens the mails that `folder` holds (it is made if need be) and keeps every new one there,
    /// as `<id>.eml` with its envelope in `<id>.json`, before the sender has its answer.
    pub fn open(folder: &Path, random: Random, clock: Clock) -> Result<Self, StoreError> {
        let store = Store::folder(folder)?;
        let (messages, suppressed) = (store.load()?, store.load_suppressed()?);
        Ok(Self::with(store, messages, suppressed, random, clock))
    }

    /// A mailbox whose mails end with its last clone.
    pub fn memory(random: Random, clock: Clock) -> Self {
        Self::with(Store::Memory, Messages::default(), Suppressed::default(), random, clock)
    }

    fn with(
        store: Store,
        messages: Messages,
        suppressed: Suppressed,
        random: Random,
        clock: Clock,
    ) -> Self {
        let (messages, suppressed) = (RwLock::new(messages), Mutex::new(suppressed));
        let listener = Mutex::default();
        Self { shared: Arc::new(Shared { store, messages, suppressed, listener, random, clock }) }
    }

    /// From now on, what SES would tell of each mail, as events of EventBridge in the order in which
    /// they happen. The last one who asks is told.
    pub fn events(&self) -> UnboundedReceiver<Value> {
        let (sender, receiver) = unbounded_channel();
        *self.shared.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        receiver
    }

    fn emit(&self, event: Value) {
        let listener = self.shared.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listener) = &*listener {
            // Nobody listens any more: there is nobody to miss it.
            let _ = listener.send(event);
        }
    }

    /// Every mail, newest first.
    pub fn list(&self) -> Vec<Message> {
        self.newest_first().iter().map(|message| Message::clone(message)).collect()
    }

    /// Throws every mail away, on disk too.
    pub fn clear(&self) {
        let thrown = self.messages_mut().take();
        for message in thrown {
            self.shared.store.remove(&message.id);
        }
    }

    /// The SES v2 endpoint (`POST /v2/email/outbound-emails`, and the suppressed addresses) and the
    /// pages below `/_dev/mail`.
    ///
    /// Answers only callers on this machine that are not another web site's page: the `Host` must
    /// be a loopback name, an `Origin` must be that host's own.
    pub fn router(&self) -> Router {
        Router::new()
            .route(send::PATH, post(send::send_email))
            .route(suppression::PATH, get(suppression::get).delete(suppression::delete))
            .route("/_dev/mail", get(page::index).delete(page::delete))
            .route("/_dev/mail.json", get(page::json))
            .route("/_dev/mail/style.css", get(page::style))
            .route("/_dev/mail/script.js", get(page::script))
            .route("/_dev/mail/clear", post(page::clear))
            .route("/_dev/mail/{id}", get(page::message))
            .route("/_dev/mail/{id}/html", get(page::html))
            .route_layer(DefaultBodyLimit::max(BODY_LIMIT))
            .route_layer(middleware::from_fn(guard::only_this_machine))
            .with_state(self.clone())
    }

    fn newest_first(&self) -> Vec<Arc<Message>> {
        self.messages().newest_first()
    }

    fn find(&self, id: &str) -> Option<Arc<Message>> {
        self.messages().find(id)
    }

    /// A new message id and the instant it stands for. Ids sort in the order they were given.
    fn next_id(&self) -> (String, jiff::Timestamp) {
        let mut random = [0; 16];
        self.shared.random.fill(&mut random);
        let now = self.shared.clock.now();
        (self.messages_mut().next_id(now, random), now)
    }

    /// Keeps one mail from `source`: on disk first, then where the pages see it. Then it is told of.
    fn keep(&self, envelope: &Envelope, source: &str, raw: &[u8]) -> std::io::Result<()> {
        self.shared.store.write(envelope, raw)?;
        let message = Arc::new(Message::read(envelope.clone(), raw));
        self.messages_mut().insert(message);
        self.tell(envelope, source);
        Ok(())
    }

    fn suppressed(&self) -> MutexGuard<'_, Suppressed> {
        self.shared.suppressed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn messages(&self) -> RwLockReadGuard<'_, Messages> {
        self.shared.messages.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn messages_mut(&self) -> RwLockWriteGuard<'_, Messages> {
        self.shared.messages.write().unwrap_or_else(PoisonError::into_inner)
    }
}
