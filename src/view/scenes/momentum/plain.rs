//! Momentum in lines of text: what the pictures show by cells is said in numbers and dates.

use super::Writer;
use crate::app::scene::momentum::{MomentumPage, PageFigures};
use crate::domain::momentum::{Momentum, YearShare, arithmetic};
use crate::domain::pace::Larger;
use crate::domain::words::count;
use crate::view::canvas::Canvas;

pub(super) fn lines(page: &MomentumPage, canvas: &Canvas<'_>) -> Vec<String> {
    let (writer, figures) = (Writer::of(canvas), &page.figures);
    let mut lines = arithmetic(&figures.momentum);
    lines.push(match in_weeks(&figures.momentum) {
        Some(weeks) => {
            format!("Moves in each of the last twelve weeks, the oldest first: {weeks}.")
        }
        None => "Here is what could be read.".into(),
    });
    let larger = figures.larger.iter().map(|larger| of_larger(larger, &writer));
    section(&mut lines, "By larger goal, with the moves of its last twelve weeks", larger);
    section(&mut lines, "By kind, the last 365 days", kinds(figures));
    let years = figures.years.iter().rev().filter(|year| !year.is_empty()).map(YearShare::words);
    section(&mut lines, "By year, where anything is recorded", years);
    let days = figures.year.days().filter(|day| figures.year.moves_on(*day) > 0);
    let days = days.map(|day| writer.day(figures, day).text());
    section(&mut lines, "By day, the last 365 days", days);
    lines
}

fn section(lines: &mut Vec<String>, heading: &str, entries: impl Iterator<Item = String>) {
    let before = lines.len();
    lines.extend([String::new(), heading.to_owned()]);
    let headed = lines.len();
    lines.extend(entries.map(|entry| format!("  {}", entry.trim())));
    if lines.len() == headed {
        lines.truncate(before);
    }
}

/// `None` where moves may be missing.
fn in_weeks(momentum: &Momentum) -> Option<String> {
    let weeks = momentum.weeks.iter().map(usize::to_string);
    momentum.unread.is_none().then(|| weeks.collect::<Vec<_>>().join(" "))
}

fn of_larger(larger: &Larger, writer: &Writer<'_>) -> String {
    let facts = writer.facts(larger).into_iter().map(|fact| fact.text);
    let facts = facts.chain(in_weeks(&larger.momentum));
    facts.fold(larger.goal.title.clone(), |line, fact| format!("{line} · {fact}"))
}

fn kinds(figures: &PageFigures) -> impl Iterator<Item = String> {
    let kind = |(kind, moves): &(Option<String>, usize)| {
        format!("{} · {}", kind.as_deref().unwrap_or("no kind"), count(*moves, "move"))
    };
    figures.kinds().iter().map(kind)
}
