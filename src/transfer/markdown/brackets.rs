//! Matches the brackets of a line and finds its code.

use std::collections::HashMap;

/// The brackets and the code of a line.
pub(super) struct Brackets {
    /// The end of each bracket that is closed, after the closing sign, by its beginning.
    ends: HashMap<usize, usize>,
    /// The length of each piece of code, with its signs, by its beginning.
    code: HashMap<usize, usize>,
}

impl Brackets {
    pub(super) fn of(line: &str) -> Brackets {
        let mut found = Brackets { ends: HashMap::new(), code: HashMap::new() };
        let (mut square, mut round) = (Vec::new(), Vec::new());
        let ticks = ticks(line);
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let mut next = at + c.len_utf8();
            match c {
                '\\' => next += line[next..].chars().next().map_or(0, char::len_utf8),
                '`' => match ticks.get(&at) {
                    Some(Ticks { end: Some(end), .. }) => {
                        found.code.insert(at, *end - at);
                        next = *end;
                    }
                    Some(Ticks { length, end: None }) => next = at + length,
                    None => {}
                },
                '[' => square.push(at),
                '(' => round.push(at),
                ']' => found.close(square.pop(), next),
                ')' => found.close(round.pop(), next),
                _ => {}
            }
            at = next;
        }
        found
    }

    fn close(&mut self, start: Option<usize>, end: usize) {
        self.ends.extend(start.map(|start| (start, end)));
    }

    /// End of the bracket that begins there.
    pub(super) fn end(&self, at: usize) -> Option<usize> {
        self.ends.get(&at).copied()
    }

    /// The length of the code that begins there, with its signs.
    pub(super) fn code(&self, at: usize) -> Option<usize> {
        self.code.get(&at).copied()
    }
}

/// A run of backticks.
struct Ticks {
    length: usize,
    /// End of the next run of the same length.
    end: Option<usize>,
}

/// All runs of backticks of a line, by their places.
fn ticks(line: &str) -> HashMap<usize, Ticks> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('`') {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            Some(_) | None => runs.push((at, 1)),
        }
    }
    let mut next: HashMap<usize, usize> = HashMap::new();
    let mut ticks = HashMap::new();
    for (at, length) in runs.into_iter().rev() {
        let end = next.insert(length, at + length);
        ticks.insert(at, Ticks { length, end });
    }
    ticks
}
