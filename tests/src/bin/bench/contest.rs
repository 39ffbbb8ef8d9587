//! Several ways to do the same work, timed in turns, so that whatever slows the machine down for a
//! while hits all of them alike.

use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::{Failure, machine};

/// One operation, all prepared; awaiting it does it.
pub type Job = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// How many operations are under way at once.
pub const AT_ONCE: [usize; 2] = [1, 16];

/// The share of the bare rate that an operation over HTTP should reach.
const GOAL: f64 = 0.7;

/// How a turn went.
#[derive(Debug, Clone, Copy)]
pub struct Timing {
    /// Operations a second.
    pub per_second: f64,
    /// What half of them took at most.
    pub p50: Duration,
    p99: Duration,
    /// The resident memory of the whole process after it: all sides and the client.
    resident_mib: u64,
}

/// The turns of every side.
pub struct Contest {
    title: &'static str,
    sides: &'static [&'static str],
    turns: BTreeMap<(usize, &'static str), Vec<Timing>>,
}

impl Contest {
    /// The first of the sides is the bare one, the second the one that is measured against it.
    pub fn new(title: &'static str, sides: &'static [&'static str]) -> Self {
        Self { title, sides, turns: BTreeMap::new() }
    }

    /// Times a turn of a side.
    pub async fn turn(
        &mut self,
        side: usize,
        at_once: usize,
        jobs: Vec<Job>,
    ) -> Result<(), Failure> {
        let timing = run(jobs, at_once).await?;
        self.turns.entry((at_once, self.sides[side])).or_default().push(timing);
        Ok(())
    }

    /// The turns of a side in the round whose ratio is the median one.
    pub fn median(&self, side: usize, at_once: usize) -> Option<Timing> {
        let rounds = self.ratios(at_once);
        let (_, round) = rounds.get(rounds.len() / 2)?;
        self.turns.get(&(at_once, self.sides[side]))?.get(*round).copied()
    }

    /// The ratio of every round and its number, the lowest first.
    fn ratios(&self, at_once: usize) -> Vec<(f64, usize)> {
        let turns =
            |side: usize| self.turns.get(&(at_once, self.sides[side])).into_iter().flatten();
        let pairs = turns(0).zip(turns(1)).enumerate();
        let mut ratios: Vec<(f64, usize)> = pairs
            .map(|(round, (bare, measured))| (measured.per_second / bare.per_second, round))
            .collect();
        ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
        ratios
    }

    /// Prints the median round, and how far the ratio is from its goal.
    pub fn print(&self) {
        println!("\n{}", self.title);
        println!(
            "  {:<46} {:>7} {:>9} {:>9} {:>9} {:>9}",
            "", "at once", "per s", "p50 ms", "p99 ms", "RSS MiB"
        );
        for at_once in AT_ONCE {
            for (side, name) in self.sides.iter().enumerate() {
                if let Some(timing) = self.median(side, at_once) {
                    timing.print(name, at_once);
                }
            }
            self.print_ratio(at_once);
        }
    }

    fn print_ratio(&self, at_once: usize) {
        let ratios = self.ratios(at_once);
        let (Some(lowest), Some(median), Some(highest)) =
            (ratios.first(), ratios.get(ratios.len() / 2), ratios.last())
        else {
            return;
        };
        let verdict = if median.0 >= GOAL { "met" } else { "MISSED" };
        println!(
            "  {} to {}, {at_once} at once: {:.2} (rounds {:.2} to {:.2}); goal {GOAL}: {verdict}",
            self.sides[1], self.sides[0], median.0, lowest.0, highest.0
        );
    }
}

impl Timing {
    /// Prints it as a line.
    pub fn print(&self, name: &str, at_once: usize) {
        println!(
            "  {name:<46} {at_once:>7} {:>9.0} {:>9.2} {:>9.2} {:>9}",
            self.per_second,
            self.p50.as_secs_f64() * 1000.0,
            self.p99.as_secs_f64() * 1000.0,
            self.resident_mib
        );
    }
}

/// Does the jobs, so many at once, and times each.
pub async fn run(jobs: Vec<Job>, at_once: usize) -> Result<Timing, Failure> {
    let count = jobs.len();
    let jobs = Arc::new(Mutex::new(jobs.into_iter()));
    let mut workers = JoinSet::new();
    let start = Instant::now();
    for _ in 0..at_once {
        workers.spawn(work(Arc::clone(&jobs)));
    }
    let mut took = Vec::with_capacity(count);
    while let Some(worked) = workers.join_next().await {
        took.extend(worked??);
    }
    let all = start.elapsed();
    took.sort_unstable();
    let percentile = |percent: usize| took.get(count * percent / 100).copied().unwrap_or_default();
    Ok(Timing {
        per_second: f64::from(u32::try_from(count)?) / all.as_secs_f64(),
        p50: percentile(50),
        p99: percentile(99),
        resident_mib: machine::resident_mib()?,
    })
}

async fn work(jobs: Arc<Mutex<std::vec::IntoIter<Job>>>) -> Result<Vec<Duration>, Failure> {
    let next = || jobs.lock().unwrap_or_else(PoisonError::into_inner).next();
    let mut took = Vec::new();
    while let Some(job) = next() {
        let start = Instant::now();
        job.await?;
        took.push(start.elapsed());
    }
    Ok(took)
}
