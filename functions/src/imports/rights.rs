//! What somebody may do now who asked for work that goes on after their request.

use usher_directory::StoreError;
use usher_domain::{Actor, PermissionSet, RoleName, Status, UserId};

use crate::App;

/// What `actor` may do, read anew: `None` if they may not even call any more, because the key is
/// revoked or expired, or the person behind it is gone or shut out.
pub async fn rights_of(app: &App, actor: Actor) -> Result<Option<PermissionSet>, StoreError> {
    let role = match actor {
        Actor::System => None,
        Actor::User { id } => role_of_member(app, id).await?,
        Actor::Key { creator: Some(creator), .. } if is_shut_out(app, creator).await? => None,
        Actor::Key { id, .. } => {
            let key = app.directory.find_api_key(id).await?;
            key.filter(|key| key.is_live(app.clock.now())).map(|key| key.role)
        }
    };
    match role {
        Some(role) => Ok(app.directory.find_role(&role).await?.map(|role| role.permissions)),
        None => Ok(None),
    }
}

async fn role_of_member(app: &App, id: UserId) -> Result<Option<RoleName>, StoreError> {
    let user = app.directory.find_user(id).await?;
    Ok(user.filter(|user| user.status == Status::Active).map(|user| user.role))
}

/// The first admin has a key before they are a member, so that alone shuts nobody out.
async fn is_shut_out(app: &App, creator: UserId) -> Result<bool, StoreError> {
    let user = app.directory.find_user(creator).await?;
    Ok(user.is_none_or(|user| user.status == Status::Deactivated))
}
