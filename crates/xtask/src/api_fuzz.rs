//! Calls the API with whatever its description allows and forbids, and looks whether the answers are the described ones.
//! It does so against `usher dev --memory`, of which nothing is left afterwards.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::command::{cargo, program, run, shown};
use crate::house::House;
use crate::tools::Python;

/// `tests/schemathesis.toml` bounds what is called; this ends a run that hangs.
const LIMIT: Duration = Duration::from_mins(5);

/// Starts Usher, lets schemathesis call it, and ends it. The arguments are schemathesis'.
pub fn fuzz(house: &House, python: &Python, arguments: &[&str]) -> Result<(), String> {
    run(&mut cargo(house, &["build", "--quiet", "--package", "usher", "--bin", "usher"]))?;
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

/// `usher dev` on a free port. It ends when this is dropped.
struct Server {
    url: String,
    key: String,
    _process: Process,
    /// Kept open, because a program that prints to nobody ends.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Server {
    fn start(house: &House) -> Result<Self, String> {
        let usher = house.target.join("debug").join("usher");
        let mut dev = program(house, usher, &["dev", "--memory", "--listen", "127.0.0.1:0"]);
        for (name, _) in env::vars_os() {
            if name.to_string_lossy().starts_with("USHER_") {
                dev.env_remove(name);
            }
        }
        // Thousands of calls are about to be refused; what fails on our side is what counts.
        dev.env("RUST_LOG", "error").stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = Process::start(&mut dev)?;
        let output = process.0.stdout.take().ok_or("what usher prints is out of reach")?;
        let mut output = BufReader::new(output).lines();
        while let Some(Ok(line)) = output.next() {
            if let Some((url, key)) = address_and_key(&line) {
                return Ok(Self { url, key, _process: process, _output: output });
            }
        }
        Err(format!("`{}` ended before it said where it is", shown(&dev)))
    }
}

/// Reads the line with which `usher dev` tells a person what to put into the environment.
fn address_and_key(line: &str) -> Option<(String, String)> {
    let variables = line.trim().strip_prefix("export USHER_URL=")?;
    let (url, key) = variables.split_once(" USHER_API_KEY=")?;
    Some((url.to_owned(), key.to_owned()))
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

/// A process that ends with its owner.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Result<Self, String> {
        let child = command.spawn();
        child.map(Self).map_err(|error| format!("`{}` did not start: {error}", shown(command)))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Neither fails but for a process that has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_and_the_key_are_read_from_what_usher_prints() {
        let line = "  export USHER_URL=http://127.0.0.1:4242 USHER_API_KEY=usher_1_x";
        let read = Some(("http://127.0.0.1:4242".to_owned(), "usher_1_x".to_owned()));
        assert_eq!(address_and_key(line), read);
        assert_eq!(address_and_key("  API key  usher_1_x"), None);
    }

    #[test]
    fn a_command_that_hangs_is_ended() {
        let reason = run_within(Duration::ZERO, Command::new("sleep").arg("60")).unwrap_err();
        assert_eq!(reason, "`sleep 60` did not end within 0 s");
    }
}
