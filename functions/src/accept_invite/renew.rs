//! `POST /accept/{token}/renew`: ask for a new link after this one has expired.

use axum::response::Response;
use http::HeaderMap;
use usher_directory::RenewInvite;
use usher_domain::user::Standing;

use super::{link::Link, page};
use crate::{
    idempotency::ForRequest, language::asked_for, path::Segment, problem::ApiError, visit::Visit,
};

pub async fn renew(
    ForRequest(app): ForRequest,
    Segment(token): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
) -> Result<Response, ApiError> {
    let language = asked_for(&headers);
    let done = async {
        visit?;
        let Some(link) = Link::find(&app, &token).await? else {
            return page::not_found(&app, language);
        };
        let order = RenewInvite {
            user: link.user.id,
            generation: link.claims.generation,
            terms: app.invite_terms(),
            now: app.clock.now(),
        };
        match app.directory.renew_invite(order).await? {
            Some(Standing::Expired) => page::renewed(&app, link.user.language),
            // Still open: there is nothing to renew, so the form it is.
            Some(Standing::Open) => {
                page::form(&app, &link, &token, &page::FormProblems::default()).await
            }
            Some(standing) => page::standing(&app, &Link { standing, ..link }, &token),
            None => page::not_found(&app, language),
        }
    };
    done.await.or_else(|problem| page::problem(&app, language, problem))
}
