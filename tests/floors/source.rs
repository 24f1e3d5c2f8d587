//! Reads Rust text as far as the wall needs it: its words with their lines, which are test code, what each path names.

/// A word of the text: a name, a number, `::`, or one other sign. Comments, strings and lifetimes are left out.
#[derive(Debug)]
pub struct Word {
    pub text: String,
    /// The line, from 1.
    pub line: usize,
    /// Whether it stands in code that only tests see.
    pub test: bool,
}

/// A path as the text spells it, groups taken apart: `use a::{b, c}` are two.
#[derive(Debug)]
pub struct Named {
    pub segments: Vec<String>,
    /// The module that it stands in, from the root of the crate.
    pub module: Vec<String>,
    pub line: usize,
    pub test: bool,
    /// The two words before it, the nearer one first.
    pub before: [String; 2],
}

/// One file.
pub struct Source {
    /// From the root of the crate, such as `src/app/update.rs`.
    pub path: String,
    pub words: Vec<Word>,
    /// Whether the first line is `//!` and something after it.
    pub says_what_it_is: bool,
    lines: usize,
}

impl Source {
    pub fn read(path: &str, text: &str) -> Source {
        let mut words = Lexer::new(text).words();
        mark_tests(&mut words);
        let first = text.lines().next().unwrap_or_default();
        Source {
            path: path.into(),
            words,
            says_what_it_is: first.strip_prefix("//! ").is_some_and(|s| !s.trim().is_empty()),
            lines: text.lines().count(),
        }
    }

    /// The module that the file is: `src/app/update.rs` is `app`, `update`; the root is empty.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let parts = inside.split('/').filter(|p| !matches!(*p, "lib" | "main" | "mod"));
        parts.map(str::to_owned).collect()
    }

    /// The floor that it belongs to: `main` and `lib` for the two files above them all.
    pub fn floor(&self) -> &str {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.split('/').next().unwrap_or_default()
    }

    /// Paths without `.rs` of the child modules that are declared for tests alone.
    pub fn test_files(&self) -> Vec<String> {
        let folder =
            ["src".to_owned()].into_iter().chain(self.module()).collect::<Vec<_>>().join("/");
        let declared =
            self.words.windows(3).filter(|w| w[0].test && w[0].text == "mod" && w[2].text == ";");
        declared.map(|w| format!("{folder}/{}", w[1].text)).collect()
    }

    /// Whether it is that module's file or one of its children's.
    pub fn is_at_or_under(&self, module: &str) -> bool {
        let rest = self.path.strip_prefix(module);
        rest.is_some_and(|r| r == ".rs" || r.starts_with('/'))
    }

    pub fn mark_as_test(&mut self) {
        self.words.iter_mut().for_each(|w| w.test = true);
    }

    /// How many lines it has, those from the first to the last word of each stretch of test code left out.
    pub fn lines_outside_tests(&self) -> usize {
        let stretches = self.words.chunk_by(|a, b| a.test == b.test);
        let tests = stretches.filter(|s| s.first().is_some_and(|w| w.test));
        let counted = tests.filter_map(|s| Some(s.last()?.line + 1 - s.first()?.line));
        self.lines.saturating_sub(counted.sum())
    }

    /// Every path in it, a lone name included.
    pub fn paths(&self) -> Vec<Named> {
        let mut reader = Paths { words: &self.words, module: self.module(), found: Vec::new() };
        reader.read();
        reader.found
    }
}

/// Marks what stands under `#[cfg(test)]`: the item after it, up to its closing brace or semicolon.
fn mark_tests(words: &mut [Word]) {
    const WHOLE: [&str; 8] = ["#", "!", "[", "cfg", "(", "test", ")", "]"];
    const ITEM: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    if says(words, 0, &WHOLE) {
        words.iter_mut().for_each(|w| w.test = true);
    }
    for start in 0..words.len() {
        if says(words, start, &ITEM) {
            let end = end_of_item(words, start + ITEM.len());
            words[start..end].iter_mut().for_each(|w| w.test = true);
        }
    }
}

/// Whether the words from `at` are these.
pub fn says(words: &[Word], at: usize, wanted: &[&str]) -> bool {
    let there = words.get(at..at + wanted.len());
    there.is_some_and(|there| there.iter().zip(wanted).all(|(w, t)| w.text == *t))
}

fn end_of_item(words: &[Word], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate().skip(start) {
        match word.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            "}" if depth <= 1 => return at + depth,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    words.len()
}

/// Words that a path may follow, `use ::std::fs`, but that are never part of one.
const GRAMMAR: [&str; 14] = [
    "as", "break", "const", "dyn", "else", "for", "if", "impl", "in", "match", "mut", "return",
    "use", "while",
];

struct Paths<'a> {
    words: &'a [Word],
    module: Vec<String>,
    found: Vec<Named>,
}

