//! One source file as the wall sees it: the paths it names, its texts, its types, and which of it is test code.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::Lit;

/// Words that define a type.
const DEFINES: [&str; 5] = ["struct", "enum", "union", "trait", "type"];
/// Words that a path may follow, `use ::std::fs`, but that never begin one.
const GRAMMAR: [&str; 16] = [
    "as", "break", "const", "dyn", "else", "for", "if", "impl", "in", "let", "match", "mut",
    "return", "use", "where", "while",
];

/// A path as the code spells it, groups taken apart: `use a::{b, c}` are two. A lone name is a path too.
#[derive(Clone, Debug)]
pub struct Named {
    pub segments: Vec<String>,
    /// The module around it, from the root of the crate.
    pub module: Vec<String>,
    pub line: usize,
    pub test: bool,
    /// The name under which a `use` makes it known here.
    pub bound: Option<String>,
    /// The token in front of it, and the one behind.
    around: [String; 2],
}

/// A string literal outside test code, or a type defined there.
#[derive(Debug)]
pub struct Spot {
    pub text: String,
    pub line: usize,
}

/// One file.
#[derive(Debug)]
pub struct Source {
    /// From the root of the crate, such as `src/app/update.rs`.
    pub path: String,
    pub text: String,
    pub names: Vec<Named>,
    pub literals: Vec<Spot>,
    pub types: Vec<Spot>,
    /// The child modules in files of their own that only tests see.
    pub test_modules: Vec<Vec<String>>,
    /// First and last line of each stretch of test code.
    tests: Vec<(usize, usize)>,
    /// Where the reader is: the module, whether in test code, whether at a place for items.
    module: Vec<String>,
    in_test: bool,
    among_items: bool,
}

impl Source {
    pub fn read(path: &str, text: &str) -> Source {
        let tokens = text.parse::<TokenStream>().expect("the compiler has read the file");
        let mut source = Source {
            path: path.into(),
            text: text.into(),
            names: Vec::new(),
            literals: Vec::new(),
            types: Vec::new(),
            test_modules: Vec::new(),
            tests: Vec::new(),
            module: module_of(path),
            in_test: false,
            among_items: true,
        };
        source.walk(tokens, "");
        source
    }

    /// The module that the file is: `src/app/update.rs` is `app`, `update`; the root is empty.
    pub fn module(&self) -> &[String] {
        &self.module
    }

    /// The floor that it belongs to: `main` and `lib` for the two files above them all.
    pub fn floor(&self) -> &str {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inside.split('/').next().unwrap_or_default()
    }

    pub fn lines_outside_tests(&self) -> usize {
        let tests: usize = self.tests.iter().map(|(first, last)| last + 1 - first).sum();
        self.text.lines().count() - tests
    }

    /// Makes the whole file test code: its parent declares it for tests alone.
    pub fn mark_as_test(&mut self) {
        self.names.iter_mut().for_each(|n| n.test = true);
        self.literals.clear();
        self.types.clear();
        self.tests = vec![(1, self.text.lines().count())];
    }

