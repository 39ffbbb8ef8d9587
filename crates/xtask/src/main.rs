//! The project's own chores: `cargo xtask test`, `browser`, `lighthouse`, `fuzz`, `chat-types`, `bench` and `package`.
//!
//! Nothing but the standard library, so that the first thing a newcomer runs compiles in a moment.

mod api_fuzz;
mod browser;
mod chat_types;
mod chromium;
mod command;
mod house;
mod package;
mod server;
mod steps;
mod test;
mod tools;

use std::process::ExitCode;

use chromium::Chromium;
use command::cargo;
use house::House;

const HELP: &str = "\
The project's own chores.

Usage: cargo xtask <CHORE>

Chores:
  test [--full]               format, lints, tests, the pages in a browser, what the bot sends by the platforms'
                              own types, the API by its description and the template; stops at the first that fails
                              --full: also licenses, advisories, a release build of the functions and Lighthouse
  browser [ARGUMENTS]         the pages in a browser, alone; the arguments are the test runner's, such as a part
                              of a test's name
  lighthouse [PAGE...]        what Lighthouse says of the pages, in a running Usher
  fuzz [ARGUMENTS]            the API by its description, alone; the arguments are schemathesis', such as
                              --include-operation-id add_user --max-examples 500
  chat-types                  what the bot sends by the platforms' own types, alone
  bench [ARGUMENTS]           the benches, in a release build; the arguments are theirs
  package [--arch ARCH]       what Lambda runs, in target/package/<function>/bootstrap
                              ARCH: arm64 or x86_64, else the one in infra/samconfig.toml
  help                        this page

What the chores need and you may not have (cfn-lint, schemathesis, TypeScript, axe, Lighthouse, cargo-deny) goes
into target/tools. Only Chromium and its driver are installed from Debian, and only if you are root there.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match chore(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nerror: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Does what the arguments ask for. The error is one sentence for the person who asked.
fn chore(arguments: &[String]) -> Result<(), String> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] | ["test" | "package", "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["test"] => test::quick(&House::find()?),
        ["test", "--full"] => test::full(&House::find()?),
        ["chat-types"] => chat_types(&House::find()?),
        ["browser", rest @ ..] => browser(&House::find()?, rest),
        ["lighthouse", rest @ ..] => lighthouse(&House::find()?, rest),
        ["fuzz", rest @ ..] => fuzz(&House::find()?, rest),
        ["bench", rest @ ..] => bench(&House::find()?, rest),
        ["package"] => package::package(&House::find()?, None),
        ["package", "--arch", arch] => package::package(&House::find()?, Some(arch)),
        _ => Err(format!(
            "`cargo xtask {}` is no chore; `cargo xtask --help` lists them",
            words.join(" ")
        )),
    }
}

fn fuzz(house: &House, arguments: &[&str]) -> Result<(), String> {
    api_fuzz::fuzz(house, &tools::Python::with_tools(house)?, arguments)
}

fn chat_types(house: &House) -> Result<(), String> {
    chat_types::check(house, &tools::Node::with_tools(house)?)
}

fn browser(house: &House, arguments: &[&str]) -> Result<(), String> {
    let chromium = Chromium::find_or_install(house)?;
    browser::tests(house, &chromium, &tools::Node::with_tools(house)?, arguments)
}

fn lighthouse(house: &House, arguments: &[&str]) -> Result<(), String> {
    browser::lighthouse(house, &Chromium::find_or_install(house)?, arguments)
}

fn bench(house: &House, arguments: &[&str]) -> Result<(), String> {
    let mut bench =
        cargo(house, &["run", "--release", "--package", "usher-tests", "--bin", "bench", "--"]);
    bench.args(arguments);
    command::run(&mut bench)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(arguments: &[&str]) -> Option<String> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        chore(&arguments).err()
    }

    #[test]
    fn a_chore_that_does_not_exist_is_refused_by_name() {
        let refused = "`cargo xtask tidy up` is no chore; `cargo xtask --help` lists them";
        assert_eq!(reason(&["tidy", "up"]).as_deref(), Some(refused));
        assert!(reason(&["test", "--fast"]).is_some());
        assert!(reason(&["package", "--arch"]).is_some());
    }

    #[test]
    fn help_needs_nothing() {
        assert_eq!(reason(&[]), None);
        assert_eq!(reason(&["--help"]), None);
        assert_eq!(reason(&["test", "--help"]), None);
    }
}
