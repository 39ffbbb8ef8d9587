//! What is timed: additions, pages and acceptances, each against its bare calls.

use std::sync::Arc;

use http::Method;
use tokio::{sync::Semaphore, task::spawn_blocking};
use usher_domain::{UserId, password::NewPassword, sources::Ids};
use usher_functions::runtime::Sources;

use crate::{
    Effort, Failure,
    contest::{AT_ONCE, Contest, Job},
    house::{House, PASSWORD},
    sdk::Call,
    tap::Tap,
    template::Templates,
};

/// How many passwords are hashed at once: as many as the function allows itself.
const HASHING_AT_ONCE: usize = 4;

/// Hears the bare calls on a house of its own, and opens houses that hold the same users.
async fn open<const N: usize>(
    effort: Effort,
    sources: &Sources,
) -> Result<(Templates, [House; N]), Failure> {
    let Sources { clock, random } = sources;
    let heard = House::open(clock, random, Some(Tap::default())).await?;
    let templates = Templates::hear(&heard).await?;
    let mut houses = Vec::with_capacity(N);
    for _ in 0..N {
        let house = House::open(clock, random, None).await?;
        house.fill(&templates, effort.users).await?;
        // The key is read once, and then remembered.
        house.call(Method::GET, "/v1/languages", None).await?;
        houses.push(house);
    }
    let houses = houses.try_into().map_err(|_| "not every house was opened")?;
    Ok((templates, houses))
}

/// `POST /v1/users` with a welcome mail against the transaction that it writes.
pub async fn add(effort: Effort, sources: &Sources) -> Result<Contest, Failure> {
    let (templates, [bare, served]) = open(effort, sources).await?;
    let mut contest = Contest::new(
        "Adding a user (both tables hold the same number of users)",
        &["bare TransactWriteItems", "POST /v1/users", "GET /healthz, for HTTP alone"],
    );
    for _ in 0..effort.rounds {
        for at_once in AT_ONCE {
            let count = effort.jobs(at_once);
            let jobs = bare.numbers(count).map(|number| {
                let (_, calls) = templates.add(number, &bare.app.ids)?;
                Ok(bare.bare(calls))
            });
            contest.turn(0, at_once, jobs.collect::<Result<_, Failure>>()?).await?;
            let jobs = served.strangers(count).map(|person| {
                let request = served.request(Method::POST, "/v1/users", Some(person.body()))?;
                Ok(served.over_http(request))
            });
            contest.turn(1, at_once, jobs.collect::<Result<_, Failure>>()?).await?;
            contest.turn(2, at_once, gets(&served, "/healthz", count)?).await?;
        }
    }
    Ok(contest)
}

/// A page of 50 users against the query that it reads.
pub async fn list(effort: Effort, sources: &Sources) -> Result<Contest, Failure> {
    let (templates, [bare, served]) = open(effort, sources).await?;
    let mut contest =
        Contest::new("A page of 50 users", &["bare Query of 50 items", "GET /v1/users?limit=50"]);
    let nobody = UserId(bare.app.ids.next());
    for _ in 0..effort.rounds {
        for at_once in AT_ONCE {
            let count = effort.jobs(at_once);
            let jobs = bare.strangers(count).map(|person| {
                Ok(bare.bare(templates.list.calls_for(&person, nobody, &bare.app.ids)?))
            });
            contest.turn(0, at_once, jobs.collect::<Result<_, Failure>>()?).await?;
            contest.turn(1, at_once, gets(&served, "/v1/users?limit=50", count)?).await?;
        }
    }
    Ok(contest)
}

fn gets(house: &House, path: &str, count: usize) -> Result<Vec<Job>, Failure> {
    let get = || Ok(house.over_http(house.request(Method::GET, path, None)?));
    std::iter::repeat_with(get).take(count).collect()
}

const ACCEPT: [&str; 4] = [
    "bare calls and the hash",
    "POST /v1/invites/accept",
    "bare calls without the hash",
    "the hash alone",
];

/// An acceptance against the calls that it makes and the hash of the password.
pub async fn accept(effort: Effort, sources: &Sources) -> Result<Contest, Failure> {
    let (templates, [bare, served, hashless]) = open(effort, sources).await?;
    let mut contest = Contest::new("Accepting an invite", &ACCEPT);
    let turns = Arc::new(Semaphore::new(HASHING_AT_ONCE));
    for _ in 0..effort.rounds {
        for at_once in AT_ONCE {
            let count = effort.slow_jobs;
            let mut jobs = Vec::with_capacity(count);
            for calls in acceptances(&bare, &templates, count).await? {
                jobs.push(with_hash(&bare, calls, &turns)?);
            }
            contest.turn(0, at_once, jobs).await?;
            let mut jobs = Vec::with_capacity(count);
            for (_, user) in served.fill(&templates, count).await? {
                jobs.push(served.over_http(served.acceptance(user).await?));
            }
            contest.turn(1, at_once, jobs).await?;
            let calls = acceptances(&hashless, &templates, count).await?;
            let jobs = calls.into_iter().map(|calls| hashless.bare(calls)).collect();
            contest.turn(2, at_once, jobs).await?;
            let jobs = (0..count).map(|_| with_hash(&bare, Vec::new(), &turns));
            contest.turn(3, at_once, jobs.collect::<Result<_, Failure>>()?).await?;
        }
    }
    Ok(contest)
}

/// The calls by which new users accept.
async fn acceptances(
    house: &House,
    templates: &Templates,
    count: usize,
) -> Result<Vec<Vec<Call>>, Failure> {
    let ids: &Ids = &house.app.ids;
    let users = house.fill(templates, count).await?;
    users.into_iter().map(|(number, user)| templates.accept(number, user, ids)).collect()
}

/// The hash, as the function makes it, and then the calls: a few hashes at once, each on a thread of
/// its own.
fn with_hash(house: &House, calls: Vec<Call>, turns: &Arc<Semaphore>) -> Result<Job, Failure> {
    let password = NewPassword::new(PASSWORD, &[]).map_err(|problem| format!("{problem:?}"))?;
    let (salt, turns) = (house.app.random.bytes(), Arc::clone(turns));
    let then = house.bare(calls);
    Ok(Box::pin(async move {
        {
            let _turn = turns.acquire().await?;
            spawn_blocking(move || password.hash(&salt))
                .await?
                .map_err(|error| error.to_string())?;
        }
        then.await
    }))
}

/// What an acceptance takes besides the hash: the bare calls as measured without it, and what HTTP
/// adds to them with it. Subtracting the hash as measured alone would leave in both sides what it
/// costs more between other calls, and flatter the ratio.
pub fn print_without_hash(contest: &Contest) {
    println!("  Without the hash (HTTP: the bare calls without it, and what HTTP adds with it):");
    for at_once in AT_ONCE {
        let [bare, served, hashless] = [0, 1, 2]
            .map(|side| contest.median(side, at_once).map(|timing| 1e3 / timing.per_second));
        if let (Some(bare), Some(served), Some(hashless)) = (bare, served, hashless) {
            let http = hashless + (served - bare);
            println!(
                "  {at_once:>3} at once: HTTP {http:.2} ms, bare {hashless:.2} ms, ratio {:.2}",
                hashless / http
            );
        }
    }
}
