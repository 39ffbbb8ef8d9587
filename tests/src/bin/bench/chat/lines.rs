//! A line that adds somebody, from the signed request to the answer, against the bare call.

use std::time::{Duration, Instant};

use reqwest::Client;
use tokio::{net::TcpListener, sync::mpsc, task::JoinSet};
use usher_bot::{
    Chat,
    chat::Within,
    http,
    settings::{Environment, Settings},
    work::{FollowUps, Work},
};
use usher_fake_chat::{SignedRequest, slack::GENERAL};
use usher_functions::runtime::Sources;

use super::{
    ADDED,
    fakes::{DISCORD_ACCOUNT, DISCORD_USER, Fakes, SLACK_ACCOUNT, SLACK_USER},
    link,
    proxy::Proxy,
    verdict,
};
use crate::{Effort, Failure, house::House, people::Person};

/// How many times as long as the bare call an answer may take.
const GOAL: f64 = 1.3;

/// How long the bot itself may take. Whatever this machine is busy with, an answer is in time.
const A_WHILE: Duration = Duration::from_secs(10);

/// Each goes by a connection of its own that is kept open.
const SIDES: [&str; 3] = ["POST /v1/users, as the bot", "a line in Slack", "a line in Discord"];

/// The durations of each side in one round.
type Round = [Vec<Duration>; SIDES.len()];

/// The bot between the platforms and a house.
struct Typing {
    house: House,
    fakes: Fakes,
    key: String,
    clients: [Client; SIDES.len()],
    /// What follows the answers: it is not done, as no background work is done here.
    _work: mpsc::UnboundedReceiver<Work>,
    _servers: JoinSet<std::io::Result<()>>,
}

/// Measures and prints it.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    print_calls(sources).await?;
    let typing = Typing::open(sources, None).await?;
    // The first calls open connections, and ask for the language.
    typing.round(8).await?;
    let mut rounds = Vec::with_capacity(effort.rounds);
    for _ in 0..effort.rounds {
        rounds.push(typing.round(effort.quick_jobs).await?);
    }
    typing.fakes.nobody_complains()?;
    println!(
        "  {} rounds of {} each, one after the other, in turn",
        effort.rounds, effort.quick_jobs
    );
    println!("  {:<46} {:>9} {:>9}", "median round", "p50 ms", "p99 ms");
    for (side, name) in SIDES.iter().enumerate() {
        let [p50, p99] = [50, 99].map(|percent| {
            median(rounds.iter().map(|round| percentile(&round[side], percent)).collect())
        });
        println!("  {name:<46} {p50:>9.2} {p99:>9.2}");
    }
    for (side, name) in SIDES.iter().enumerate().skip(1) {
        for percent in [50, 99] {
            print_ratio(&rounds, side, name, percent);
        }
    }
    Ok(())
}

fn print_ratio(rounds: &[Round], side: usize, name: &str, percent: usize) {
    let ratio = |round: &Round| percentile(&round[side], percent) / percentile(&round[0], percent);
    let mut ratios: Vec<f64> = rounds.iter().map(ratio).collect();
    ratios.sort_by(f64::total_cmp);
    let (Some(lowest), Some(highest)) = (ratios.first(), ratios.last()) else { return };
    let (lowest, highest) = (*lowest, *highest);
    let middle = median(ratios);
    println!(
        "  {name} to the bare call, p{percent}: {middle:.2} (rounds {lowest:.2} to {highest:.2}); \
         goal {GOAL}: {}",
        verdict(middle <= GOAL)
    );
}

