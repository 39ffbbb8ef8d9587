//! The two streams: data on stdout, everything else on stderr.

use std::io::{self, IsTerminal as _, Write as _};

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use super::harmless;

/// How data is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Table,
    /// Tab-separated, for pipes and files.
    Plain,
    /// For programs.
    Json,
}

/// The streams of this process. Colour is left out where it is not wanted (`NO_COLOR`, no terminal).
pub struct Output {
    stdout: anstream::Stdout,
    stderr: anstream::Stderr,
    terminal: bool,
}

impl Output {
    /// The streams of this process.
    pub fn of_process() -> Self {
        Self {
            stdout: anstream::stdout(),
            stderr: anstream::stderr(),
            terminal: io::stdout().is_terminal(),
        }
    }

    /// The format that suits stdout and the option `--json`.
    pub fn format(&self, json: bool) -> Format {
        match (json, self.terminal) {
            (true, _) => Format::Json,
            (false, true) => Format::Table,
            (false, false) => Format::Plain,
        }
    }

    /// Writes data and a line break to stdout. Fails when nobody reads it any more.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.stdout, "{text}")?;
        self.stdout.flush()
    }

    /// Writes a part of a file to stdout: as it is, unless a terminal shows it.
    pub fn file(&mut self, text: &str) -> io::Result<()> {
        if self.terminal {
            let lines = text.lines().map(harmless::text).collect::<Vec<_>>();
            return if lines.is_empty() { Ok(()) } else { self.data(&lines.join("\n")) };
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes())?;
        stdout.flush()
    }

    /// Writes data to stdout as JSON.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.data(&harmless::json(&serde_json::to_string_pretty(value)?))
    }

    /// Writes a line for the person to stderr. It is only a note: a closed stderr changes nothing.
    pub fn note(&mut self, text: &str) {
        let _ = writeln!(self.stderr, "{text}");
    }

    /// Asks the person on stderr, and leaves the cursor behind the question.
    pub fn ask(&mut self, question: &str) {
        let _ = write!(self.stderr, "{question} ");
        let _ = self.stderr.flush();
    }

    /// Writes what went wrong to stderr.
    pub fn error(&mut self, text: &str) {
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        self.note(&format!("{red}error:{red:#} {text}"));
    }
}
