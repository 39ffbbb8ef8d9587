//! An import against the bare transactions that it writes, and the memory it takes.

use std::time::{Duration, Instant};

use http::Method;
use serde_json::json;
use usher::engine::Engine;
use usher_domain::outbox::OutboxEntry;
use usher_functions::{deliver::Outcome, runtime::Sources};

use crate::{Effort, Failure, contest, house::House, machine, tap::Tap, template::Templates};

/// The share of the bare rate that an import should reach.
const GOAL: f64 = 0.8;

/// How many users an import adds at once, and so do the bare calls.
const AT_ONCE: usize = 16;

/// How many rows a turn of the worker takes: the bare calls take turns as long.
const ROWS_A_TURN: usize = 500;

/// By how much the memory may grow between a tenth of the rows and all of them, in MiB.
const GROWTH: u64 = 16;

/// Measures and prints both.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    println!("\nImporting {} rows with welcome mails", effort.import_rows);
    rate(effort, sources).await?;
    memory(effort, sources).await
}

/// Turns of bare transactions and of the import, one after the other, on tables of the same size.
async fn rate(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    let Sources { clock, random } = sources;
    let heard = House::open(clock, random, Some(Tap::default())).await?;
    let templates = Templates::hear(&heard).await?;
    let bare = House::open(clock, random, None).await?;
    let house = House::open(clock, random, None).await?;
    let looked = Instant::now();
    let entry = begin(&house, effort.import_rows).await?;
    println!("  looked at and committed in {:.2} s", looked.elapsed().as_secs_f64());
    let (mut bare_took, mut took) = (Duration::ZERO, Duration::ZERO);
    let mut left = effort.import_rows;
    while left > 0 {
        let rows = left.min(ROWS_A_TURN);
        let jobs = bare.numbers(rows).map(|number| {
            let (_, calls) = templates.add(number, &bare.app.ids)?;
            Ok(bare.bare(calls))
        });
        let jobs = jobs.collect::<Result<_, Failure>>()?;
        let start = Instant::now();
        contest::run(jobs, AT_ONCE).await?;
        bare_took += start.elapsed();
        let start = Instant::now();
        turn(&house, &entry).await?;
        took += start.elapsed();
        left -= rows;
    }
    let rows = f64::from(u32::try_from(effort.import_rows)?);
    let per_second = |took: Duration| rows / took.as_secs_f64();
    let ratio = bare_took.as_secs_f64() / took.as_secs_f64();
    let verdict = if ratio >= GOAL { "met" } else { "MISSED" };
    println!("  bare TransactWriteItems, {AT_ONCE} at once: {:.0} per s", per_second(bare_took));
    println!("  the import: {:.0} per s", per_second(took));
    println!("  the import to the bare rate: {ratio:.2}; goal {GOAL}: {verdict}");
    Ok(())
}

/// The memory of the process as the import goes on. The table lies on disk, so that what grows is not
/// the table.
async fn memory(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let engine = Engine::open(&folder.path().join("usher.db"))?;
    let house = House::open_on(&engine, &sources.clock, &sources.random, None).await?;
    let entry = begin(&house, effort.import_rows).await?;
    let marks = [effort.import_rows / 10, effort.import_rows / 2, effort.import_rows];
    let (mut done, mut told) = (0, Vec::new());
    while done < effort.import_rows {
        turn(&house, &entry).await?;
        let before = done;
        done = effort.import_rows.min(done + ROWS_A_TURN);
        if let Some(mark) = marks.iter().find(|mark| (before + 1..=done).contains(*mark)) {
            let resident = machine::resident_mib()?;
            println!("  RSS after {mark} rows: {resident} MiB");
            told.push(resident);
        }
    }
    let growth =
        told.last().zip(told.first()).map_or(0, |(last, first)| last.saturating_sub(*first));
    let verdict = if growth <= GROWTH { "met" } else { "MISSED" };
    println!("  memory grew by {growth} MiB; goal {GROWTH}: {verdict}");
    Ok(())
}

/// Sends a file, commits it, and tells the entry by which it is worked on.
async fn begin(house: &House, rows: usize) -> Result<OutboxEntry, Failure> {
    let rows: String = house.strangers(rows).map(|person| person.row()).collect();
    let looked = house.look_at(format!("first_name,last_name,email\n{rows}")).await?;
    let import = &looked["import"];
    let id = import["id"].as_str().ok_or("an import has no id")?;
    let body = json!({ "hash": import["hash"] });
    house.call(Method::POST, &format!("/v1/imports/{id}/commit"), Some(body)).await?;
    let due = house.app.directory.due_entries(house.app.clock.now(), 1).await?;
    due.into_iter().find(OutboxEntry::is_bulk).ok_or_else(|| "an import has no entry".into())
}

/// One turn of the worker.
async fn turn(house: &House, entry: &OutboxEntry) -> Result<(), Failure> {
    match house.deliver.entry(entry).await? {
        Outcome::Advanced | Outcome::Left => Ok(()),
        other => Err(format!("a turn of the import ended as {other:?}").into()),
    }
}
