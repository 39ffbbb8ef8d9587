//! `GET /v1/audit`: who did what, to whom or what, when and from where.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use usher_directory::{AuditQuery, Order};
use usher_domain::{
    Permission, Problem, User, UserId,
    days::{Days, parse_day},
    timeline::{Subject, TimelineEntry},
};
use utoipa::{IntoParams, ToSchema};

use super::timeline::{data_of, name};
use crate::{
    App,
    caller::Caller,
    openapi::schemas::{ActorText, SubjectText},
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
    views::ActorView,
};

/// The most kinds that can be asked for at once, and the longest of them.
const MOST_KINDS: usize = 20;
const LONGEST_KIND: usize = 64;

/// What the audit trail is narrowed by.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `AuditFilter` reads")]
struct AuditParams {
    /// Entries about this user only.
    #[param(format = "uuid")]
    user: Option<String>,
    /// Entries about this only: `user:<id>`, `role:<name>`, `key:<id>`, `import:<id>`,
    /// `delivery:<id>` or `settings`.
    #[param(inline, example = "role:on-call")]
    subject: Option<SubjectText>,
    /// What this actor did only: `user:<id>`, `key:<id>` or `system`. What a person did by a key is
    /// found under the key.
    #[param(inline, example = "system")]
    actor: Option<ActorText>,
    /// Entries of these kinds only, up to 20 with commas between.
    #[param(example = "added,accepted", pattern = "^[a-z0-9_]{1,64}(,[a-z0-9_]{1,64}){0,19}$")]
    action: Option<String>,
    /// The first day, in UTC. Unless given, there are 30 days.
    #[param(format = Date)]
    from: Option<String>,
    /// The last day, in UTC: today, unless given. There are at most 366 days.
    #[param(format = Date)]
    to: Option<String>,
    /// Which entries come first: the newest, unless given.
    #[param(inline)]
    order: Option<OrderName>,
}

#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "describes a parameter")]
enum OrderName {
    Newest,
    Oldest,
}

/// Something that happened, to anything.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub struct AuditView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// What happened. There may be more kinds in later versions.
    #[schema(example = "mail_sent")]
    kind: String,
    subject: SubjectView,
    actor: ActorView,
    /// The network address that it was done from, if it was done by a request and is still told.
    #[schema(required, example = "192.0.2.1")]
    from: Option<String>,
    /// What there is to tell of this kind; null once the person it tells of was erased.
    #[schema(value_type = Option<Object>, required, example = json!({ "generation": 1 }))]
    data: Value,
}

/// To whom or to what something happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditSubject)]
struct SubjectView {
    /// What it is. There may be more types in later versions.
    #[serde(rename = "type")]
    #[schema(example = "user")]
    kind: String,
    /// Its id, or a role's name; settings have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    id: Option<String>,
    /// A user's full name, unless they were erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false, example = "Ada Lovelace")]
    name: Option<String>,
}

/// Read the audit trail.
///
/// A page ends after 1,000 entries read, however few of them match, so it may be empty and still have
/// a next one.
#[utoipa::path(
    get,
    path = "/v1/audit",
    tag = "Audit",
    extensions(("x-permission" = json!("audit:read"))),
    params(AuditParams, PageParams),
    responses((status = 200, description = "A page of the trail.", body = PageView<AuditView>)),
)]
pub async fn list_audit(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<PageView<AuditView>>, ApiError> {
    caller.require(Permission::AuditRead)?;
    let (from, to) = (fields.get("from", parse_day), fields.get("to", parse_day));
    let user = fields.get("user", |id| id.parse().map(Subject::User));
    let subject = fields.get("subject", str::parse);
    let actor = fields.get("actor", str::parse);
    let kinds = fields.get("action", kinds).unwrap_or_default();
    let order = fields.get("order", order).unwrap_or(Order::Newest);
    let limit = fields.limit();
    // The days as they were asked for: "the last 30" go on being that when midnight passes.
    let scope = format!("audit {user:?} {subject:?} {actor:?} {kinds:?} {order:?} {from:?} {to:?}");
    let position = fields.cursor(&app, &scope);
    fields.finish()?;
    let days =
        Days::between(from, to, app.clock.now()).map_err(|error| ApiError::Invalid(vec![error]))?;
    let query = AuditQuery { subject, user, actor, kinds, days, order, limit };
    let page = app.directory.audit(&query, position).await?;
    let people = people(&app, &page.items).await?;
    Ok(Json(PageView::new(&app, &scope, page, |entry| AuditView::new(entry, &people))?))
}

fn kinds(text: &str) -> Result<Vec<String>, Problem> {
    let kinds: Vec<&str> = text.split(',').map(str::trim).collect();
    let is_word = |kind: &&str| {
        (1..=LONGEST_KIND).contains(&kind.len())
            && kind.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if kinds.len() <= MOST_KINDS && kinds.iter().all(is_word) {
        Ok(kinds.into_iter().map(str::to_owned).collect())
    } else {
        Err(Problem::KindsMalformed)
    }
}

fn order(text: &str) -> Result<Order, Problem> {
    match text {
        "newest" => Ok(Order::Newest),
        "oldest" => Ok(Order::Oldest),
        _ => Err(Problem::UnknownOrder),
    }
}

/// Everybody whom these entries name, and who is still there.
async fn people(app: &App, entries: &[TimelineEntry]) -> Result<Vec<User>, ApiError> {
    let named = |entry: &TimelineEntry| [entry.actor.person(), entry.subject.user()];
    let people: BTreeSet<UserId> = entries.iter().flat_map(named).flatten().collect();
    Ok(app.directory.find_users(&people.into_iter().collect::<Vec<_>>()).await?)
}

impl AuditView {
    fn new(entry: TimelineEntry, people: &[User]) -> Self {
        let told = entry.told.as_ref();
        Self {
            id: entry.id.to_string(),
            at: entry.at,
            subject: SubjectView::new(&entry.subject, people),
            actor: ActorView::named(entry.actor, name(entry.actor, people)),
            from: told.and_then(|told| told.from.as_ref()?.ip()).map(|ip| ip.to_string()),
            data: told.map_or(Value::Null, |told| data_of(&told.what)),
            kind: entry.kind,
        }
    }
}

impl SubjectView {
    fn new(subject: &Subject, people: &[User]) -> Self {
        let text = subject.to_string();
        let (kind, id) = match text.split_once(':') {
            Some((kind, id)) => (kind.to_owned(), Some(id.to_owned())),
            None => (text, None),
        };
        let user = people.iter().find(|user| Some(user.id) == subject.user());
        Self { kind, id, name: user.map(User::full_name) }
    }
}
