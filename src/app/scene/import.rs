//! The preview of an import: its groups with their rows, each of which can be taken or left out, before anything is
//! written.

use crate::app::action::{Action, Action as A, Layer};
use crate::app::list::{Cursor, List, Listed};
use crate::app::view::{View, ViewContext};
use crate::domain::change::Run;
use crate::domain::id::Id;
use crate::domain::import::{Import, ImportChoices, ImportGroup, ImportPlan, Incoming, PlanRow};
use crate::domain::item::Item;
use crate::domain::text::width;
use crate::domain::words::count;
use std::sync::Arc;

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ImportRow {
    Heading(ImportGroup, usize),
    Blank,
    /// An item of the file as it would become, and whether it is taken.
    Item(Box<PlanRow>),
    /// A row that cannot be taken, with its place and the reason.
    SetAside(String, String),
    /// What was decided to read the file.
    Remark(String),
}

impl Listed for ImportRow {
    type Key = Id;

    fn key(&self) -> Option<Id> {
        match self {
            ImportRow::Item(row) => Some(row.incoming.item.id().clone()),
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
    /// The file is being read, and compared with the journey.
    Reading,
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
        if let Some(ImportRow::Item(row)) = self.list.entry() {
            let (id, unasked) = (row.incoming.item.id().clone(), row.unasked);
            self.choices.turn(&id, unasked);
            self.fill();
            self.list.step(1);
        }
    }

    /// The items without a date that are to be asked about.
    pub(crate) fn to_date(&self) -> Vec<Incoming> {
        self.marked().filter(|incoming| !incoming.is_dated).cloned().collect()
    }

    /// How many items would be taken at once.
    pub(crate) fn taken(&self) -> usize {
        self.marked().filter(|incoming| incoming.is_dated).count()
    }

    fn marked(&self) -> impl Iterator<Item = &Incoming> {
        self.list.entries().iter().filter_map(|row| match row {
            ImportRow::Item(row) => row.is_taken.then_some(&row.incoming),
            ImportRow::Heading(..)
            | ImportRow::Blank
            | ImportRow::SetAside(..)
            | ImportRow::Remark(_) => None,
        })
    }

    fn fill(&mut self) {
        if let ImportStage::Ready(import, plan) = &self.stage {
            let rows = rows(import, plan, &self.choices);
            let titles = rows.iter().filter_map(|row| match row {
                ImportRow::Item(row) => Some(width(row.incoming.item.title())),
                _ => None,
            });
            self.titles = titles.max().unwrap_or(0);
            self.list.fill(rows);
        }
    }
}

fn rows(import: &Import, plan: &ImportPlan, choices: &ImportChoices) -> Vec<ImportRow> {
    let sections = import.sections_in_words();
    let sections = sections.map(|words| ImportRow::Remark(format!("{}: {words}", import.format)));
    let mut rows: Vec<ImportRow> = sections.into_iter().collect();
    let mut part = |heading: Option<ImportGroup>, part: Vec<ImportRow>| {
        if !part.is_empty() {
            let blank = (!rows.is_empty()).then_some(ImportRow::Blank);
            rows.extend(blank);
            rows.extend(heading.map(|group| ImportRow::Heading(group, part.len())));
            rows.extend(part);
        }
    };
    for group in [ImportGroup::New, ImportGroup::More, ImportGroup::Like, ImportGroup::Undated] {
        let items = plan.rows(group).map(|row| {
            let is_taken = choices.takes(row.incoming.item.id(), row.unasked);
            ImportRow::Item(Box::new(PlanRow { is_taken, ..row.clone() }))
        });
        part(Some(group), items.collect());
    }
    let aside = plan.not_taken.iter();
    let aside = aside.map(|row| ImportRow::SetAside(row.source.to_string(), row.reason.clone()));
    part(Some(ImportGroup::NotTaken), aside.collect());
    let remarks = import.remarks.iter().chain(&plan.remarks).cloned().chain(left(import, plan));
    part(None, remarks.map(ImportRow::Remark).collect());
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
            ImportStage::Reading => &[A::Back],
        }
    }

    fn has_page(&self) -> bool {
        self.list.entry().is_some()
    }

    fn why_no_order(&self) -> &'static str {
        "The items keep the order of their file."
    }
}
