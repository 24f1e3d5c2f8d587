//! A question, the facts on what it is about, and its answers.

use super::{WIDEST, columns, note, panel, put, rows, titled};
use crate::app::action::Layer;
use crate::app::layout::ClickTarget;
use crate::app::{App, Choice, Form};
use crate::domain::text::{width, wrap};
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role};

/// Lines that each fact may take.
const FACT_LINES: usize = 3;

pub(crate) fn draw(app: &App, form: &Form, brush: &mut Brush<'_>) {
    let columns = columns(brush, WIDEST);
    let (in_frame, question) = titled(brush, &form.title, columns);
    let error = super::error(app, columns);
    let needed = question.len() + form.choices.len() + error.len();
    let spare = rows(brush).saturating_sub(needed);
    let facts = facts(form, columns, spare);
    // A blank line before each part but the first, where the facts leave room for it.
    let spare = spare - facts.len();
    let blanks = |fits: bool| fits.then(Line::blank);
    let asked = question.into_iter().map(|text| Line::of(text, Role::Strong));
    let told = blanks(!facts.is_empty() && spare > 1).into_iter().chain(facts);
    let above: Vec<Line> = asked.chain(told).chain(blanks(spare > 0)).collect();
    let above = above[above.iter().take_while(|line| **line == Line::blank()).count()..].to_vec();
    let first = above.len();
    let area = panel(brush, in_frame, first + form.choices.len() + error.len(), WIDEST);
    brush.focus_on(area.x, area.y + (first as u16).min(area.height.saturating_sub(1)));
    let keys = app.settings.keymap.at(Layer::Question);
    let shown = |choice: &Choice| choice.actions.first().and_then(|action| keys.key(*action));
    let shown: Vec<String> = form.choices.iter().map(|c| shown(c).unwrap_or_default()).collect();
    let widest = shown.iter().map(|key| width(key)).max().unwrap_or(0);
    for (row, choice) in form.choices.iter().enumerate() {
        if let Some(action) = choice.actions.first() {
            note(brush, area, first + row, ClickTarget::Do(*action));
        }
    }
    let choices = form.choices.iter().zip(shown).map(|(choice, key)| {
        let blanks = " ".repeat(widest - width(&key) + 2);
        Line::of(key, Role::Accent).and(format!("{blanks}{}", choice.text), Role::Plain).indented(2)
    });
    let lines = above.into_iter().chain(choices).chain(error);
    for (row, line) in lines.enumerate() {
        put(brush, area, row, &line);
    }
}

/// The facts, as far as there is room for whole paragraphs; the first one is cut if it must be.
fn facts(form: &Form, columns: usize, room: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for text in &form.facts {
        let left = room.saturating_sub(lines.len());
        let most = if lines.is_empty() { left.min(FACT_LINES) } else { FACT_LINES };
        let texts = if most > 0 { wrap(text, columns, most) } else { Vec::new() };
        if texts.len() > left {
            break;
        }
        lines.extend(texts.into_iter().map(|text| Line::of(text, Role::Dim)));
    }
    lines
}
