//! The page of a month or a year: its report, with a chart of the small goals done.

use crate::domain::filter::Filter;
use crate::domain::report::{Report, ReportBullet, ReportScope};
use crate::domain::review::{PeriodPart, PeriodSummary};
use crate::domain::text::{shown, width, wrap};
use crate::domain::timeline::{Period, Zoom};
use crate::domain::words::{count, list_of};
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};

/// Columns of a month in the row of bars, where there is room for its name.
const CELL: usize = 6;

/// Columns of it where there is not.
const NARROW_CELL: usize = 3;

/// How many equally busy parts are named.
const MOST_NAMED: usize = 3;

/// More columns than a line has.
const WIDEST: usize = 400;

/// Least columns of a date, with what is between it and the text.
const DATES: usize = 8;

/// Columns by which what is below a bullet is indented.
const INDENT: usize = 2;

/// Lines that a text may take.
const TEXT_LINES: usize = 8;

/// The page of a period.
pub(crate) fn lines(period: Period, canvas: &Canvas<'_>) -> Vec<Line> {
    let page = PeriodSummary::of(canvas.journey, period, canvas.calendar.style.format);
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
    let mut section = |title: &str, told: Vec<Line>| {
        if !told.is_empty() {
            lines.push(Line::blank());
            lines.extend(canvas.text(title, Role::Heading, 2));
            lines.extend(told);
        }
    };
    section(small_title(&page), small(&page, canvas));
    for chapter in &report.chapters {
        let mut told = match chapter.about.is_empty() {
            true => Vec::new(),
            false => canvas.text(&chapter.about.plain(), Role::Dim, TEXT_LINES),
        };
        add(&mut told, &chapter.bullets, 0, canvas);
        section(&chapter.heading, told);
    }
    section("By kind, milestones and goals done", kinds(&page, canvas));
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

fn kinds(page: &PeriodSummary, canvas: &Canvas<'_>) -> Vec<Line> {
    let said: Vec<String> =
        page.kinds.iter().map(|(kind, n)| format!("{} {n}", shown(kind, WIDEST))).collect();
    match said.is_empty() {
        true => Vec::new(),
        false => canvas.text(&said.join(" · "), Role::Plain, 3),
    }
}

fn small_title(page: &PeriodSummary) -> &'static str {
    match page.period.zoom() {
        Zoom::Month => "Small goals done, by week of the month",
        Zoom::Year | Zoom::Decade => "Small goals done, by month",
    }
}

/// A row of bars with their numbers, and what they come to in words.
fn small(page: &PeriodSummary, canvas: &Canvas<'_>) -> Vec<Line> {
    if page.small == 0 {
        return Vec::new();
    }
    let mut lines = bars(&page.parts, canvas);
    let mut said: Vec<String> = busiest(page).into_iter().collect();
    match page.undated() {
        0 => {}
        n => said.push(format!("Of {n} of them only the {} is known.", page.period.zoom().word())),
    }
    if !said.is_empty() {
        lines.extend(canvas.text(&said.join(" "), Role::Dim, 3));
    }
    lines
}

/// The busiest parts in words; where many are equal, or hardly anything was done, none stands out.
fn busiest(page: &PeriodSummary) -> Option<String> {
    let parts = page.busiest();
    let done = parts.first().map(|part| part.done).filter(|n| *n > 1)?;
    let goals = count(done, "small goal");
    let names: Vec<&str> = parts.iter().map(|part| part.long.as_str()).collect();
    match names.len() {
        1 => Some(format!("{} was the busiest, with {goals}.", names[0])),
        2..=MOST_NAMED => Some(format!("{} were the busiest, with {goals} each.", list_of(&names))),
        _ => None,
    }
}

fn bars(parts: &[PeriodPart], canvas: &Canvas<'_>) -> Vec<Line> {
    let most = parts.iter().map(|part| part.done).max().unwrap_or(0).max(1);
    let widest = parts.iter().map(|part| width(&part.short)).max().unwrap_or(0);
    let roomy = parts.len() * CELL.max(widest + 1) <= canvas.room();
    let cell = if roomy { CELL.max(widest + 1) } else { NARROW_CELL };
    let row = |text: &dyn Fn(&PeriodPart) -> String, role| {
        let cells: String = parts.iter().map(|part| format!("{:<cell$}", text(part))).collect();
        Line::of(cells.trim_end(), role)
    };
    let bar = |part: &PeriodPart| {
        let height = (part.done * canvas.glyphs.spark.len()).div_ceil(most);
        let glyph = height.checked_sub(1).map_or(" ", |at| canvas.glyphs.spark[at]);
        glyph.repeat(cell.saturating_sub(2).clamp(1, 3))
    };
    let name = |part: &PeriodPart| match roomy {
        true => part.short.clone(),
        false => part.short.chars().take(NARROW_CELL - 1).collect(),
    };
    vec![
        row(&bar, Role::Done),
        row(&|part| part.done.to_string(), Role::Plain),
        row(&name, Role::Dim),
    ]
}
