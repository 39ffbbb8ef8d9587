//! The benches: what Usher adds to the bare calls of its table, and what an operation costs there.
//!
//! `cargo xtask bench [--quick] [PART...]`, where a part is `add`, `list`, `accept`, `sign-in`,
//! `import`, `capacity`, `portal` or `chat`.
//! Every number comes from the real routers on the embedded engine, in memory. The engine is slower
//! than DynamoDB in some things and much quicker in others, so ratios and capacity units tell more
//! than rates. No background work runs while something is measured.

mod capacity;
mod chat;
mod contest;
mod house;
mod imports;
mod machine;
mod people;
mod portal;
mod races;
mod sdk;
mod sign_ins;
mod tap;
mod template;

use std::{error::Error, process::ExitCode};

use usher_functions::runtime::Sources;

/// Why a bench broke off, in a sentence for whoever runs it.
type Failure = Box<dyn Error + Send + Sync>;

const HELP: &str = "\
Measures Usher against the bare calls of its table.

Usage: cargo xtask bench [--quick] [PART...]

Parts:
  add        POST /v1/users against the transaction it writes
  list       a page of 50 users against the query it reads
  accept     an acceptance against its calls and the hash of the password
  sign-in    a sign-in against the hash of the password, for known and unknown addresses
  import     an import of many rows against the transactions it writes, and the memory it takes
  capacity   the capacity units of each operation, in a small and in a large table
  portal     the list of 50 users against the call that it shows, and what it takes on the wire
  chat       a line in Slack and in Discord against the call it makes, and what the bot's binaries take;
             builds them first, which takes minutes the first time

All parts run unless some are named. --quick: fewer rounds of fewer operations.
";

const PARTS: [&str; 8] =
    ["add", "list", "accept", "sign-in", "import", "capacity", "portal", "chat"];

/// How much is measured.
#[derive(Clone, Copy)]
struct Effort {
    /// How often each side has its turn; the median round counts.
    rounds: usize,
    /// Additions and pages of a turn, one after the other; three times as many when 16 at a time.
    quick_jobs: usize,
    /// Acceptances of a turn. Each takes a core for tens of milliseconds.
    slow_jobs: usize,
    /// How many users the timed tables hold at the start.
    users: usize,
    /// How many rows are imported.
    import_rows: usize,
    /// How many users the tables of the capacity units hold.
    table_sizes: [usize; 2],
}

impl Effort {
    /// How many additions or pages make a turn.
    fn jobs(self, at_once: usize) -> usize {
        if at_once == 1 { self.quick_jobs } else { self.quick_jobs * 3 }
    }
}

const FULL: Effort = Effort {
    rounds: 5,
    quick_jobs: 400,
    slow_jobs: 60,
    users: 1000,
    import_rows: 10_000,
    table_sizes: [1000, 100_000],
};

const QUICK: Effort = Effort {
    rounds: 3,
    quick_jobs: 100,
    slow_jobs: 16,
    users: 1000,
    import_rows: 1500,
    table_sizes: [1000, 3000],
};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| matches!(argument.as_str(), "-h" | "--help" | "help")) {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if let Some(code) = chat::with_open_files(&arguments) {
        return code;
    }
    match start(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: &[String]) -> Result<(), Failure> {
    let (options, mut parts): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with('-'));
    if let Some(unknown) = options.iter().find(|option| **option != "--quick") {
        return Err(format!("{unknown} is no option; --help lists them").into());
    }
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!("{unknown} is no part; --help lists them").into());
    }
    if parts.is_empty() {
        parts.extend(PARTS);
    }
    let effort = if options.is_empty() { FULL } else { QUICK };
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(effort, &parts))
}

async fn run(effort: Effort, parts: &[&str]) -> Result<(), Failure> {
    let sources = Sources::of_this_machine();
    println!("{}", machine::description()?);
    if parts.contains(&"add") {
        races::add(effort, &sources).await?.print();
    }
    if parts.contains(&"list") {
        races::list(effort, &sources).await?.print();
    }
    if parts.contains(&"accept") {
        let contest = races::accept(effort, &sources).await?;
        contest.print();
        races::print_without_hash(&contest);
    }
    if parts.contains(&"sign-in") {
        sign_ins::print(effort, &sources).await?;
    }
    if parts.contains(&"import") {
        imports::print(effort, &sources).await?;
    }
    if parts.contains(&"capacity") {
        capacity::print(effort, &sources).await?;
    }
    if parts.contains(&"portal") {
        portal::print(effort, &sources).await?;
    }
    if parts.contains(&"chat") {
        chat::print(effort, &sources).await?;
    }
    Ok(())
}
