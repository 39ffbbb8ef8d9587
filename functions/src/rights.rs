//! What somebody may do now: asked with each call by a key, and by work that goes on after a request.

use usher_directory::{StoreError, StoredKey};
use usher_domain::{
    Actor, KeyId, Permission, PermissionSet, RoleName, Status, User, UserId, api_key::KeyKind,
};

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

/// What a person may do, if their status is one of `who_act`.
pub async fn rights_of_person(
    app: &App,
    id: UserId,
    who_act: &[Status],
) -> Result<Option<PermissionSet>, StoreError> {
    match app.directory.find_user(id).await? {
        Some(user) if who_act.contains(&user.status) => permissions_of(app, &user.role).await,
        _ => Ok(None),
    }
}

/// The person, if they are a member who has a permission and covers a set of them.
pub async fn member_who(
    app: &App,
    id: UserId,
    permission: Permission,
    covers: PermissionSet,
) -> Result<Option<User>, StoreError> {
    let member = app.directory.find_user(id).await?;
    let Some(member) = member.filter(|member| member.status == Status::Active) else {
        return Ok(None);
    };
    let rights = permissions_of(app, &member.role).await?.unwrap_or_default();
    Ok((rights.allows(permission) && rights.covers(covers)).then_some(member))
}

async fn permissions_of(app: &App, role: &RoleName) -> Result<Option<PermissionSet>, StoreError> {
    app.directory.find_permissions(role).await
}
