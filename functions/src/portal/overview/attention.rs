//! What needs attention, each with its remedy.

use usher_client::{
    Approval, ApprovalKind, DeadEntry, Error, MailState, Need, Page, PageRequest, User,
};
use usher_domain::Permission;

use crate::portal::{
    Failure, Reader,
    happening::mail_reason,
    words::{self, Badge, When, word},
};

/// How many of each the overview shows.
const FEW: u16 = 3;

/// An invite that ends within so many hours is told of.
const SOON: u16 = 48;

/// What can need attention, and is listed below `/attention`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Mails that did not arrive.
    Mails,
    /// Invites that are about to end.
    Expiring,
    /// People who ask for a new link.
    Renewals,
    /// What could not be sent for two days.
    Deliveries,
}

/// Some of a list.
pub struct Section {
    pub id: &'static str,
    pub title: String,
    pub hint: String,
    pub items: Vec<Item>,
    /// Where the whole of it is, if this is not.
    pub all: Option<String>,
}

/// Something that needs attention.
pub struct Item {
    /// Whom it is about.
    pub name: String,
    pub page: Option<String>,
    pub email: Option<String>,
    pub badge: Option<Badge>,
    /// What there is to know.
    pub notes: Vec<String>,
    pub when: Option<(String, When)>,
    pub remedies: Vec<Remedy>,
}

/// What can be done about it.
pub struct Remedy {
    pub label: String,
    pub href: String,
    /// Whether it is done at once, or a page is opened.
    pub post: bool,
    /// What is asked first, where it is done for good.
    pub sure: Option<String>,
}

impl List {
    /// What the end of an address names.
    pub fn named(name: &str) -> Option<Self> {
        let all = [Self::Mails, Self::Expiring, Self::Renewals, Self::Deliveries];
        all.into_iter().find(|list| list.name() == name)
    }

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mails => "mails",
            Self::Expiring => "expiring",
            Self::Renewals => "renewals",
            Self::Deliveries => "deliveries",
        }
    }

    /// Where the whole of it is.
    pub fn path(self) -> String {
        format!("/attention/{}", self.name())
    }

    /// What it takes to see it.
    pub fn permission(self) -> Permission {
        match self {
            Self::Deliveries => Permission::UsersManage,
            _ => Permission::UsersRead,
        }
    }

    fn need(self) -> Option<Need> {
        match self {
            Self::Mails => {
                let states = vec![MailState::Bounced, MailState::Complained, MailState::Failed];
                Some(Need::Mail(states))
            }
            Self::Expiring => Some(Need::Ending { hours: SOON }),
            Self::Renewals => Some(Need::Renewal),
            Self::Deliveries => None,
        }
    }

    /// A page of it.
    pub async fn page(self, reader: &Reader, page: &PageRequest) -> Result<Page<Item>, Error> {
        let client = &reader.client;
        if let Some(need) = self.need() {
            let found = client.users_in_need(&need, page).await?;
            Ok(shown(found, |user| Item::of_user(reader, self, &user)))
        } else {
            let found = client.dead_entries(page).await?;
            Ok(shown(found, |dead| Item::of_dead(reader, &dead)))
        }
    }
}

fn shown<T>(page: Page<T>, item: impl Fn(T) -> Item) -> Page<Item> {
    let Page { items, next_cursor } = page;
    Page { items: items.into_iter().map(item).collect(), next_cursor }
}

/// All that needs attention, a few of each. What is empty is left out.
pub async fn sections(reader: &Reader) -> Result<Vec<Section>, Failure> {
    let of = |list: List| section(reader, list);
    let (mails, expiring, renewals, approvals, deliveries) = tokio::join!(
        of(List::Mails),
        of(List::Expiring),
        of(List::Renewals),
        approvals(reader),
        of(List::Deliveries)
    );
    let all = [approvals?, renewals?, mails?, deliveries?, expiring?];
    Ok(all.into_iter().flatten().collect())
}

async fn section(reader: &Reader, list: List) -> Result<Option<Section>, Failure> {
    if !reader.person.permissions.allows(list.permission()) {
        return Ok(None);
    }
    let found = list.page(reader, &few()).await?;
    let more = found.next_cursor.map(|_| reader.app.path(&list.path()));
    Ok(Section::new(reader, list.name(), found.items, more))
}

async fn approvals(reader: &Reader) -> Result<Option<Section>, Failure> {
    let found = reader.client.approvals(None, &few()).await?;
    let more = found.next_cursor.map(|_| reader.app.path("/approvals"));
    let items = found.items.iter().map(|approval| Item::of_approval(reader, approval)).collect();
    Ok(Section::new(reader, "approvals", items, more))
}

fn few() -> PageRequest {
    PageRequest { limit: Some(FEW), cursor: None }
}

impl Section {
    /// The section, unless nothing is known to be in it.
    fn new(
        reader: &Reader,
        name: &'static str,
        items: Vec<Item>,
        all: Option<String>,
    ) -> Option<Self> {
        (!items.is_empty() || all.is_some()).then(|| Self {
            id: name,
            title: reader.t(&format!("attention-{name}")),
            hint: reader.t(&format!("attention-{name}-hint")),
            items,
            all,
        })
    }
}

