//! `cargo xtask test`: everything that must hold before a change is merged.

use std::process::Command;

use crate::api_fuzz;
use crate::browser;
use crate::chat_types;
use crate::chromium::Chromium;
use crate::command::{cargo, program, run, succeeds};
use crate::house::House;
use crate::steps::Steps;
use crate::tools::{self, Node, Python};

/// The browser tests' package.
pub const BROWSER: &str = "usher-browser-tests";

/// All packages but the browser tests', which are built by themselves.
const EVERYTHING: [&str; 4] = ["--workspace", "--exclude", BROWSER, "--all-features"];

/// Format, lints, tests, the pages in a browser, the API by its description, and the template.
pub fn quick(house: &House) -> Result<(), String> {
    let mut steps = Steps::begin();
    let _ = everyday(house, &mut steps)?;
    steps.finish();
    Ok(())
}

/// [`quick`], then what changes seldom or takes long: dependencies and a release build of the functions.
pub fn full(house: &House) -> Result<(), String> {
    let mut steps = Steps::begin();
    let chromium = everyday(house, &mut steps)?;
    steps.step("Lighthouse", || browser::lighthouse(house, &chromium, &[]))?;
    steps.step("licenses, bans and sources", || licenses(house))?;
    steps.step("advisories", || advisories(house))?;
    steps.step("release build of the functions", || {
        run(&mut cargo(house, &["build", "--release", "--package", "usher-functions", "--bins"]))?;
        // By itself: built together, the functions would bear the daemon's features.
        let bot = ["build", "--release", "--package", "usher-bot", "--features", "lambda"];
        run(cargo(house, &bot).args(["--bin", "chat", "--bin", "chat-follow-up"]))
    })?;
    steps.finish();
    Ok(())
}

/// Returns the browser, for what else is done with it.
fn everyday(house: &House, steps: &mut Steps) -> Result<Chromium, String> {
    // First of all, so that a missing Python, browser or registry shows before the minutes of compiling.
    let mut tools = None;
    steps.step("tools", || {
        let chromium = Chromium::find_or_install(house)?;
        tools = Some((Python::with_tools(house)?, Node::with_tools(house)?, chromium));
        Ok(())
    })?;
    let (python, node, chromium) = tools.ok_or("the tools are missing")?;
    steps.step("format", || run(&mut cargo(house, &["fmt", "--all", "--check"])))?;
    steps.step("lints", || lints(house))?;
    tests(house, steps)?;
    steps.step("the pages in a browser", || browser::tests(house, &chromium, &node, &[]))?;
    steps.step("what the bot sends, by the platforms' own types", || {
        chat_types::check(house, &node)
    })?;
    steps.step("the API by its description", || api_fuzz::fuzz(house, &python, &[]))?;
    steps.step("template", || {
        run(&mut program(house, python.program("cfn-lint"), &["template.yaml"]))
    })?;
    Ok(chromium)
}

/// The browser tests are not among the targets that cargo takes for all, because they run by name only.
fn lints(house: &House) -> Result<(), String> {
    let mut all = cargo(house, &["clippy", "--all-targets"]);
    run(all.args(EVERYTHING).args(["--", "-D", "warnings"]))?;
    let pages = ["clippy", "--package", BROWSER, "--test", "browser", "--", "-D", "warnings"];
    run(&mut cargo(house, &pages))
}

/// A command for [`EVERYTHING`].
fn all(house: &House, command: &[&str]) -> Command {
    let mut command = cargo(house, command);
    command.args(EVERYTHING);
    command
}

/// The documentation's examples come first, so that the tests' summary stands close to the end.
fn tests(house: &House, steps: &mut Steps) -> Result<(), String> {
    if tools::has_nextest(house) {
        steps.step("examples in the documentation", || {
            run(&mut strict(all(house, &["test", "--quiet", "--doc"])))
        })?;
        steps.step("tests", || run(&mut strict(all(house, &["nextest", "run"]))))
    } else {
        steps.step("tests", || run(&mut strict(all(house, &["test"]))))
    }
}

/// A snapshot that differs is a failure, never a file written beside it.
fn strict(mut tests: Command) -> Command {
    tests.env("INSTA_UPDATE", "no").env("CI", "true");
    tests
}

fn licenses(house: &House) -> Result<(), String> {
    run(tools::cargo_deny(house)?.args(["check", "bans", "licenses", "sources"]))
}

/// Known vulnerabilities. Their database is on the network; without it we say so and go on.
fn advisories(house: &House) -> Result<(), String> {
    if succeeds(tools::cargo_deny(house)?.args(["fetch", "db"])) {
        return run(tools::cargo_deny(house)?.args(["check", "--disable-fetch", "advisories"]));
    }
    eprintln!("    NOT CHECKED: the database of advisories is out of reach.");
    Ok(())
}
