//! The blocks of a diff found in a file that others may have changed since, and edited there.

use crate::domain::data_file::DataFile;
use crate::domain::id::Id;
use crate::store::diff::{Blocks, Hunk};
use crate::store::document::{Document, Segments, first_line};
use crate::store::draft::{DraftText, InsertAt, PieceItem};

/// The title of an item that does not match the diff; `None` if its block has none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct InTheWay(pub(crate) Option<String>);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::store) enum DiffState {
    Applied,
    NotApplied,
    /// The items have been changed since.
    Unknown,
}

/// The parsed file with the edits made; `None` if it is removed.
pub(super) fn applied(
    file: DataFile,
    now: &Document,
    blocks: &Blocks,
) -> Result<Option<Document>, InTheWay> {
    let new = match exactly(now, &blocks.hunks) {
        Some(document) => document,
        None => item_by_item(file, now, &blocks.hunks)?,
    };
    let is_bare = new.text.is_empty() || new.text == first_line("\n");
    Ok((!(blocks.removed && is_bare)).then_some(new))
}

/// `Applied` if every place is as the edits left it, `NotApplied` if as they found it; else one of their blocks decides.
pub(super) fn state(now: Option<&Document>, blocks: &Blocks) -> DiffState {
    let absent = Document::default();
    let now = Segments::of(now.unwrap_or(&absent));
    let inverse: Vec<Hunk> = blocks.hunks.iter().map(Hunk::inverse).collect();
    let (after, before) = (places(&now, &inverse).is_some(), places(&now, &blocks.hunks).is_some());
    let there = now.blocks();
    let any = |hunks: &[Hunk]| {
        let gone: Vec<&str> = hunks.iter().flat_map(Hunk::gone).collect();
        (!gone.is_empty()).then(|| gone.iter().any(|block| there.contains(block)))
    };
    match (any(&inverse), any(&blocks.hunks)) {
        _ if after => DiffState::Applied,
        _ if before => DiffState::NotApplied,
        (Some(true), _) | (None, Some(false)) => DiffState::Applied,
        (_, Some(true)) | (Some(false), None) => DiffState::NotApplied,
        (Some(false), Some(false)) | (None, None) => DiffState::Unknown,
    }
}

/// The edits made to the byte, if every place is as they found it.
fn exactly(now: &Document, hunks: &[Hunk]) -> Option<Document> {
    let now = Segments::of(now);
    let (mut texts, mut done) = (Vec::with_capacity(now.texts.len()), 0);
    for (hunk, at) in hunks.iter().zip(places(&now, hunks)?) {
        texts.extend_from_slice(now.texts.get(done..2 * at)?);
        texts.extend(hunk.new.texts.iter().map(String::as_str));
        done = 2 * at + hunk.old.texts.len();
    }
    texts.extend_from_slice(now.texts.get(done..)?);
    let new = Document::parse(texts.concat()).ok()?;
    // A comment that is next to another block now belongs to that one.
    let same = Segments::of(&new).texts == texts;
    same.then_some(new)
}

/// The number of blocks before each place.
fn places(now: &Segments, hunks: &[Hunk]) -> Option<Vec<usize>> {
    let mut places = Vec::with_capacity(hunks.len());
    let mut moved = 0isize;
    for hunk in hunks {
        let at = hunk.place(now, hunk.old.at.saturating_add_signed(moved))?;
        moved = at as isize - hunk.old.at as isize;
        places.push(at);
    }
    Some(places)
}

impl Hunk {
    /// The blocks that it removes or alters.
    fn gone(&self) -> impl Iterator<Item = &str> {
        self.old.blocks().filter(|block| !self.new.blocks().any(|new| new == *block))
    }

    /// Its place, the nearest to the expected one.
    fn place(&self, now: &Segments, expected: usize) -> Option<usize> {
        let count = self.old.texts.len() / 2;
        let fits = |at: &usize| {
            let end = at + count;
            end <= now.count()
                && now.stretch(*at..end).iter().eq(&self.old.texts)
                && now.key_before(*at) == self.after.as_deref()
                && now.key(end) == self.before.as_deref()
        };
        let all = || (0..=now.count()).filter(fits).min_by_key(|at| at.abs_diff(expected));
        Some(expected).filter(fits).or_else(all)
    }

