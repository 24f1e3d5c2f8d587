//! The help as it reads: what applies here first, then all else in groups, in two columns where there is room.

use crate::app::action::{ACTIONS, Action, Layer, Spec, Where};
use crate::app::dialog::help::Help;
use crate::app::keymap::Keymap;
use crate::domain::needle::Needle;
use crate::domain::sort;
use crate::domain::text::{width, wrap};
use crate::view::lines::{Line, Role};

/// From how many columns on there are two columns of text.
const TWO: usize = 66;

/// Columns between them.
const BETWEEN: usize = 3;

/// Columns of the keys, in a wide column of text and in a narrow one.
const KEYS: usize = 13;
const FEW_KEYS: usize = 10;

/// From how many columns on a column of text is wide.
const WIDE: usize = 44;

/// Lines that what an action does may take.
const HELP_LINES: usize = 4;

/// Where the help is asked for.
pub(crate) struct Here<'a> {
    /// Which key means which action.
    pub(crate) keymap: &'a Keymap,
    /// The view whose keys come first.
    pub(crate) layer: Layer,
    /// Whether an action means something now.
    pub(crate) means: &'a dyn Fn(Action) -> bool,
    /// Columns of the help.
    pub(crate) columns: usize,
}

/// The lines of all actions, or of those that fit the search.
pub(crate) fn lines(help: &Help, here: &Here<'_>) -> Vec<Line> {
    let words: Vec<Needle> = help.field.text().split_whitespace().map(Needle::new).collect();
    let is_in = |word: &Needle, spec: &Spec| word.is_in(spec.help) || word.is_in(spec.name);
    let fits = |spec: &&Spec| words.iter().all(|word| is_in(word, spec));
    let mut fitting: Vec<&Spec> = ACTIONS.iter().filter(fits).collect();
    sort::by_key(&mut fitting, |spec| here.section(spec));
    if fitting.is_empty() {
        return vec![Line::of("Nothing of that name.", Role::Dim)];
    }
    let columns = if here.columns < TWO { here.columns } else { (here.columns - BETWEEN) / 2 };
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    let mut heading = "";
    for spec in fitting {
        let under = here.heading(spec);
        let is_new = std::mem::replace(&mut heading, under) != under;
        let before = is_new.then(|| [Line::blank(), Line::of(under, Role::Heading)]);
        blocks.push(before.into_iter().flatten().chain(here.told(spec, columns)).collect());
    }
    if here.columns < TWO {
        return trimmed(blocks.concat());
    }
    let (left, right) = halved(blocks);
    beside(left, right, columns)
}

/// The blocks in two columns of about the same height: none of them is cut, and a group is where that costs few rows.
fn halved(mut blocks: Vec<Vec<Line>>) -> (Vec<Line>, Vec<Line>) {
    let all: usize = blocks.iter().map(Vec::len).sum();
    let mut above = 0;
    let cost = |(at, block): (usize, &Vec<Line>)| {
        let height = above.max(all - above);
        above += block.len();
        let cuts = if block[0] == Line::blank() { 0 } else { CUT };
        (height + cuts, at)
    };
    let (_, at) = blocks.iter().enumerate().map(cost).min().unwrap_or_default();
    let right = blocks.split_off(at);
    (trimmed(blocks.concat()), trimmed(right.concat()))
}

/// Rows that a group in one piece is worth.
const CUT: usize = 6;

/// The lines without the blank one above the first heading.
fn trimmed(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().skip_while(|line| *line == Line::blank()).collect()
}

fn beside(left: Vec<Line>, right: Vec<Line>, columns: usize) -> Vec<Line> {
    let height = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| {
        let line = left.next().unwrap_or_default();
        let air = (columns + BETWEEN).saturating_sub(width(&line.text()));
        let mut line = line.and(" ".repeat(air), Role::Plain);
        line.left.extend(right.next().unwrap_or_default().left);
        line
    };
    (0..height).map(row).collect()
}

/// The sections of the help, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Here,
    Everywhere,
    Elsewhere,
}

impl Here<'_> {
    /// What belongs to the selection or to the view that is open comes first.
    fn section(&self, spec: &Spec) -> Section {
        match spec.place {
            _ if !(self.means)(spec.action) => Section::Elsewhere,
            Where::Always | Where::InPast => Section::Everywhere,
            _ if spec.place.layers().contains(&Layer::Everywhere) => Section::Here,
            _ if spec.place.layers().contains(&self.layer) => Section::Here,
            _ => Section::Elsewhere,
        }
    }

    fn heading(&self, spec: &Spec) -> &'static str {
        match self.section(spec) {
            Section::Here => "Here",
            Section::Everywhere => spec.group,
            Section::Elsewhere => "Elsewhere",
        }
    }

    /// Its keys, what it does, and where, if not here.
    fn told(&self, spec: &Spec, columns: usize) -> Vec<Line> {
        let elsewhere = self.section(spec) == Section::Elsewhere;
        let (keyed, said) =
            if elsewhere { (Role::Dim, Role::Dim) } else { (Role::Accent, Role::Plain) };
        let place = Some(spec.place.words()).filter(|place| elsewhere && !place.is_empty());
        let place = place.map(|place| format!(" · {place}")).unwrap_or_default();
        let indent = if columns < WIDE { FEW_KEYS } else { KEYS };
        // Keys that fill their columns push the text aside.
        let keys = format!("{:<until$} ", self.keys(spec), until = indent - 1);
        let room = columns.saturating_sub(width(&keys));
        let told = wrap(&format!("{}{place}", spec.help), room, HELP_LINES);
        let mut told = told.into_iter();
        let first = Line::of(keys, keyed).and(told.next().unwrap_or_default(), said);
        let under = told.map(|text| Line::of(" ".repeat(indent), said).and(text, said));
        std::iter::once(first).chain(under).collect()
    }

    /// The keys that mean it here: the view that is open may have another meaning for some.
    fn keys(&self, spec: &Spec) -> String {
        match self.keymap.listed_in(spec.action, self.layer) {
            none if none.is_empty() => self.keymap.by_name(spec.action),
            keys => keys,
        }
    }
}
