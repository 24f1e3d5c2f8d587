//! The keys of a card: each key has its place, on every card the same.

use crate::app::action::{Action, Action as A};
use crate::domain::text::width;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Piece, Role, flow};

/// The places of the keys, in two rows. An action that never meets another shares its place.
const PLACES: [[&[Action]; 4]; 2] = [
    [&[A::Yes], &[A::Done, A::Next, A::NeverAsk], &[A::Target], &[A::Drop]],
    [&[A::No], &[A::NextStep], &[A::State], &[A::Skip]],
];

/// The columns of the first place, which has the longest labels, with and without room to spare.
const FIRST: usize = 23;
const FIRST_NARROW: usize = 19;

/// The least width with room to spare, and the least with room for the places; below it the keys flow.
const ROOMY: usize = 70;
const LEAST: usize = 64;

/// The lines of the keys with their labels.
pub(crate) fn lines(keys: &[(Action, String)], canvas: &Canvas<'_>) -> Vec<Line> {
    if canvas.room() < LEAST {
        return flowing(keys, canvas);
    }
    let first = if canvas.room() < ROOMY { FIRST_NARROW } else { FIRST };
    let other = (canvas.room() - first) / 3;
    let place = |line: Line, (at, actions): (usize, &&[Action])| {
        let room = if at == 0 { first } else { other };
        let Some((action, label)) = keys.iter().find(|(action, _)| actions.contains(action)) else {
            return line.and(" ".repeat(room), Role::Plain);
        };
        let key = canvas.keymap.shown(*action);
        let label = format!(" {label}");
        let air = room.saturating_sub(width(&key) + width(&label)).max(1);
        line.and(key, Role::Accent).and(label + &" ".repeat(air), Role::Plain)
    };
    PLACES.iter().map(|row| row.iter().enumerate().fold(Line::blank(), place)).collect()
}

fn flowing(keys: &[(Action, String)], canvas: &Canvas<'_>) -> Vec<Line> {
    let places = || PLACES.iter().flatten().flat_map(|actions| actions.iter());
    let labelled = |action: &Action| keys.iter().find(|(offered, _)| offered == action);
    let shown: Vec<(String, &String)> = places()
        .filter_map(labelled)
        .map(|(action, label)| (canvas.keymap.shown(*action), label))
        .collect();
    let entries = shown.iter().map(|(key, label)| format!("{key} {label}"));
    let pieces: Vec<Piece> = entries.map(|entry| Piece::new(entry, Role::Accent)).collect();
    let parted = |piece: Piece| {
        let begins =
            |key: &&str| piece.text.strip_prefix(*key).is_some_and(|label| label.starts_with(' '));
        let key = shown.iter().map(|(key, _)| key.as_str()).find(begins);
        match key.filter(|_| piece.role == Role::Accent) {
            Some(key) => {
                let label = piece.text[key.len()..].to_owned();
                vec![Piece::new(key, Role::Accent), Piece::new(label, Role::Plain)]
            }
            None => vec![piece],
        }
    };
    let mut lines = flow(&pieces, canvas.room());
    for line in &mut lines {
        line.left = std::mem::take(&mut line.left).into_iter().flat_map(parted).collect();
    }
    lines
}
