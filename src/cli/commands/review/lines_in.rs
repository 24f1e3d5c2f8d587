//! Answers from standard input, a line each.

use crate::cli::failure::Failure;
use std::io::{self, BufRead, IsTerminal, StdinLock};

pub(super) struct LinesIn {
    input: StdinLock<'static>,
    is_terminal: bool,
}

impl LinesIn {
    pub(super) fn new() -> LinesIn {
        let input = io::stdin();
        LinesIn { is_terminal: input.is_terminal(), input: input.lock() }
    }

    pub(super) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// The next line without space around it; `None` at the end. What is not UTF-8 is replaced, not refused.
    pub(super) fn next(&mut self) -> Result<Option<String>, Failure> {
        let mut line = Vec::new();
        let read = self.input.read_until(b'\n', &mut line);
        let read = read.map_err(|error| {
            let hint = "what was answered before is saved";
            Failure::world(format!("cannot read the answer: {error}"), hint)
        })?;
        Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_owned()))
    }
}
