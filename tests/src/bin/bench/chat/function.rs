//! The function `chat` as it is shipped: its size, and how soon it asks for work.

use std::{env::consts::ARCH, fs};

use super::{built::built, start_up::StartUps, verdict};
use crate::Failure;

/// The most bytes that the function may have.
const SIZE: u64 = 5_000_000;

/// How many times as long as the hello function it may take to start.
const GOAL: f64 = 2.0;

/// As infra/Makefile builds the bot's functions.
const PROFILE: &str = "--profile=lambda-small";

/// How often each is started.
const STARTS: usize = 20;

/// What the function is told in Lambda, beside what Lambda itself tells.
const SETTINGS: [(&str, &str); 11] = [
    ("USHER_URL", "https://usher.example.com"),
    ("USHER_API_KEY", "usher_key"),
    ("USHER_CHAT_FOLLOW_UP", "usher-chat-follow-up"),
    ("USHER_SLACK_SIGNING_SECRET", "secret"),
    ("USHER_SLACK_BOT_TOKEN", "xoxb-token"),
    // The first vector of RFC 8032.
    (
        "USHER_DISCORD_PUBLIC_KEY",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    ),
    ("USHER_DISCORD_BOT_TOKEN", "token"),
    ("AWS_REGION", "eu-west-1"),
    ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
    ("AWS_SECRET_ACCESS_KEY", "secret"),
    ("AWS_SESSION_TOKEN", "session"),
];

/// Measures and prints both.
pub async fn print() -> Result<(), Failure> {
    println!("\nThe function `chat`, by the profile that is shipped, for {ARCH}");
    // As infra/Makefile builds it: by itself, so that nothing of the API or of the daemon comes along.
    let chat = built(&["--package=usher-bot", "--features=lambda", "--bin=chat", PROFILE])?;
    let hello = built(&["--package=usher-hello", PROFILE])?;
    let [size, least] = [fs::metadata(&chat)?.len(), fs::metadata(&hello)?.len()];
    println!(
        "  its size, stripped: {size} bytes (hello: {least}); goal under {SIZE}: {}",
        verdict(size < SIZE)
    );
    let mut starts = StartUps::open().await?;
    // Once each, so that both are in the page cache.
    starts.time(&hello, &[]).await?;
    starts.time(&chat, &SETTINGS).await?;
    let (mut hellos, mut chats) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        hellos.push(starts.time(&hello, &[]).await?);
        chats.push(starts.time(&chat, &SETTINGS).await?);
    }
    let [hello, chat] = [hellos, chats].map(|mut took| {
        took.sort_unstable();
        took[STARTS / 2].as_secs_f64() * 1000.0
    });
    let ratio = chat / hello;
    println!(
        "  from its start to its first call, median of {STARTS}: {chat:.2} ms (hello: {hello:.2} ms)"
    );
    println!(
        "  its start to the hello function's: {ratio:.2}; goal {GOAL}: {}",
        verdict(ratio <= GOAL)
    );
    Ok(())
}
