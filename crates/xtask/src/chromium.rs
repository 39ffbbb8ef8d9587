//! The browser of the browser tests, and what drives it: found, or installed from Debian.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{program, run, succeeds};
use crate::house::House;

/// What Chromium and its like are called; the first that is there.
const BROWSERS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// What drives it.
const DRIVER: &str = "chromedriver";

/// Debian's packages with the two, which always fit each other, and letters to write with.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];

/// A browser and a driver of the same version.
#[derive(Debug)]
pub struct Chromium {
    /// The browser.
    pub browser: PathBuf,
    /// The driver.
    pub driver: PathBuf,
}

impl Chromium {
    /// Finds the two, and installs them where that can be done without asking anybody.
    pub fn find_or_install(house: &House) -> Result<Self, String> {
        let missing = match Self::find(house) {
            Ok(found) => return Ok(found),
            Err(missing) => missing,
        };
        if !is_debian(house) || !is_root(house) {
            return Err(format!(
                "{missing}. Install Chromium and the chromedriver of the same version, so that both are in the PATH; \
                 on Debian: sudo apt-get install {}",
                PACKAGES.join(" ")
            ));
        }
        eprintln!("    {missing}: installing {} from Debian", PACKAGES.join(", "));
        install(house)?;
        Self::find(house)
            .map_err(|missing| format!("{missing}, though Debian's packages are installed"))
    }

    /// The error says what is missing.
    fn find(house: &House) -> Result<Self, String> {
        let browser =
            BROWSERS.iter().find_map(|name| in_path(name)).ok_or("Chromium is missing")?;
        let driver = in_path(DRIVER).ok_or("chromedriver is missing")?;
        match (major(house, &browser), major(house, &driver)) {
            (Some(browses), Some(drives)) if browses == drives => Ok(Self { browser, driver }),
            (Some(browses), Some(drives)) => {
                Err(format!("Chromium {browses} cannot be driven by chromedriver {drives}"))
            }
            _ => Err("Chromium or chromedriver does not tell its version".to_owned()),
        }
    }
}

fn install(house: &House) -> Result<(), String> {
    let apt = |arguments: &[&str]| {
        let mut apt = program(house, "apt-get", arguments);
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    let mut install = apt(&["install", "--yes", "--quiet=2"]);
    install.args(PACKAGES);
    // A fresh image has no lists of packages, and an old one lists what is gone.
    if succeeds(&mut install) {
        return Ok(());
    }
    run(&mut apt(&["update", "--quiet=2"]))?;
    run(&mut install)
}

fn in_path(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The first number of a program's version, by which browser and driver must be alike.
fn major(house: &House, path: &Path) -> Option<u32> {
    let told = program(house, path, &["--version"]).output().ok()?;
    first_number(&String::from_utf8_lossy(&told.stdout))
}

fn first_number(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text[start..].split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

fn is_debian(house: &House) -> bool {
    succeeds(&mut program(house, "apt-get", &["--version"]))
}

fn is_root(house: &House) -> bool {
    let id: Result<_, _> = Command::output(&mut program(house, "id", &["-u"]));
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_both_programs_tell_them() {
        let browser = "Chromium 148.0.7778.167 built on Debian GNU/Linux 12 (bookworm)";
        let driver = "ChromeDriver 148.0.7778.167 (65db666ac2cf-refs/branch-heads/7778@{#2783})";
        assert_eq!(first_number(browser), Some(148));
        assert_eq!(first_number(driver), Some(148));
        assert_eq!(first_number("no version"), None);
    }
}
