//! The first admin and the first key, without whom nobody could add anybody.

use usher_directory::{AddUser, Added, CopyLink, LinkOf, NewUser, Revived, StoredKey};
use usher_domain::{
    Actor, ChatWorkspaces, EmailAddress, Language, PersonName, RoleName, Status, User, UserId,
    api_key::{ApiKey, KeyKind},
};
use usher_functions::App;

use super::StartError;

/// Who the first admin is.
#[derive(Debug, Clone)]
pub struct FirstAdmin {
    /// Where notices to them go.
    pub email: EmailAddress,
    /// First name.
    pub first_name: PersonName,
    /// Last name.
    pub last_name: PersonName,
}

/// What a fresh system starts with.
#[derive(Debug)]
pub struct Bootstrap {
    /// The first admin.
    pub admin: User,
    /// The link by which they set their password; none once they have.
    pub setup_link: Option<String>,
}

/// Makes the first admin, as a super admin, and their key, unless they are there already. A link that
/// has expired meanwhile is made anew.
pub async fn bootstrap(
    app: &App,
    admin: &FirstAdmin,
    key: &ApiKey,
) -> Result<Bootstrap, StartError> {
    let part = |error: &dyn std::fmt::Display| StartError::Part(error.to_string());
    let admin = first_admin(app, admin).await?;
    if app.directory.find_api_key(key.id).await.map_err(|e| part(&e))?.is_none() {
        let stored = StoredKey {
            id: key.id,
            name: "bootstrap".to_owned(),
            hash: key.hash(),
            kind: KeyKind::Program { role: super_admin()? },
            creator: Some(admin.id),
            created_at: app.clock.now(),
            expires_at: None,
            revoked_at: None,
            last_used_at: None,
        };
        app.directory.put_api_key(&stored).await.map_err(|e| part(&e))?;
    }
    let order = CopyLink {
        user: admin.id,
        version: admin.version,
        actor: Actor::System,
        terms: app.invite_terms(),
        now: app.clock.now(),
    };
    let setup_link = match admin.status_at(order.now) {
        Status::Added | Status::Invited => match app.directory.copy_link(order).await {
            Ok(LinkOf::Invite(invite)) => {
                Some(app.invite_link(admin.id, &invite).map_err(|e| part(&e))?)
            }
            Ok(LinkOf::None | LinkOf::Changed | LinkOf::NotFound) => None,
            Err(error) => return Err(part(&error)),
        },
        _ => None,
    };
    Ok(Bootstrap { admin, setup_link })
}

/// Keeps the key of the chat bot, which serves these workspaces.
pub async fn keep_bot_key(
    app: &App,
    key: &ApiKey,
    creator: UserId,
    workspaces: Vec<ChatWorkspaces>,
) -> Result<(), StartError> {
    let part = |error: &dyn std::fmt::Display| StartError::Part(error.to_string());
    let kind = KeyKind::Bot { workspaces };
    let kept = app.directory.find_api_key(key.id).await.map_err(|error| part(&error))?;
    let stored = match kept {
        Some(kept) if kept.kind == kind => return Ok(()),
        Some(kept) => StoredKey { kind, ..kept },
        None => StoredKey {
            id: key.id,
            name: "chat bot".to_owned(),
            hash: key.hash(),
            kind,
            creator: Some(creator),
            created_at: app.clock.now(),
            expires_at: None,
            revoked_at: None,
            last_used_at: None,
        },
    };
    app.directory.put_api_key(&stored).await.map_err(|error| part(&error))
}

async fn first_admin(app: &App, admin: &FirstAdmin) -> Result<User, StartError> {
    let part = |error: &dyn std::fmt::Display| StartError::Part(error.to_string());
    let FirstAdmin { email, first_name, last_name } = admin.clone();
    let user =
        NewUser { first_name, last_name, email, language: Language::English, role: super_admin()? };
    let now = app.clock.now();
    // Whoever set the address insists on it.
    let order = AddUser {
        user,
        id: None,
        actor: Actor::System,
        invite: None,
        force: true,
        // There is nobody yet who could approve.
        ask: None,
        now,
    };
    match app.directory.add_user(&order).await.map_err(|e| part(&e))? {
        Added::EmailHeld(user) if user.status_at(now) == Status::Expired => {
            match app.directory.revive_user(&user, &order).await.map_err(|e| part(&e))? {
                Revived::Revived(user) => Ok(*user),
                _ => Ok(user),
            }
        }
        Added::Created(user) | Added::EmailHeld(user) => Ok(user),
        Added::Suppressed(_) => {
            Err(StartError::Part("mail to the first admin's address came back".to_owned()))
        }
        Added::RoleGone => Err(StartError::Part("the first admin's role is gone".to_owned())),
        Added::Erased => Err(StartError::Part("the first admin was erased".to_owned())),
    }
}

fn super_admin() -> Result<RoleName, StartError> {
    RoleName::SUPER_ADMIN.parse().map_err(|_| StartError::Part("no role of that name".to_owned()))
}
