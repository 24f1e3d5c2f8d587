//! The lines around the panes: the header above, momentum and keys below.

use super::paint::Brush;
use super::{lapse, look_back};
use crate::app::App;
use crate::app::action::Action;
use crate::app::event::Key;
use crate::app::layout::{Area, ClickTarget};
use crate::app::problems::{self, Unseen};
use crate::app::scene::Scene;
use crate::domain::momentum::MomentumLine;
use crate::domain::text::{clip, width};
use crate::view::counted::marked;
use crate::view::geometry::{Grid, Shape};
use crate::view::glyphs::Glyphs;
use crate::view::keyline::key_line;
use crate::view::lines::{Line, Piece, Role, flow};
use crate::view::message;

/// The journey's name, the filter that is on, and the day.
pub(crate) fn header(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).header;
    if area.height == 0 {
        return;
    }
    let columns = usize::from(area.width);
    let today = app.data.today;
    let calendar = app.data.calendar();
    let days = [calendar.in_full(today), calendar.words(today), String::new()];
    let [whole, least] = [usize::MAX, LEAST_NAME].map(|most| begun(app, most, columns));
    let free = |line: &Line, day: &str| columns.checked_sub(width(&line.text()) + width(day) + 3);
    let with_whole = days[..2].iter().find(|day| free(&whole, day).is_some());
    let (line, day) = match with_whole {
        Some(day) => (whole, day.as_str()),
        None => {
            let day = days.iter().find(|day| free(&least, day).is_some());
            let day = day.map_or("", String::as_str);
            let shown = width(&clip(&app.settings.name, LEAST_NAME));
            (begun(app, shown + free(&least, day).unwrap_or(0), columns), day)
        }
    };
    brush.line(area.x, area.y, area.width, &line.ending(format!("{day} "), Role::Dim));
}

/// The columns that a name has in any case.
const LEAST_NAME: usize = 24;

/// The name in at most `most` columns, what is not on disk or not understood, and the filter.
fn begun(app: &App, most: usize, columns: usize) -> Line {
    let mut line = Line::of(" milepost", Role::Strong);
    // On a plain screen no heading says so.
    let marked = marked(app.screen.marked()).filter(|_| Grid::of_app(app).shape == Shape::Plain);
    if let Some(marked) = marked {
        return line.and(" · ", Role::Faint).and(marked, Role::Strong);
    }
    let (name, way_out) = (clip(&app.settings.name, most), way_out(app));
    let all = width(&line.text()) + 3 + width(&name) + width(&way_out.text());
    if !name.is_empty() && (way_out.left.is_empty() || all <= columns) {
        line = line.and(" · ", Role::Faint).and(name, Role::Dim);
    }
    line.left.extend(way_out.left);
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
        let clears = app.keys().text(", {back} clears it");
        let text = clip(&filter.text, columns / 3);
        line = line.and("   filter: ", Role::Dim).and(text, Role::Accent);
        if app.dialogs().is_empty() && width(&line.text()) + width(&clears) < columns {
            line = line.and(clears, Role::Dim);
        }
    }
    line
}

/// The key that leads out of the sample, where it was opened from the user's own journey.
fn way_out(app: &App) -> Line {
    if !app.goes_back {
        return Line::blank();
    }
    let key = app.keys().shown(Action::Quit);
    let line = Line::of(" · ", Role::Faint).and(key, Role::Accent);
    line.and(" back to your journey", Role::Dim)
}

/// The faults in the files that are not in view, and the key that shows them, as far as there is room.
fn wrong(app: &App, line: Line, unseen: &Unseen, columns: usize) -> Line {
    let (key, taken) = (app.keys().shown(unseen.pane.action()), width(&line.text()));
    let fits = |text: &str| taken + width(text) + 3 < columns;
    let (words, told) = (format!("   ! {}", unseen.words), format!("   ! {}", unseen.short));
    if fits(&format!("{words} · {key} show")) {
        let line = line.and(words, Role::Open).and(" · ", Role::Faint);
        return line.and(key, Role::Accent).and(" show", Role::Dim);
    }
    match [words, told].into_iter().find(|told| fits(told)) {
        Some(told) => line.and(told, Role::Open),
        None => Line::of(clip(&format!(" ! {}", unseen.short), columns), Role::Open),
    }
}

/// The line about a credential that lapses.
pub(crate) fn notice(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).notice;
    if area.height > 0 {
        let line = lapse::line(app, usize::from(area.width).saturating_sub(2)).indented(1);
        brush.line(area.x, area.y, area.width, &line);
        brush.target(|| keys_in(&line, area));
    }
}

