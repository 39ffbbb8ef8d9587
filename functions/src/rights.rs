//! What somebody may do now: asked with each call by a key, and by work that goes on after a request.

use usher_directory::{StoreError, StoredKey};
use usher_domain::{Actor, KeyId, PermissionSet, RoleName, Status, UserId, api_key::KeyKind};

use crate::App;

/// What `actor` may do, read anew: `None` if they may not even call any more, because the key is
/// revoked or expired, or the person behind it is gone or shut out.
pub async fn rights_of(app: &App, actor: Actor) -> Result<Option<PermissionSet>, StoreError> {
    match actor {
        Actor::System => Ok(None),
        Actor::User { id } => rights_of_person(app, id, &[Status::Active]).await,
        Actor::Key { id, .. } => rights_of_live_key(app, id).await,
        Actor::Chat { id, key, .. } => {
            let Some(most) = rights_of_live_key(app, key).await? else { return Ok(None) };
            let theirs = rights_of_person(app, id, &[Status::Active]).await?;
            Ok(theirs.map(|theirs| theirs.and(most)))
        }
    }
}

async fn rights_of_live_key(app: &App, id: KeyId) -> Result<Option<PermissionSet>, StoreError> {
    match app.directory.find_api_key(id).await? {
        Some(key) if key.is_live(app.clock.now()) => rights_of_key(app, &key).await,
        _ => Ok(None),
    }
}

/// What `key` may do while it is live: what its role allows, as far as its creator may do that, too. A
/// bot's key allows no more than its creator may, whoever it speaks for. `None` if its role or its
/// creator is gone, or the creator shut out.
pub async fn rights_of_key(
    app: &App,
    key: &StoredKey,
) -> Result<Option<PermissionSet>, StoreError> {
    // The first key is made before its creator, the first admin, has joined.
    const ACT: [Status; 4] = [Status::Active, Status::Added, Status::Invited, Status::Expired];
    let most = match &key.kind {
        KeyKind::Program { role } => permissions_of(app, role).await?,
        KeyKind::Bot { .. } => Some(PermissionSet::all()),
    };
    let (Some(most), Some(creator)) = (most, key.creator) else { return Ok(most) };
    Ok(rights_of_person(app, creator, &ACT).await?.map(|theirs| most.and(theirs)))
}

async fn rights_of_person(
    app: &App,
    id: UserId,
    who_act: &[Status],
) -> Result<Option<PermissionSet>, StoreError> {
    match app.directory.find_user(id).await? {
        Some(user) if who_act.contains(&user.status) => permissions_of(app, &user.role).await,
        _ => Ok(None),
    }
}

async fn permissions_of(app: &App, role: &RoleName) -> Result<Option<PermissionSet>, StoreError> {
    Ok(app.directory.find_role(role).await?.map(|role| role.permissions))
}
