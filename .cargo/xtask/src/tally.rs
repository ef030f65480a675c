//! How many tests passed and failed, read off what the runners print.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::run::{Outcome, cannot_start, run, shown};

/// Counts of one layer, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u32,
    /// Tests that failed.
    pub(crate) failed: u32,
}

impl Tally {
    /// A command that is one test: it succeeds or not.
    pub(crate) fn check(&mut self, command: &mut Command) -> Outcome {
        let outcome = run(command);
        match outcome {
            Ok(()) => self.passed += 1,
            Err(_) => self.failed += 1,
        }
        outcome
    }

    /// A test runner: its output is shown, and the counts in it are added.
    pub(crate) fn runner(&mut self, command: &mut Command) -> Outcome {
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| cannot_start(command, &error))?;
        let mut found = Self::default();
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line);
                println!("{line}");
                found.read(&line);
            }
        }
        let status = child.wait().map_err(|error| cannot_start(command, &error))?;
        if !status.success() {
            // A runner that could not even begin has failed once.
            found.failed = found.failed.max(1);
        }
        self.passed += found.passed;
        self.failed += found.failed;
        if status.success() { Ok(()) } else { Err(format!("{} failed ({status})", shown(command))) }
    }

    /// Adds the counts of a summary line of `cargo test` or `node --test`.
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["test", "result:", _, passed, "passed;", failed, "failed;", ..] => {
                self.passed += passed.parse().unwrap_or(0);
                self.failed += failed.parse().unwrap_or(0);
            }
            ["ℹ" | "#", "pass", count] => self.passed += count.parse().unwrap_or(0),
            ["ℹ" | "#", "fail" | "cancelled", count] => self.failed += count.parse().unwrap_or(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn summaries_of_both_runners_are_added_and_other_lines_are_not() {
        let mut tally = Tally::default();
        for line in [
            "test law::holds ... ok",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
            "✔ pass 100 (1.2ms)",
            "ℹ tests 8",
            "ℹ pass 7",
            "ℹ fail 1",
            "ℹ cancelled 1",
        ] {
            tally.read(line);
        }
        assert_eq!(tally, Tally { passed: 22, failed: 4 });
    }
}
