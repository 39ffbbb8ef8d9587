//! A user as a line of a list.

use usher_client::{ActorKind, User};
use usher_domain::Permission;

use super::{back::Back, menu::Menu};
use crate::portal::{
    Reader,
    shell::initials,
    words::{self, Badge, When},
};

/// A line of a list of users.
pub struct Row {
    pub id: String,
    pub name: String,
    pub initials: String,
    pub email: String,
    pub role: String,
    pub language: String,
    pub badge: Badge,
    pub inviter: String,
    /// The inviter's own page, if it is a person.
    pub inviter_page: Option<String>,
    pub added: When,
    /// Where their page is; what is done with them lies below it.
    pub page: String,
    pub actions: Actions,
    /// The menu and the box of its line, in a list where something can be done.
    pub menu: Option<Menu>,
}

/// What can be done with a user, as they are and as who looks.
#[expect(clippy::struct_excessive_bools, reason = "each is one entry of a menu, there or not")]
#[derive(Debug, Clone, Copy, Default)]
pub struct Actions {
    pub edit: bool,
    pub resend: bool,
    /// Whether nobody has mailed them an invite before.
    pub first: bool,
    pub copy: bool,
    pub revoke: bool,
    pub deactivate: bool,
    pub reactivate: bool,
    pub delete: bool,
}

impl Row {
    /// The line of `user`, for whoever looks.
    pub fn new(reader: &Reader, user: &User) -> Self {
        let texts = reader.texts;
        let language = user.language.parse().map_or_else(
            |_| user.language.clone(),
            |language: usher_domain::Language| language.name().to_owned(),
        );
        let inviter = user.invited_by.as_ref();
        let inviter_id = inviter.filter(|one| one.kind == ActorKind::User);
        let inviter_id = inviter_id.and_then(|one| one.id.as_deref());
        Self {
            id: user.id.clone(),
            name: user.full_name(),
            initials: initials(&user.full_name()),
            email: user.email.clone(),
            role: user.role.clone(),
            language,
            badge: Badge::of(texts, user),
            inviter: inviter.map(|actor| words::actor(texts, actor)).unwrap_or_default(),
            inviter_page: inviter_id.map(|id| reader.app.path(&format!("/users/{id}"))),
            added: When::new(texts, user.created_at),
            page: reader.app.path(&format!("/users/{}", user.id)),
            actions: Actions::of(reader, user),
            menu: None,
        }
    }

    /// The same with its menu. `back` is where its entries lead back to, and `once` is of the page.
    pub fn with_menu(self, reader: &Reader, back: &Back, once: &str) -> Self {
        let menu = Menu::new(reader, (&self.id, &self.name), self.actions, (back, once));
        Self { menu: Some(menu), ..self }
    }
}

impl Actions {
    /// What whoever looks may do with `user`, as far as their permissions tell: whose role allows more
    /// than one's own is refused when it is tried.
    pub fn of(reader: &Reader, user: &User) -> Self {
        let may = |permission| reader.person.permissions.allows(permission);
        let (invite, manage) = (may(Permission::UsersInvite), may(Permission::UsersManage));
        let own = user.id == reader.person.user.id.to_string();
        let status = user.status.as_str();
        let waits = user.approval_id.is_some();
        Self {
            edit: manage && status != "pending_approval",
            resend: invite
                && !waits
                && matches!(status, "added" | "invited" | "expired" | "revoked"),
            first: status == "added",
            copy: manage && !waits && matches!(status, "added" | "invited"),
            // What waits for approval can be called off by whoever asked for it, too.
            revoke: (manage && matches!(status, "added" | "invited" | "expired"))
                || ((invite || manage) && status == "pending_approval"),
            deactivate: manage && !own && status == "active",
            reactivate: manage && !waits && status == "deactivated",
            delete: manage && !own,
        }
    }

    /// Whether there is a menu at all.
    pub fn any(self) -> bool {
        self.edit
            || self.resend
            || self.copy
            || self.revoke
            || self.deactivate
            || self.reactivate
            || self.delete
    }
}