    fn walk(&mut self, tokens: TokenStream, open: &str) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            let before = at.checked_sub(1).map_or(open.to_owned(), |b| sign(&trees[b]));
            at += self.step(&trees[at..], before);
        }
    }

    /// Reads what these trees begin with, and answers how many it has read.
    fn step(&mut self, trees: &[TokenTree], before: String) -> usize {
        match trees {
            [hash, TokenTree::Group(attribute), rest @ ..] if sign(hash) == "#" => {
                let item = rest.get(..end_of_item(rest)).unwrap_or_default();
                2 + self.attribute(hash, attribute, item)
            }
            [hash, bang, TokenTree::Group(attribute), rest @ ..]
                if sign(hash) == "#" && sign(bang) == "!" =>
            {
                3 + self.attribute(hash, attribute, rest)
            }
            [TokenTree::Ident(word), TokenTree::Group(within), ..]
                if word == "pub" && is_visibility(&spelled(within)) =>
            {
                2
            }
            [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Group(body), ..]
                if word == "mod" =>
            {
                self.module.push(name.to_string());
                self.walk(body.stream(), "{");
                self.module.pop();
                3
            }
            [TokenTree::Ident(word), TokenTree::Ident(name), ..]
                if self.among_items && DEFINES.contains(&word.to_string().as_str()) =>
            {
                let spot = Spot { text: name.to_string(), line: name.span().start().line };
                if !self.in_test {
                    self.types.push(spot);
                }
                2
            }
            [TokenTree::Ident(word), ..] if GRAMMAR.contains(&word.to_string().as_str()) => 1,
            [TokenTree::Ident(_), ..] => self.path(trees, &[], before, false),
            [TokenTree::Group(group), ..] => {
                self.group(group);
                1
            }
            [TokenTree::Literal(literal), ..] => {
                if let (Lit::Str(text), false) = (Lit::new(literal.clone()), self.in_test) {
                    let line = literal.span().start().line;
                    self.literals.push(Spot { text: text.value(), line });
                }
                1
            }
            _ => 1,
        }
    }

    fn group(&mut self, group: &Group) {
        let outside = std::mem::replace(&mut self.among_items, false);
        self.walk(group.stream(), opening(group.delimiter()));
        self.among_items = outside;
    }

    /// Reads an attribute, and what it is for if that is test code; answers how many trees of that it has read.
    fn attribute(&mut self, hash: &TokenTree, attribute: &Group, item: &[TokenTree]) -> usize {
        let spelled = spelled(attribute);
        if spelled != "[cfg(test)]" {
            if !spelled.starts_with("[doc=") {
                self.group(attribute);
            }
            return 0;
        }
        if let [TokenTree::Ident(word), TokenTree::Ident(name), TokenTree::Punct(_)] = item
            && word == "mod"
        {
            self.test_modules.push([&self.module[..], &[name.to_string()]].concat());
        }
        let last = item.last().unwrap_or(hash).span().end().line;
        self.tests.push((hash.span().start().line, last));
        let outside = std::mem::replace(&mut self.in_test, true);
        self.walk(item.iter().cloned().collect(), "");
        self.in_test = outside;
        item.len()
    }

    /// Reads the path that the trees begin with, and what a group at its end holds.
    fn path(
        &mut self,
        trees: &[TokenTree],
        prefix: &[String],
        before: String,
        used: bool,
    ) -> usize {
        let used = used || before == "use";
        let (mut segments, mut at) = (prefix.to_vec(), 0);
        loop {
            match trees.get(at) {
                Some(TokenTree::Group(group)) if used => {
                    self.use_group(group, &segments);
                    return at + 1;
                }
                Some(tree) if is_segment(tree) => segments.push(sign(tree)),
                _ => break,
            }
            at += 1;
            let goes_on = trees.get(at..at + 3).is_some_and(|next| {
                let behind = is_segment(&next[2]) || (used && sign(&next[2]) == "{");
                sign(&next[0]) == ":" && sign(&next[1]) == ":" && behind
            });
            if !goes_on {
                break;
            }
            at += 2;
        }
        let after = trees.get(at).map(sign).unwrap_or_default();
        let renamed = (used && after == "as").then(|| trees.get(at + 1).map(sign)).flatten();
        let last = segments.iter().rev().find(|s| *s != "self").cloned();
        let line = trees[at.saturating_sub(1)].span().start().line;
        self.names.push(Named {
            bound: used.then_some(renamed.or(last)).flatten(),
            segments,
            module: self.module.clone(),
            line,
            test: self.in_test,
            around: [before, after],
        });
        at.max(1)
    }

    fn use_group(&mut self, group: &Group, prefix: &[String]) {
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            at += match sign(&trees[at]).as_str() {
                "as" => 2,
                _ if is_segment(&trees[at]) => self.path(&trees[at..], prefix, String::new(), true),
                _ => 1,
            };
        }
    }
}

impl Named {
    /// The path from the root of the crate, if it is spelled from there or by `self` and `super`.
    pub fn path_from_root(&self) -> Option<Vec<String>> {
        let segments = &self.segments[..];
        let (base, rest): (&[String], &[String]) = match segments.first()?.as_str() {
            "crate" => (&[], &segments[1..]),
            "milepost" if segments.len() > 1 || self.bound.is_some() => (&[], &segments[1..]),
            "self" if segments.len() == 1 => return None,
            "self" | "super" => {
                let steps = segments.iter().take_while(|s| *s == "self" || *s == "super").count();
                let climbs = segments[..steps].iter().filter(|s| *s == "super").count();
                let depth = self.module.len().saturating_sub(climbs);
                (&self.module[..depth], &segments[steps..])
            }
            _ => return None,
        };
        let rest = rest.iter().filter(|s| *s != "self");
        Some(base.iter().chain(rest).cloned().collect())
    }

    /// Whether it is written so: a name with a token before or behind it, such as `println!` or `.unwrap(`.
    pub fn is_written(&self, pattern: &str) -> bool {
        let [before, after] = &self.around;
        let last = self.segments.last().map_or("", String::as_str);
        let behind = pattern.strip_prefix(before.as_str()).unwrap_or(pattern).trim_start();
        let is_name = |rest: &str| rest == last || rest.strip_suffix(after.as_str()) == Some(last);
        is_name(behind) && pattern != last
    }
}

fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = inside.split('/').filter(|p| !matches!(*p, "lib" | "main" | "mod"));
    parts.map(str::to_owned).collect()
}

/// A token as text; of a group, the sign that opens it.
fn sign(tree: &TokenTree) -> String {
    match tree {
        TokenTree::Group(group) => opening(group.delimiter()).to_owned(),
        TokenTree::Ident(word) => word.to_string().trim_start_matches("r#").to_owned(),
        other => other.to_string(),
    }
}

fn opening(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Parenthesis => "(",
        Delimiter::Brace => "{",
        Delimiter::Bracket => "[",
        Delimiter::None => "",
    }
}

fn spelled(group: &Group) -> String {
    group.to_string().replace(char::is_whitespace, "")
}

fn is_visibility(within: &str) -> bool {
    within.starts_with("(in") || matches!(within, "(crate)" | "(super)" | "(self)")
}

/// How many trees the first item is: up to its body or its semicolon.
fn end_of_item(trees: &[TokenTree]) -> usize {
    let ends = |tree: &TokenTree| matches!(sign(tree).as_str(), "{" | ";");
    trees.iter().position(ends).map_or(trees.len(), |at| at + 1)
}

fn is_segment(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Ident(_)) || sign(tree) == "*"
}
