//! How invites fared, in a few numbers.

use usher_client::Tally;

use crate::portal::Reader;

/// A number with its name.
pub struct Figure {
    pub label: String,
    pub value: String,
    /// What it means.
    pub hint: String,
}

/// How many came so far on their way in.
pub struct Stage {
    /// Decides its colour.
    pub class: &'static str,
    pub label: String,
    pub count: u64,
    /// Of the longest bar, in percent.
    pub width: u64,
    /// Of those who were added.
    pub share: Option<String>,
}

/// The figures of some weeks.
pub fn figures(reader: &Reader, tally: &Tally) -> Vec<Figure> {
    let figure = |id: &str, value: String, hint: String| Figure {
        label: reader.t(&format!("figure-{id}")),
        value,
        hint,
    };
    let came_back = tally.bounced.saturating_add(tally.complained);
    let rate = percent(reader, tally.bounced, tally.sent);
    vec![
        figure("added", tally.added.to_string(), reader.t("figure-added-hint")),
        figure("accepted", tally.accepted.to_string(), reader.t("figure-accepted-hint")),
        figure(
            "median",
            tally
                .median_minutes_to_accept
                .map_or_else(|| "–".to_owned(), |it| duration(reader, it)),
            reader.t("figure-median-hint"),
        ),
        figure(
            "bounces",
            rate.unwrap_or_else(|| "–".to_owned()),
            reader.format(
                "figure-bounces-hint",
                &[("sent", tally.sent.into()), ("back", came_back.into())],
            ),
        ),
    ]
}

/// The way in, stage by stage.
pub fn funnel(reader: &Reader, tally: &Tally) -> Vec<Stage> {
    let stages = [
        ("added", tally.added),
        ("delivered", tally.delivered),
        ("accepted", tally.accepted),
        ("expired", tally.expired),
    ];
    let most = stages.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let stage = |(class, count): (&'static str, u64)| Stage {
        class,
        label: reader.t(&format!("stage-{class}")),
        count,
        // Whatever there is can be seen.
        width: (count.saturating_mul(100) / most).max(u64::from(count > 0)),
        // Of those who were added earlier more may have come on.
        share: percent(reader, count, tally.added)
            .filter(|_| class != "added" && count <= tally.added),
    };
    stages.into_iter().map(stage).collect()
}

/// A part of a whole, in whole percents; nothing of nothing.
fn percent(reader: &Reader, part: u64, whole: u64) -> Option<String> {
    if whole == 0 {
        return None;
    }
    let rounded = part.saturating_mul(200).saturating_add(whole) / whole.saturating_mul(2);
    let words = match rounded {
        0 if part > 0 => "<1".to_owned(),
        rounded => rounded.to_string(),
    };
    Some(reader.format("percent", &[("number", words.into())]))
}

/// A time, in the unit that says most.
fn duration(reader: &Reader, minutes: u64) -> String {
    let (id, count) = match minutes {
        ..120 => ("figure-minutes", minutes.max(1)),
        120..2880 => ("figure-hours", (minutes + 30) / 60),
        _ => ("overview-days", (minutes + 720) / 1440),
    };
    reader.format(id, &[("count", count.into())])
}
