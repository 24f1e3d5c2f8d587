//! The lines around the panes: the header above, momentum and keys below.

use super::look_back;
use super::paint::Brush;
use crate::app::App;
use crate::app::action::Action;
use crate::app::pane::Pane;
use crate::app::problems::{self, Unseen};
use crate::domain::momentum::MomentumLine;
use crate::domain::text::{clip, width, wrap};
use crate::view::geometry::{Grid, Shape};
use crate::view::glyphs::Glyphs;
use crate::view::keyline::key_line;
use crate::view::lines::{Line, Piece, Role, flow};

/// The journey's name, the filter that is on, and the day.
pub(crate) fn header(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).header;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let mut line = Line::of(" milepost", Role::Strong);
    if !app.settings.name.is_empty() {
        line = line.and(" · ", Role::Faint).and(clip(&app.settings.name, 24), Role::Dim);
    }
    if app.unsaved() > 0 {
        line = line.and(
            format!(" {} not on disk yet", Glyphs::of(app.settings.charset).unsaved),
            Role::Open,
        );
    }
    if let Some(unseen) = problems::unseen(&app.screen) {
        line = wrong(app, line, &unseen, columns);
    }
    if let Some(filter) = app.screen.filter.as_ref() {
        let clears = app.settings.keymap.text(", {back} clears it");
        let text = clip(&filter.text, columns / 3);
        line = line.and("   filter: ", Role::Dim).and(text, Role::Accent);
        if app.dialogs().is_empty() && width(&line.text()) + width(&clears) < columns {
            line = line.and(clears, Role::Dim);
        }
    }
    let today = app.data.today;
    let taken = width(&line.text());
    let day = [today.words_in_full(), today.words(), String::new()];
    let day = day.into_iter().find(|day| taken + width(day) + 3 <= columns).unwrap_or_default();
    brush.line(area.x, area.y, area.width, &line.ending(format!("{day} "), Role::Dim));
}

/// What is wrong in the files and not in view, and the key that brings it there; as much of that as fits.
fn wrong(app: &App, line: Line, unseen: &Unseen, columns: usize) -> Line {
    let action = match unseen.pane {
        Pane::Past => Action::Past,
        Pane::Small => Action::Small,
        Pane::Larger => Action::Larger,
    };
    let (key, taken) = (app.settings.keymap.shown(action), width(&line.text()));
    let fits = |text: &str| taken + width(text) + 3 < columns;
    let (words, told) = (format!("   ! {}", unseen.words), format!("   ! {}", unseen.short));
    if fits(&format!("{words} · {key} shows it")) {
        let line = line.and(words, Role::Open).and(" · ", Role::Faint);
        return line.and(key, Role::Accent).and(" shows it", Role::Dim);
    }
    match [words, told].into_iter().find(|told| fits(told)) {
        Some(told) => line.and(told, Role::Open),
        None => Line::of(clip(&format!(" ! {}", unseen.short), columns), Role::Open),
    }
}

/// What was just done, why saving fails, or momentum: a sparkline and a sentence.
pub(crate) fn momentum(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).momentum;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width).saturating_sub(2);
    let line = match said(app, columns).into_iter().next() {
        Some(line) => line,
        None if app.data.read && !app.data.journey.is_empty() => pace(app, columns),
        None => Line::blank(),
    };
    brush.line(area.x + 1, area.y, area.width.saturating_sub(1), &line);
}

/// What can be done here. Over the panes and views the end of what is said takes its place, where one line was too short
/// for it, and leaves the key that tells of all others; a dialog's own keys always stay.
pub(crate) fn keys(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).keys;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let more = said(app, columns.saturating_sub(2)).into_iter().nth(1);
    let more = more.filter(|_| app.dialogs().is_empty());
    let line = more.map_or_else(|| key_line(app, columns), |line| beside_help(app, line, columns));
    brush.line(area.x, area.y, area.width, &line);
}

/// The end of what is said, with the key of the help at the right where there is room.
fn beside_help(app: &App, line: Line, columns: usize) -> Line {
    let (line, key) = (line.indented(1), app.settings.keymap.shown(Action::Help));
    let taken = width(&line.text()) + width(&key) + width(HELP) + 3;
    if taken > columns {
        return line;
    }
    let mut line = line;
    line.right = vec![Piece::new(key, Role::Accent), Piece::new(HELP, Role::Dim)];
    line
}

/// What the key of the help is called beside it.
const HELP: &str = " help ";

/// Why saving fails, or what was just done or refused, in two lines at most: a reason is never cut for one line's sake.
fn said(app: &App, columns: usize) -> Vec<Line> {
    let (text, role) = match (app.trouble(), app.notice()) {
        (Some(trouble), _) => (format!("Not on disk yet, trying again. {trouble}"), Role::Open),
        (None, Some(notice)) => (notice.to_owned(), Role::Plain),
        (None, None) => return Vec::new(),
    };
    let lines = wrap(&text, columns, 2).into_iter();
    lines.map(|line| Line::of(line, role)).collect()
}

/// A sparkline, what is said of momentum, and behind a word of drift or of a pause what can be done about it.
fn pace(app: &App, columns: usize) -> Line {
    let word = &app.data.momentum_line;
    let (role, offered): (Role, &[(Action, &str)]) = match word {
        MomentumLine::Moves(_) => (Role::Dim, &[]),
        MomentumLine::Unknown(_) => (Role::Open, &[]),
        MomentumLine::Paused(_) => (Role::Plain, &[(Action::Break, "resume")]),
        MomentumLine::Drifting(_) => (Role::Plain, ON_DRIFT),
    };
    let mut line = match word {
        MomentumLine::Unknown(_) => Line::blank(),
        MomentumLine::Paused(_) | MomentumLine::Drifting(_) | MomentumLine::Moves(_) => {
            let bars = Glyphs::of(app.settings.charset).bars(&app.data.momentum.weeks);
            Line::of(bars, Role::Done).and("  ", Role::Plain)
        }
    };
    let room = columns.saturating_sub(width(&line.text()));
    line.left.extend(whole(word.text(), role, room));
    for (action, does) in offered {
        let (key, does) = (app.settings.keymap.shown(*action), format!(" {does}"));
        if width(&line.text()) + width(&key) + width(&does) + 3 <= columns {
            let offer = line.and(" · ", Role::Faint);
            line = offer.and(key, Role::Accent).and(does, Role::Dim);
        }
    }
    let room = columns.saturating_sub(width(&line.text()));
    if Grid::of_app(app).shape == Shape::Wide && app.scene().is_none() {
        line.right = look_back::line(app, room);
    }
    line
}

/// What can be done about drift, the calmest first.
const ON_DRIFT: &[(Action, &str)] =
    &[(Action::Snooze, "hide"), (Action::Break, "pause"), (Action::Question, "what next")];

/// The facts of a sentence that fit; one that does not is left out whole.
fn whole(sentence: &str, role: Role, room: usize) -> Vec<Piece> {
    let facts = sentence.split(" · ").map(|fact| Piece::new(fact, role));
    let facts: Vec<Piece> = facts.collect();
    let first = flow(&facts, room).into_iter().next();
    first.unwrap_or_default().left
}
