//! Binaries that are measured, built as they are shipped.

use std::{
    env,
    io::BufReader,
    path::PathBuf,
    process::{Command, Stdio},
};

use cargo_metadata::Message;

use crate::Failure;

/// Builds a binary, unless it is there already, and tells where it is.
pub fn built(arguments: &[&str]) -> Result<PathBuf, Failure> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut cargo = Command::new(cargo)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .args(["build", "--locked", "--message-format", "json-render-diagnostics"])
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()?;
    let output = cargo.stdout.take().ok_or("cargo says nothing")?;
    let mut built = None;
    for message in Message::parse_stream(BufReader::new(output)) {
        if let Message::CompilerArtifact(artifact) = message? {
            built = artifact.executable.or(built);
        }
    }
    if !cargo.wait()?.success() {
        return Err(format!("cargo build {} failed", arguments.join(" ")).into());
    }
    built.map(Into::into).ok_or_else(|| "cargo built no binary".into())
}
