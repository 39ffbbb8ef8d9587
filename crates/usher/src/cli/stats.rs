//! `usher stats`: who was added, mailed and accepted, a week.

use usher_client::{DomainBounces, Stats, Tally};

use super::connection::Session;
use super::failure::Failure;
use super::output::{Format, Output};
use super::render::{self, Word};

/// What `usher stats` takes.
#[derive(clap::Args)]
#[command(after_help = "\
A user counts in the week in which each thing happened. The median time to accept is an estimate from
counters.

Examples:
  usher stats
  usher stats --weeks 52 --json")]
pub struct StatsArgs {
    /// How many weeks, up to this one
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u16).range(1..=53))]
    pub weeks: u16,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Prints the numbers.
pub(super) async fn run(
    args: &StatsArgs,
    session: &Session,
    output: &mut Output,
) -> Result<(), Failure> {
    let stats = session.client.stats(Some(args.weeks)).await?;
    match output.format(args.json) {
        Format::Json => output.json(&stats)?,
        format => {
            output.data(&weeks(&stats, format, None))?;
            if !stats.bounces_by_domain.is_empty() {
                output.data("")?;
                output.data(&domains(&stats.bounces_by_domain, format))?;
            }
        }
    }
    Ok(())
}

fn weeks(stats: &Stats, format: Format, width: Option<u16>) -> String {
    let mut rows: Vec<Vec<Word>> =
        stats.weeks.iter().map(|week| row(&week.week, &week.tally, format)).collect();
    match format {
        Format::Table => {
            rows.push(row("Total", &stats.totals, format));
            let header = [
                "Week", "Added", "Sent", "Deliv.", "Accepted", "Expired", "Bounced", "Spam",
                "Revoked", "Median",
            ];
            render::table(&header, &rows, width)
        }
        Format::Plain | Format::Json => {
            let header = [
                "week",
                "added",
                "sent",
                "delivered",
                "accepted",
                "expired",
                "bounced",
                "complained",
                "revoked",
                "median_minutes_to_accept",
            ];
            render::rows(&header, &rows)
        }
    }
}

fn row(week: &str, tally: &Tally, format: Format) -> Vec<Word> {
    let median = tally.median_minutes_to_accept;
    let median = match format {
        Format::Table => median.map(duration),
        Format::Plain | Format::Json => median.map(|minutes| minutes.to_string()),
    };
    let numbers = [
        tally.added,
        tally.sent,
        tally.delivered,
        tally.accepted,
        tally.expired,
        tally.bounced,
        tally.complained,
        tally.revoked,
    ];
    let mut row = vec![Word::plain(week)];
    row.extend(numbers.map(|number| Word::plain(&number.to_string())));
    row.push(Word::plain(&median.unwrap_or_default()));
    row
}

/// Some minutes for a person, in the largest unit that is not too coarse.
fn duration(minutes: u64) -> String {
    match minutes {
        0..120 => format!("{minutes} min"),
        120..2880 => format!("{} h", minutes / 60),
        _ => format!("{} d", minutes / (24 * 60)),
    }
}

fn domains(domains: &[DomainBounces], format: Format) -> String {
    let row = |domain: &DomainBounces| {
        vec![Word::plain(&domain.domain), Word::plain(&domain.bounced.to_string())]
    };
    let rows: Vec<_> = domains.iter().map(row).collect();
    match format {
        Format::Table => render::table(&["Mails came back from", "Bounced"], &rows, None),
        Format::Plain | Format::Json => render::rows(&["domain", "bounced"], &rows),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stats() -> Stats {
        let json = r#"{"weeks":[{"week":"2026-W48","starts":"2026-11-23","added":12,"sent":11,"delivered":10,
        "accepted":7,"expired":1,"bounced":1,"complained":0,"revoked":2,"median_minutes_to_accept":1536}],
        "totals":{"added":12,"sent":11,"delivered":10,"accepted":7,"expired":1,"bounced":1,"complained":0,
        "revoked":2,"median_minutes_to_accept":null},"bounces_by_domain":[{"domain":"example.com","bounced":1}]}"#;
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_terminal_gets_a_table() {
        insta::assert_snapshot!(weeks(&stats(), Format::Table, Some(100)), @"
        ╭──────────┬───────┬──────┬────────┬──────────┬─────────┬─────────┬──────┬─────────┬────────╮
        │ Week     ┆ Added ┆ Sent ┆ Deliv. ┆ Accepted ┆ Expired ┆ Bounced ┆ Spam ┆ Revoked ┆ Median │
        ╞══════════╪═══════╪══════╪════════╪══════════╪═════════╪═════════╪══════╪═════════╪════════╡
        │ 2026-W48 ┆ 12    ┆ 11   ┆ 10     ┆ 7        ┆ 1       ┆ 1       ┆ 0    ┆ 2       ┆ 25 h   │
        │ Total    ┆ 12    ┆ 11   ┆ 10     ┆ 7        ┆ 1       ┆ 1       ┆ 0    ┆ 2       ┆        │
        ╰──────────┴───────┴──────┴────────┴──────────┴─────────┴─────────┴──────┴─────────┴────────╯
        ");
    }

    #[test]
    fn a_pipe_gets_rows() {
        insta::assert_snapshot!(weeks(&stats(), Format::Plain, None).replace('\t', " | "), @"
        week | added | sent | delivered | accepted | expired | bounced | complained | revoked | median_minutes_to_accept
        2026-W48 | 12 | 11 | 10 | 7 | 1 | 1 | 0 | 2 | 1536
        ");
        insta::assert_snapshot!(domains(&stats().bounces_by_domain, Format::Plain).replace('\t', " | "), @"
        domain | bounced
        example.com | 1
        ");
    }

    #[test]
    fn times_are_told_in_a_unit_that_suits() {
        assert_eq!([5, 150, 4000].map(duration), ["5 min", "2 h", "2 d"]);
    }
}
