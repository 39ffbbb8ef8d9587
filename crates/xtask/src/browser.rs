//! `cargo xtask browser`: the pages, used in a real browser; and `cargo xtask lighthouse`, which measures them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::chromium::Chromium;
use crate::command::{cargo, program, run};
use crate::house::House;
use crate::server::Server;
use crate::test;
use crate::tools::{self, Node};

/// What Lighthouse is told to do, and how its figures are judged.
const LIGHTHOUSE: &str = include_str!("lighthouse.mjs");

/// Runs the browser tests; the arguments are the test runner's, such as a part of a test's name.
pub fn tests(
    house: &House,
    chromium: &Chromium,
    node: &Node,
    arguments: &[&str],
) -> Result<(), String> {
    let screenshots = house.target.join("screenshots");
    forget_failures(&screenshots)?;
    let judged = fresh(house.target.join("axe-judged"))?;
    let mut tests = runner(house, arguments);
    tests
        .env("INSTA_UPDATE", "no")
        .env("USHER_CHROMIUM", &chromium.browser)
        .env("USHER_CHROMEDRIVER", &chromium.driver)
        .env("USHER_AXE", node.package("axe-core").join("axe.min.js"))
        .env("USHER_JUDGED", &judged)
        .env("USHER_SCREENSHOTS", &screenshots);
    run(&mut tests)?;
    eprintln!("    how the pages look is in {}", screenshots.display());
    Ok(())
}

/// An empty folder: what axe thought of a page is kept for one run.
fn fresh(folder: PathBuf) -> Result<PathBuf, String> {
    let emptied = match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => fs::create_dir_all(&folder),
    };
    emptied.map_err(|error| format!("{} cannot be emptied: {error}", folder.display()))?;
    Ok(folder)
}

/// Takes away the pictures that tests left which failed the last time.
fn forget_failures(screenshots: &Path) -> Result<(), String> {
    let Ok(pictures) = fs::read_dir(screenshots) else { return Ok(()) };
    for picture in pictures.flatten() {
        if picture.file_name().to_string_lossy().starts_with("failed-") {
            let path = picture.path();
            fs::remove_file(&path)
                .map_err(|error| format!("{} cannot be removed: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// By themselves: what drives the browser would change how others keep JSON.
fn runner(house: &House, arguments: &[&str]) -> Command {
    let which = ["--package", test::BROWSER, "--test", "browser"];
    if tools::has_nextest(house) {
        let mut command = cargo(house, &["nextest", "run"]);
        command.args(which).args(arguments);
        command
    } else {
        let mut command = cargo(house, &["test"]);
        command.args(which).arg("--").args(arguments);
        command
    }
}

/// Measures pages of a running Usher.
pub fn lighthouse(house: &House, chromium: &Chromium, arguments: &[&str]) -> Result<(), String> {
    let node = Node::with_lighthouse(house)?;
    // Its packages are found from where the script lies.
    let script = node.folder().join("run.mjs");
    fs::write(&script, LIGHTHOUSE)
        .map_err(|error| format!("{} cannot be written: {error}", script.display()))?;
    let server = Server::start(house)?;
    let mut measure = program(house, "node", &[]);
    measure
        .arg(script)
        .args(arguments)
        .env("CHROME_PATH", &chromium.browser)
        .env("USHER_URL", &server.url)
        .env("USHER_API_KEY", &server.key)
        .env("USHER_SETUP_LINK", &server.setup_link)
        .env("USHER_REPORTS", house.target.join("lighthouse"));
    run(&mut measure)
}
