//! `GET /v1/stats`: the way in, in numbers a week.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use jiff::civil::Date;
use serde::Serialize;
use usher_directory::WeekStats;
use usher_domain::{
    Permission, Problem,
    stats::{Count, Tally, Week},
};
use utoipa::{IntoParams, ToSchema};

use crate::{App, caller::Caller, paging::QueryFields, problem::ApiError};

const MAX_WEEKS: u16 = 53;
const DEFAULT_WEEKS: u16 = 12;

/// How many domains are told.
const MOST_DOMAINS: usize = 20;

/// Which weeks are wanted.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what `read_stats` reads")]
struct StatsParams {
    /// How many weeks, up to this one.
    #[param(minimum = 1, maximum = 53, default = 12)]
    weeks: Option<u16>,
}

/// What happened in some weeks, in numbers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Stats)]
pub struct StatsView {
    /// Week by week, the oldest first.
    weeks: Vec<WeekView>,
    /// All of these weeks together.
    totals: TallyView,
    /// The domains that most mails came back from in these weeks, at most 20.
    bounces_by_domain: Vec<DomainView>,
}

/// What happened in a week, in UTC from Monday to Sunday.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WeekStats)]
struct WeekView {
    /// The week of the ISO calendar.
    #[schema(example = "2026-W48")]
    week: String,
    /// Its Monday.
    #[schema(value_type = String, format = Date)]
    starts: Date,
    #[serde(flatten)]
    tally: TallyView,
}

/// What happened, in numbers. A user counts in the week in which each thing happened.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Tally)]
struct TallyView {
    /// Users added, or added again.
    added: u64,
    /// Invite mails handed to the mail service.
    sent: u64,
    /// Invite mails that the recipient's server took.
    delivered: u64,
    /// Invites accepted.
    accepted: u64,
    /// Invites that ended without being accepted.
    expired: u64,
    /// Invite mails that came back.
    bounced: u64,
    /// Invite mails reported as spam.
    complained: u64,
    /// Invites withdrawn or declined.
    revoked: u64,
    /// The median of the minutes from being added to accepting; null if nobody accepted. It is
    /// interpolated: times are counted in steps, each twice as wide as the one before, and taken to be
    /// spread evenly over their step.
    #[schema(required)]
    median_minutes_to_accept: Option<u64>,
}

/// How many mails came back from a domain.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DomainBounces)]
struct DomainView {
    /// In punycode.
    #[schema(example = "example.com")]
    domain: String,
    bounced: u64,
}

/// Read how many users were added, mailed and accepted a week.
///
/// What has just happened shows a few seconds later: events are counted as they leave the outbox.
#[utoipa::path(
    get,
    path = "/v1/stats",
    tag = "Statistics",
    extensions(("x-permission" = json!("users:read"))),
    params(StatsParams),
    responses((status = 200, description = "The counters of these weeks.", body = StatsView)),
)]
pub async fn read_stats(
    State(app): State<App>,
    caller: Caller,
    mut fields: QueryFields,
) -> Result<Json<StatsView>, ApiError> {
    caller.require(Permission::UsersRead)?;
    let out_of_range = Problem::OutOfRange { min: 1, max: MAX_WEEKS.into() };
    let weeks = fields.get("weeks", |text| {
        text.parse().ok().filter(|n| (1..=MAX_WEEKS).contains(n)).ok_or(out_of_range.clone())
    });
    fields.finish()?;
    let this_week = Week::of(app.clock.now());
    let wanted = (0..weeks.unwrap_or(DEFAULT_WEEKS)).rev().map(|back| this_week.back(back));
    let weeks = app.directory.stats(&wanted.collect::<Vec<_>>()).await?;
    Ok(Json(StatsView::new(&weeks)))
}

impl StatsView {
    fn new(weeks: &[WeekStats]) -> Self {
        let mut totals = Tally::default();
        let mut domains: BTreeMap<&str, u64> = BTreeMap::new();
        for week in weeks {
            totals.add_all(&week.tally);
            for (domain, bounced) in &week.bounced {
                *domains.entry(domain).or_default() += bounced;
            }
        }
        let view =
            |(domain, bounced): (&str, u64)| DomainView { domain: domain.to_owned(), bounced };
        let mut domains: Vec<DomainView> = domains.into_iter().map(view).collect();
        // Stable, so that those of one number stay in the order of the alphabet.
        domains.sort_by_key(|domain| std::cmp::Reverse(domain.bounced));
        domains.truncate(MOST_DOMAINS);
        let weeks = weeks.iter().map(WeekView::new).collect();
        Self { weeks, totals: TallyView::new(&totals), bounces_by_domain: domains }
    }
}

impl WeekView {
    fn new(stats: &WeekStats) -> Self {
        Self {
            week: stats.week.to_string(),
            starts: stats.week.starts(),
            tally: TallyView::new(&stats.tally),
        }
    }
}

impl TallyView {
    fn new(tally: &Tally) -> Self {
        Self {
            added: tally.get(Count::Added),
            sent: tally.get(Count::Sent),
            delivered: tally.get(Count::Delivered),
            accepted: tally.get(Count::Accepted),
            expired: tally.get(Count::Expired),
            bounced: tally.get(Count::Bounced),
            complained: tally.get(Count::Complained),
            revoked: tally.get(Count::Revoked),
            median_minutes_to_accept: tally.median_minutes(),
        }
    }
}
