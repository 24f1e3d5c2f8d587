//! The keys of a card: each key has its place, on every card the same.

use crate::app::action::{Action, Action as A};
use crate::domain::text::width;
use crate::view::canvas::Canvas;
use crate::view::lines::{Line, Piece, Role, flow};

/// The places of the keys, in order. An action that never meets another shares its place.
const PLACES: [&[Action]; 8] = [
    &[A::Yes],
    &[A::No],
    &[A::Done, A::Next, A::NeverAsk],
    &[A::NextStep],
    &[A::Target],
    &[A::State],
    &[A::Drop],
    &[A::Skip],
];

/// The places of a row, each with its columns.
type KeyRow = Vec<(usize, usize)>;

/// The rows of the places: two, or more where there is less room; `None` where the keys just follow each other.
fn rows(canvas: &Canvas<'_>) -> Option<Vec<KeyRow>> {
    let room = canvas.room();
    let two = |first: usize, others: [usize; 3]| {
        let columns = [first, others[0], others[1], others[2]];
        let row = |begin: usize| (begin..8).step_by(2).zip(columns).collect();
        Some(vec![row(0), row(1)])
    };
    match room {
        70.. => two(23, [(room - 23) / 3; 3]),
        64.. => two(19, [(room - 19) / 3; 3]),
        WIDE.. => two(19, [15, 12, 9]),
        36.. if canvas.is_airy() => {
            let columns = [room / 2, room - room / 2];
            let row = |places: [usize; 2]| places.into_iter().zip(columns).collect();
            Some([[0, 1], [2, 7], [3, 4], [5, 6]].map(row).into())
        }
        36.. => {
            let row = |places: [usize; 3]| places.into_iter().zip([15, 12, 9]).collect();
            Some(vec![vec![(0, 15), (1, 21)], row([3, 2, 4]), row([5, 6, 7])])
        }
        _ => None,
    }
}

/// Labels that are longer than their place where there is less room.
const SHORT: [(&str, &str); 3] =
    [("new date", "date"), ("it is renewed", "renewed"), ("add the renewal", "the renewal")];

/// The least room with two rows of places.
const WIDE: usize = 55;

/// Whether a label has few columns.
pub(crate) fn is_narrow(canvas: &Canvas<'_>) -> bool {
    canvas.room() < WIDE
}

/// The lines of the keys with their labels.
pub(crate) fn lines(keys: &[(Action, String)], canvas: &Canvas<'_>) -> Vec<Line> {
    let in_place = |place: usize| {
        let (action, label) = keys.iter().find(|(action, _)| PLACES[place].contains(action))?;
        let short = SHORT.iter().find(|(long, _)| long == label && is_narrow(canvas));
        let label = short.map_or(label.as_str(), |(_, short)| short);
        Some((canvas.keymap.shown(*action), format!(" {label}")))
    };
    let Some(rows) = rows(canvas) else {
        let all = (0..PLACES.len()).filter_map(in_place);
        let pieces: Vec<Piece> =
            all.map(|(key, label)| Piece::new(key + &label, Role::Plain)).collect();
        return flow(&pieces, canvas.room());
    };
    let placed = |line: Line, (place, room): (usize, usize)| {
        let Some((key, label)) = in_place(place) else {
            return line.and(" ".repeat(room), Role::Plain);
        };
        let air = room.saturating_sub(width(&key) + width(&label)).max(1);
        line.and(key, Role::Accent).and(label + &" ".repeat(air), Role::Plain)
    };
    rows.into_iter().map(|row| row.into_iter().fold(Line::blank(), placed)).collect()
}
