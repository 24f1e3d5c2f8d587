//! The message at the foot of the screen: why saving fails, what was just done or refused, or what is wrong in the settings.

use crate::app::App;
use crate::domain::text::wrap;
use crate::view::lines::{Line, Role};

/// Lines that a message takes at most.
const MOST: usize = 8;

/// The message in lines for a screen of that many columns; empty if there is none.
pub(crate) fn lines(app: &App, columns: u16) -> Vec<Line> {
    let trouble = app.trouble().map(|trouble| format!("Not on disk yet, trying again. {trouble}"));
    let complaint = app.screen.complaint.clone().filter(|_| app.notice().is_none());
    let wrong = trouble.or(complaint).map(|wrong| (wrong, Role::Open));
    let notice = app.notice().map(|notice| (notice.to_owned(), Role::Plain));
    let width = usize::from(columns).saturating_sub(2);
    let lines = wrong.into_iter().chain(notice).flat_map(|(text, role)| {
        wrap(&text, width, MOST).into_iter().map(move |line| Line::of(line, role).indented(1))
    });
    lines.take(MOST).collect()
}
