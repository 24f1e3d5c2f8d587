//! A question, what is known of what it is about, and its answers.

use super::{WIDEST, columns, panel, put};
use crate::app::dialog::ask::Ask;
use crate::domain::text::wrap;
use crate::ui::paint::Brush;
use crate::view::lines::{Line, Role};

/// Lines that each thing told may take.
const TOLD_LINES: usize = 2;

pub(crate) fn draw(ask: &Ask, brush: &mut Brush<'_>) {
    let columns = columns(brush, WIDEST);
    let question = wrap(&ask.question, columns, 4);
    let error = super::error(ask.error.as_deref(), columns);
    let needed = question.len() + 1 + ask.choices.len() + error.len();
    let room = usize::from(brush.screen().height).saturating_sub(AROUND + needed);
    let told = told(ask, columns, room);
    let area = panel(brush, "", needed + told.len(), WIDEST);
    let asked = question.into_iter().map(|text| Line::of(text, Role::Strong));
    let choices = ask.choices.iter().map(|choice| {
        let key = Line::of(choice.key.to_string(), Role::Accent);
        key.and(format!("  {}", choice.words), Role::Plain).indented(2)
    });
    let blank = std::iter::once(Line::blank());
    let lines = asked.chain(told).chain(blank).chain(choices).chain(error);
    for (row, line) in lines.enumerate() {
        put(brush, area, row, &line);
    }
}

/// The rows of a panel's frame and of the lines that stay in view around it.
const AROUND: usize = 5;

/// What is told, after a blank line, as far as there is room for whole paragraphs.
fn told(ask: &Ask, columns: usize, room: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for text in &ask.told {
        let texts = wrap(text, columns, TOLD_LINES);
        if lines.len() + texts.len() + usize::from(lines.is_empty()) > room {
            break;
        }
        if lines.is_empty() {
            lines.push(Line::blank());
        }
        lines.extend(texts.into_iter().map(|text| Line::of(text, Role::Dim)));
    }
    lines
}
