//! What becomes of a notice that is due: it is judged on everybody as they are now.

use jiff::Timestamp;
use usher_directory::{ChatLink, StoreError};
use usher_domain::{
    ApprovalState, ChatCard, ChatEvent, ChatNotice, Language, NoticeKind, Permission,
    PermissionSet, Status, User, cursor,
};

use super::view::{CardView, card_scope};
use crate::{
    App,
    approvals::{ApprovalView, may_decide},
};

/// What is told.
pub struct Telling {
    /// What happened.
    pub event: ChatEvent,
    /// To whom, in what language.
    pub language: Language,
    /// About whom.
    pub user: Option<User>,
    /// About which request for approval.
    pub approval: Option<ApprovalView>,
    /// The card that changes; without one it is a message.
    pub card: Option<CardView>,
}

impl Telling {
    /// How it is told.
    pub fn kind(&self) -> NoticeKind {
        if self.card.is_some() { NoticeKind::Card } else { NoticeKind::Message }
    }

    /// The version of the user that is shown.
    pub fn version(&self) -> u64 {
        self.user.as_ref().map_or(0, |user| user.version)
    }
}

/// The person whom a notice is for.
struct Recipient {
    person: User,
    link: ChatLink,
    rights: PermissionSet,
}

/// What is told by a notice; `None` if there is nobody to tell it to any more, or nothing. `most` is
/// what the bot may do on behalf of anybody.
pub async fn judge(
    app: &App,
    notice: &ChatNotice,
    most: PermissionSet,
    now: Timestamp,
) -> Result<Option<Telling>, StoreError> {
    let Some(to) = find_recipient(app, notice, most).await? else {
        return Ok(None);
    };
    // Whoever may not look at users is told of none in chat, nor what is asked about them.
    if !to.rights.allows(Permission::UsersRead) {
        return Ok(None);
    }
    let user = match notice.user {
        Some(id) => app.directory.find_user(id).await?,
        None => None,
    };
    // Whoever asked hears that it was called off, even because its user was erased.
    if user.is_none() && notice.approval.is_none() {
        return Ok(None);
    }
    match (notice.kind, user) {
        (NoticeKind::Card, Some(user)) => card(app, notice, &to, user, now).await,
        (NoticeKind::Card, None) => Ok(None),
        (NoticeKind::Message, user) => {
            let Some(approval) = about_approval(app, notice, &to, now).await? else {
                return Ok(None);
            };
            let telling = message(app, notice.event, &to, user, now).await?;
            Ok(telling.map(|telling| Telling { approval, ..telling }))
        }
    }
}

/// The person, if the account is linked to them still and they are a member.
async fn find_recipient(
    app: &App,
    notice: &ChatNotice,
    most: PermissionSet,
) -> Result<Option<Recipient>, StoreError> {
    let link = app.directory.find_chat_link(&notice.account).await?;
    let Some(link) = link.filter(|link| link.user == notice.person) else {
        return Ok(None);
    };
    let person = app.directory.find_user(link.user).await?;
    let Some(person) = person.filter(|person| person.status == Status::Active) else {
        return Ok(None);
    };
    let theirs = app.directory.find_permissions(&person.role).await?.unwrap_or_default();
    let rights = theirs.and(most);
    Ok(Some(Recipient { person, link, rights }))
}

/// The request for approval that a notice is about, if it is about one. The outer `None`: it is gone, or
/// it waits no more, or not for this person.
async fn about_approval(
    app: &App,
    notice: &ChatNotice,
    to: &Recipient,
    now: Timestamp,
) -> Result<Option<Option<ApprovalView>>, StoreError> {
    let Some(id) = notice.approval else { return Ok(Some(None)) };
    let Some(approval) = app.directory.find_approval(id).await? else { return Ok(None) };
    if notice.event == ChatEvent::ApprovalRequested {
        let waits = approval.state_at(now) == ApprovalState::Pending;
        if !waits || may_decide(app, &approval, to.person.id).await?.is_none() {
            return Ok(None);
        }
    }
    let view = ApprovalView::named(app, &approval).await?;
    Ok(Some(Some(view)))
}

/// The card changes, while it can be changed; after that, whoever invited gets a message, if it is
/// worth one.
async fn card(
    app: &App,
    notice: &ChatNotice,
    to: &Recipient,
    user: User,
    now: Timestamp,
) -> Result<Option<Telling>, StoreError> {
    let card = app.directory.find_card(user.id, &notice.account).await?;
    // Another card has taken its place, with a notice of its own.
    if card.as_ref().is_some_and(|card| card.notice != notice.id) {
        return Ok(None);
    }
    let live = card.filter(|card| card.is_live(now));
    if let Some((card, handle)) = live.and_then(|card| open(app, card)) {
        let is_new = card.shown < user.version;
        let view = CardView::new(&card, handle);
        let telling = Telling {
            event: notice.event,
            language: to.language(),
            user: Some(user),
            approval: None,
            card: Some(view),
        };
        return Ok(is_new.then_some(telling));
    }
    let invited = user.invited_by.person() == Some(to.person.id);
    match notice.untold().filter(|_| invited) {
        Some(event) => message(app, event, to, Some(user), now).await,
        None => Ok(None),
    }
}

/// A message, unless things have moved on.
async fn message(
    app: &App,
    event: ChatEvent,
    to: &Recipient,
    user: Option<User>,
    now: Timestamp,
) -> Result<Option<Telling>, StoreError> {
    if user.as_ref().is_some_and(|user| !event.still_holds(user, now)) {
        return Ok(None);
    }
    // Only who can give a new link is asked for one.
    if let (ChatEvent::RenewalRequested, Some(user)) = (event, &user) {
        let covers = app.directory.find_permissions(&user.role).await?;
        let able = to.rights.allows(Permission::UsersInvite)
            && covers.is_some_and(|covers| to.rights.covers(covers));
        if !able {
            return Ok(None);
        }
    }
    Ok(Some(Telling { event, language: to.language(), user, approval: None, card: None }))
}

/// The card with its handle. One that was sealed under a forgotten key cannot be changed any more.
fn open(app: &App, card: ChatCard) -> Option<(ChatCard, String)> {
    let scope = card_scope(card.user, &card.account);
    let handle = cursor::open(&app.keys.ring(), scope.as_bytes(), &card.handle).ok()?;
    Some((card, String::from_utf8(handle).ok()?))
}

impl Recipient {
    /// What the account is set to, else what the person reads.
    fn language(&self) -> Language {
        self.link.language.unwrap_or(self.person.language)
    }
}
