//! What the bot does about an event: it calls the API for the person, and answers in their language.
//!
//! Every operation has a file of its own. What goes wrong becomes an answer, too (`refusal`).

mod add;
mod approvals;
mod approve;
mod confirm;
mod copy_link;
mod decline;
pub(crate) mod fields;
mod find;
mod form;
mod help;
mod link;
mod list;
mod mistake;
mod refusal;
mod resend;
mod revoke;
mod seen;
mod several;
mod show;
mod turn;
mod unlink;

use jiff::Timestamp;
use url::Url;
use usher_client::{Client, Error, Notice};
use usher_domain::sources::Clock;

use crate::{
    action::{Action, ListPage},
    answer::{Answer, Reply},
    command::{self, Command},
    event::{Event, What},
    notice,
};
use turn::Turn;

/// The bot: it knows the API, by the key of a bot.
#[derive(Debug, Clone)]
pub struct Bot {
    client: Client,
    portal: Url,
    clock: Clock,
}

impl Bot {
    /// A bot that calls the API through `client`, which has the key of a bot, and leads people to
    /// `portal` for what chat has no place for.
    pub fn new(client: Client, portal: Url, clock: Clock) -> Self {
        Self { client, portal, clock }
    }

    /// Does what somebody asked for in chat. The same event again changes nothing more.
    pub async fn answer(&self, event: &Event) -> Answer {
        let (turn, done) = self.work_on(event).await;
        match done {
            Ok(answer) => answer,
            Err(error) => refusal::answer(&turn, error).await,
        }
    }

    /// The same for an event that was worked on before; nothing while the API is at that still.
    pub(crate) async fn answer_again(&self, event: &Event) -> Option<Answer> {
        let (turn, done) = self.work_on(event).await;
        match done {
            Ok(answer) => Some(answer),
            Err(error) if is_under_way(&error) => None,
            Err(error) => Some(refusal::answer(&turn, error).await),
        }
    }

    async fn work_on<'e>(&'e self, event: &'e Event) -> (Turn<'e>, Result<Answer, Error>) {
        let (turn, trouble) = Turn::begin(self, event).await;
        let done = match trouble {
            None => Box::pin(route(&turn)).await,
            Some(error) => Err(error),
        };
        (turn, done)
    }

    /// The message that tells a notice: what a card becomes, or a message of its own.
    pub fn notice(&self, notice: &Notice) -> Reply {
        notice::told(self, notice)
    }

    /// The client that the bot calls the API by, on nobody's behalf.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Where Usher's own pages are.
    pub fn portal(&self) -> &Url {
        &self.portal
    }

    /// The current instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

/// Whether the API is at the very same request still.
fn is_under_way(error: &Error) -> bool {
    error.code() == Some("under_way")
}

async fn route(turn: &Turn<'_>) -> Result<Answer, Error> {
    match &turn.event.what {
        What::Command { text } => match command::read(text) {
            Ok(command) => typed(turn, command).await,
            Err(mistake) => Ok(mistake::answer(turn, &mistake)),
        },
        What::Button { action } => match action.parse() {
            Ok(action) => pressed(turn, action).await,
            Err(_) => Ok(turn.heading("chat-old-button")),
        },
        What::Form { form, fields } => match form::Id::read(form) {
            Some(form::Id::Add { force }) => add::filled_in(turn, fields, force).await,
            Some(form::Id::Decline(approval)) => decline::decline(turn, &approval, fields).await,
            None => Ok(turn.heading("chat-old-button")),
        },
    }
}

async fn typed(turn: &Turn<'_>, command: Command) -> Result<Answer, Error> {
    match command {
        Command::Form(draft) => form::open(turn, &draft).await,
        Command::Add(draft) => add::typed(turn, &draft).await,
        Command::AddSeveral(drafts) => several::add(turn, &drafts).await,
        Command::List { status, search } => {
            list::list(turn, ListPage { status, search, number: 0 }).await
        }
        Command::Show(email) => show::by_address(turn, &email).await,
        Command::Resend { email, force } => resend::by_address(turn, &email, force).await,
        Command::Revoke(email) => revoke::by_address(turn, &email).await,
        Command::Confirm(digits) => confirm::confirm(turn, &digits).await,
        Command::Link => link::link(turn).await,
        Command::Unlink => unlink::ask(turn).await,
        Command::Approvals => approvals::list(turn).await,
        Command::Help => Ok(help::help(turn)),
    }
}

async fn pressed(turn: &Turn<'_>, action: Action) -> Result<Answer, Error> {
    match action {
        Action::Form => form::open(turn, &command::Draft::default()).await,
        Action::Resend(seen) => resend::resend(turn, &seen, false).await,
        Action::ResendAnyway(seen) => resend::resend(turn, &seen, true).await,
        Action::Revoke(seen) => revoke::ask(turn, &seen).await,
        Action::RevokeNow(seen) => revoke::revoke(turn, &seen).await,
        Action::CopyLink(user) => copy_link::copy(turn, &user).await,
        Action::Show(user) => show::beside(turn, &user).await,
        Action::Back(user) => show::in_place(turn, &user).await,
        Action::List(page) => list::list(turn, page).await,
        Action::Approve(approval) => approve::approve(turn, &approval).await,
        Action::Decline(approval) => Ok(decline::ask(turn, &approval)),
        Action::Approvals => approvals::list(turn).await,
        Action::Link => link::link(turn).await,
        Action::UnlinkNow => unlink::unlink(turn).await,
        Action::Help => Ok(help::help(turn)),
    }
}
