//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

/// The workspace and the folder that its builds go to.
#[derive(Debug)]
pub struct House {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// `CARGO_TARGET_DIR`, else `target` in the root. Every cargo that we start is told this folder.
    pub target: PathBuf,
}

impl House {
    /// Asks the environment, where `cargo run` names this crate's folder. Fails outside of cargo.
    pub fn find() -> Result<Self, String> {
        // At run time, not by `env!`: a shared target folder may hold the xtask of another clone.
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .ok_or("call this as `cargo xtask`, so that it knows where the workspace is")?;
        let root = Path::new(&here)
            .ancestors()
            .nth(2)
            .ok_or("the xtask crate is not in crates/xtask any more")?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => env::current_dir()
                .map_err(|error| format!("the current folder cannot be read: {error}"))?
                .join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// Where the tools are that a chore installs for itself.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }
}
