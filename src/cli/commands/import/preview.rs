//! The preview of an import, for people.

use super::ImportResult;
use crate::cli::failure::Failure;
use crate::cli::field_flags;
use crate::cli::phrases;
use crate::cli::session::Session;
use crate::cli::styled;
use crate::domain::calendar::Calendar;
use crate::domain::import::{Import, ImportGroup, ImportPlan, Incoming, PlanRow};
use crate::domain::item::Item;
use crate::domain::text::{clip, width};
use crate::domain::visible::visible;
use crate::domain::words::{capitalised, count, grouped, plural};
use crate::view::lines::Role;

/// How many rows of a group are shown; undated rows and those not taken are all shown, since nothing else names them.
const SHOWN: usize = 12;

pub(super) fn print(
    import: &Import,
    plan: &ImportPlan,
    files: &str,
    session: &mut Session,
) -> Result<(), Failure> {
    let calendar = session.calendar();
    let mut lines =
        vec![format!("{}: {}", styled::text(plan.format, Role::Strong), visible(files))];
    lines.extend(import.sections_in_words().map(|words| format!("  {words}")));
    lines.push(format!("  {}", counts(plan)));
    for of in [ImportGroup::New, ImportGroup::More, ImportGroup::Like] {
        lines.extend(group(
            &heading(of, plan),
            plan.rows(of).map(|row| Row::of(row, calendar)).collect(),
        ));
    }
    let undated = plan.rows(ImportGroup::Undated).flat_map(|row| {
        let Incoming { item, source, .. } = &row.incoming;
        let command = field_flags::command(item);
        [format!("  {}", visible(&source.to_string())), format!("    {}", visible(&command))]
    });
    lines.extend(listing(&heading(ImportGroup::Undated, plan), undated.collect()));
    let not_taken = plan.not_taken.iter().map(|row| format!("  {}: {}", row.source, row.reason));
    lines.extend(listing(&heading(ImportGroup::NotTaken, plan), not_taken.collect()));
    let remarks = import.remarks.iter().chain(&plan.remarks);
    lines.extend(listing(
        "Also",
        remarks.cloned().chain(left(import, plan)).map(indented).collect(),
    ));
    lines.push(String::new());
    session.output.lines(lines)
}

fn indented(text: String) -> String {
    format!("  {}", visible(&text))
}

/// What was done, or what does it.
pub(super) fn ending(outcome: &ImportResult, dry_run: bool) -> String {
    let taken = outcome.taken;
    let items = count(taken, "item");
    match (taken, outcome.saved.is_some(), dry_run) {
        (0, _, _) => "Nothing to import.".to_owned(),
        (_, true, _) => {
            let them = plural(taken, "it", "them");
            format!(
                "imported {items} from {}; milepost undo takes {them} back",
                outcome.plan.format
            )
        }
        (_, false, true) => {
            format!("Nothing has been written: without --dry-run this imports {items}.")
        }
        (_, false, false) => "Nothing has been written.".to_owned(),
    }
}

/// The groups, also the empty ones: that nothing is new is what a second import has to say.
fn counts(plan: &ImportPlan) -> String {
    let of = |group: ImportGroup| (plan.rows(group).count(), group.words());
    let known = [
        of(ImportGroup::New),
        (plan.here.len(), "already here"),
        of(ImportGroup::More),
        of(ImportGroup::Like),
    ];
    let undated = Some(of(ImportGroup::Undated)).filter(|(n, _)| *n > 0);
    let not_taken = (plan.not_taken.len(), ImportGroup::NotTaken.words());
    let counts = known.into_iter().chain(undated).chain([not_taken]);
    counts.map(|(n, words)| format!("{} {words}", grouped(n))).collect::<Vec<_>>().join(" · ")
}

/// What it is a group of, and the flag that takes it.
fn heading(group: ImportGroup, plan: &ImportPlan) -> String {
    let is_undated = |row: &PlanRow| !row.incoming.is_dated;
    let flag = match group {
        ImportGroup::Like if plan.rows(group).all(is_undated) => {
            "; --all and --undated YEAR take them"
        }
        ImportGroup::Like if plan.rows(group).any(is_undated) => {
            "; --all takes them, and --undated YEAR as well those without a date"
        }
        ImportGroup::Like => "; --all takes them",
        ImportGroup::Undated => "; --undated YEAR takes them all",
        ImportGroup::New | ImportGroup::More | ImportGroup::NotTaken => "",
    };
    capitalised(group.words()) + flag
}

/// What was left out on purpose, and the flag that takes it.
fn left(import: &Import, plan: &ImportPlan) -> Vec<String> {
    let left = import.left.iter().map(|(reason, n)| match *reason {
        "recurring" => format!("{n} recurring: left out; --recurring takes them"),
        "deleted" => format!("{n} deleted there: left out; --dropped takes them"),
        "learning" => format!("{n} of Learning: left out; --learning takes them"),
        other => format!("{n} {other}: left out"),
    });
    let deleted = (plan.deleted > 0).then(|| {
        let them = plural(plan.deleted, "it", "them");
        format!(
            "{} that you deleted or dismissed: left out; --again takes {them}",
            count(plan.deleted, "item")
        )
    });
    left.chain(deleted).collect()
}

/// One item, in columns.
struct Row {
    when: String,
    title: String,
    about: String,
}

impl Row {
    fn of(row: &PlanRow, calendar: Calendar) -> Row {
        let item = &row.incoming.item;
        let dated =
            if row.incoming.is_dated { phrases::when(item, calendar) } else { String::new() };
        let (when, about) = match &row.here {
            Some(here) if row.group == ImportGroup::More => {
                let request = if row.is_taken { "" } else { "; --all takes it" };
                (here.id().to_string(), format!("{}{request}", row.words()))
            }
            Some(here) => (dated, format!("like {}  {}", here.id(), here.title())),
            None => (dated, about(item)),
        };
        Row { when, title: item.title().to_owned(), about }
    }

    fn line(&self, when: usize, title: usize) -> String {
        let text = clip(&self.title, title);
        let filler = " ".repeat(title.saturating_sub(width(&text)));
        let gap = " ".repeat(when.saturating_sub(width(&self.when)));
        let line = format!("  {}{gap}  {text}", self.when);
        match self.about.as_str() {
            "" => line,
            about => format!("{line}{filler}  {}", visible(about)),
        }
    }
}

fn about(item: &Item) -> String {
    let parts = match item {
        Item::Milestone(milestone) => {
            let parts = [milestone.kind.as_deref(), milestone.organisation()];
            parts.into_iter().flatten().map(str::to_owned).collect()
        }
        Item::Goal(goal) => {
            let tags = goal.tags.iter().map(|tag| format!("#{tag}"));
            [goal.state.word().to_owned()].into_iter().chain(tags).collect::<Vec<_>>()
        }
    };
    parts.join(" · ")
}

fn group(heading: &str, rows: Vec<Row>) -> Vec<String> {
    const WIDEST: usize = 60;
    let shown = &rows[..rows.len().min(SHOWN)];
    let when = shown.iter().map(|row| width(&row.when)).max().unwrap_or(0);
    let title = shown.iter().map(|row| width(&visible(&row.title))).max().unwrap_or(0).min(WIDEST);
    let mut lines: Vec<String> = shown.iter().map(|row| row.line(when, title)).collect();
    if rows.len() > SHOWN {
        lines.push(format!("  and {} more", grouped(rows.len() - SHOWN)));
    }
    listing(heading, lines)
}

fn listing(heading: &str, lines: Vec<String>) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    [String::new(), styled::text(heading, Role::Heading)].into_iter().chain(lines).collect()
}