/// The message, or momentum: a sparkline and a sentence.
pub(crate) fn momentum(app: &App, brush: &mut Brush<'_>) {
    let grid = Grid::of_app(app);
    let area = grid.momentum;
    let mut lines = message::lines(app, area.width);
    let is_review = matches!(app.scene(), Some(Scene::Review(_)));
    let has_pace = app.data.read && !app.data.journey.is_empty() && !is_review;
    if lines.is_empty() && has_pace && area.height > 0 {
        lines = vec![pace(app, usize::from(area.width).saturating_sub(2)).indented(1)];
    }
    if grid.keys.height == 0 {
        let last = lines.pop().map(|last| beside_help(app, last, usize::from(area.width)));
        lines.extend(last);
    }
    for (line, row) in lines.iter().zip(area.y..area.y + area.height) {
        brush.line(area.x, row, area.width, line);
        brush.target(|| keys_in(line, Area { y: row, ..area }));
    }
}

/// The keys that can be used here.
pub(crate) fn keys(app: &App, brush: &mut Brush<'_>) {
    let area = Grid::of_app(app).keys;
    if area.height > 0 {
        let line = key_line(app, usize::from(area.width));
        brush.line(area.x, area.y, area.width, &line);
        brush.target(|| keys_in(&line, area));
    }
}

/// The keys that a line names, each with its words: a click presses it. Where several are named together, none is meant.
pub(super) fn keys_in(line: &Line, area: Area) -> Vec<(Area, ClickTarget)> {
    let columns = |pieces: &[Piece]| pieces.iter().map(|p| width(&p.text) as u16).sum::<u16>();
    let right = (area.x + area.width).saturating_sub(columns(&line.right));
    let mut keys = Vec::new();
    for (mut x, pieces) in [(area.x, &line.left), (right, &line.right)] {
        for pair in pieces.windows(2) {
            let [key, words] = pair else { continue };
            let columns = width(&key.text) as u16;
            let name = Some(&key.text).filter(|name| key.role == Role::Accent && name.is_ascii());
            if let Some(key) = name.and_then(|name| Key::named(name)) {
                let width = columns + width(words.text.trim_end()) as u16;
                keys.push((Area { x, width, height: 1, ..area }, ClickTarget::Press(key)));
            }
            x += columns;
        }
    }
    keys
}

/// The last line of a message that takes the place of the keys, with the key of the help at the right where there is room.
fn beside_help(app: &App, line: Line, columns: usize) -> Line {
    let key = app.keys().shown(Action::Help);
    if width(&line.text()) + width(&key) + width(HELP) + 3 > columns {
        return line;
    }
    Line { right: vec![Piece::new(key, Role::Accent), Piece::new(HELP, Role::Dim)], ..line }
}

const HELP: &str = " help ";

/// A sparkline and the sentence on momentum, with the keys that answer drift or end a pause.
fn pace(app: &App, columns: usize) -> Line {
    let word = &app.data.momentum_line;
    let (role, offered): (Role, &[(Action, &str)]) = match word {
        MomentumLine::Moves(_) => (Role::Dim, &[]),
        MomentumLine::Unknown(_) => (Role::Open, &[]),
        MomentumLine::Paused(_) => (Role::Plain, &[(Action::Break, "resume")]),
        // While another reminder is there, the key hides that first.
        MomentumLine::Drifting(_) if app.lapse().is_some() => (Role::Plain, &ON_DRIFT[1..]),
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
        let (key, does) = (app.keys().shown(*action), format!(" {does}"));
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

/// The answers to drift, the calmest first.
const ON_DRIFT: &[(Action, &str)] =
    &[(Action::Snooze, "hide"), (Action::Break, "pause"), (Action::Question, "what next")];

/// The facts of a sentence that fit; one that does not is left out whole.
fn whole(sentence: &str, role: Role, room: usize) -> Vec<Piece> {
    let first = sentence.split(" · ").next().filter(|first| width(first) > room);
    // Even the first is too long: its beginning says the most.
    let sentence = first.and_then(|first| Some(first.split_once(", ")?.0)).unwrap_or(sentence);
    let facts = sentence.split(" · ").map(|fact| Piece::new(fact, role));
    let facts: Vec<Piece> = facts.collect();
    let first = flow(&facts, room).into_iter().next();
    first.unwrap_or_default().left
}
