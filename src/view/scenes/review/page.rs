//! The page of a month or a year: the very text of its report.

use crate::domain::filter::Filter;
use crate::domain::report::{Report, ReportBullet, ReportScope};
use crate::domain::text::{width, wrap};
use crate::domain::timeline::Period;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};

/// Least columns of a date, with what is between it and the text.
const DATES: usize = 8;

/// Columns by which what is below a bullet is indented.
const INDENT: usize = 2;

/// Lines that a text may take.
const TEXT_LINES: usize = 8;

/// The page of a period.
pub(crate) fn lines(period: Period, canvas: &Canvas<'_>) -> Vec<Line> {
    let scope = ReportScope {
        period: period.into(),
        filter: &Filter::default(),
        today: canvas.calendar.today,
        with_dropped: true,
        dates: canvas.calendar.style.format,
    };
    let report = Report::of(canvas.journey, &scope);
    let role = if report.unread.is_empty() { Role::Plain } else { Role::Open };
    let report = report.text();
    let mut lines = canvas.text(&report.heading, Role::Strong, 2);
    for line in &report.summary {
        lines.extend(canvas.text(&line.plain(), role, TEXT_LINES));
    }
    for chapter in &report.chapters {
        lines.push(Line::blank());
        lines.extend(canvas.text(&chapter.heading, Role::Heading, 2));
        if !chapter.about.is_empty() {
            lines.extend(canvas.text(&chapter.about.plain(), Role::Dim, TEXT_LINES));
        }
        add(&mut lines, &chapter.bullets, 0, canvas);
    }
    lines
}

/// Adds bullets whose texts begin in one column, behind their dates.
fn add(lines: &mut Vec<Line>, bullets: &[ReportBullet], indent: usize, canvas: &Canvas<'_>) {
    let dates = bullets.iter().filter_map(|bullet| bullet.lead.as_ref());
    let dates = dates.map(|lead| (width(&lead.words) + 2).max(DATES)).max().unwrap_or(0);
    for bullet in bullets {
        let lead = bullet.lead.as_ref().map_or("", |lead| &lead.words);
        let at = if bullet.is_label() { 0 } else { dates };
        let room = canvas.room().saturating_sub(indent + at);
        for (row, text) in wrap(&bullet.text.plain(), room, TEXT_LINES).into_iter().enumerate() {
            let lead = if row == 0 { lead } else { "" };
            let line = Line::of(format!("{lead:<at$}"), Role::Dim).and(text, Role::Plain);
            lines.push(line.indented(indent));
        }
        add(lines, &bullet.bullets, indent + at.max(INDENT), canvas);
    }
}