impl Paths<'_> {
    fn read(&mut self) {
        let outside = self.module.len();
        let (mut at, mut depth, mut opened) = (0, 0_usize, Vec::new());
        while at < self.words.len() {
            if self.text(at) == "mod" && self.text(at + 2) == "{" {
                self.module.push(self.text(at + 1).to_owned());
                opened.push(depth);
                (at, depth) = (at + 3, depth + 1);
                continue;
            }
            match self.text(at) {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if opened.last() == Some(&depth) && self.text(at) == "}" {
                opened.pop();
                self.module.truncate(outside + opened.len());
            }
            at = if self.is_name(at) { self.path(at, at, Vec::new()) } else { at + 1 };
        }
    }

    /// Reads the path at `at`, and what a group in it holds; answers where it ends.
    fn path(&mut self, start: usize, mut at: usize, mut segments: Vec<String>) -> usize {
        while self.is_name(at) || self.text(at) == "*" {
            segments.push(self.text(at).to_owned());
            at += 1;
            let ends = segments.last().is_some_and(|s| GRAMMAR.contains(&s.as_str()));
            if ends || self.text(at) != "::" {
                break;
            }
            at += 1;
            if self.text(at) == "{" {
                return self.group(start, at + 1, &segments);
            }
        }
        self.keep(start, at, segments);
        at
    }

    fn group(&mut self, start: usize, mut at: usize, prefix: &[String]) -> usize {
        while at < self.words.len() && self.text(at) != "}" {
            let starts = self.is_name(at) || self.text(at) == "*";
            at = match self.text(at) {
                "as" => at + 2,
                _ if starts => self.path(start, at, prefix.to_vec()),
                _ => at + 1,
            };
        }
        at + 1
    }

    fn keep(&mut self, start: usize, end: usize, segments: Vec<String>) {
        let word = &self.words[end - 1];
        let before = |n: usize| start.checked_sub(n).map_or("", |at| self.text(at)).to_owned();
        self.found.push(Named {
            segments,
            module: self.module.clone(),
            line: word.line,
            test: word.test,
            before: [before(1), before(2)],
        });
    }

    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| &w.text)
    }

    fn is_name(&self, at: usize) -> bool {
        self.text(at).bytes().next().is_some_and(is_name)
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str) -> Self {
        Lexer { text, at: 0, line: 1 }
    }

    fn words(mut self) -> Vec<Word> {
        let mut words = Vec::new();
        while self.at < self.text.len() {
            let line = self.line;
            if let Some(text) = self.next() {
                words.push(Word { text, line, test: false });
            }
        }
        words
    }

    fn next(&mut self) -> Option<String> {
        let rest = self.rest();
        match rest[0] {
            b'/' if rest.starts_with(b"//") => self.skip(length_until(rest, b"\n")),
            b'/' if rest.starts_with(b"/*") => self.skip(comment(rest)),
            b'"' => self.skip(string(rest)),
            b'\'' => self.skip(quote(&self.text[self.at..])),
            b':' if rest.starts_with(b"::") => return self.take(2),
            first if is_name(first) => return self.name(),
            first if first.is_ascii_whitespace() => self.skip(1),
            _ => return self.take(1),
        }
        None
    }

    /// A name, or the string that it is the prefix of (`r"…"`, `b'…'`).
    fn name(&mut self) -> Option<String> {
        let rest = self.rest();
        let length = rest.iter().take_while(|b| is_name(**b)).count();
        let (prefix, after) = rest.split_at(length);
        let hashes = after.iter().take_while(|b| **b == b'#').count();
        match (prefix, after.get(hashes)) {
            (b"r" | b"br" | b"cr", Some(b'"')) => self.skip(length + raw_string(after, hashes)),
            (b"b" | b"c", Some(b'"')) if hashes == 0 => self.skip(length + string(after)),
            (b"b", Some(b'\'')) if hashes == 0 => {
                self.skip(length + quote(&self.text[self.at + length..]))
            }
            (b"r", Some(_)) if hashes == 1 => self.skip(length + hashes),
            _ => return self.take(length),
        }
        None
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    fn take(&mut self, length: usize) -> Option<String> {
        let word = self.text[self.at..self.at + length].to_owned();
        self.skip(length);
        Some(word)
    }

    fn skip(&mut self, length: usize) {
        let length = length.min(self.rest().len());
        self.line += self.rest()[..length].iter().filter(|b| **b == b'\n').count();
        self.at += length;
    }
}

/// The length up to and with the first `end`; all of it where there is none.
fn length_until(rest: &[u8], end: &[u8]) -> usize {
    let at = rest.windows(end.len()).position(|w| w == end);
    at.map_or(rest.len(), |at| at + end.len())
}

/// The length of a block comment, which may hold others.
fn comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match rest.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a string with escapes.
fn string(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != b'"' {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

fn raw_string(after: &[u8], hashes: usize) -> usize {
    let end = [&b"\""[..], &b"#".repeat(hashes)].concat();
    hashes + 1 + length_until(&after[hashes + 1..], &end)
}

/// The length of a character such as `'a'` or `'\n'`, or of a lifetime.
fn quote(rest: &str) -> usize {
    let mut chars = rest.chars().skip(1);
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some('\\'), Some(_)) => 3 + length_until(&rest.as_bytes()[3..], b"'"),
        (Some(c), Some('\'')) => 2 + c.len_utf8(),
        _ => 1 + rest.bytes().skip(1).take_while(|b| is_name(*b)).count(),
    }
}
