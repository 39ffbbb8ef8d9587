//! `GET /v1/audit/seals` and `/v1/audit/entries`: what it takes to check that nobody changed the
//! audit trail.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use usher_domain::{
    EntryId, Permission,
    seal::{FIRST_LOOKS_BACK, RawEntry, Seal},
    timeline::{Address, Origin, Told},
};
use utoipa::{IntoParams, ToSchema};

use crate::{
    App,
    caller::Caller,
    paging::{PageParams, PageView, QueryFields},
    problem::ApiError,
};

/// A seal: one link of a chain of hashes over the audit trail.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditSeal)]
pub struct SealView {
    /// The organization, which the hash covers too.
    org: String,
    /// 1 for the first; there are no gaps.
    #[schema(minimum = 1)]
    number: u64,
    /// It covers the entries after this one: where the seal before ends.
    #[schema(format = "uuid")]
    after: String,
    /// And up to this one.
    #[schema(format = "uuid")]
    through: String,
    /// How many those are.
    count: u64,
    /// The hash of the seal before; null for the first.
    #[schema(required)]
    previous: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    sealed_at: Timestamp,
    /// SHA-256, base64url.
    hash: String,
}

/// An entry of the audit trail as the seals cover it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RawAuditEntry)]
pub struct RawEntryView {
    #[schema(format = "uuid")]
    id: String,
    #[schema(example = "role:on-call")]
    subject: String,
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// Who did it, as it is kept.
    #[schema(value_type = Object, example = json!({ "type": "system" }))]
    actor: BTreeMap<String, Value>,
    kind: String,
    /// SHA-256 of the salt, the digest of the address and what was told when the entry was written, base64url.
    digest: String,
    /// What it tells; null once the person it tells of was erased.
    #[schema(required)]
    told: Option<ToldView>,
}

/// What an entry tells, with what its digest is made of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RawAuditTold)]
struct ToldView {
    /// What happened, as JSON text.
    what: String,
    /// Where it was done from, if it was done by a request.
    #[schema(required)]
    from: Option<OriginView>,
    salt: String,
}

/// Which entries are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `list_audit_entries` reads")]
struct EntriesParams {
    /// Entries after this one only; those of the last 31 days, unless given.
    #[param(format = "uuid")]
    after: Option<String>,
    /// Entries up to this one only.
    #[param(format = "uuid")]
    through: Option<String>,
}

/// List the seals of the audit trail, the oldest first.
#[utoipa::path(
    get,
    path = "/v1/audit/seals",
    tag = "Audit",
    extensions(("x-permission" = json!("audit:read"))),
    params(PageParams),
    responses((status = 200, description = "A page of seals.", body = PageView<SealView>)),
)]
pub async fn list_audit_seals(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<PageView<SealView>>, ApiError> {
    caller.require(Permission::AuditRead)?;
    let limit = i32::try_from(fields.limit()).unwrap_or(i32::MAX);
    let position = fields.cursor(&app, "seals");
    fields.finish()?;
    let page = app.directory.seals(limit, position).await?;
    let org = app.directory.org();
    Ok(Json(PageView::new(&app, "seals", page, |seal| SealView::new(seal, org.to_string()))?))
}

/// List the entries of the audit trail as the seals cover them, the oldest first.
///
/// This is for checking the seals; `/v1/audit` is for reading. A page may be empty and still have a
/// next one.
#[utoipa::path(
    get,
    path = "/v1/audit/entries",
    tag = "Audit",
    extensions(("x-permission" = json!("audit:read"))),
    params(EntriesParams, PageParams),
    responses((status = 200, description = "A page of entries.", body = PageView<RawEntryView>)),
)]
pub async fn list_audit_entries(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<PageView<RawEntryView>>, ApiError> {
    caller.require(Permission::AuditRead)?;
    let (after, through) = (fields.get("after", str::parse), fields.get("through", str::parse));
    let limit = fields.limit();
    let scope = format!("audit entries {after:?} {through:?}");
    let position = fields.cursor(&app, &scope);
    fields.finish()?;
    let now = app.clock.now();
    let usual = || now.checked_sub(FIRST_LOOKS_BACK).unwrap_or(Timestamp::MIN);
    let after = after.unwrap_or_else(|| EntryId::first_at(usual()));
    // Ids may run ahead of the clock by a second.
    let newest =
        EntryId::last_at(now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap_or(now));
    let through = through.map_or(newest, |through: EntryId| through.min(newest));
    let page = app.directory.raw_entries((after, through), limit, position).await?;
    Ok(Json(PageView::new(&app, &scope, page, RawEntryView::from)?))
}

/// The network address that something was done from.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RawAuditOrigin)]
struct OriginView {
    /// The address; null once whoever did it was erased.
    #[schema(required)]
    known: Option<AddressView>,
    /// SHA-256 of its salt and the address, base64url.
    digest: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RawAuditAddress)]
struct AddressView {
    ip: String,
    salt: String,
}

impl From<Origin> for OriginView {
    fn from(origin: Origin) -> Self {
        let known = |known: Address| AddressView { ip: known.ip.to_string(), salt: known.salt };
        Self { known: origin.known.map(known), digest: origin.digest }
    }
}

impl SealView {
    fn new(seal: Seal, org: String) -> Self {
        Self {
            org,
            number: seal.number,
            after: seal.after.to_string(),
            through: seal.through.to_string(),
            count: seal.count,
            previous: seal.previous,
            sealed_at: seal.sealed_at,
            hash: seal.hash,
        }
    }
}

impl From<RawEntry> for RawEntryView {
    fn from(entry: RawEntry) -> Self {
        let told = |told: Told| ToldView {
            what: told.what,
            from: told.from.map(OriginView::from),
            salt: told.salt,
        };
        Self {
            id: entry.id.to_string(),
            subject: entry.subject,
            at: entry.at,
            actor: entry.actor,
            kind: entry.kind,
            digest: entry.digest,
            told: entry.told.map(told),
        }
    }
}
