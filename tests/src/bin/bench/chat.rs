//! What the chat bot adds to the bare call, and what its binaries take.

mod built;
mod daemon;
mod fakes;
mod function;
mod lines;
mod proxy;
mod start_up;

use std::{
    env, fs,
    process::{Command, ExitCode},
};

use serde_json::{Value, json};
use usher_functions::runtime::Sources;

use crate::{Effort, Failure, house::House};
use fakes::{DISCORD_ACCOUNT, SLACK_ACCOUNT};

/// How many files this process opens at once: 1,000 connections from the bot and 1,000 to the API.
const OPEN_FILES: u64 = 8192;

/// What an answer says when somebody was added.
const ADDED: &str = "User was successfully added.";

/// Measures and prints all of it.
pub async fn print(effort: Effort, sources: &Sources) -> Result<(), Failure> {
    lines::print(effort, sources).await?;
    function::print().await?;
    daemon::print(sources).await
}

/// Runs these arguments again where enough files may be open, if they may not be here.
pub fn with_open_files(arguments: &[String]) -> Option<ExitCode> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let limit = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    let allowed: u64 = limit.split_whitespace().next()?.parse().ok()?;
    if allowed >= OPEN_FILES {
        return None;
    }
    let script = format!("ulimit -n {OPEN_FILES} && exec \"$0\" \"$@\"");
    let mut again = Command::new("sh");
    again.args(["-c", &script]).arg(env::current_exe().ok()?).args(arguments);
    Some(match again.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// Makes a bot's key, and links an account of each platform to the first admin. Tells the key.
async fn link(house: &House) -> Result<String, Failure> {
    // Only somebody who has joined can do anything by chat.
    house.send(house.acceptance(house.admin).await?).await?;
    let body = json!({
        "name": "Bot", "kind": "bot", "workspaces": ["slack:T0USHER", "discord:*"],
    });
    let made = house.call(http::Method::POST, "/v1/api-keys", Some(body)).await?;
    let body = json!({ "user_id": house.admin.to_string() });
    for account in [SLACK_ACCOUNT, DISCORD_ACCOUNT] {
        let path = format!("/v1/chat-links/{account}");
        house.call(http::Method::PUT, &path, Some(body.clone())).await?;
    }
    made["secret"].as_str().map(str::to_owned).ok_or_else(|| "a bot's key has no secret".into())
}

/// Whether a message announces somebody who was added.
fn is_card(content: &[Value]) -> bool {
    Value::from(content.to_vec()).to_string().contains(ADDED)
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}
