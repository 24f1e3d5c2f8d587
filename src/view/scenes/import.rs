//! The preview of an import as it reads: a row for each item, with whether it is taken.

use super::{Drawn, Said};
use crate::app::data::Data;
use crate::app::keymap::KeysHere;
use crate::app::scene::import::{ImportPage, ImportRow, ImportStage};
use crate::domain::describe::Mark;
use crate::domain::import::{ImportGroup, PlanRow};
use crate::domain::item::Item;
use crate::domain::text::{clip, shown, width, wrap};
use crate::domain::words::{capitalised, count, grouped, plural};
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};
use crate::view::reading::{self, ReadingPage, ReadingRow};
use crate::view::viewport::Viewport;

/// The lines that a remark or a reason may take.
const LINES: usize = 3;

impl Drawn for ImportPage {
    fn heading(&self, _data: &Data) -> (String, String) {
        let name = self.path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let counted = match &self.stage {
            ImportStage::Reading => String::new(),
            ImportStage::Ready(..) => {
                let to_date = match self.to_date().len() {
                    0 => String::new(),
                    undated => {
                        format!(
                            " · {} {} a date",
                            grouped(undated),
                            plural(undated, "needs", "need")
                        )
                    }
                };
                format!("{} to import{to_date}", grouped(self.taken()))
            }
        };
        (format!("Import · {}", shown(name, 60)), counted)
    }

    fn viewport(&self, canvas: &Canvas<'_>) -> Viewport {
        let titles = self.titles.min(canvas.columns * 2 / 5);
        Viewport::of(&self.list, canvas.rows, |row| lines(row, titles, canvas))
    }

    fn lesson(&self, keymap: KeysHere<'_>) -> Vec<Said> {
        let said = match &self.stage {
            ImportStage::Reading => {
                keymap.text("Reading the file. {back} stops; nothing is written.")
            }
            ImportStage::Ready(_, plan) if plan.here.is_empty() => {
                "Nothing in it can be imported.".into()
            }
            ImportStage::Ready(_, plan) => {
                format!("All of it is here already: {}.", count(plan.here.len(), "item"))
            }
        };
        vec![(said, Role::Plain)]
    }

    fn is_filtered(&self) -> bool {
        false
    }

    fn page(&self, canvas: &Canvas<'_>) -> ReadingPage {
        match self.list.entry() {
            Some(ImportRow::Item(row)) => {
                let item = &row.incoming.item;
                let mut page = reading::page(item, canvas);
                page.rows.push(ReadingRow::of(Line::blank()));
                let source = shown(&row.incoming.source.to_string(), canvas.columns);
                page.rows.push(ReadingRow::of(Line::of(source, Role::Dim)));
                page
            }
            Some(_) | None => ReadingPage::default(),
        }
    }
}

fn lines(row: &ImportRow, titles: usize, canvas: &Canvas<'_>) -> Vec<Line> {
    match row {
        ImportRow::Blank => vec![Line::blank()],
        ImportRow::Heading(group, rows) => {
            let asks = *group == ImportGroup::Undated;
            let role = if asks { Role::Asking } else { Role::Heading };
            let text = capitalised(group.words());
            vec![Line::of(text, role).and(format!("  {}", grouped(*rows)), Role::Dim).indented(1)]
        }
        ImportRow::Item(row) => vec![item_line(row, titles, canvas)],
        ImportRow::SetAside(place, reason) => told(&format!("{place}: {reason}"), canvas),
        ImportRow::Remark(text) => told(text, canvas),
    }
}

fn told(text: &str, canvas: &Canvas<'_>) -> Vec<Line> {
    let texts = wrap(text, canvas.columns.saturating_sub(2), LINES).into_iter();
    texts.map(|text| Line::of(text, Role::Dim).indented(1)).collect()
}

/// Below this width a span is told in few columns.
const NARROW: usize = 60;

fn item_line(row: &PlanRow, titles: usize, canvas: &Canvas<'_>) -> Line {
    let item = &row.incoming.item;
    let mark = Mark::of(item);
    let (taken, role) = if row.is_taken { ("[x]", Role::Plain) } else { ("[ ]", Role::Dim) };
    let (when, beside) = (when(row, canvas), beside(row));
    let room = canvas.columns.saturating_sub(8 + width(&when));
    let title = clip(item.title(), if beside.is_empty() { room } else { titles.min(room) });
    let line = Line::of(format!(" {taken} "), Role::Dim)
        .and(canvas.glyphs.mark(mark), Role::of(mark))
        .and(format!(" {title}"), role);
    let filler = titles.saturating_sub(width(&title)) + 2;
    let rest = room.saturating_sub(width(&title) + filler);
    let line = match beside.is_empty() || rest < 8 {
        true => line,
        false => line.and(format!("{}{}", " ".repeat(filler), clip(&beside, rest)), Role::Dim),
    };
    line.ending(when, Role::Dim)
}

fn when(row: &PlanRow, canvas: &Canvas<'_>) -> String {
    match &row.incoming.item {
        _ if !row.incoming.is_dated => String::new(),
        Item::Milestone(milestone) if canvas.columns < NARROW => {
            canvas.calendar.style.format.brief(milestone.extent())
        }
        Item::Milestone(milestone) => canvas.calendar.extent(milestone.extent()),
        Item::Goal(goal) => {
            let date = goal.state.ended_on().or(goal.due);
            date.map(|date| canvas.calendar.relative(date)).unwrap_or_default()
        }
    }
}

fn beside(row: &PlanRow) -> String {
    match (&row.incoming.item, &row.here) {
        (_, Some(_)) if row.group == ImportGroup::More => row.words(),
        (_, Some(here)) => format!("like \"{}\"", here.title()),
        (Item::Milestone(milestone), None) => {
            let parts = [milestone.kind.as_deref(), milestone.organisation()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        (Item::Goal(goal), None) => {
            let tags = goal.tags.iter().map(|tag| format!("#{tag}"));
            tags.collect::<Vec<_>>().join(" ")
        }
    }
}
