//! Calls the API with whatever its description allows and forbids, and looks whether the answers are the described ones.
//! It does so against `usher dev --memory`, of which nothing is left afterwards.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{program, shown};
use crate::house::House;
use crate::server::{Process, Server};
use crate::tools::Python;

/// `tests/schemathesis.toml` bounds what is called; this ends a run that hangs.
const LIMIT: Duration = Duration::from_mins(5);

/// Starts Usher, lets schemathesis call it, and ends it. The arguments are schemathesis'.
pub fn fuzz(house: &House, python: &Python, arguments: &[&str]) -> Result<(), String> {
    let server = Server::start(house)?;
    // The tool leaves its notes where it is run.
    let folder = house.target.join("api-fuzz");
    fs::create_dir_all(&folder)
        .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let tests = house.root.join("tests");
    let mut fuzz = program(house, python.program("schemathesis"), &["--config-file"]);
    fuzz.arg(tests.join("schemathesis.toml"))
        .args(["run", "--no-color", "--checks", "all", &format!("{}/openapi.json", server.url)])
        .args(arguments)
        .current_dir(folder)
        .env("SCHEMATHESIS_HOOKS", tests.join("schemathesis_hooks.py"))
        .env("USHER_URL", &server.url)
        .env("USHER_API_KEY", &server.key);
    run_within(LIMIT, &mut fuzz)
}

/// Runs a command as [`run`] does, and ends it when its time is over.
fn run_within(limit: Duration, command: &mut Command) -> Result<(), String> {
    let begun = Instant::now();
    let mut process = Process::start(command)?;
    while begun.elapsed() < limit {
        match process.0.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{}` failed ({status})", shown(command))),
            Ok(None) => thread::sleep(Duration::from_millis(100)),
            Err(error) => return Err(format!("`{}` is out of reach: {error}", shown(command))),
        }
    }
    Err(format!("`{}` did not end within {} s", shown(command), limit.as_secs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_hangs_is_ended() {
        let reason = run_within(Duration::ZERO, Command::new("sleep").arg("60")).unwrap_err();
        assert_eq!(reason, "`sleep 60` did not end within 0 s");
    }
}
