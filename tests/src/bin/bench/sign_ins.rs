//! What a sign-in costs, and whether its time tells who is known.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use http::Method;
use jiff::SignedDuration;
use serde_json::json;
use tokio::{sync::Semaphore, task::spawn_blocking};
use usher_domain::{password::NewPassword, sources::Clock};
use usher_functions::runtime::Sources;

use crate::{
    Effort, Failure,
    contest::{AT_ONCE, Contest, Job},
    house::{House, PASSWORD},
    tap::Tap,
};

const SIDES: [&str; 4] = [
    "the hash alone",
    "POST /v1/session",
    "POST /v1/session, wrong password",
    "POST /v1/session, unknown address",
];

/// Nobody's password.
const WRONG: &str = "a password that nobody has set";

/// How many passwords are hashed at once: as many as the function allows itself.
const HASHING_AT_ONCE: usize = 4;

/// Wrong tries of one source that need not wait, with room to spare.
const MOST_A_TURN: usize = 40;

/// How far apart known and unknown addresses may lie: the noise of this bench.
const NOISE: f64 = 0.15;

/// Times sign-ins of known and unknown addresses, and counts what one does.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    let days = Arc::new(AtomicI64::new(0));
    let clock = shifted(&sources.clock, &days);
    let house = House::open(&clock, &sources.random, None).await?;
    let count = effort.slow_jobs.min(MOST_A_TURN);
    let emails = members(&house, count).await?;
    let turns = Arc::new(Semaphore::new(HASHING_AT_ONCE));
    let mut contest = Contest::new("Signing in", &SIDES);
    for _ in 0..effort.rounds {
        for at_once in AT_ONCE {
            // Another day for each turn of tries: wrong ones count against whoever makes them.
            days.fetch_add(1, Ordering::Relaxed);
            let hashes = (0..count).map(|_| hash(&house, &turns));
            contest.turn(0, at_once, hashes.collect::<Result<_, Failure>>()?).await?;
            let right = emails.iter().map(|email| sign_in(&house, email, PASSWORD, 201));
            contest.turn(1, at_once, right.collect::<Result<_, Failure>>()?).await?;
            days.fetch_add(1, Ordering::Relaxed);
            let wrong = emails.iter().map(|email| sign_in(&house, email, WRONG, 401));
            contest.turn(2, at_once, wrong.collect::<Result<_, Failure>>()?).await?;
            days.fetch_add(1, Ordering::Relaxed);
            let unknown = house.numbers(count).map(|n| format!("nobody{n}@example.com"));
            let unknown = unknown.map(|email| sign_in(&house, &email, WRONG, 401));
            contest.turn(3, at_once, unknown.collect::<Result<_, Failure>>()?).await?;
        }
    }
    contest.print();
    print_difference(&contest);
    print_work(sources).await
}

/// A clock that some days can be added to.
fn shifted(clock: &Clock, days: &Arc<AtomicI64>) -> Clock {
    let (clock, days) = (clock.clone(), Arc::clone(days));
    Clock::new(move || {
        let shift = SignedDuration::from_hours(24 * days.load(Ordering::Relaxed));
        clock.now().checked_add(shift).unwrap_or_else(|_| clock.now())
    })
}

/// People who have joined: their addresses.
async fn members(house: &House, count: usize) -> Result<Vec<String>, Failure> {
    let mut emails = Vec::with_capacity(count);
    for person in house.strangers(count) {
        let added = house.call(Method::POST, "/v1/users", Some(person.body())).await?;
        let text = |name: &str| added["user"][name].as_str().map(str::to_owned);
        let id = text("id").ok_or("an added user has no id")?;
        let user = id.parse().map_err(|_| "an id is none")?;
        house.send(house.acceptance(user).await?).await?;
        emails.push(text("email").ok_or("an added user has no address")?);
    }
    Ok(emails)
}

fn sign_in(house: &House, email: &str, password: &str, expected: u16) -> Result<Job, Failure> {
    let request = house.request_without_key(
        Method::POST,
        "/v1/session",
        &json!({ "email": email, "password": password }),
    )?;
    Ok(house.over_http_expecting(request, expected))
}

fn hash(house: &House, turns: &Arc<Semaphore>) -> Result<Job, Failure> {
    let password = NewPassword::new(PASSWORD, &[]).map_err(|problem| format!("{problem:?}"))?;
    let (salt, turns) = (house.app.random.bytes(), Arc::clone(turns));
    Ok(Box::pin(async move {
        let _turn = turns.acquire().await?;
        spawn_blocking(move || password.hash(&salt)).await?.map_err(|error| error.to_string())?;
        Ok(())
    }))
}

fn print_difference(contest: &Contest) {
    for at_once in AT_ONCE {
        if let (Some(known), Some(unknown)) =
            (contest.median(2, at_once), contest.median(3, at_once))
        {
            let ratio = unknown.per_second / known.per_second;
            let verdict = if (ratio - 1.0).abs() <= NOISE { "met" } else { "MISSED" };
            println!(
                "  unknown address to wrong password, {at_once} at once: {ratio:.2}; \
                 goal 1 within {NOISE}: {verdict}"
            );
        }
    }
}

/// Counts the table calls and the hashes of one sign-in.
async fn print_work(sources: &Sources) -> Result<(), Failure> {
    let house = House::open(&sources.clock, &sources.random, Some(Tap::default())).await?;
    let emails = members(&house, 1).await?;
    house.heard();
    let hashes = house.app.argon2_runs();
    for email in &emails {
        sign_in(&house, email, PASSWORD, 201)?.await?;
    }
    let (calls, hashes) = (house.heard().len(), house.app.argon2_runs() - hashes);
    let verdict = if (calls, hashes) == (4, 1) { "met" } else { "MISSED" };
    println!("  One sign-in: {calls} table calls and {hashes} Argon2; goal 4 and 1: {verdict}");
    Ok(())
}