/// In milliseconds.
fn percentile(took: &[Duration], percent: usize) -> f64 {
    let mut took = took.to_vec();
    took.sort_unstable();
    let at = took.len() * percent / 100;
    took.get(at).copied().unwrap_or_default().as_secs_f64() * 1000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// Prints what one line makes the bot call.
async fn print_calls(sources: &Sources) -> Result<(), Failure> {
    let mut servers = JoinSet::new();
    let house = House::open(&sources.clock, &sources.random, None).await?;
    let (proxy, url) = Proxy::open(house.base_url().as_str(), &mut servers).await?;
    let typing = Typing::between(house, Some(&url), sources).await?;
    typing.round(1).await?;
    proxy.heard();
    let before = typing.fakes.slack.calls().len();
    println!("\nInviting by a line in chat");
    for (side, name) in SIDES.iter().enumerate().skip(1) {
        for person in typing.house.strangers(1) {
            typing.one(side, &person).await?;
        }
        let heard = proxy.heard();
        let met = heard == ["POST /v1/users"];
        println!("  {name} calls the API by {}; goal one call: {}", heard.join(", "), verdict(met));
    }
    let calls = typing.fakes.slack.calls();
    let calls: Vec<&str> = calls.iter().skip(before).map(|call| call.method.as_str()).collect();
    println!("  a line in Slack calls Slack by {}", calls.join(", "));
    Ok(())
}

impl Typing {
    async fn open(sources: &Sources, url: Option<&str>) -> Result<Self, Failure> {
        let house = House::open(&sources.clock, &sources.random, None).await?;
        Self::between(house, url, sources).await
    }

    /// The bot calls the API of `house`, at another address if one is given.
    async fn between(house: House, url: Option<&str>, sources: &Sources) -> Result<Self, Failure> {
        let key = link(&house).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let bot = format!("http://{}", listener.local_addr()?);
        let fakes = Fakes::open(Some(&bot), sources).await?;
        let url = url.unwrap_or(house.base_url().as_str());
        let settings = Settings::read(&Environment::new(fakes.environment(url, &key)))?;
        let (follow_ups, work) = FollowUps::here();
        let within = Within { answer: A_WHILE, deliver: A_WHILE };
        let chat = Chat::new(&settings, sources.clock.clone(), follow_ups, within)?;
        let mut servers = JoinSet::new();
        servers.spawn(async move { axum::serve(listener, http::router(chat)).await });
        let client = || Client::builder().no_proxy().build();
        let clients = [client()?, client()?, client()?];
        Ok(Self { house, fakes, key, clients, _work: work, _servers: servers })
    }

    /// Every side adds so many people, each in turn.
    async fn round(&self, count: usize) -> Result<Round, Failure> {
        let mut took = Round::default();
        for turn in 0..count {
            for (place, person) in self.house.strangers(SIDES.len()).enumerate() {
                // Whoever follows whom changes, so that none always has the others' leavings.
                let side = (turn + place) % SIDES.len();
                took[side].push(self.one(side, &person).await?);
            }
        }
        Ok(took)
    }

    /// A side adds somebody, and how long it took.
    async fn one(&self, side: usize, person: &Person) -> Result<Duration, Failure> {
        let request = match side {
            0 => self.bare(person)?,
            1 => self.slack(person)?,
            _ => self.discord(person)?,
        };
        let start = Instant::now();
        let response = self.clients[side].execute(request).await?;
        let status = response.status();
        let body = response.bytes().await?;
        let took = start.elapsed();
        // Slack's answer says that the card is in the direct messages.
        let text = String::from_utf8_lossy(&body);
        let done = if side == 0 { status == 201 } else { text.contains(ADDED) };
        if done { Ok(took) } else { Err(format!("{}: {status}", SIDES[side]).into()) }
    }

    /// The call that the bot makes for the same line.
    fn bare(&self, person: &Person) -> Result<reqwest::Request, Failure> {
        let call = self.clients[0].post(self.house.base_url().join("/v1/users")?);
        let call = call
            .bearer_auth(&self.key)
            .header("usher-on-behalf-of", SLACK_ACCOUNT)
            .header("accept-language", "en")
            .header("idempotency-key", format!("{DISCORD_ACCOUNT}:{}", person.tag));
        Ok(call.json(&person.body()).build()?)
    }

    fn slack(&self, person: &Person) -> Result<reqwest::Request, Failure> {
        let line = person.line();
        let slack = &self.fakes.slack;
        let typed = slack.prepare_command(SLACK_USER, GENERAL, "/usher", &line)?;
        signed(&self.clients[1], typed.request)
    }

    fn discord(&self, person: &Person) -> Result<reqwest::Request, Failure> {
        let line = person.options();
        let typed = self.fakes.discord.prepare_typed(DISCORD_USER, &line)?;
        signed(&self.clients[2], typed.request)
    }
}

fn signed(client: &Client, request: SignedRequest) -> Result<reqwest::Request, Failure> {
    let mut post = client.post(request.url).body(request.body);
    for (name, value) in &request.headers {
        post = post.header(name, value);
    }
    Ok(post.build()?)
}
