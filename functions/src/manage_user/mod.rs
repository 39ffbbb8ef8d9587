//! What changes users after they were added, roles, API keys, and the organization's settings; and what
//! bots are told.

mod api_keys;
mod change_settings;
mod change_user;
mod copy_link;
mod deactivate_user;
mod delete_user;
mod logo;
mod reactivate_user;
mod read_settings;
mod resend_invite;
mod revoke_invite;
mod roles;
mod settings;
pub(crate) mod target;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{App, approvals, chat_notices, outbox};

/// How often the rights are checked anew when the user changed meanwhile: news of the mail does that.
pub(crate) const TRIES: usize = 5;

/// The routes of this function.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(change_user::change_user, delete_user::delete_user))
        .routes(routes!(
            copy_link::copy_link,
            resend_invite::resend_invite,
            revoke_invite::revoke_invite
        ))
        .routes(routes!(deactivate_user::deactivate_user))
        .routes(routes!(reactivate_user::reactivate_user))
        .routes(routes!(read_settings::read_settings, change_settings::change_settings))
        .routes(routes!(logo::set_logo, logo::remove_logo))
        .merge(approvals::routes())
        .merge(roles::routes())
        .merge(api_keys::routes())
        .merge(chat_notices::routes())
        .merge(outbox::routes())
}
