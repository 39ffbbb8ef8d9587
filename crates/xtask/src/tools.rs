//! The tools that the chores install for themselves, below `target/tools`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{cargo, program, run, succeeds};
use crate::house::House;

/// The tools from Python's package index: the linter of `template.yaml`, and what calls the API by its description.
/// To move to other versions, change them here: the old ones are replaced at the next run.
const PYTHON_TOOLS: [&str; 2] = ["cfn-lint==1.58.0", "schemathesis==4.32.5"];

/// The tools from npm: TypeScript, and what the chat platforms say of their own JSON and signatures.
const NODE_TOOLS: [&str; 4] = [
    "@slack/types@3.2.0",
    "discord-api-types@0.38.57",
    "discord-interactions@4.4.0",
    "typescript@5.9.3",
];

/// Where a Python environment keeps its programs.
const PROGRAMS: &str = if cfg!(windows) { "Scripts" } else { "bin" };

/// The Python environment with the tools.
#[derive(Debug)]
pub struct Python {
    environment: PathBuf,
}

impl Python {
    /// Puts the tools into an environment of their own, unless these very versions are there.
    pub fn with_tools(house: &House) -> Result<Self, String> {
        let python = Self { environment: house.tools().join("python") };
        pinned(&python.environment, &PYTHON_TOOLS, || python.install(house))?;
        Ok(python)
    }

    /// Where a program of the environment is.
    pub fn program(&self, name: &str) -> PathBuf {
        self.environment.join(PROGRAMS).join(name)
    }

    fn install(&self, house: &House) -> Result<(), String> {
        let tools = PYTHON_TOOLS.join(" and ");
        eprintln!("    installing {tools} into {}", self.environment.display());
        if !succeeds(&mut program(house, "python3", &["--version"])) {
            return Err(format!("python3 is missing; {tools} need Python 3.10 or newer"));
        }
        let mut create = program(house, "python3", &["-m", "venv", "--clear"]);
        run(create.arg(&self.environment)).map_err(|_| {
            "python3 cannot make an environment; on Debian and Ubuntu, install the package python3-venv".to_owned()
        })?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        let mut install = program(house, self.program("python"), &pip);
        run(install.args(PYTHON_TOOLS)).map_err(|_| {
            format!("{tools} could not be installed; is Python's package index within reach?")
        })
    }
}

/// The folder with the tools from npm.
#[derive(Debug)]
pub struct Node {
    folder: PathBuf,
}

impl Node {
    /// Puts the tools into a folder of their own, unless these very versions are there.
    pub fn with_tools(house: &House) -> Result<Self, String> {
        let node = Self { folder: house.tools().join("node") };
        pinned(&node.folder, &NODE_TOOLS, || node.install(house))?;
        Ok(node)
    }

    /// Where the tools are, and where what they check is put.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a program is.
    pub fn program(&self, name: &str) -> PathBuf {
        let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        self.folder.join("node_modules").join(".bin").join(name)
    }

    fn install(&self, house: &House) -> Result<(), String> {
        let tools = NODE_TOOLS.join(", ");
        eprintln!("    installing {tools} into {}", self.folder.display());
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        if !succeeds(&mut program(house, npm, &["--version"])) {
            return Err(format!("npm is missing; {tools} need Node.js 20 or newer"));
        }
        // A package of its own: else npm looks for one further up.
        fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(self.folder.join("package.json"), "{\"private\": true}\n"))
            .map_err(|error| format!("{} cannot be written: {error}", self.folder.display()))?;
        let quiet = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        let mut install = program(house, npm, &quiet);
        run(install.arg("--save-exact").args(NODE_TOOLS).current_dir(&self.folder))
            .map_err(|_| format!("{tools} could not be installed; is npm's registry within reach?"))
    }
}

/// Installs `tools` into `folder`, unless these very versions are there.
fn pinned(
    folder: &Path,
    tools: &[&str],
    install: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    let (pin, wanted) = (folder.join("installed"), tools.join("\n"));
    // The pin is written last, so an installation that broke off is not taken for one.
    if fs::read_to_string(&pin).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    install()?;
    fs::write(&pin, wanted).map_err(|error| format!("{} cannot be written: {error}", pin.display()))
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
