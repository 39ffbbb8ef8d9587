//! What a page of the portal takes beyond the call that it shows: the list of 50 users, out of many.

use std::time::Duration;

use http::{
    HeaderValue, Method,
    header::{ACCEPT_ENCODING, AUTHORIZATION, COOKIE},
};
use reqwest::Request;
use serde_json::json;
use usher_functions::runtime::Sources;

use crate::{
    Effort, Failure,
    contest::{self, AT_ONCE, Timing},
    house::{House, PASSWORD},
    tap::Tap,
    template::Templates,
};

/// The longest that a page may take beyond its call.
const BEYOND: Duration = Duration::from_millis(3);

/// The most bytes that it may take on the wire.
const MOST_BYTES: usize = 40_000;

/// The most requests until something is seen, the page's own among them.
const MOST_REQUESTS: usize = 3;

const CALL: &str = "/v1/users?names=true";
const PAGE: &str = "/users";

/// How each side asks: what for, and packed how.
const SIDES: [(&str, &str, &str); 4] = [
    ("GET /v1/users?names=true, by cookie", CALL, "identity"),
    ("GET /users", PAGE, "identity"),
    ("GET /users, gzip", PAGE, "gzip"),
    ("GET /users, Brotli", PAGE, "br"),
];

/// Times the list, and weighs it.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    let Sources { clock, random } = sources;
    let heard = House::open(clock, random, Some(Tap::default())).await?;
    let templates = Templates::hear(&heard).await?;
    let house = House::open(clock, random, None).await?;
    let [_, users] = effort.table_sizes;
    house.fill(&templates, users).await?;
    let admin = Admin::signed_in(&house).await?;
    println!("\nThe list of 50 users out of {users}, for somebody who is signed in");
    print_times(effort, &house, &admin).await?;
    print_sizes(&house, &admin).await
}

/// The first admin with a session.
struct Admin {
    cookie: HeaderValue,
}

impl Admin {
    async fn signed_in(house: &House) -> Result<Self, Failure> {
        house.send(house.acceptance(house.admin).await?).await?;
        let admin = house.app.directory.find_user(house.admin).await?.ok_or("the admin is gone")?;
        let body = json!({ "email": admin.email.as_typed(), "password": PASSWORD });
        let request = house.request_without_key(Method::POST, "/v1/session", &body)?;
        let answer = house.send(request).await?;
        let token = answer["token"].as_str().ok_or("a sign-in gives no token")?;
        Ok(Self { cookie: format!("usher_session={token}").parse()? })
    }

    fn asks(&self, house: &House, path: &str, encoding: &'static str) -> Result<Request, Failure> {
        let mut request = house.request(Method::GET, path, None)?;
        let headers = request.headers_mut();
        headers.remove(AUTHORIZATION);
        headers.insert(COOKIE, self.cookie.clone());
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(encoding));
        Ok(request)
    }
}

async fn print_times(effort: Effort, house: &House, admin: &Admin) -> Result<(), Failure> {
    println!(
        "  {:<46} {:>7} {:>9} {:>9} {:>9} {:>9}",
        "", "at once", "per s", "p50 ms", "p99 ms", "RSS MiB"
    );
    for at_once in AT_ONCE {
        let mut rounds: Vec<[Timing; SIDES.len()]> = Vec::with_capacity(effort.rounds);
        for _ in 0..effort.rounds {
            let mut round = Vec::with_capacity(SIDES.len());
            for (_, path, encoding) in SIDES {
                let ask = || Ok(house.over_http(admin.asks(house, path, encoding)?));
                let jobs = std::iter::repeat_with(ask).take(effort.quick_jobs);
                let jobs = jobs.collect::<Result<_, Failure>>()?;
                round.push(contest::run(jobs, at_once).await?);
            }
            rounds.push(round.try_into().map_err(|_| "a side was left out")?);
        }
        rounds.sort_by_key(|[call, page, ..]| page.p50.saturating_sub(call.p50));
        let Some(median) = rounds.get(rounds.len() / 2) else { continue };
        for ((name, ..), timing) in SIDES.iter().zip(median) {
            timing.print(name, at_once);
        }
        let [call, page, gzip, brotli] = median.map(|timing| timing.p50);
        // Sixteen at once wait for each other: that is no page's own time.
        if at_once == 1 {
            for (name, page) in [("plain", page), ("gzip", gzip), ("Brotli", brotli)] {
                let beyond = page.saturating_sub(call);
                println!(
                    "  The page beyond the call, {name}: {:.2} ms; goal at most {} ms: {}",
                    beyond.as_secs_f64() * 1000.0,
                    BEYOND.as_millis(),
                    verdict(beyond <= BEYOND)
                );
            }
        }
    }
    Ok(())
}

async fn print_sizes(house: &House, admin: &Admin) -> Result<(), Failure> {
    let plain = house.read(admin.asks(house, PAGE, "identity")?).await?;
    let html = String::from_utf8(plain)?;
    let rows = html.matches("<th scope=\"row\">").count();
    if rows != 50 {
        return Err(format!("the list shows {rows} users").into());
    }
    for (name, encoding) in [("gzip", "gzip"), ("Brotli", "br")] {
        let bytes = house.read(admin.asks(house, PAGE, encoding)?).await?.len();
        println!(
            "  On the wire with {name}: {bytes} bytes of {}; goal under {MOST_BYTES}: {}",
            html.len(),
            verdict(bytes < MOST_BYTES)
        );
    }
    let linked = ["rel=\"stylesheet\"", "<script src=", "<img src=", "rel=\"preload\""];
    let requests = 1 + linked.iter().map(|link| html.matches(link).count()).sum::<usize>();
    println!(
        "  Requests of the first paint: {requests}; goal at most {MOST_REQUESTS}: {}",
        verdict(requests <= MOST_REQUESTS)
    );
    Ok(())
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}
