//! `POST /accept/{token}/not-me`: “This wasn't meant for me.”

use axum::response::Response;
use http::HeaderMap;
use usher_directory::DeclineInvite;
use usher_domain::user::Standing;

use super::{
    link::Link,
    page::{self, FormProblems},
};
use crate::{
    App, body::FormFields, cookies::language_of, idempotency::ForRequest, language::asked_for,
    path::Segment, problem::ApiError, visit::Visit,
};

pub async fn not_me(
    ForRequest(app): ForRequest,
    Segment(token): Segment,
    headers: HeaderMap,
    visit: Result<Visit, ApiError>,
    form: Result<FormFields, ApiError>,
) -> Result<Response, ApiError> {
    let language = asked_for(&headers);
    let done = async {
        let (_, form) = (visit?, form?);
        let Some(link) = Link::find(&app, &token, language_of(&headers)).await? else {
            return page::not_found(&app, language);
        };
        // A scanner that presses buttons ticks no boxes: without the tick nothing ends.
        if link.standing == Standing::Open && form.get("confirm") != "yes" {
            let problems = FormProblems { not_me: true, ..FormProblems::default() };
            return page::form(&app, &link, &token, &problems).await;
        }
        decline(&app, link, &token).await
    };
    done.await.or_else(|problem| page::problem(&app, language, problem))
}

async fn decline(app: &App, link: Link, token: &str) -> Result<Response, ApiError> {
    if link.standing != Standing::Open {
        return page::standing(app, &link, token);
    }
    let order = DeclineInvite {
        user: link.user.id,
        generation: link.claims.generation,
        now: app.clock.now(),
    };
    match app.directory.decline_invite(order).await? {
        Some(Standing::Open | Standing::Expired) => page::not_me_done(app, link.language),
        Some(standing) => page::standing(app, &Link { standing, ..link }, token),
        None => page::not_found(app, link.language),
    }
}
