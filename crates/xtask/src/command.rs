//! Starting other programs.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::house::House;

/// A program that is to run in the workspace's root and build into its target folder.
pub fn program(house: &House, name: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(&house.root).env("CARGO_TARGET_DIR", &house.target);
    // `cargo run` describes this crate in the environment. A build script that looks at these variables would run
    // again for us and once more for the next cargo that a person calls.
    for (name, _) in env::vars_os() {
        if is_about_xtask(&name) {
            command.env_remove(name);
        }
    }
    command
}

fn is_about_xtask(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}

/// The cargo that started us.
pub fn cargo(house: &House, arguments: &[&str]) -> Command {
    program(house, env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs a command and shows what it prints. The error names the command.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status =
        command.status().map_err(|error| format!("`{}` did not start: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", shown(command))) }
}

/// Whether a command can be started and succeeds; what it prints is dropped.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as a person would type it: without the folder of the program.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program());
    let name = name.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_without_the_folder_of_its_program() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["fmt", "--all"]);
        assert_eq!(shown(&command), "cargo fmt --all");
    }

    #[test]
    fn cargo_is_not_told_about_the_crate_that_calls_it() {
        assert!(is_about_xtask(OsStr::new("CARGO_PKG_NAME")));
        assert!(is_about_xtask(OsStr::new("CARGO_MANIFEST_DIR")));
        assert!(!is_about_xtask(OsStr::new("CARGO_HOME")));
    }

    #[test]
    fn a_program_that_is_missing_is_a_sentence() {
        let reason = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(reason.starts_with("`no-such-program-here` did not start: "));
    }
}
