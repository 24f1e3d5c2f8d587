//! The preview of an import: its groups with their rows, each of which can be taken or left out, before anything is
//! written.

use crate::app::action::{Action, Action as A, Layer};
use crate::app::list::{Cursor, List, Listed};
use crate::app::view::{View, ViewContext};
use crate::domain::change::Run;
use crate::domain::id::Id;
use crate::domain::import::{Import, ImportChoices, ImportPlan, Incoming, Undated};
use crate::domain::item::Item;
use crate::domain::text::width;
use crate::domain::words::count;
use std::sync::Arc;

/// A group of rows, in the order of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ImportGroup {
    New,
    More,
    Like,
    Undated,
    NotTaken,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ImportRow {
    Heading(ImportGroup, usize),
    Blank,
    /// An item of the file as it would become, and whether it is taken.
    Item(ImportGroup, Box<ImportItem>),
    /// A row that cannot be taken, with its place and the reason.
    SetAside(String, String),
    /// What was decided to read the file.
    Remark(String),
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ImportItem {
    pub(crate) incoming: Incoming,
    /// Without a date, that of the item is meaningless.
    pub(crate) is_dated: bool,
    /// Whether it is taken, or would be asked about, unless the user decides otherwise.
    unasked: bool,
    pub(crate) taken: bool,
    /// What the file knows more, or the title of the item that it is like.
    pub(crate) beside: String,
}

impl Listed for ImportRow {
    type Key = Id;

    fn key(&self) -> Option<Id> {
        match self {
            ImportRow::Item(_, item) => Some(item.incoming.item.id().clone()),
            ImportRow::Heading(..)
            | ImportRow::Blank
            | ImportRow::SetAside(..)
            | ImportRow::Remark(_) => None,
        }
    }

    fn is_heading(&self) -> bool {
        matches!(self, ImportRow::Heading(..))
    }

    /// None of them is in the journey yet, so that no verb may act on one.
    fn item(&self) -> Option<&Item> {
        None
    }

    /// Whatever is told is walked through, so that it comes into view.
    fn can_be_selected(&self) -> bool {
        match self {
            ImportRow::Item(..) | ImportRow::SetAside(..) | ImportRow::Remark(_) => true,
            ImportRow::Heading(..) | ImportRow::Blank => false,
        }
    }
}

/// How far an import has come.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ImportStage {
    /// The file is being read.
    Reading,
    /// It is being compared with the journey.
    Comparing(Arc<Import>),
    /// It can be taken.
    Ready(Arc<Import>, Box<ImportPlan>),
}

/// The preview of an import.
#[derive(Debug)]
pub struct ImportPage {
    /// As it was typed.
    pub(crate) path: String,
    pub(crate) stage: ImportStage,
    pub(crate) choices: ImportChoices,
    pub(crate) list: List<ImportRow>,
    /// The columns of the longest title.
    pub(crate) titles: usize,
    /// The undo step of the import, once it is on its way to the disk.
    pub(crate) run: Option<Run>,
}

impl ImportPage {
    pub(crate) fn reading(path: &str) -> ImportPage {
        ImportPage {
            path: path.to_owned(),
            stage: ImportStage::Reading,
            choices: ImportChoices::default(),
            list: List::default(),
            titles: 0,
            run: None,
        }
    }

    /// Shows what an import would do.
    pub(crate) fn show(&mut self, import: Arc<Import>, plan: ImportPlan, choices: ImportChoices) {
        self.stage = ImportStage::Ready(import, Box::new(plan));
        self.choices = choices;
        self.fill();
        self.list.end(false);
        let first = self.list.entries().iter().position(|row| matches!(row, ImportRow::Item(..)));
        self.list.select(first.unwrap_or(0), true);
    }

    /// Takes the selected row, or leaves it out.
    pub(crate) fn turn(&mut self) {
        if let Some(ImportRow::Item(_, item)) = self.list.entry() {
            let (id, unasked) = (item.incoming.item.id().clone(), item.unasked);
            self.choices.turn(&id, unasked);
            self.fill();
            self.list.step(1);
        }
    }

    /// The items without a date that are to be asked about.
    pub(crate) fn to_date(&self) -> Vec<Undated> {
        let marked = self.marked().filter(|row| !row.is_dated);
        marked.map(|row| Undated::new(row.incoming.clone())).collect()
    }

    /// How many items would be taken at once.
    pub(crate) fn taken(&self) -> usize {
        self.marked().filter(|row| row.is_dated).count()
    }

