//! A question and its answers.

use super::{WIDEST, columns, panel, put};
use crate::app::dialog::ask::Ask;
use crate::app::lines::{Line, Role, wrap};
use crate::ui::paint::Brush;

pub fn draw(ask: &Ask, brush: &mut Brush<'_>) {
    let question = wrap(&ask.question, columns(brush, WIDEST), 4);
    let area = panel(brush, "", question.len() + 1 + ask.choices.len(), WIDEST);
    let asked = question.len();
    for (row, text) in question.into_iter().enumerate() {
        put(brush, area, row, &Line::of(text, Role::Strong));
    }
    for (row, choice) in ask.choices.iter().enumerate() {
        let line = Line::of(choice.key.to_string(), Role::Accent)
            .and(format!("  {}", choice.words), Role::Plain);
        put(brush, area, asked + 1 + row, &line.indented(2));
    }
}