    /// Its old and new blocks in pairs, in order: the same item is altered in its place.
    fn pairs(&self) -> Vec<(Option<&str>, Option<&str>)> {
        let new: Vec<(&str, Lone)> =
            self.new.blocks().map(|block| (block, Lone::of(block))).collect();
        let (mut pairs, mut next) = (Vec::new(), 0);
        for old in self.old.blocks() {
            let own = Lone::of(old);
            let same = new[next..].iter().position(|(block, other)| {
                *block == old
                    || own.id().is_some() && own.id() == other.id()
                    || without_id(block) == without_id(old)
            });
            let Some(at) = same.map(|at| next + at) else {
                pairs.push((Some(old), None));
                continue;
            };
            pairs.extend(new[next..at].iter().map(|(block, _)| (None, Some(*block))));
            pairs.push((Some(old), Some(new[at].0)));
            next = at + 1;
        }
        pairs.extend(new[next..].iter().map(|(block, _)| (None, Some(*block))));
        pairs
    }
}

/// The edits made item by item, each where its item is now, with blank lines as for any edit.
fn item_by_item(file: DataFile, now: &Document, hunks: &[Hunk]) -> Result<Document, InTheWay> {
    let ids = now.entries.iter().map(|entry| entry.id.clone()).collect();
    let mut text = DraftText::opened(file, now, Some(&ids));
    for (old, new) in hunks.iter().flat_map(Hunk::pairs) {
        match (old, new, old.and_then(|old| text.position_of(old))) {
            (Some(old), Some(new), None) if without_id(old) != without_id(new) => {
                return Err(in_the_way(old));
            }
            (Some(old), None, None) => return Err(in_the_way(old)),
            (Some(_), Some(new), Some(at)) => {
                text.replace(at, text.ended_as(at, new), Lone::of(new).0)
            }
            (Some(_), None, Some(at)) => text.remove(at),
            (_, _, None) | (None, _, Some(_)) => {}
        }
    }
    for hunk in hunks {
        let mut after = hunk.after.as_deref();
        for (old, new) in hunk.pairs() {
            if let (None, Some(new)) = (old, new) {
                let spot = spot(&text, after, hunk.before.as_deref());
                text.insert(spot, new.to_owned(), Lone::of(new).0);
            }
            after = new.or(after);
        }
    }
    let first = hunks.iter().flat_map(|hunk| hunk.old.blocks().chain(hunk.new.blocks())).next();
    let parsed = text.parsed().ok().filter(|parsed| text.agrees_with(parsed));
    parsed.ok_or_else(|| first.map_or(InTheWay(None), in_the_way))
}

/// Behind the block before it, before the one behind it, or at the end.
fn spot(text: &DraftText, after: Option<&str>, before: Option<&str>) -> InsertAt {
    let behind = after.and_then(|key| text.position_of_key(key));
    let ahead = || before.and_then(|key| text.position_of_key(key));
    match (behind, after) {
        (Some(at), _) => InsertAt::Behind(at),
        (None, None) => text.first().map_or(InsertAt::Last, InsertAt::Before),
        (None, Some(_)) => ahead().map_or(InsertAt::Last, InsertAt::Before),
    }
}

fn in_the_way(block: &str) -> InTheWay {
    InTheWay(Lone::of(block).0.item.map(|item| item.title().to_owned()))
}

/// A block read by itself.
struct Lone(PieceItem);

impl Lone {
    fn of(block: &str) -> Lone {
        let parsed = Document::parse(block.to_owned()).ok();
        let entry = parsed.and_then(|document| document.entries.into_iter().next());
        let (id, item) = entry.map_or((None, None), |entry| (entry.id, entry.item));
        Lone(PieceItem { written: id.is_some(), id, item, is_scattered: false, entry: None })
    }

    fn id(&self) -> Option<&Id> {
        self.0.id.as_ref()
    }
}

/// The lines of a block without that of its id.
fn without_id(block: &str) -> Vec<&str> {
    let is_id = |line: &&str| line.split_once('=').is_some_and(|(key, _)| key.trim() == "id");
    block.lines().filter(|line| !is_id(line)).collect()
}
