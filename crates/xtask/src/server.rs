//! A running Usher for a chore: `usher dev --memory`, of which nothing is left afterwards.

use std::env;
use std::io::{BufRead, BufReader, Lines};
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::command::{cargo, program, run, shown};
use crate::house::House;

/// `usher dev` on a free port. It ends when this is dropped.
pub struct Server {
    /// Where it is.
    pub url: String,
    /// A key that may do everything.
    pub key: String,
    /// Where its first admin sets a password.
    pub setup_link: String,
    _process: Process,
    /// Kept open, because a program that prints to nobody ends.
    _output: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Builds Usher, starts it, and waits until it says where it is.
    pub fn start(house: &House) -> Result<Self, String> {
        run(&mut cargo(house, &["build", "--quiet", "--package", "usher", "--bin", "usher"]))?;
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
        let (mut address, mut link) = (None, None);
        while let Some(Ok(line)) = output.next() {
            link = link.or_else(|| setup_link(&line));
            address = address.or_else(|| address_and_key(&line));
            if let (Some((url, key)), Some(setup_link)) = (&address, &link) {
                let (url, key, setup_link) = (url.clone(), key.clone(), setup_link.clone());
                return Ok(Self { url, key, setup_link, _process: process, _output: output });
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

/// Reads the line with the link that sets the first admin's password.
fn setup_link(line: &str) -> Option<String> {
    let link = line.trim();
    (link.starts_with("http") && link.contains("/accept/")).then(|| link.to_owned())
}

/// A process that ends with its owner.
pub struct Process(pub Child);

impl Process {
    /// Starts a program.
    pub fn start(command: &mut Command) -> Result<Self, String> {
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
    fn address_key_and_link_are_read_from_what_usher_prints() {
        let line = "  export USHER_URL=http://127.0.0.1:4242 USHER_API_KEY=usher_1_x";
        let read = Some(("http://127.0.0.1:4242".to_owned(), "usher_1_x".to_owned()));
        assert_eq!(address_and_key(line), read);
        assert_eq!(address_and_key("  API key  usher_1_x"), None);
        let line = "  http://127.0.0.1:4242/accept/abc";
        assert_eq!(setup_link(line).as_deref(), Some("http://127.0.0.1:4242/accept/abc"));
        assert_eq!(setup_link("  Mailbox  http://127.0.0.1:4242/_dev/mail"), None);
    }
}
