//! `GET /v1/approvals` and `GET /v1/approvals/{id}`: what waits for approval, and what became of it.

use axum::{Json, extract::State};
use usher_domain::{Approval, ApprovalState, Permission};
use utoipa::IntoParams;

use super::view::{ApprovalIdParam, ApprovalView, people};
use crate::{
    App,
    caller::Caller,
    openapi::schemas::ApprovalStateName,
    paging::{PageParams, PageView, QueryFields},
    path::Segment,
    problem::ApiError,
};

/// Which requests are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what is read")]
struct ApprovalParams {
    /// Requests of this state only: those that wait, unless given.
    #[param(inline)]
    state: Option<ApprovalStateName>,
}

/// List what waits for approval by a second person, or what became of it.
///
/// The newest come first. Requests that have ended are kept for 90 days.
#[utoipa::path(
    get,
    path = "/v1/approvals",
    tag = "Approvals",
    extensions(("x-permission" = json!("users:read"))),
    params(ApprovalParams, PageParams),
    responses((status = 200, description = "A page of requests.", body = PageView<ApprovalView>)),
)]
pub async fn list_approvals(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<PageView<ApprovalView>>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let state = fields.get("state", str::parse).unwrap_or(ApprovalState::Pending);
    let limit = fields.limit();
    let scope = format!("approvals {}", state.as_str());
    let position = fields.cursor(&app, &scope);
    fields.finish()?;
    let now = app.clock.now();
    let page = app.directory.approvals(state, (now, limit), position).await?;
    let people = people(&app, &page.items).await?;
    let view = |approval: Approval| ApprovalView::new(&approval, &people, now);
    Ok(Json(PageView::new(&app, &scope, page, view)?))
}

/// Read one request for approval.
#[utoipa::path(
    get,
    path = "/v1/approvals/{id}",
    tag = "Approvals",
    extensions(("x-permission" = json!("users:read"))),
    params(ApprovalIdParam),
    responses((status = 200, description = "The request.", body = ApprovalView)),
)]
pub async fn read_approval(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<Json<ApprovalView>, ApiError> {
    caller.require(Permission::UsersRead)?;
    Ok(Json(ApprovalView::named(&app, &find(&app, &id).await?).await?))
}

/// The request that a path names. What is no id names nothing.
pub async fn find(app: &App, id: &str) -> Result<Approval, ApiError> {
    let id = id.parse().map_err(|_| ApiError::NotFound)?;
    app.directory.find_approval(id).await?.ok_or(ApiError::NotFound)
}
