//! The daemon: `usher-bot` runs it, `usher-bot register` puts the command to Discord.

use std::process::ExitCode;

use usher_bot::{
    daemon::{register, run},
    settings::Environment,
};

const HELP: &str = "\
Usher in Slack and Discord, for networks that nobody outside can call into.

Usage: usher-bot [register]

  usher-bot            keeps a connection to each platform that is configured
  usher-bot register   puts the command to Discord, once and whenever its name changes

Settings are environment variables; docs/chat.md lists them.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let environment = Environment::new(std::env::vars());
    let done = match words.as_slice() {
        [] => run(&environment),
        ["register"] => register(&environment).map(|command| {
            println!("{command} is registered.");
        }),
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
