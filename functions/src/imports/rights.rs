//! What somebody may do now who asked for work that goes on after their request.

use usher_directory::StoreError;
use usher_domain::{Actor, PermissionSet, RoleName, Status, UserId};

use crate::App;

/// What `actor` may do, read anew: `None` if they may not even call any more, because the key is
/// revoked or expired, or the person no member.
pub async fn rights_of(app: &App, actor: Actor) -> Result<Option<PermissionSet>, StoreError> {
    match actor {
        Actor::System => Ok(None),
        Actor::User { id } => match active_role(app, id).await? {
            Some(role) => permissions(app, &role).await,
            None => Ok(None),
        },
        Actor::Key { id, creator } => {
            if let Some(creator) = creator
                && active_role(app, creator).await?.is_none()
            {
                return Ok(None);
            }
            let key = app.directory.find_api_key(id).await?;
            match key.filter(|key| key.is_live(app.clock.now())) {
                Some(key) => permissions(app, &key.role).await,
                None => Ok(None),
            }
        }
    }
}

/// The role of a person who is a member.
async fn active_role(app: &App, id: UserId) -> Result<Option<RoleName>, StoreError> {
    let user = app.directory.find_user(id).await?;
    Ok(user.filter(|user| user.status == Status::Active).map(|user| user.role))
}

async fn permissions(app: &App, role: &RoleName) -> Result<Option<PermissionSet>, StoreError> {
    Ok(app.directory.find_role(role).await?.map(|role| role.permissions))
}
