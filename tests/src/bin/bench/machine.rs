//! The machine that is measured on, and the memory of this process, as Linux tells them.

use std::{fs, thread};

use crate::Failure;

/// One line that names the machine.
pub fn description() -> Result<String, Failure> {
    let processor = field("/proc/cpuinfo", "model name")?;
    let cores = thread::available_parallelism()?;
    let memory = mebibytes("/proc/meminfo", "MemTotal")? / 1024;
    Ok(format!("Machine: {processor}, {cores} cores, {memory} GiB of memory"))
}

/// The resident memory of this process, in MiB.
pub fn resident_mib() -> Result<u64, Failure> {
    mebibytes("/proc/self/status", "VmRSS")
}

/// A field of another process's memory, such as `VmRSS`, in kilobytes of 1000 bytes.
pub fn kilobytes_of(process: u32, name: &str) -> Result<u64, Failure> {
    let kib: u64 =
        field(&format!("/proc/{process}/status"), name)?.trim_end_matches(" kB").parse()?;
    Ok(kib * 1024 / 1000)
}

/// A field that is given in kB, which here means 1024 bytes.
fn mebibytes(file: &str, name: &str) -> Result<u64, Failure> {
    let field = field(file, name)?;
    let kib: u64 = field.trim_end_matches(" kB").parse()?;
    Ok(kib / 1024)
}

fn field(file: &str, name: &str) -> Result<String, Failure> {
    let text = fs::read_to_string(file)?;
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(field, _)| field.trim() == name)
        .map(|(_, value)| value.trim().to_owned())
        .ok_or_else(|| format!("{file} does not tell {name}").into())
}