    fn marked(&self) -> impl Iterator<Item = &ImportItem> {
        let items = self.list.entries().iter().filter_map(|row| match row {
            ImportRow::Item(_, item) => Some(&**item),
            ImportRow::Heading(..)
            | ImportRow::Blank
            | ImportRow::SetAside(..)
            | ImportRow::Remark(_) => None,
        });
        items.filter(|item| item.taken)
    }

    fn fill(&mut self) {
        if let ImportStage::Ready(import, plan) = &self.stage {
            let rows = rows(import, plan, &self.choices);
            let titles = rows.iter().filter_map(|row| match row {
                ImportRow::Item(_, item) => Some(width(item.incoming.item.title())),
                _ => None,
            });
            self.titles = titles.max().unwrap_or(0);
            self.list.fill(rows);
        }
    }
}

fn rows(import: &Import, plan: &ImportPlan, choices: &ImportChoices) -> Vec<ImportRow> {
    let item = |group, incoming: &Incoming, is_dated, unasked, beside| {
        let (incoming, taken) = (incoming.clone(), choices.takes(incoming.item.id(), unasked));
        ImportRow::Item(group, Box::new(ImportItem { incoming, is_dated, unasked, taken, beside }))
    };
    let sections = import.sections_in_words();
    let sections = sections.map(|words| ImportRow::Remark(format!("{}: {words}", import.format)));
    let mut rows: Vec<ImportRow> = sections.into_iter().collect();
    let mut group = |group: ImportGroup, items: Vec<ImportRow>| {
        if !items.is_empty() {
            let blank = (!rows.is_empty()).then_some(ImportRow::Blank);
            rows.extend(blank);
            rows.push(ImportRow::Heading(group, items.len()));
            rows.extend(items);
        }
    };
    let new = plan.new.iter().map(|i| item(ImportGroup::New, i, true, true, String::new()));
    group(ImportGroup::New, new.collect());
    let more = plan.more.iter().map(|fill| {
        let incoming = Incoming { item: fill.after.clone(), source: fill.source.clone() };
        item(ImportGroup::More, &incoming, true, fill.unasked, fill.words())
    });
    group(ImportGroup::More, more.collect());
    let like = plan.like.iter().map(|like| {
        let beside = format!("like \"{}\"", like.here.title());
        item(ImportGroup::Like, &like.incoming, like.is_dated, false, beside)
    });
    group(ImportGroup::Like, like.collect());
    let undated = plan.undated.iter();
    let undated =
        undated.map(|u| item(ImportGroup::Undated, u.incoming(), false, true, String::new()));
    group(ImportGroup::Undated, undated.collect());
    let aside = plan.not_taken.iter();
    let aside = aside.map(|row| ImportRow::SetAside(row.source.to_string(), row.reason.clone()));
    group(ImportGroup::NotTaken, aside.collect());
    let remarks = import.remarks.iter().chain(&plan.remarks).cloned().chain(left(import, plan));
    let remarks: Vec<ImportRow> = remarks.map(ImportRow::Remark).collect();
    if !remarks.is_empty() {
        let blank = (!rows.is_empty()).then_some(ImportRow::Blank);
        rows.extend(blank);
        rows.extend(remarks);
    }
    rows
}

/// What is in the file and not on the page, a sentence each.
fn left(import: &Import, plan: &ImportPlan) -> Vec<String> {
    let here =
        (!plan.here.is_empty()).then(|| format!("{} already here", count(plan.here.len(), "item")));
    let deleted = (plan.deleted > 0).then(|| {
        format!("{} that you deleted or dismissed: left out", count(plan.deleted, "item"))
    });
    let left = import.left.iter().map(|(reason, n)| format!("{n} {reason}: left out"));
    here.into_iter().chain(deleted).chain(left).collect()
}

impl View for ImportPage {
    fn cursor(&self) -> &dyn Cursor {
        &self.list
    }

    fn cursor_mut(&mut self) -> &mut dyn Cursor {
        &mut self.list
    }

    /// It shows a file, which does not change with the journey.
    fn refill(&mut self, _context: &ViewContext<'_>) {}

    fn layer(&self) -> Layer {
        Layer::Import
    }

    fn keys(&self) -> &'static [Action] {
        let is_item = |row: &ImportRow| matches!(row, ImportRow::Item(..));
        match self.stage {
            ImportStage::Ready(..) if self.list.entries().iter().any(is_item) => {
                &[A::TakeImport, A::LeaveOut, A::Back, A::Help]
            }
            ImportStage::Ready(..) => &[A::Back, A::Help],
            ImportStage::Reading | ImportStage::Comparing(_) => &[A::Back],
        }
    }

    fn has_page(&self) -> bool {
        self.list.entry().is_some()
    }

    fn why_no_order(&self) -> &'static str {
        "The items keep the order of their file."
    }
}
