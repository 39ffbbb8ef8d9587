//! The memory of `usher-bot` while many commands wait for the API.

use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::{task::JoinSet, time::sleep};
use usher_functions::runtime::Sources;

use super::{
    built::built,
    fakes::{DISCORD_USER, Fakes, SLACK_USER},
    is_card, link,
    proxy::Proxy,
    verdict,
};
use crate::{Failure, house::House, machine, people::Person};

/// How many commands are under way at once, half of them from each platform.
const COMMANDS: usize = 1000;

/// The most that may be resident, in kilobytes of 1000 bytes.
const GOAL: u64 = 40_000;

/// How long anything may take.
const A_WHILE: Duration = Duration::from_mins(2);

/// The daemon, which is ended with this.
struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Daemon {
    fn start(binary: &Path, environment: Vec<(String, String)>) -> Result<Self, Failure> {
        let mut command = Command::new(binary);
        command
            .env_clear()
            .envs(environment)
            .env("USHER_BOT_ADDRESS", "127.0.0.1:0")
            .env("RUST_LOG", "error")
            .stdin(Stdio::null());
        Ok(Self(command.spawn()?))
    }

    /// Its memory now, or the most that it had.
    fn kilobytes(&self, field: &str) -> Result<u64, Failure> {
        machine::kilobytes_of(self.0.id(), field)
    }
}

/// Measures and prints it.
pub async fn print(sources: &Sources) -> Result<(), Failure> {
    println!("\n`usher-bot` with {COMMANDS} commands at once");
    let binary =
        built(&["--package=usher-bot", "--features=daemon", "--bin=usher-bot", "--release"])?;
    let mut servers = JoinSet::new();
    let house = House::open(&sources.clock, &sources.random, None).await?;
    let key = link(&house).await?;
    let (proxy, url) = Proxy::open(house.base_url().as_str(), &mut servers).await?;
    let fakes = Fakes::open(None, sources).await?;
    let daemon = Daemon::start(&binary, fakes.environment(&url, &key))?;
    until("its sockets", || fakes.slack.sockets() == 1 && fakes.discord.gateway_connections() == 1)
        .await?;
    // The gateway is connected a moment before it can be used.
    sleep(Duration::from_secs(1)).await;
    for person in house.strangers(1) {
        fakes.slack.command(SLACK_USER, "/usher", &person.line()).await?;
    }
    println!("  resident before: {:.1} MB", megabytes(daemon.kilobytes("VmRSS")?));

    proxy.hold(true);
    type_all(&fakes, house.strangers(COMMANDS)).await?;
    println!(
        "  resident with all of them acknowledged and none answered: {:.1} MB (at most {} calls of \
         the API waited at once)",
        megabytes(daemon.kilobytes("VmRSS")?),
        proxy.most()
    );
    proxy.hold(false);
    until("the answers", || answered(&fakes) == COMMANDS + 1).await?;
    fakes.nobody_complains()?;
    let most = daemon.kilobytes("VmHWM")?;
    println!("  resident once all are answered: {:.1} MB", megabytes(daemon.kilobytes("VmRSS")?));
    println!(
        "  the most that was ever resident: {:.1} MB; goal under {:.0} MB: {}",
        megabytes(most),
        megabytes(GOAL),
        verdict(most < GOAL)
    );
    Ok(())
}

/// Types all commands at once, and waits until the bot has said something to each.
async fn type_all(fakes: &Fakes, people: impl Iterator<Item = Person>) -> Result<(), Failure> {
    let mut typing: JoinSet<Result<bool, Failure>> = JoinSet::new();
    for (number, person) in people.enumerate() {
        let (slack, discord) = (fakes.slack.clone(), fakes.discord.clone());
        if number % 2 == 0 {
            typing.spawn(async move {
                let sent = slack.command(SLACK_USER, "/usher", &person.line()).await?;
                Ok(sent.ack.is_ok())
            });
        } else {
            typing.spawn(async move {
                let sent = discord.type_command(DISCORD_USER, &person.options()).await?;
                Ok(sent.ack.is_ok())
            });
        }
    }
    let mut ignored = 0;
    while let Some(acknowledged) = typing.join_next().await {
        ignored += usize::from(!acknowledged??);
    }
    if ignored == 0 { Ok(()) } else { Err(format!("{ignored} commands were ignored").into()) }
}

/// How many cards there are.
fn answered(fakes: &Fakes) -> usize {
    let slack = fakes.slack.direct_messages(SLACK_USER);
    let discord = fakes.discord.messages(DISCORD_USER);
    slack.iter().filter(|message| is_card(&message.blocks)).count()
        + discord.iter().filter(|message| is_card(&message.embeds)).count()
}

async fn until(what: &str, done: impl Fn() -> bool) -> Result<(), Failure> {
    let start = Instant::now();
    while !done() {
        if start.elapsed() > A_WHILE {
            return Err(format!("{what} did not come").into());
        }
        sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// Kilobytes are few enough to be told exactly.
#[expect(clippy::cast_precision_loss, reason = "no process here has so many kilobytes")]
fn megabytes(kilobytes: u64) -> f64 {
    kilobytes as f64 / 1000.0
}