impl Item {
    fn of_user(reader: &Reader, list: List, user: &User) -> Self {
        let texts = reader.texts;
        let invite = user.invite.as_ref();
        let mail = invite.map(|invite| &invite.mail).filter(|_| list == List::Mails);
        let badge = mail.map(|mail| Badge {
            class: mail.state.as_str().to_owned(),
            text: word(texts, "mail-state", mail.state.as_str()),
        });
        let reason = mail.and_then(|mail| mail_reason(texts, mail.reason.as_deref()?));
        let when = match list {
            List::Expiring => invite.map(|invite| ("attention-ends", invite.expires_at)),
            List::Renewals => user.renewal_requested_at.map(|at| ("attention-asked", at)),
            List::Mails | List::Deliveries => None,
        };
        Self {
            name: user.full_name(),
            page: Some(reader.app.path(&format!("/users/{}", user.id))),
            email: Some(user.email.clone()),
            badge,
            notes: reason.into_iter().collect(),
            when: when.map(|(id, at)| (reader.t(id), When::new(texts, at))),
            remedies: remedies(reader, list, user),
        }
    }

    fn of_approval(reader: &Reader, approval: &Approval) -> Self {
        let texts = reader.texts;
        let user = approval.user.as_ref();
        let is_of_role = approval.kind == ApprovalKind::ChangeRoleDefinition;
        let nobody = || if is_of_role { approval.role.clone() } else { reader.t("actor-unknown") };
        let asks = words::approval_kind(texts, approval.kind.as_str(), &approval.role);
        let asked_by = words::actor(texts, &approval.requested_by);
        let page = reader.app.path(&format!("/approvals/{}", approval.id));
        let remedy = Remedy {
            label: reader.t("remedy-decide"),
            href: page.clone(),
            post: false,
            sure: None,
        };
        Self {
            name: user.map_or_else(nobody, usher_client::ApprovalUser::full_name),
            page: Some(page),
            email: user.map(|user| user.email.clone()),
            badge: None,
            notes: vec![asks, reader.format("attention-asked-by", &[("name", asked_by.into())])],
            when: Some((reader.t("attention-lapses"), When::new(texts, approval.expires_at))),
            remedies: vec![remedy],
        }
    }

    fn of_dead(reader: &Reader, dead: &DeadEntry) -> Self {
        let user = dead.user.as_ref();
        let name = user.and_then(|user| user.name.clone());
        let page = user.filter(|_| name.is_some());
        let of_entry =
            |what: &str| reader.app.path(&format!("/attention/deliveries/{}/{what}", dead.id));
        let tries = reader.format("attention-tries", &[("count", dead.attempts.into())]);
        let reason = dead.reason.as_ref();
        let reason =
            reason.map(|code| reader.format("attention-reason", &[("reason", code.into())]));
        Self {
            name: name.unwrap_or_else(|| {
                reader.t(if user.is_some() { "actor-unknown" } else { "attention-nobody" })
            }),
            page: page.map(|user| reader.app.path(&format!("/users/{}", user.id))),
            email: None,
            badge: None,
            notes: [message(reader, dead), tries].into_iter().chain(reason).collect(),
            when: Some((reader.t("attention-since"), When::new(reader.texts, dead.created_at))),
            remedies: vec![
                Remedy {
                    label: reader.t("remedy-retry"),
                    href: of_entry("retry"),
                    post: true,
                    sure: None,
                },
                Remedy {
                    label: reader.t("remedy-let-go"),
                    href: of_entry("let-go"),
                    post: true,
                    sure: Some(reader.t("remedy-let-go-sure")),
                },
            ],
        }
    }
}

/// What could not be sent.
fn message(reader: &Reader, dead: &DeadEntry) -> String {
    if let Some(event) = &dead.event {
        return reader.format("message-event", &[("event", event.into())]);
    }
    let id = match dead.kind.as_str() {
        "approval_requested" => "approval-notice",
        "renewal_requested" => "renewal-notice",
        kind => kind,
    };
    words::known(reader.texts, &format!("message-{}", id.replace('_', "-")))
        .unwrap_or_else(|| reader.t("message-other"))
}

fn remedies(reader: &Reader, list: List, user: &User) -> Vec<Remedy> {
    let permissions = &reader.person.permissions;
    let of_user = |what: &str| reader.app.path(&format!("/users/{}{what}", user.id));
    let back = if list == List::Mails { "?back=/" } else { "" };
    let mut remedies = Vec::new();
    // Where an address is wrong, mailing it again helps nobody.
    if permissions.allows(Permission::UsersManage) && list == List::Mails && is_wrong_address(user)
    {
        remedies.push(Remedy {
            label: reader.t("remedy-address"),
            href: of_user(&format!("/edit{back}")),
            post: false,
            sure: None,
        });
    } else if permissions.allows(Permission::UsersInvite)
        && user.approval_id.is_none()
        && !has_complained(user)
    {
        let id = if list == List::Renewals { "remedy-new-link" } else { "remedy-resend" };
        remedies.push(Remedy {
            label: reader.t(id),
            href: of_user("/resend"),
            post: true,
            sure: None,
        });
    }
    remedies.push(Remedy {
        label: reader.t("remedy-open"),
        href: of_user(""),
        post: false,
        sure: None,
    });
    remedies
}

/// Whoever called a mail spam is asked first, not mailed again by one press.
fn has_complained(user: &User) -> bool {
    user.invite.as_ref().is_some_and(|invite| invite.mail.state == MailState::Complained)
}

fn is_wrong_address(user: &User) -> bool {
    let mail = user.invite.as_ref().map(|invite| &invite.mail);
    let reason = mail.and_then(|mail| mail.reason.as_deref());
    matches!(reason, Some("address_rejected" | "address_blocked"))
}
