//! All that is wrong with the files of a journey, in the order of the files.

use crate::domain::item::Home;
use crate::domain::reading::Problem;
use crate::store::Store;
use crate::store::document::Document;
use crate::store::flaw::{Flaw, Lines};
use crate::store::references::{Loose, loose};
use crate::store::tree::{Table, Value, parse};
use std::collections::BTreeMap;

impl Store {
    /// Finds every problem of what is loaded.
    pub(super) fn find_problems(&self) -> Vec<Problem> {
        let mut flaws: BTreeMap<Home, Vec<Flaw>> = BTreeMap::new();
        for (home, flaw) in &self.view.flaws {
            flaws.entry(*home).or_default().push(flaw.clone());
        }
        let all = self
            .present
            .iter()
            .all(|year| self.sheets.contains_key(&Home::Ended(*year)));
        let whole = self.sheets.values().all(|sheet| sheet.trouble.is_empty());
        for link in loose(&self.view, all).into_iter().filter(|_| whole) {
            if let Some((home, flaw)) = self.placed(&link) {
                flaws.entry(home).or_default().push(flaw);
            }
        }
        let mut problems = self.folder_troubles.clone();
        for (home, sheet) in &self.sheets {
            let mut trouble = sheet.trouble.clone();
            trouble.sort_by_key(|problem| (problem.line, problem.column));
            problems.extend(trouble);
            if let (Some(document), true) = (&sheet.document, sheet.trouble.is_empty()) {
                problems.extend(self.of_file(
                    *home,
                    document,
                    flaws.remove(home).unwrap_or_default(),
                ));
            }
        }
        problems
    }

    fn of_file(&self, home: Home, document: &Document, more: Vec<Flaw>) -> Vec<Problem> {
        let mut flaws: Vec<&Flaw> = document.flaws.iter().chain(&more).collect();
        if flaws.is_empty() {
            return Vec::new();
        }
        flaws.sort_by_key(|flaw| flaw.at);
        let (path, lines) = (self.path(home), Lines::of(&document.text));
        flaws
            .into_iter()
            .map(|flaw| flaw.problem_in(&path, &lines))
            .collect()
    }

    /// Where in its file a loose link is written.
    fn placed(&self, link: &Loose) -> Option<(Home, Flaw)> {
        let spot = self.view.spots.get(&link.from)?;
        let document = self.sheets.get(&spot.file)?.document.as_ref()?;
        let entry = document.entries.get(spot.entry);
        let at = entry.map_or(0, |e| {
            key_in(&document.text[e.block.clone()], link.key).map_or(e.at, |at| e.block.start + at)
        });
        Some((
            spot.file,
            Flaw::warning(at, link.message.clone(), link.hint),
        ))
    }
}

/// Where in an item's own text a key stands.
fn key_in(block: &str, key: &str) -> Option<usize> {
    let tree = parse(block).ok()?;
    let (_, node) = tree.root.entries.first()?;
    let tables: &[Table] = match &node.value {
        Value::Tables(tables) => tables,
        _ => return None,
    };
    tables.first()?.entry(key).map(|(key, _)| key.at)
}
