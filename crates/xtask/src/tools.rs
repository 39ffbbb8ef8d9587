//! The tools that the chores install for themselves, below `target/tools`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{cargo, program, run, succeeds};
use crate::house::House;

/// The linter of `template.yaml`. To move to another version, change it here: the old one is replaced at the next run.
const CFN_LINT: &str = "cfn-lint==1.58.0";

/// Where a Python environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// Puts cfn-lint into an environment of its own, unless this very version is there. Returns the program.
pub fn cfn_lint(house: &House) -> Result<PathBuf, String> {
    let environment = house.tools().join("python");
    let program = environment.join(PROGRAMS).join("cfn-lint");
    let pin = environment.join("installed");
    // The pin is written last, so an installation that broke off is not taken for one.
    if fs::read_to_string(&pin).is_ok_and(|installed| installed == CFN_LINT) && program.exists() {
        return Ok(program);
    }
    install(house, &environment)?;
    fs::write(&pin, CFN_LINT)
        .map_err(|error| format!("{} cannot be written: {error}", pin.display()))?;
    Ok(program)
}

fn install(house: &House, environment: &Path) -> Result<(), String> {
    eprintln!("    installing {CFN_LINT} into {}", environment.display());
    if !succeeds(&mut program(house, "python3", &["--version"])) {
        return Err(
            "python3 is missing; cfn-lint, which checks template.yaml, needs Python 3.10 or newer"
                .into(),
        );
    }
    let mut create = program(house, "python3", &["-m", "venv", "--clear"]);
    run(create.arg(environment)).map_err(|_| {
        "python3 cannot make an environment; on Debian and Ubuntu, install the package python3-venv".to_owned()
    })?;
    let python = environment.join(PROGRAMS).join("python");
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", CFN_LINT];
    run(&mut program(house, python, &pip)).map_err(|_| {
        format!("{CFN_LINT} could not be installed; is Python's package index within reach?")
    })
}

/// Finds cargo-deny, or installs it. Returns it as a command without arguments.
pub fn cargo_deny(house: &House) -> Result<Command, String> {
    if succeeds(&mut program(house, "cargo-deny", &["--version"])) {
        return Ok(program(house, "cargo-deny", &[]));
    }
    let folder = house.tools();
    let installed = folder.join("bin").join("cargo-deny");
    if !succeeds(&mut program(house, &installed, &["--version"])) {
        eprintln!(
            "    installing cargo-deny into {}; this takes some minutes, once",
            folder.display()
        );
        let mut install = cargo(house, &["install", "--quiet", "--locked", "cargo-deny", "--root"]);
        // A build folder of its own: the tool's crates have no place among the workspace's.
        install.arg(&folder).env("CARGO_TARGET_DIR", folder.join("build"));
        run(&mut install).map_err(|_| {
            "cargo-deny could not be installed; is the crate registry within reach?".to_owned()
        })?;
    }
    Ok(program(house, installed, &[]))
}

/// Whether cargo-nextest is there. It is faster than `cargo test`, but nobody has to have it.
pub fn has_nextest(house: &House) -> bool {
    succeeds(&mut cargo(house, &["nextest", "--version"]))
}
