//! The message at the foot of the screen: why saving fails, what was just done or refused, or what is wrong in the settings.

use crate::app::App;
use crate::domain::text::wrap;
use crate::view::lines::{Line, Role};

/// Lines that a message takes at most.
const MOST: usize = 8;

/// The message in lines for a screen of that many columns; empty if there is none.
pub(crate) fn lines(app: &App, columns: u16) -> Vec<Line> {
    let (text, role) = match (app.trouble(), app.notice(), &app.screen.complaint) {
        (Some(trouble), _, _) => (format!("Not on disk yet, trying again. {trouble}"), Role::Open),
        (None, Some(notice), _) => (notice.to_owned(), Role::Plain),
        (None, None, Some(complaint)) => (complaint.clone(), Role::Open),
        (None, None, None) => return Vec::new(),
    };
    let lines = wrap(&text, usize::from(columns).saturating_sub(2), MOST).into_iter();
    lines.map(|line| Line::of(line, role).indented(1)).collect()
}
