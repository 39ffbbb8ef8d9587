//! `cargo xtask package`: the files that Lambda runs.

use std::fs;
use std::path::Path;

use crate::command::{program, run};
use crate::house::House;

/// Builds every function by the recipe that `sam build` uses, then prints how large each came out.
pub fn package(house: &House, arch: Option<&str>) -> Result<(), String> {
    let arguments = ["--no-print-directory", "--directory", "infra", "package"];
    let mut make = program(house, "make", &arguments);
    make.args(arch.map(|arch| format!("ARCH={arch}")));
    run(&mut make)?;
    sizes(&house.target.join("package"))
}

fn sizes(folder: &Path) -> Result<(), String> {
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    let mut functions = fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(unreadable)?;
    functions.sort_by_key(fs::DirEntry::file_name);
    for function in functions {
        let bootstrap = function.path().join("bootstrap");
        let bytes = fs::metadata(&bootstrap).map_err(unreadable)?.len();
        println!("{:>6} KiB  {}", bytes.div_ceil(1024), bootstrap.display());
    }
    Ok(())
}
