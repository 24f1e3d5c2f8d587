//! The reading page of a day: its moves, the arithmetic of momentum, the kinds, and the last moves.

use crate::app::layout::RowLink;
use crate::app::scene::momentum::MomentumPage;
use crate::domain::date::Day;
use crate::domain::describe::Mark;
use crate::domain::momentum::{Move, MoveKind, arithmetic};
use crate::domain::text::{clip, width, wrap};
use crate::domain::words::count;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Role};
use crate::view::reading::ReadingRow;

/// The columns of a kind's name.
const NAME: usize = 14;

/// The columns of a date: `20 Nov 2025`.
const WHEN: usize = 12;

/// The most columns of a bar.
const BAR: usize = 24;

/// The most lines of a sentence.
const LINES: usize = 4;

/// The most of the last moves.
const LAST: usize = 12;

pub(super) fn rows(page: &MomentumPage, canvas: &Canvas<'_>) -> Vec<ReadingRow> {
    let figures = &page.figures;
    let mut rows: Vec<ReadingRow> = Vec::new();
    let of_day = figures.steps.iter().filter(|step| step.on == page.day);
    rows.extend(of_day.map(|step| moved(step, None, canvas)));
    if rows.is_empty() {
        rows.push(ReadingRow::of(Line::of(figures.of_day(page.day), Role::Dim)));
    }
    rows.push(ReadingRow::of(Line::blank()));
    let sentences = arithmetic(&figures.momentum).into_iter();
    let sentences = sentences.flat_map(|text| wrap(&text, canvas.columns, LINES));
    rows.extend(sentences.map(|text| ReadingRow::of(Line::of(text, Role::Plain))));
    rows.extend(kinds(page, canvas));
    if !figures.steps.is_empty() {
        rows.push(ReadingRow::of(Line::blank()));
        rows.push(ReadingRow::of(Line::of("The last moves", Role::Heading)));
        let last = figures.steps.iter().take(LAST);
        rows.extend(last.map(|step| moved(step, Some(step.on), canvas)));
    }
    rows
}

/// A move, with its date or without.
fn moved(step: &Move, on: Option<Day>, canvas: &Canvas<'_>) -> ReadingRow {
    let mark = match step.how {
        MoveKind::Done | MoveKind::Reached => Some(Mark::of(&step.item)),
        MoveKind::Noted { .. } => None,
    };
    let (mark, role) = mark.map_or(("+", Role::Dim), |m| (canvas.glyphs.mark(m), Role::of(m)));
    let mut line = Line::of(mark, role).and(" ", Role::Plain);
    if let Some(on) = on {
        let when = canvas.calendar.relative(on);
        line = line.and(format!("{when:<WHEN$}"), Role::Dim);
    }
    let room = canvas.columns.saturating_sub(width(&line.text()));
    let title = clip(step.item.title(), room);
    let left = room.saturating_sub(width(&title) + 2);
    line = line.and(title, Role::Plain);
    if let MoveKind::Noted { text, amount } = &step.how {
        let amount = amount.map(|a| format!("{} ", a.signed())).unwrap_or_default();
        let noted = clip(&format!("{amount}{text}"), left);
        if width(&noted) >= 4 {
            line = line.and(format!("  {noted}"), Role::Dim);
        }
    }
    ReadingRow { leads: RowLink::To(step.item.id().clone()), ..ReadingRow::of(line) }
}

/// The moves of the last year by kind.
fn kinds(page: &MomentumPage, canvas: &Canvas<'_>) -> Vec<ReadingRow> {
    let kinds = page.figures.kinds();
    if kinds.is_empty() {
        return Vec::new();
    }
    let most = kinds.iter().map(|(_, moves)| *moves).max().unwrap_or(0).max(1);
    let room = canvas.columns.saturating_sub(NAME + 2 + 12).min(BAR);
    let heading = Line::of("By kind", Role::Heading).and("  the last 365 days", Role::Faint);
    let kind = |(kind, moves): &(Option<String>, usize)| {
        let name = clip(kind.as_deref().unwrap_or("no kind"), NAME);
        let air = " ".repeat(NAME + 2 - width(&name));
        let bar = canvas.glyphs.full.repeat((moves * room).div_ceil(most));
        let role = if kind.is_some() { Role::Plain } else { Role::Dim };
        let line = Line::of(name, role).and(air, Role::Plain).and(bar, Role::Done);
        ReadingRow::of(line.and(format!("  {}", count(*moves, "move")), Role::Dim))
    };
    [ReadingRow::of(Line::blank()), ReadingRow::of(heading)]
        .into_iter()
        .chain(kinds.iter().map(kind))
        .collect()
}
