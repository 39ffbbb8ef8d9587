//! What surrounds every page of the portal: who is signed in, and where else they can go.

use usher_domain::Permission;
use usher_i18n::Texts;

use super::{Reader, told::Told};
use crate::{
    App, assets,
    pages::{Frame, frame},
    problem::ApiError,
    signed_in::SignedIn,
};

/// The places of the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Figures, and what needs attention.
    Overview,
    /// All users.
    Users,
    /// Those who accepted.
    Team,
    /// Users from a file.
    Import,
    /// What waits for a second person.
    Approvals,
    /// Roles.
    Roles,
    /// API keys.
    Keys,
    /// Linked chat accounts.
    Chat,
    /// What has happened.
    Audit,
    /// The organization's settings.
    Settings,
    /// One's own account.
    Account,
}

impl Place {
    /// What the menu shows, in its order.
    const MENU: [Self; 10] = [
        Self::Overview,
        Self::Users,
        Self::Team,
        Self::Import,
        Self::Approvals,
        Self::Roles,
        Self::Keys,
        Self::Chat,
        Self::Audit,
        Self::Settings,
    ];

    /// Where it is.
    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "/",
            Self::Users => "/users",
            Self::Team => "/team",
            Self::Import => "/imports",
            Self::Approvals => "/approvals",
            Self::Roles => "/roles",
            Self::Keys => "/keys",
            Self::Chat => "/chat-accounts",
            Self::Audit => "/audit",
            Self::Settings => "/settings",
            Self::Account => "/account",
        }
    }

    /// Its name, a sentence of the pages.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "nav-overview",
            Self::Users => "nav-users",
            Self::Team => "nav-team",
            Self::Import => "nav-import",
            Self::Approvals => "nav-approvals",
            Self::Roles => "nav-roles",
            Self::Keys => "nav-keys",
            Self::Chat => "nav-chat",
            Self::Audit => "nav-audit",
            Self::Settings => "nav-settings",
            Self::Account => "account-title",
        }
    }

    /// What it takes to see it.
    pub fn permission(self) -> Option<Permission> {
        match self {
            Self::Overview | Self::Users | Self::Team | Self::Approvals | Self::Roles => {
                Some(Permission::UsersRead)
            }
            Self::Import => Some(Permission::UsersInvite),
            Self::Chat => Some(Permission::UsersManage),
            Self::Keys => Some(Permission::KeysManage),
            Self::Audit => Some(Permission::AuditRead),
            Self::Settings => Some(Permission::SettingsManage),
            Self::Account => None,
        }
    }
}

/// What surrounds a page.
pub struct Shell {
    /// What every page has.
    pub frame: Frame,
    pub(crate) nav: Vec<NavItem>,
    pub(crate) home: String,
    pub(crate) name: String,
    pub(crate) initials: String,
    pub(crate) role: String,
    pub(crate) account: String,
    pub(crate) sign_out: String,
    /// What each form sends back.
    pub csrf: String,
    /// What the page before left to be told.
    pub told: Vec<Told>,
    texts: &'static Texts,
    base: String,
}

pub(crate) struct NavItem {
    pub(crate) href: String,
    pub(crate) label: String,
    pub(crate) current: bool,
}

impl Shell {
    /// What surrounds a page of `place` with `title`, for whoever looks at it.
    pub(crate) fn new(reader: &Reader, place: Place, title: String) -> Result<Self, ApiError> {
        let told = reader.told.clone();
        Self::around(&reader.app, &reader.person, reader.texts, place, title, told)
    }

    /// The same for whoever is signed in, without a request that they make.
    pub(crate) fn around(
        app: &App,
        person: &SignedIn,
        texts: &'static Texts,
        place: Place,
        title: String,
        told: Vec<Told>,
    ) -> Result<Self, ApiError> {
        let frame =
            Frame { script: app.path(assets::PORTAL_SCRIPT.path()), ..frame(app, texts, title) };
        let sees = |one: &Place| one.permission().is_none_or(|it| person.permissions.allows(it));
        let item = |one: Place| NavItem {
            href: app.path(one.path()),
            label: texts.get(one.title()),
            current: one == place,
        };
        Ok(Self {
            frame,
            nav: Place::MENU.into_iter().filter(sees).map(item).collect(),
            home: app.path("/"),
            name: person.user.full_name(),
            initials: initials(&person.user.full_name()),
            role: person.user.role.to_string(),
            account: app.path("/account"),
            sign_out: app.path("/sign-out"),
            csrf: person.csrf_token(app)?,
            told,
            texts,
            base: app.path(""),
        })
    }

    /// A sentence without variables.
    pub fn t(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A path below that of the base URL.
    pub fn path(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

/// One or two letters that stand for somebody.
pub fn initials(name: &str) -> String {
    use unicode_segmentation::UnicodeSegmentation as _;
    let first = |word: &str| word.graphemes(true).next().unwrap_or_default().to_uppercase();
    let mut words = name.split_whitespace();
    match (words.next(), words.next_back()) {
        (Some(one), Some(other)) => first(one) + &first(other),
        (Some(one), None) => first(one),
        _ => String::new(),
    }
}
