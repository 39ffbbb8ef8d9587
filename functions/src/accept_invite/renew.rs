//! `POST /accept/{token}/renew`: ask for a new link after this one has expired.
//!
//! It is passed on to whoever can give one. The page says so whatever becomes of it: asked for the
//! first time or again, too often from one place, or of an inviter who is gone.

use axum::response::Response;
use http::HeaderMap;
use usher_directory::{Bucket, RequestRenewal};
use usher_domain::{throttle::RENEWALS, user::Standing};

use super::{link::Link, page};
use crate::{
    App, cookies::language_of, idempotency::ForRequest, language::asked_for, path::Segment,
    problem::ApiError, source::Source, visit::Visit,
};

pub async fn renew(
    ForRequest(app): ForRequest,
    source: Source,
    Segment(token): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
) -> Result<Response, ApiError> {
    let language = asked_for(&headers);
    let done = async {
        visit?;
        match Link::find(&app, &token, language_of(&headers)).await? {
            Some(link) => ask(&app, source, link, &token).await,
            None => page::not_found(&app, language),
        }
    };
    done.await.or_else(|problem| page::problem(&app, language, problem))
}

async fn ask(app: &App, source: Source, link: Link, token: &str) -> Result<Response, ApiError> {
    let order = RequestRenewal {
        user: link.user.id,
        generation: link.claims.generation,
        source: Bucket::new(RENEWALS, &source.bucket()),
        now: app.clock.now(),
    };
    match app.directory.request_renewal(&order).await? {
        Some(Standing::Expired) => page::renewal_asked(app, link.language),
        // Still open: there is nothing to renew, so the form it is.
        Some(Standing::Open) => page::form(app, &link, token, &page::FormProblems::default()).await,
        Some(standing) => page::standing(app, &Link { standing, ..link }, token),
        None => page::not_found(app, link.language),
    }
}
